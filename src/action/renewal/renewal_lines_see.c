// see_renewal_lines: pages by key, or a bounded set in memory where another order is asked for.
#include "action/renewal/renewal_lines.h"

#include "action/renewal/line_filter_private.h"
#include "action/renewal/line_price_private.h"
#include "action/renewal/line_shared_private.h"
#include "action/renewal/line_total_private.h"
#include "action/renewal/past/lines_then_private.h"

#include <stdlib.h>

enum { BATCH = 500 };

// One line while a page is made.
typedef struct {
    const Sort *sort;
    LineRow row;
    RenewalLine line;
} Sortable;

Err lines_collect(const ActionContext *context, const LineQuestion *question, size_t most,
                  LineRow **ret_rows, size_t *ret_count, bool *ret_more) {
    LineRow *rows = arena_array_room(context->arena, LineRow, most);
    size_t count = 0;
    LinePlace place = question->after;
    bool more = !question->nothing;
    while (more && count < most) {
        LinePage page;
        size_t wanted = most - count + 1 < BATCH ? most - count + 1 : BATCH;
        TRY(lines_next(context, &question->filter, place, wanted, &page));
        more = page.more;
        for (size_t i = 0; i < page.count; i++) {
            if (count == most) {
                more = true;
                break;
            }
            place = line_place(&page.rows[i]);
            if (line_matches(question, &page.rows[i])) {
                rows[count++] = page.rows[i];
            }
        }
    }
    *ret_rows = rows;
    *ret_count = count;
    *ret_more = more;
    return OK;
}

static Err fill_shown(LineBook *book, const LineRow *row, RenewalLine *ret_line) {
    TRY(line_fill(book, row, ret_line));
    ret_line->state = line_state_name(line_state_of(book->context, row));
    return line_price(book, row, ret_line);
}

static Err fill_people(const ActionContext *context, const LineQuestion *question,
                       RenewalLines *lines) {
    return question->shows_proofs
               ? lines_fill_people(context, question->when, lines->lines, lines->line_count)
               : OK;
}

// By due day: what is shown is all that is read. *ret_first: the rows, where none are before them.
static Err page_by_due(const ActionContext *context, const LineQuestion *question, LineBook *book,
                       RenewalLines *lines, LineRows **ret_first) {
    LineQuestion shown = *question;
    LineRow *rows = NULL;
    bool more = false;
    shown.filter.shown = question->shows_proofs;
    TRY(lines_collect(context, &shown, question->limit, &rows, &lines->line_count, &more));
    TRY(line_book_load(book, rows, lines->line_count, true));
    lines->lines = arena_array_room(context->arena, RenewalLine, lines->line_count);
    for (size_t i = 0; i < lines->line_count; i++) {
        TRY(fill_shown(book, &rows[i], &lines->lines[i]));
    }
    TRY(fill_people(context, question, lines));
    if (more && lines->line_count > 0) {
        lines->next = line_place_text(context, line_place(&rows[lines->line_count - 1]));
    }
    if (question->after.entitlement.id == 0) {
        *ret_first = arena_new(context->arena, LineRows);
        **ret_first = (LineRows){rows, lines->line_count, more};
    }
    return OK;
}

static int sortable_compare(const void *left, const void *right) {
    const Sortable *a = *(const Sortable *const *)left;
    const Sortable *b = *(const Sortable *const *)right;
    int order = sort_compare(a->sort, &a->line, &b->line);
    if (order == 0) {
        order = text_compare(a->line.renewal_line, b->line.renewal_line);
    }
    return order;
}

// Price, points and level are the only columns that cost something.
static bool needs_prices(const Sort *sort) {
    for (int i = 0; i < sort->count; i++) {
        ColumnKind kind = sort->keys[i].column->kind;
        if (kind == COLUMN_MONEY || kind == COLUMN_POINTS || kind == COLUMN_PERCENT ||
            text_equal(sort->keys[i].column->name, S("level"))) {
            return true;
        }
    }
    return false;
}

// Every line of the filter as far as the sort needs it, in the sort's order.
static Err sort_all(const LineQuestion *question, LineBook *book, LineRow *rows, size_t count,
                    Sortable ***ret_sorted) {
    Sortable *all = arena_array(book->context->arena, Sortable, count);
    Sortable **sorted = arena_array(book->context->arena, Sortable *, count);
    bool prices = needs_prices(&question->sort);
    TRY(line_book_load(book, rows, count, prices));
    for (size_t i = 0; i < count; i++) {
        all[i] = (Sortable){.sort = &question->sort, .row = rows[i]};
        TRY(line_fill(book, &rows[i], &all[i].line));
        all[i].line.state = line_state_name(line_state_of(book->context, &rows[i]));
        if (prices) {
            TRY(line_price(book, &rows[i], &all[i].line));
        }
        sorted[i] = &all[i];
    }
    if (count > 1) {
        qsort(sorted, count, sizeof(Sortable *), sortable_compare);
    }
    *ret_sorted = sorted;
    return OK;
}

// Where the page begins: behind the line that the last one ended with. False where it is gone.
static bool find_begin(const LinePlace *after, Sortable *const *sorted, size_t count,
                       size_t *ret_begin) {
    if (after->entitlement.id == 0) {
        *ret_begin = 0;
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        if (sorted[i]->row.entitlement.id == after->entitlement.id &&
            sorted[i]->row.enterprise.id == after->enterprise.id) {
            *ret_begin = i + 1;
            return true;
        }
    }
    return false;
}

static void refuse_too_many(Refusals *refusals) {
    refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("sort")});
}

