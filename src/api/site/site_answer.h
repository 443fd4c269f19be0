// A customer as an answer of the API (portal.md P10).
#ifndef API_SITE_SITE_ANSWER_H
#define API_SITE_SITE_ANSWER_H

#include "action/site/site_see.h"
#include "api/shape.h"

typedef struct {
    Text level;
    Points term_points;
    bool term_points_null;
    Date term_start;
    bool term_start_null;
    Date term_end;
    bool term_end_null;
    Text next_level;
    Points points_to_next;
    bool points_to_next_null;
} SiteSummaryAnswer;

typedef struct {
    Text part;
    Text description;
    Text part_type;
    Text metric;
    Quantity quantity;
    Text state; // covered, lapsed
    const CoverageSpan *coverage;
    size_t coverage_count;
} SiteLicenceAnswer;

typedef struct {
    Text kind;
    int64_t licences;
    Points points;
    bool points_null;
    Text level;
    Text part;
    Text replacement;
} SiteChanceAnswer;

typedef struct {
    Text evidence;
    Text number;
    int64_t count;
    Date from;
    Date until;
    bool until_null;
} SiteEvidenceAnswer;

typedef struct {
    Date true_on;
    const CustomerRow *customer; // one for each currency
    size_t customer_count;
    const SiteSummaryAnswer *summary; // NULL: it is not open, or not known of that day
    SiteLicenceAnswer *licences;
    size_t licence_count;
    SiteChanceAnswer *opportunities;
    size_t opportunity_count;
    SiteEvidenceAnswer *evidence;
    size_t evidence_count;
} SiteAnswer;

extern const Shape site_shape;

SiteAnswer site_answer(const ActionContext *context, const SiteView *site);

#endif
