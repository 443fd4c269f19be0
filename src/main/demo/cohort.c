// Plans companies: what they are called, where their sites are, who sells to them.
#include "main/demo/cohort.h"

#include "base/fold.h"

enum {
    EXPRESS_PERCENT = 34,
    LINKED_PERCENT = 18,
    VENDOR_PERCENT = 9,
    ABROAD_PERCENT = 8,
    ABROAD_SITES_LEAST = 4,
    EARLY_PERCENT = 45,
    EARLY_DAYS = 300,
    LAST_DAYS = 20,
    JOINS_DAYS_MOST = 400,
    SECOND_DAYS_MOST = 500,
    SHOWCASE_DAYS_AHEAD = 75, // its anniversary is the 1st of the month of that day
    MONTHS_BEFORE = 13,       // R3.1: the initial term has up to so many months
};

typedef struct {
    const CohortPlan *plan;
    Cohort *cohort;
    size_t sites_left;
} Planner;

static Err draw(const CohortPlan *plan, NumberKind kind, Text *ret_number) {
    return store_number_draw(plan->db, plan->arena, plan->numbers, kind, ret_number);
}

static Date enrolment_day(const CohortPlan *plan, Dice *dice) {
    int32_t days = plan->today.days - plan->start.days - LAST_DAYS;
    int32_t most = dice_percent(dice, EARLY_PERCENT) ? EARLY_DAYS : days;
    return date_add_days(plan->start, dice_between(dice, 0, most < days ? most : days));
}

// A day after another, at most so many later, and not after today.
static Date day_after(const CohortPlan *plan, Dice *dice, Date from, int32_t most) {
    int32_t days = plan->today.days - from.days;
    most = most < days ? most : days;
    return most < 1 ? from : date_add_days(from, dice_between(dice, 1, most));
}

Err cohort_name_site(Arena *arena, Company *company, DemoSite *site, bool is_branch) {
    SiteDetails *details = &site->details;
    details->name = is_branch ? country_branch(arena, &company->dice, site->country, site->city,
                                               company->type, company->name)
                              : company->name;
    TRY(text_fold(arena, details->name, &details->name_key));
    details->legal_entity = company->name;
    details->country = site->country->code;
    details->city = site->city->name;
    details->address = country_address(arena, &company->dice, site->country, site->city);
    details->time_zone = site->city->zone;
    return OK;
}

static Err add_site(Planner *planner, Company *company, const Country *country, Date joins,
                    bool is_branch) {
    Cohort *cohort = planner->cohort;
    DemoSite *site = &cohort->sites[cohort->site_count++];
    ENSURE(planner->sites_left > 0);
    planner->sites_left--;
    *site = (DemoSite){
        .country = country,
        .city = is_branch ? country_city(country, &company->dice) : company->seat,
        .company = (size_t)(company - cohort->companies),
        .agreement = cohort->agreement_count - 1,
        .joins = joins,
    };
    site->seller = partners_pick(planner->plan->partners, &company->dice, country, VENDOR_PERCENT);
    cohort->agreements[site->agreement].site_count++;
    TRY(draw(planner->plan, NUMBER_SITE, &site->number));
    return cohort_name_site(planner->plan->arena, company, site, is_branch);
}

static size_t site_count_wanted(Dice *dice) {
    int32_t chance = dice_between(dice, 1, 100);
    return (size_t)(chance <= 35   ? 1
                    : chance <= 80 ? dice_between(dice, 2, 4)
                                   : dice_between(dice, 5, 12));
}

static Err begin_agreement(Planner *planner, Company *company, bool is_express,
                           DemoAgreement **ret_agreement) {
    Cohort *cohort = planner->cohort;
    DemoAgreement *agreement = &cohort->agreements[cohort->agreement_count++];
    *agreement = (DemoAgreement){.is_express = is_express, .first_site = cohort->site_count};
    company->agreement_count++;
    *ret_agreement = agreement;
    return draw(planner->plan, NUMBER_AGREEMENT, &agreement->number);
}

// An agreement whose first site joins on a day; the others join in the year after it.
static Err add_agreement(Planner *planner, Company *company, bool is_express, Date joins) {
    const CohortPlan *plan = planner->plan;
    DemoAgreement *agreement = NULL;
    size_t wanted = is_express ? 1 : site_count_wanted(&company->dice);
    wanted = wanted < planner->sites_left ? wanted : planner->sites_left;
    TRY(begin_agreement(planner, company, is_express, &agreement));
    agreement->renews_by_site = company->type == CUSTOMER_COMMERCIAL &&
                                wanted >= ABROAD_SITES_LEAST &&
                                dice_percent(&company->dice, ABROAD_PERCENT);
    for (size_t i = 0; i < wanted; i++) {
        Date on = i == 0 ? joins : day_after(plan, &company->dice, joins, JOINS_DAYS_MOST);
        const Country *country = i > 0 && agreement->renews_by_site
                                     ? world_country(plan->world, &company->dice)
                                     : company->home;
        TRY(add_site(planner, company, country, on, i > 0 || company->agreement_count > 1));
    }
    return OK;
}

