// Appends who represents the vendor, and lists it.
#include "action/representative/representative.h"

#include "action/action_private.h"
#include "store/q_account.h"
#include "store/q_partner.h"
#include "store/q_queue.h"
#include "store/q_representative.h"

#include <stddef.h>

static const Column columns[] = {
    COLUMN(Representative, kind, COLUMN_TEXT),     COLUMN(Representative, number, COLUMN_NUMBER),
    COLUMN(Representative, called, COLUMN_TEXT),   COLUMN(Representative, rep_name, COLUMN_TEXT),
    COLUMN(Representative, rep_mail, COLUMN_TEXT), COLUMN(Representative, since, COLUMN_DATE),
};
const ColumnTable representative_columns = COLUMN_TABLE_PLAIN(columns, Representative);

static const Field list_fields[] = {
    {.name = S_INIT("after"), .kind = FIELD_NAME, .offset = offsetof(RepresentativesInput, after)},
    {.name = S_INIT("limit"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(RepresentativesInput, limit),
     .least = 1,
     .most = REPRESENTATIVES_MAX},
};
const FieldTable representatives_fields =
    FIELD_TABLE("the representatives", RepresentativesInput, list_fields);

static const Text kinds[] = {S_INIT("site"), S_INIT("partner")};
static const Field fields[] = {
    {.name = S_INIT("kind"),
     .kind = FIELD_CHOICE,
     .required = true,
     .offset = offsetof(RepresentativeInput, kind),
     .choices = kinds,
     .choice_count = 2},
    {.name = S_INIT("number"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(RepresentativeInput, number)},
    {.name = S_INIT("mail"), .kind = FIELD_NAME, .offset = offsetof(RepresentativeInput, mail)},
};
const FieldTable representative_fields =
    FIELD_TABLE("a representative", RepresentativeInput, fields);

Err see_representatives(const ActionContext *context, const RepresentativesInput *input,
                        RepresentativesView *ret_view, Refusals *ret_refusals) {
    size_t most = input->limit == 0 ? REPRESENTATIVES_DEFAULT : (size_t)input->limit;
    QRepresentativeListRows rows;
    *ret_refusals = (Refusals){0};
    *ret_view = (RepresentativesView){0};
    if (context->viewer == NULL || context->viewer->kind != VIEWER_STAFF) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING});
        return OK;
    }
    TRY(q_representative_list(
        context->db, context->arena,
        &(QRepresentativeListIn){.after = input->after, .most = (int64_t)most + 1}, &rows));
    RepresentativesView view = {.rows = arena_array(context->arena, Representative, rows.count),
                                .count = rows.count > most ? most : rows.count};
    for (size_t i = 0; i < view.count; i++) {
        const QRepresentativeListRow *row = &rows.rows[i];
        view.rows[i] =
            (Representative){row->kind, row->number, row->called, row->name, row->mail, row->since};
    }
    view.next = rows.count > most ? view.rows[most - 1].number : S("");
    *ret_view = view;
    return OK;
}

bool representatives_may_assign(const Viewer *viewer) {
    return viewer != NULL && viewer->kind == VIEWER_STAFF &&
           (viewer->desk == DESK_ADMIN || viewer->desk == DESK_RENEWALS);
}

// ---- assigning ----

static Err find_person(Action *action, Text mail, IdentityId *ret_person, Text *ret_name) {
    QQueueListDeskRows rows;
    *ret_person = (IdentityId){0};
    *ret_name = (Text){0};
    if (mail.len == 0) {
        return OK;
    }
    TRY(q_queue_list_desk(action->db, action->arena, &(QQueueListDeskIn){.today = action->today},
                          &rows));
    for (size_t i = 0; i < rows.count; i++) {
        if (text_equal(rows.rows[i].mail, mail)) {
            *ret_person = rows.rows[i].identity;
            *ret_name = rows.rows[i].name;
        }
    }
    if (ret_person->id == 0) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_PERSON_NOT_FOUND, .field = S("mail"), .value = mail});
    }
    return OK;
}

