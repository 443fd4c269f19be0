// How an enquiry ends: answered by a quote, declined, withdrawn.
#include "action/enquiry/enquiry_private.h"

#include "action/event/tell_accounts_private.h"
#include "domain/quote/quote_state.h"
#include "store/q_outbox.h"
#include "store/q_quote.h"

#include <stddef.h>

enum { REVISION_OPEN = 1, REVISION_ENDED, NUMBER_ROOM = 24, REASON_CHARACTERS_MAX = 1000 };

static const Field decline_fields[] = {
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(EnquiryDecline, reason),
     .most = REASON_CHARACTERS_MAX},
};
const FieldTable enquiry_decline_fields =
    FIELD_TABLE("why an enquiry is declined", EnquiryDecline, decline_fields);

static int64_t revision_of(const EnquiryRecord *record) {
    return enquiry_is_open(record) ? REVISION_OPEN : REVISION_ENDED;
}

static void refuse_enquiry(Action *action, RefusalId id, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = S("enquiry"), .value = value});
}

static Err save_end(Action *action, EnquiryId enquiry, Text state, Text reason) {
    return q_enquiry_end(action->db, &(QEnquiryEndIn){.enterprise = action->enterprise,
                                                      .enquiry = enquiry,
                                                      .state = state,
                                                      .seq = action->seq,
                                                      .ended_on = action->today,
                                                      .reason_null = reason.len == 0,
                                                      .reason = reason});
}

// ---- by a person ----

typedef struct {
    const EnquiryEnd *input;
    Text state; // it becomes
    Text event;
    Text audit;
    bool (*may)(const ActionContext *context, const EnquiryRecord *record);
    bool by_answerer; // who knows of the quote that is made of it, and ends that first
} Ending;

static Err judge(Action *action, const Ending *ending, const EnquiryRecord *record) {
    int64_t now = revision_of(record);
    Text live = {0};
    if (ending->by_answerer) {
        TRY(enquiry_find_live_quote(action->context, action->db, record, &live));
    }
    if (!ending->may(action->context, record)) {
        refuse_enquiry(action, REFUSAL_RIGHT_MISSING, ending->input->enquiry);
    } else if (ending->input->revision != 0 && ending->input->revision != now) {
        TextBuf buf = buf_new(action->arena, NUMBER_ROOM);
        buf_add_int(&buf, now);
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_STALE, .field = S("revision"), .value = buf_text(&buf)});
    } else if (!enquiry_is_open(record)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_ENQUIRY_STATE,
                                           .field = S("state"),
                                           .value = record->row.state});
    } else if (live.len > 0) {
        refuse_enquiry(action, REFUSAL_ENQUIRY_QUOTED, live);
    }
    return OK;
}

// Who acted is told in any case; so is the other side.
static Err tell_both(Action *action, const Ending *ending, const EnquiryRecord *record) {
    AccountId partner = enquiry_partner(record);
    TRY(action_tell(action, ending->event, record->enquiry.id));
    TRY(tell_customer(action));
    return partner.id == 0
               ? OK
               : q_outbox_add_to(action->db, &(QOutboxAddToIn){.enterprise = action->enterprise,
                                                               .seq = action->seq,
                                                               .item = action->told,
                                                               .account = partner});
}

static Err end(Action *action, const void *given, void *outcome) {
    const Ending *ending = given;
    EnquiryRecord record;
    bool found = false;
    TRY(enquiry_find(action->context, action->seeing, ending->input->enquiry, &record, &found));
    if (!found) {
        refuse_enquiry(action, REFUSAL_ENQUIRY_NOT_FOUND, ending->input->enquiry);
        return OK;
    }
    TRY(action_open(action, record.enterprise));
    if (!action->repeated && !refused(action->refusals)) {
        TRY(enquiry_find(action->context, action->db, ending->input->enquiry, &record, &found));
        ENSURE(found);
        TRY(judge(action, ending, &record));
    }
    if (refused(action->refusals)) {
        return OK;
    }
    *(EnquiryOutcome *)outcome =
        (EnquiryOutcome){ending->input->enquiry, ending->state, REVISION_ENDED, action->repeated};
    if (action->repeated) {
        return OK;
    }
    TRY(save_end(action, record.enquiry, ending->state, ending->input->reason));
    TRY(tell_both(action, ending, &record));
    return action_finish(action, ending->audit, record.enquiry.id);
}

