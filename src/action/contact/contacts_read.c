// see_contacts_open and do_contacts_read.
#include "action/contact/contacts_read.h"

#include "action/customer/customer_load_private.h"
#include "action/read_note_private.h"
#include "domain/record/contact.h"
#include "domain/record/number_typed.h"
#include "store/q_contact.h"

#include <stddef.h>
#include <string.h>

#define OF_CONTACT(member, kind)         COLUMN(ContactRow, member, kind)
#define OF_CONTACT_OR_NULL(member, kind) COLUMN_OR_NULL(ContactRow, member, kind)

static const Column column_list[] = {
    OF_CONTACT(site, COLUMN_NUMBER),
    OF_CONTACT(contact, COLUMN_TEXT),
    OF_CONTACT(first_name, COLUMN_TEXT),
    OF_CONTACT(last_name, COLUMN_TEXT),
    OF_CONTACT(phone, COLUMN_NUMBER),
    OF_CONTACT(mail, COLUMN_TEXT),
    OF_CONTACT(city, COLUMN_TEXT),
    OF_CONTACT(province, COLUMN_TEXT),
    OF_CONTACT(postal_code, COLUMN_NUMBER),
    OF_CONTACT(country, COLUMN_TEXT),
    OF_CONTACT(roles, COLUMN_TEXT),
    OF_CONTACT(mail_state, COLUMN_TEXT),
    OF_CONTACT(bounces, COLUMN_COUNT),
    OF_CONTACT(stands_in_for, COLUMN_TEXT),
    OF_CONTACT_OR_NULL(last_confirmed_on, COLUMN_DATE),
    OF_CONTACT_OR_NULL(last_sign_in, COLUMN_INSTANT),
};
const ColumnTable contact_columns = COLUMN_TABLE_PLAIN(column_list, ContactRow);

static void refuse_site(RefusalId id, Text number, Refusals *refusals) {
    refuse(refusals, (Refusal){.id = id, .field = S("site"), .value = number});
}

Err see_contacts_open(const ActionContext *context, Text number, ContactsOpen *ret_open,
                      Refusals *ret_refusals) {
    SiteRecord site = {0};
    ContactsOpen open = {0};
    LoadedCustomer customer = {.agreement_state = {0}};
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(site_find(context->db, context->arena, number_typed(context->arena, number), &site,
                  &found));
    // What is not there does the work of what is hidden (V6).
    TRY(customer_load(context, site.enterprise, site.site, &customer, &found));
    open.customer = customer.row;
    if (!found) {
        refuse_site(REFUSAL_SITE_NOT_FOUND, number, ret_refusals);
        return OK;
    }
    TRY(sight_opens_contacts(context, site.enterprise, site.site,
                             (Sight){open.customer.evidence_bits}, &open.opens));
    *ret_open = open;
    return OK;
}

static Err roles_of(const QContactListOfSiteRow *kept, ContactRoles *ret_roles) {
    Text roles = kept->roles.len > 0 ? kept->roles : kept->role;
    return contact_roles_parse(roles, ret_roles) ? OK : FAULT_AT(FAULT_DB_VALUE, 0);
}

static ContactRow row_of(const ActionContext *context, Text site, const QContactListOfSiteRow *kept,
                         ContactRoles roles, ContactRoles missing) {
    bool primary = contact_holds(roles, CONTACT_PRIMARY);
    return (ContactRow){
        .name = kept->name,
        .site = site,
        .contact = record_code(context->arena, context->number_key, kept->contact),
        .first_name = kept->first_name,
        .last_name = kept->last_name,
        .phone = kept->phone,
        .mail = kept->mail,
        .city = kept->city,
        .province = kept->province,
        .postal_code = kept->postal_code,
        .country = kept->country,
        .roles = contact_roles_text(context->arena, roles),
        .mail_state = kept->state,
        .bounces = kept->bounces,
        .stands_in_for = primary ? contact_roles_text(context->arena, missing) : (Text){0},
        .last_confirmed_on = kept->confirmed_on,
        .last_confirmed_on_null = kept->confirmed_on_null,
        .last_sign_in_null = true,
    };
}

static Err load(const ActionContext *context, const CustomerRow *customer, ContactsView *view) {
    QContactListOfSiteRows kept;
    TRY(q_contact_list_of_site(
        context->db, context->arena,
        &(QContactListOfSiteIn){.enterprise = customer->enterprise_id, .site = customer->site_id},
        &kept));
    ContactRoles *roles = arena_array(context->arena, ContactRoles, kept.count);
    for (size_t i = 0; i < kept.count; i++) {
        TRY(roles_of(&kept.rows[i], &roles[i]));
    }
    ContactRoles missing = contact_roles_missing(roles, kept.count);
    view->rows = arena_array(context->arena, ContactRow, kept.count);
    for (size_t i = 0; i < kept.count; i++) {
        view->rows[view->count++] =
            row_of(context, customer->site, &kept.rows[i], roles[i], missing);
    }
    return OK;
}

Err do_contacts_read(const ActionContext *context, Text number, ContactsView *ret_contacts,
                     Refusals *ret_refusals) {
    ContactsOpen open = {0};
    ContactsView view = {0};
    TRY(see_contacts_open(context, number, &open, ret_refusals));
    if (!refused(ret_refusals) && !open.opens) {
        refuse_site(REFUSAL_CONTACTS_NOT_OPEN, number, ret_refusals);
    }
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(load(context, &open.customer, &view));
    TRY(read_note(context, open.customer.enterprise_id, S("contact.read"),
                  open.customer.site_id.id));
    *ret_contacts = view;
    return OK;
}

// ---- as a file ----

void contacts_state(ContactsState *state, Text site) {
    ENSURE(site.len <= sizeof state->site);
    memcpy(state->site, site.bytes, site.len);
    state->site_len = site.len;
}

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    ContactsState *state = given;
    ContactsView view = {0};
    Refusals refusals = {0};
    size_t at = state->at;
    (void)memory;
    TRY(do_contacts_read(context, (Text){state->site, state->site_len}, &view, &refusals));
    size_t left = view.count > at ? view.count - at : 0;
    *ret_count = left < ROW_SOURCE_BATCH ? left : ROW_SOURCE_BATCH;
    *ret_rows = *ret_count > 0 ? view.rows + at : NULL;
    *ret_more = left > *ret_count;
    state->at += *ret_count;
    return OK;
}

const RowSource contacts_source = {&contact_columns, sizeof(ContactsState), next};
