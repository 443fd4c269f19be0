// Where it goes from and to, what of it, and what keeps it from going.
#include "action/transfer/transfer_private.h"

#include "action/sight.h"
#include "domain/record/number.h"
#include "domain/record/number_typed.h"
#include "store/agreement_store.h"
#include "action/viewer.h"
#include "store/q_order.h"
#include "store/q_site.h"

enum { NAME_ROOM = 2 };

static void say(Refusals *refusals, RefusalId id, Text field, Text value) {
    refuse(refusals, (Refusal){.id = id, .field = field, .value = value});
}

static void say_line(Refusals *refusals, RefusalId id, Text field, size_t index, Text value) {
    refuse(refusals, (Refusal){.id = id,
                               .field = field,
                               .line = (int32_t)index + 1,
                               .value = value,
                               .list = S("lines")});
}

Text transfer_entitlement(const ActionContext *context, Text site, EntitlementId entitlement) {
    TextBuf buf = buf_new(context->arena, site.len + RECORD_CODE_BYTES + NAME_ROOM);
    buf_add(&buf, site);
    buf_add_char(&buf, '-');
    buf_add(&buf, record_code(context->arena, context->number_key, entitlement.id));
    return buf_text(&buf);
}

// ---- the places ----

// portal.md §4: who asks; a customer's primaries and users, its partners, the renewals desk.
static bool may_ask(const ActionContext *context) {
    const Viewer *viewer = context->viewer;
    return viewer == NULL || viewer->kind != VIEWER_STAFF || viewer->desk == DESK_RENEWALS;
}

// A site that the viewer sees, by a number that it typed.
static Err find_site(Action *action, Text typed, Text field, Text *ret_number,
                     SiteRecord *ret_site) {
    Sight sight = {0};
    bool found = false;
    *ret_number = number_typed(action->arena, typed);
    TRY(site_find(action->seeing, action->arena, *ret_number, ret_site, &found));
    if (found) {
        TRY(sight_of_site(action->context, ret_site->enterprise, ret_site->site, &sight));
    }
    if (!sees(sight)) {
        say(action->refusals, REFUSAL_SITE_NOT_FOUND, field, typed);
    }
    return OK;
}

// The agreement that the site is to join: its originating site says yes for it (R1.4).
static Err find_agreement(Action *action, TransferPlan *plan) {
    QSiteOriginatingRow row;
    bool found = false;
    plan->agreement_number = number_typed(action->arena, plan->ask->agreement);
    TRY(action_find(action, S("agreement"), plan->agreement_number, &plan->to.enterprise,
                    &plan->agreement.id, &found));
    if (found) {
        TRY(q_site_originating(
            action->db, action->arena,
            &(QSiteOriginatingIn){.enterprise = plan->to.enterprise, .agreement = plan->agreement},
            &row, &found));
    }
    if (!found) {
        say(action->refusals, REFUSAL_AGREEMENT_NOT_FOUND, S("agreement"), plan->ask->agreement);
        return OK;
    }
    plan->to.site = row.site;
    plan->to.agreement = plan->agreement;
    return OK;
}

Err transfer_find(Action *action, const TransferAsk *ask, TransferPlan *ret_plan) {
    TransferPlan *plan = ret_plan;
    *plan = (TransferPlan){.ask = ask, .whole = ask->agreement.len > 0};
    TRY(find_site(action, ask->from, S("from"), &plan->from_number, &plan->from));
    TRY(plan->whole ? find_agreement(action, plan)
                    : find_site(action, ask->to, S("to"), &plan->to_number, &plan->to));
    if (refused(action->refusals)) {
        return OK;
    }
    if (!may_ask(action->context)) {
        say(action->refusals, REFUSAL_RIGHT_MISSING, S("from"), ask->from);
    } else if (plan->from.enterprise.id != plan->to.enterprise.id) {
        say(action->refusals, REFUSAL_NOT_SAME_ENTERPRISE, plan->whole ? S("agreement") : S("to"),
            plan->whole ? ask->agreement : ask->to);
    }
    return OK;
}

// ---- whether it may go there ----

