// What the list of renewal lines sends to be quoted, and the page that says what became of it.
#ifndef WEB_QUOTE_RENEWAL_QUOTES_FORM_H
#define WEB_QUOTE_RENEWAL_QUOTES_FORM_H

#include "action/quote/renewal_quotes_create.h"
#include "web/page.h"
#include "web/part/form/field.h"

typedef struct {
    FieldList renewal_lines; // ticked
    Text list;               // path and query of the list
    RenewalQuotesInput quotes;
} RenewalQuotesForm;

extern const FieldTable renewal_quotes_form_fields;

// What is to be quoted: ticked lines, then those with fields of their own.
RenewalQuotesInput renewal_quotes_form_input(const PageCall *call, const RenewalQuotesForm *form);
// Of all quotes of a press (P16), as they were typed.
FormField renewal_quotes_contact(const PageCall *call);
FormField renewal_quotes_maximum(const PageCall *call);
// `outcome` NULL: nothing was done, for the reason in refusals or complaints.
Err quotes_made_show(PageCall *call, int status, const RenewalQuotesInput *input, Text list,
                     const RenewalQuotesOutcome *outcome, const Refusals *refusals);

#endif
