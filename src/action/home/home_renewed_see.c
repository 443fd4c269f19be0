// see_home_renewed: out of the orders and the lines of a partner, each in the order of an index.
#include "action/home/home_renewed.h"

#include "action/renewal/renewed/renewed_lines.h"
#include "action/viewer.h"
#include "base/show/url.h"
#include "store/q_home.h"

static HomeRenewedFigure figure_of(Arena *arena, const HomeQuarter *quarter, int64_t lines,
                                   Text renewed) {
    Url url = url_path(S("/reports/renewed-lines"));
    url = url_with(arena, url, S("due_from"), date_text(arena, quarter->first));
    url = url_with(arena, url, S("due_to"), date_text(arena, quarter->last));
    url = renewed.len == 0 ? url : url_with(arena, url, S("renewed"), renewed);
    return (HomeRenewedFigure){lines, url.text};
}

// The rows are of quarters in which something fell due, and one of what was looked at.
static void fill(const ActionContext *context, const QHomeCountRenewedRows *rows, int64_t most,
                 HomeRenewed *ret) {
    int64_t counts[HOME_QUARTERS][RENEWED_OUTCOMES] = {{0}};
    for (size_t i = 0; i < rows->count; i++) {
        const QHomeCountRenewedRow *row = &rows->rows[i];
        ENSURE(row->quarter >= -1 && row->quarter < HOME_QUARTERS);
        if (row->quarter < 0) {
            ret->more = row->looked > most;
            continue;
        }
        counts[row->quarter][0] = row->on_time;
        counts[row->quarter][1] = row->late;
        counts[row->quarter][2] = row->unrenewed;
        ret->lines += row->on_time + row->late + row->unrenewed;
    }
    for (int32_t i = 0; i < HOME_QUARTERS; i++) {
        HomeQuarter *quarter = &ret->quarters[i];
        quarter->first = renewed_quarter(context->today, HOME_QUARTERS - i);
        quarter->last = date_add_days(renewed_quarter(context->today, HOME_QUARTERS - i - 1), -1);
        HomeRenewedFigure figures[RENEWED_OUTCOMES];
        int64_t all = 0;
        for (size_t j = 0; j < RENEWED_OUTCOMES; j++) {
            all += counts[i][j];
            figures[j] = figure_of(context->arena, quarter, counts[i][j], renewed_outcomes[j]);
        }
        quarter->all = figure_of(context->arena, quarter, all, S(""));
        quarter->on_time = figures[0];
        quarter->late = figures[1];
        quarter->left = figures[2];
    }
    ret->known = !ret->more && ret->lines > 0;
}

Err see_home_renewed(const ActionContext *context, const HomeInput *input, const HomeLines *lines,
                     HomeRenewed *ret_renewed) {
    const Viewer *viewer = context->viewer;
    QHomeCountRenewedRows rows;
    bool all = input->all.given && input->all.value;
    int64_t most = all ? HOME_LINES_ALL : HOME_RENEWED_MOST;
    *ret_renewed = (HomeRenewed){0};
    if (viewer->kind != VIEWER_PARTNER || !lines->seen || !lines->whole) {
        return OK;
    }
    Date first = renewed_quarter(context->today, HOME_QUARTERS);
    TRY(q_home_count_renewed(
        context->db, context->arena,
        &(QHomeCountRenewedIn){.account = viewer->account,
                               .since = date_month_first(first, -RENEWED_MONTHS_BEFORE),
                               .due_from = first,
                               .second = renewed_quarter(context->today, HOME_QUARTERS - 1),
                               .third = renewed_quarter(context->today, HOME_QUARTERS - 2),
                               .fourth = renewed_quarter(context->today, HOME_QUARTERS - 3),
                               .due_before = renewed_quarter(context->today, 0),
                               .most = most + 1},
        &rows));
    fill(context, &rows, most, ret_renewed);
    return OK;
}