Err do_enquiry_decline(const ActionContext *context, const EnquiryEnd *input,
                       EnquiryOutcome *ret_outcome, Refusals *ret_refusals) {
    Ending ending = {
        input, S("declined"), S("enquiry.declined"), S("enquiry.decline"), enquiry_is_answerer,
        true};
    *ret_outcome = (EnquiryOutcome){0};
    return action_run(context, end, &ending, ret_outcome, ret_refusals);
}

Err do_enquiry_withdraw(const ActionContext *context, const EnquiryEnd *input,
                        EnquiryOutcome *ret_outcome, Refusals *ret_refusals) {
    Ending ending = {
        input, S("withdrawn"), S("enquiry.withdrawn"), S("enquiry.withdraw"), enquiry_is_asker,
        false};
    *ret_outcome = (EnquiryOutcome){0};
    return action_run(context, end, &ending, ret_outcome, ret_refusals);
}

// ---- by a quote ----

Err enquiry_find_live_quote(const ActionContext *context, Db *db, const EnquiryRecord *record,
                            Text *ret_number) {
    QQuoteLoadRow quote;
    QuoteState state;
    bool found = false;
    *ret_number = (Text){0};
    if (record->row.quote_null) {
        return OK;
    }
    TRY(q_quote_load(db, context->arena, &(QQuoteLoadIn){record->enterprise, record->row.quote, 0},
                     &quote, &found));
    if (!found) {
        return OK;
    }
    if (!quote_state_find(quote.state, &state)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    state = quote_state_on(state, !quote.valid_to_null, quote.valid_to, context->today);
    if (quote_state_is_live(state)) {
        *ret_number = quote.number;
    }
    return OK;
}

Err enquiry_for_quote(Action *action, Text name, SiteId site, EnquiryRecord *ret_record) {
    Text live;
    bool found = false;
    TRY(enquiry_find(action->context, action->seeing, name, ret_record, &found));
    if (found) {
        TRY(enquiry_find(action->context, action->db, name, ret_record, &found));
    }
    if (!found || ret_record->row.site.id != site.id ||
        !enquiry_is_answerer(action->context, ret_record)) {
        refuse_enquiry(action, REFUSAL_ENQUIRY_NOT_FOUND, name);
        return OK;
    }
    if (!enquiry_is_open(ret_record)) {
        refuse_enquiry(action, REFUSAL_ENQUIRY_STATE, ret_record->row.state);
        return OK;
    }
    TRY(enquiry_find_live_quote(action->context, action->db, ret_record, &live));
    if (live.len > 0) {
        refuse_enquiry(action, REFUSAL_ENQUIRY_QUOTED, live);
    }
    return OK;
}

Err enquiry_quoted(Action *action, const EnquiryRecord *record, QuoteId quote) {
    return q_enquiry_set_quote(action->db,
                               &(QEnquirySetQuoteIn){record->enterprise, record->enquiry, quote});
}

Err enquiry_answered(Action *action, QuoteId quote) {
    QEnquiryOfQuoteRow row;
    bool found = false;
    TRY(q_enquiry_of_quote(action->db, action->arena,
                           &(QEnquiryOfQuoteIn){action->enterprise, quote}, &row, &found));
    if (!found) {
        return OK;
    }
    TRY(save_end(action, row.enquiry, S("answered"), S("")));
    TRY(action_tell(action, S("enquiry.answered"), row.enquiry.id));
    return tell_customer(action);
}
