// POST /api/v1/session: a bearer token for mail and password (portal.md C1, P01). It needs no key.
#include "action/identity/sign_in.h"
#include "api/answer.h"
#include "api/problem.h"

#include <stddef.h>

typedef struct {
    Text mail;
    Text password;
    Text seat; // number of the seat; needed where there are several
} SessionInput;

static const Field fields[] = {
    {.name = S_INIT("mail"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(SessionInput, mail)},
    {.name = S_INIT("password"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(SessionInput, password)},
    {.name = S_INIT("seat"), .kind = FIELD_NAME, .offset = offsetof(SessionInput, seat)},
};
static const FieldTable session_fields = FIELD_TABLE("a session", SessionInput, fields);

typedef struct {
    Text token;
    Text type;
    bool has_seat;
} SessionMade;

static const Column columns[] = {
    COLUMN(SessionMade, token, COLUMN_TEXT),
    COLUMN(SessionMade, type, COLUMN_TEXT),
    COLUMN(SessionMade, has_seat, COLUMN_BOOL),
};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, SessionMade);
static const Shape session_shape = SHAPE("session", table);

ENDPOINT(session_make, HTTP_POST, "/session", ANYBODY, &session_fields, GIVES(201, &session_shape),
         WITHOUT_KEY, SAYS("Signs in: a bearer token for mail and password")) {
    const SessionInput *input = call->input;
    SignInOutcome outcome = {0};
    Refusals refusals = {0};
    TRY(do_sign_in(
        call->context, call->passwords, call->entropy,
        &(SignInInput){.mail = input->mail, .password = input->password, .kind = SESSION_BEARER},
        &outcome, &refusals));
    if (!refused(&refusals) && input->seat.len > 0) {
        TRY(do_seat_choose(call->context, outcome.session, input->seat, &refusals));
        outcome.has_seat = !refused(&refusals);
    }
    return refused(&refusals)
               ? problem_refuse(call, &refusals)
               : answer_shape(call, &(SessionMade){outcome.session, S("Bearer"), outcome.has_seat});
}
