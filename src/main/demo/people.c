// Makes people for whom somebody can sign in.
#include "main/demo/people.h"

#include "auth/password.h"
#include "base/fold.h"
#include "domain/access/right.h"
#include "store/q_account.h"
#include "store/q_identity.h"
#include "store/q_installation.h"
#include "store/q_site.h"

enum {
    MAIL_MAX = 80,
    CUSTOMERS = 12,
    RESELLERS = 3,
    DISTRIBUTORS = 2,
    OFFER_BYTES_MAX = 80,
    SECOND = 1
};

const char demo_password[] = "a demo for everybody";

typedef struct {
    const PeoplePlan *plan;
    Text password;
    int64_t next_identity;
    int64_t next_account;
    int offered;
} Making;

// Where somebody sits, and as what.
typedef struct {
    AccountId account;
    SiteId site; // 0: the account's own office
    Text number;
    const Country *country;
    const char *role;
    const char *desk;  // NULL: no staff
    const char *right; // NULL: what the role holds by itself
    const char *offer; // as what it is offered by one click; NULL: not
} Seat;

static Text mail_of(Arena *arena, const char *word, IdentityId identity) {
    TextBuf buf = buf_new(arena, MAIL_MAX);
    buf_addf(&buf, "%s@person-%d.example", word, (int)identity.id);
    return buf_text(&buf);
}

static Err offer(Making *making, Text mail, const char *what) {
    TextBuf name = buf_new(making->plan->arena, OFFER_BYTES_MAX);
    buf_addf(&name, "person:%02d %s", ++making->offered, what);
    return q_installation_add(making->plan->db,
                              &(QInstallationAddIn){.name = buf_text(&name), .value = mail});
}

static Err save_grant(const Making *making, const Seat *seat, IdentityId identity) {
    return q_account_add_grant(
        making->plan->db,
        &(QAccountAddGrantIn){.account = seat->account,
                              .site = seat->site,
                              .identity = identity,
                              .granted_right = text_of(seat->right),
                              .granted_at = date_midnight_utc(making->plan->start),
                              .granted_by = {1},
                              .allowed = true,
                              .from_day = making->plan->start,
                              .until_day_null = true});
}

static Err add_person(Making *making, const Seat *seat) {
    const PeoplePlan *plan = making->plan;
    IdentityId identity = {making->next_identity++};
    const char *word = seat->right != NULL ? seat->right : seat->desk;
    Text mail = mail_of(plan->arena, word != NULL ? word : seat->role, identity);
    TRY(q_identity_add(plan->db, &(QIdentityAddIn){
                                     .identity = identity,
                                     .mail = mail,
                                     .mail_key = mail,
                                     .name = country_person(plan->dice, seat->country),
                                     .language = seat->country->language,
                                     .time_zone = seat->country->cities[0].zone,
                                     .registered_at = date_midnight_utc(plan->start),
                                 }));
    TRY(q_identity_set_password(
        plan->db, &(QIdentitySetPasswordIn){.identity = identity, .password = making->password}));
    TRY(q_account_add_user(plan->db, &(QAccountAddUserIn){.account = seat->account,
                                                          .site = seat->site,
                                                          .identity = identity,
                                                          .role = text_of(seat->role),
                                                          .desk_null = seat->desk == NULL,
                                                          .desk = text_of(seat->desk),
                                                          .number = seat->number,
                                                          .from_day = plan->start}));
    TRY(seat->right == NULL ? OK : save_grant(making, seat, identity));
    return seat->offer == NULL ? OK : offer(making, mail, seat->offer);
}

// ---- the vendor and its partners ----

static Err give_password(const Making *making, const Partner *partner) {
    return q_identity_set_password(
        making->plan->db,
        &(QIdentitySetPasswordIn){.identity = partner->person, .password = making->password});
}

