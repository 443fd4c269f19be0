// do_contact_add.
#include "action/contact/contact_add.h"

#include "action/action_private.h"
#include "auth/mail_address.h"
#include "store/q_agreement.h"
#include "store/q_contact.h"

static Err judge_mail(Action *action, Text mail) {
    Text key;
    if (!mail_key_of(action->arena, mail, &key)) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_BAD_MAIL, .field = S("mail"), .value = mail});
    }
    return OK;
}

// R1.8: exactly one primary, from the first contact on.
static Err judge_roles(Action *action, const SiteRecord *site, ContactRoles roles) {
    QContactListOfSiteRows there;
    bool has_primary = false;
    if (roles.bits == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_BAD_CHOICE, .field = S("roles")});
        return OK;
    }
    TRY(q_contact_list_of_site(
        action->db, action->arena,
        &(QContactListOfSiteIn){.enterprise = site->enterprise, .site = site->site}, &there));
    for (size_t i = 0; i < there.count; i++) {
        has_primary =
            has_primary || text_equal(there.rows[i].role, contact_role_name(CONTACT_PRIMARY));
    }
    if (has_primary == contact_holds(roles, CONTACT_PRIMARY)) {
        refuse(action->refusals,
               (Refusal){.id = has_primary ? REFUSAL_PRIMARY_TAKEN : REFUSAL_PRIMARY_MISSING,
                         .field = S("roles")});
    }
    return OK;
}

static Err save(Action *action, const SiteRecord *site, const ContactInput *input,
                ContactRoles roles, int64_t contact) {
    ContactRole first = CONTACT_PRIMARY;
    while (!contact_holds(roles, first)) {
        first++;
    }
    return q_contact_add(
        action->db,
        &(QContactAddIn){.enterprise = action->enterprise,
                         .site = site->site,
                         .contact = contact,
                         .seq = action->seq,
                         .role = contact_role_name(first),
                         .roles = contact_roles_text(action->arena, roles),
                         .state = input->confirmed ? S("confirmed") : S("unconfirmed"),
                         .name = contact_name(action->arena, input->first_name, input->last_name),
                         .first_name = input->first_name,
                         .last_name = input->last_name,
                         .mail = input->mail,
                         .phone = input->phone,
                         .city = input->city,
                         .province = input->province,
                         .postal_code = input->postal_code,
                         .country = input->country,
                         .confirmed_on = action->today,
                         .confirmed_on_null = !input->confirmed});
}

static Err add(Action *action, const void *given, void *outcome) {
    const ContactInput *input = given;
    QAgreementLoadHeaderRow agreement;
    SiteRecord site;
    bool found = false;
    (void)outcome;
    TRY(site_find(action->seeing, action->arena, input->site, &site, &found));
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_SITE_NOT_FOUND, .field = S("site"), .value = input->site});
        return OK;
    }
    TRY(action_open(action, site.enterprise));
    if (action->repeated || refused(action->refusals)) {
        return OK;
    }
    TRY(site_refresh(action, &site));
    TRY(q_agreement_load_header(
        action->db, action->arena,
        &(QAgreementLoadHeaderIn){.enterprise = site.enterprise, .agreement = site.agreement},
        &agreement));
    bool express = text_equal(agreement.programme, S("express"));
    ContactRoles roles = express ? contact_roles_all() : input->roles;
    TRY(judge_mail(action, input->mail));
    TRY(judge_roles(action, &site, roles));
    if (refused(action->refusals)) {
        return OK;
    }
    int64_t contact = action_new_id(action);
    TRY(save(action, &site, input, roles, contact));
    return action_finish(action, S("contact.add"), contact);
}

Err do_contact_add(const ActionContext *context, const ContactInput *input,
                   Refusals *ret_refusals) {
    int outcome = 0;
    return action_run(context, add, input, &outcome, ret_refusals);
}
