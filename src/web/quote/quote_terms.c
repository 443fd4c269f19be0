// Fields and facts of a quote's terms.
#include "web/quote/quote_terms.h"

#include "action/order/cart/order_contacts.h"
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/contact/contact_words.h"
#include "web/contact/contacts_url.h"
#include "web/frame.h"

enum { FIELDS_MAX = 2, MONEY_ROOM = 40 };

static FormField told(const PageCall *call, const Refusals *refusals, FormField field) {
    Message problem;
    field.optional = true;
    return page_problem_of(call, refusals, field.name, &problem)
               ? field_with_problem(field, problem)
               : field;
}

static Text typed(const PageCall *call, Text name, Text kept) {
    return page_was_sent(call, name) ? page_typed(call, name) : kept;
}

static FormField contact_field(const PageCall *call, const OrderContacts *contacts, Text kept) {
    FieldOption *options = arena_array(call->arena, FieldOption, contacts->count + 1);
    options[0] = (FieldOption){.label = msg_quote_no_contact()};
    for (size_t i = 0; i < contacts->count; i++) {
        const OrderContact *contact = &contacts->items[i];
        Text role = message_text(call->arena, call->lang, contact_role_words_of(contact->role));
        options[i + 1] = (FieldOption){.value = contact->contact,
                                       .label = msg_order_contact_choice(role, contact->contact)};
    }
    return field_select(S("contact"), msg_quote_contact(),
                        (FieldOptions){options, contacts->count + 1},
                        typed(call, S("contact"), kept));
}

static Text typed_amount(const PageCall *call, const Quote *quote) {
    TextBuf buf = buf_new(call->arena, MONEY_ROOM);
    if (quote != NULL && !quote->maximum_end_price_null) {
        money_write(&buf, quote->maximum_end_price, quote->money);
    }
    return buf_text(&buf);
}

Err quote_terms_fields(const PageCall *call, Text site, const Quote *quote,
                       const Refusals *refusals, FormFields *ret_fields) {
    OrderContacts contacts;
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    TRY(see_order_contacts(call->context, site, &contacts));
    if (contacts.count > 0) {
        Text kept = quote == NULL ? S("") : quote->contact;
        fields.items[fields.count++] = told(call, refusals, contact_field(call, &contacts, kept));
    }
    FormField maximum = field_text(S("maximum_end_price"), msg_maximum_end_price(),
                                   typed(call, S("maximum_end_price"), typed_amount(call, quote)));
    maximum.inputmode = S("decimal");
    fields.items[fields.count++] =
        told(call, refusals, field_with_hint(maximum, msg_maximum_end_price_hint()));
    *ret_fields = fields;
    return OK;
}

void quote_terms_add_facts(const PageCall *call, const Quote *quote, Facts *facts) {
    if (quote->contact.len > 0) {
        Text role =
            message_text(call->arena, call->lang, contact_role_words_of(quote->contact_role));
        facts->items[facts->count++] = (Fact){
            .label = msg_quote_contact(),
            .value = msg_order_contact_choice(role, quote->contact),
            .link = contacts_gate_opens(call->viewer) ? contacts_url(call->arena, quote->site)
                                                      : (Url){{0}}};
    }
    if (!quote->maximum_end_price_null) {
        facts->items[facts->count++] =
            (Fact){.label = msg_maximum_end_price(),
                   .value = msg_sum_money(money_amount(quote->maximum_end_price, quote->money))};
    }
}
