// What a quote says beside its lines (P16): its contact, and the end price at most.
#ifndef WEB_QUOTE_QUOTE_TERMS_H
#define WEB_QUOTE_QUOTE_TERMS_H

#include "action/quote/quote_see.h"
#include "web/page.h"
#include "web/part/form/field.h"
#include "web/part/show/facts.h"

enum { QUOTE_TERMS_FACTS = 2 };

// Of a new quote `quote` is NULL; the contacts are those of the site that open to the reader.
Err quote_terms_fields(const PageCall *call, Text site, const Quote *quote,
                       const Refusals *refusals, FormFields *ret_fields);
void quote_terms_add_facts(const PageCall *call, const Quote *quote, Facts *facts);

#endif
