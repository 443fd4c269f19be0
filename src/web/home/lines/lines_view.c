// Sums of renewal lines: what is due soon, and by month; what comes up.
#include "base/messages.h"
#include "web/customer/customer_link.h"
#include "web/chart/month_bars.h"
#include "web/chart/share_bar.h"
#include "web/home/home_view.h"
#include "web/level_words.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"
#include "web/quote/quote_view.h"

enum { SHARES = 4 };

Url home_url(Text rows) {
    Url url;
    bool fine = url_local(rows, &url);
    ENSURE(fine);
    return url;
}

Text home_month(const PageCall *call, Date month) {
    TextBuf buf = buf_new(call->arena, FORMAT_BYTES_MAX);
    format_month(&buf, call->lang, month, true);
    return buf_text(&buf);
}

HomeChoices home_currencies(const PageCall *call, const HomeLines *lines) {
    HomeChoice *choices = arena_array(call->arena, HomeChoice, lines->currency_count);
    for (size_t i = 0; i < lines->currency_count; i++) {
        Text currency = lines->currencies[i].currency;
        choices[i] = (HomeChoice){
            .label = lines->whole ? msg_home_currency_lines(currency, lines->currencies[i].lines)
                                  : msg_plain(currency),
            .url = url_with(call->arena, url_path(S("/home")), S("currency"), currency),
            .current = text_equal(currency, lines->currency),
        };
        if (lines->whole && lines->lines > HOME_LINES_MOST) {
            choices[i].url = url_with(call->arena, choices[i].url, S("all"), S("yes"));
        }
    }
    return (HomeChoices){choices, lines->currency_count > 1 ? lines->currency_count : 0};
}

Notice home_more(const PageCall *call, const HomeLines *lines) {
    Url all = url_with(call->arena, url_path(S("/home")), S("all"), S("yes"));
    return (Notice){
        .tone = S("info"),
        .icon = icon_html(call->arena, ICON_INFO),
        .title = msg_home_not_added(),
        .more = lines->lines > 0,
        .text = msg_home_added_until(lines->until, lines->lines),
        .link = lines->lines < HOME_LINES_ALL
                    ? url_with(call->arena, all, S("currency"), lines->currency)
                    : (Url){.text = {0}},
        .link_label = msg_home_add_all(),
    };
}

static HomeShare share_of(const HomeLines *lines, const HomeFigure *figure, Message label) {
    return (HomeShare){
        .value = amount_bare(figure->value, lines->money),
        .label = label,
        .lines = msg_count_lines(figure->lines),
        .url = home_url(figure->rows),
    };
}

HomeDue home_due(const PageCall *call, const HomeLines *lines) {
    Currency money = lines->money;
    BarShare bar[SHARES] = {{S("c1"), lines->ordered.value.minor},
                            {S("c2"), lines->quoted.value.minor},
                            {S("c3"), lines->open.value.minor},
                            {S("c4"), lines->risk.value.minor}};
    HomeShare *shares = arena_array(call->arena, HomeShare, SHARES);
    shares[0] = share_of(lines, &lines->ordered, msg_status_ordered());
    shares[1] = share_of(lines, &lines->quoted, msg_status_quoted());
    shares[2] = share_of(lines, &lines->open, msg_view_not_quoted());
    shares[3] = share_of(lines, &lines->risk, msg_home_risk(HOME_RISK_DAYS));
    Message says = msg_home_due_says(
        money_amount(lines->due.value, money), amount_bare(lines->ordered.value, money),
        amount_bare(lines->quoted.value, money), amount_bare(lines->open.value, money),
        amount_bare(lines->risk.value, money), HOME_RISK_DAYS);
    return (HomeDue){
        .title = msg_home_due_soon(HOME_DUE_DAYS),
        .until = msg_home_due_by(lines->due_to),
        .currency = lines->currency,
        .total = amount_bare(lines->due.value, money),
        .lines = msg_count_lines(lines->due.lines),
        .url = home_url(lines->due.rows),
        .bar = share_bar_html(call->arena, call->lang, bar, SHARES, says),
        .shares = {shares, SHARES},
        .unpriced = lines->due.unpriced,
    };
}

