// POST /api/v1/session: a bearer token for mail and password (portal.md C1, P01). It needs no key.
#include "action/identity/sign_in.h"
#include "api/answer.h"
#include "api/problem.h"

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

static Err answer_session(EndpointCall *call, const SignInOutcome *outcome, bool has_seat) {
    AnswerText text;
    answer_text_begin(call, &text);
    json_begin_object(&text.writer);
    json_key(&text.writer, S("token"));
    json_add_text(&text.writer, outcome->session);
    json_key(&text.writer, S("type"));
    json_add_text(&text.writer, S("Bearer"));
    json_key(&text.writer, S("has_seat"));
    json_add_bool(&text.writer, has_seat);
    json_end_object(&text.writer);
    return answer_text_end(call, &text, 201, S("application/json"));
}

ENDPOINT(session_make, HTTP_POST, "/session", ANYBODY, &session_fields) {
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
    return refused(&refusals) ? problem_refuse(call, &refusals)
                              : answer_session(call, &outcome, outcome.has_seat);
}
