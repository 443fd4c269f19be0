// true_on and known_on (portal.md C5).
#include "web/list/time_fields.h"

#include "base/messages.h"
#include "domain/columns.h"
#include "web/frame.h"
#include "web/list/list_url.h"
#include "web/part/frame/icon.h"

void time_fields(const PageCall *call, FormField fields[TIME_FIELDS]) {
    fields[0] = field_date(S("true_on"), msg_true_on(), list_asked(call, S("true_on")));
    fields[1] = field_with_hint(
        field_text(S("known_on"), msg_known_on(), list_asked(call, S("known_on"))),
        msg_known_on_hint(instant_text(call->arena, date_midnight_utc(call->context->today))));
    fields[1].wide = true; // an instant is longer than a day
    for (size_t i = 0; i < TIME_FIELDS; i++) {
        Message problem;
        if (page_problem_of(call, NULL, fields[i].name, &problem)) {
            fields[i] = field_with_problem(fields[i], problem);
        }
    }
}

AnotherDay time_form(const PageCall *call, Url here) {
    FormField *fields = arena_array(call->arena, FormField, TIME_FIELDS);
    time_fields(call, fields);
    return (AnotherDay){.action = here, .fields = {fields, TIME_FIELDS}};
}

Url time_kept(const PageCall *call, Url url) {
    static const Text names[TIME_FIELDS] = {S_INIT("true_on"), S_INIT("known_on")};
    for (size_t i = 0; i < TIME_FIELDS; i++) {
        Text asked = list_asked(call, names[i]);
        url = asked.len > 0 ? url_with(call->arena, url, names[i], asked) : url;
    }
    return url;
}

Message time_words(const PageCall *call, const ViewTime *when) {
    return when->has_known_on
               ? msg_shown_as_known(when->true_on, instant_text(call->arena, when->known_on))
               : msg_shown_as_of(when->true_on);
}

Notice time_notice(const PageCall *call, const ViewTime *when, Url now) {
    return (Notice){
        .tone = S("info"),
        .icon = icon_html(call->arena, ICON_HISTORY),
        .title = time_words(call, when),
        .link = now,
        .link_label = msg_back_to_today(),
    };
}
