// Signing in and out, the lock, devices, registering, sessions, seats and what they let see.
#include "asking.h"

#include "action/identity/register.h"
#include "action/identity/session.h"
#include "action/identity/sign_in.h"
#include "action/sight.h"
#include "auth/secret.h"
#include "store/db_scope.h"
#include "store/q_account.h"
#include "store/q_identity.h"
#include "store/q_installation.h"
#include "store/q_site.h"

#define GOOD   "four words make it long"
#define ROSA   "rosa@some.example"
#define NOBODY "nobody@some.example"

enum { PARTNER = 2, CUSTOMER = 3, ROSA_ID = 7 };

typedef struct {
    World world;
    PasswordGate *gate;
    Entropy entropy;
    int64_t later; // seconds since the day began
} Door;

static ActionContext at_door(Door *door) {
    ActionContext context = on_day(&door->world, "2025-06-02");
    context.now.seconds += door->later;
    return context;
}

static void add_account(Door *door, int64_t account, const char *number, const char *kind) {
    MUST(q_account_add(
        door->world.db,
        &(QAccountAddIn){.account = {account},
                         .number = text_of(number),
                         .kind = text_of(kind),
                         .name = text_of(number),
                         .name_key = text_of(number),
                         .country = S("ID"),
                         .tier = strcmp(kind, "partner") == 0 ? S("reseller") : S("none"),
                         .distributor_null = true,
                         .since = day("2024-01-01")}));
}

static void add_user(Door *door, int64_t account, SiteId site, const char *number,
                     const char *role) {
    MUST(q_account_add_user(door->world.db, &(QAccountAddUserIn){.account = {account},
                                                                 .site = site,
                                                                 .identity = {ROSA_ID},
                                                                 .role = text_of(role),
                                                                 .desk_null = true,
                                                                 .number = text_of(number),
                                                                 .from_day = day("2024-01-01")}));
}

// Rosa is primary of a partner's office, with a password.
static Door new_door(bool on_file) {
    Door door = {.world = new_world(on_file), .entropy = entropy_of_machine()};
    Text hash;
    MUST(password_gate_open(2, 8, &door.entropy, &door.gate));
    MUST(password_hash(door.gate, &door.world.arena, S(GOOD), &hash));
    settle(&door.world);
    MUST(q_identity_add(door.world.db, &(QIdentityAddIn){.identity = {ROSA_ID},
                                                         .mail = S(ROSA),
                                                         .mail_key = S(ROSA),
                                                         .name = S("Rosa"),
                                                         .language = S("id"),
                                                         .time_zone = S("Asia/Jakarta")}));
    MUST(q_identity_set_password(
        door.world.db, &(QIdentitySetPasswordIn){.identity = {ROSA_ID}, .password = hash}));
    add_account(&door, PARTNER, "0500001", "partner");
    add_user(&door, PARTNER, (SiteId){0}, "0500001", "primary");
    return door;
}

static void end_door(Door *door) {
    password_gate_close(door->gate);
    end_world(&door->world);
}

// True where it lets in.
static bool knock(Door *door, const char *mail, const char *password, Text device,
                  SignInOutcome *ret_outcome) {
    ActionContext context = at_door(door);
    Refusals refusals;
    SignInInput input = {.mail = text_of(mail), .password = text_of(password), .device = device};
    MUST(do_sign_in(&context, door->gate, &door->entropy, &input, ret_outcome, &refusals));
    if (!refused(&refusals)) {
        return true;
    }
    ck_assert_int_eq(refusals.count, 1);
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_SIGN_IN_FAILED);
    ck_assert_uint_eq(refusals.items[0].value.len + refusals.items[0].field.len, 0);
    return false;
}

static bool knocks(Door *door, const char *mail, const char *password) {
    SignInOutcome outcome;
    return knock(door, mail, password, (Text){0}, &outcome);
}

static SessionView look(Door *door, Text secret) {
    ActionContext context = at_door(door);
    SessionView session;
    MUST(see_session(&context, secret, &session));
    return session;
}

