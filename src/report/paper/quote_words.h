// The words of a quote in the languages of documents.
#ifndef REPORT_PAPER_QUOTE_WORDS_H
#define REPORT_PAPER_QUOTE_WORDS_H

#include "base/text.h"
#include "domain/record/contact.h"

typedef struct {
    Text language;
    Text title;
    Text number;
    Text revision;
    Text presented_on;
    Text valid_to;
    Text customer;
    Text place;
    Text agreement;
    Text site;
    Text reseller;
    Text distributor;
    Text level;
    Text line;
    Text part;
    Text description;
    Text quantity;
    Text coverage;
    Text unit;
    Text own_unit;
    Text sell_unit;
    Text extended;
    Text points;
    Text total; // the suggested one
    Text own_total;
    Text sell_total;
    Text contact;
    Text contact_roles[CONTACT_ROLE_COUNT];
    Text maximum;
    Text net_of_tax;
} QuoteWords;

const QuoteWords *quote_words(Text language);

#endif
