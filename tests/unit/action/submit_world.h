// Partners for tests of ordering: a distributor with a reseller under it, a reseller that buys from
// the vendor, another one that nothing relates to the first enterprise's S1.
#ifndef TESTS_UNIT_ACTION_SUBMIT_WORLD_H
#define TESTS_UNIT_ACTION_SUBMIT_WORLD_H

#include "action/order/order_submit.h"
#include "action/action_private.h"
#include "action/viewer.h"
#include "asking.h"
#include "store/q_account.h"
#include "store/q_visibility.h"

enum { DISTRIBUTOR = 11, RESELLER = 12, DIRECT = 13, STRANGER = 14, CUSTOMER = 15 };

static inline void add_account(World *world, int64_t id, const char *number, const char *kind,
                               const char *tier, bool direct, int64_t distributor) {
    MUST(q_account_add(world->db, &(QAccountAddIn){.account = {id},
                                                   .number = text_of(number),
                                                   .kind = text_of(kind),
                                                   .name = text_of(number),
                                                   .name_key = text_of(number),
                                                   .country = S("ID"),
                                                   .tier = text_of(tier),
                                                   .direct = direct,
                                                   .distributor_null = distributor == 0,
                                                   .distributor = {distributor},
                                                   .since = day("2020-01-01")}));
}

static inline SiteRecord site_of(World *world, const char *number) {
    SiteRecord site;
    bool found = false;
    MUST(site_find(world->db, &world->arena, text_of(number), &site, &found));
    ck_assert(found);
    return site;
}

static inline void name_partner(World *world, const char *site_number, int64_t account) {
    SiteRecord site = site_of(world, site_number);
    MUST(q_visibility_add(world->db, &(QVisibilityAddIn){.enterprise = site.enterprise,
                                                         .site = site.site,
                                                         .account = {account},
                                                         .evidence = S("named"),
                                                         .object = account,
                                                         .seq = 1,
                                                         .from_day = day("2020-01-01"),
                                                         .until_day_null = true}));
}

static inline World new_trade(bool on_file) {
    World world = new_world(on_file);
    settle(&world);
    MUST(db_begin(world.db));
    add_account(&world, DISTRIBUTOR, "0000011", "partner", "distributor", true, 0);
    add_account(&world, RESELLER, "0000012", "partner", "reseller", false, DISTRIBUTOR);
    add_account(&world, DIRECT, "0000013", "partner", "reseller", true, 0);
    add_account(&world, STRANGER, "0000014", "partner", "reseller", true, 0);
    for (int64_t account = DISTRIBUTOR; account <= DIRECT; account++) {
        name_partner(&world, "S1", account);
    }
    MUST(db_commit(world.db));
    return world;
}

static inline Viewer viewer_of(int64_t account) {
    return (Viewer){.kind = VIEWER_PARTNER,
                    .role = SEAT_PRIMARY,
                    .identity = {account * 100},
                    .account = {account},
                    .rights = rights_of_primary(FOR_PARTNER),
                    .is_distributor = account == DISTRIBUTOR,
                    .is_direct = account != RESELLER,
                    .language = S("en")};
}

// Who asks; the viewer must outlive the context.
static inline ActionContext as_viewer(World *world, const char *today, const Viewer *viewer,
                                      const char *key) {
    ActionContext context = with_key(world, today, key, "digest");
    context.viewer = viewer;
    context.account = viewer->account;
    context.actor = viewer->identity;
    return context;
}

static inline OrderSubmitInput submit_input(World *world, const OrderLineInput *lines, size_t count,
                                            const char *purchase_order) {
    return (OrderSubmitInput){.site = S("S1"),
                              .lines = lines,
                              .line_count = count,
                              .purchase_order = text_of(purchase_order),
                              .has_purchase_order_on = true,
                              .purchase_order_on = day("2025-05-30"),
                              .currency = world_prices(world).currency};
}

static inline void expect_refusals(Refusals got, const char *wanted, const char *why) {
    enum { CODES_BYTES = 1000 };
    char codes[CODES_BYTES];
    TextBuf buf = {.bytes = codes, .max = sizeof codes};
    for (int32_t i = 0; i < got.count; i++) {
        buf_addf(&buf, i > 0 ? " %.*s" : "%.*s", TEXT_ARG(refusal_code(got.items[i].id)));
    }
    ck_assert_msg(text_equal(buf_text(&buf), text_of(wanted)), "%s: refused \"%.*s\", not \"%s\"",
                  why, (int)buf.len, buf.bytes, wanted);
}

#endif
