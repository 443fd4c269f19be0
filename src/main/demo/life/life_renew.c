// Renewals: in time before the anniversary mostly; some are forgotten and come back later.
#include "main/demo/life/life_private.h"

#include "action/order/renewal.h"

enum {
    FORGOTTEN_PERCENT = 14,
    COMES_BACK_PERCENT = 60,
    EXCEPT_PERCENT = 8,
    NEW_SELLER_PERCENT = 12,
    AHEAD_LEAST = 1,
    AHEAD_MOST = 40,
    BACK_LEAST = 15,
    BACK_MOST = 220,
};

// A renewal part that is left to lapse; the empty text where none is.
static Text left_out(Life *life, Dice *dice) {
    const Catalogue *catalogue = life->plan->catalogue;
    if (!dice_percent(dice, EXCEPT_PERCENT)) {
        return (Text){0};
    }
    return catalogue->parts[dice_below(dice, catalogue->count)].part.renewal;
}

static Err renew(Life *life, DemoSite *site, Date on, RenewalInput input) {
    ActionContext context = life_context(life, site, on);
    Dice *dice = life_dice(life, site);
    Text except = left_out(life, dice);
    OrderView order;
    Refusals refusals;
    if (dice_percent(dice, NEW_SELLER_PERCENT)) {
        site->seller = partners_pick(life->plan->partners, dice, site->country, 0);
        context = life_context(life, site, on);
    }
    input.parties = life_parties(life, site, on);
    input.except = &except;
    input.except_count = except.len > 0 ? 1 : 0;
    TRY(do_renew(&context, &input, &order, &refusals));
    (void)life_settle(life, &context, site->number, ACT_RENEW, &refusals,
                      EXPECT_MAY(REFUSAL_NOTHING_TO_RENEW));
    return OK;
}

static void come_back(Life *life, size_t site, Date from) {
    Dice *dice = life_dice(life, &life->cohort->sites[site]);
    if (dice_percent(dice, COMES_BACK_PERCENT)) {
        life_later(life, (Entry){.kind = DO_REINSTATE, .site = site}, from,
                   dice_between(dice, BACK_LEAST, BACK_MOST));
    }
}

static bool is_of(const DemoSite *site, size_t agreement) {
    return site->is_enrolled && !site->is_left && site->agreement == agreement;
}

// Each site for itself, in its own price list.
static Err renew_sites(Life *life, const Entry *entry) {
    for (size_t i = 0; i < life->cohort->site_count; i++) {
        DemoSite *site = &life->cohort->sites[i];
        if (is_of(site, entry->agreement)) {
            TRY(renew(life, site, entry->on,
                      (RenewalInput){.number = site->number, .by = entry->by}));
        }
    }
    return OK;
}

static Err renew_agreement(Life *life, const Entry *entry) {
    for (size_t i = 0; i < life->cohort->site_count; i++) {
        DemoSite *site = &life->cohort->sites[i];
        if (is_of(site, entry->agreement)) {
            Text number = life->cohort->agreements[entry->agreement].number;
            return renew(life, site, entry->on,
                         (RenewalInput){.of_agreement = true, .number = number, .by = entry->by});
        }
    }
    return OK;
}

Err life_renew_all(Life *life, const Entry *entry) {
    const DemoAgreement *agreement = &life->cohort->agreements[entry->agreement];
    Dice *dice = life_dice(life, &life->cohort->sites[entry->site]);
    Entry next = *entry;
    next.by = date_month_first(entry->by, 12);
    life_later(life, next, next.by, -dice_between(dice, AHEAD_LEAST, AHEAD_MOST));
    if (!dice_percent(dice, FORGOTTEN_PERCENT)) {
        return agreement->renews_by_site ? renew_sites(life, entry) : renew_agreement(life, entry);
    }
    for (size_t i = 0; i < life->cohort->site_count; i++) {
        if (is_of(&life->cohort->sites[i], entry->agreement)) {
            come_back(life, i, entry->by);
        }
    }
    return OK;
}

Err life_renew_site(Life *life, const Entry *entry) {
    size_t at = entry->site;
    if (life->cohort->sites[at].is_left) {
        at = life->cohort->sites[at].left_to;
    }
    DemoSite *site = &life->cohort->sites[at];
    Dice *dice = life_dice(life, site);
    if (dice_percent(dice, FORGOTTEN_PERCENT)) {
        come_back(life, at, entry->by);
        return OK;
    }
    Entry next = *entry;
    next.by = date_month_first(entry->by, 12);
    life_later(life, next, next.by, -dice_between(dice, AHEAD_LEAST, AHEAD_MOST));
    return renew(life, site, entry->on, (RenewalInput){.number = site->number, .by = entry->by});
}
