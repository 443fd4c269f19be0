// A read is a transaction of its enterprise like any other, so that the chain has it (P46).
#include "action/read_note_private.h"

typedef struct {
    EnterpriseId enterprise;
    Text what;
    int64_t object;
} Read;

static Err note(Action *action, const void *input, void *outcome) {
    const Read *read = input;
    (void)outcome;
    TRY(action_open(action, read->enterprise));
    return action_finish(action, read->what, read->object);
}

Err read_note(const ActionContext *context, EnterpriseId enterprise, Text what, int64_t object) {
    Read read = {enterprise, what, object};
    ActionContext keyless = *context; // two reads are two rows, whatever the request carries
    Refusals refusals = {0};
    int outcome = 0;
    keyless.key = (Text){0};
    TRY(action_run(&keyless, note, &read, &outcome, &refusals));
    ENSURE(!refused(&refusals));
    return OK;
}