static size_t count_events(Door *door, int64_t identity, const char *kind) {
    QIdentityListEventsRows rows;
    size_t count = 0;
    MUST(q_identity_list_events(door->world.db, &door->world.arena,
                                &(QIdentityListEventsIn){.identity = {identity}}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        count += text_equal(rows.rows[i].kind, text_of(kind));
    }
    return count;
}

START_TEST(the_right_password_lets_in_and_any_other_does_not) {
    Door door = new_door(false);
    SignInOutcome outcome = {0};
    ck_assert(knock(&door, " Rosa@some.Example", GOOD, (Text){0}, &outcome));
    ck_assert_uint_eq(outcome.session.len, SECRET_TEXT_BYTES);
    ck_assert_int_eq(outcome.identity.id, ROSA_ID);
    ck_assert(outcome.has_seat);
    ck_assert(!knocks(&door, ROSA, "four words make it wrong"));
    ck_assert(!knocks(&door, NOBODY, GOOD));
    ck_assert(!knocks(&door, "no mail at all", GOOD));
    ck_assert(!knocks(&door, "", ""));
    end_door(&door);
}

START_TEST(every_failure_costs_one_hash) {
    static const char *const tries[][2] = {
        {ROSA, "wrong wrong wrong"}, {NOBODY, GOOD}, {"no mail", GOOD}, {"", ""}};
    Door door = new_door(false);
    for (size_t i = 0; i < sizeof tries / sizeof tries[0]; i++) {
        int64_t before = password_gate_hashes(door.gate);
        ck_assert(!knocks(&door, tries[i][0], tries[i][1]));
        ck_assert_int_eq(password_gate_hashes(door.gate) - before, 1);
    }
    end_door(&door);
}

START_TEST(ten_failures_lock_for_fifteen_minutes) {
    Door door = new_door(false);
    for (int i = 0; i < TRIES_COUNTED; i++) {
        ck_assert(!knocks(&door, ROSA, "wrong wrong wrong"));
        door.later += 10;
    }
    int64_t locked_since = door.later - 10;
    ck_assert_uint_eq(count_events(&door, ROSA_ID, "identity.locked"), 1);
    ck_assert(!knocks(&door, ROSA, GOOD)); // and this try does not make it longer
    door.later = locked_since + LOCK_SECONDS - 1;
    ck_assert(!knocks(&door, ROSA, GOOD));
    door.later = locked_since + LOCK_SECONDS;
    ck_assert(knocks(&door, ROSA, GOOD));
    ck_assert_uint_eq(count_events(&door, ROSA_ID, "identity.locked"), 1);
    end_door(&door);
}

START_TEST(nine_failures_do_not_lock_and_a_success_forgives_them) {
    Door door = new_door(false);
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < TRIES_COUNTED - 1; i++) {
            ck_assert(!knocks(&door, ROSA, "wrong wrong wrong"));
        }
        ck_assert(knocks(&door, ROSA, GOOD));
    }
    end_door(&door);
}

START_TEST(nobody_locks_out_a_known_device) {
    Door door = new_door(false);
    SignInOutcome first = {0};
    SignInOutcome second = {0};
    ck_assert(knock(&door, ROSA, GOOD, (Text){0}, &first));
    for (int i = 0; i < 3 * TRIES_COUNTED; i++) {
        ck_assert(!knocks(&door, ROSA, "wrong wrong wrong"));
    }
    ck_assert(!knocks(&door, ROSA, GOOD));
    ck_assert(knock(&door, ROSA, GOOD, first.device, &second));
    ck_assert(text_equal(first.device, second.device));
    // And the device itself is locked by its own failures.
    for (int i = 0; i < TRIES_COUNTED; i++) {
        ck_assert(!knock(&door, ROSA, "wrong wrong wrong", first.device, &second));
    }
    ck_assert(!knock(&door, ROSA, GOOD, first.device, &second));
    end_door(&door);
}

START_TEST(a_device_of_nobody_gets_its_own_secret) {
    Door door = new_door(false);
    SignInOutcome one = {0};
    SignInOutcome two = {0};
    ck_assert(knock(&door, ROSA, GOOD, S("brought along"), &one));
    ck_assert(!text_equal(one.device, S("brought along")));
    ck_assert_uint_eq(count_events(&door, ROSA_ID, "identity.new_device"), 0); // the first
    ck_assert(knock(&door, ROSA, GOOD, (Text){0}, &two));
    ck_assert_uint_eq(count_events(&door, ROSA_ID, "identity.new_device"), 1);
    end_door(&door);
}

START_TEST(the_lock_is_counted_by_its_instants) {
    Instant tries[TRIES_COUNTED] = {{0}};
    for (int i = 0; i < TRIES_COUNTED; i++) {
        tries[i].seconds = 10000 - 90 * i;
    }
    ck_assert(sign_in_locked(tries, TRIES_COUNTED, (Instant){10000}));
    ck_assert(sign_in_locked(tries, TRIES_COUNTED, (Instant){10000 + LOCK_SECONDS - 1}));
    ck_assert(!sign_in_locked(tries, TRIES_COUNTED, (Instant){10000 + LOCK_SECONDS}));
    ck_assert(!sign_in_locked(tries, TRIES_COUNTED - 1, (Instant){10000}));
    tries[TRIES_COUNTED - 1].seconds = 10000 - TRIES_SECONDS;
    ck_assert(!sign_in_locked(tries, TRIES_COUNTED, (Instant){10000}));
}

