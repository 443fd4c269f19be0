// An enquiry as actions load it, and what quotes have to do with it. Inside action only.
#ifndef ACTION_ENQUIRY_ENQUIRY_PRIVATE_H
#define ACTION_ENQUIRY_ENQUIRY_PRIVATE_H

#include "action/action_private.h"
#include "action/enquiry/enquiry.h"
#include "store/q_enquiry.h"

typedef struct {
    EnterpriseId enterprise;
    EnquiryId enquiry;
    AgreementId agreement; // of its site now
    QEnquiryLoadRow row;
} EnquiryRecord;

// It has no number: it is called by its site's and a code that tells nothing.
Text enquiry_name(Arena *arena, uint64_t number_key, Text site, EnquiryId enquiry);
// The enquiry of a name, as this connection shows it.
Err enquiry_find(const ActionContext *context, Db *db, Text name, EnquiryRecord *ret_record,
                 bool *ret_found);
bool enquiry_is_open(const EnquiryRecord *record);
static inline AccountId enquiry_partner(const EnquiryRecord *record) {
    return record->row.partner_null ? (AccountId){0} : record->row.partner;
}
// The viewer is who was asked, with the right to write quotes; or may ask and withdraw.
bool enquiry_is_answerer(const ActionContext *context, const EnquiryRecord *record);
bool enquiry_is_asker(const ActionContext *context, const EnquiryRecord *record);

// The number of the quote that was made of it, where this connection shows it and it still lives;
// else empty.
Err enquiry_find_live_quote(const ActionContext *context, Db *db, const EnquiryRecord *record,
                            Text *ret_number);
// A new quote for `site` will be made of the enquiry of that name. Refuses enquiry_not_found (also
// of another site, or asked of somebody else) · enquiry_state · enquiry_quoted (its quote still
// lives; value: that quote's number).
Err enquiry_for_quote(Action *action, Text name, SiteId site, EnquiryRecord *ret_record);
Err enquiry_quoted(Action *action, const EnquiryRecord *record, QuoteId quote);
// A quote was presented: the open enquiry that it was made of, if any, is answered, and its
// customer is told.
Err enquiry_answered(Action *action, QuoteId quote);

#endif
