// An order being made: lines gathered by an action, priced together, saved in one go. Inside
// action.
#ifndef ACTION_ORDER_ORDER_DRAFT_PRIVATE_H
#define ACTION_ORDER_ORDER_DRAFT_PRIVATE_H

#include "action/entitlement/entitlement_private.h"
#include "action/order/order_parties.h"
#include "action/order/order_view.h"
#include "base/text_map.h"

// What a lapsed record's part says of its next renewal.
typedef struct {
    PartType type;
    Text renewal;
} Lapsed;

// Lapsed coverage of the ordering site that a reinstatement part can bring back (R4.11).
typedef struct {
    bool loaded;
    EntitlementRecord *records;
    Lapsed *parts;     // of the records, in their places
    Holding *holdings; // sorted; index says which of the records
    size_t count;
} LapsedPool;

// A part of a lapsed record that a reinstatement line takes.
typedef struct {
    const EntitlementRecord *record;
    PartType type; // of its part
    Text renewal;
    Quantity quantity;
} Taking;

// A part with its prices, loaded once per action.
typedef struct {
    PricedPart priced;
    LapsedPool lapsed; // of a reinstatement part
} CachedPart;

// What is not at the ordering site yet and counts as if it were (P20).
typedef struct {
    const EntitlementRecord *records;
    const Lapsed *parts; // of the records, in their places
    size_t count;
} Arriving;

// Parts by number.
typedef struct {
    bool of_sales; // no line of theirs renews: with prices of today alone
    Arriving arriving;
    TextMap map; // part number → index in parts
    CachedPart **parts;
    size_t room;
} PartCache;

// Loads those of these parts that are not there yet, all at once; each may be named several times.
Err part_cache_load(const ActionContext *context, PartCache *cache, const Text *parts,
                    size_t count);
// Says that these parts will be loaded into a cache of this kind that has none yet: they come with
// the next read (store/db_private.h: db_ask).
Err part_cache_ask(const ActionContext *context, bool of_sales, const Text *parts, size_t count);
// The part of this number, loaded alone where it is not there yet; found is false in it where there
// is none. Lives as long as the arena.
Err part_cache_get(const ActionContext *context, PartCache *cache, Text part,
                   CachedPart **ret_part);

// P19: what two persons of the order desk set a line's unit to, by which change of its order.
typedef struct {
    int64_t change; // its place among them; 0: nobody did
    Money unit;
} StaffPrice;

// What an order line makes or changes, beside its price.
typedef struct {
    SiteId site;
    const Part *part;
    Date coverage_start;
    Date coverage_end;
    RenewalSpan span;          // months 0 where it is no renewal
    EntitlementRecord renewed; // that a renewal line renews
    Quantity quantity;
    Taking *takings; // of a reinstatement line
    size_t taking_count;
} DraftLine;

typedef struct {
    bool is_renewal;
    bool has_site; // ordered at one site
    SiteId site;
    AgreementId agreement;
    OrderParties parties;
    Standing standing;  // of the agreement, before the order; draft_accept brings it after it
    Level level_before; // as draft_accept found it
    bool starts_term;   // it is the first order of its agreement; set by draft_accept
    DraftLine *lines;
    size_t count;
    OrderLineAsk *asks;     // filled by draft_price
    OrderLinePrice *prices; // filled by draft_price
    OrderPrice order;       // filled by draft_price
    QuoteId quote;          // that it was ordered from; id 0: none
    OrderId order_id;       // and number: of an order that was submitted before; id 0: a fresh one
    Text number;
} OrderDraft;

// Says that the parts of these lines will be loaded (part_cache_ask).
Err draft_ask_parts(const ActionContext *context, bool of_sales, const OrderLineInput *lines,
                    size_t count);
// The parts of lines to come, all with one question to the database.
Err draft_load_parts(const ActionContext *context, PartCache *cache, const OrderLineInput *lines,
                     size_t count);
// One line that is no renewal, ordered at a site: checks it and says what it will cover. Refuses
// part_not_found, part_withdrawn, bad_quantity, renewal_needs_renew, nothing_lapsed with line index
// + 1. The cache is of one site: what it knows to be lapsed is that one's.
Err draft_sale_line(Action *action, PartCache *cache, SiteId site, Text number, Quantity quantity,
                    size_t index, DraftLine *line);
// Lines that are no renewals, ordered at a site today, gathered and priced for who only reads: the
// standing is the agreement's with its terms closed in memory. Refuses what draft_sale_line does
// and, where that is nothing, what draft_price does. Nothing of it is saved.
Err draft_sale_lines(Action *reading, PartCache *cache, SiteId site, AgreementId agreement,
                     const OrderLineInput *lines, size_t count, OrderDraft *ret_draft);
// True where a holding has a renewal line that is open today (R4.2, R6.1).
bool draft_can_renew(const ActionContext *context, const EntitlementRecord *record, PartType type,
                     Text renewal);
// The renewal line of a holding: of all of it; a lower quantity is set afterwards (R4.10).
Err draft_renewal_line(const ActionContext *context, PartCache *cache,
                       const EntitlementRecord *record, Text renewal, const RenewalSpan *span,
                       DraftLine *ret_line);
// R4.6: what one line asks of the price list: a renewal as of the first day of its coverage,
// anything else as of today.
PriceAsk draft_ask(const ActionContext *context, const CachedPart *part, const DraftLine *line);
// Prices the draft as accepted today; refuses no_price (to a viewer part_not_for_country where the
// list never had one), amount_too_large.
Err draft_price(const ActionContext *context, PartCache *cache, OrderDraft *draft,
                Refusals *refusals);
// Prices a priced draft anew with what two persons set of its lines: one place for each of them, or
// NULL. Points and level stay. Refuses amount_too_large.
void draft_price_by_staff(const ActionContext *context, OrderDraft *draft, const StaffPrice *staff,
                          Refusals *refusals);
// The view of a priced draft; the agreement's summary is of draft->standing.
OrderView draft_view(const ActionContext *context, EnterpriseId enterprise,
                     const OrderDraft *draft);
// What draft_accept would make of it, without effect: refuses as it, and brings draft->standing
// after the order as it does.
void draft_foresee(Action *action, OrderDraft *draft, OrderView *ret_order);
// Accepts a priced draft (R9.1): term, points, order, lines, entitlements, key. draft->standing
// becomes the standing after it. Refuses amount_too_large where the term's points overflow.
Err draft_accept(Action *action, OrderDraft *draft, OrderView *ret_order);
// Makes and changes the entitlements of an accepted draft.
Err draft_save_entitlements(Action *action, const OrderDraft *draft, OrderId order);
// R7.1, V2: a proof per site of the order, and what its partners see of the site from now on.
Err draft_save_proofs(Action *action, const OrderDraft *draft, OrderId order);

#endif
