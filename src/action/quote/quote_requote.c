// do_quote_requote: a new quote of what is still open of one that ended.
#include "action/quote/quote_order_private.h"
#include "action/quote/quote_outcome_private.h"

#include "domain/coverage.h"
#include "store/q_entitlement.h"

// Takes over what can still be quoted: sales lines as they are, renewal lines that are open.
static Err keep_open(Action *action, QuoteWork *work, QuoteItem *item) {
    QEntitlementLoadHeldRow row;
    PartType type;
    Text held = {0};
    bool found = false;
    item->kept = NULL;
    item->changed = true;
    if (item->entitlement.id == 0) {
        return OK;
    }
    TRY(q_entitlement_load_held(
        action->db, action->arena,
        &(QEntitlementLoadHeldIn){.enterprise = work->enterprise, .entitlement = item->entitlement},
        &row, &found));
    if (!found || row.due_null || row.renewal_null || !part_type_find(row.type, &type)) {
        item->removed = true;
        return OK;
    }
    EntitlementRecord record = {.coverage_end = row.coverage_end};
    TRY(quote_holding(action->context, work, item->entitlement, &held));
    item->removed = held.len > 0 || row.agreement.id != work->agreement.id ||
                    item->quantity.count > row.quantity.count ||
                    !draft_can_renew(action->context, &record, type, row.renewal);
    item->covers = false; // whatever coverage follows now
    return OK;
}

static Err requote(Action *action, const void *given, void *outcome) {
    const QuoteSeen *seen = given;
    QuoteWork work = {0};
    OrderDraft draft;
    TRY(quote_begin(action, seen->number, seen->edition, QUOTE_REQUOTE, &work));
    if (refused(action->refusals)) {
        return OK;
    }
    if (action->repeated) {
        bool found = false;
        TRY(quote_work_load(action->context, work.enterprise, (QuoteId){action->object}, 0, &work,
                            &found));
        *(QuoteOutcome *)outcome = quote_outcome(&work, true);
        return OK;
    }
    work.source = work.quote;
    work.quote = (QuoteId){0};
    for (size_t i = 0; i < work.count; i++) {
        TRY(keep_open(action, &work, &work.items[i]));
    }
    work.revision = 1;
    work.edition = 0;
    work.state = QUOTE_DRAFT;
    work.presented = false;
    work.has_valid_to = false;
    work.opened = (QuoteOpened){0};
    TRY(quote_price(action, &work, &draft));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(quote_save_new(action, &work, QUOTE_CHANGE));
    TRY(quotes_lose_quoted(action, &work));
    *(QuoteOutcome *)outcome = quote_outcome(&work, false);
    return action_finish(action, S("quote.requote"), work.quote.id);
}

Err do_quote_requote(const ActionContext *context, const QuoteSeen *seen, QuoteOutcome *ret_outcome,
                     Refusals *ret_refusals) {
    return action_run(context, requote, seen, ret_outcome, ret_refusals);
}