// Who represents the vendor at a site; id 0: nobody.
static Err find_at_site(Action *action, const SiteRecord *site, QRepresentativeOfSiteRow *ret_now,
                        bool *ret_found, IdentityId *ret_person) {
    QRepresentativeOfSiteRow now = {0};
    bool found = false;
    TRY(q_representative_of_site(
        action->db, action->arena,
        &(QRepresentativeOfSiteIn){.enterprise = site->enterprise, .site = site->site}, &now,
        &found));
    *ret_now = now;
    *ret_found = found;
    *ret_person = found && !now.identity_null ? now.identity : (IdentityId){0};
    return OK;
}

static Err add_at_site(Action *action, const SiteRecord *site, int64_t change, IdentityId person) {
    return q_representative_add_site(action->db,
                                     &(QRepresentativeAddSiteIn){.enterprise = site->enterprise,
                                                                 .site = site->site,
                                                                 .change = change,
                                                                 .identity_null = person.id == 0,
                                                                 .identity = person,
                                                                 .on_day = action->today,
                                                                 .at = action->context->now,
                                                                 .actor = action->context->actor});
}

// A change is a transaction of the site's enterprise, so that the audit's chain has it (P46).
static Err assign_site(Action *action, const SiteRecord *site, IdentityId person) {
    QRepresentativeOfSiteRow now;
    bool found = false;
    IdentityId has;
    TRY(find_at_site(action, site, &now, &found, &has));
    if (has.id == person.id) {
        return OK;
    }
    TRY(action_open(action, site->enterprise));
    if (action->repeated || refused(action->refusals)) {
        return OK;
    }
    TRY(find_at_site(action, site, &now, &found, &has)); // behind the lock
    if (has.id != person.id) {
        TRY(add_at_site(action, site, found ? now.change + 1 : 1, person));
    }
    return action_finish(action, S("representative.assign"), site->site.id);
}

static Err assign_account(Action *action, AccountId account, IdentityId person) {
    QRepresentativeOfAccountRow now = {0};
    bool found = false;
    TRY(q_representative_of_account(action->db, action->arena,
                                    &(QRepresentativeOfAccountIn){.account = account}, &now,
                                    &found));
    IdentityId has = found && !now.identity_null ? now.identity : (IdentityId){0};
    if (has.id == person.id) {
        return OK;
    }
    return q_representative_add_account(
        action->db, &(QRepresentativeAddAccountIn){.account = account,
                                                   .change = found ? now.change + 1 : 1,
                                                   .identity_null = person.id == 0,
                                                   .identity = person,
                                                   .on_day = action->today,
                                                   .at = action->context->now,
                                                   .actor = action->context->actor});
}

// An ActionBody.
static Err assign(Action *action, const void *given, void *outcome) {
    const RepresentativeInput *input = given;
    bool at_site = input->kind == REPRESENTS_AT_SITE;
    Representative made = {
        .kind = kinds[input->kind], .number = input->number, .since = action->today};
    IdentityId person;
    SiteRecord site;
    QPartnerLoadRow partner;
    bool found = false;
    if (at_site) {
        TRY(site_find(action->db, action->arena, input->number, &site, &found));
    } else {
        TRY(q_partner_load(action->db, action->arena, &(QPartnerLoadIn){.number = input->number},
                           &partner, &found));
    }
    if (!found) {
        refuse(action->refusals,
               (Refusal){.id = at_site ? REFUSAL_SITE_NOT_FOUND : REFUSAL_PARTNER_NOT_FOUND,
                         .field = S("number"),
                         .value = input->number});
    }
    TRY(find_person(action, input->mail, &person, &made.rep_name));
    if (refused(action->refusals)) {
        return OK;
    }
    made.rep_mail = input->mail;
    *(Representative *)outcome = made;
    return at_site ? assign_site(action, &site, person)
                   : assign_account(action, partner.account, person);
}

Err do_representative_assign(const ActionContext *context, const RepresentativeInput *input,
                             Representative *ret_representative, Refusals *ret_refusals) {
    *ret_refusals = (Refusals){0};
    if (!representatives_may_assign(context->viewer)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING});
        return OK;
    }
    return action_run(context, assign, input, ret_representative, ret_refusals);
}
