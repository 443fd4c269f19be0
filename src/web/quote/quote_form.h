// What the form of a quote's lines brings.
#ifndef WEB_QUOTE_QUOTE_FORM_H
#define WEB_QUOTE_QUOTE_FORM_H

#include "action/quote/quote_change.h"
#include "web/page.h"

typedef struct {
    int64_t revision; // the edition that the page showed
    int64_t after;    // where the page began
    QuoteChangeInput change;
} QuoteForm;

extern const FieldTable quote_form_fields;

// The change that it means; the row for another part says nothing while it is empty.
QuoteChangeInput quote_form_change(const PageCall *call, const QuoteForm *form);

#endif
