// The permission table against portal.md §4, copied by hand as it is written there, for every
// capacity, subject and act; and docs/rights.md, which is written from the table.
#include "domain/access/permission.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

// As written, but for the signs that a reader has to supply: the reach of what §4 leaves unmarked
// in the columns of customers and partners is their own (asking for a naming and enrolling reach
// for what is nobody's yet, "*"); accept, consent, release, reissue and ship are acts; imports are
// written.
typedef struct {
    Subject subject;
    const char *name; // as in portal.md
    bool marked;      // °
    const char *cells[7];
} Line;

static const Line lines[] = {
    {SUBJECT_ACCESS_REQUESTS,
     "access requests",
     false,
     {"do", "do", "d claims", "-", "-", "-", "-"}},
    {SUBJECT_USERS, "users, rights", false, {"wo", "wo", "w users, ticket", "-", "-", "-", "-"}},
    {SUBJECT_CONTACTS, "contacts", false, {"wo", "wo rv", "w", "r", "r", "r", "r"}},
    {SUBJECT_SUCCESSION, "succession", false, {"xd", "xd", "d2", "-", "-", "-", "d2"}},
    {SUBJECT_NAMING, "naming, consent", true, {"do", "k*", "-", "-", "-", "-", "-"}},
    {SUBJECT_CUSTOMERS,
     "customers, agreements, reports",
     false,
     {"ro", "rv", "r", "r", "r", "r", "r"}},
    {SUBJECT_PRICE_FILES,
     "price files, history, difference",
     false,
     {"-", "ro", "-", "r", "r", "r", "r"}},
    {SUBJECT_PRICE_RELEASES, "price releases", false, {"-", "-", "-", "w d2", "-", "-", "d2"}},
    {SUBJECT_GUIDED_SELLING, "guided selling", false, {"-", "xv", "-", "x", "x", "x", "-"}},
    {SUBJECT_QUOTES, "quotes", false, {"k x accept", "wv", "r", "w", "w", "w", "r"}},
    {SUBJECT_BIDS, "bids", false, {"-", "xv", "-", "x d", "-", "x", "d"}},
    {SUBJECT_ORDERS,
     "orders, returns (override, rebill)",
     false,
     {"xo", "xv", "r", "r", "x d2", "r", "r"}},
    {SUBJECT_FORECAST, "forecast, what-if", false, {"xo", "xv", "-", "x", "x", "x", "x"}},
    {SUBJECT_RENEWAL_QUOTES, "renewal quotes", false, {"x accept", "wv", "-", "-", "-", "w", "-"}},
    {SUBJECT_SUBSCRIPTIONS,
     "subscription changes; automatic renewal",
     true,
     {"xo", "xc", "-", "-", "-", "-", "-"}},
    {SUBJECT_CLOUD_FORMS,
     "cloud forms (terms: customer only)",
     false,
     {"wo", "wv", "r", "-", "d", "-", "-"}},
    {SUBJECT_OVERAGE, "overage decisions", false, {"r", "rv", "r", "d2", "x release", "r", "r"}},
    {SUBJECT_ENTITLEMENTS,
     "entitlements, proofs",
     false,
     {"ro", "rv", "r", "-", "x reissue", "r", "-"}},
    {SUBJECT_ALLOCATIONS, "allocations, deployments", false, {"wo", "-", "-", "-", "-", "-", "-"}},
    {SUBJECT_DOWNLOADS, "downloads, media", false, {"xo", "-", "-", "-", "x ship", "-", "-"}},
    {SUBJECT_ENROLMENT, "enrolment", false, {"x*", "x*", "-", "-", "-", "-", "d"}},
    {SUBJECT_MOVES, "moves", false, {"do", "xv", "-", "-", "-", "x", "-"}},
    {SUBJECT_IMPORTS, "imports", true, {"wo", "wo", "-", "w2 prices", "w2 orders", "-", "w2"}},
    {SUBJECT_KEYS, "keys, webhooks, clones", true, {"wo", "wo", "-", "-", "-", "-", "w"}},
    {SUBJECT_TICKETS, "tickets", false, {"wo", "wo", "w", "w", "w", "w", "w"}},
    {SUBJECT_AUDIT, "audit", true, {"ro", "ro", "r tickets", "-", "-", "-", "r"}},
    {SUBJECT_PROGRAMME,
     "programme, anniversary (R3.3), content, tables",
     false,
     {"-", "-", "-", "-", "-", "-", "w2"}},
};
enum { LINES = sizeof lines / sizeof lines[0], COLUMNS = 7 };

