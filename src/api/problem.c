// problem+json by its shape.
#include "api/problem.h"

#include "action/refusal_message.h"
#include "action/refusal_status.h"
#include "api/answer.h"
#include "base/show/complaint_message.h"

enum { REVISION_ROOM = 24 };

static const struct {
    int status;
    Text code;
} problems[] = {
#define PROBLEM(id, status, code) [id] = {(status), S_INIT(code)},
#include "api/problem.def"
#undef PROBLEM
};

int problem_status(ProblemId id) {
    return problems[id].status;
}

Text problem_code(ProblemId id) {
    return problems[id].code;
}

typedef struct {
    Text field; // JSON Pointer
    Text value;
    Text rule;
    Text message;
    Text next;
} Mistake;

typedef struct {
    Text type; // its help page
    Text title;
    int64_t status;
    Text detail;
    Text instance;
    Text code;
    Mistake *errors;
    size_t error_count;
    const ProblemConflict *conflicts; // of 412
    size_t conflict_count;
} Problem;

static const Column mistake_columns[] = {
    COLUMN(Mistake, field, COLUMN_TEXT), COLUMN(Mistake, value, COLUMN_TEXT),
    COLUMN(Mistake, rule, COLUMN_TEXT),  COLUMN(Mistake, message, COLUMN_TEXT),
    COLUMN(Mistake, next, COLUMN_TEXT),
};
static const ColumnTable mistake_table = COLUMN_TABLE_PLAIN(mistake_columns, Mistake);
static const Shape mistake_shape = SHAPE("mistake", mistake_table);
static const Column conflict_columns[] = {
    COLUMN(ProblemConflict, field, COLUMN_TEXT),  COLUMN(ProblemConflict, yours, COLUMN_TEXT),
    COLUMN(ProblemConflict, theirs, COLUMN_TEXT), COLUMN(ProblemConflict, at, COLUMN_INSTANT),
    COLUMN(ProblemConflict, by, COLUMN_TEXT),
};
static const ColumnTable conflict_table = COLUMN_TABLE_PLAIN(conflict_columns, ProblemConflict);
static const Shape conflict_shape = SHAPE("conflict", conflict_table);
static const Column problem_columns[] = {
    COLUMN(Problem, type, COLUMN_TEXT),     COLUMN(Problem, title, COLUMN_TEXT),
    COLUMN(Problem, status, COLUMN_COUNT),  COLUMN(Problem, detail, COLUMN_TEXT),
    COLUMN(Problem, instance, COLUMN_TEXT), COLUMN(Problem, code, COLUMN_TEXT),
};
static const ColumnTable problem_table = COLUMN_TABLE_PLAIN(problem_columns, Problem);
static const ShapePart problem_parts[] = {
    PART_LIST("errors", &mistake_shape, Problem, errors, error_count),
    PART_LIST("conflicts", &conflict_shape, Problem, conflicts, conflict_count),
};
const Shape problem_shape = SHAPE_WITH("problem", problem_table, problem_parts);

// Fills in what follows from status, code and errors.
static Err say(EndpointCall *call, Problem problem) {
    AnswerText text;
    TextBuf type = buf_new(call->arena, problem.code.len + 16);
    buf_add(&type, S("/help/errors/"));
    buf_add(&type, problem.code);
    int status = (int)problem.status;
    problem.type = buf_text(&type);
    problem.title = message_text(call->arena, call->lang, status_message(status));
    problem.detail = problem.error_count > 0 ? problem.errors[0].message : (Text){0};
    problem.instance = call->request->path;
    answer_text_begin(call, &text);
    shape_write(&text.writer, call->arena, &problem_shape, &problem);
    return answer_text_end(call, &text, status, S("application/problem+json"));
}

