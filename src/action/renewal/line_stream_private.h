// Renewal lines as they are kept, by their due day, for one viewer: streams of different queries
// merged into one. Inside action only.
#ifndef ACTION_RENEWAL_LINE_STREAM_PRIVATE_H
#define ACTION_RENEWAL_LINE_STREAM_PRIVATE_H

#include "action/customer/name_patterns_private.h"
#include "action/renewal/line_row_private.h"

// What is asked for, in ids. Empty and 0 do not filter.
typedef struct LineFilter {
    Date due_from;
    Date due_to;
    Date end_from; // of the coverage that runs
    Date end_to;
    EnterpriseId enterprise; // of the holder
    AgreementId holder;
    SiteId only_site;
    QuoteId quote;
    Text part;
    AccountId distributor;
    AccountId reseller;
    Text currency;
    Text words[NAME_WORDS_MAX];   // patterns of the folded name; the first empty: none
    bool unquoted;                // in no own live quote
    bool tells_orders;            // of which quotes an order waits (LINE_ORDERED)
    bool shown;                   // with what is only shown: proofs, notices
    const struct LinesThen *then; // the lines of another day (past/lines_then_private.h); NULL: now
} LineFilter;

// The place after which a page begins.
typedef struct LinePlace {
    Date due;
    EnterpriseId enterprise;
    EntitlementId entitlement;
} LinePlace;

#define LINES_BEGIN ((LinePlace){.due = DATE_MIN})

static inline LinePlace line_place(const LineRow *row) {
    return (LinePlace){row->due, row->enterprise, row->entitlement};
}

int line_place_compare(const LinePlace *a, const LinePlace *b);

typedef struct LinePage {
    LineRow *rows;
    size_t count;
    bool more; // there may be others after them
} LinePage;

// Lines that are at hand already, by due day: who gives pages of them.
typedef struct LinesThen {
    Err (*next)(const ActionContext *context, const LineFilter *filter, LinePlace after,
                size_t most, LinePage *ret_page);
} LinesThen;

// Their order: by due day, enterprise and record.
int line_compare(const LineRow *a, const LineRow *b);

// The next lines after a place, at most `most`, by due day, enterprise and record; bare: without
// what line_shared_private.h fills in.
Err lines_next_bare(const ActionContext *context, const LineFilter *filter, LinePlace after,
                    size_t most, LinePage *ret_page);
// The same, filled.
Err lines_next(const ActionContext *context, const LineFilter *filter, LinePlace after, size_t most,
               LinePage *ret_page);

// Fills what bare rows lack.
Err lines_fill(const ActionContext *context, const LineFilter *filter, LineRow *first,
               size_t count);

// Of a partner those that it is named for alone, the first, bare.
Err lines_named(const ActionContext *context, const LineFilter *filter, size_t most,
                LinePage *ret_page);

// What an index says of a line: all that it is valued by, but for its renewal part.
typedef struct {
    LinePlace place;
    SiteId site;
    Text licence;
    Quantity quantity;
    Date coverage_end;
    Date since;
    Text currency;
    Text country_group;
} LineHead;

typedef struct {
    LineHead *items;
    size_t count;
    bool more; // there may be others after them
} LineHeads;

// The first lines, at most `most`, as lines_next_bare gives them; only for filters by day, or of a
// customer.
Err lines_heads(const ActionContext *context, const LineFilter *filter, size_t most,
                LineHeads *ret_heads);
// Counts the lines and their sites, looking at `most` lines at most; only for filters by day.
Err lines_count(const ActionContext *context, const LineFilter *filter, int64_t most,
                int64_t *ret_lines, int64_t *ret_sites);
// True where lines_count knows all that is asked for.
bool lines_can_count(const ActionContext *context, const LineFilter *filter);

#endif
