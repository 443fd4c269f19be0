// Goes through the agenda, act by act, many acts to a transaction.
#include "main/demo/life/life_private.h"

enum {
    GROUP_MAX = 4096,
    KEY_BYTES = 18,
    PAPER_BYTES = 24,
    SECONDS_PER_MINUTE = 60,
    OFFICE_OPENS = 9 * 3600,
    OFFICE_SECONDS = 7 * 3600,
    CUSTOMER_PAPER_PERCENT = 60,
};

static const Text act_names[ACT_COUNT] = {
    [ACT_ENROL] = S_INIT("enrol"),
    [ACT_SITE_ADD] = S_INIT("site.add"),
    [ACT_CONTACT] = S_INIT("contact.add"),
    [ACT_SITE_MOVE] = S_INIT("site.move"),
    [ACT_ORDER] = S_INIT("order"),
    [ACT_REPEAT] = S_INIT("order repeated"),
    [ACT_REINSTATE] = S_INIT("reinstatement"),
    [ACT_RENEW] = S_INIT("renewal"),
    [ACT_RETURN] = S_INIT("return"),
    [ACT_MOVE] = S_INIT("entitlements.move"),
    [ACT_COUNTS] = S_INIT("counts.write"),
};

Text act_name(ActKind act) {
    ENSURE(act < ACT_COUNT);
    return act_names[act];
}

Company *life_company(Life *life, const DemoSite *site) {
    return &life->cohort->companies[site->company];
}

Dice *life_dice(Life *life, const DemoSite *site) {
    return &life_company(life, site)->dice;
}

void life_later(Life *life, Entry entry, Date from, int32_t days) {
    entry.on = date_add_days(from, days);
    agenda_add(&life->agenda, entry);
}

static Text hex_text(Arena *arena, uint64_t number) {
    TextBuf buf = buf_new(arena, KEY_BYTES);
    buf_addf(&buf, "%016llx", (unsigned long long)number);
    return buf_text(&buf);
}

// In the office hours of the company's seat (R10.1), and after what it did last.
static Instant moment(Company *company, Date on) {
    Instant now = date_midnight_utc(on);
    now.seconds += OFFICE_OPENS - (int64_t)company->seat->offset_minutes * SECONDS_PER_MINUTE +
                   dice_between(&company->dice, 0, OFFICE_SECONDS);
    if (now.seconds <= company->last_act.seconds) {
        now.seconds = company->last_act.seconds + 1;
    }
    company->last_act = now;
    return now;
}

// Each act is a step of the transaction that is open.
static Err run_step(void *target, ActionWork work, void *argument) {
    const Life *life = target;
    return work(argument, life->plan->db, life->plan->numbers);
}

ActionContext life_context(Life *life, DemoSite *site, Date on) {
    const LifePlan *plan = life->plan;
    Company *company = life_company(life, site);
    const Partner *seller = &plan->partners->partners[site->seller];
    uint64_t key = dice_next(&company->dice);
    return (ActionContext){
        .db = plan->db,
        .arena = plan->work,
        .prices = {.programme = plan->programme,
                   .country_group = site->country->group,
                   .currency = site->country->currency},
        .programme_version = plan->programme_version,
        .today = on,
        .now = moment(company, on),
        .numbers = plan->numbers,
        .gathering = {.run = run_step, .target = life},
        .actor = seller->person,
        .account = seller->account,
        .key = hex_text(plan->work, key),
        .digest = hex_text(plan->work, dice_mix(key, (uint64_t)on.days)),
    };
}

