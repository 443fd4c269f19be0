// The menu: an item stands there where the gate of its page opens, and one is current.
#include "expect.h"
#include "web/menu.h"

static NavGroups menu(Arena *arena, const Viewer *viewer, const char *path) {
    HttpRequest request = {.path = text_of(path)};
    PageCall call = {.request = &request, .arena = arena, .viewer = viewer};
    return menu_groups(&call, &(HomeWaiting){.quotes = 4, .orders = 3, .files = 2});
}

static int64_t waiting(NavGroups groups, const char *path) {
    int64_t count = 0;
    for (size_t i = 0; i < groups.count; i++) {
        for (size_t j = 0; j < groups.items[i].items.count; j++) {
            const NavItem *item = &groups.items[i].items.items[j];
            count += text_equal(item->url.text, text_of(path)) ? item->count : 0;
        }
    }
    return count;
}

static bool has(NavGroups groups, const char *path) {
    for (size_t i = 0; i < groups.count; i++) {
        for (size_t j = 0; j < groups.items[i].items.count; j++) {
            if (text_equal(groups.items[i].items.items[j].url.text, text_of(path))) {
                return true;
            }
        }
    }
    return false;
}

static int current(NavGroups groups) {
    int count = 0;
    for (size_t i = 0; i < groups.count; i++) {
        for (size_t j = 0; j < groups.items[i].items.count; j++) {
            count += groups.items[i].items.items[j].current;
        }
    }
    return count;
}

START_TEST(an_item_stands_where_its_gate_opens) {
    Arena arena = new_arena();
    Viewer viewer = {.kind = VIEWER_PARTNER, .role = SEAT_USER};
    NavGroups none = menu(&arena, &viewer, "/home");
    ck_assert(has(none, "/home") && has(none, "/me") && !has(none, "/reports/renewal-lines"));
    viewer.rights = rights_with(viewer.rights, RIGHT_REPORTING);
    NavGroups reports = menu(&arena, &viewer, "/home");
    ck_assert(has(reports, "/reports/renewal-lines") && !has(reports, "/quotes"));
    ck_assert(reports.count > none.count);
    viewer.role = SEAT_PRIMARY;
    ck_assert(has(menu(&arena, &viewer, "/home"), "/quotes"));
    arena_free(&arena);
}

START_TEST(who_has_no_seat_has_no_menu) {
    Arena arena = new_arena();
    ck_assert_uint_eq(menu(&arena, NULL, "/sign-in").count, 0);
    arena_free(&arena);
}

START_TEST(one_item_is_current_also_below_its_page) {
    Arena arena = new_arena();
    Viewer viewer = {.kind = VIEWER_PARTNER, .role = SEAT_PRIMARY};
    ck_assert_int_eq(current(menu(&arena, &viewer, "/home")), 1);
    ck_assert_int_eq(current(menu(&arena, &viewer, "/orders/0012345678")), 1);
    ck_assert_int_eq(current(menu(&arena, &viewer, "/homework")), 0);
    Viewer desk = {.kind = VIEWER_STAFF, .role = SEAT_STAFF, .desk = DESK_RENEWALS};
    ck_assert_int_eq(current(menu(&arena, &desk, "/renewals/0012345678")), 1);
    ck_assert_int_eq(current(menu(&arena, &desk, "/renewals/night")), 1);
    arena_free(&arena);
}

START_TEST(what_waits_is_counted_beside_its_item) {
    Arena arena = new_arena();
    Viewer viewer = {.kind = VIEWER_PARTNER, .role = SEAT_PRIMARY};
    NavGroups groups = menu(&arena, &viewer, "/home");
    ck_assert_int_eq(waiting(groups, "/quotes"), 4);
    ck_assert_int_eq(waiting(groups, "/orders"), 3);
    ck_assert_int_eq(waiting(groups, "/jobs"), 2);
    ck_assert_int_eq(waiting(groups, "/home"), 0);
    Viewer customer = {.kind = VIEWER_CUSTOMER, .role = SEAT_PRIMARY};
    groups = menu(&arena, &customer, "/home");
    ck_assert_int_eq(waiting(groups, "/quotes"), 4);
    ck_assert_int_eq(waiting(groups, "/orders"), 0); // its history
    Viewer none = {.kind = VIEWER_PARTNER, .role = SEAT_USER};
    ck_assert_int_eq(waiting(menu(&arena, &none, "/home"), "/quotes"), 0);
    arena_free(&arena);
}