static CustomerType customer_type(Dice *dice) {
    int32_t chance = dice_between(dice, 1, 100);
    return chance <= 76   ? CUSTOMER_COMMERCIAL
           : chance <= 88 ? CUSTOMER_GOVERNMENT
                          : CUSTOMER_ACADEMIC;
}

// R1.6, R5: a company that began with express and went on to relationship, or that has two
// agreements which become one.
static LinkKind link_kind(Dice *dice) {
    int32_t chance = dice_between(dice, 1, 100);
    return chance <= 50 ? LINK_MOVES : chance <= 75 ? LINK_SITE_MOVES : LINK_MERGES;
}

// A company of a country, of any where it is NULL, and of a kind, of any where it is chosen by
// dice.
static Company *begin_company(Planner *planner, const Country *home, bool is_commercial) {
    const CohortPlan *plan = planner->plan;
    Company *company = &planner->cohort->companies[planner->cohort->company_count++];
    *company = (Company){.dice = dice_fork(plan->dice),
                         .first_agreement = planner->cohort->agreement_count};
    Dice *dice = &company->dice;
    company->home = home != NULL ? home : world_country(plan->world, dice);
    company->seat = country_city(company->home, dice);
    company->type = is_commercial ? CUSTOMER_COMMERCIAL : customer_type(dice);
    company->taste = dice_next(dice);
    company->name = country_name(plan->arena, dice, company->home, company->seat, company->type);
    return company;
}

static Err add_company(Planner *planner) {
    const CohortPlan *plan = planner->plan;
    Company *company = begin_company(planner, NULL, false);
    Dice *dice = &company->dice;
    Date joins = enrolment_day(plan, dice);
    bool is_express = dice_percent(dice, EXPRESS_PERCENT);
    if (!is_express && planner->sites_left > 1 && dice_percent(dice, LINKED_PERCENT)) {
        company->link = link_kind(dice);
    }
    if (company->link == LINK_NONE) {
        return add_agreement(planner, company, is_express, joins);
    }
    TRY(add_agreement(planner, company, company->link != LINK_MERGES, joins));
    if (planner->sites_left == 0) {
        company->link = LINK_NONE;
        return OK;
    }
    return add_agreement(planner, company, false, day_after(plan, dice, joins, SECOND_DAYS_MOST));
}

Date cohort_showcase_joins(Date today, size_t showcase) {
    Date anniversary = showcase == 0
                           ? date_month_first(date_add_days(today, SHOWCASE_DAYS_AHEAD), 0)
                           : date_month_first(today, 1);
    // The day after a 1st: from a 1st the term would have eleven months more, not twelve.
    return date_add_days(date_month_first(anniversary, -MONTHS_BEFORE), 1);
}

// Of the resellers under a distributor the one that may sell most; the first reseller where none
// is.
static size_t showcase_seller(const Partners *partners) {
    size_t best = 0;
    int most = -1;
    for (size_t i = 1; i < partners->count; i++) {
        const Partner *partner = &partners->partners[i];
        int groups = partner->is_direct ? 0 : __builtin_popcount(partner->groups);
        if (!partner->is_distributor && groups > most) {
            most = groups;
            best = i;
        }
    }
    return best;
}

static Err add_showcase(Planner *planner, size_t showcase) {
    static const size_t sites[DEMO_SHOWCASES] = {4, 1};
    const CohortPlan *plan = planner->plan;
    size_t seller = showcase_seller(plan->partners);
    Company *company = begin_company(planner, plan->partners->partners[seller].country, true);
    Date joins = cohort_showcase_joins(plan->today, showcase);
    DemoAgreement *agreement = NULL;
    TRY(begin_agreement(planner, company, false, &agreement));
    agreement->is_showcase = true;
    for (size_t i = 0; i < sites[showcase]; i++) {
        TRY(add_site(planner, company, company->home, joins, i > 0));
        planner->cohort->sites[agreement->first_site + i].seller = seller;
    }
    return OK;
}

Err cohort_plan(const CohortPlan *plan, size_t sites, Cohort *ret_cohort) {
    Cohort cohort = {
        .companies = arena_array(plan->arena, Company, sites),
        .agreements = arena_array(plan->arena, DemoAgreement, sites),
        .sites = arena_array(plan->arena, DemoSite, sites),
    };
    Planner planner = {.plan = plan, .cohort = &cohort, .sites_left = sites};
    for (size_t i = 0; i < DEMO_SHOWCASES; i++) {
        TRY(add_showcase(&planner, i));
    }
    while (planner.sites_left > 0) {
        TRY(add_company(&planner));
    }
    *ret_cohort = cohort;
    return OK;
}
