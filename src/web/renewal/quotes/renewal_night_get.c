// GET /renewals/night: the night runs and what they could not quote, for the vendor's desk
// (portal.md P24); a page, or the exceptions as a file.
#include "action/night/night_counts.h"
#include "action/renewal/renewals_source.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_url.h"
#include "web/lost.h"
#include "web/renewal/quotes/renewal_night.h"
#include "web/tpl_renewal_night.h"

enum { NEAR_DAYS = 30 };

typedef struct {
    ExceptionsInput exceptions;
    RowsAsk rows;
} NightPageAsk;

static const FieldInside insides[] = {
    {&exceptions_fields, offsetof(NightPageAsk, exceptions)},
    {&rows_ask_fields, offsetof(NightPageAsk, rows)},
};
static const FieldTable page_fields = {.what = S_INIT("the night run"),
                                       .bytes = sizeof(NightPageAsk),
                                       .inside = insides,
                                       .inside_count = 2};

static bool begins(Text text, Text with) {
    return text.len >= with.len && text_equal((Text){text.bytes, with.len}, with);
}

// What came of a night; an outcome of before counts were kept stands as it is.
static void fill_outcome(Text outcome, NightListRow *row) {
    NightCounts done;
    int64_t of = 0;
    Text running = S("of=");
    row->counted = night_counts_read(outcome, &done);
    if (row->counted) {
        row->outcome = msg_night_counts(done.closed, done.ordered, done.cancelled, done.quotes,
                                        done.lines, done.exceptions);
        row->rest = msg_night_counts_rest(done.notices, done.links, done.events);
    } else if (begins(outcome, running) &&
               text_to_int((Text){outcome.bytes + running.len, outcome.len - running.len}, &of)) {
        row->outcome = msg_night_of(of);
    } else {
        row->outcome = text_equal(outcome, S("killed")) ? msg_night_killed()
                       : begins(outcome, S("fault="))   ? msg_night_fault(outcome)
                                                        : msg_plain(outcome);
    }
}

static NightListRow run_of(const PageCall *call, const NightRow *night) {
    NightListRow row = {
        .has_day = !night->for_day_null,
        .for_day = night->for_day,
        .done = night->done,
        .state = tag_of(call->arena, STATES_OF_JOB, night->state),
    };
    fill_outcome(night->outcome, &row);
    return row;
}

static ExceptionListRow row_of(const PageCall *call, const ExceptionRow *row) {
    Refusal refusal = {.id = row->refusal, .value = row->part};
    return (ExceptionListRow){
        .customer = name_of(row->customer_name, call->lang),
        .site = row->site,
        .page = url_join(call->arena, url_path(S("/sites")), row->site),
        .part = row->part,
        .licence_part = row->licence_part,
        .is_line = !row->renewal_line_null,
        .quantity = amount_of(row->quantity.count),
        .has_due = !row->due_null,
        .due = due_of(call->context->today, row->due, NEAR_DAYS),
        .problem = row->refusal == REFUSAL_NONE ? msg_plain(row->problem)
                                                : page_refusal_words(call, &refusal),
        .rule = row->rule,
        .since = row->since,
    };
}

static void fill_heads(const PageCall *call, RenewalNightPage *view) {
    view->for_day = list_head(call, msg_night_of_day(), S("edge"), S(""), false);
    view->enterprises = list_head(call, msg_night_enterprises(), S("num"), S(""), false);
    view->outcome = list_head(call, msg_night_outcome(), S(""), S(""), false);
    view->run_state = list_head(call, msg_state(), S("edge-e"), S(""), false);
    view->customer = list_head(call, msg_customer(), S("edge"), S(""), false);
    view->part = list_head(call, msg_part(), S(""), S(""), false);
    view->quantity = list_head(call, msg_quantity(), S("num"), S(""), false);
    view->due = list_head(call, msg_due(), S(""), S(""), false);
    view->problem = list_head(call, msg_problem(), S(""), S(""), false);
    view->since = list_head(call, msg_since(), S("edge-e"), S(""), false);
}

static Err show(PageCall *call, const Nights *nights, const Exceptions *exceptions,
                const Refusals *refusals) {
    RenewalNightPage view = {
        .say = msg_count_lines((int64_t)exceptions->row_count),
        .exports = list_exports(call),
        .runs = {arena_array(call->arena, NightListRow, nights->row_count), nights->row_count},
        .rows = {arena_array(call->arena, ExceptionListRow, exceptions->row_count),
                 exceptions->row_count},
        .no_run = list_empty(call, msg_empty_nights(), msg_empty_nights_text()),
        .empty = list_empty(call, msg_empty_exceptions(), msg_empty_exceptions_text()),
        .pager = list_pager(call, exceptions->row_count, exceptions->next),
    };
    for (size_t i = 0; i < nights->row_count; i++) {
        view.runs.items[i] = run_of(call, &nights->rows[i]);
    }
    for (size_t i = 0; i < exceptions->row_count; i++) {
        view.rows.items[i] = row_of(call, &exceptions->rows[i]);
    }
    fill_heads(call, &view);
    PageParts parts = {.title = msg_night_run(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_renewal_night(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const NightPageAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &exception_row_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &exceptions_source, &rows, &state, &memory));
    exceptions_state(state);
    list_file_name(call, S("renewal-exceptions"), rows.form.format);
    return OK;
}

PAGE(renewals_night, HTTP_GET, "/renewals/night",
     MAY(SUBJECT_RENEWAL_QUOTES, WRITE, RIGHT_BIDS, RIGHT_QUOTES), &page_fields) {
    const NightPageAsk *ask = call->input;
    Nights nights = {0};
    Exceptions exceptions = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &nights, &exceptions, &refusals);
    }
    TRY(see_exceptions(call->context, &ask->exceptions, &exceptions, &refusals));
    if (!refused(&refusals) && ask->rows.format != ASK_PAGE) {
        return stream(call, ask);
    }
    TRY(see_nights(call->context, &nights));
    return show(call, &nights, &exceptions, &refusals);
}
