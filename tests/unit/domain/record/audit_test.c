// The audit's chain (P46): every change of a row or of the order changes the link.
#include "domain/record/audit.h"

#include <check.h>
#include <string.h>

static const AuditRow row = {
    .enterprise = {3},
    .seq = 17,
    .at = {1700000000},
    .actor = {5},
    .account = {6},
    .action = S_INIT("order.accept"),
    .object = 99,
    .detail = S_INIT("key-1"),
};

START_TEST(the_link_is_a_sha256_of_both) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Text link = audit_link(&arena, audit_chain_start(), &row);
    ck_assert_uint_eq(link.len, 64);
    ck_assert(text_equal(link, audit_link(&arena, audit_chain_start(), &row)));
    ck_assert(!text_equal(link, audit_link(&arena, link, &row)));
    arena_free(&arena);
}

START_TEST(any_member_changes_the_link) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    Text link = audit_link(&arena, audit_chain_start(), &row);
    AuditRow changed[8] = {row, row, row, row, row, row, row, row};
    changed[0].enterprise.id = 4;
    changed[1].seq = 18;
    changed[2].at.seconds++;
    changed[3].actor.id = 6;
    changed[4].account.id = 5;
    changed[5].action = S("order.accepts");
    changed[6].object = 98;
    changed[7].detail = S("key-2");
    for (int i = 0; i < 8; i++) {
        ck_assert(!text_equal(link, audit_link(&arena, audit_chain_start(), &changed[i])));
    }
    // What one text loses another may not win: lengths are hashed too.
    AuditRow shifted = row;
    shifted.action = S("order.acceptkey");
    shifted.detail = S("-1");
    ck_assert(!text_equal(link, audit_link(&arena, audit_chain_start(), &shifted)));
    arena_free(&arena);
}
