// Walks the lines of a site and adds them up.
#include "action/renewal/site_open_private.h"

enum { BATCH = 200 };

static Err sum_in(SiteOpen *open, const RenewalLine *line, SiteOpenSum **ret_sum) {
    for (size_t i = 0; i < open->count; i++) {
        if (text_equal(open->sums[i].currency, line->currency)) {
            *ret_sum = &open->sums[i];
            return OK;
        }
    }
    if (open->count == SITE_OPEN_MAX) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    *ret_sum = &open->sums[open->count++];
    **ret_sum = (SiteOpenSum){
        .currency = line->currency, .money = line->money, .next_end = line->previous_end};
    return OK;
}

Err site_open_add(SiteOpen *open, const RenewalLine *line) {
    SiteOpenSum *sum = NULL;
    TRY(sum_in(open, line, &sum));
    sum->lines++;
    if (date_before(line->previous_end, sum->next_end)) {
        sum->next_end = line->previous_end;
    }
    if (!line->extended_null) {
        bool fits = sum->value.minor <= AMOUNT_MAX - line->extended.minor;
        sum->value.minor = fits ? sum->value.minor + line->extended.minor : AMOUNT_MAX;
        sum->valued = true;
    }
    return OK;
}

static Err add_row(LineBook *book, const LineRow *row, SiteOpen *open) {
    RenewalLine line;
    TRY(line_fill(book, row, &line));
    TRY(line_price(book, row, &line));
    return site_open_add(open, &line);
}

Err site_open_load(LineBook *book, EnterpriseId enterprise, AgreementId agreement, SiteId site,
                   SiteOpen *ret_open) {
    const ActionContext *context = book->context;
    LineFilter filter = {
        .due_from = DATE_MIN,
        .due_to = DATE_MAX,
        .end_from = coverage_open_from(context->prices.programme, context->today),
        .end_to = DATE_MAX,
        .enterprise = enterprise,
        .holder = agreement,
        .only_site = site,
    };
    LinePlace place = LINES_BEGIN;
    LinePage page = {.more = true};
    SiteOpen open = {.count = 0};
    while (page.more) {
        TRY(lines_next(context, &filter, place, BATCH, &page));
        TRY(line_book_load(book, page.rows, page.count, true));
        for (size_t i = 0; i < page.count; i++) {
            TRY(add_row(book, &page.rows[i], &open));
            place = line_place(&page.rows[i]);
        }
        page.more = page.more && page.count > 0;
    }
    *ret_open = open;
    return OK;
}
