// An order being made: lines gathered by an action, priced together, saved in one go. Inside
// action.
#ifndef ACTION_ORDER_ORDER_DRAFT_PRIVATE_H
#define ACTION_ORDER_ORDER_DRAFT_PRIVATE_H

#include "action/entitlement/entitlement_private.h"
#include "action/order/order_parties.h"
#include "action/order/order_view.h"
#include "base/text_map.h"

// Lapsed coverage of the ordering site that a reinstatement part can bring back (R4.11).
typedef struct {
    bool loaded;
    EntitlementRecord *records;
    Holding *holdings; // sorted; index says which of the records
    size_t count;
} LapsedPool;

// A part of a lapsed record that a reinstatement line takes.
typedef struct {
    const EntitlementRecord *record;
    Quantity quantity;
} Taking;

// A part with its prices, loaded once per action.
typedef struct {
    bool found;
    PricedPart priced;
    LapsedPool lapsed; // of a reinstatement part
} CachedPart;

// Parts by number.
typedef struct {
    TextMap map; // part number → index in parts
    CachedPart **parts;
    size_t room;
} PartCache;

// The part of this number; found is false in it where there is none. Lives as long as the arena.
Err part_cache_get(const ActionContext *context, PartCache *cache, Text part,
                   CachedPart **ret_part);

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
    Standing standing; // of the agreement, before the order
    DraftLine *lines;
    size_t count;
    OrderLineAsk *asks;     // filled by draft_price
    OrderLinePrice *prices; // filled by draft_price
    OrderPrice order;       // filled by draft_price
} OrderDraft;

// Prices the draft as accepted today; refuses no_price, amount_too_large.
Err draft_price(const ActionContext *context, PartCache *cache, OrderDraft *draft,
                Refusals *refusals);
// The view of a priced draft; the agreement's summary is of draft->standing.
OrderView draft_view(const ActionContext *context, EnterpriseId enterprise,
                     const OrderDraft *draft);
// Accepts a priced draft (R9.1): term, points, order, lines, entitlements, key. draft->standing
// becomes the standing after it. Refuses amount_too_large where the term's points overflow.
Err draft_accept(Action *action, OrderDraft *draft, OrderView *ret_order);
// Makes and changes the entitlements of an accepted draft.
Err draft_save_entitlements(Action *action, const OrderDraft *draft, OrderId order);
// R7.1, V2: a proof per site of the order, and what its partners see of the site from now on.
Err draft_save_proofs(Action *action, const OrderDraft *draft, OrderId order);

#endif
