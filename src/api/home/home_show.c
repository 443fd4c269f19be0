// GET /api/v1/home: what waits for the caller, with the figures of its home (portal.md P43).
#include "api/answer.h"
#include "api/home/home_write.h"
#include "api/problem.h"

static const Text kinds[] = {
    [VIEWER_PARTNER] = S_INIT("partner"),
    [VIEWER_CUSTOMER] = S_INIT("customer"),
    [VIEWER_STAFF] = S_INIT("staff"),
};

// What stands on one kind of home alone.
static Err write_own(const EndpointCall *call, const HomeWriting *to) {
    HomeCustomer customer;
    HomeQueues queues;
    switch (call->viewer->kind) {
    case VIEWER_CUSTOMER:
        TRY(see_home_customer(call->context, &customer));
        home_write_customer(to, call->context->prices.programme, &customer);
        break;
    case VIEWER_STAFF:
        TRY(see_home_queues(call->context, &queues));
        home_write_queues(to, &queues);
        break;
    case VIEWER_PARTNER:
        break;
    }
    return OK;
}

ENDPOINT(home_show, HTTP_GET, "/home", SEATED, &home_fields) {
    HomeLines lines;
    HomeTasks tasks;
    Refusals refusals = {0};
    AnswerText text;
    TRY(see_home_lines(call->context, call->input, &lines, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    TRY(see_home_tasks(call->context, &tasks));
    answer_text_begin(call, &text);
    HomeWriting to = {&text.writer, call->arena};
    json_begin_object(to.writer);
    home_add_text(&to, S("kind"), kinds[call->viewer->kind]);
    home_add_day(&to, S("today"), true, call->context->today);
    home_write_tasks(&to, &tasks);
    TRY(write_own(call, &to));
    home_write_lines(&to, &lines);
    json_end_object(to.writer);
    return answer_text_end(call, &text, 200, S("application/json"));
}
