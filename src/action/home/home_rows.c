// The list behind a figure: portal.md C1 gives page and API the same path and the same parameters.
#include "action/home/home_lines_private.h"

#include "base/show/url.h"

static Url with_text(Arena *arena, Url url, Text name, Text value) {
    return value.len == 0 ? url : url_with(arena, url, name, value);
}

static Url with_day(Arena *arena, Url url, Text name, FieldDate day) {
    return day.given ? url_with(arena, url, name, date_text(arena, day.date)) : url;
}

static Url with_state(Arena *arena, Url url, bool asked, LineState state) {
    return asked ? url_with(arena, url, S("state"), line_state_name(state)) : url;
}

Text home_rows(Arena *arena, HomeFilter filter) {
    Url url = url_path(S("/reports/renewal-lines"));
    url = with_text(arena, url, S("currency"), filter.currency);
    url = with_text(arena, url, S("agreement"), filter.agreement);
    url = with_text(arena, url, S("site"), filter.site);
    url = with_day(arena, url, S("due_from"), filter.due_from);
    url = with_day(arena, url, S("due_to"), filter.due_to);
    url = with_day(arena, url, S("end_from"), filter.end_from);
    url = with_day(arena, url, S("end_to"), filter.end_to);
    url = with_text(arena, url, S("quote"), filter.quote);
    url = with_state(arena, url, filter.quoted, LINE_QUOTED);
    url = with_state(arena, url, filter.ordered, LINE_ORDERED);
    url = with_state(arena, url, filter.open, LINE_ANNOUNCED);
    return with_state(arena, url, filter.open && filter.future, LINE_FUTURE).text;
}

bool home_has_future(const ActionContext *context, Date due) {
    return date_before(context->today,
                       renewal_notice_on(context->prices.programme, NOTICE_CONTACT_CHECK, due));
}
