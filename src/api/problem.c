// problem+json: type (its help page), title, status, instance, code, errors.
#include "api/problem.h"

#include "action/refusal_message.h"
#include "action/refusal_status.h"
#include "api/answer.h"
#include "base/show/complaint_message.h"

static void begin(JsonWriter *writer, const EndpointCall *call, int status, Text code) {
    TextBuf type = buf_new(call->arena, code.len + 16);
    buf_add(&type, S("/help/errors/"));
    buf_add(&type, code);
    json_begin_object(writer);
    json_key(writer, S("type"));
    json_add_text(writer, buf_text(&type));
    json_key(writer, S("title"));
    json_add_text(writer, message_text(call->arena, call->lang, status_message(status)));
    json_key(writer, S("status"));
    json_add_int(writer, status);
    json_key(writer, S("instance"));
    json_add_text(writer, call->request->path);
    json_key(writer, S("code"));
    json_add_text(writer, code);
}

static Err end(EndpointCall *call, AnswerText *text, int status) {
    json_end_object(&text->writer);
    return answer_text_end(call, text, status, S("application/problem+json"));
}

Err problem_say(EndpointCall *call, int status, Text code) {
    AnswerText text;
    answer_text_begin(call, &text);
    begin(&text.writer, call, status, code);
    return end(call, &text, status);
}

typedef struct {
    Text field; // JSON Pointer
    Text value;
    Text rule;
    Text message;
    Text next;
} Mistake;

static void write_mistake(JsonWriter *writer, const Mistake *mistake) {
    json_begin_object(writer);
    json_key(writer, S("field"));
    json_add_text(writer, mistake->field);
    json_key(writer, S("value"));
    json_add_text(writer, mistake->value);
    json_key(writer, S("rule"));
    json_add_text(writer, mistake->rule);
    json_key(writer, S("message"));
    json_add_text(writer, mistake->message);
    json_key(writer, S("next"));
    json_add_text(writer, mistake->next);
    json_end_object(writer);
}

// "lines.3.quantity" as "/lines/3/quantity".
static Text pointer_of(Arena *arena, Text place) {
    char *bytes = arena_take(arena, place.len + 1);
    bytes[0] = '/';
    for (size_t i = 0; i < place.len; i++) {
        bytes[i + 1] = place.bytes[i] == '.' ? '/' : place.bytes[i];
    }
    return place.len == 0 ? S("") : (Text){bytes, place.len + 1};
}

static Text code_of(const Complaint *complaint) {
    switch (complaint->kind) {
    case COMPLAINT_UNKNOWN:
        return S("unknown_member");
    case COMPLAINT_MISSING:
        return S("required");
    case COMPLAINT_TWICE:
        return S("given_twice");
    case COMPLAINT_DATE:
        return S("bad_date");
    case COMPLAINT_INTEGER:
        return S("bad_number");
    case COMPLAINT_CHOICE:
        return S("bad_choice");
    case COMPLAINT_KIND:
    case COMPLAINT_NAME:
    case COMPLAINT_OTHER:
    case COMPLAINT_KIND_COUNT:
        break;
    }
    return S("bad_value");
}

Err problem_complain(EndpointCall *call, int status, const Complaints *complaints) {
    AnswerText text;
    ENSURE(complaints->count > 0);
    answer_text_begin(call, &text);
    begin(&text.writer, call, status, code_of(&complaints->items[0]));
    json_key(&text.writer, S("errors"));
    json_begin_list(&text.writer);
    for (int32_t i = 0; i < complaints->count; i++) {
        const Complaint *complaint = &complaints->items[i];
        Mistake mistake = {
            .field = pointer_of(call->arena, complaint->place),
            .value = complaint->value,
            .rule = code_of(complaint),
            .message = message_text(call->arena, call->lang, complaint_message(complaint)),
            .next = message_text(call->arena, call->lang, complaint_next(complaint)),
        };
        write_mistake(&text.writer, &mistake);
    }
    json_end_list(&text.writer);
    return end(call, &text, status);
}

static Text place_of(Arena *arena, const Refusal *refusal) {
    TextBuf place = buf_new(arena, refusal->field.len + 32);
    if (refusal->line > 0) {
        buf_addf(&place, "/lines/%d", refusal->line - 1);
    }
    if (refusal->field.len > 0) {
        buf_add_char(&place, '/');
        buf_add(&place, refusal->field);
    }
    return buf_text(&place);
}

Err problem_refuse(EndpointCall *call, const Refusals *refusals) {
    AnswerText text;
    ENSURE(refusals->count > 0);
    int status = status_of_refusal(refusals->items[0].id);
    answer_text_begin(call, &text);
    begin(&text.writer, call, status, refusal_code(refusals->items[0].id));
    json_key(&text.writer, S("errors"));
    json_begin_list(&text.writer);
    for (int32_t i = 0; i < refusals->count; i++) {
        const Refusal *refusal = &refusals->items[i];
        Mistake mistake = {
            .field = place_of(call->arena, refusal),
            .value = refusal->value,
            .rule = refusal_rule(refusal->id),
            .message = message_text(call->arena, call->lang, refusal_what(refusal->id)),
            .next = message_text(call->arena, call->lang, refusal_next(refusal->id)),
        };
        write_mistake(&text.writer, &mistake);
    }
    json_end_list(&text.writer);
    return end(call, &text, status);
}
