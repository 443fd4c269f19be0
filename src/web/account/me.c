// GET /me: who the reader is, at which sites, with which rights (portal.md P01).
#include "web/account/me.h"

#include "base/messages.h"
#include "web/account/seat_words.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/tpl_me.h"

static Facts facts_of(const PageCall *call, const MeView *me) {
    Fact *facts = arena_array(call->arena, Fact, 3);
    facts[0] = (Fact){.label = msg_name(), .value = msg_plain(me->name)};
    facts[1] = (Fact){.label = msg_mail(), .value = msg_plain(me->mail)};
    facts[2] = (Fact){.label = msg_time_zone(), .value = msg_plain(me->time_zone)};
    return (Facts){facts, 3};
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

PAGE(me, HTTP_GET, "/me", SIGNED_IN, NO_FIELDS) {
    MeView me;
    Refusals refusals = {0};
    TRY(see_me(call->context, call->secret, &me, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    MePage view = {.facts = facts_of(call, &me), .seats = seats_of(call, &me)};
    PageParts parts = {.title = msg_profile(), .main = page_part(call)};
    tpl_me(&parts.main, &view);
    return page_show(call, 200, &parts);
}