Err problem_say(EndpointCall *call, ProblemId id) {
    return say(call, (Problem){.status = problem_status(id), .code = problem_code(id)});
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

Text complaint_code(ComplaintKind kind) {
    switch (kind) {
    case COMPLAINT_UNKNOWN:
        return S("unknown_member");
    case COMPLAINT_MISSING:
        return S("required");
    case COMPLAINT_TWICE:
        return S("given_twice");
    case COMPLAINT_DATE:
        return S("bad_date");
    case COMPLAINT_INSTANT:
        return S("bad_instant");
    case COMPLAINT_INTEGER:
        return S("bad_number");
    case COMPLAINT_CHOICE:
        return S("bad_choice");
    case COMPLAINT_KIND:
    case COMPLAINT_NAME:
    case COMPLAINT_OTHER:
    case COMPLAINT_RESUMED:
    case COMPLAINT_KIND_COUNT:
        break;
    }
    return S("bad_value");
}

int complaint_status(ComplaintKind kind) {
    return kind == COMPLAINT_UNKNOWN || kind == COMPLAINT_TWICE ? 400 : 422;
}

// The first complaint with the status of them all.
static const Complaint *deciding(const Complaints *complaints) {
    ENSURE(complaints->count > 0);
    for (int32_t i = 0; i < complaints->count; i++) {
        if (complaint_status(complaints->items[i].kind) == 400) {
            return &complaints->items[i];
        }
    }
    return &complaints->items[0];
}

int complaints_status(const Complaints *complaints) {
    return complaints->count == 0 ? 0 : complaint_status(deciding(complaints)->kind);
}

Err problem_complain(EndpointCall *call, const Complaints *complaints) {
    const Complaint *first = deciding(complaints);
    Mistake *errors = arena_array(call->arena, Mistake, (size_t)complaints->count);
    for (int32_t i = 0; i < complaints->count; i++) {
        const Complaint *complaint = &complaints->items[i];
        errors[i] = (Mistake){
            .field = pointer_of(call->arena, complaint->place),
            .value = complaint->value,
            .rule = complaint_code(complaint->kind),
            .message = message_text(call->arena, call->lang, complaint_message(complaint)),
            .next = message_text(call->arena, call->lang, complaint_next(complaint)),
        };
    }
    return say(call, (Problem){.status = complaint_status(first->kind),
                               .code = complaint_code(first->kind),
                               .errors = errors,
                               .error_count = (size_t)complaints->count});
}

static Text place_of(Arena *arena, const Refusal *refusal) {
    Text list = refusal_list(refusal);
    TextBuf place = buf_new(arena, list.len + refusal->field.len + 32);
    if (refusal->line > 0) {
        buf_addf(&place, "/%.*s/%d", TEXT_ARG(list), refusal->line - 1);
    }
    if (refusal->field.len > 0) {
        buf_add_char(&place, '/');
        buf_add(&place, refusal->field);
    }
    return buf_text(&place);
}

static Problem refused_problem(EndpointCall *call, const Refusals *refusals) {
    ENSURE(refusals->count > 0);
    Mistake *errors = arena_array(call->arena, Mistake, (size_t)refusals->count);
    for (int32_t i = 0; i < refusals->count; i++) {
        const Refusal *refusal = &refusals->items[i];
        errors[i] = (Mistake){
            .field = place_of(call->arena, refusal),
            .value = refusal->value,
            .rule = refusal_rule(refusal->id),
            .message = message_text(call->arena, call->lang, refusal_what(refusal->id)),
            .next = message_text(call->arena, call->lang, refusal_next(refusal->id)),
        };
    }
    RefusalId first = refusals->items[0].id;
    return (Problem){.status = status_of_refusal(first),
                     .code = refusal_code(first),
                     .errors = errors,
                     .error_count = (size_t)refusals->count};
}

Err problem_refuse(EndpointCall *call, const Refusals *refusals) {
    return say(call, refused_problem(call, refusals));
}

Err problem_stale(EndpointCall *call, const Refusals *refusals, const ProblemConflict *conflicts,
                  size_t count) {
    Problem problem = refused_problem(call, refusals);
    problem.conflicts = conflicts;
    problem.conflict_count = count;
    return say(call, problem);
}

static Text number_text(Arena *arena, int64_t number) {
    TextBuf buf = buf_new(arena, REVISION_ROOM);
    buf_add_int(&buf, number);
    return buf_text(&buf);
}

Err problem_stale_revision(EndpointCall *call, const Refusals *refusals,
                           const ProblemRevision *revision) {
    ProblemConflict conflict = {.field = S("/revision"),
                                .yours = number_text(call->arena, revision->seen),
                                .theirs = number_text(call->arena, revision->now),
                                .at = revision->at,
                                .by = revision->by};
    return problem_stale(call, refusals, &conflict, 1);
}
