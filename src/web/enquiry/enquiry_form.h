// Where a customer asks for a quote (P16), as it is opened and after it was refused.
#ifndef WEB_ENQUIRY_ENQUIRY_FORM_H
#define WEB_ENQUIRY_ENQUIRY_FORM_H

#include "action/enquiry/enquiry.h"
#include "base/show/html.h"
#include "web/page.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"

typedef struct {
    Url make;
    FormKeys keys;
    FormFields fields;
} EnquiryForm;

typedef struct {
    EnquiryInput input;
    Text part; // one that is asked for to begin with
} EnquiryBegin;

extern const FieldTable enquiry_begin_fields;

// `tried`: what the business refused; NULL: nothing.
Err enquiry_form(PageCall *call, int status, const EnquiryInput *input, const Refusals *tried);

#endif
