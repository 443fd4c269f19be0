// see_renewal_sums: all rows of the list, sorted by what they are added up by.
#include "action/renewal/quotes/renewal_sums.h"

#include "action/list/row_order.h"

#include <stddef.h>
#include <stdlib.h>

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(RenewalSumsInput, member)

static const Field fields[] = {
    {ASKED(agreement, FIELD_NAME)}, {ASKED(due_from, FIELD_DATE)}, {ASKED(due_to, FIELD_DATE)},
    {ASKED(currency, FIELD_NAME)},  {ASKED(sort, FIELD_NAME)},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(RenewalSumsInput, when)}};
const FieldTable renewal_sums_fields =
    FIELD_TABLE_WITH("a question for sums of renewals", RenewalSumsInput, fields, insides);

#define SHOWN(member, kind)         COLUMN(RenewalSum, member, kind)
#define SHOWN_OR_NULL(member, kind) COLUMN_OR_NULL(RenewalSum, member, kind)

static const Column month_columns[] = {
    SHOWN_OR_NULL(month, COLUMN_DATE),  SHOWN(quotes, COLUMN_COUNT),
    SHOWN_OR_NULL(lines, COLUMN_COUNT), SHOWN_OR_NULL(total, COLUMN_MONEY),
    SHOWN(currency, COLUMN_TEXT),
};
const ColumnTable renewal_month_columns = COLUMN_TABLE(month_columns, RenewalSum, money);

static const Column agreement_columns[] = {
    SHOWN(agreement, COLUMN_NUMBER),    SHOWN(customer_name, COLUMN_TEXT),
    SHOWN_OR_NULL(due, COLUMN_DATE),    SHOWN(quotes, COLUMN_COUNT),
    SHOWN_OR_NULL(lines, COLUMN_COUNT), SHOWN_OR_NULL(total, COLUMN_MONEY),
    SHOWN(currency, COLUMN_TEXT),
};
const ColumnTable renewal_agreement_columns = COLUMN_TABLE(agreement_columns, RenewalSum, money);

static RenewalSum sum_of(const RenewalRow *row) {
    return (RenewalSum){
        .money = row->money,
        .month = row->due_null ? (Date){0} : date_month_first(row->due, 0),
        .month_null = row->due_null,
        .agreement = row->agreement,
        .customer_name = row->customer_name,
        .due = row->due,
        .due_null = row->due_null,
        .quotes = 1,
        .lines = row->lines,
        .lines_null = row->lines_null,
        .total = row->total,
        .total_null = row->total_null,
        .currency = row->currency,
    };
}

// Each quote that was asked for, as a sum of its own.
static Err load(const ActionContext *context, const RenewalSumsInput *input, RenewalSums *sums,
                Refusals *refusals) {
    RenewalsInput ask = {.agreement = input->agreement,
                         .due_from = input->due_from,
                         .due_to = input->due_to,
                         .when = input->when,
                         .limit = RENEWALS_PAGE_MAX};
    sums->rows = arena_array(context->arena, RenewalSum, RENEWALS_SUMMED_MAX);
    do {
        Renewals page;
        TRY(see_renewal_quotes(context, &ask, &page, refusals));
        sums->when = page.when;
        for (size_t i = 0; i < page.row_count; i++) {
            bool other =
                input->currency.len > 0 && !text_equal(input->currency, page.rows[i].currency);
            if (other) {
                continue;
            }
            if (sums->count == RENEWALS_SUMMED_MAX) {
                refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("agreement")});
                return OK;
            }
            sums->rows[sums->count++] = sum_of(&page.rows[i]);
        }
        ask.after = page.next;
    } while (ask.after.len > 0);
    return OK;
}

// What has no due day comes last.
static int months_compare(const void *left, const void *right) {
    const RenewalSum *a = left;
    const RenewalSum *b = right;
    int order = (int)a->month_null - (int)b->month_null;
    order = order != 0 ? order : date_compare(a->month, b->month);
    return order != 0 ? order : text_compare(a->currency, b->currency);
}

static int agreements_compare(const void *left, const void *right) {
    const RenewalSum *a = left;
    const RenewalSum *b = right;
    int order = text_compare(a->agreement, b->agreement);
    return order != 0 ? order : text_compare(a->currency, b->currency);
}

static Err add(RenewalSum *to, const RenewalSum *one) {
    to->quotes += one->quotes;
    to->lines += one->lines;
    to->lines_null |= one->lines_null;
    to->total_null |= one->total_null;
    if (!one->due_null && (to->due_null || date_before(one->due, to->due))) {
        to->due_null = false;
        to->due = one->due;
    }
    return __builtin_add_overflow(to->total.minor, one->total.minor, &to->total.minor)
               ? FAULT_AT(FAULT_TOO_LARGE, 0)
               : OK;
}

