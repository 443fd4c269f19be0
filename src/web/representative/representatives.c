// GET and POST /representatives: who represents the vendor in renewals (portal.md P43).
#include "action/representative/representative.h"
#include "action/queue/queues_see.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/lost.h"
#include "web/representative/representatives.h"
#include "web/tpl_representatives.h"

enum { FIELDS_MAX = 3 };

static Url own_url(void) {
    return url_path(S("/representatives"));
}

static FormField with_problem(const PageCall *call, const Refusals *tried, FormField field) {
    Message problem;
    return page_problem_of(call, tried, field.name, &problem) ? field_with_problem(field, problem)
                                                              : field;
}

static Err fields_of(const PageCall *call, const Refusals *tried, FormFields *ret_fields) {
    DeskPeople people;
    FormField *fields = arena_array(call->arena, FormField, FIELDS_MAX);
    FieldOption *kinds = arena_array(call->arena, FieldOption, 2);
    TRY(see_desk_people(call->context, &people));
    FieldOption *mails = arena_array(call->arena, FieldOption, people.count + 1);
    kinds[0] = (FieldOption){.value = S("site"), .label = msg_site()};
    kinds[1] = (FieldOption){.value = S("partner"), .label = msg_representatives_to_partner()};
    for (size_t i = 0; i < people.count; i++) {
        mails[i] = (FieldOption){.value = people.people[i].mail,
                                 .label = msg_plain(people.people[i].name)};
    }
    mails[people.count] = (FieldOption){.label = msg_queue_nobody()};
    Text kind = page_typed(call, S("kind"));
    Text mail = page_was_sent(call, S("mail")) ? page_typed(call, S("mail")) : call->viewer->mail;
    fields[0] = field_select(S("kind"), msg_representatives_of(), (FieldOptions){kinds, 2},
                             kind.len > 0 ? kind : S("site"));
    fields[1] = field_text(S("number"), msg_number(), page_typed(call, S("number")));
    fields[2] = field_select(S("mail"), msg_representative(),
                             (FieldOptions){mails, people.count + 1}, mail);
    for (size_t i = 0; i < FIELDS_MAX; i++) {
        fields[i] = with_problem(call, tried, fields[i]);
    }
    *ret_fields = (FormFields){fields, FIELDS_MAX};
    return OK;
}

static RepresentativeRow row_of(const PageCall *call, const Representative *row) {
    bool at_site = text_equal(row->kind, S("site"));
    return (RepresentativeRow){
        .at_site = at_site,
        .number = row->number,
        .page = url_join(call->arena, url_path(S("/sites")), row->number),
        .called = name_of(row->called, call->lang),
        .rep_name = row->rep_name,
        .rep_mail = row->rep_mail,
        .since = row->since,
    };
}

static Err show(PageCall *call, int status, const RepresentativesInput *input,
                const Refusals *tried) {
    RepresentativesView found;
    Refusals refusals = {0};
    TRY(see_representatives(call->context, input, &found, &refusals));
    if (refused(&refusals)) {
        return page_lost(call, status_of_refusal(refusals.items[0].id));
    }
    RepresentativesPage view = {
        .may_assign = representatives_may_assign(call->viewer),
        .action = own_url(),
        .keys = page_keys(call, S("")),
        .rows = {arena_array(call->arena, RepresentativeRow, found.count), found.count},
        .empty = list_empty(call, msg_representatives_none(), msg_representatives_none_text()),
    };
    for (size_t i = 0; i < found.count; i++) {
        view.rows.items[i] = row_of(call, &found.rows[i]);
    }
    if (call->request->method == HTTP_GET) {
        view.pager = list_pager(call, found.count, found.next);
    }
    TRY(fields_of(call, tried, &view.fields));
    PageParts parts = {.title = msg_representatives(),
                       .problems = page_problems(call, tried),
                       .main = page_part(call)};
    tpl_representatives(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 && status == 200 ? 422 : status, &parts);
}

PAGE(representatives, HTTP_GET, "/representatives", SEATED, &representatives_fields) {
    RepresentativesInput first = {0};
    return show(call, 200, call->complaints->count > 0 ? &first : call->input, NULL);
}

PAGE(representative_assign, HTTP_POST, "/representatives", SEATED, &representative_fields) {
    RepresentativesInput first = {0};
    Representative made;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, 422, &first, NULL);
    }
    TRY(do_representative_assign(call->context, call->input, &made, &refusals));
    return refused(&refusals)
               ? show(call, status_of_refusal(refusals.items[0].id), &first, &refusals)
               : page_see_other(call, own_url().text);
}
