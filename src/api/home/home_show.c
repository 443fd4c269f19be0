// GET /api/v1/home: what waits for the caller, with the figures of its home (portal.md P43).
#include "api/answer.h"
#include "api/home/home_answer.h"
#include "api/problem.h"

static const Text kinds[] = {
    [VIEWER_PARTNER] = S_INIT("partner"),
    [VIEWER_CUSTOMER] = S_INIT("customer"),
    [VIEWER_STAFF] = S_INIT("staff"),
};

// What stands on one kind of home alone.
static Err see_own(const EndpointCall *call, const HomeLines *lines, HomeAnswer *answer) {
    HomeRenewed renewed;
    HomeCustomer customer;
    QueueSums *queues = arena_new(call->arena, QueueSums);
    switch (call->viewer->kind) {
    case VIEWER_CUSTOMER:
        TRY(see_home_customer(call->context, &customer));
        home_answer_customer(call, &customer, answer);
        break;
    case VIEWER_STAFF:
        TRY(see_queues(call->context, queues));
        home_answer_queues(queues, answer);
        break;
    case VIEWER_PARTNER:
        TRY(see_home_renewed(call->context, call->input, lines, &renewed));
        home_answer_renewed(call->arena, &renewed, answer);
        break;
    }
    return OK;
}

ENDPOINT(home_show, HTTP_GET, "/home", SEATED, &home_fields, GIVES(200, &home_shape),
         SAYS("What waits for the caller, and the figures of its home")) {
    HomeAnswer answer = {.kind = kinds[call->viewer->kind], .today = call->context->today};
    HomeLines *lines = arena_new(call->arena, HomeLines);
    HomeTasks tasks;
    Refusals refusals = {0};
    AnswerText text;
    TRY(see_home_lines(call->context, call->input, lines, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    TRY(see_home_tasks(call->context, &tasks));
    home_answer_tasks(call->arena, &tasks, &answer);
    home_answer_lines(call->arena, lines, &answer);
    TRY(see_own(call, lines, &answer));
    answer_text_begin(call, &text);
    shape_write(&text.writer, call->arena, &home_shape, &answer);
    return answer_text_end(call, &text, 200, S("application/json"));
}
