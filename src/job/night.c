// Walks over the idle enterprises, then over what the sequencer has not read.
#include "job/night.h"

#include "action/day_close.h"
#include "action/sequence.h"

enum { ENTERPRISES_AT_ONCE = 200 };

static Err close_idle(const ActionContext *context, NightOutcome *outcome) {
    EnterpriseId after = {0};
    size_t mark = context->arena->used;
    for (;;) {
        IdleEnterprises idle;
        TRY(see_idle(context, after, ENTERPRISES_AT_ONCE, &idle));
        for (size_t i = 0; i < idle.count; i++) {
            after = idle.enterprises[i];
            TRY(do_day_close(context, after));
            outcome->enterprises++;
        }
        bool last = idle.count < ENTERPRISES_AT_ONCE;
        arena_rewind(context->arena, mark);
        if (last) {
            return OK;
        }
    }
}

static Err catch_up(const ActionContext *context, NightOutcome *outcome) {
    SequenceOutcome step;
    size_t mark = context->arena->used;
    do {
        TRY(do_sequence(context, ENTERPRISES_AT_ONCE, &step));
        outcome->links += step.links;
        outcome->events += step.events;
        arena_rewind(context->arena, mark);
    } while (step.enterprises > 0);
    return OK;
}

Err night_run(const ActionContext *context, NightOutcome *ret_outcome) {
    NightOutcome outcome = {0};
    TRY(close_idle(context, &outcome));
    TRY(catch_up(context, &outcome));
    *ret_outcome = outcome;
    return OK;
}
