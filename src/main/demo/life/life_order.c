// Orders with their mistakes and repetitions, reinstatements, returns.
#include "main/demo/life/life_private.h"

#include "action/entitlement/entitlement_see.h"
#include "action/order/order_accept.h"
#include "action/order/return/order_return.h"

enum {
    LINES_MAX = 6,
    PICKS = 24,
    MISTAKE_PERCENT = 3,
    REPEAT_PERCENT = 2,
    REUSE_PERCENT = 1,
    RETURN_PERCENT = 6,
    LARGE_PERCENT = 4,
    LARGE_TIMES = 14,
    DEAR_CENTS = 200000,
    AGAIN_LEAST = 50,
    AGAIN_MOST = 420,
    RENEW_AHEAD_MOST = 40,
};

typedef struct {
    OrderLineInput lines[LINES_MAX];
    const DemoPart *parts[LINES_MAX];
    size_t count;
} Basket;

static size_t group_of(const Catalogue *catalogue, Text group) {
    size_t at = 0;
    while (!text_equal(catalogue->groups[at], group)) {
        at++;
    }
    return at;
}

// True where the site can order the part: its seller may sell it, it has a price there.
static bool is_for(const Life *life, const DemoSite *site, CustomerType type,
                   const DemoPart *part) {
    const Partner *seller = &life->plan->partners->partners[site->seller];
    size_t group = group_of(life->plan->catalogue, part->group);
    return !part->is_follower && (seller->groups >> group & 1u) != 0 &&
           (part->only.len == 0 || text_equal(part->only, site->country->group)) &&
           (type == CUSTOMER_COMMERCIAL || !part->no_fixed);
}

static Quantity quantity_of(Dice *dice, const DemoPart *part, bool is_express) {
    int64_t count =
        part->cents >= DEAR_CENTS ? dice_between(dice, 1, 12) : dice_between(dice, 3, 60);
    count = is_express ? (count + 2) / 3 : count;
    count = dice_percent(dice, LARGE_PERCENT) ? count * LARGE_TIMES : count;
    int64_t multiple = part->part.multiple.count;
    return (Quantity){(count + multiple - 1) / multiple * multiple};
}

static bool has_part(const Basket *basket, const DemoPart *part) {
    for (size_t i = 0; i < basket->count; i++) {
        if (basket->parts[i] == part) {
            return true;
        }
    }
    return false;
}

static void add_line(Basket *basket, const DemoPart *part, Quantity quantity) {
    basket->parts[basket->count] = part;
    basket->lines[basket->count++] =
        (OrderLineInput){.part = part->part.part, .quantity = quantity};
}

// Many licences and nothing twice: what a showcase begins with, and what falls due of it together.
static Basket first_of_showcase(Life *life, const DemoSite *site) {
    const Catalogue *catalogue = life->plan->catalogue;
    Dice *dice = life_dice(life, site);
    size_t first = dice_below(dice, catalogue->count);
    Basket basket = {0};
    for (size_t i = 0; i < catalogue->count && basket.count < LINES_MAX - 1; i++) {
        const DemoPart *part = &catalogue->parts[(first + i) % catalogue->count];
        if (part->part.type == PART_LICENCE && is_for(life, site, CUSTOMER_COMMERCIAL, part)) {
            add_line(&basket, part, quantity_of(dice, part, false));
        }
    }
    return basket;
}

// What a site orders; perhaps nothing, where its seller has little that it can use.
static Basket fill_basket(Life *life, const DemoSite *site) {
    const Catalogue *catalogue = life->plan->catalogue;
    const Company *company = life_company(life, site);
    Dice *dice = life_dice(life, site);
    bool is_express = life->cohort->agreements[site->agreement].is_express;
    Basket basket = {0};
    size_t wanted = (size_t)dice_between(dice, 1, is_express ? 3 : LINES_MAX - 1);
    for (int i = 0; i < PICKS && basket.count < wanted; i++) {
        size_t at = dice_below(dice, catalogue->count);
        const DemoPart *part = &catalogue->parts[at];
        bool liked = (company->taste >> at % 64 & 1u) != 0 || i > PICKS / 2;
        if (liked && is_for(life, site, company->type, part) && !has_part(&basket, part)) {
            add_line(&basket, part, quantity_of(dice, part, is_express));
        }
    }
    return basket;
}

// A part for which `fits` holds; there is one.
static const DemoPart *find_part(Life *life, Dice *dice, bool (*fits)(const DemoPart *part)) {
    const Catalogue *catalogue = life->plan->catalogue;
    size_t first = dice_below(dice, catalogue->count);
    for (size_t i = 0; i < catalogue->count; i++) {
        const DemoPart *part = &catalogue->parts[(first + i) % catalogue->count];
        if (fits(part)) {
            return part;
        }
    }
    NEVER("a catalogue without such a part");
}
static bool has_multiple(const DemoPart *part) {
    return !part->is_follower && part->part.multiple.count > 1;
}
static bool is_renewal(const DemoPart *part) {
    return part->part.type == PART_RENEWAL;
}
static bool is_reinstatement(const DemoPart *part) {
    return part->part.type == PART_REINSTATEMENT;
}
static bool is_unpriced_when_fixed(const DemoPart *part) {
    return !part->is_follower && part->no_fixed;
}
static bool is_of_one_country(const DemoPart *part) {
    return !part->is_follower && part->only.len > 0;
}

