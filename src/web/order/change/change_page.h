// What the pages of an order's changes share (portal.md P19).
#ifndef WEB_ORDER_CHANGE_CHANGE_PAGE_H
#define WEB_ORDER_CHANGE_CHANGE_PAGE_H

#include "action/order/change/order_change.h"
#include "domain/refusal.h"
#include "web/order/change/change_decide.h"
#include "web/page.h"

// May decide on orders; of whom the action lets the order desk alone.
#define OF_ORDER_DESK MAY(SUBJECT_ORDERS, DECIDE, RIGHT_ORDERING, RIGHT_ORDERING)

// What a form sends beside: the revision of what was asked, as it stood on the page.
typedef struct {
    ChangeDecideAsk ask;
    int64_t revision;
} ChangeDecideForm;

extern const FieldTable change_decide_form_fields;

// Answers with the page of a kind of change, and with what was refused (NULL: nothing).
typedef Err (*ChangePage)(PageCall *call, int status, const Refusals *refusals);

// Asks for the change, and leads back to the order; what was refused is shown with what was typed
// (`typed`), what could not be read without it (`anew`).
Err change_page_ask(PageCall *call, const ChangeAskInput *input, ChangePage anew, ChangePage typed);
// Decides what the form says, and leads back to the order.
Err change_page_decide(PageCall *call, ChangeKind kind, ChangeVerb verb, ChangePage page);

// Of one that waits, at the address of its page.
ChangeDecide change_page_waiting(const PageCall *call, const OrderChange *change, Url page,
                                 Message press, const Refusals *refusals);
// The field in which a change, or its refusal, has its reason.
FormField change_page_reason(const PageCall *call, const Refusals *refusals, Message label,
                             bool optional);

#endif
