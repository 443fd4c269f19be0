// The public page that checks a proof's file (P36).
#ifndef WEB_PROOF_VERIFY_FORM_H
#define WEB_PROOF_VERIFY_FORM_H

#include "action/proof/proof_verify.h"
#include "web/page.h"

// verified NULL: nothing was checked yet; problem: why nothing could be.
Err verify_show(PageCall *call, int status, const ProofVerified *verified, const Message *problem);

#endif