// A part that has no price for the site: at its fixed level, or in its country. NULL: all have one.
static const DemoPart *find_unpriced(Life *life, const DemoSite *site) {
    Dice *dice = life_dice(life, site);
    if (life_company(life, site)->type != CUSTOMER_COMMERCIAL &&
        !life->cohort->agreements[site->agreement].is_express) {
        return find_part(life, dice, is_unpriced_when_fixed);
    }
    const DemoPart *part = find_part(life, dice, is_of_one_country);
    return text_equal(part->only, site->country->group) ? NULL : part;
}

// Puts a line into the basket that has to be refused, and says why.
static RefusalId add_mistake(Life *life, const DemoSite *site, Basket *basket) {
    Dice *dice = life_dice(life, site);
    const DemoPart *unpriced = find_unpriced(life, site);
    switch (dice_below(dice, unpriced == NULL ? 5 : 6)) {
    case 0:
        add_line(basket, find_part(life, dice, has_multiple), (Quantity){3});
        return REFUSAL_BAD_QUANTITY;
    case 1:
        basket->lines[basket->count++] = (OrderLineInput){.part = S("L00000X"), .quantity = {1}};
        return REFUSAL_PART_NOT_FOUND;
    case 2:
        add_line(basket, find_part(life, dice, is_renewal), (Quantity){5});
        return REFUSAL_RENEWAL_NEEDS_RENEW;
    case 3:
        basket->count = 0;
        return REFUSAL_NO_LINES;
    case 4:
        add_line(basket, find_part(life, dice, is_reinstatement), (Quantity){900000});
        return REFUSAL_NOTHING_LAPSED;
    default:
        ENSURE(unpriced != NULL);
        add_line(basket, unpriced, (Quantity){10});
        return REFUSAL_NO_PRICE;
    }
}

// What became of an order that was sent.
typedef struct {
    bool done;
    OrderView order;
} Sent;

static Err send(Life *life, const ActionContext *context, const OrderInput *input, ActKind act,
                Expected expected, Sent *ret_sent) {
    Refusals refusals;
    TRY(do_order_accept(context, input, &ret_sent->order, &refusals));
    ret_sent->done = life_settle(life, context, input->site, act, &refusals, expected);
    return OK;
}

static Err order_with_mistake(Life *life, DemoSite *site, Date on, Basket basket) {
    RefusalId wanted = add_mistake(life, site, &basket);
    ActionContext context = life_context(life, site, on);
    Sent sent;
    return send(
        life, &context,
        &(OrderInput){.site = site->number, .lines = basket.lines, .line_count = basket.count},
        ACT_ORDER, EXPECT_MUST(wanted), &sent);
}

// The same request again: one effect for ever, and another digest is refused.
static Err send_again(Life *life, ActionContext *context, DemoSite *site, const OrderInput *input,
                      OrderId made) {
    Dice *dice = life_dice(life, site);
    Sent sent;
    if (dice_percent(dice, REPEAT_PERCENT)) {
        TRY(send(life, context, input, ACT_REPEAT, EXPECT_DONE, &sent));
        ENSURE(!sent.done || sent.order.order.id == made.id);
    }
    if (dice_percent(dice, REUSE_PERCENT)) {
        context->digest = S("another");
        TRY(send(life, context, input, ACT_REPEAT, EXPECT_MUST(REFUSAL_KEY_REUSED), &sent));
    }
    return OK;
}

// R9.2: some of it goes back, a few too late, and some that cannot.
static void plan_return(Life *life, const Entry *entry, const Basket *basket, OrderId order) {
    Dice *dice = life_dice(life, &life->cohort->sites[entry->site]);
    if (!dice_percent(dice, RETURN_PERCENT)) {
        return;
    }
    size_t line = dice_below(dice, basket->count);
    bool late = dice_percent(dice, 15);
    Entry back = {
        .kind = DO_RETURN_LINE,
        .site = entry->site,
        .order = order,
        .line = (int64_t)line + 1,
        .quantity = {dice_between(dice, 1, (int32_t)basket->lines[line].quantity.count)},
        .refusal = !part_type_row(basket->parts[line]->part.type)->returnable
                       ? REFUSAL_NOT_RETURNABLE
                   : late ? REFUSAL_RETURN_TOO_LATE
                          : REFUSAL_NONE,
    };
    int32_t days = life->plan->programme->return_days;
    life_later(life, back, entry->on,
               late ? dice_between(dice, days + 1, 2 * days) : dice_between(dice, 1, days));
}