// The office of a partner, whose number its primary's seat has.
static Err office_of(const Making *making, const Partner *partner, Seat *ret_seat) {
    QAccountNumberRow row;
    TRY(q_account_number(making->plan->db, making->plan->arena,
                         &(QAccountNumberIn){.account = partner->account}, &row));
    *ret_seat =
        (Seat){.account = partner->account, .number = row.number, .country = partner->country};
    return OK;
}

static Err add_staff(Making *making) {
    static const struct {
        const char *desk;
        const char *offer;
    } desks[] = {{"care", "care desk"},      {"pricing", "pricing desk"},
                 {"orders", "order desk"},   {"renewals", "renewals desk"},
                 {"admin", "administrator"}, {"auditor", "auditor"}};
    Seat seat;
    TRY(office_of(making, &making->plan->partners->partners[0], &seat));
    seat.role = "staff";
    for (size_t i = 0; i < sizeof desks / sizeof desks[0]; i++) {
        seat.desk = desks[i].desk;
        seat.offer = desks[i].offer;
        TRY(add_person(making, &seat));
    }
    return OK;
}

// Behind all others, so that they are who they were: what one person of the order desk asks for
// another decides (P19).
static Err add_second_of_orders(Making *making) {
    Seat seat;
    TRY(office_of(making, &making->plan->partners->partners[0], &seat));
    seat.role = "staff";
    seat.desk = "orders";
    seat.offer = "order desk, second person";
    return add_person(making, &seat);
}

static Err add_partner_users(Making *making, const Partner *partner, const char *offered) {
    static const char *const rights[] = {"reporting", "ordering", "bids", "guided", "prices"};
    Seat seat;
    TRY(office_of(making, partner, &seat));
    seat.role = "user";
    for (size_t i = 0; i < sizeof rights / sizeof rights[0]; i++) {
        seat.right = rights[i];
        seat.offer = offered != NULL && i == 0 ? offered : NULL;
        TRY(add_person(making, &seat));
    }
    return OK;
}

static Err offer_primary(Making *making, const Partner *partner, const char *what) {
    QIdentityMailRow row;
    TRY(q_identity_mail(making->plan->db, making->plan->arena,
                        &(QIdentityMailIn){.identity = partner->person}, &row));
    return offer(making, row.mail, what);
}

// Of the offered reseller's own distributor, else of the first: so an order's way can be clicked.
static Err offer_distributor(Making *making, size_t offered_reseller) {
    const Partners *partners = making->plan->partners;
    size_t at = partners->partners[offered_reseller].distributor;
    for (size_t i = 1; at == 0 && i < partners->count; i++) {
        at = partners->partners[i].is_distributor ? i : 0;
    }
    return at == 0 ? OK : offer_primary(making, &partners->partners[at], "distributor primary");
}

static Err add_partners(Making *making, size_t offered_reseller) {
    const Partners *partners = making->plan->partners;
    int resellers = 0;
    int distributors = 0;
    for (size_t i = 0; i < partners->count; i++) {
        TRY(give_password(making, &partners->partners[i]));
    }
    TRY(offer_primary(making, &partners->partners[offered_reseller], "reseller primary"));
    TRY(add_partner_users(making, &partners->partners[offered_reseller],
                          "reseller, reporting alone"));
    TRY(offer_distributor(making, offered_reseller));
    for (size_t i = 1; i < partners->count; i++) {
        const Partner *partner = &partners->partners[i];
        int *count = partner->is_distributor ? &distributors : &resellers;
        int most = partner->is_distributor ? DISTRIBUTORS : RESELLERS;
        if (i == offered_reseller || *count == most) {
            continue;
        }
        ++*count;
        TRY(add_partner_users(making, partner, NULL));
    }
    return OK;
}

// ---- customers ----

static bool is_shown(const Cohort *cohort, const DemoAgreement *agreement) {
    const DemoSite *first = &cohort->sites[agreement->first_site];
    return !agreement->is_express && agreement->site_count > SECOND && first->is_enrolled &&
           cohort->sites[agreement->first_site + SECOND].is_enrolled && first->seller != 0;
}

