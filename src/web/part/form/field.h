// A field of a form with its label, hint and what is wrong with it. A FormField is made by the
// functions below and then adorned; an id is its name.
#ifndef WEB_PART_FORM_FIELD_H
#define WEB_PART_FORM_FIELD_H

#include "base/show/html.h"

typedef struct {
    Text value;
    Message label;
    bool chosen;
} FieldOption;

typedef struct {
    FieldOption *items;
    size_t count;
} FieldOptions;

typedef struct {
    Text name;
    Message label;
    Text value; // as it was typed
    Text type;  // of <input>: "text", "password", "date", "file" …
    bool is_select, is_choice, is_check, is_area, is_number;
    bool checked;
    bool optional; // said so behind the label
    bool wide;
    FieldOptions options;
    bool hinted;
    Message hint;
    Text autocomplete; // empty: none, as the next
    Text inputmode;
    bool wrong;
    Message problem;
} FormField;

typedef struct {
    FormField *items;
    size_t count;
} FormFields;

FormField field_text(Text name, Message label, Text value);
FormField field_password(Text name, Message label);
FormField field_date(Text name, Message label, Text value); // ISO
FormField field_number(Text name, Message label, Text value);
FormField field_file(Text name, Message label);
FormField field_area(Text name, Message label, Text value);
FormField field_check(Text name, Message label, bool checked); // value "true"
// One of several; `value` is chosen.
FormField field_select(Text name, Message label, FieldOptions options, Text value);
FormField field_choice(Text name, Message label, FieldOptions options, Text value);

FormField field_with_hint(FormField field, Message hint);
FormField field_with_problem(FormField field, Message problem);

#endif