// The renewals that follow a first order: of the agreement, or of an express acquisition by itself.
static void plan_renewal(Life *life, const Entry *entry, const DemoSite *site,
                         const OrderView *order) {
    DemoAgreement *agreement = &life->cohort->agreements[site->agreement];
    Dice *dice = life_dice(life, site);
    Entry renewal = {.site = entry->site, .agreement = site->agreement};
    if (agreement->is_express) {
        renewal.kind = DO_RENEW_SITE;
        renewal.by = date_add_days(order->lines[0].coverage_end, 1);
    } else if (!agreement->renews && !agreement->is_showcase) {
        agreement->renews = true;
        renewal.kind = DO_RENEW_ALL;
        renewal.by = order->agreement.next_anniversary;
    } else {
        return;
    }
    life_later(life, renewal, renewal.by, -dice_between(dice, 1, RENEW_AHEAD_MOST));
}

static Err order_basket(Life *life, const Entry *entry, DemoSite *site, const Basket *basket) {
    ActionContext context = life_context(life, site, entry->on);
    OrderInput input = {
        .site = site->number,
        .lines = basket->lines,
        .line_count = basket->count,
        .parties = life_parties(life, site, entry->on),
    };
    Sent sent;
    TRY(send(life, &context, &input, ACT_ORDER, EXPECT_DONE, &sent));
    if (!sent.done) {
        return OK;
    }
    bool is_first = site->last_order.id == 0;
    site->last_order = sent.order.order;
    site->last_quantity = basket->lines[0].quantity;
    plan_return(life, entry, basket, sent.order.order);
    plan_renewal(life, entry, site, &sent.order);
    TRY(send_again(life, &context, site, &input, sent.order.order));
    return life_counts(life, &context, site,
                       is_first && life->cohort->agreements[site->agreement].is_showcase,
                       basket->lines, basket->count);
}

Err life_order(Life *life, const Entry *entry) {
    DemoSite *site = &life->cohort->sites[entry->site];
    Dice *dice = life_dice(life, site);
    if (site->is_left) {
        return OK;
    }
    life_later(life, *entry, entry->on, dice_between(dice, AGAIN_LEAST, AGAIN_MOST));
    bool is_first = site->last_order.id == 0;
    Basket basket = is_first && life->cohort->agreements[site->agreement].is_showcase
                        ? first_of_showcase(life, site)
                        : fill_basket(life, site);
    if (basket.count == 0) {
        return OK;
    }
    if (dice_percent(dice, MISTAKE_PERCENT)) {
        TRY(order_with_mistake(life, site, entry->on, basket));
    }
    return order_basket(life, entry, site, &basket);
}

// Adds what is lapsed of one part, whole, to the line of its reinstatement part.
static void add_lapsed(Basket *basket, const DemoPart *part, Quantity quantity) {
    for (size_t i = 0; i < basket->count; i++) {
        if (text_equal(basket->lines[i].part, part->part.reinstatement)) {
            basket->lines[i].quantity.count += quantity.count;
            return;
        }
    }
    if (basket->count < LINES_MAX) {
        basket->lines[basket->count++] =
            (OrderLineInput){.part = part->part.reinstatement, .quantity = quantity};
    }
}

Err life_reinstate(Life *life, const Entry *entry) {
    DemoSite *site = &life->cohort->sites[entry->site];
    ActionContext context = life_context(life, site, entry->on);
    EntitlementRows held;
    Refusals refusals;
    Basket basket = {0};
    TRY(see_entitlements(&context, false, site->number, NULL, &held, &refusals));
    ENSURE(!refused(&refusals));
    for (size_t i = 0; i < held.count; i++) {
        const DemoPart *part = demo_catalogue_part(life->plan->catalogue, held.rows[i].part);
        ENSURE(part != NULL);
        if (!held.rows[i].covered && part->part.reinstatement.len > 0) {
            add_lapsed(&basket, part, held.rows[i].quantity);
        }
    }
    if (basket.count == 0) {
        return OK;
    }
    OrderInput input = {.site = site->number,
                        .lines = basket.lines,
                        .line_count = basket.count,
                        .parties = life_parties(life, site, entry->on)};
    Sent sent;
    return send(life, &context, &input, ACT_REINSTATE, EXPECT_DONE, &sent);
}

Err life_return(Life *life, const Entry *entry) {
    DemoSite *site = &life->cohort->sites[entry->site];
    ActionContext context = life_context(life, site, entry->on);
    ReturnOutcome outcome;
    Refusals refusals;
    TRY(do_order_return(&context,
                        &(ReturnInput){.enterprise = site->enterprise,
                                       .order = entry->order,
                                       .line = entry->line,
                                       .quantity = entry->quantity},
                        &outcome, &refusals));
    (void)life_settle(life, &context, site->number, ACT_RETURN, &refusals,
                      entry->refusal == REFUSAL_NONE ? EXPECT_DONE : EXPECT_MUST(entry->refusal));
    return OK;
}