// ---- sessions ----

START_TEST(a_session_tells_who_asks) {
    Door door = new_door(false);
    SignInOutcome outcome = {0};
    ck_assert(knock(&door, ROSA, GOOD, (Text){0}, &outcome));
    SessionView session = look(&door, outcome.session);
    ck_assert(session.found && session.has_seat && !session.touch_due);
    ck_assert_int_eq(session.viewer.kind, VIEWER_PARTNER);
    ck_assert_int_eq(session.viewer.role, SEAT_PRIMARY);
    ck_assert_int_eq(session.viewer.account.id, PARTNER);
    ck_assert(rights_have(session.viewer.rights, RIGHT_BIDS));
    ck_assert(text_equal(session.viewer.name, S("Rosa")));
    ck_assert(text_equal(session.viewer.account_number, S("0500001")));
    ck_assert(!look(&door, S("")).found &&
              !look(&door, secret_digest(&door.world.arena, outcome.session)).found);
    end_door(&door);
}

START_TEST(a_session_ends_idle_late_or_by_its_person) {
    Door door = new_door(false);
    SignInOutcome outcome = {0};
    Refusals refusals;
    ck_assert(knock(&door, ROSA, GOOD, (Text){0}, &outcome));
    door.later = SESSION_IDLE_SECONDS - 1;
    ck_assert(look(&door, outcome.session).touch_due);
    door.later = SESSION_IDLE_SECONDS;
    ck_assert(!look(&door, outcome.session).found);
    // Used again and again it lasts twelve hours and no longer.
    for (door.later = 0; door.later < SESSION_SECONDS; door.later += SESSION_IDLE_SECONDS / 2) {
        ActionContext context = at_door(&door);
        ck_assert(look(&door, outcome.session).found);
        MUST(do_session_touch(&context, outcome.session, &refusals));
    }
    ck_assert(!look(&door, outcome.session).found);
    door.later = 0;
    ActionContext context = at_door(&door);
    ck_assert(look(&door, outcome.session).found); // a clock that goes back revives no ended one:
    MUST(do_sign_out(&context, outcome.session, &refusals));
    ck_assert(!look(&door, outcome.session).found);
    ck_assert_uint_eq(count_events(&door, ROSA_ID, "identity.signed_out"), 1);
    end_door(&door);
}

START_TEST(rights_are_those_of_today) {
    Door door = new_door(false);
    SignInOutcome outcome = {0};
    add_account(&door, CUSTOMER + 1, "0500002", "partner");
    add_user(&door, CUSTOMER + 1, (SiteId){0}, "0500002", "user");
    QAccountAddGrantIn grant = {.account = {CUSTOMER + 1},
                                .identity = {ROSA_ID},
                                .granted_right = S("reporting"),
                                .granted_at = {1},
                                .allowed = true,
                                .from_day = day("2025-01-01"),
                                .until_day = day("2025-06-02")};
    MUST(q_account_add_grant(door.world.db, &grant));
    grant.granted_right = S("ordering");
    grant.until_day = day("2025-06-01"); // over
    MUST(q_account_add_grant(door.world.db, &grant));
    grant.granted_right = S("prices");
    grant.until_day_null = true;
    MUST(q_account_add_grant(door.world.db, &grant));
    grant.granted_at.seconds = 2; // taken away again
    grant.allowed = false;
    MUST(q_account_add_grant(door.world.db, &grant));
    ck_assert(knock(&door, ROSA, GOOD, (Text){0}, &outcome));
    ck_assert(!outcome.has_seat && !look(&door, outcome.session).has_seat);
    ActionContext context = at_door(&door);
    Refusals refusals;
    MUST(do_seat_choose(&context, outcome.session, S("0500099"), &refusals));
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_SEAT_NOT_FOUND);
    MUST(do_seat_choose(&context, outcome.session, S("0500002"), &refusals));
    ck_assert(!refused(&refusals));
    Viewer viewer = look(&door, outcome.session).viewer;
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        ck_assert_int_eq(rights_have(viewer.rights, (Right)right), right == RIGHT_REPORTING);
    }
    MeView me;
    MUST(see_me(&context, outcome.session, &me, &refusals));
    ck_assert_uint_eq(me.seat_count, 2);
    ck_assert(text_equal(me.seats[0].number, S("0500002"))); // the last used first
    end_door(&door);
}

