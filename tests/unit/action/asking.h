// One way to ask for any action by a row of a table, and an answer that can be compared as text.
#ifndef TESTS_UNIT_ACTION_ASKING_H
#define TESTS_UNIT_ACTION_ASKING_H

#include "world.h"

typedef enum {
    ASK_ENROL,
    ASK_ENROL_ALONE, // in an enterprise of its own
    ASK_ENROL_EXPRESS,
    ASK_ADD_SITE,
    ASK_MOVE_SITE,
    ASK_ORDER,
    ASK_SEE_RENEWALS,
    ASK_RENEW,
    ASK_RETURN,
    ASK_MOVE_ALL,
    ASK_MOVE_LINE,
    ASK_MOVE_NO_LINE, // a list of lines that is empty
    ASK_REBILL,
} AskKind;

// What is asked; members that the kind does not have stay empty.
typedef struct {
    AskKind kind;
    const char *site;
    const char *agreement;
    const char *to;
    const char *part;
    const char *by;     // of a renewal
    const char *except; // of a renewal
    int order;          // which order of the world, from 0; -1: one that is not there
    int64_t line;
    int64_t quantity;
} Ask;

typedef struct {
    TextBuf text; // what came back, as text
    OrderView order;
    ReturnOutcome back;
    AgreementSummary agreement;
    Quantity moved;
    Refusals refusals;
} Answer;

static inline void tell_summary(TextBuf *buf, const AgreementSummary *agreement) {
    buf_addf(buf, "[express %d fixed %d level %d term %d %d-%d next %d points %lld to %d: %lld]",
             agreement->express, agreement->fixed_level, agreement->level.index,
             agreement->has_term, agreement->term_start.days, agreement->term_end.days,
             agreement->next_anniversary.days, (long long)agreement->term_points.hundredths,
             agreement->has_next_level ? agreement->next_level.index : -1,
             (long long)agreement->points_to_next.hundredths);
}

static inline void tell_order(TextBuf *buf, const OrderView *order) {
    buf_addf(buf, "enterprise %lld order %lld express %d level %d points %lld total %lld",
             (long long)order->enterprise.id, (long long)order->order.id, order->express,
             order->level.index, (long long)order->points.hundredths,
             (long long)order->total.minor);
    for (size_t i = 0; i < order->line_count; i++) {
        const OrderLineView *line = &order->lines[i];
        buf_addf(buf, " (%.*s x %lld at %lld = %lld, points %lld, %d-%d, %d months, due %d)",
                 TEXT_ARG(line->part), (long long)line->quantity.count, (long long)line->unit.minor,
                 (long long)line->extended.minor, (long long)line->points.hundredths,
                 line->coverage_start.days, line->coverage_end.days, line->months, line->due.days);
    }
    tell_summary(buf, &order->agreement);
}

static inline SiteDetails no_details(void) {
    return (SiteDetails){.time_zone = S("UTC")};
}

static inline Err ask_enrol(const ActionContext *context, World *world, const Ask *ask,
                            Answer *answer) {
    EnrolOutcome outcome = {0};
    EnrolInput input = {.has_enterprise = world->has_enterprise && ask->kind != ASK_ENROL_ALONE,
                        .enterprise = world->enterprise,
                        .site = text_of(ask->site),
                        .agreement = text_of(ask->agreement),
                        .express = ask->kind == ASK_ENROL_EXPRESS,
                        .details = no_details()};
    TRY(do_enrol(context, &input, &outcome, &answer->refusals));
    if (refused(&answer->refusals)) {
        return OK;
    }
    if (!world->has_enterprise) {
        world->has_enterprise = true;
        world->enterprise = outcome.enterprise;
    } else if (ask->kind == ASK_ENROL_ALONE) {
        world->other = outcome.enterprise;
    }
    buf_addf(&answer->text, "enterprise %lld ", (long long)outcome.enterprise.id);
    answer->agreement = outcome.agreement;
    tell_summary(&answer->text, &outcome.agreement);
    return OK;
}