static void judge_join(const TransferPlan *plan, Refusals *blockers) {
    Text number = plan->agreement_number;
    if (plan->target.express) {
        say(blockers, REFUSAL_EXPRESS_HAS_ONE_SITE, S("agreement"), number);
    } else if (plan->target.inactive) {
        say(blockers, REFUSAL_AGREEMENT_INACTIVE, S("agreement"), number);
    } else if (plan->from.agreement.id == plan->agreement.id) {
        say(blockers, REFUSAL_SAME_AGREEMENT, S("agreement"), number);
    }
}

static void judge_site(const TransferPlan *plan, Refusals *blockers) {
    if (plan->from.site.id == plan->to.site.id) {
        say(blockers, REFUSAL_SAME_SITE, S("to"), plan->to_number);
    } else if (plan->target.express) {
        say(blockers, REFUSAL_TARGET_IS_EXPRESS, S("to"), plan->to_number);
    } else if (plan->target.inactive && plan->from.agreement.id != plan->to.agreement.id) {
        say(blockers, REFUSAL_AGREEMENT_INACTIVE, S("to"), plan->to_number);
    }
}

static Err load_places(Action *action, TransferPlan *plan) {
    QOrderSiteSeenRow row;
    TRY(site_refresh(action, &plan->from));
    if (!plan->whole) {
        TRY(site_refresh(action, &plan->to));
        plan->agreement = plan->to.agreement;
        TRY(q_order_site_seen(action->db, action->arena,
                              &(QOrderSiteSeenIn){.enterprise = action->enterprise,
                                                  .site = plan->to.site,
                                                  .agreement = plan->agreement},
                              &row));
        plan->agreement_number = row.agreement_number;
    }
    TRY(day_standing(action->context, action->enterprise, plan->from.agreement, &plan->source));
    return day_standing(action->context, action->enterprise, plan->agreement, &plan->target);
}

// ---- what goes ----

static Err load_held(Action *action, TransferPlan *plan) {
    ActionContext seeing = *action->context;
    Holder holder = {.enterprise = action->enterprise,
                     .agreement = plan->from.agreement,
                     .site = plan->from.site};
    seeing.db = action->seeing;
    return holder_list(&seeing, &holder, &plan->held);
}

static void add_row(TransferPlan *plan, const HeldRow *held, int64_t quantity) {
    plan->rows.rows[plan->rows.count] = *held;
    plan->rows.rows[plan->rows.count++].record.quantity.count = quantity;
}

// What of a record goes already by the lines before.
static int64_t gone(const TransferPlan *plan, EntitlementId entitlement) {
    int64_t count = 0;
    for (size_t i = 0; i < plan->rows.count; i++) {
        const EntitlementRecord *record = &plan->rows.rows[i].record;
        count += record->entitlement.id == entitlement.id ? record->quantity.count : 0;
    }
    return count;
}

static const HeldRow *held_called(const Action *action, const TransferPlan *plan, Text name) {
    for (size_t i = 0; i < plan->held.count; i++) {
        EntitlementId entitlement = plan->held.rows[i].record.entitlement;
        if (text_equal(name,
                       transfer_entitlement(action->context, plan->from_number, entitlement))) {
            return &plan->held.rows[i];
        }
    }
    return NULL;
}

static void take_line(const Action *action, TransferPlan *plan, const TransferAskLine *line,
                      size_t index, Refusals *blockers) {
    const HeldRow *held = held_called(action, plan, line->entitlement);
    if (held == NULL || gone(plan, held->record.entitlement) > 0) {
        say_line(blockers, REFUSAL_LINE_NOT_FOUND, S("entitlement"), index, line->entitlement);
        return;
    }
    int64_t all = held->record.quantity.count;
    int64_t quantity = line->quantity.given ? line->quantity.number : all;
    if (quantity < 1 || quantity > all) {
        say_line(blockers, REFUSAL_BAD_QUANTITY, S("quantity"), index, line->entitlement);
        return;
    }
    add_row(plan, held, quantity);
}

