// Appends who has it.
#include "action/queue/queue_assign.h"

#include "action/action_private.h"
#include "action/queue/queue_table_private.h"
#include "action/viewer.h"
#include "store/q_queue.h"

#include <stddef.h>

static const Field fields[] = {
    {.name = S_INIT("kind"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(QueueAssignInput, kind)},
    {.name = S_INIT("item"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(QueueAssignInput, item)},
    {.name = S_INIT("owner"), .kind = FIELD_NAME, .offset = offsetof(QueueAssignInput, owner)},
};
const FieldTable queue_assign_fields = FIELD_TABLE("who has an item", QueueAssignInput, fields);

typedef struct {
    Text queue;
    const QueueAssignInput *input;
    QueueItem item;
} Assigning;

// Page after page: what waits has no place of its own to be looked up at.
static Err find_item(const ActionContext *context, Assigning *work, bool *ret_found,
                     Refusals *refusals) {
    QueueInput page = {.limit = QUEUE_ROWS_MAX};
    QueueView view;
    *ret_found = false;
    do {
        TRY(see_queue(context, work->queue, &page, &view, refusals));
        for (size_t i = 0; i < view.count && !*ret_found; i++) {
            *ret_found = text_equal(view.rows[i].item, work->input->item) &&
                         text_equal(view.rows[i].kind, work->input->kind);
            work->item = *ret_found ? view.rows[i] : work->item;
        }
        page.after = view.next;
    } while (!*ret_found && !refused(refusals) && view.next.len > 0);
    return OK;
}

static Err find_person(Action *action, Assigning *work, IdentityId *ret_person) {
    QQueueListDeskRows rows;
    *ret_person = (IdentityId){0};
    if (work->input->owner.len == 0) {
        return OK;
    }
    TRY(q_queue_list_desk(action->db, action->arena, &(QQueueListDeskIn){.today = action->today},
                          &rows));
    for (size_t i = 0; i < rows.count; i++) {
        if (text_equal(rows.rows[i].mail, work->input->owner)) {
            *ret_person = rows.rows[i].identity;
            work->item.owner = rows.rows[i].name;
            work->item.owner_mail = rows.rows[i].mail;
        }
    }
    if (ret_person->id == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_PERSON_NOT_FOUND,
                                           .field = S("owner"),
                                           .value = work->input->owner});
    }
    return OK;
}

// An ActionBody.
static Err assign(Action *action, const void *given, void *outcome) {
    Assigning work = *(const Assigning *)given;
    const QueueAssignInput *input = work.input;
    QQueueOwnerNowRow now = {0};
    IdentityId person;
    bool found = false;
    work.item.owner = work.item.owner_mail = (Text){0};
    TRY(find_person(action, &work, &person));
    if (refused(action->refusals)) {
        return OK;
    }
    *(QueueItem *)outcome = work.item;
    TRY(q_queue_owner_now(
        action->db, action->arena,
        &(QQueueOwnerNowIn){.queue = work.queue, .kind = input->kind, .item = input->item}, &now,
        &found));
    IdentityId has = found && !now.identity_null ? now.identity : (IdentityId){0};
    if (has.id == person.id) {
        return OK;
    }
    return q_queue_add_owner(action->db, &(QQueueAddOwnerIn){.queue = work.queue,
                                                             .kind = input->kind,
                                                             .item = input->item,
                                                             .change = found ? now.change + 1 : 1,
                                                             .identity_null = person.id == 0,
                                                             .identity = person,
                                                             .at = action->context->now,
                                                             .actor = action->context->actor});
}

Err do_queue_assign(const ActionContext *context, Text queue, const QueueAssignInput *input,
                    QueueItem *ret_item, Refusals *ret_refusals) {
    Assigning work = {.queue = queue, .input = input};
    QueueId id;
    bool found = false;
    *ret_refusals = (Refusals){0};
    if (!queue_opens(context, queue, &id)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_QUEUE_NOT_FOUND, .value = queue});
    } else if (context->viewer->desk == DESK_AUDITOR) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING});
    } else {
        TRY(find_item(context, &work, &found, ret_refusals));
    }
    if (!refused(ret_refusals) && !found) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_ITEM_NOT_FOUND, .field = S("item"), .value = input->item});
    }
    return refused(ret_refusals) ? OK : action_run(context, assign, &work, ret_item, ret_refusals);
}