static inline Err ask_site(const ActionContext *context, const Ask *ask, Answer *answer) {
    SiteInput input = {
        .agreement = text_of(ask->agreement), .site = text_of(ask->site), .details = no_details()};
    TRY(ask->kind == ASK_ADD_SITE
            ? do_site_add(context, &input, &answer->agreement, &answer->refusals)
            : do_site_move(context, &input, &answer->agreement, &answer->refusals));
    if (!refused(&answer->refusals)) {
        tell_summary(&answer->text, &answer->agreement);
    }
    return OK;
}

static inline Err ask_order(const ActionContext *context, const Ask *ask, Answer *answer) {
    OrderLineInput line = {.part = text_of(ask->part), .quantity = {ask->quantity}};
    OrderInput input = {
        .site = text_of(ask->site), .lines = &line, .line_count = ask->part == NULL ? 0 : 1};
    TRY(do_order_accept(context, &input, &answer->order, &answer->refusals));
    if (!refused(&answer->refusals)) {
        tell_order(&answer->text, &answer->order);
    }
    return OK;
}

static inline Err ask_renewal(const ActionContext *context, const Ask *ask, Answer *answer) {
    Text except = text_of(ask->except);
    RenewalInput input = {.of_agreement = ask->agreement != NULL,
                          .number = text_of(ask->agreement != NULL ? ask->agreement : ask->site),
                          .by = day(ask->by),
                          .except = &except,
                          .except_count = ask->except == NULL ? 0 : 1};
    TRY(ask->kind == ASK_RENEW ? do_renew(context, &input, &answer->order, &answer->refusals)
                               : see_renewals(context, &input, &answer->order, &answer->refusals));
    if (!refused(&answer->refusals)) {
        tell_order(&answer->text, &answer->order);
    }
    return OK;
}

static inline OrderId order_of(const World *world, const Ask *ask) {
    return ask->order < 0 ? (OrderId){0} : world->orders[ask->order];
}

static inline Err ask_return(const ActionContext *context, World *world, const Ask *ask,
                             Answer *answer) {
    ReturnInput input = {.enterprise = world->enterprise,
                         .order = order_of(world, ask),
                         .line = ask->line,
                         .quantity = {ask->quantity}};
    TRY(do_order_return(context, &input, &answer->back, &answer->refusals));
    if (!refused(&answer->refusals)) {
        buf_addf(&answer->text, "credit %lld points %lld ", (long long)answer->back.credit.minor,
                 (long long)answer->back.points.hundredths);
        tell_summary(&answer->text, &answer->back.agreement);
    }
    return OK;
}

static inline Err ask_move(const ActionContext *context, World *world, const Ask *ask,
                           Answer *answer) {
    MoveLineInput line = {
        .order = order_of(world, ask), .line = ask->line, .quantity = {ask->quantity}};
    MoveInput input = {.from = text_of(ask->site),
                       .to = text_of(ask->to),
                       .all = ask->kind == ASK_MOVE_ALL,
                       .lines = &line,
                       .line_count = ask->kind == ASK_MOVE_LINE ? 1 : 0};
    TRY(do_entitlements_move(context, &input, &answer->moved, &answer->refusals));
    if (!refused(&answer->refusals)) {
        buf_addf(&answer->text, "moved %lld", (long long)answer->moved.count);
    }
    return OK;
}

// Orders get their public numbers in the order in which they come.
static inline Err ask_rebill(const ActionContext *context, World *world, const Ask *ask,
                             Answer *answer) {
    RebillOutcome outcome = {0};
    Text number = ask->order < 0
                      ? S("there is none")
                      : number_text(&world->arena, NUMBER_ORDER, world->numbers.key, ask->order);
    RebillInput input = {.order = number, .site = text_of(ask->site)};
    TRY(do_order_rebill(context, &input, &outcome, &answer->refusals));
    if (!refused(&answer->refusals)) {
        answer->order.order = outcome.order;
        buf_addf(&answer->text, "enterprise %lld order %lld", (long long)outcome.enterprise.id,
                 (long long)outcome.order.id);
    }
    return OK;
}

