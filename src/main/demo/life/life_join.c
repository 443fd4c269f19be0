// Sites join, and what belongs to them moves.
#include "main/demo/life/life_private.h"

#include "action/entitlement/entitlement_move.h"

enum {
    TAKEN_NUMBER_PERCENT = 1,
    LINE_FIRST_PERCENT = 40,
    WRONG_WAY_PERCENT = 25,
    MERGE_DAYS_LEAST = 90,
    MERGE_DAYS_MOST = 360,
    MOVE_DAYS_LEAST = 10,
    MOVE_DAYS_MOST = 120,
    EXPRESS_DAYS_MOST = 3, // from enrolment to the first order
    FIRST_DAYS_MOST = 30,
};

static Err enrol_first(Life *life, const ActionContext *context, DemoSite *site, Expected expected,
                       bool *ret_done) {
    Company *company = life_company(life, site);
    const DemoAgreement *agreement = &life->cohort->agreements[site->agreement];
    EnrolOutcome outcome;
    Refusals refusals;
    TRY(do_enrol(context,
                 &(EnrolInput){.has_enterprise = company->has_enterprise,
                               .enterprise = company->enterprise,
                               .site = site->number,
                               .agreement = agreement->number,
                               .express = agreement->is_express,
                               .customer_type = company->type,
                               .details = site->details},
                 &outcome, &refusals));
    *ret_done = life_settle(life, context, site->number, ACT_ENROL, &refusals, expected);
    if (*ret_done) {
        company->has_enterprise = true;
        company->enterprise = outcome.enterprise;
    }
    return OK;
}

static Err add_site(Life *life, const ActionContext *context, DemoSite *site, Expected expected,
                    bool *ret_done) {
    AgreementSummary summary;
    Refusals refusals;
    TRY(do_site_add(context,
                    &(SiteInput){.agreement = life->cohort->agreements[site->agreement].number,
                                 .site = site->number,
                                 .details = site->details},
                    &summary, &refusals));
    *ret_done = life_settle(life, context, site->number, ACT_SITE_ADD, &refusals, expected);
    return OK;
}

// What becomes of the company's first agreement once it has its second.
static void plan_link(Life *life, const Company *company, size_t target, Date on) {
    const DemoAgreement *first = &life->cohort->agreements[company->first_agreement];
    Dice *dice = life_dice(life, &life->cohort->sites[target]);
    Entry entry = {.site = first->first_site, .target = target};
    int32_t days = dice_between(dice, MOVE_DAYS_LEAST, MOVE_DAYS_MOST);
    switch (company->link) {
    case LINK_NONE:
        break;
    case LINK_MOVES:
        if (dice_percent(dice, LINE_FIRST_PERCENT)) {
            entry.kind = DO_MOVE_LINE;
            life_later(life, entry, on, days);
            days += dice_between(dice, 5, 60);
        }
        entry.kind = DO_MOVE_ALL;
        life_later(life, entry, on, days);
        break;
    case LINK_SITE_MOVES:
        entry.kind = DO_MOVE_SITE;
        life_later(life, entry, on, days);
        break;
    case LINK_MERGES:
        entry.kind = DO_MOVE_SITE;
        days = dice_between(dice, MERGE_DAYS_LEAST, MERGE_DAYS_MOST);
        for (size_t i = 0; i < first->site_count; i++) {
            entry.site = first->first_site + i;
            life_later(life, entry, on, days);
        }
        break;
    }
}

static void after_joining(Life *life, const Entry *entry, DemoSite *site) {
    Company *company = life_company(life, site);
    const DemoAgreement *agreement = &life->cohort->agreements[site->agreement];
    Entry order = {.kind = DO_ORDER_LINES, .site = entry->site};
    site->is_enrolled = true;
    site->enterprise = company->enterprise;
    int32_t most = agreement->is_express    ? EXPRESS_DAYS_MOST
                   : agreement->is_showcase ? DEMO_FIRST_ORDER_DAYS
                                            : FIRST_DAYS_MOST;
    life_later(life, order, entry->on, dice_between(&company->dice, 0, most));
    if (site->agreement == company->first_agreement + 1 && entry->site == agreement->first_site) {
        plan_link(life, company, entry->site, entry->on);
    }
}

