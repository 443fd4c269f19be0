// Walks over the enterprises with which there is something to do, then over what the sequencer has
// not read; its row of `job` is kept along.
#include "job/night.h"

#include "action/job_log.h"
#include "action/night/night_counts.h"
#include "action/night/night_fault.h"
#include "action/event/sequence.h"

enum {
    NOTED_AT_ONCE =
        1024, // a note is a wait for the disk of its own; a short night has none but its end
    FAULTS_MAX = 100, // where so many enterprises have one it is no exception any more
};

// Where one of several has a fault, each is done by itself: that one alone comes onto the list.
static Err do_some(const ActionContext *context, const EnterpriseId *enterprises, size_t count,
                   NightOutcome *outcome) {
    NightDone done = {0};
    Err err = do_enterprises_night(context, enterprises, count, &done);
    if (!fault_is_of_enterprise(err)) {
        night_done_add(&outcome->done, &done);
        return err;
    }
    if (count == 1) {
        outcome->faults++;
        return outcome->faults > FAULTS_MAX
                   ? err
                   : do_night_fault_add(context, outcome->job, enterprises[0], err);
    }
    size_t mark = context->arena->used;
    for (size_t i = 0; i < count; i++) {
        TRY(do_some(context, &enterprises[i], 1, outcome));
        arena_rewind(context->arena, mark);
    }
    return OK;
}

static Err do_nights(const ActionContext *context, NightOutcome *outcome) {
    NightList list;
    TRY(see_night(context, &list));
    size_t mark = context->arena->used;
    for (size_t at = 0, noted = 0; at < list.count;) {
        NightPace pace;
        TRY(night_make_way(context, &pace));
        size_t left = list.count - at;
        size_t count = left < pace.enterprises ? left : pace.enterprises;
        TRY(do_some(context, &list.enterprises[at], count, outcome));
        at += count;
        outcome->met = (int64_t)at;
        if (at - noted >= NOTED_AT_ONCE) {
            TRY(do_job_note(context, outcome->job, outcome->met, (int64_t)list.count));
            noted = at;
        }
        arena_rewind(context->arena, mark);
    }
    return do_night_faults_end(context, outcome->job);
}

Err night_catch_up(const ActionContext *context, SequenceOutcome *outcome) {
    SequenceOutcome step = {0};
    size_t mark = context->arena->used;
    do {
        NightPace pace;
        TRY(night_make_way(context, &pace));
        TRY(do_sequence(context, step.last, (int64_t)pace.sequenced, &step));
        outcome->enterprises += step.enterprises;
        outcome->links += step.links;
        outcome->events += step.events;
        arena_rewind(context->arena, mark);
    } while (step.enterprises > 0);
    return OK;
}

Text night_words(Arena *arena, const NightOutcome *outcome) {
    enum { WORDS_BYTES_MAX = 384 };
    const NightDone *done = &outcome->done;
    TextBuf buf = buf_new(arena, WORDS_BYTES_MAX);
    buf_addf(&buf, "%lld enterprises closed, %lld quotes ordered themselves, %lld cancelled, ",
             (long long)done->closed, (long long)done->ordered, (long long)done->cancelled);
    buf_addf(&buf, "%lld standing quotes of %lld lines, %lld exceptions, ", (long long)done->quotes,
             (long long)done->lines, (long long)(done->failed + outcome->faults));
    buf_addf(&buf, "%lld notices, ", (long long)done->notices);
    buf_addf(&buf, "%lld audit rows chained, %lld events numbered", (long long)outcome->read.links,
             (long long)outcome->read.events);
    return buf_text(&buf);
}

static Err do_all(const ActionContext *context, NightOutcome *outcome) {
    TRY(do_nights(context, outcome));
    return night_catch_up(context, &outcome->read);
}

// What the row keeps, in no language: counts, or which fault.
static Text kept_outcome(const ActionContext *context, Err err, const NightOutcome *outcome) {
    enum { FAULT_BYTES = 24 };
    const NightDone *done = &outcome->done;
    NightCounts counts = {.closed = done->closed,
                          .ordered = done->ordered,
                          .cancelled = done->cancelled,
                          .quotes = done->quotes,
                          .lines = done->lines,
                          .exceptions = done->failed + outcome->faults,
                          .notices = done->notices,
                          .links = outcome->read.links,
                          .events = outcome->read.events};
    if (!err_failed(err)) {
        return night_counts_text(context->arena, &counts);
    }
    TextBuf buf = buf_new(context->arena, FAULT_BYTES);
    buf_addf(&buf, "fault=%d", (int)err.code);
    return buf_text(&buf);
}

// The row says how the night ended; a fault that keeps it from that is the night's own fault,
// unless there was one before.
static Err end_job(const ActionContext *context, const Clock *clock, Err err,
                   const NightOutcome *outcome) {
    ActionContext ending = *context;
    ending.now = clock_now(clock);
    Text text = kept_outcome(context, err, outcome);
    Err kept = do_job_end(&ending, outcome->job, !err_failed(err), outcome->met, text);
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
