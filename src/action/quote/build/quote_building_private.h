// A quote that is being built: its head, its lines as typed, what is wrong with them. Inside action
// only.
#ifndef ACTION_QUOTE_BUILD_QUOTE_BUILDING_PRIVATE_H
#define ACTION_QUOTE_BUILD_QUOTE_BUILDING_PRIVATE_H

#include "action/enquiry/enquiry_private.h"
#include "action/quote/build/quote_build.h"
#include "action/quote/quote_work_private.h"

typedef struct {
    const QuoteBuildInput *input;
    SiteRecord site;       // of a new quote
    EnquiryRecord enquiry; // that it is made of, where its input names one
    QuoteWork work;
    QuoteBuilt *built;
} Building;

// The site of a new quote, as the viewer sees it; refuses site_not_found.
Err building_find_site(Action *action, Building *building);
// The head of a new quote: owner, partners, price list. The site is found, and fresh where the
// enterprise was opened. Refuses what do_quote_create refuses of the whole, but for lines.
Err building_head(Action *action, Building *building);
// For who only looks: the head of a new quote, or the quote that gets more lines.
Err building_begin(Action *action, Building *building);
// Judges the lines, adds the good ones to the work and prices it; what pricing refuses of a line is
// that line's matter. Refuses too_many_lines, no_lines (none was typed), and what pricing refuses
// of the whole or of lines that were there before. Afterwards lines that were left out stand in the
// work as removed.
Err building_lines(Action *action, Building *building);

#endif