static MonthBar bar_of(const PageCall *call, const HomeLines *lines, const HomeMonth *month) {
    return (MonthBar){
        .month = month->first,
        .done = month->quoted.value.minor,
        .open = month->open.value.minor,
        .title = msg_home_month_title(home_month(call, month->first),
                                      money_amount(month->all.value, lines->money),
                                      amount_bare(month->quoted.value, lines->money)),
    };
}

static Message months_say(const PageCall *call, const HomeLines *lines) {
    const HomeMonth *largest = &lines->months[0];
    for (size_t i = 1; i < lines->month_count; i++) {
        const HomeMonth *month = &lines->months[i];
        largest = month->all.value.minor > largest->all.value.minor ? month : largest;
    }
    return largest->all.value.minor == 0
               ? msg_home_no_month()
               : msg_home_month_says(home_month(call, largest->first),
                                     money_amount(largest->all.value, lines->money),
                                     amount_bare(largest->quoted.value, lines->money));
}

HomeMonthsSheet home_months(const PageCall *call, const HomeLines *lines) {
    MonthBar bars[HOME_MONTHS];
    HomeMonthRow *rows = arena_array(call->arena, HomeMonthRow, lines->month_count);
    for (size_t i = 0; i < lines->month_count; i++) {
        const HomeMonth *month = &lines->months[i];
        bars[i] = bar_of(call, lines, month);
        rows[i] = (HomeMonthRow){
            .month = home_month(call, month->first),
            .quoted = amount_bare(month->quoted.value, lines->money),
            .quoted_rows = home_url(month->quoted.rows),
            .open = amount_bare(month->open.value, lines->money),
            .open_rows = home_url(month->open.rows),
            .all = amount_bare(month->all.value, lines->money),
            .all_rows = home_url(month->all.rows),
        };
    }
    MonthBars chart = {bars, lines->month_count, currency_digits(lines->money),
                       months_say(call, lines)};
    return (HomeMonthsSheet){
        .note = msg_home_by_month_note(lines->currency),
        .chart = month_bars_html(call->arena, call->lang, &chart),
        .rows = {rows, lines->month_count},
    };
}

static bool may_see_quotes(const Viewer *viewer) {
    static const Gate gate = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    return gate_ask(&gate, true, viewer) == GATE_OPEN;
}

static HomeComingRow coming_row(const PageCall *call, const HomeGroup *group) {
    bool quoted = group->quote.len > 0;
    Date today = call->context->today;
    bool risk = group->coverage_end.days - today.days <= HOME_RISK_DAYS;
    Text state = group->ordered ? S("ordered")
                 : quoted       ? S("quoted")
                 : risk         ? S("risk")
                                : S("announced");
    HomeComingRow row = {
        .due = due_of(today, group->due, HOME_RISK_DAYS),
        .customer = name_of(group->customer_name, call->lang),
        .site_page = customer_link(call, group->site),
        .site = group->site,
        .lines = group->figure.lines,
        .rows = home_url(group->figure.rows),
        .level = {group->level.len == 0, level_called(call, group->level)},
        .total = amount_bare(group->figure.value, group->money),
        .currency = group->currency,
        .state = tag_of(call->arena, STATES_OF_RENEWAL, state),
        .has_until = quoted && !group->ordered && !group->valid_to_null,
        .until = group->valid_to,
        .url = home_url(group->figure.rows),
        .button = msg_act_open_lines(),
        .object = group->customer_name,
    };
    if (quoted && may_see_quotes(call->viewer)) {
        row.url = quote_url(call->arena, group->quote);
        row.button = msg_act_open_quote();
    }
    return row;
}

HomeComing home_coming(const PageCall *call, const HomeLines *lines) {
    HomeComingRow *rows = arena_array(call->arena, HomeComingRow, lines->coming_count);
    for (size_t i = 0; i < lines->coming_count; i++) {
        rows[i] = coming_row(call, &lines->coming[i]);
    }
    return (HomeComing){
        .rows = {rows, lines->coming_count},
        .all = home_url(lines->rows),
        .all_label = lines->whole ? msg_all_renewal_lines(lines->lines) : msg_renewal_lines(),
    };
}
