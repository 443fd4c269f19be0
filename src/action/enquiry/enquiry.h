// What customers ask quotes for (portal.md P16): of a reseller that deals with their site already,
// or of the vendor. Asking opens the site to nobody (docs/decisions/0012). Who is asked makes a
// quote of it (quote_build.h), or declines.
#ifndef ACTION_ENQUIRY_ENQUIRY_H
#define ACTION_ENQUIRY_ENQUIRY_H

#include "action/action.h"
#include "action/line/typed_lines.h"
#include "base/input/fields.h"
#include "domain/columns.h"

enum { ENQUIRY_LINES_MAX = 1000 };

// ---- asking ----

typedef struct {
    Text part;
    Text quantity;
} EnquiryLineInput;

typedef struct {
    Text site;
    Text partner;    // account number; empty: the vendor
    FieldList lines; // of EnquiryLineInput; then those of
    Text paste;      // (domain/quote/paste.h)
    Text note;
} EnquiryInput;

extern const FieldTable enquiry_fields;

typedef struct {
    Text enquiry; // its name
    Text state;   // "asked", "answered", "declined", "withdrawn"
    int64_t revision;
    bool repeated;
} EnquiryOutcome;

extern const ColumnTable enquiry_outcome_columns;

// Asks. Refuses site_not_found (also of a site that is not the customer's own, V1) ·
// right_missing · reseller_not_found (no reseller that deals with the site) · too_many_lines ·
// no_lines; then, line by line, part_not_found · part_withdrawn · bad_quantity.
Err do_enquiry_make(const ActionContext *context, const EnquiryInput *input,
                    EnquiryOutcome *ret_outcome, Refusals *ret_refusals);

// Whom a site's customer may ask beside the vendor.
typedef struct {
    Text partner; // account number
    Text partner_name;
} EnquiryPartner;

extern const ColumnTable enquiry_partner_columns;

typedef struct {
    Text site; // empty: the viewer's own
} EnquiryPartnersAsk;

extern const FieldTable enquiry_partners_fields;

typedef struct {
    Text site; // number
    EnquiryPartner *rows;
    size_t count;
} EnquiryPartners;

// Refuses site_not_found.
Err see_enquiry_partners(const ActionContext *context, const EnquiryPartnersAsk *ask,
                         EnquiryPartners *ret_partners, Refusals *ret_refusals);

// ---- its end ----

typedef struct {
    Text enquiry;
    int64_t revision; // 0: whatever it is
    Text reason;      // of declining
} EnquiryEnd;

typedef struct {
    Text reason;
} EnquiryDecline;

extern const FieldTable enquiry_decline_fields;

// Who was asked declines; the customer withdraws. Refuse enquiry_not_found · right_missing · stale
// · enquiry_state (it ended; value: how). Declining also enquiry_quoted (a quote that was made of
// it lives; value: that quote's number): the customer must not read a no and then be shown a quote.
Err do_enquiry_decline(const ActionContext *context, const EnquiryEnd *input,
                       EnquiryOutcome *ret_outcome, Refusals *ret_refusals);
Err do_enquiry_withdraw(const ActionContext *context, const EnquiryEnd *input,
                        EnquiryOutcome *ret_outcome, Refusals *ret_refusals);

// ---- seeing ----

typedef struct {
    Text enquiry;
    Text site;
    Text customer_name;
    Text partner; // account number; empty: the vendor
    Text partner_name;
    Date asked_on;
    Text state;
    int64_t lines;
    Text quote; // that was made of it, as far as the viewer sees it; empty: none
    bool ended_on_null;
    Date ended_on;
} EnquiryRow;

extern const ColumnTable enquiry_columns;

typedef struct {
    int64_t line;
    Text part;
    Text description;
    Quantity quantity;
} EnquiryLine;

extern const ColumnTable enquiry_line_columns;

typedef struct {
    EnquiryRow row;
    int64_t revision;
    Text note;
    Text reason;  // why it was declined
    bool answers; // the viewer may make a quote of it, or decline
    Text live;    // who answers: the quote that was made of it and still lives; none is made beside
    bool withdraws;
    EnquiryLine *lines;
    size_t line_count;
} EnquiryView;

// Refuses enquiry_not_found: a hidden one is as one that never was (V6).
Err see_enquiry(const ActionContext *context, Text enquiry, EnquiryView *ret_view,
                Refusals *ret_refusals);

#endif
