// What stands around the rows of every page of renewals.
#include "base/messages.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"
#include "web/part/form/field.h"
#include "web/renewal/quotes/renewal_sums_page.h"

enum { OWN_COUNT = 3, FILTER_COUNT = OWN_COUNT + TIME_FIELDS, TAB_COUNT = 3 };

static const Text own[FILTER_COUNT] = {S_INIT("due_from"), S_INIT("due_to"), S_INIT("agreement"),
                                       S_INIT("true_on"), S_INIT("known_on")};

static Url with_asked(const PageCall *call, Url url, size_t from) {
    for (size_t i = from; i < FILTER_COUNT && call->complaints->count == 0; i++) {
        Text value = list_asked(call, own[i]);
        url = value.len > 0 ? url_with(call->arena, url, own[i], value) : url;
    }
    return url;
}

// Another page of the same quotes.
static Url same_at(const PageCall *call, Url url) {
    return with_asked(call, url, 0);
}

Url renewals_of_time(const PageCall *call, Url url) {
    return with_asked(call, url, OWN_COUNT);
}

Tabs renewals_tabs(const PageCall *call, RenewalsTab current) {
    const struct {
        Message label;
        Text path;
    } pages[TAB_COUNT] = {
        [RENEWALS_TAB_QUOTES] = {msg_view_all(), S("/renewals")},
        [RENEWALS_TAB_MONTHS] = {msg_renewals_by_month(), S("/renewals/months")},
        [RENEWALS_TAB_AGREEMENTS] = {msg_renewals_by_agreement(), S("/renewals/agreements")},
    };
    Tab *tabs = arena_array(call->arena, Tab, TAB_COUNT);
    for (size_t i = 0; i < TAB_COUNT; i++) {
        tabs[i] =
            (Tab){pages[i].label, same_at(call, url_path(pages[i].path)), i == (size_t)current};
    }
    return (Tabs){.items = tabs, .count = TAB_COUNT};
}

Filters renewals_filters(const PageCall *call, const Refusals *refusals) {
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    fields[0] = field_date(own[0], msg_column_due_from(), list_asked(call, own[0]));
    fields[1] = field_date(own[1], msg_column_due_to(), list_asked(call, own[1]));
    fields[2] = field_text(own[2], msg_agreement(), list_asked(call, own[2]));
    time_fields(call, fields + OWN_COUNT);
    return list_filters(call, refusals, fields, FILTER_COUNT);
}

ExportMenu renewals_exports(const PageCall *call, const ViewTime *when) {
    ExportMenu menu = list_exports(call);
    if (call->complaints->count == 0 && when == NULL) {
        menu.calendar = same_at(call, url_path(S("/renewals/calendar")));
    }
    return menu;
}
