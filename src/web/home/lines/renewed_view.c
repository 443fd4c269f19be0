// The shares that were renewed on time.
#include "base/messages.h"
#include "domain/value/rounding.h"
#include "web/chart/share_bar.h"
#include "web/home/home_view.h"

enum { WHOLE_PERCENT = 100, PERCENT_HUNDREDTHS = 100, QUARTER_MONTHS = 3 };

// "Q3 2026"
static Message quarter_of(const PageCall *call, Date first) {
    enum { YEAR_BYTES = 8 };
    CivilDay day = date_civil(first);
    TextBuf year = buf_new(call->arena, YEAR_BYTES);
    buf_add_int(&year, day.year);
    return msg_home_quarter(1 + (day.month - 1) / QUARTER_MONTHS, buf_text(&year));
}

static HomeRenewedCell cell_of(const HomeRenewedFigure *figure) {
    return (HomeRenewedCell){figure->lines, home_url(figure->rows)};
}

static HomeRenewedQuarter shown(const PageCall *call, const HomeQuarter *quarter) {
    int64_t lines = quarter->all.lines;
    HomeRenewedQuarter shown = {
        .has_lines = lines > 0,
        .bar = share_line_html(call->arena, call->lang, quarter->on_time.lines, lines),
        .quarter = quarter_of(call, quarter->first),
        .on_time = cell_of(&quarter->on_time),
        .late = cell_of(&quarter->late),
        .left = cell_of(&quarter->left),
        .all = cell_of(&quarter->all),
    };
    if (shown.has_lines) {
        Wide percent = round_half_up((Wide)quarter->on_time.lines * WHOLE_PERCENT, lines);
        shown.share = (Share){(int64_t)percent * PERCENT_HUNDREDTHS};
    }
    return shown;
}

HomeRenewedPart home_renewed(const PageCall *call, const HomeRenewed *renewed) {
    Url all = url_with(call->arena, url_path(S("/home")), S("all"), S("yes"));
    HomeRenewedQuarters quarters = {arena_array(call->arena, HomeRenewedQuarter, HOME_QUARTERS),
                                    HOME_QUARTERS};
    if (!renewed->known) {
        return (HomeRenewedPart){.all = renewed->more ? all : (Url){{0}}};
    }
    for (size_t i = 0; i < HOME_QUARTERS; i++) {
        quarters.items[i] = shown(call, &renewed->quarters[i]);
    }
    return (HomeRenewedPart){.known = true, .quarters = quarters};
}
