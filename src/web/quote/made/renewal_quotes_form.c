// Ticks and fields of one form.
#include "web/quote/made/renewal_quotes_form.h"

#include "base/messages.h"
#include "web/frame.h"

#include <stddef.h>
#include <string.h>

enum { LIST_CHARACTERS_MAX = 2000 };

static const Field fields[] = {
    {.name = S_INIT("renewal_lines"),
     .kind = FIELD_NAMES,
     .offset = offsetof(RenewalQuotesForm, renewal_lines)},
    {.name = S_INIT("list"),
     .kind = FIELD_NAME,
     .offset = offsetof(RenewalQuotesForm, list),
     .most = LIST_CHARACTERS_MAX},
};
static const FieldInside insides[] = {
    {&renewal_quotes_fields, offsetof(RenewalQuotesForm, quotes)},
};
const FieldTable renewal_quotes_form_fields =
    FIELD_TABLE_WITH("the lines to quote", RenewalQuotesForm, fields, insides);

RenewalQuotesInput renewal_quotes_form_input(const PageCall *call, const RenewalQuotesForm *form) {
    RenewalQuotesInput input = form->quotes;
    const Text *ticked = form->renewal_lines.items;
    size_t own = form->quotes.lines.count;
    size_t count = form->renewal_lines.count + own;
    RenewalQuoteLineInput *lines = arena_array(call->arena, RenewalQuoteLineInput, count);
    for (size_t i = 0; i < form->renewal_lines.count; i++) {
        lines[i] = (RenewalQuoteLineInput){.renewal_line = ticked[i]};
    }
    if (own > 0) {
        memcpy(lines + form->renewal_lines.count, form->quotes.lines.items, own * sizeof *lines);
    }
    input.lines = (FieldList){.given = count > 0, .items = lines, .count = count};
    return input;
}

static FormField term(const PageCall *call, Text name, Message label, Message hint) {
    FormField field = field_text(name, label, page_typed(call, name));
    field.optional = true;
    return field_with_hint(field, hint);
}

FormField renewal_quotes_contact(const PageCall *call) {
    return term(call, S("contact"), msg_quote_contact(), msg_quotes_contact_hint());
}

FormField renewal_quotes_maximum(const PageCall *call) {
    FormField field =
        term(call, S("maximum_end_price"), msg_maximum_end_price(), msg_maximum_end_price_hint());
    field.inputmode = S("decimal");
    return field;
}
