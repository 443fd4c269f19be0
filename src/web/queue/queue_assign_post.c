// POST /queues/{queue}/assign: a person of a desk has an item from now on (portal.md P43).
#include "action/queue/queue_assign.h"
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/queue/queue_show.h"
#include "web/queue/queue_words.h"

#include <stddef.h>
#include <string.h>

typedef struct {
    Text given; // "order 1234567890": kind and item
    Text owner;
} AssignForm;

static const Field fields[] = {
    {.name = S_INIT("given"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(AssignForm, given)},
    {.name = S_INIT("owner"), .kind = FIELD_NAME, .offset = offsetof(AssignForm, owner)},
};
static const FieldTable form_fields = FIELD_TABLE("who has an item", AssignForm, fields);

static QueueAssignInput input_of(const AssignForm *form) {
    const char *blank = memchr(form->given.bytes, ' ', form->given.len);
    size_t at = blank == NULL ? form->given.len : (size_t)(blank - form->given.bytes);
    size_t behind = at == form->given.len ? at : at + 1;
    return (QueueAssignInput){.kind = {form->given.bytes, at},
                              .item = {form->given.bytes + behind, form->given.len - behind},
                              .owner = form->owner};
}

PAGE(queue_assign, HTTP_POST, "/queues/{queue}/assign", SEATED, &form_fields) {
    const AssignForm *form = call->input;
    QueueInput all = {0};
    QueueItem item;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return queue_show(call, 422, &all, NULL);
    }
    QueueAssignInput input = input_of(form);
    TRY(do_queue_assign(call->context, call->params[0], &input, &item, &refusals));
    if (refused(&refusals) && refusals.items[0].id == REFUSAL_QUEUE_NOT_FOUND) {
        return page_refused(call, &refusals);
    }
    return refused(&refusals)
               ? queue_show(call, status_of_refusal(refusals.items[0].id), &all, &refusals)
               : page_see_other(call, queue_url(call->arena, call->params[0]).text);
}
