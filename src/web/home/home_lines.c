// Tasks about renewal lines, and those that come up.
#include "action/renewal/renewal_lines.h"
#include "base/messages.h"
#include "web/home/home_view.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"

enum { LAPSE_DAYS = 30, COMING_DAYS = 90, NEAR_DAYS = 14 };

Url home_lines_url(void) {
    return url_path(S("/reports/renewal-lines"));
}

bool home_sees_lines(const PageCall *call) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING);
    return gate_ask(&gate, true, call->viewer) == GATE_OPEN;
}

Err home_add_lapsing(const PageCall *call, HomeTasks *tasks) {
    Text unquoted = S("announced");
    Date until = date_add_days(call->context->today, LAPSE_DAYS);
    RenewalLinesInput input = {
        .due_to = {true, until},
        .state = {.given = true, .items = &unquoted, .count = 1},
        .totals = RENEWAL_TOTALS_COUNTS,
    };
    RenewalTotals totals = {0};
    Refusals refusals = {0};
    if (!home_sees_lines(call)) {
        return OK;
    }
    TRY(see_renewal_totals(call->context, &input, &totals, &refusals));
    if (refused(&refusals) || totals.lines == 0) {
        return OK;
    }
    Url rows = url_with(call->arena, home_lines_url(), S("state"), unquoted);
    tasks->items[tasks->count++] = (HomeTask){
        .tone = S("bad"),
        .icon = icon_html(call->arena, ICON_TRIANGLE_ALERT),
        .title = totals.more ? msg_notice_lapse_more(totals.lines, until)
                             : msg_notice_lapse(totals.lines, until),
        .text = totals.more ? msg_notice_lapse_text() : msg_count_customers(totals.customers),
        .url = url_with(call->arena, rows, S("due_to"), date_text(call->arena, until)),
        .button = msg_act_open_lines(),
    };
    return OK;
}

static HomeComing coming_of(const PageCall *call, const RenewalLine *line) {
    Url rows = url_with(call->arena, home_lines_url(), S("site"), line->site);
    return (HomeComing){
        .due = due_of(call->context->today, line->due, NEAR_DAYS),
        .customer = name_of(line->customer_name, call->lang),
        .site = line->site,
        .part = line->part,
        .description = line->description,
        .level = {line->level.len == 0, line->level},
        .priced = !line->extended_null,
        .total = amount_bare(line->extended, line->money),
        .currency = line->currency,
        .state = tag_of(call->arena, STATES_OF_RENEWAL, line->state),
        .url = rows,
        .button = msg_act_open_lines(),
        .object = line->customer_name,
    };
}

Err home_coming(const PageCall *call, HomeComings *ret_coming) {
    RenewalLinesInput input = {
        .due_from = {true, call->context->today},
        .due_to = {true, date_add_days(call->context->today, COMING_DAYS)},
        .limit = HOME_COMING_MAX,
    };
    RenewalLines lines;
    Refusals refusals = {0};
    *ret_coming = (HomeComings){0};
    if (!home_sees_lines(call)) {
        return OK;
    }
    TRY(see_renewal_lines(call->context, &input, &lines, &refusals));
    if (refused(&refusals)) {
        return OK;
    }
    HomeComing *rows = arena_array(call->arena, HomeComing, lines.line_count);
    for (size_t i = 0; i < lines.line_count; i++) {
        rows[i] = coming_of(call, &lines.lines[i]);
    }
    *ret_coming = (HomeComings){rows, lines.line_count};
    return OK;
}
