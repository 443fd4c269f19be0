// A renewal line as it is kept. Inside action only.
#ifndef ACTION_RENEWAL_LINE_ROW_PRIVATE_H
#define ACTION_RENEWAL_LINE_ROW_PRIVATE_H

#include "action/action_private.h"
#include "store/agreement_store.h"

// The agreement in which a line's site stood on another day.
typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    int64_t known_seq; // what was known of the enterprise then
    bool exists;
    StandingRow standing;
    bool headed; // what follows was read
    Text number;
    Text programme;
    Text customer_type;
    bool auto_renew;
} LineAgreement;

// An entitlement with what its site, agreement, parts and order say. What lines share is filled in
// behind the queries (line_shared_private.h): from site_number to cap, of the renewal part and of
// the quote.
typedef struct {
    EnterpriseId enterprise;
    EntitlementId entitlement;
    SiteId site;
    OrderId order;
    Text licence;
    Quantity quantity;
    Date coverage_end;
    Date since;
    Date due;
    bool has_renewed_yearly;
    Money renewed_yearly;
    AccountId distributor; // 0: none
    AccountId reseller;
    Text site_number;
    Text name;
    Text city;
    Text country;
    AgreementId agreement;
    Text agreement_number;
    Text programme;
    Text customer_type;
    StandingRow standing; // of the agreement, as it is kept
    bool auto_renew;
    bool has_cap;
    Percent cap;
    Text renewal; // the renewal part
    Text description;
    Text type;
    Text metric;
    Text currency;
    Text country_group;
    LineAgreement *then; // of another day; NULL: now
    Text proof;          // the newest of its order and site; only where the filter shows
    bool has_notice;     // of the calendar (R4.8); only where the filter shows
    Date last_notice_on;
    QuoteId quote; // an own live one; 0: none
    Text quote_number;
    Text quote_state;
    bool has_quote_valid_to;
    Date quote_valid_to;
    bool ordered;   // an order of that quote waits to be accepted
    bool by_naming; // seen as the named partner
} LineRow;

#endif
