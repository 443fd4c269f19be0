// POST /seat: takes a seat in the session.
#include "action/identity/session.h"
#include "web/account/kept.h"
#include "web/account/sign_in_form.h"
#include "web/frame.h"
#include "web/lost.h"

typedef struct {
    Text seat;
    SignInWay way;
} SeatForm;

static const Field fields[] = {
    {.name = S_INIT("seat"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(SeatForm, seat)},
    {.name = S_INIT("next"),
     .kind = FIELD_NAME,
     .offset = offsetof(SeatForm, way.next),
     .most = PATH_CHARACTERS_MAX},
    {.name = S_INIT("kept"),
     .kind = FIELD_NAME,
     .offset = offsetof(SeatForm, way.kept),
     .most = KEPT_CHARACTERS_MAX},
};
static const FieldTable form = FIELD_TABLE("the choice of a site", SeatForm, fields);

PAGE(seat_take, HTTP_POST, "/seat", SIGNED_IN, &form) {
    const SeatForm *typed = call->input;
    Refusals refusals = {0};
    Url next;
    if (call->complaints->count > 0) {
        return page_see_other(call, S("/seat"));
    }
    TRY(do_seat_choose(call->context, call->secret, typed->seat, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (!url_local(typed->way.next, &next)) {
        return page_see_other(call, S("/home"));
    }
    return typed->way.kept.len > 0 ? kept_show(call, call->secret, next, typed->way.kept)
                                   : page_see_other(call, next.text);
}
