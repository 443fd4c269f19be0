// The public page that says of a file whether it is a proof as it was issued (P36).
#ifndef WEB_PROOF_VERIFY_H
#define WEB_PROOF_VERIFY_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/show/facts.h"

typedef struct {
    Text csrf;
    FormFields fields;
    bool judged;
    Text tone; // "good", "warn", "bad"
    Html icon;
    Message verdict;
    Message text;
    Facts facts; // what the file says, where it is genuine
} VerifyPage;

#endif
