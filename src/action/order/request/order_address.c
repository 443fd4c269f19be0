// Addresses, contacts and terms of an order.
#include "action/order/request/order_address_private.h"

#include "action/sight.h"
#include "domain/record/number_typed.h"
#include "store/q_contact.h"
#include "store/q_order.h"

static void say(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

void order_terms_judge(Action *action, Text accepted) {
    Text in_force = action->programme->terms_version;
    bool asks = action->context->viewer != NULL && in_force.len > 0;
    if (asks && accepted.len == 0) {
        say(action, REFUSAL_TERMS_REQUIRED, S("terms_version"), (Text){0});
    } else if (asks && !text_equal(accepted, in_force)) {
        say(action, REFUSAL_TERMS_CHANGED, S("terms_version"), accepted);
    }
}

// Another site of the order's agreement that the viewer sees; the order's own is none.
static Err find_site(Action *action, Text field, Text typed, const SiteRecord *own,
                     SiteId *ret_site) {
    SiteRecord site;
    Sight sight = {0};
    bool found = false;
    Text number = number_typed(action->arena, typed);
    if (number.len == 0) {
        return OK;
    }
    TRY(site_find(action->seeing, action->arena, number, &site, &found));
    if (found) {
        TRY(sight_of_site(action->context, site.enterprise, site.site, &sight));
    }
    if (!sees(sight) || site.enterprise.id != own->enterprise.id ||
        site.agreement.id != own->agreement.id) {
        say(action, REFUSAL_SITE_NOT_FOUND, field, typed);
    } else if (site.site.id != own->site.id || text_equal(field, S("bill_to"))) {
        *ret_site = site.site;
    }
    return OK;
}

static Err find_bill_to(Action *action, Text typed, const SiteRecord *own, SiteId *ret_site) {
    const Viewer *viewer = action->context->viewer;
    bool own_office = viewer->kind == VIEWER_PARTNER &&
                      (viewer->is_distributor || viewer->is_direct) &&
                      text_equal(number_typed(action->arena, typed), viewer->account_number);
    return own_office ? OK : find_site(action, S("bill_to"), typed, own, ret_site);
}

static bool is_there(const QContactListOfSiteRows *contacts, int64_t contact) {
    for (size_t i = 0; i < contacts->count; i++) {
        if (contacts->rows[i].contact == contact) {
            return true;
        }
    }
    return false;
}

static void find_contact(Action *action, const QContactListOfSiteRows *contacts, Text field,
                         Text code, int64_t *ret_contact) {
    int64_t contact = 0;
    if (code.len == 0) {
        return;
    }
    if (record_code_parse(code, action->context->number_key, &contact) &&
        is_there(contacts, contact)) {
        *ret_contact = contact;
    } else {
        say(action, REFUSAL_CONTACT_NOT_FOUND, field, code);
    }
}

// V5: of a partner whom nothing opens them to there is none.
static Err find_contacts(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                         OrderAddress *address) {
    QContactListOfSiteRows contacts = {0};
    Sight sight;
    bool opens = false;
    if (input->proof_contact.len == 0 && input->renewal_contact.len == 0) {
        return OK;
    }
    TRY(sight_of_site(action->context, site->enterprise, site->site, &sight));
    TRY(sight_opens_contacts(action->context, site->enterprise, site->site, sight, &opens));
    if (opens) {
        TRY(q_contact_list_of_site(
            action->seeing, action->arena,
            &(QContactListOfSiteIn){.enterprise = site->enterprise, .site = site->site},
            &contacts));
    }
    find_contact(action, &contacts, S("proof_contact"), input->proof_contact,
                 &address->proof_contact);
    find_contact(action, &contacts, S("renewal_contact"), input->renewal_contact,
                 &address->renewal_contact);
    return OK;
}

Err order_address_judge(Action *action, const OrderSubmitInput *input, const SiteRecord *site,
                        OrderAddress *ret_address) {
    OrderAddress address = {.given = true, .terms_version = input->terms_version};
    *ret_address = (OrderAddress){0};
    if (action->context->viewer == NULL) {
        return OK;
    }
    TRY(find_site(action, S("ship_to"), input->ship_to, site, &address.ship_to));
    TRY(find_bill_to(action, input->bill_to, site, &address.bill_to));
    TRY(find_contacts(action, input, site, &address));
    *ret_address = address;
    return OK;
}

bool order_address_says(const OrderAddress *address) {
    return address->ship_to.id != 0 || address->bill_to.id != 0 || address->proof_contact != 0 ||
           address->renewal_contact != 0;
}

Err order_address_save(Action *action, OrderId order, const OrderAddress *address) {
    return !address->given
               ? OK
               : q_order_set_address(action->db,
                                     &(QOrderSetAddressIn){
                                         .enterprise = action->enterprise,
                                         .order_id = order,
                                         .ship_to_null = address->ship_to.id == 0,
                                         .ship_to = address->ship_to,
                                         .bill_to_null = address->bill_to.id == 0,
                                         .bill_to = address->bill_to,
                                         .proof_contact_null = address->proof_contact == 0,
                                         .proof_contact = address->proof_contact,
                                         .renewal_contact_null = address->renewal_contact == 0,
                                         .renewal_contact = address->renewal_contact,
                                         .terms_version_null = address->terms_version.len == 0,
                                         .terms_version = address->terms_version,
                                     });
}