// ---- customers, and the connection that shows only theirs ----

static QSiteFindRow site_numbered(Door *door, const char *number) {
    QSiteFindRow row;
    bool found = false;
    MUST(q_site_find(door->world.db, &door->world.arena, &(QSiteFindIn){.number = text_of(number)},
                     &row, &found));
    ck_assert(found);
    return row;
}

static bool shows(Db *db, Door *door, const char *site) {
    QSiteFindRow row;
    bool found = false;
    MUST(
        q_site_find(db, &door->world.arena, &(QSiteFindIn){.number = text_of(site)}, &row, &found));
    return found;
}

// S1 and S2 are of one agreement, S1 originating; S3 is of another, T1 somebody else's.
static void expect_shown(const char *role, const char *seat, bool grants_agreement,
                         const bool wanted[4]) {
    static const char *const sites[] = {"S1", "S2", "S3", "T1"};
    Door door = new_door(true);
    SignInOutcome outcome = {0};
    Refusals refusals;
    Db *reader = NULL;
    QSiteFindRow site = site_numbered(&door, seat);
    add_account(&door, CUSTOMER, "0600001", "customer");
    MUST(q_account_set_enterprise(door.world.db,
                                  &(QAccountSetEnterpriseIn){{CUSTOMER}, site.owner}));
    add_user(&door, CUSTOMER, (SiteId){site.object}, seat, role);
    if (grants_agreement) {
        MUST(q_account_add_grant(door.world.db,
                                 &(QAccountAddGrantIn){.account = {CUSTOMER},
                                                       .site = {site.object},
                                                       .identity = {ROSA_ID},
                                                       .granted_right = S("agreement.view"),
                                                       .allowed = true,
                                                       .from_day = day("2024-01-01"),
                                                       .until_day_null = true}));
    }
    ck_assert(knock(&door, ROSA, GOOD, (Text){0}, &outcome));
    ActionContext context = at_door(&door);
    MUST(do_seat_choose(&context, outcome.session, text_of(seat), &refusals));
    ck_assert(!refused(&refusals));
    MUST(db_open_to_see(text_of(door.world.file), &reader));
    context.db = reader;
    SessionView session;
    MUST(db_begin_read(reader));
    MUST(see_session(&context, outcome.session, &session));
    ck_assert(session.has_seat && session.viewer.kind == VIEWER_CUSTOMER);
    for (int i = 0; i < 4; i++) {
        ck_assert_msg(shows(reader, &door, sites[i]) == wanted[i], "%s of %s: %s", role, seat,
                      sites[i]);
    }
    db_rollback(reader);
    for (int i = 0; i < 4; i++) { // what was shown ends with its transaction
        ck_assert(!shows(reader, &door, sites[i]));
    }
    MUST(db_begin_read(reader));
    MUST(see_session(&context, S("nobody's"), &session));
    ck_assert(!session.found && !shows(reader, &door, "S1"));
    db_close(reader);
    end_door(&door);
}

START_TEST(the_originating_primary_sees_the_agreement) {
    expect_shown("primary", "S1", false, (const bool[]){true, true, false, false});
}

START_TEST(another_primary_sees_its_site) {
    expect_shown("primary", "S2", false, (const bool[]){false, true, false, false});
}

START_TEST(a_user_sees_its_site) {
    expect_shown("user", "S1", false, (const bool[]){true, false, false, false});
}

START_TEST(a_user_with_agreement_view_sees_the_agreement) {
    expect_shown("user", "S2", true, (const bool[]){true, true, false, false});
}

// ---- registering ----

static Refusals enlist(Door *door, const char *mail, const char *password) {
    ActionContext context = at_door(door);
    Refusals refusals;
    RegisterInput input = {.mail = text_of(mail),
                           .password = text_of(password),
                           .name = S("Nobody yet"),
                           .language = S("en"),
                           .time_zone = S("UTC")};
    MUST(do_register(&context, door->gate, &input, &refusals));
    return refusals;
}

static RefusalId confirm(Door *door, Text secret, const char *password) {
    ActionContext context = at_door(door);
    Refusals refusals;
    ConfirmInput input = {secret, text_of(password)};
    MUST(do_mail_confirm(&context, door->gate, &input, &refusals));
    return refused(&refusals) ? refusals.items[0].id : REFUSAL_NONE;
}

static Text draw_link(Door *door, int64_t identity) {
    ActionContext context = at_door(door);
    Refusals refusals;
    Text secret;
    MUST(
        do_confirmation_draw(&context, &door->entropy, (IdentityId){identity}, &secret, &refusals));
    return secret;
}

