// Fills the answer of what was seen.
#include "api/home/home_answer.h"

#include "base/show/url.h"

#include <string.h>

static const Text step_names[HOME_STEPS] = {
    [NOTICE_CONTACT_CHECK] = S_INIT("contact_check"),
    [NOTICE_RENEWAL_QUOTE] = S_INIT("renewal_quote"),
    [NOTICE_REMINDER_FIRST] = S_INIT("reminder_first"),
    [NOTICE_REMINDER_SECOND] = S_INIT("reminder_second"),
    [NOTICE_REMINDER_LAST] = S_INIT("reminder_last"),
    [NOTICE_COUNT] = S_INIT("due"),
};

static HomeQuoteCount count_of(Arena *arena, Text state, int64_t quotes) {
    Url rows = url_with(arena, url_path(S("/quotes")), S("state"), state);
    return (HomeQuoteCount){quotes, rows.text};
}

void home_answer_tasks(Arena *arena, const HomeTasks *tasks, HomeAnswer *answer) {
    answer->waiting = arena_array(arena, HomeTaskRow, tasks->count);
    answer->waiting_count = tasks->count;
    for (size_t i = 0; i < tasks->count; i++) {
        const HomeTask *task = &tasks->items[i];
        answer->waiting[i] =
            (HomeTaskRow){.kind = home_task_name(task->kind),
                          .object = task->object,
                          .customer_name = task->customer_name,
                          .partner_name = task->partner_name,
                          .total = task->total,
                          .total_null = !task->has_total,
                          .currency = task->has_total ? currency_code(task->money) : S(""),
                          .money = task->money,
                          .day = task->day,
                          .day_null = !task->has_day};
    }
    if (tasks->counts_quotes) {
        answer->quotes = arena_new(arena, HomeQuoteCounts);
        *answer->quotes = (HomeQuoteCounts){count_of(arena, S("draft"), tasks->drafts),
                                            count_of(arena, S("presented"), tasks->presented),
                                            count_of(arena, S("accepted"), tasks->accepted)};
    }
}

static void fill_calendar(Arena *arena, const HomeLines *lines, HomeRenewals *renewals) {
    renewals->calendar = arena_array(arena, HomeCalendarRow, (size_t)HOME_STEPS * HOME_MONTHS);
    for (int step = 0; step < HOME_STEPS; step++) {
        for (int32_t month = 0; month < HOME_MONTHS; month++) {
            const HomeCell *cell = &lines->calendar[step][month];
            if (cell->known) {
                renewals->calendar[renewals->calendar_count++] = (HomeCalendarRow){
                    step_names[step], lines->step_days[step],
                    date_month_first(lines->first_month, month), cell->lines, cell->rows};
            }
        }
    }
}

static void fill_currencies(Arena *arena, const HomeLines *lines, HomeRenewals *renewals) {
    renewals->currencies = arena_array(arena, HomeCurrencyRow, lines->currency_count);
    renewals->currency_count = lines->currency_count;
    for (size_t i = 0; i < lines->currency_count; i++) {
        renewals->currencies[i] = (HomeCurrencyRow){lines->currencies[i].currency,
                                                    lines->currencies[i].lines, !lines->whole};
    }
}

// What needs that all lines up to some day were read.
static void fill_known(Arena *arena, const HomeLines *lines, HomeRenewals *renewals) {
    if (lines->due_known) {
        renewals->due_soon = arena_new(arena, HomeDueSoon);
        *renewals->due_soon = (HomeDueSoon){.due_to = lines->due_to,
                                            .risk_to = lines->risk_to,
                                            .all = lines->due,
                                            .ordered = lines->ordered,
                                            .quoted = lines->quoted,
                                            .open = lines->open,
                                            .risk = lines->risk};
    }
    if (lines->lapsing_known) {
        renewals->lapsing_all = arena_new(arena, HomeLapsingAll);
        *renewals->lapsing_all = (HomeLapsingAll){lines->lapse_to, lines->lapsing_all.lines,
                                                  lines->lapsing_sites, lines->lapsing_all.rows};
    }
}

void home_answer_lines(Arena *arena, const HomeLines *lines, HomeAnswer *answer) {
    if (!lines->seen) {
        return;
    }
    HomeRenewals *renewals = arena_new(arena, HomeRenewals);
    *renewals = (HomeRenewals){
        .whole = lines->whole,
        .known_to = lines->until,
        .known_to_null = lines->whole,
        .lines = lines->lines,
        .rows = lines->rows,
        .currency = lines->currency,
        .months = lines->months,
        .month_count = lines->month_count,
        .covered = lines->ends,
        .covered_count = lines->end_count,
        .coming = lines->coming,
        .coming_count = lines->coming_count,
        .lapsing = lines->lapsing,
        .lapsing_count = lines->lapsing_count,
        .close = lines->close,
        .close_count = lines->close_count,
    };
    fill_currencies(arena, lines, renewals);
    fill_calendar(arena, lines, renewals);
    fill_known(arena, lines, renewals);
    answer->renewals = renewals;
}

void home_answer_renewed(Arena *arena, const HomeRenewed *renewed, HomeAnswer *answer) {
    if (renewed->known) {
        HomeQuarter *quarters = arena_array(arena, HomeQuarter, HOME_QUARTERS);
        memcpy(quarters, renewed->quarters, sizeof renewed->quarters);
        answer->renewals->renewed = quarters;
        answer->renewals->renewed_count = HOME_QUARTERS;
    }
}

void home_answer_customer(const EndpointCall *call, const HomeCustomer *customer,
                          HomeAnswer *answer) {
    const Programme *programme = call->context->prices.programme;
    const AgreementSummary *standing = &customer->standing;
    answer->site = customer->site;
    answer->orders = customer->orders;
    answer->order_count = customer->order_count;
    answer->proofs = customer->proofs;
    answer->proof_count = customer->proof_count;
    if (!customer->sees_agreement) {
        return;
    }
    answer->agreement = arena_new(call->arena, HomeAgreementRow);
    *answer->agreement = (HomeAgreementRow){
        .agreement = customer->agreement,
        .programme = customer->programme,
        .customer_type = customer->customer_type,
        .level = programme_level_code(programme, standing->level),
        .term_end = standing->term_end,
        .term_end_null = !standing->has_term,
        .next_anniversary = standing->next_anniversary,
        .next_anniversary_null = !standing->has_term,
        .term_points = standing->has_term ? standing->term_points : (Points){0},
        .next_level = standing->has_next_level
                          ? programme_level_code(programme, standing->next_level)
                          : (Text){0},
        .points_to_next = standing->points_to_next,
        .points_to_next_null = !standing->has_next_level,
    };
}

void home_answer_queues(const QueueSums *queues, HomeAnswer *answer) {
    answer->queues = queues->items;
    answer->queue_count = queues->count;
}
