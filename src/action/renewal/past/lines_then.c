// The lines of another day, by due day, in pages as those of now come.
#include "action/renewal/past/lines_then_private.h"

#include <stdlib.h>

// The lines of a question and what they came of; a filter points to `pages`.
typedef struct {
    LinesThen pages;
    const LineQuestion *question;
    LineRow *rows;
    size_t count;
} Kept;

static bool is_behind(const LineRow *row, LinePlace after) {
    LineRow place = {
        .due = after.due, .enterprise = after.enterprise, .entitlement = after.entitlement};
    return line_compare(row, &place) > 0;
}

static Err next(const ActionContext *context, const LineFilter *filter, LinePlace after,
                size_t most, LinePage *ret_page) {
    const Kept *kept = (const Kept *)(const void *)filter->then; // its first member
    LineQuestion asked = *kept->question;
    size_t begin = 0;
    while (begin < kept->count && !is_behind(&kept->rows[begin], after)) {
        begin++;
    }
    size_t left = kept->count - begin;
    LinePage page = {.count = left < most ? left : most, .more = left > most};
    page.rows = arena_array(context->arena, LineRow, page.count);
    LineRow **rows = arena_array(context->arena, LineRow *, page.count);
    for (size_t i = 0; i < page.count; i++) {
        page.rows[i] = kept->rows[begin + i];
        rows[i] = &page.rows[i];
    }
    asked.filter = *filter;
    TRY(lines_then_fill(context, &asked, rows, page.count));
    *ret_page = page;
    return OK;
}

static int by_due(const void *left, const void *right) {
    return line_compare(left, right);
}

// A state that is no quote's was asked for: those that stood in one go, as no query left them out.
static Err leave_quoted_out(const ActionContext *context, LineQuestion *question,
                            LinesFolded *folded) {
    LineRow **rows = arena_array(context->arena, LineRow *, folded->count);
    size_t kept = 0;
    if (!question->filter.unquoted) {
        return OK;
    }
    for (size_t i = 0; i < folded->count; i++) {
        rows[i] = &folded->rows[i];
    }
    question->filter.unquoted = false;
    TRY(lines_then_fill(context, question, rows, folded->count));
    question->filter.unquoted = true;
    for (size_t i = 0; i < folded->count; i++) {
        if (folded->rows[i].quote.id == 0) {
            folded->rows[kept++] = folded->rows[i];
        }
    }
    folded->count = kept;
    return OK;
}

Err lines_then_open(const ActionContext *context, LineQuestion *question, Refusals *refusals) {
    LinesFolded folded;
    if (question->when == NULL || refused(refusals)) {
        return OK;
    }
    TRY(lines_then_fold(context, question, (LinePlace){.due = DATE_MIN}, RENEWAL_LINES_THEN,
                        RENEWAL_LINES_THEN, &folded));
    if (folded.more) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("true_on")});
        return OK;
    }
    TRY(leave_quoted_out(context, question, &folded));
    if (folded.count > 1) {
        qsort(folded.rows, folded.count, sizeof *folded.rows, by_due);
    }
    LineQuestion *own = arena_new(context->arena, LineQuestion);
    Kept *kept = arena_new(context->arena, Kept);
    *own = *question;
    *kept = (Kept){.pages = {next}, .question = own, .rows = folded.rows, .count = folded.count};
    question->filter.then = &kept->pages;
    return OK;
}
