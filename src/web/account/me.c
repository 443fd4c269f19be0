// GET /me: who the reader is, at which sites, with which rights; POST /me changes name, language
// and time zone (portal.md P01).
#include "web/account/me.h"

#include "action/identity/me_change.h"
#include "base/messages.h"
#include "domain/value/time_zone.h"
#include "web/account/seat_words.h"
#include "web/cookie.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/tpl_me.h"

static Facts facts_of(const PageCall *call, const MeView *me) {
    Fact *facts = arena_array(call->arena, Fact, 1);
    facts[0] = (Fact){.label = msg_mail(), .value = msg_plain(me->mail)};
    return (Facts){facts, 1};
}

static RightNames rights_of(const PageCall *call, RightSet rights) {
    Message *names = arena_array(call->arena, Message, RIGHT_COUNT);
    size_t count = 0;
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        if (rights_have(rights, (Right)right)) {
            names[count++] = right_words((Right)right);
        }
    }
    return (RightNames){names, count};
}

static MySeats seats_of(const PageCall *call, const MeView *me) {
    MySeat *seats = arena_array(call->arena, MySeat, me->seat_count);
    for (size_t i = 0; i < me->seat_count; i++) {
        const SeatRow *row = &me->seats[i];
        seats[i] = (MySeat){
            .account = name_of(row->name, call->lang),
            .number = row->number,
            .role = seat_role_words(row),
            .kind = seat_kind_words(row),
            .rights = rights_of(call, row->rights),
            .until = row->has_until ? msg_until_day(row->until) : msg_no_end(),
        };
    }
    return (MySeats){seats, me->seat_count};
}

static FieldOptions languages(const PageCall *call) {
    LanguageItems spoken = shell_languages(call->arena, call->lang);
    FieldOption *options = arena_array(call->arena, FieldOption, spoken.count);
    for (size_t i = 0; i < spoken.count; i++) {
        options[i] =
            (FieldOption){.value = spoken.items[i].tag, .label = msg_plain(spoken.items[i].name)};
    }
    return (FieldOptions){options, spoken.count};
}

static FieldOptions time_zones(const PageCall *call) {
    FieldOption *options = arena_array(call->arena, FieldOption, time_zone_count());
    for (size_t i = 0; i < time_zone_count(); i++) {
        options[i] =
            (FieldOption){.value = time_zone_name(i), .label = msg_plain(time_zone_name(i))};
    }
    return (FieldOptions){options, time_zone_count()};
}

// What was typed, or what stands.
static Text shown(const PageCall *call, Text field, Text stands) {
    Text typed = page_typed(call, field);
    return typed.len > 0 ? typed : stands;
}

static FormFields fields_of(const PageCall *call, const MeView *me, const Refusals *refusals) {
    FormField *fields = arena_array(call->arena, FormField, 3);
    Lang lang = call->lang;
    (void)lang_near(me->language, &lang);
    fields[0] = field_text(S("name"), msg_name(), shown(call, S("name"), me->name));
    fields[0].autocomplete = S("name");
    fields[1] = field_select(S("language"), msg_language(), languages(call),
                             shown(call, S("language"), lang_tag(lang)));
    fields[2] = field_select(S("time_zone"), msg_time_zone(), time_zones(call),
                             shown(call, S("time_zone"), me->time_zone));
    for (size_t i = 0; i < 3; i++) {
        Message problem;
        if (page_problem_of(call, refusals, fields[i].name, &problem)) {
            fields[i] = field_with_problem(fields[i], problem);
        }
    }
    return (FormFields){fields, 3};
}

static Err me_page(PageCall *call, int status, const Refusals *wrong) {
    MeView me;
    Refusals refusals = {0};
    TRY(see_me(call->context, call->secret, &me, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    MePage view = {.facts = facts_of(call, &me),
                   .keys = page_keys(call, S("")),
                   .fields = fields_of(call, &me, wrong),
                   .seats = seats_of(call, &me)};
    PageParts parts = {.title = msg_profile(), .main = page_part(call)};
    parts.problems = page_problems(call, wrong);
    tpl_me(&parts.main, &view);
    return page_show(call, status, &parts);
}

PAGE(me, HTTP_GET, "/me", SIGNED_IN, NO_FIELDS) {
    return me_page(call, 200, NULL);
}

PAGE(me_change, HTTP_POST, "/me", SIGNED_IN, &me_change_fields) {
    const MeChangeInput *input = call->input;
    Refusals refusals = {0};
    Lang lang;
    if (call->complaints->count > 0) {
        return me_page(call, 422, NULL);
    }
    TRY(do_me_change(call->context, input, &refusals));
    if (refused(&refusals)) {
        return me_page(call, 422, &refusals);
    }
    // The browser's own choice goes before the person's, so it follows.
    if (lang_find(input->language, &lang)) {
        cookie_set(call->arena, call->answer, COOKIE_LANGUAGE, lang_tag(lang), COOKIE_FOR_YEARS);
    }
    return page_see_other(call, S("/me"));
}
