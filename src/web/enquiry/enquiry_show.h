// An enquiry (P16): what is asked, how it stands, and what the reader can do with it.
#ifndef WEB_ENQUIRY_ENQUIRY_SHOW_H
#define WEB_ENQUIRY_ENQUIRY_SHOW_H

#include "base/show/html.h"
#include "web/page.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"
#include "web/part/show/tag.h"

typedef struct {
    int64_t line;
    Text part;
    Text description;
    Amount quantity;
} EnquiryShowLine;

typedef struct {
    EnquiryShowLine *items;
    size_t count;
} EnquiryShowLines;

typedef struct {
    Text name;
    Tag state;
    Text customer;
    Facts facts;
    Text note;   // empty: none
    Text reason; // why it was declined
    EnquiryShowLines lines;
    Url quote_make; // empty: the reader does not answer it, or has
    Url quote_open; // the quote that it has answered with so far
    bool is_quoted; // that ends before the enquiry can be declined
    Url decline;
    FormField why;
    Url withdraw; // empty: the reader does not withdraw it
    FormKeys keys;
} EnquiryShowPage;

typedef struct {
    int64_t revision;
    Text reason;
} EnquiryEndForm;

extern const FieldTable enquiry_decline_form_fields;
extern const FieldTable enquiry_withdraw_fields;

typedef struct {
    int done; // 1: it was sent just before
} EnquiryShowAsk;

extern const FieldTable enquiry_show_fields;

// The page of the enquiry in the path; `tried`: what was refused, NULL: nothing.
Err enquiry_show(PageCall *call, int status, const Refusals *tried);
// What a decision came to.
Err enquiry_ended(PageCall *call, const Refusals *refusals);

#endif
