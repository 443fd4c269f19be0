// Making the view of an agreement's page.
#ifndef WEB_AGREEMENT_AGREEMENT_VIEW_H
#define WEB_AGREEMENT_AGREEMENT_VIEW_H

#include "action/agreement/agreement_page.h"
#include "web/agreement/agreement_show.h"
#include "web/page.h"

AgreementShow agreement_show(const PageCall *call, const AgreementPage *page, bool points);

#endif