static inline Err ask_by_kind(const ActionContext *context, World *world, const Ask *ask,
                              Answer *answer) {
    switch (ask->kind) {
    case ASK_ENROL:
    case ASK_ENROL_ALONE:
    case ASK_ENROL_EXPRESS:
        return ask_enrol(context, world, ask, answer);
    case ASK_ADD_SITE:
    case ASK_MOVE_SITE:
        return ask_site(context, ask, answer);
    case ASK_ORDER:
        return ask_order(context, ask, answer);
    case ASK_SEE_RENEWALS:
    case ASK_RENEW:
        return ask_renewal(context, ask, answer);
    case ASK_RETURN:
        return ask_return(context, world, ask, answer);
    case ASK_MOVE_ALL:
    case ASK_MOVE_LINE:
    case ASK_MOVE_NO_LINE:
        return ask_move(context, world, ask, answer);
    case ASK_REBILL:
        return ask_rebill(context, world, ask, answer);
    }
    NEVER("a kind of asking");
}

// Asks; a fault fails the test. The answer lives in the world's arena.
static inline Answer ask_in(World *world, const ActionContext *context, const Ask *ask) {
    Answer answer = {.text = buf_new(&world->arena, 4096)};
    MUST(ask_by_kind(context, world, ask, &answer));
    bool places = ask->kind == ASK_ORDER || ask->kind == ASK_RENEW;
    if (places && !refused(&answer.refusals) && context->key.len == 0) {
        ck_assert_int_lt(world->order_count, ORDERS_MAX);
        world->orders[world->order_count++] = answer.order.order;
    }
    return answer;
}

// Asks on a day; fails the test where it is refused.
static inline Answer must_ask(World *world, const char *today, const Ask *ask) {
    ActionContext context = on_day(world, today);
    Answer answer = ask_in(world, &context, ask);
    Text code = refused(&answer.refusals) ? refusal_code(answer.refusals.items[0].id) : S("");
    ck_assert_msg(code.len == 0, "%s: refused with %.*s", today, TEXT_ARG(code));
    return answer;
}

// Orders of settle(), by their place.
enum {
    ORDER_FIRST,     // 2024-03-15 S1: 40 XL
    ORDER_COMMITTED, // 2024-03-20 S1: 5 XC
    ORDER_OF_S2,     // 2024-03-20 S2: 7 XL, lapses after 31 Mar 2025
    ORDER_EXPRESS,   // 2024-03-20 X1: 3 XL
    ORDER_RENEWAL,   // 2025-01-10 S1: 40 XR for 12 months
    ORDER_RECENT,    // 2025-05-20 S1: 4 XL
    ORDER_UNPRICED,  // 2025-05-20 S1: 2 XO
    ORDER_COUNT
};

// The customers and their history, up to 20 May 2025. A1 earns 520 points in its first term and 80
// by the renewal: level D from 20 Mar 2024, kept on 1 Apr 2025.
static inline void settle(World *world) {
    static const struct {
        const char *on;
        Ask ask;
    } steps[] = {
        {"2024-01-10", {.kind = ASK_ENROL, .site = "S1", .agreement = "A1"}},
        {"2024-01-10", {.kind = ASK_ADD_SITE, .site = "S2", .agreement = "A1"}},
        {"2024-01-10", {.kind = ASK_ENROL, .site = "S3", .agreement = "A2"}},
        {"2024-01-10", {.kind = ASK_ENROL_EXPRESS, .site = "X1"}},
        {"2024-01-10", {.kind = ASK_ENROL_EXPRESS, .site = "X2", .agreement = "AX"}},
        {"2024-01-10", {.kind = ASK_ENROL_ALONE, .site = "T1", .agreement = "B1"}},
        {"2024-03-15", {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 40}},
        {"2024-03-20", {.kind = ASK_ORDER, .site = "S1", .part = "XC", .quantity = 5}},
        {"2024-03-20", {.kind = ASK_ORDER, .site = "S2", .part = "XL", .quantity = 7}},
        {"2024-03-20", {.kind = ASK_ORDER, .site = "X1", .part = "XL", .quantity = 3}},
        {"2025-01-10", {.kind = ASK_RENEW, .site = "S1", .by = "2025-04-10"}},
        {"2025-05-20", {.kind = ASK_ORDER, .site = "S1", .part = "XL", .quantity = 4}},
        {"2025-05-20", {.kind = ASK_ORDER, .site = "S1", .part = "XO", .quantity = 2}},
    };
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        (void)must_ask(world, steps[i].on, &steps[i].ask);
    }
    ck_assert_int_eq(world->order_count, ORDER_COUNT);
}

#endif