Err life_enrol(Life *life, const Entry *entry) {
    DemoSite *site = &life->cohort->sites[entry->site];
    bool is_first = entry->site == life->cohort->agreements[site->agreement].first_site;
    ActionContext context = life_context(life, site, entry->on);
    bool done = false;
    TRY(is_first ? enrol_first(life, &context, site, EXPECT_DONE, &done)
                 : add_site(life, &context, site, EXPECT_DONE, &done));
    if (!done) {
        return OK;
    }
    TRY(life_contacts(life, &context, site));
    after_joining(life, entry, site);
    if (dice_percent(life_dice(life, site), TAKEN_NUMBER_PERCENT)) {
        // Somebody sends the form again, with a key of its own: the number is taken.
        Expected taken = {.refusals = refusal_bit(REFUSAL_SITE_EXISTS) |
                                      refusal_bit(REFUSAL_AGREEMENT_EXISTS),
                          .must = true};
        ActionContext again = life_context(life, site, entry->on);
        return is_first ? enrol_first(life, &again, site, taken, &done)
                        : add_site(life, &again, site, taken, &done);
    }
    return OK;
}

static Err move(Life *life, const Entry *entry, const MoveInput *input, Expected expected) {
    DemoSite *site = &life->cohort->sites[entry->site];
    ActionContext context = life_context(life, site, entry->on);
    Quantity moved;
    Refusals refusals;
    TRY(do_entitlements_move(&context, input, &moved, &refusals));
    (void)life_settle(life, &context, site->number, ACT_MOVE, &refusals, expected);
    return OK;
}

Err life_move_line(Life *life, const Entry *entry) {
    const DemoSite *from = &life->cohort->sites[entry->site];
    const DemoSite *to = &life->cohort->sites[entry->target];
    MoveLineInput line = {.order = from->last_order, .line = 1, .quantity = from->last_quantity};
    if (from->last_order.id == 0) {
        return OK;
    }
    // It may have been returned, or its term may be over.
    Expected gone = {.refusals = refusal_bit(REFUSAL_LINE_NOT_FOUND) |
                                 refusal_bit(REFUSAL_BAD_QUANTITY) |
                                 refusal_bit(REFUSAL_NOTHING_TO_MIGRATE)};
    return move(
        life, entry,
        &(MoveInput){.from = from->number, .to = to->number, .lines = &line, .line_count = 1},
        gone);
}

Err life_move_all(Life *life, const Entry *entry) {
    DemoSite *from = &life->cohort->sites[entry->site];
    const DemoSite *to = &life->cohort->sites[entry->target];
    if (dice_percent(life_dice(life, from), WRONG_WAY_PERCENT)) {
        TRY(move(life, entry, &(MoveInput){.from = to->number, .to = from->number, .all = true},
                 EXPECT_MUST(REFUSAL_TARGET_IS_EXPRESS)));
    }
    from->is_left = true;
    from->left_to = entry->target;
    return move(life, entry, &(MoveInput){.from = from->number, .to = to->number, .all = true},
                EXPECT_MAY(REFUSAL_NOTHING_TO_MIGRATE));
}

Err life_move_site(Life *life, const Entry *entry) {
    DemoSite *site = &life->cohort->sites[entry->site];
    size_t target = life->cohort->sites[entry->target].agreement;
    if (!site->is_enrolled) {
        return OK;
    }
    ActionContext context = life_context(life, site, entry->on);
    AgreementSummary summary;
    Refusals refusals;
    TRY(do_site_move(
        &context,
        &(SiteInput){.agreement = life->cohort->agreements[target].number, .site = site->number},
        &summary, &refusals));
    if (life_settle(life, &context, site->number, ACT_SITE_MOVE, &refusals, EXPECT_DONE)) {
        DemoAgreement *agreements = life->cohort->agreements;
        agreements[target].renews_by_site |= agreements[site->agreement].renews_by_site;
        site->agreement = target;
    }
    return OK;
}
