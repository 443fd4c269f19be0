// Fields of forms that ask for kinds of customers: each with what was typed chosen.
#ifndef WEB_CUSTOMER_CUSTOMER_FIELDS_H
#define WEB_CUSTOMER_CUSTOMER_FIELDS_H

#include "web/page.h"
#include "web/part/form/field.h"

// Options, the first of which is any; room for `count` more.
FieldOptions field_options_new(const PageCall *call, size_t count);
void field_option_add(FieldOptions *options, Text value, Message label);

FormField field_of_programme(const PageCall *call);
FormField field_of_customer_type(const PageCall *call);
FormField field_of_level(const PageCall *call);

#endif
