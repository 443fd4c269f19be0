// The refusals that are not of content.
#include "action/refusal_status.h"

#include "base/messages.h"

static const struct {
    RefusalId id;
    int status;
} others[] = {
    {REFUSAL_AGREEMENT_NOT_FOUND, 404},
    {REFUSAL_SITE_NOT_FOUND, 404},
    {REFUSAL_ORDER_NOT_FOUND, 404},
    {REFUSAL_SITE_EXISTS, 409},
    {REFUSAL_AGREEMENT_EXISTS, 409},
    {REFUSAL_NOT_RETURNABLE, 409},
    {REFUSAL_RETURN_TOO_LATE, 409},
    {REFUSAL_NOT_REBILLABLE, 409},
    {REFUSAL_REBILL_OTHER_AGREEMENT, 409},
    {REFUSAL_NOT_SAME_ENTERPRISE, 409},
    {REFUSAL_QUOTE_NOT_FOUND, 404},
    {REFUSAL_TRANSFER_NOT_FOUND, 404},
    {REFUSAL_TRANSFER_WAITS, 409},
    {REFUSAL_ORDER_WAITS, 409},
    {REFUSAL_RIGHT_MISSING, 403},
    {REFUSAL_STALE, 412},
    {REFUSAL_QUOTE_STATE, 409},
    {REFUSAL_QUOTE_EXPIRED, 409},
    {REFUSAL_PRICE_DIFFERS, 409},
    {REFUSAL_LINE_NOT_OPEN, 409},
    {REFUSAL_LINE_LEFT_QUOTE, 409},
    {REFUSAL_LINE_IN_QUOTE, 409},
    {REFUSAL_PROOF_NOT_FOUND, 404},
    {REFUSAL_ALREADY_DECIDED, 409},
    {REFUSAL_CONFIRM_DUPLICATE, 409},
    {REFUSAL_NO_SIGNING_KEY, 409},
    {REFUSAL_QUOTE_ORDERED, 409},
    {REFUSAL_JOB_NOT_FOUND, 404},
    {REFUSAL_JOB_STATE, 409},
    {REFUSAL_TOO_MANY_JOBS, 429},
    {REFUSAL_PRIMARY_TAKEN, 409},
    {REFUSAL_VIEW_NOT_FOUND, 404},
    {REFUSAL_TOO_MANY_VIEWS, 409},
    {REFUSAL_CONTACTS_NOT_OPEN, 403},
    {REFUSAL_NOT_AUTOMATIC, 409},
    {REFUSAL_DIRECT_PURCHASE_CLOSED, 409},
    {REFUSAL_QUEUE_NOT_FOUND, 404},
    {REFUSAL_ITEM_NOT_FOUND, 404},
    {REFUSAL_PARTNER_NOT_FOUND, 404},
    {REFUSAL_OWN_REQUEST, 403},
    {REFUSAL_DRAFT_CHANGED, 409},
    {REFUSAL_TERMS_CHANGED, 409},
    {REFUSAL_ATTACHMENT_NOT_FOUND, 404},
    {REFUSAL_ATTACHMENT_THERE, 409},
    {REFUSAL_TOO_MANY_ATTACHMENTS, 409},
    {REFUSAL_CONTACT_NOT_FOUND, 404},
    {REFUSAL_AGREEMENT_INACTIVE, 409},
    {REFUSAL_ENTITLEMENT_NOT_FOUND, 404},
    {REFUSAL_AGREEMENT_NOT_IDLE, 409},
    {REFUSAL_ENQUIRY_NOT_FOUND, 404},
    {REFUSAL_ENQUIRY_STATE, 409},
    {REFUSAL_ENQUIRY_QUOTED, 409},
    {REFUSAL_CHANGE_WAITS, 409},
    {REFUSAL_CHANGE_NOT_FOUND, 404},
    {REFUSAL_PRICE_STANDS, 409},
    {REFUSAL_ORDER_ENDED, 409},
    {REFUSAL_OTHER_REQUEST, 403},
};

int status_of_refusal(RefusalId id) {
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (others[i].id == id) {
            return others[i].status;
        }
    }
    return 422;
}

Message status_message(int status) {
    switch (status) {
    case 400:
        return msg_status_malformed();
    case 401:
        return msg_status_signed_out();
    case 403:
        return msg_status_forbidden();
    case 404:
        return msg_status_not_found();
    case 405:
        return msg_status_method();
    case 409:
        return msg_status_conflict();
    case 412:
        return msg_status_stale();
    case 428:
        return msg_status_unseen();
    case 422:
        return msg_status_content();
    case 429:
        return msg_status_too_many();
    case 503:
        return msg_status_repeat();
    case 507:
        return msg_status_full();
    default:
        return msg_status_fault();
    }
}