static Err seat_at(const Making *making, AccountId account, const DemoSite *site, Seat *ret_seat) {
    QSiteFindRow row;
    bool found = false;
    TRY(q_site_find(making->plan->db, making->plan->arena, &(QSiteFindIn){.number = site->number},
                    &row, &found));
    ENSURE(found);
    *ret_seat = (Seat){
        .account = account, .site = {row.object}, .number = site->number, .country = site->country};
    return OK;
}

static Err save_customer(Making *making, const DemoSite *site, AccountId *ret_account) {
    const PeoplePlan *plan = making->plan;
    const Company *company = &plan->cohort->companies[site->company];
    AccountId account = {making->next_account++};
    Text number;
    Text key;
    TRY(text_fold(plan->arena, company->name, &key));
    TRY(store_number_draw(plan->db, plan->arena, plan->numbers, NUMBER_SITE, &number));
    TRY(q_account_add(plan->db, &(QAccountAddIn){.account = account,
                                                 .number = number,
                                                 .kind = S("customer"),
                                                 .name = company->name,
                                                 .name_key = key,
                                                 .country = site->country->code,
                                                 .tier = S("none"),
                                                 .distributor_null = true,
                                                 .since = plan->start}));
    *ret_account = account;
    return q_account_set_enterprise(
        plan->db, &(QAccountSetEnterpriseIn){.account = account, .enterprise = site->enterprise});
}

// A primary at the first two sites, a secondary, and a user with one right.
static Err add_customer(Making *making, const DemoAgreement *agreement, bool is_offered) {
    static const struct {
        size_t site;
        const char *role;
        const char *right;
        const char *offer;
    } users[] = {
        {0, "primary", NULL, "customer primary, whole agreement"},
        {SECOND, "primary", NULL, "customer primary, one site"},
        {0, "secondary", "access.update", "customer secondary"},
        {0, "user", "reporting", "customer, reporting alone"},
    };
    const DemoSite *sites = &making->plan->cohort->sites[agreement->first_site];
    AccountId account;
    TRY(save_customer(making, sites, &account));
    for (size_t i = 0; i < sizeof users / sizeof users[0]; i++) {
        Seat seat;
        TRY(seat_at(making, account, &sites[users[i].site], &seat));
        seat.role = users[i].role;
        seat.right = users[i].right;
        seat.offer = is_offered ? users[i].offer : NULL;
        TRY(add_person(making, &seat));
    }
    return OK;
}

static Err add_customers(Making *making) {
    const Cohort *cohort = making->plan->cohort;
    int added = 0;
    for (size_t i = 0; i < cohort->agreement_count && added < CUSTOMERS; i++) {
        if (is_shown(cohort, &cohort->agreements[i])) {
            TRY(add_customer(making, &cohort->agreements[i], added == 0));
            added++;
        }
    }
    return OK;
}

// Who sells to the customer that is offered: so the two of one story can be clicked.
static size_t offered_reseller(const Cohort *cohort) {
    for (size_t i = 0; i < cohort->agreement_count; i++) {
        if (is_shown(cohort, &cohort->agreements[i])) {
            return cohort->sites[cohort->agreements[i].first_site].seller;
        }
    }
    return 1;
}

Err people_make(const PeoplePlan *plan) {
    unsigned char salt[PASSWORD_SALT_BYTES];
    Making making = {.plan = plan,
                     .next_identity = (int64_t)plan->partners->count + 1,
                     .next_account = (int64_t)plan->partners->count + 1};
    for (size_t i = 0; i < sizeof salt; i++) {
        salt[i] = (unsigned char)dice_next(plan->dice);
    }
    // One hash for all: each costs 20 ms, and the password is no secret.
    TRY(password_hash_salted(plan->arena, text_of(demo_password), salt, &making.password));
    TRY(add_partners(&making, offered_reseller(plan->cohort)));
    TRY(add_staff(&making));
    TRY(add_customers(&making));
    return add_second_of_orders(&making);
}