static const struct {
    const char *word;
    PermissionLimit limit;
} limits[] = {
    {"claims", LIMIT_CLAIMS},      {"users, ticket", LIMIT_USERS_BY_TICKET},
    {"accept", LIMIT_ACCEPT},      {"release", LIMIT_RELEASE},
    {"reissue", LIMIT_REISSUE},    {"ship", LIMIT_SHIP},
    {"prices", LIMIT_PRICES},      {"orders", LIMIT_ORDERS},
    {"tickets", LIMIT_OF_TICKETS},
};

static const char act_letters[] = "rwxdk";

static PermissionLimit limit_of(const char *cell) {
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        const char *at = strstr(cell, limits[i].word);
        if (at != NULL && strcmp(at, limits[i].word) == 0) {
            return limits[i].limit;
        }
    }
    return LIMIT_NONE;
}

// Reads one group of a cell, "rv" or "d2", for one act.
static Permission of_group(const char *group, size_t len, char act, bool outside) {
    Permission permission = {0};
    if (memchr(group, act, len) == NULL) {
        return permission;
    }
    permission.reach = outside ? REACH_OWN : REACH_ANY;
    permission.reach = memchr(group, 'v', len) != NULL ? REACH_SEEN : permission.reach;
    permission.reach = memchr(group, 'c', len) != NULL ? REACH_CONSENT : permission.reach;
    permission.reach = memchr(group, '*', len) != NULL ? REACH_ANY : permission.reach;
    permission.two_persons = act != 'r' && memchr(group, '2', len) != NULL;
    return permission;
}

// Only groups of up to three signs are acts; longer words are limits.
static Permission of_cell(const char *cell, char act, bool outside) {
    Permission found = {0};
    for (const char *at = cell; *at != '\0';) {
        size_t len = strcspn(at, " ");
        Permission one = len <= 3 ? of_group(at, len, act, outside) : (Permission){0};
        found = one.reach > found.reach ? one : found;
        at += len + strspn(at + len, " ");
    }
    found.limit = found.reach == REACH_NONE ? LIMIT_NONE : limit_of(cell);
    return found;
}

static Permission wanted_of(const Line *line, Capacity capacity, ActOn act) {
    bool outside = capacity.party <= PARTY_PARTNER;
    const char *cell = line->cells[capacity.party];
    if (outside && !capacity.is_primary && line->marked) {
        return (Permission){0};
    }
    Permission wanted = of_cell(cell, act_letters[act], outside);
    for (size_t i = 0; act == READ && i < ACT_KINDS; i++) { // whoever acts, reads
        Permission other = of_cell(cell, act_letters[i], outside);
        other.two_persons = false;
        wanted = other.reach > wanted.reach ? other : wanted;
    }
    if (act == READ && outside && wanted.reach == REACH_ANY) {
        wanted.reach = REACH_OWN; // asking and enrolling reach further than reading
    }
    wanted.limit = act == ASK ? LIMIT_NONE : wanted.limit;
    return wanted;
}

START_TEST(the_table_is_portal_md) {
    ck_assert_int_eq((int)LINES, (int)SUBJECT_COUNT);
    for (size_t i = 0; i < LINES; i++) {
        for (int party = 0; party < (int)PARTY_AUDITOR; party++) {
            for (int act = 0; act < (int)ACT_KINDS; act++) {
                for (int primary = 0; primary < 2; primary++) {
                    Capacity capacity = {(Party)party, primary == 1};
                    Permission got = permission_of(capacity, lines[i].subject, (ActOn)act);
                    Permission wanted = wanted_of(&lines[i], capacity, (ActOn)act);
                    ck_assert_msg(got.reach == wanted.reach && got.limit == wanted.limit &&
                                      got.two_persons == wanted.two_persons,
                                  "%s, column %d, act %c, primary %d: %d/%d/%d instead of %d/%d/%d",
                                  lines[i].name, party, act_letters[act], primary, got.reach,
                                  got.two_persons, got.limit, wanted.reach, wanted.two_persons,
                                  wanted.limit);
                }
            }
        }
    }
}