OrderParties life_parties(Life *life, DemoSite *site, Date on) {
    const Partners *partners = life->plan->partners;
    const Partner *seller = &partners->partners[site->seller];
    Dice *dice = life_dice(life, site);
    OrderParties parties = {0};
    if (site->seller != 0) {
        TextBuf paper = buf_new(life->plan->work, PAPER_BYTES);
        buf_addf(&paper, "PO-%d-%05d", (int)date_civil(on).year, (int)dice_between(dice, 1, 99999));
        parties.purchase_order = buf_text(&paper);
        parties.reseller = seller->account;
        if (!seller->is_direct) {
            parties.distributor = partners->partners[seller->distributor].account;
        }
    }
    if (dice_percent(dice, CUSTOMER_PAPER_PERCENT)) {
        TextBuf own = buf_new(life->plan->work, PAPER_BYTES);
        buf_addf(&own, "%d/%06d", (int)date_civil(on).year, (int)dice_between(dice, 1, 999999));
        parties.customer_purchase_order = buf_text(&own);
        parties.has_customer_order_on = true;
        parties.customer_order_on = date_add_days(on, -dice_between(dice, 0, 12));
    }
    return parties;
}

bool life_settle(Life *life, const ActionContext *context, Text site, ActKind act,
                 const Refusals *refusals, Expected expected) {
    LifeCounts *counts = life->counts;
    RefusalId got = REFUSAL_NONE;
    bool surprised = expected.must && !refused(refusals);
    for (int32_t i = 0; i < refusals->count; i++) {
        RefusalId id = refusals->items[i].id;
        counts->refused[id]++;
        if ((expected.refusals & refusal_bit(id)) == 0) {
            surprised = true;
            got = id;
        }
    }
    if (!refused(refusals)) {
        counts->done[act]++;
    }
    if (surprised && !counts->surprise.happened) {
        RefusalId wanted =
            expected.must ? (RefusalId)__builtin_ctzll(expected.refusals) : REFUSAL_NONE;
        counts->surprise = (Surprise){true, act, site, context->today, got, wanted};
    }
    return !refused(refusals);
}

static Err run_entry(Life *life, const Entry *entry) {
    switch (entry->kind) {
    case DO_ENROL_SITE:
        return life_enrol(life, entry);
    case DO_ORDER_LINES:
        return life_order(life, entry);
    case DO_RENEW_ALL:
        return life_renew_all(life, entry);
    case DO_RENEW_SITE:
        return life_renew_site(life, entry);
    case DO_REINSTATE:
        return life_reinstate(life, entry);
    case DO_RETURN_LINE:
        return life_return(life, entry);
    case DO_MOVE_LINE:
        return life_move_line(life, entry);
    case DO_MOVE_ALL:
        return life_move_all(life, entry);
    case DO_MOVE_SITE:
        return life_move_site(life, entry);
    case ENTRY_KIND_COUNT:
        break;
    }
    NEVER("a kind of entry");
}

static Err close_group(Life *life) {
    if (life->group == 0) {
        return OK;
    }
    life->group = 0;
    TRY(db_commit(life->plan->db));
    store_numbers_committed(life->plan->numbers);
    return OK;
}

static Err live_entry(Life *life, const Entry *entry) {
    size_t mark = life->plan->work->used;
    if (life->group == 0) {
        TRY(db_begin(life->plan->db));
    }
    life->group++;
    TRY(run_entry(life, entry));
    arena_rewind(life->plan->work, mark);
    return life->group >= GROUP_MAX ? close_group(life) : OK;
}

static Err live(Life *life) {
    for (size_t i = 0; i < life->cohort->site_count; i++) {
        agenda_add(&life->agenda,
                   (Entry){.kind = DO_ENROL_SITE, .site = i, .on = life->cohort->sites[i].joins});
    }
    Entry entry;
    while (!life->counts->surprise.happened && agenda_next(&life->agenda, &entry)) {
        TRY(live_entry(life, &entry));
    }
    return close_group(life);
}

Err life_live(const LifePlan *plan, Cohort *cohort, LifeCounts *counts) {
    Life life = {
        .plan = plan,
        .cohort = cohort,
        .agenda = {.arena = plan->keep, .until = plan->today},
        .counts = counts,
    };
    Err err = live(&life);
    if (err_failed(err)) {
        db_rollback(plan->db);
        store_numbers_rolled_back(plan->numbers);
    }
    return err;
}
