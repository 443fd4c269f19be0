// Orders as they were submitted, before they are accepted: saved, loaded, moved from state to
// state. Inside action only.
#ifndef ACTION_ORDER_REQUEST_ORDER_REQUEST_PRIVATE_H
#define ACTION_ORDER_REQUEST_ORDER_REQUEST_PRIVATE_H

#include "action/order/attachment/attachment_file.h"
#include "action/order/order_draft_private.h"
#include "action/order/order_hold.h"

typedef struct {
    OrderId order;
    int64_t seq; // that submitted it
    Text number;
    AgreementId agreement;
    SiteId site;   // of a quote of a whole agreement: its first line's
    QuoteId quote; // id 0: of lines
    Text quote_number;
    int64_t revision; // of the quote
    Date submitted_on;
    Money total;             // as submitted
    Money expected;          // the same, or what two persons of the order desk set since (P19)
    const StaffPrice *staff; // line by line what they set; NULL: nothing
    Points points;
    Currency currency;
    Text country_group;
    OrderParties parties;  // loaded without its address
    AccountId account;     // that submitted it
    Text state;            // in_review, draft, accepted, cancelled
    Text hold;             // of in_review
    OrderLineInput *lines; // of a draft that nobody submitted: as far as they can be read
    size_t line_count;
    Text typed;            // what a draft keeps, as it was typed; empty: it was no draft
    AttachmentFiles files; // that come with saving it, judged before (order_papers_judge)
} OrderRequest;

// Another account's papers are still to come: its distributor's.
static inline bool order_needs_distributor(const OrderRequest *request) {
    return request->parties.distributor.id != 0 &&
           request->parties.distributor.id != request->account.id;
}

// Left by this account, whatever became of it.
static inline bool order_is_draft_of(const OrderRequest *request, AccountId account) {
    return request->account.id == account.id &&
           (request->typed.len > 0 || text_equal(request->state, S("draft")));
}

// The draft of this number that the account left at this site, and that nobody ended; empty: none.
// Refuses order_not_found, already_decided.
Err order_draft_find(Action *action, Text number, const SiteRecord *site, OrderRequest *ret_draft);
// Gives the request its id and number and saves it with its first step (state and hold). One that
// has them was a draft, and becomes what it is submitted as.
Err order_request_save(Action *action, OrderRequest *request);
// Of action->enterprise; false where no order of this id was ever submitted.
Err order_request_load(const ActionContext *context, EnterpriseId enterprise, OrderId order,
                       OrderRequest *ret_request, bool *ret_found);
// What it would cost if it were accepted today; false where today refuses a line or a price.
Err order_request_price(const ActionContext *context, EnterpriseId enterprise,
                        const OrderRequest *request, OrderView *ret_order, bool *ret_priced);
// The same as a draft, in an action that prices by its list; refuses what today refuses.
Err order_request_draft(Action *action, const OrderRequest *request, OrderDraft *ret_draft);
// Appends a step. hold and reason may be empty.
Err order_request_step(Action *action, OrderId order, Text state, Text hold, Text reason);

#endif
