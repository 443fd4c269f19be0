// The contacts that an order's form offers.
#include "action/order/cart/order_contacts.h"

#include "action/action_private.h"
#include "action/sight.h"
#include "domain/record/number.h"
#include "store/q_contact.h"

static Err find_open(const ActionContext *context, Text number, SiteRecord *site, bool *ret_opens) {
    Sight sight = {0};
    bool found = false;
    *ret_opens = false;
    TRY(site_find(context->db, context->arena, number, site, &found));
    if (found) {
        TRY(sight_of_site(context, site->enterprise, site->site, &sight));
    }
    return sees(sight)
               ? sight_opens_contacts(context, site->enterprise, site->site, sight, ret_opens)
               : OK;
}

Err see_order_contacts(const ActionContext *context, Text site, OrderContacts *ret_contacts) {
    SiteRecord record = {0};
    QContactListOfSiteRows rows = {0};
    bool opens = false;
    TRY(find_open(context, site, &record, &opens));
    if (opens) {
        TRY(q_contact_list_of_site(
            context->db, context->arena,
            &(QContactListOfSiteIn){.enterprise = record.enterprise, .site = record.site}, &rows));
    }
    *ret_contacts =
        (OrderContacts){arena_array(context->arena, OrderContact, rows.count), rows.count};
    for (size_t i = 0; i < rows.count; i++) {
        ret_contacts->items[i] =
            (OrderContact){record_code(context->arena, context->number_key, rows.rows[i].contact),
                           rows.rows[i].role};
    }
    return OK;
}
