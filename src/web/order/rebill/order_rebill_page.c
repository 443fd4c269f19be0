// The fields of what it becomes, what it does, and the press or the decision.
#include "web/order/rebill/order_rebill_page.h"

#include "action/order/order_see.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/tpl_order_rebill_page.h"

enum { FIELDS = 9 };

static void add(const PageCall *call, const Refusals *refusals, FormFields *fields, FormField field,
                Text was) {
    Message problem;
    field.value = page_was_sent(call, S("site")) ? page_typed(call, field.name) : was;
    field.optional = fields->count > 0;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

static Text day_of(const PageCall *call, bool is_null, Date day) {
    return is_null ? S("") : date_text(call->arena, day);
}

static void fill_fields(const PageCall *call, const Refusals *refusals, const RebillSide *was,
                        FormFields *fields) {
    Text none = S("");
    *fields = (FormFields){arena_array(call->arena, FormField, FIELDS), 0};
    add(call, refusals, fields, field_text(S("site"), msg_site(), none), was->site);
    add(call, refusals, fields, field_text(S("distributor"), msg_distributor(), none),
        was->distributor);
    add(call, refusals, fields, field_text(S("reseller"), msg_reseller(), none), was->reseller);
    add(call, refusals, fields, field_text(S("purchase_order"), msg_purchase_order(), none),
        was->purchase_order);
    add(call, refusals, fields,
        field_date(S("purchase_order_date"), msg_purchase_order_date(), none),
        day_of(call, was->purchase_order_date_null, was->purchase_order_date));
    add(call, refusals, fields,
        field_text(S("distributor_purchase_order"), msg_rebill_distributor_purchase_order(), none),
        was->distributor_purchase_order);
    add(call, refusals, fields,
        field_date(S("distributor_purchase_order_date"),
                   msg_rebill_distributor_purchase_order_date(), none),
        day_of(call, was->distributor_purchase_order_date_null,
               was->distributor_purchase_order_date));
    add(call, refusals, fields,
        field_text(S("customer_purchase_order"), msg_customer_purchase_order(), none),
        was->customer_purchase_order);
    add(call, refusals, fields,
        field_date(S("customer_order_date"), msg_customer_order_date(), none),
        day_of(call, was->customer_order_date_null, was->customer_order_date));
}

// They go along as they were shown.
static KeptList kept_of(const PageCall *call, const FormFields *fields) {
    Kept *kept = arena_array(call->arena, Kept, fields->count);
    for (size_t i = 0; i < fields->count; i++) {
        kept[i] = (Kept){fields->items[i].name, fields->items[i].value};
    }
    return (KeptList){kept, fields->count};
}

static void show_waiting(const PageCall *call, const OrderChange *rebill, const Refusals *refusals,
                         OrderRebillPage *view) {
    view->waits = true;
    view->shown = true;
    view->effect = order_rebill_facts(call, rebill);
    view->decide = change_page_waiting(call, rebill, view->action, msg_rebill_confirm(), refusals);
}

static Err show_asked(const PageCall *call, const RebillAsk *ask, const OrderChange *now,
                      const Refusals *before, Refusals *own, OrderRebillPage *view) {
    ChangeAskInput input = {.kind = CHANGE_REBILL, .order = now->order, .rebill = ask};
    OrderChange would;
    OrderSeen order;
    Refusals unseen = {0};
    view->asks = true;
    if (ask == NULL) {
        fill_fields(call, before, &now->was, &view->fields);
        return OK;
    }
    TRY(see_change_check(call->context, &input, &would, own));
    fill_fields(call, refused(own) ? own : before, &now->was, &view->fields);
    TRY(see_order(call->context, now->order, &order, &unseen));
    if (refused(own) || refused(&unseen)) {
        return OK;
    }
    view->shown = true;
    view->presses = true;
    view->effect = order_rebill_facts(call, &would);
    view->keys = page_keys(call, order_revision_text(call->arena, order.revision));
    view->kept = kept_of(call, &view->fields);
    view->reason = change_page_reason(call, before, msg_rebill_reason(), false);
    return OK;
}

Err order_rebill_page(PageCall *call, int status, const RebillAsk *ask, const Refusals *refusals) {
    OrderChange now;
    Refusals own = {0};
    TRY(see_order_change(call->context, CHANGE_REBILL, call->params[0], &now, &own));
    if (refused(&own)) {
        return page_refused(call, &own);
    }
    Url page = order_verb_url(call->arena, now.order, S("rebill"));
    OrderRebillPage view = {
        .number = now.order, .action = page, .back = order_url(call->arena, now.order)};
    if (text_equal(now.state, S("waiting"))) {
        show_waiting(call, &now, refusals, &view);
    } else {
        TRY(show_asked(call, ask, &now, refusals, &own, &view));
    }
    const Refusals *said = refusals != NULL && refused(refusals) ? refusals : &own;
    if (status == 200 && refused(said)) {
        status = status_of_refusal(said->items[0].id);
    }
    PageParts parts = {.title = msg_rebill_title(now.order), .main = page_part(call)};
    parts.problems = page_problems(call, said);
    tpl_order_rebill_page(&parts.main, &view);
    return page_show(call, status, &parts);
}
