// Makes partners: first distributors, one or more for each price list, then their resellers.
#include "main/demo/partners.h"

#include "base/fold.h"
#include "store/q_account.h"
#include "store/q_identity.h"

enum { MAIL_BYTES_MAX = 80, ONE_PER_CENT = 100, TRIES = 64 };

static Err save_person(const PartnerPlan *plan, const Partner *partner, Text number) {
    bool is_vendor = partner->account.id == 1;
    TextBuf mail = buf_new(plan->arena, MAIL_BYTES_MAX);
    const Country *country = partner->country;
    buf_addf(&mail, "primary@%s-%d.example", is_vendor ? "vendor" : "partner",
             (int)partner->account.id);
    TRY(q_identity_add(plan->db, &(QIdentityAddIn){
                                     .identity = partner->person,
                                     .mail = buf_text(&mail),
                                     .mail_key = buf_text(&mail),
                                     .name = country_person(plan->dice, country),
                                     .language = country->language,
                                     .time_zone = country->cities[0].zone,
                                     .registered_at = date_midnight_utc(plan->start),
                                 }));
    return q_account_add_user(plan->db, &(QAccountAddUserIn){
                                            .account = partner->account,
                                            .identity = partner->person,
                                            .role = is_vendor ? S("staff") : S("primary"),
                                            .desk_null = !is_vendor,
                                            .desk = S("admin"),
                                            .number = number,
                                            .from_day = plan->start,
                                        });
}

static Err save_discount(const PartnerPlan *plan, AccountId account, Date from, int32_t percent) {
    return q_account_add_discount(plan->db, &(QAccountAddDiscountIn){
                                                .account = account,
                                                .from_day = from,
                                                .percent = (int64_t)percent * ONE_PER_CENT,
                                            });
}

// What a partner may sell, where, in which currency, and what the vendor gives it.
static Err save_terms(const PartnerPlan *plan, const Partner *partner) {
    const Country *country = partner->country;
    for (size_t i = 0; i < plan->catalogue->group_count; i++) {
        if ((partner->groups >> i & 1u) != 0) {
            TRY(q_account_add_product_group(
                plan->db,
                &(QAccountAddProductGroupIn){.account = partner->account,
                                             .product_group = plan->catalogue->groups[i]}));
        }
    }
    TRY(q_account_add_country_group(plan->db,
                                    &(QAccountAddCountryGroupIn){.account = partner->account,
                                                                 .country_group = country->group}));
    TRY(q_account_add_currency(
        plan->db, &(QAccountAddCurrencyIn){.account = partner->account,
                                           .currency = currency_code(country->currency)}));
    if (!partner->is_distributor && !partner->is_direct) {
        return OK; // it buys from its distributor, at the distributor's price (R8.4)
    }
    int32_t percent = partner->is_distributor ? dice_between(plan->dice, 22, 30)
                                              : dice_between(plan->dice, 14, 20);
    TRY(save_discount(plan, partner->account, plan->start, percent));
    Date later = date_add_days(plan->start, 730);
    return dice_percent(plan->dice, 50) ? save_discount(plan, partner->account, later, percent + 2)
                                        : OK;
}

static Err save_partner(const PartnerPlan *plan, const Partners *partners, const Partner *partner) {
    Text number;
    Text key;
    bool is_vendor = partner->account.id == 1;
    bool is_indirect = !is_vendor && !partner->is_distributor && !partner->is_direct;
    const City *city = country_city(partner->country, plan->dice);
    Text name = is_vendor ? S("Nusvara Software")
                          : country_name(plan->arena, plan->dice, partner->country, city,
                                         CUSTOMER_COMMERCIAL);
    TRY(text_fold(plan->arena, name, &key));
    TRY(store_number_draw(plan->db, plan->arena, plan->numbers, NUMBER_SITE, &number));
    TRY(q_account_add(plan->db, &(QAccountAddIn){
                                    .account = partner->account,
                                    .number = number,
                                    .kind = is_vendor ? S("vendor") : S("partner"),
                                    .name = name,
                                    .name_key = key,
                                    .country = partner->country->code,
                                    .tier = is_vendor                 ? S("none")
                                            : partner->is_distributor ? S("distributor")
                                                                      : S("reseller"),
                                    .direct = partner->is_direct,
                                    .distributor_null = !is_indirect,
                                    .distributor = partners->partners[partner->distributor].account,
                                    .since = plan->start,
                                }));
    TRY(save_person(plan, partner, number));
    return is_vendor ? OK : save_terms(plan, partner);
}

static Partner *add_partner(Partners *partners, const Country *country, uint32_t groups) {
    Partner *partner = &partners->partners[partners->count++];
    *partner = (Partner){
        .account = {(int64_t)partners->count},
        .person = {(int64_t)partners->count},
        .country = country,
        .groups = groups,
    };
    return partner;
}

// A distributor of this country's price list; 0 where there is none.
static size_t find_distributor(const Partners *partners, Dice *dice, const Country *country) {
    size_t first = dice_below(dice, partners->count);
    for (size_t i = 0; i < partners->count; i++) {
        size_t at = (first + i) % partners->count;
        const Partner *partner = &partners->partners[at];
        if (partner->is_distributor && country_same_prices(partner->country, country)) {
            return at;
        }
    }
    return 0;
}

static void plan_reseller(const PartnerPlan *plan, Partners *partners, uint32_t all) {
    const Country *country = world_country(plan->world, plan->dice);
    // Two groups at least, and never nothing.
    uint32_t groups = (uint32_t)dice_next(plan->dice) & all;
    groups |= 1u << dice_below(plan->dice, plan->catalogue->group_count);
    groups |= 1u << dice_below(plan->dice, plan->catalogue->group_count);
    size_t distributor = find_distributor(partners, plan->dice, country);
    Partner *partner = add_partner(partners, country, groups);
    partner->is_direct = distributor == 0 || dice_percent(plan->dice, 12);
    partner->distributor = partner->is_direct ? 0 : distributor;
}

Err partners_make(const PartnerPlan *plan, size_t wanted, Partners *ret_partners) {
    uint32_t all = (1u << plan->catalogue->group_count) - 1;
    Partners partners = {.partners = arena_array(plan->arena, Partner, wanted + 1)};
    (void)add_partner(&partners, &plan->world->countries[0], all);
    for (size_t round = 0; round * 5 < wanted && partners.count <= wanted / 5; round++) {
        for (size_t c = 0; c < plan->world->count && partners.count <= wanted / 5; c++) {
            const Country *country = &plan->world->countries[c];
            bool has_one = find_distributor(&partners, plan->dice, country) != 0;
            if (round == 0 ? !has_one : country->weight >= 10) {
                add_partner(&partners, country, all)->is_distributor = true;
            }
        }
    }
    while (partners.count <= wanted) {
        plan_reseller(plan, &partners, all);
    }
    for (size_t i = 0; i < partners.count; i++) {
        TRY(save_partner(plan, &partners, &partners.partners[i]));
    }
    *ret_partners = partners;
    return OK;
}

size_t partners_pick(const Partners *partners, Dice *dice, const Country *country,
                     int32_t vendor_percent) {
    if (dice_percent(dice, vendor_percent)) {
        return 0;
    }
    for (int i = 0; i < TRIES; i++) {
        size_t at = dice_below(dice, partners->count);
        const Partner *partner = &partners->partners[at];
        if (at > 0 && !partner->is_distributor && country_same_prices(partner->country, country)) {
            return at;
        }
    }
    return 0;
}