static void take_lines(const Action *action, TransferPlan *plan, Refusals *blockers) {
    const TransferAskLine *lines = plan->ask->lines.items;
    size_t asked = 0;
    for (size_t i = 0; i < plan->ask->lines.count && !plan->whole; i++) {
        if (lines[i].entitlement.len > 0 || lines[i].quantity.given) {
            take_line(action, plan, &lines[i], i, blockers);
            asked++;
        }
    }
    for (size_t i = 0; i < plan->held.count && asked == 0; i++) {
        if (plan->held.rows[i].record.quantity.count > 0) {
            add_row(plan, &plan->held.rows[i], plan->held.rows[i].record.quantity.count);
        }
    }
    if (asked == 0 && plan->rows.count == 0 && !plan->whole) {
        say(blockers, REFUSAL_NOTHING_TO_MIGRATE, S("lines"), (Text){0});
    }
}

// ---- what waits on it ----

static void block(TransferPlan *plan, EntitlementId entitlement, RefusalId id) {
    for (size_t i = 0; i < plan->rows.count; i++) {
        if (plan->rows.rows[i].record.entitlement.id == entitlement.id) {
            plan->blockers[i] = id;
        }
    }
}

// Each row is told once, by its name and not by whose order or transfer it is (V6).
static void say_blocked(const Action *action, const TransferPlan *plan, bool whole_waits,
                        RefusalId of_whole, Refusals *blockers) {
    if (plan->whole) {
        if (whole_waits) {
            say(blockers, of_whole, S("from"), plan->from_number);
        }
        return;
    }
    for (size_t i = 0; i < plan->rows.count; i++) {
        if (plan->blockers[i] != REFUSAL_NONE) {
            say_line(blockers, plan->blockers[i], S("entitlement"), i,
                     transfer_entitlement(action->context, plan->from_number,
                                          plan->rows.rows[i].record.entitlement));
        }
    }
}

Err transfer_judge_waiting(Action *action, TransferPlan *plan, int64_t but, Refusals *blockers) {
    QTransferWaitingOrdersRows orders;
    QTransferWaitingLinesRows lines;
    plan->blockers = arena_array(action->arena, RefusalId, plan->rows.count);
    TRY(q_transfer_waiting_orders(
        action->db, action->arena,
        &(QTransferWaitingOrdersIn){.enterprise = action->enterprise, .site = plan->from.site},
        &orders));
    TRY(q_transfer_waiting_lines(action->db, action->arena,
                                 &(QTransferWaitingLinesIn){.enterprise = action->enterprise,
                                                            .from_site = plan->from.site,
                                                            .but = but},
                                 &lines));
    for (size_t i = 0; i < orders.count; i++) {
        if (!orders.rows[i].entitlement_null) {
            block(plan, orders.rows[i].entitlement, REFUSAL_ORDER_WAITS);
        }
    }
    for (size_t i = 0; i < lines.count; i++) {
        for (size_t j = 0; lines.rows[i].entitlement_null && j < plan->rows.count; j++) {
            plan->blockers[j] = REFUSAL_TRANSFER_WAITS;
        }
        if (!lines.rows[i].entitlement_null) {
            block(plan, lines.rows[i].entitlement, REFUSAL_TRANSFER_WAITS);
        }
    }
    say_blocked(action, plan, orders.count + lines.count > 0,
                orders.count > 0 ? REFUSAL_ORDER_WAITS : REFUSAL_TRANSFER_WAITS, blockers);
    return OK;
}

Err transfer_judge(Action *action, TransferPlan *plan, Refusals *blockers) {
    TRY(load_places(action, plan));
    TRY(load_held(action, plan));
    plan->rows.rows = arena_array(action->arena, HeldRow, plan->held.count);
    if (plan->ask->lines.count > TRANSFER_LINES_MAX) {
        say(blockers, REFUSAL_TOO_MANY_LINES, S("lines"), (Text){0});
        return OK;
    }
    plan->whole ? judge_join(plan, blockers) : judge_site(plan, blockers);
    take_lines(action, plan, blockers);
    return transfer_judge_waiting(action, plan, 0, blockers);
}
