// The languages of documents: the customer's, by its country (C1).
#ifndef DOMAIN_LANGUAGE_H
#define DOMAIN_LANGUAGE_H

#include "base/text.h"

// "en", "id" or "zh-Hant", by an ISO 3166 code; English where no other is ours.
Text language_of_country(Text country);

#endif
