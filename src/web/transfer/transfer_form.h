// The form of a move, answered with what it would do.
#ifndef WEB_TRANSFER_TRANSFER_FORM_H
#define WEB_TRANSFER_TRANSFER_FORM_H

#include "action/transfer/transfer.h"
#include "web/page.h"

// `tried`: what was refused; NULL: nothing was tried.
Err transfer_form_show(PageCall *call, int status, const TransferAsk *ask, const Refusals *tried);

#endif