START_TEST(who_registers_and_confirms_signs_in) {
    Door door = new_door(false);
    Refusals refusals = enlist(&door, NOBODY, GOOD);
    ck_assert(!refused(&refusals));
    ck_assert(!knocks(&door, NOBODY, GOOD)); // not confirmed
    Text link = draw_link(&door, ROSA_ID + 1);
    ck_assert_int_eq(confirm(&door, S("guessed"), GOOD), REFUSAL_CONFIRMATION_NOT_VALID);
    ck_assert_int_eq(confirm(&door, link, "not the one registered"),
                     REFUSAL_CONFIRMATION_NOT_VALID);
    ck_assert_int_eq(confirm(&door, link, GOOD), REFUSAL_NONE);
    ck_assert_int_eq(confirm(&door, link, GOOD), REFUSAL_CONFIRMATION_NOT_VALID); // once
    ck_assert(knocks(&door, NOBODY, GOOD));
    ck_assert_uint_eq(draw_link(&door, ROSA_ID + 1).len, 0);
    end_door(&door);
}

START_TEST(a_link_holds_for_a_day) {
    Door door = new_door(false);
    (void)enlist(&door, NOBODY, GOOD);
    Text link = draw_link(&door, ROSA_ID + 1);
    door.later = CONFIRMATION_SECONDS;
    ck_assert_int_eq(confirm(&door, link, GOOD), REFUSAL_CONFIRMATION_NOT_VALID);
    end_door(&door);
}

START_TEST(who_registers_somebodys_mail_changes_nothing) {
    Door door = new_door(false);
    Refusals refusals = enlist(&door, ROSA, "my own words, not hers");
    ck_assert(!refused(&refusals)); // the same answer
    ck_assert_uint_eq(count_events(&door, ROSA_ID, "identity.registered_twice"), 1);
    ck_assert(!knocks(&door, ROSA, "my own words, not hers") && knocks(&door, ROSA, GOOD));
    end_door(&door);
}

START_TEST(registering_again_replaces_what_nobody_confirmed) {
    Door door = new_door(false);
    (void)enlist(&door, NOBODY, "the first who came along");
    Text link = draw_link(&door, ROSA_ID + 1);
    (void)enlist(&door, NOBODY, GOOD);
    ck_assert_int_eq(confirm(&door, link, "the first who came along"),
                     REFUSAL_CONFIRMATION_NOT_VALID);
    ck_assert_int_eq(confirm(&door, draw_link(&door, ROSA_ID + 1), GOOD), REFUSAL_NONE);
    ck_assert(!knocks(&door, NOBODY, "the first who came along") && knocks(&door, NOBODY, GOOD));
    end_door(&door);
}

START_TEST(bad_registrations_are_told_all_at_once) {
    Door door = new_door(false);
    ActionContext context = at_door(&door);
    Refusals refusals;
    RegisterInput input = {.mail = S("none"), .password = S("short"), .name = S("")};
    MUST(do_register(&context, door.gate, &input, &refusals));
    ck_assert_int_eq(refusals.count, 3);
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_BAD_MAIL);
    ck_assert_int_eq(refusals.items[1].id, REFUSAL_BAD_NAME);
    ck_assert_int_eq(refusals.items[2].id, REFUSAL_BAD_PASSWORD);
    refusals = enlist(&door, NOBODY, "password1234");
    ck_assert_int_eq(refusals.items[0].id, REFUSAL_COMMON_PASSWORD);
    end_door(&door);
}

// ---- one click ----

static bool clicks(Door *door) {
    ActionContext context = at_door(door);
    SignInOutcome outcome;
    Refusals refusals;
    MUST(do_demo_sign_in(&context, &door->entropy, S(ROSA), &outcome, &refusals));
    return !refused(&refusals) && look(door, outcome.session).found;
}

START_TEST(one_click_lets_in_on_a_demo_database_only) {
    Door door = new_door(false);
    MUST(q_installation_add(door.world.db, &(QInstallationAddIn){S("person:01 partner"), S(ROSA)}));
    ck_assert(!clicks(&door));
    MUST(q_installation_add(door.world.db, &(QInstallationAddIn){S("purpose"), S("demo")}));
    ck_assert(clicks(&door));
    end_door(&door);
}

START_TEST(one_click_is_for_the_people_of_the_demo_only) {
    Door door = new_door(false);
    MUST(q_installation_add(door.world.db, &(QInstallationAddIn){S("purpose"), S("demo")}));
    ck_assert(!clicks(&door));
    end_door(&door);
}
