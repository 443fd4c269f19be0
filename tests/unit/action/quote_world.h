// A world with partners, and every way to quote in it. Partners 1 vendor, 2 distributor, 3 reseller
// of 2, 4 direct reseller, 5 another reseller of 2. R8.4: 2 and 4 buy at 20 %.
#ifndef TESTS_UNIT_ACTION_QUOTE_WORLD_H
#define TESTS_UNIT_ACTION_QUOTE_WORLD_H

#include "action/quote/quote_change.h"
#include "action/quote/quote_order_private.h"
#include "action/quote/renewal_quotes_create.h"
#include "action/renewal/renewal_lines.h"
#include "action/viewer.h"
#include "store/q_account.h"
#include "world.h"

enum { VENDOR = 1, DISTRIBUTOR, RESELLER, DIRECT, RIVAL };

static inline void add_account(World *world, int64_t id, const char *tier, bool direct,
                               int64_t distributor) {
    TextBuf number = buf_new(&world->arena, 16);
    buf_addf(&number, "P%d", (int)id);
    MUST(
        q_account_add(world->db, &(QAccountAddIn){.account = {id},
                                                  .number = buf_text(&number),
                                                  .kind = id == VENDOR ? S("vendor") : S("partner"),
                                                  .name = buf_text(&number),
                                                  .name_key = buf_text(&number),
                                                  .country = S("ID"),
                                                  .tier = text_of(tier),
                                                  .direct = direct,
                                                  .distributor_null = distributor == 0,
                                                  .distributor = {distributor},
                                                  .since = day("2020-01-01")}));
    if (direct || id == DISTRIBUTOR) {
        MUST(q_account_add_discount(
            world->db, &(QAccountAddDiscountIn){
                           .account = {id}, .from_day = day("2020-01-01"), .percent = 2000}));
    }
}

static inline void enrol(World *world, const char *site, const char *agreement, bool express) {
    ActionContext context = on_day(world, "2024-01-10");
    EnrolOutcome outcome;
    Refusals refusals;
    EnrolInput input = {.has_enterprise = world->has_enterprise,
                        .enterprise = world->enterprise,
                        .site = text_of(site),
                        .agreement = text_of(agreement),
                        .express = express,
                        .details = {.time_zone = S("UTC"),
                                    .name = text_of(site),
                                    .name_key = text_of(site),
                                    .country = S("ID"),
                                    .city = S("Jakarta")}};
    MUST(do_enrol(&context, &input, &outcome, &refusals));
    ck_assert(!refused(&refusals));
    world->has_enterprise = true;
    world->enterprise = outcome.enterprise;
}

static inline OrderView buy(World *world, const char *on, const char *site, const char *part,
                            int64_t quantity, OrderParties parties) {
    ActionContext context = on_day(world, on);
    OrderLineInput line = {text_of(part), {quantity}};
    OrderInput input = {.site = text_of(site), .lines = &line, .line_count = 1, .parties = parties};
    OrderView order;
    Refusals refusals;
    MUST(do_order_accept(&context, &input, &order, &refusals));
    ck_assert(!refused(&refusals));
    return order;
}

#define BY_RESELLER ((OrderParties){.distributor = {DISTRIBUTOR}, .reseller = {RESELLER}})

// A1: S1 bought 40 XL on 15 Mar 2024 and 4 XL on 20 Aug 2024, S2 7 XL on 20 Mar 2024, all by the
// reseller; T1 is the rival's. Anniversary 1 Apr 2025.
static inline World new_quote_world(void) {
    World world = new_world(false);
    MUST(db_begin(world.db));
    add_account(&world, VENDOR, "none", false, 0);
    add_account(&world, DISTRIBUTOR, "distributor", false, 0);
    add_account(&world, RESELLER, "reseller", false, DISTRIBUTOR);
    add_account(&world, DIRECT, "reseller", true, 0);
    add_account(&world, RIVAL, "reseller", false, DISTRIBUTOR);
    MUST(db_commit(world.db));
    enrol(&world, "S1", "A1", false);
    ActionContext context = on_day(&world, "2024-01-10");
    AgreementSummary summary;
    Refusals refusals;
    SiteInput second = {.agreement = S("A1"),
                        .site = S("S2"),
                        .details = {.time_zone = S("UTC"), .name = S("S2"), .name_key = S("s2")}};
    MUST(do_site_add(&context, &second, &summary, &refusals));
    enrol(&world, "T1", "B1", false);
    (void)buy(&world, "2024-03-15", "S1", "XL", 40, BY_RESELLER);
    (void)buy(&world, "2024-03-20", "S2", "XL", 7, BY_RESELLER);
    (void)buy(&world, "2024-08-20", "S1", "XL", 4, BY_RESELLER);
    (void)buy(&world, "2024-03-15", "T1", "XL", 3,
              (OrderParties){.distributor = {DISTRIBUTOR}, .reseller = {RIVAL}});
    return world;
}

static inline Viewer partner_viewer(int64_t account) {
    return (Viewer){.kind = VIEWER_PARTNER,
                    .role = SEAT_PRIMARY,
                    .account = {account},
                    .identity = {account},
                    .rights = rights_of_primary(FOR_PARTNER),
                    .is_distributor = account == DISTRIBUTOR,
                    .is_direct = account == DIRECT};
}

static inline ActionContext as(World *world, const char *today, const Viewer *viewer) {
    ActionContext context = on_day(world, today);
    context.viewer = viewer;
    context.account = viewer->account;
    context.actor = viewer->identity;
    return context;
}

static inline RenewalLines lines_of(const ActionContext *context, const RenewalLinesInput *input) {
    RenewalLines lines;
    Refusals refusals;
    MUST(see_renewal_lines(context, input, &lines, &refusals));
    ck_assert_msg(!refused(&refusals), "%.*s", TEXT_ARG(refusal_code(refusals.items[0].id)));
    return lines;
}

// Quotes all lines that the viewer sees of one agreement.
static inline RenewalQuotesOutcome quote_all(const ActionContext *context, const char *agreement) {
    RenewalQuotesInput input = {.by_filter = {true, true},
                                .filter = {.agreement = text_of(agreement)}};
    RenewalQuotesOutcome outcome;
    Refusals refusals;
    MUST(do_renewal_quotes_create(context, &input, &outcome, &refusals));
    ck_assert_msg(!refused(&refusals), "%.*s", TEXT_ARG(refusal_code(refusals.items[0].id)));
    return outcome;
}

static inline Quote quote_of(const ActionContext *context, Text number) {
    Quote quote;
    Refusals refusals;
    MUST(see_quote(context, number, 0, &quote, &refusals));
    ck_assert_msg(!refused(&refusals), "%.*s", TEXT_ARG(refusal_code(refusals.items[0].id)));
    return quote;
}

static inline void expect_refusal(const Refusals *refusals, RefusalId id) {
    Text got = refused(refusals) ? refusal_code(refusals->items[0].id) : S("nothing");
    Text wanted = id == REFUSAL_NONE ? S("nothing") : refusal_code(id);
    ck_assert_msg(text_equal(got, wanted), "refused %.*s, wanted %.*s", TEXT_ARG(got),
                  TEXT_ARG(wanted));
}

#endif
