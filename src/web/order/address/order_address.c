// Fields and facts of an order's addresses, contacts and terms.
#include "web/order/address/order_address.h"

#include "action/order/cart/order_contacts.h"
#include "base/messages.h"
#include "web/contact/contact_words.h"
#include "web/contact/contacts_url.h"
#include "web/frame.h"

enum { FIELDS_MAX = 4 };

OrderAddressTyped order_address_typed(const PageCall *call) {
    return (OrderAddressTyped){
        .ship_to = page_typed(call, S("ship_to")),
        .bill_to = page_typed(call, S("bill_to")),
        .proof_contact = page_typed(call, S("proof_contact")),
        .renewal_contact = page_typed(call, S("renewal_contact")),
    };
}

static void add_field(const PageCall *call, const Refusals *refusals, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    field.optional = true;
    fields->items[fields->count++] = field;
}

static FieldOptions options_of(const PageCall *call, const OrderContacts *contacts) {
    FieldOption *options = arena_array(call->arena, FieldOption, contacts->count + 1);
    options[0] = (FieldOption){.label = msg_order_contact_of_role()};
    for (size_t i = 0; i < contacts->count; i++) {
        const OrderContact *contact = &contacts->items[i];
        Text role = message_text(call->arena, call->lang, contact_role_words_of(contact->role));
        options[i + 1] = (FieldOption){.value = contact->contact,
                                       .label = msg_order_contact_choice(role, contact->contact)};
    }
    return (FieldOptions){options, contacts->count + 1};
}

// Where nothing is named the bill goes to who buys from the vendor, and a customer's to its site.
static Message bill_to_hint(const PageCall *call, Text site) {
    const Viewer *viewer = call->viewer;
    if (viewer->kind != VIEWER_PARTNER) {
        return msg_ship_to_hint(site);
    }
    return viewer->is_distributor || viewer->is_direct ? msg_ship_to_hint(viewer->account_number)
                                                       : msg_bill_to_distributor_hint();
}

Err order_address_fields(PageCall *call, Text site, const OrderAddressTyped *typed,
                         const Refusals *refusals, FormFields *ret_fields) {
    OrderContacts contacts;
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    TRY(see_order_contacts(call->context, site, &contacts));
    add_field(call, refusals, &fields,
              field_with_hint(field_text(S("ship_to"), msg_ship_to(), typed->ship_to),
                              msg_ship_to_hint(site)));
    add_field(call, refusals, &fields,
              field_with_hint(field_text(S("bill_to"), msg_bill_to(), typed->bill_to),
                              bill_to_hint(call, site)));
    if (contacts.count > 0) {
        FieldOptions options = options_of(call, &contacts);
        add_field(
            call, refusals, &fields,
            field_select(S("proof_contact"), msg_proof_contact(), options, typed->proof_contact));
        add_field(call, refusals, &fields,
                  field_select(S("renewal_contact"), msg_renewal_contact(), options,
                               typed->renewal_contact));
    }
    *ret_fields = fields;
    return OK;
}

Text order_terms_version(const PageCall *call) {
    return call->context->prices.programme->terms_version;
}

bool order_terms(const PageCall *call, Message *ret_terms) {
    Text version = order_terms_version(call);
    *ret_terms = msg_order_accepts_terms(version);
    return version.len > 0;
}

static void add_fact(Facts *facts, Message label, Text value, Message shown, Url link) {
    if (value.len > 0) {
        facts->items[facts->count++] = (Fact){.label = label, .value = shown, .link = link};
    }
}

static void add_contact(const PageCall *call, const OrderSeen *order, Facts *facts, Message label,
                        Text code, Text role) {
    Url page = contacts_gate_opens(call->viewer) ? contacts_url(call->arena, order->summary.site)
                                                 : (Url){0};
    if (code.len > 0) {
        Text word = message_text(call->arena, call->lang, contact_role_words_of(role));
        add_fact(facts, label, code, msg_order_contact_choice(word, code), page);
    }
}

void order_address_add_facts(const PageCall *call, const OrderSeen *order, Facts *facts) {
    Url none = {0};
    add_fact(facts, msg_ship_to(), order->ship_to, msg_plain(order->ship_to), none);
    add_fact(facts, msg_bill_to(), order->bill_to, msg_plain(order->bill_to), none);
    add_contact(call, order, facts, msg_proof_contact(), order->proof_contact,
                order->proof_contact_role);
    add_contact(call, order, facts, msg_renewal_contact(), order->renewal_contact,
                order->renewal_contact_role);
    add_fact(facts, msg_terms_version(), order->terms_version, msg_plain(order->terms_version),
             none);
}