Err see_renewal_sums(const ActionContext *context, RenewalsBy by, const RenewalSumsInput *input,
                     RenewalSums *ret_sums, Refusals *ret_refusals) {
    int (*compare)(const void *, const void *) =
        by == RENEWALS_BY_MONTH ? months_compare : agreements_compare;
    const ColumnTable *columns =
        by == RENEWALS_BY_MONTH ? &renewal_month_columns : &renewal_agreement_columns;
    RenewalSums sums = {0};
    RowOrder order;
    size_t count = 0;
    *ret_refusals = (Refusals){0};
    row_order_read(columns, input->sort, (Text){0}, &order, ret_refusals);
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(load(context, input, &sums, ret_refusals));
    if (sums.count > 1) {
        qsort(sums.rows, sums.count, sizeof *sums.rows, compare);
    }
    for (size_t i = 0; i < sums.count; i++) {
        if (count > 0 && compare(&sums.rows[count - 1], &sums.rows[i]) == 0) {
            TRY(add(&sums.rows[count - 1], &sums.rows[i]));
        } else {
            sums.rows[count++] = sums.rows[i];
        }
    }
    RowPage page = {sums.rows, count, (Text){0}};
    row_order_page(context->arena, &order, columns, ROWS_SORTED, &page, ret_refusals);
    *ret_sums = (RenewalSums){sums.when, page.rows, page.count};
    return OK;
}

// ---- one currency ----

typedef struct {
    Text code;
    int64_t quotes;
} CurrencyCount;

static size_t count_currencies(const RenewalSums *sums, CurrencyCount *found) {
    size_t count = 0;
    for (size_t i = 0; i < sums->count; i++) {
        size_t at = 0;
        while (at < count && !text_equal(found[at].code, sums->rows[i].currency)) {
            at++;
        }
        count += at == count;
        found[at].code = sums->rows[i].currency;
        found[at].quotes += sums->rows[i].quotes;
    }
    return count;
}

static void choose(Arena *arena, const RenewalSums *sums, Text asked, RenewalSumsShown *shown) {
    CurrencyCount *found = arena_array(arena, CurrencyCount, sums->count);
    size_t count = count_currencies(sums, found);
    size_t most = 0;
    for (size_t i = 1; i < count; i++) {
        most = found[i].quotes > found[most].quotes ? i : most;
    }
    shown->currency = asked.len > 0 ? asked : count > 0 ? found[most].code : (Text){0};
    shown->others = arena_array(arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        if (!text_equal(found[i].code, shown->currency)) {
            shown->others[shown->other_count++] = found[i].code;
        }
    }
}

Err see_renewal_sums_shown(const ActionContext *context, RenewalsBy by,
                           const RenewalSumsInput *input, RenewalSumsShown *ret_shown,
                           Refusals *ret_refusals) {
    RenewalSumsInput all = *input;
    RenewalSums sums = {0};
    RenewalSumsShown shown = {0};
    all.currency = (Text){0};
    TRY(see_renewal_sums(context, by, &all, &sums, ret_refusals));
    shown.when = sums.when;
    choose(context->arena, &sums, input->currency, &shown);
    shown.rows = arena_array(context->arena, RenewalSum, sums.count);
    for (size_t i = 0; i < sums.count; i++) {
        const RenewalSum *row = &sums.rows[i];
        if (!text_equal(row->currency, shown.currency)) {
            continue;
        }
        shown.rows[shown.count++] = *row;
        if (shown.count == 1) {
            shown.all = *row;
        } else {
            TRY(add(&shown.all, row));
        }
    }
    *ret_shown = shown;
    return OK;
}

// ---- files: the sums again, from the row on that comes next ----

static Err next(RenewalsBy by, RenewalSumsState *state, const ActionContext *context,
                const void **ret_rows, size_t *ret_count, bool *ret_more) {
    RenewalSums sums = {0};
    Refusals refusals = {0};
    TRY(see_renewal_sums(context, by, &state->input, &sums, &refusals));
    if (refused(&refusals)) { // more were made since it began
        return FAULT_AT(FAULT_TOO_LARGE, 0);
    }
    size_t left = sums.count > state->at ? sums.count - state->at : 0;
    *ret_count = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    *ret_rows = *ret_count > 0 ? sums.rows + state->at : NULL;
    *ret_more = left > *ret_count;
    state->at += *ret_count;
    return OK;
}

static Err next_months(void *given, Arena *memory, const ActionContext *context,
                       const void **ret_rows, size_t *ret_count, bool *ret_more) {
    (void)memory;
    return next(RENEWALS_BY_MONTH, given, context, ret_rows, ret_count, ret_more);
}

static Err next_agreements(void *given, Arena *memory, const ActionContext *context,
                           const void **ret_rows, size_t *ret_count, bool *ret_more) {
    (void)memory;
    return next(RENEWALS_BY_AGREEMENT, given, context, ret_rows, ret_count, ret_more);
}

const RowSource renewal_months_source = {&renewal_month_columns, sizeof(RenewalSumsState),
                                         next_months};
const RowSource renewal_agreements_source = {&renewal_agreement_columns, sizeof(RenewalSumsState),
                                             next_agreements};

void renewal_sums_state(RenewalSumsState *state, Arena *memory, const RenewalSumsInput *input) {
    state->input = *input;
    state->input.agreement = text_copy(memory, input->agreement);
    state->input.currency = text_copy(memory, input->currency);
    state->input.sort = text_copy(memory, input->sort);
    state->at = 0;
}
