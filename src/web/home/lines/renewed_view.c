// The share that was renewed on time.
#include "base/messages.h"
#include "domain/value/rounding.h"
#include "web/chart/share_bar.h"
#include "web/home/home_view.h"

enum { WHOLE_PERCENT = 100, PERCENT_HUNDREDTHS = 100, BAR_SHARES = 2, QUARTER_MONTHS = 3 };

// "Q3 2026"
static Message quarter_of(const PageCall *call, Date first) {
    enum { YEAR_BYTES = 8 };
    CivilDay day = date_civil(first);
    TextBuf year = buf_new(call->arena, YEAR_BYTES);
    buf_add_int(&year, day.year);
    return msg_home_quarter(1 + (day.month - 1) / QUARTER_MONTHS, buf_text(&year));
}

HomeRenewedPart home_renewed(const PageCall *call, const HomeRenewed *renewed) {
    Url all = url_with(call->arena, url_path(S("/home")), S("all"), S("yes"));
    if (!renewed->known) {
        return (HomeRenewedPart){.all = renewed->more ? all : (Url){{0}}};
    }
    BarShare bar[BAR_SHARES] = {{S("c1"), renewed->on_time},
                                {S("c3"), renewed->lines - renewed->on_time}};
    int64_t percent =
        (int64_t)round_half_up((Wide)renewed->on_time * WHOLE_PERCENT, renewed->lines);
    Message note = msg_home_renewed_note(renewed->on_time, renewed->lines, renewed->late);
    return (HomeRenewedPart){
        .known = true,
        .share = {percent * PERCENT_HUNDREDTHS},
        .bar = share_bar_html(call->arena, call->lang, bar, BAR_SHARES, note),
        .quarter = quarter_of(call, renewed->first),
        .note = note,
    };
}
