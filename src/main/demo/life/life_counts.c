// A customer counts what it has: after some of its orders it allocates what they brought, and says
// what is deployed (R7.3).
#include "main/demo/life/life_private.h"

#include "action/held/held_counts.h"

enum {
    COUNTS_PERCENT = 15,
    FIRST_PERCENT = 40, // a line that is all allocated
    LINES_MOST = 6,
    COUNTS_STREAM = 41 // of the site's own dice
};

// Their dice are the site's and the day's: nothing else is thrown otherwise because of them.
static Dice counts_dice(const DemoSite *site, Date on) {
    uint64_t seed = dice_mix(COUNTS_STREAM, (uint64_t)on.days);
    for (size_t i = 0; i < site->number.len; i++) {
        seed = dice_mix(seed, (uint64_t)(unsigned char)site->number.bytes[i]);
    }
    return dice_of(seed);
}

static FieldWhole share_of(Quantity quantity, int32_t percent) {
    return (FieldWhole){true, quantity.count * percent / 100};
}

static HeldRowAsk row_of(Dice *dice, const DemoSite *site, const OrderLineInput *line) {
    bool whole = dice_percent(dice, FIRST_PERCENT);
    return (HeldRowAsk){
        .site = site->number,
        .part = line->part,
        .download = share_of(line->quantity, whole ? 100 : dice_between(dice, 20, 90)),
        .support = share_of(line->quantity, whole ? 100 : dice_between(dice, 50, 100)),
        .deployed = share_of(line->quantity, dice_between(dice, 30, 110)),
    };
}

// The customer itself, a second after what its company did last.
static ActionContext context_behind(Life *life, const ActionContext *ordered,
                                    const DemoSite *site) {
    ActionContext context = *ordered;
    Company *company = life_company(life, site);
    company->last_act.seconds++;
    context.now = company->last_act;
    context.actor = (IdentityId){0};
    context.account = (AccountId){0};
    context.key = (Text){0};
    return context;
}

Err life_counts(Life *life, const ActionContext *ordered, const DemoSite *site, bool always,
                const OrderLineInput *lines, size_t count) {
    Dice dice = counts_dice(site, ordered->today);
    HeldRowAsk rows[LINES_MOST];
    HeldBulk bulk = {.rows = rows, .count = count};
    HeldBulkDone done;
    Refusals refusals;
    if (!dice_percent(&dice, COUNTS_PERCENT) && !always) {
        return OK;
    }
    ENSURE(count <= LINES_MOST);
    for (size_t i = 0; i < count; i++) {
        rows[i] = row_of(&dice, site, &lines[i]);
    }
    ActionContext context = context_behind(life, ordered, site);
    TRY(do_held_write(&context, &bulk, &done, &refusals));
    ENSURE(refused(&refusals) || done.refused == 0);
    (void)life_settle(life, &context, site->number, ACT_COUNTS, &refusals, EXPECT_DONE);
    return OK;
}