static Err page_sorted(const ActionContext *context, const LineQuestion *question, LineBook *book,
                       RenewalLines *lines, Refusals *refusals) {
    LineQuestion all = *question;
    LineRow *rows = NULL;
    Sortable **sorted = NULL;
    size_t count = 0;
    size_t begin = 0;
    bool more = false;
    all.after = LINES_BEGIN;
    all.filter.shown = true; // a sort may go by them
    TRY(lines_collect(context, &all, RENEWAL_LINES_SORTED, &rows, &count, &more));
    if (more) {
        refuse_too_many(refusals);
        return OK;
    }
    TRY(sort_all(question, book, rows, count, &sorted));
    if (!find_begin(&question->after, sorted, count, &begin)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after")});
        return OK;
    }
    size_t left = count - begin;
    lines->line_count = left < question->limit ? left : question->limit;
    lines->lines = arena_array(context->arena, RenewalLine, lines->line_count);
    rows = arena_array(context->arena, LineRow, lines->line_count);
    for (size_t i = 0; i < lines->line_count; i++) {
        rows[i] = sorted[begin + i]->row;
    }
    TRY(line_book_load(book, rows, lines->line_count, true));
    for (size_t i = 0; i < lines->line_count; i++) {
        TRY(fill_shown(book, &rows[i], &lines->lines[i]));
    }
    TRY(fill_people(context, question, lines));
    if (left > lines->line_count) {
        lines->next =
            line_place_text(context, line_place(&sorted[begin + lines->line_count - 1]->row));
    }
    return OK;
}

static Err open_book(const LineQuestion *question, LineBook *ret_book) {
    TRY(line_book_open(question->day, ret_book));
    ret_book->when = question->when;
    return OK;
}

// Of another day, a page of records as they come, and of what they were those that match.
static Err page_by_record(const ActionContext *context, const LineQuestion *question,
                          LineBook *book, RenewalLines *lines) {
    LineQuestion asked = *question;
    LinesFolded folded;
    asked.filter.shown = question->shows_proofs;
    TRY(lines_then_fold(context, &asked, question->after, question->limit, BATCH, &folded));
    LineRow **rows = arena_array(context->arena, LineRow *, folded.count);
    for (size_t i = 0; i < folded.count; i++) {
        rows[i] = &folded.rows[i];
    }
    bool unquoted = asked.filter.unquoted;
    asked.filter.unquoted = false;
    TRY(lines_then_fill(context, &asked, rows, folded.count));
    TRY(line_book_load(book, folded.rows, folded.count, true));
    lines->lines = arena_array(context->arena, RenewalLine, folded.count);
    for (size_t i = 0; i < folded.count; i++) {
        bool wanted = line_matches(question, rows[i]) && (!unquoted || rows[i]->quote.id == 0);
        if (wanted) {
            TRY(fill_shown(book, rows[i], &lines->lines[lines->line_count++]));
        }
    }
    TRY(fill_people(context, question, lines));
    if (folded.more) {
        folded.last.due = DATE_MIN; // it is no matter where it stands by its due day
        lines->next = line_place_text(context, folded.last);
    }
    return OK;
}

Err see_renewal_lines(const ActionContext *context, const RenewalLinesInput *input,
                      RenewalLines *ret_lines, Refusals *ret_refusals) {
    RenewalLines lines = {0};
    LineQuestion question;
    LineBook book;
    LineRows *first = NULL;
    *ret_refusals = (Refusals){0};
    TRY(line_question(context, input, &question, ret_refusals));
    bool by_record = question.when != NULL && input->by_record;
    TRY(by_record ? OK : lines_then_open(context, &question, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    lines.when = question.when;
    TRY(open_book(&question, &book));
    if (by_record) {
        TRY(page_by_record(context, &question, &book, &lines));
        *ret_lines = lines;
        return OK;
    }
    if (input->view == RENEWAL_SUMMARY) {
        TRY(lines_summarise(&book, &question, &lines, ret_refusals));
    } else if (question.sort.count > 0) {
        TRY(page_sorted(context, &question, &book, &lines, ret_refusals));
    } else {
        TRY(page_by_due(context, &question, &book, &lines, &first));
    }
    TRY(lines_total(&book, &question, (RenewalTotalsAsk)input->totals, first, &lines.totals));
    if (!refused(ret_refusals)) {
        *ret_lines = lines;
    }
    return OK;
}

Err see_renewal_totals(const ActionContext *context, const RenewalLinesInput *input,
                       RenewalTotals *ret_totals, Refusals *ret_refusals) {
    LineQuestion question;
    LineBook book;
    *ret_refusals = (Refusals){0};
    TRY(line_question(context, input, &question, ret_refusals));
    TRY(lines_then_open(context, &question, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(open_book(&question, &book));
    return lines_total(&book, &question, (RenewalTotalsAsk)input->totals, NULL, ret_totals);
}

Err see_renewal_lines_each(const ActionContext *context, const RenewalLinesInput *input,
                           RenewalLineTaker take, void *target, Refusals *ret_refusals) {
    LineQuestion question;
    bool more = true;
    *ret_refusals = (Refusals){0};
    RenewalLinesInput all = *input;
    all.sort = (Text){0};
    all.after = (Text){0};
    TRY(line_question(context, &all, &question, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    question.filter.shown = question.shows_proofs;
    size_t mark = context->arena->used;
    while (more) {
        LineBook book;
        LineRow *rows = NULL;
        size_t count = 0;
        TRY(line_book_open(context, &book));
        TRY(lines_collect(context, &question, BATCH, &rows, &count, &more));
        TRY(line_book_load(&book, rows, count, true));
        for (size_t i = 0; i < count; i++) {
            RenewalLine line;
            TRY(fill_shown(&book, &rows[i], &line));
            TRY(take(target, &line));
        }
        if (count > 0) {
            question.after = line_place(&rows[count - 1]);
        }
        more = more && count > 0;
        arena_rewind(context->arena, mark);
    }
    return OK;
}
