// A quote as actions work on it: loaded whole, changed in memory, priced, saved. Inside action
// only.
#ifndef ACTION_QUOTE_QUOTE_WORK_PRIVATE_H
#define ACTION_QUOTE_QUOTE_WORK_PRIVATE_H

#include "action/as_of.h"
#include "action/order/order_draft_private.h"
#include "domain/quote/quote_state.h"

// R4.10: who said that the rest of a covered quantity is out of use.
typedef struct {
    bool given;
    IdentityId by;
    Date on;
    Text evidence;
} QuoteDeclared;

typedef struct {
    bool given;
    Money money;
} MaybeMoney;

// The sites that a quote opens (V2 `quote`), each once, and until when.
typedef struct {
    SiteId *sites;
    size_t count;
    bool has_until;
    Date until;
} QuoteOpened;

// A line: what people said of it, then what pricing made of it.
typedef struct QuoteItem {
    int64_t line;                 // its number: as it is, while others come and go
    const struct QuoteItem *kept; // as this revision's row has it; NULL: it has none yet
    int64_t edition;              // that it came with; 0: written before that was kept
    bool changed;                 // it says something else than that row
    bool removed;
    SiteId site;
    Text part;
    Quantity quantity;
    EntitlementId entitlement; // 0: of a sales line
    MaybeMoney channel_unit;   // R8.4: what the distributor asks of the reseller
    MaybeMoney sell_unit;      // what the customer pays
    Text note;
    QuoteDeclared declared;

    bool unpriced; // of another day: what it cost then was not kept yet
    PriceRowId price_row;
    Date price_on;
    Money yearly;
    Money unit;
    Money extended;
    MaybeMoney buy_unit; // what who buys from the vendor pays
    Points points;
    bool covers;
    Date coverage_start;
    Date coverage_end;
    int32_t months; // 0: not prorated
    Date due;
} QuoteItem;

typedef struct {
    EnterpriseId enterprise;
    QuoteId quote;
    int64_t revision;
    int64_t edition;
    Text number;
    bool renewal; // else sales
    QuoteState state;
    AgreementId agreement;
    SiteId site;     // 0: of the whole agreement
    AccountId owner; // 0: the vendor
    AccountId distributor;
    AccountId reseller;
    Currency currency;
    Text country_group;
    Level level; // LEVEL_NONE for express
    Money total;
    Points points;
    bool presented;
    Date presented_on;
    bool has_valid_to;
    Date valid_to;
    Text input_hash;
    int64_t programme_version;
    Date priced_on;
    Instant changed_at;
    QuoteId source;               // 0: none
    int64_t contact;              // of the site in its head; 0: none
    Text contact_role;            // as the viewer sees it, of a loaded one; empty: not, or none
    MaybeMoney maximum_end_price; // that its customer may be asked for all of it
    QuoteItem *items;
    size_t count;
    size_t room;
    int64_t last_line;  // the highest number of a line
    QuoteOpened opened; // as kept
    bool has_open_on;   // R4.9: its lines are what could be renewed on `open_on`; else today
    Date open_on;
    const struct QuoteKnown *known; // what pricing need not read (quote_held_private.h), or NULL
    const ViewTime *when;           // it is as of then; NULL: now
} QuoteWork;

// Loads a revision with its lines; 0: the newest.
Err quote_work_load(const ActionContext *context, EnterpriseId enterprise, QuoteId quote,
                    int64_t revision, QuoteWork *ret_work, bool *ret_found);
// The same as its last edition of a day left it; revision 0: the newest then, of a customer the
// newest that it was shown. Not found where it did not exist yet.
Err quote_work_load_then(const ActionContext *context, EnterpriseId enterprise, QuoteId quote,
                         int64_t revision, const ViewTime *when, QuoteWork *ret_work,
                         bool *ret_found);
// A new line at the end, with the next number; NULL where the quote is full.
QuoteItem *quote_work_add(Arena *arena, QuoteWork *work);
size_t quote_work_lines(const QuoteWork *work);

