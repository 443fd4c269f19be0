// Adds up the lines of sites, all of them read at once.
#include "action/renewal/site_open_private.h"

#include "action/renewal/line_shared_private.h"
#include "action/shared_private.h"
#include "action/viewer.h"
#include "store/q_renewal.h"

static Err sum_in(SiteOpen *open, Text currency, SiteOpenSum **ret_sum) {
    for (size_t i = 0; i < open->count; i++) {
        if (text_equal(open->sums[i].currency, currency)) {
            *ret_sum = &open->sums[i];
            return OK;
        }
    }
    SiteOpenSum *sum = &open->sums[open->count];
    if (open->count == SITE_OPEN_MAX || !currency_find(currency, &sum->money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    sum->currency = currency;
    sum->next_end = DATE_MAX;
    open->count++;
    *ret_sum = sum;
    return OK;
}

// extended: NULL where the line has no price.
static Err add(SiteOpen *open, Text currency, Date coverage_end, const Money *extended) {
    SiteOpenSum *sum = NULL;
    TRY(sum_in(open, currency, &sum));
    sum->lines++;
    if (date_before(coverage_end, sum->next_end)) {
        sum->next_end = coverage_end;
    }
    if (extended != NULL) {
        bool fits = sum->value.minor <= AMOUNT_MAX - extended->minor;
        sum->value.minor = fits ? sum->value.minor + extended->minor : AMOUNT_MAX;
        sum->valued = true;
    }
    return OK;
}

Err site_open_add(SiteOpen *open, const RenewalLine *line) {
    return add(open, line->currency, line->previous_end,
               line->extended_null ? NULL : &line->extended);
}

static Err add_line(LineBook *book, const LineRow *row, SiteOpen *open) {
    Money extended;
    bool priced = false;
    TRY(line_value(book, row, &priced, &extended));
    return add(open, row->currency, row->coverage_end, priced ? &extended : NULL);
}

// Of a line only what its value needs.
static LineRow line_of_row(const QRenewalListAtSitesRow *row) {
    return (LineRow){
        .enterprise = row->enterprise,
        .site = row->site,
        .quantity = row->quantity,
        .coverage_end = row->coverage_end,
        .since = row->agreement_since,
        .due = row->due,
        .renewal = row->renewal,
        .currency = row->currency,
        .country_group = row->country_group,
    };
}

static Err load_lines(LineBook *book, const Shared *shared, QRenewalListAtSitesRows *found,
                      LineRow **ret_lines) {
    const ActionContext *context = book->context;
    const Viewer *viewer = context->viewer;
    bool is_partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    TRY(q_renewal_list_at_sites(
        context->db, context->arena,
        &(QRenewalListAtSitesIn){.sites = shared_list(context->arena, shared),
                                 .account = is_partner ? viewer->account : (AccountId){0},
                                 .today = context->today,
                                 .end_from =
                                     coverage_open_from(context->prices.programme, context->today)},
        found));
    LineRow *lines = arena_array(context->arena, LineRow, found->count);
    LineRow **each = arena_array(context->arena, LineRow *, found->count);
    for (size_t i = 0; i < found->count; i++) {
        lines[i] = line_of_row(&found->rows[i]);
        each[i] = &lines[i];
    }
    *ret_lines = lines;
    TRY(lines_fill_sites(context, each, found->count));
    return line_book_load_parts(book, each, found->count);
}

Err sites_open_load(LineBook *book, const SiteKey *sites, size_t count, SiteOpen *ret_opens) {
    Arena *arena = book->context->arena;
    Shared shared = shared_new(arena, count);
    QRenewalListAtSitesRows found;
    LineRow *lines = NULL;
    if (count == 0) {
        return OK;
    }
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {sites[i].enterprise.id, sites[i].site.id};
        shared_add_ids(arena, &shared, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(load_lines(book, &shared, &found, &lines));
    const size_t *starts = SHARED_STARTS(arena, &shared, &found);
    for (size_t i = 0; i < count; i++) {
        size_t place = shared.of_row[i];
        ret_opens[i] = (SiteOpen){.count = 0};
        for (size_t line = starts[place]; line < starts[place + 1]; line++) {
            TRY(add_line(book, &lines[line], &ret_opens[i]));
        }
    }
    return OK;
}
