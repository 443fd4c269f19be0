// The fields of the form, beside those of the change itself.
#include "web/quote/quote_form.h"

#include "web/frame.h"

#include <stddef.h>

enum { NAME_ROOM = 48 };

static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteForm, revision),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("after"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuoteForm, after),
     .least = 0,
     .most = INT32_MAX},
};
static const FieldInside insides[] = {{&quote_change_fields, offsetof(QuoteForm, change)}};
const FieldTable quote_form_fields = FIELD_TABLE_WITH("a quote's form", QuoteForm, fields, insides);

// A selling price that stood in its field and was taken out of it: there is none any more.
static bool is_emptied(const PageCall *call, size_t index) {
    TextBuf name = buf_new(call->arena, NAME_ROOM);
    buf_addf(&name, "lines.%zu.sell_unit", index + 1);
    Text field = buf_text(&name);
    return page_was_sent(call, field) && page_typed(call, field).len == 0;
}

// The same of a field of the whole quote.
static Text given(const PageCall *call, Text name, Text value) {
    return page_was_sent(call, name) && value.len == 0 ? S("-") : value;
}

QuoteChangeInput quote_form_change(const PageCall *call, const QuoteForm *form) {
    QuoteChangeInput change = form->change;
    const QuoteLineChange *typed = form->change.lines.items;
    QuoteLineChange *lines = arena_array(call->arena, QuoteLineChange, form->change.lines.count);
    size_t count = 0;
    for (size_t i = 0; i < form->change.lines.count; i++) {
        bool is_empty =
            typed[i].line == 0 && typed[i].part.len == 0 && typed[i].renewal_line.len == 0;
        if (!is_empty || typed[i].quantity.len > 0) {
            lines[count] = typed[i];
            if (typed[i].line != 0 && is_emptied(call, i)) {
                lines[count].sell_unit = S("-");
            }
            count++;
        }
    }
    change.contact = given(call, S("contact"), change.contact);
    change.maximum_end_price = given(call, S("maximum_end_price"), change.maximum_end_price);
    change.lines.items = lines;
    change.lines.count = count;
    change.seen = (QuoteSeen){.number = call->params[0], .edition = form->revision};
    return change;
}