// Saves a quote or a revision that is not there yet, with its lines; notes the verb as its next
// edition, and what the quote opens from now on (V2).
Err quote_save_new(Action *action, QuoteWork *work, QuoteVerb verb);
// Saves what changed of a revision that is there. `reason` may be empty.
Err quote_save(Action *action, QuoteWork *work, QuoteVerb verb, Text reason);
// The kept revision gives way (QUOTE_REVISE) to the next, which `work` becomes with what was
// changed in it, in this state; saved with all its lines.
Err quote_revise(Action *action, QuoteWork *work, QuoteState state, QuoteVerb verb);

// The sites that a quote in this state opens, and until when.
QuoteOpened quote_opens(Arena *arena, const QuoteWork *work);

// The customer may see it: it was presented, or stands (P24).
static inline bool quote_is_shown(const QuoteWork *work) {
    return work->presented || work->state == QUOTE_STANDING;
}

// What a viewer is to a quote.
typedef struct {
    bool sees;
    unsigned parts;  // of QuoteMover: what it is, whatever its rights
    unsigned movers; // of those, what its rights let it act as (portal.md §4)
} QuoteRelation;

QuoteRelation quote_relation(const ActionContext *context, const QuoteWork *work);
// The quote that an action is about, opened for a verb by one of the viewer's parts; refuses what
// quote_change.h says of every action, and quote_expired. Where the request is repeated
// (action->repeated), only the quote is loaded.
Err quote_begin(Action *action, Text number, int64_t edition, QuoteVerb verb, QuoteWork *ret_work);

// Finds the record of a renewal line's name (renewal_line of P21) in an enterprise, as it stands
// now. False where there is none, or its coverage is another one by now.
typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    EntitlementId entitlement;
    SiteId site;
    Text renewal; // part
    Quantity covered;
    Text currency;
    Text country_group;
    AccountId distributor;
    AccountId reseller;
    bool open; // it can be renewed today
} QuotableLine;
Err quotable_find(const ActionContext *context, Text renewal_line, QuotableLine *ret_line,
                  bool *ret_found);
// For whom a quote holds a line: its reseller, else its distributor, else the vendor (0).
static inline int64_t quote_party(AccountId distributor, AccountId reseller) {
    return reseller.id != 0 ? reseller.id : distributor.id;
}
// P23: the live quote, other than `but`, that holds a line for the same partner; empty: none. A
// standing quote holds nothing back.
Err quote_holding(const ActionContext *context, const QuoteWork *work, EntitlementId entitlement,
                  Text *ret_number);
// Whole numbers and prices as people typed them; refuse bad_quantity, bad_price of a line.
bool quote_read_quantity(Action *action, Text text, int64_t line, Quantity *ret);
bool quote_read_price(Action *action, const QuoteWork *work, Text text, int64_t line,
                      MaybeMoney *ret);
// R8.4: what the owner sets: the distributor's price to its reseller, or the customer's.
MaybeMoney *quote_owner_price(const QuoteWork *work, QuoteItem *item);

// The context in the quote's own price list, as of today.
ActionContext quote_prices(const ActionContext *context, const QuoteWork *work);

// The lines as an order of today would have them, in the places of quote->items that are not
// removed; refuses line by line (by the quote's line numbers) line_not_open, bad_quantity,
// declaration_required, part_not_found, renewal_needs_renew, nothing_lapsed. draft->standing is of
// today.
Err quote_draft(Action *action, const QuoteWork *quote, PartCache *cache, OrderDraft *ret_draft);
// Prices the lines as of today and fills their figures, the level, the points and the total.
// Refuses what quote_draft refuses, no_lines, no_price, amount_too_large. ret_draft is the priced
// draft.
Err quote_price(Action *action, QuoteWork *work, OrderDraft *ret_draft);
// The discount of who buys from the vendor (R8.4); 0 where nobody of the quote does.
Err quote_discount(const ActionContext *context, const QuoteWork *work, Date on,
                   Percent *ret_discount);
// B4: the digest of everything that the figures were computed from.
Text quote_input_hash(Arena *arena, const Programme *programme, const QuoteWork *work,
                      const Standing *standing, Percent discount);
// R8.7: the last day of a priced quote presented today; no part of it outlives its own last day.
Date quote_last_day(const ActionContext *context, const OrderDraft *draft);

#endif
