// Roles of contacts (R1.8), and how people are called.
#include "domain/record/contact.h"

#include <check.h>

static Arena arena;

static ContactRoles roles_of(Text text) {
    ContactRoles roles = {0};
    ck_assert_msg(contact_roles_parse(text, &roles), "%.*s", TEXT_ARG(text));
    return roles;
}

START_TEST(roles_are_words_in_one_order) {
    ck_assert(!err_failed(arena_init(&arena, 1 << 16)));
    const Text fine[] = {S("primary"), S("media"), S("primary billing"),
                         S("primary secondary technical proof renewal billing media")};
    for (size_t i = 0; i < sizeof fine / sizeof fine[0]; i++) {
        ck_assert(text_equal(contact_roles_text(&arena, roles_of(fine[i])), fine[i]));
    }
    ck_assert(roles_of(fine[3]).bits == contact_roles_all().bits);
    const Text none[] = {S(""),         S("billing primary"), S("primary primary"), S("primary "),
                         S(" primary"), S("primary  media"),  S("Primary"),         S("owner")};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        ContactRoles roles = {42};
        ck_assert_msg(!contact_roles_parse(none[i], &roles), "%.*s", TEXT_ARG(none[i]));
        ck_assert_uint_eq(roles.bits, 42);
    }
    arena_free(&arena);
}
END_TEST

START_TEST(R1_8_nobody_holds_what_none_of_them_does) {
    ck_assert(!err_failed(arena_init(&arena, 1 << 16)));
    const ContactRoles held[] = {roles_of(S("primary billing")), roles_of(S("technical")),
                                 roles_of(S("renewal billing"))};
    ck_assert(text_equal(contact_roles_text(&arena, contact_roles_missing(held, 3)),
                         S("secondary proof media")));
    ck_assert_uint_eq(contact_roles_missing(held, 0).bits, contact_roles_all().bits);
    const ContactRoles all = contact_roles_all();
    ck_assert_uint_eq(contact_roles_missing(&all, 1).bits, 0);
    arena_free(&arena);
}
END_TEST

START_TEST(people_are_called_as_their_script_has_it) {
    static const struct {
        Text first, last, name;
    } cases[] = {
        {S_INIT("Ayu"), S_INIT("Lestari"), S_INIT("Ayu Lestari")},
        {S_INIT("雅雯"), S_INIT("林"), S_INIT("林雅雯")},
        {S_INIT("하늘"), S_INIT("김"), S_INIT("김하늘")},
        {S_INIT("ليلى"), S_INIT("المنصور"), S_INIT("ليلى المنصور")},
        {S_INIT("อรุณี"), S_INIT("แก้วใส"), S_INIT("อรุณี แก้วใส")},
        {S_INIT("Farid"), S_INIT(""), S_INIT("Farid")},
        {S_INIT(""), S_INIT("Farid"), S_INIT("Farid")},
    };
    ck_assert(!err_failed(arena_init(&arena, 1 << 16)));
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Text name = contact_name(&arena, cases[i].first, cases[i].last);
        ck_assert_msg(text_equal(name, cases[i].name), "%.*s", TEXT_ARG(name));
    }
    arena_free(&arena);
}
END_TEST
