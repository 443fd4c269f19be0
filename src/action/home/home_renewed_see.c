// see_home_renewed: out of the orders and the lines of a partner, each in the order of an index.
#include "action/home/home_renewed.h"

#include "action/viewer.h"
#include "store/q_home.h"

enum {
    QUARTER_MONTHS = 3,
    YEAR_MONTHS = 12, // no coverage is longer, so no line is renewed earlier before its due day
};

Err see_home_renewed(const ActionContext *context, const HomeInput *input, const HomeLines *lines,
                     HomeRenewed *ret_renewed) {
    const Viewer *viewer = context->viewer;
    QHomeCountRenewedRow row;
    bool all = input->all.given && input->all.value;
    int64_t most = all ? HOME_LINES_ALL : HOME_RENEWED_MOST;
    int32_t into = (date_civil(context->today).month - 1) % QUARTER_MONTHS;
    Date first = date_month_first(context->today, -into - QUARTER_MONTHS);
    *ret_renewed = (HomeRenewed){0};
    if (viewer->kind != VIEWER_PARTNER || !lines->seen || !lines->whole) {
        return OK;
    }
    ret_renewed->first = first;
    ret_renewed->last = date_month_last(first, QUARTER_MONTHS - 1);
    TRY(q_home_count_renewed(context->db, context->arena,
                             &(QHomeCountRenewedIn){.account = viewer->account,
                                                    .since = date_month_first(first, -YEAR_MONTHS),
                                                    .due_from = first,
                                                    .due_to = ret_renewed->last,
                                                    .most = most + 1},
                             &row));
    ret_renewed->lines = row.renewed + row.unrenewed;
    ret_renewed->on_time = row.on_time;
    ret_renewed->late = row.renewed - row.on_time;
    ret_renewed->more = row.looked > most;
    ret_renewed->known = row.looked <= most && ret_renewed->lines > 0;
    return OK;
}