START_TEST(some_cells_word_by_word) {
    Permission release =
        permission_of((Capacity){PARTY_ADMIN, false}, SUBJECT_PRICE_RELEASES, DECIDE);
    ck_assert(release.reach == REACH_ANY && release.two_persons);
    Permission order = permission_of((Capacity){PARTY_ORDERS, false}, SUBJECT_ORDERS, ACT);
    ck_assert(order.reach == REACH_ANY && !order.two_persons);
    Permission contact = permission_of((Capacity){PARTY_PARTNER, true}, SUBJECT_CONTACTS, READ);
    ck_assert_int_eq(contact.reach, REACH_SEEN);
    Permission naming = permission_of((Capacity){PARTY_CUSTOMER, false}, SUBJECT_NAMING, DECIDE);
    ck_assert_int_eq(naming.reach, REACH_NONE);
    Permission quote = permission_of((Capacity){PARTY_CUSTOMER, true}, SUBJECT_QUOTES, WRITE);
    ck_assert_int_eq(quote.reach, REACH_NONE);
}

START_TEST(the_auditor_reads_everything_and_does_nothing) {
    for (int subject = 0; subject < (int)SUBJECT_COUNT; subject++) {
        for (int act = 0; act < (int)ACT_KINDS; act++) {
            Permission got =
                permission_of((Capacity){PARTY_AUDITOR, false}, (Subject)subject, (ActOn)act);
            ck_assert_int_eq(got.reach, act == (int)READ ? REACH_ANY : REACH_NONE);
        }
    }
}

START_TEST(no_subject_is_there_that_is_not_aborts) {
    (void)permission_of((Capacity){PARTY_CUSTOMER, true}, SUBJECT_COUNT, READ);
}

// ---- docs/rights.md ----

static void tell_cell(char *text, size_t max, Capacity capacity, Subject subject) {
    static const char *const reaches[REACH_COUNT] = {[REACH_OWN] = " own",
                                                     [REACH_SEEN] = " seen",
                                                     [REACH_CONSENT] = " by consent",
                                                     [REACH_ANY] = ""};
    static const char *const words[ACT_KINDS] = {"read", "write", "act", "decide", "ask"};
    size_t at = 0;
    PermissionLimit limit = LIMIT_NONE;
    text[0] = '\0';
    for (int act = 0; act < (int)ACT_KINDS; act++) {
        Permission one = permission_of(capacity, subject, (ActOn)act);
        if (one.reach != REACH_NONE) {
            limit = one.limit == LIMIT_NONE ? limit : one.limit;
            at += (size_t)snprintf(text + at, max - at, "%s%s%s%s", at > 0 ? ", " : "", words[act],
                                   reaches[one.reach], one.two_persons ? " by two" : "");
        }
    }
    for (size_t i = 0; i < sizeof limits / sizeof limits[0]; i++) {
        if (limit == limits[i].limit && limit != LIMIT_NONE) {
            at += (size_t)snprintf(text + at, max - at, " (only: %s)", limits[i].word);
        }
    }
    if (at == 0) {
        (void)snprintf(text, max, "–");
    }
}

static void write_docs(FILE *out) {
    (void)fputs(
        "# Rights\n\nWritten from `src/domain/access/permission.def`; a unit test compares. "
        "*own*: at the own site or "
        "account; *seen*: where a\nrelationship opens it; *by two*: a second person "
        "confirms. A user with the "
        "tool right acts as the primary does, except\non rows marked °. An auditor reads "
        "everything and writes "
        "nothing.\n\n"
        "| | customer | partner | care | pricing | order desk | renewals | admin |\n"
        "|---|---|---|---|---|---|---|---|\n",
        out);
    for (size_t i = 0; i < LINES; i++) {
        (void)fprintf(out, "| %s%s |", lines[i].name,
                      subject_is_for_users(lines[i].subject) ? "" : " °");
        for (int party = 0; party < (int)COLUMNS; party++) {
            char cell[200];
            tell_cell(cell, sizeof cell, (Capacity){(Party)party, true}, lines[i].subject);
            (void)fprintf(out, " %s |", cell);
        }
        (void)fputs("\n", out);
    }
}

START_TEST(docs_rights_md_is_the_table) {
    static char made[32768];
    static char kept[32768];
    FILE *out = fmemopen(made, sizeof made, "w");
    write_docs(out);
    ck_assert_int_eq(fclose(out), 0);
    FILE *in = fopen("docs/rights.md", "r");
    size_t len = in == NULL ? 0 : fread(kept, 1, sizeof kept - 1, in);
    kept[len] = '\0';
    if (in != NULL) {
        (void)fclose(in);
    }
    if (strcmp(made, kept) != 0) {
        FILE *other = fopen("build/rights.md", "w");
        (void)fputs(made, other);
        (void)fclose(other);
    }
    ck_assert_msg(strcmp(made, kept) == 0, "docs/rights.md is not the table: take build/rights.md");
}
