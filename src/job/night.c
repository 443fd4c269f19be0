// Walks over the idle enterprises, then over what the sequencer has not read; its row of `job` is
// kept along.
#include "job/night.h"

#include "action/day_close.h"
#include "action/job_log.h"
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
        if (!last) {
            TRY(do_job_note(context, outcome->job, outcome->enterprises));
        }
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

Text night_words(Arena *arena, const NightOutcome *outcome) {
    enum { WORDS_BYTES_MAX = 128 };
    TextBuf buf = buf_new(arena, WORDS_BYTES_MAX);
    buf_addf(&buf, "%lld enterprises closed, %lld audit rows chained, %lld events numbered",
             (long long)outcome->enterprises, (long long)outcome->links,
             (long long)outcome->events);
    return buf_text(&buf);
}

static Err do_all(const ActionContext *context, NightOutcome *outcome) {
    TRY(close_idle(context, outcome));
    return catch_up(context, outcome);
}

// The row says how the night ended; a fault that keeps it from that is the night's own fault,
// unless there was one before.
static Err end_job(const ActionContext *context, const Clock *clock, Err err,
                   const NightOutcome *outcome) {
    ActionContext ending = *context;
    ending.now = clock_now(clock);
    Text words = err_failed(err) ? text_of(err_message(err)) : night_words(context->arena, outcome);
    Err kept = do_job_end(&ending, outcome->job, !err_failed(err), outcome->enterprises, words);
    return err_failed(err) ? err : kept;
}

Err night_run(const ActionContext *context, const Clock *clock, NightOutcome *ret_outcome) {
    NightOutcome outcome = {0};
    JobBegun begun;
    TRY(do_job_begin(context, S("night"), &begun));
    outcome.job = begun.job;
    outcome.killed = begun.killed;
    TRY(end_job(context, clock, do_all(context, &outcome), &outcome));
    *ret_outcome = outcome;
    return OK;
}
