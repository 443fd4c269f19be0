// Fields of forms, by kind.
#include "web/part/form/field.h"

static FormField input(Text name, Message label, Text type, Text value) {
    return (FormField){.name = name, .label = label, .type = type, .value = value};
}

FormField field_text(Text name, Message label, Text value) {
    return input(name, label, S("text"), value);
}

FormField field_password(Text name, Message label) {
    FormField field = input(name, label, S("password"), S(""));
    field.autocomplete = S("current-password");
    return field;
}

FormField field_date(Text name, Message label, Text value) {
    Date day;
    // A browser shows no other text in it, and says so on its console.
    return input(name, label, S("date"), date_parse(value, &day) ? value : S(""));
}

FormField field_number(Text name, Message label, Text value) {
    FormField field = input(name, label, S("text"), value);
    field.is_number = true;
    field.inputmode = S("numeric");
    return field;
}

FormField field_file(Text name, Message label) {
    return input(name, label, S("file"), S(""));
}

FormField field_area(Text name, Message label, Text value) {
    FormField field = input(name, label, S(""), value);
    field.is_area = true;
    return field;
}

FormField field_check(Text name, Message label, bool checked) {
    FormField field = input(name, label, S("checkbox"), S("true"));
    field.is_check = true;
    field.checked = checked;
    return field;
}

static FormField one_of(Text name, Message label, FieldOptions options, Text value) {
    FormField field = {.name = name, .label = label, .value = value, .options = options};
    for (size_t i = 0; i < options.count; i++) {
        options.items[i].chosen = text_equal(options.items[i].value, value);
    }
    return field;
}

FormField field_select(Text name, Message label, FieldOptions options, Text value) {
    FormField field = one_of(name, label, options, value);
    field.is_select = true;
    return field;
}

FormField field_choice(Text name, Message label, FieldOptions options, Text value) {
    FormField field = one_of(name, label, options, value);
    field.is_choice = true;
    return field;
}

FormField field_with_hint(FormField field, Message hint) {
    field.hinted = true;
    field.hint = hint;
    return field;
}

FormField field_with_problem(FormField field, Message problem) {
    field.wrong = true;
    field.problem = problem;
    return field;
}
