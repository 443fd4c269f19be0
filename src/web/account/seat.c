// GET /seat: which site to work for (portal.md P01).
#include "web/account/seat_form.h"
#include "web/account/seat_words.h"
#include "web/frame.h"
#include "web/part/frame/icon.h"
#include "web/account/seat_choose.h"
#include "web/tpl_seat_choose.h"

#include "base/messages.h"

typedef struct {
    Text next;
} SeatQuery;

static const Field fields[] = {
    {.name = S_INIT("next"),
     .kind = FIELD_NAME,
     .offset = offsetof(SeatQuery, next),
     .most = PATH_CHARACTERS_MAX},
};
static const FieldTable query = FIELD_TABLE("the choice of a site", SeatQuery, fields);

static Icon icon_of(ViewerKind kind) {
    return kind == VIEWER_PARTNER ? ICON_HANDSHAKE
           : kind == VIEWER_STAFF ? ICON_LIFE_BUOY
                                  : ICON_BUILDING_2;
}

static Message used_words(const SeatRow *row) {
    if (!row->has_last_used) {
        return msg_never_used();
    }
    return msg_used_on(instant_civil_day(row->last_used, 0)); // days of the programme, UTC
}

Err seat_show(PageCall *call, int status, Text next, Text kept) {
    SeatRow *rows = NULL;
    size_t count = 0;
    TRY(see_seats(call->context, call->session->viewer.identity, &rows, &count));
    SeatChoice *choices = arena_array(call->arena, SeatChoice, count);
    for (size_t i = 0; i < count; i++) {
        choices[i] = (SeatChoice){
            .value = rows[i].number,
            .icon = icon_html(call->arena, icon_of(rows[i].kind)),
            .account = name_of(rows[i].name, call->lang),
            .number = rows[i].number,
            .kind = seat_kind_words(&rows[i]),
            .role = seat_role_words(&rows[i]),
            .used = used_words(&rows[i]),
        };
    }
    SeatChoosePage view = {
        .csrf = call->csrf, .next = next, .kept = kept, .seats = {choices, count}};
    PageParts parts = {.title = msg_choose_site(), .main = page_part(call)};
    tpl_seat_choose(&parts.main, &view);
    return page_show(call, status, &parts);
}

PAGE(seat, HTTP_GET, "/seat", SIGNED_IN, &query) {
    const SeatQuery *asked = call->input;
    return seat_show(call, 200, asked->next, S(""));
}
