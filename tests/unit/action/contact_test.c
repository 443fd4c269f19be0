// Contacts of a site: R1.8 when they are written down, and that a read of them leaves a row (P46).
#include "action/contact/contact_add.h"
#include "action/contact/contacts_read.h"
#include "action/sight.h"
#include "store/q_audit.h"
#include "world.h"

// An express site X1 and an originating site S1 of agreement A1, on one day.
static World world_with_sites(void) {
    World world = new_world(false);
    ActionContext context = on_day(&world, "2026-01-05");
    EnrolOutcome outcome;
    Refusals refusals;
    const EnrolInput inputs[] = {
        {.site = S("S1"), .agreement = S("A1"), .details = {.time_zone = S("UTC")}},
        {.site = S("X1"), .express = true, .details = {.time_zone = S("UTC")}}};
    for (size_t i = 0; i < 2; i++) {
        MUST(do_enrol(&context, &inputs[i], &outcome, &refusals));
        ck_assert(!refused(&refusals));
        world.enterprise = i == 0 ? outcome.enterprise : world.enterprise;
    }
    return world;
}

static RefusalId add(World *world, Text site, Text mail, unsigned roles) {
    ActionContext context = on_day(world, "2026-01-06");
    ContactInput input = {.site = site,
                          .first_name = S("Ayu"),
                          .last_name = S("Lestari"),
                          .mail = mail,
                          .roles = {roles}};
    Refusals refusals;
    MUST(do_contact_add(&context, &input, &refusals));
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

static ContactsView read_contacts(World *world, Text site) {
    ActionContext context = on_day(world, "2026-01-07");
    ContactsView contacts;
    Refusals refusals;
    MUST(do_contacts_read(&context, site, &contacts, &refusals));
    ck_assert(!refused(&refusals));
    return contacts;
}

START_TEST(R1_8_a_site_has_one_primary_from_its_first_contact_on) {
    World world = world_with_sites();
    const unsigned primary = 1U << CONTACT_PRIMARY;
    const unsigned billing = 1U << CONTACT_BILLING;
    Text mail = S("ayu@site.example");
    ck_assert_int_eq(add(&world, S("S1"), mail, billing), REFUSAL_PRIMARY_MISSING);
    ck_assert_int_eq(add(&world, S("S1"), mail, 0), REFUSAL_BAD_CHOICE);
    ck_assert_int_eq(add(&world, S("S1"), S("ayu at site"), primary), REFUSAL_BAD_MAIL);
    ck_assert_int_eq(add(&world, S("S9"), mail, primary), REFUSAL_SITE_NOT_FOUND);
    ck_assert_uint_eq(read_contacts(&world, S("S1")).count, 0);
    ck_assert_int_eq(add(&world, S("S1"), mail, primary), REFUSAL_NONE);
    ck_assert_int_eq(add(&world, S("S1"), mail, primary | billing), REFUSAL_PRIMARY_TAKEN);
    ck_assert_int_eq(add(&world, S("S1"), mail, billing), REFUSAL_NONE);
    ContactsView contacts = read_contacts(&world, S("S1"));
    ck_assert_uint_eq(contacts.count, 2);
    ck_assert(text_equal(contacts.rows[0].name, S("Ayu Lestari")));
    ck_assert(
        text_equal(contacts.rows[0].stands_in_for, S("secondary technical proof renewal media")));
    ck_assert(text_equal(contacts.rows[1].stands_in_for, S("")));
    end_world(&world);
}
END_TEST

START_TEST(R1_8_the_buyer_of_an_express_site_holds_every_role) {
    World world = world_with_sites();
    ck_assert_int_eq(add(&world, S("X1"), S("b@x.example"), 1U << CONTACT_BILLING), REFUSAL_NONE);
    ContactsView contacts = read_contacts(&world, S("X1"));
    ck_assert(
        text_equal(contacts.rows[0].roles, contact_roles_text(&world.arena, contact_roles_all())));
    ck_assert(text_equal(contacts.rows[0].stands_in_for, S("")));
    end_world(&world);
}
END_TEST

static size_t reads_noted(World *world) {
    QAuditListAfterRows rows;
    size_t count = 0;
    MUST(q_audit_list_after(
        world->db, &world->arena,
        &(QAuditListAfterIn){.enterprise = world->enterprise, .after = 0, .upto = INT64_MAX},
        &rows));
    for (size_t i = 0; i < rows.count; i++) {
        count += text_equal(rows.rows[i].action, S("contact.read"));
    }
    return count;
}

START_TEST(P46_each_read_of_contacts_leaves_a_row_and_a_look_at_nothing_none) {
    World world = world_with_sites();
    ActionContext context = on_day(&world, "2026-01-07");
    ContactsOpen open;
    ContactsView contacts;
    Refusals refusals;
    ck_assert_uint_eq(reads_noted(&world), 0);
    (void)read_contacts(&world, S("S1"));
    (void)read_contacts(&world, S("S1"));
    ck_assert_uint_eq(reads_noted(&world), 2);
    MUST(see_contacts_open(&context, S("S1"), &open, &refusals));
    ck_assert(open.opens);
    MUST(do_contacts_read(&context, S("S9"), &contacts, &refusals));
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_SITE_NOT_FOUND);
    (void)read_contacts(&world, S("X1")); // of another enterprise
    ck_assert_uint_eq(reads_noted(&world), 2);
    end_world(&world);
}
END_TEST

START_TEST(V5_a_sale_opens_contacts_for_24_months) {
    expect_day(contacts_since(day("2026-11-21")), "2024-11-21", "V5");
    expect_day(contacts_since(day("2026-03-31")), "2024-03-31", "the last of a month");
    expect_day(contacts_since(day("2024-02-29")), "2022-02-28", "a day that was not there then");
    expect_day(contacts_since(day("2026-02-28")), "2024-02-28", "V5");
}
END_TEST
