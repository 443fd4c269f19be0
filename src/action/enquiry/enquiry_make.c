// do_enquiry_make, see_enquiry_partners.
#include "action/enquiry/enquiry_private.h"

#include "action/line/typed_lines_private.h"
#include "action/sight.h"
#include "action/viewer.h"
#include "domain/value/decimal.h"
#include "store/q_outbox.h"
#include "store/q_site.h"

#include <stddef.h>

enum { NOTE_CHARACTERS_MAX = 10000 };

static const Field line_fields[] = {
    {.name = S_INIT("part"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(EnquiryLineInput, part)},
    {.name = S_INIT("quantity"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(EnquiryLineInput, quantity)},
};
static const FieldTable line_table =
    FIELD_TABLE("a line of an enquiry", EnquiryLineInput, line_fields);

static const Field fields[] = {
    {.name = S_INIT("site"),
     .kind = FIELD_NAME,
     .required = true,
     .offset = offsetof(EnquiryInput, site)},
    {.name = S_INIT("partner"), .kind = FIELD_NAME, .offset = offsetof(EnquiryInput, partner)},
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(EnquiryInput, lines),
     .items = &line_table},
    {.name = S_INIT("paste"),
     .kind = FIELD_TEXT,
     .offset = offsetof(EnquiryInput, paste),
     .most = PASTE_CHARACTERS_MAX},
    {.name = S_INIT("note"),
     .kind = FIELD_TEXT,
     .offset = offsetof(EnquiryInput, note),
     .most = NOTE_CHARACTERS_MAX},
};
const FieldTable enquiry_fields = FIELD_TABLE("an enquiry", EnquiryInput, fields);

static const Column outcome_columns[] = {
    COLUMN(EnquiryOutcome, enquiry, COLUMN_NUMBER),
    COLUMN(EnquiryOutcome, state, COLUMN_TEXT),
    COLUMN(EnquiryOutcome, revision, COLUMN_COUNT),
};
const ColumnTable enquiry_outcome_columns = COLUMN_TABLE_PLAIN(outcome_columns, EnquiryOutcome);

static const Column partner_columns[] = {
    COLUMN(EnquiryPartner, partner, COLUMN_NUMBER),
    COLUMN(EnquiryPartner, partner_name, COLUMN_TEXT),
};
const ColumnTable enquiry_partner_columns = COLUMN_TABLE_PLAIN(partner_columns, EnquiryPartner);

static const Field partners_fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(EnquiryPartnersAsk, site)},
};
const FieldTable enquiry_partners_fields =
    FIELD_TABLE("whom a site may ask", EnquiryPartnersAsk, partners_fields);

static void refuse_field(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

// ---- whose, of whom ----

// V1: a customer's own site, or one of the agreement that it sees whole.
static Err find_own_site(Action *action, Text number, SiteRecord *ret_site) {
    const Viewer *viewer = action->context->viewer;
    bool found = false;
    TRY(site_find(action->seeing, action->arena, number, ret_site, &found));
    if (!found || (viewer != NULL && !sight_is_own(viewer, ret_site->enterprise, ret_site->site,
                                                   ret_site->agreement))) {
        refuse_field(action, REFUSAL_SITE_NOT_FOUND, S("site"), number);
    }
    return OK;
}

static Err list_partners(Action *action, const SiteRecord *site,
                         QEnquiryListPartnersRows *ret_partners) {
    return q_enquiry_list_partners(
        action->db, action->arena,
        &(QEnquiryListPartnersIn){site->enterprise, site->site, action->today}, ret_partners);
}

static Err find_partner(Action *action, const SiteRecord *site, Text number,
                        AccountId *ret_partner) {
    QEnquiryListPartnersRows partners;
    *ret_partner = (AccountId){0};
    if (number.len == 0) {
        return OK;
    }
    TRY(list_partners(action, site, &partners));
    for (size_t i = 0; i < partners.count; i++) {
        if (text_equal(partners.rows[i].number, number)) {
            *ret_partner = partners.rows[i].account;
            return OK;
        }
    }
    refuse_field(action, REFUSAL_RESELLER_NOT_FOUND, S("partner"), number);
    return OK;
}

typedef struct {
    const EnquiryPartnersAsk *ask;
} Looking;

// The customer's own site where none is named.
static Err find_asking_site(Action *action, Text number, SiteRecord *ret_site, Text *ret_number) {
    const Viewer *viewer = action->context->viewer;
    QSiteLoadHeaderRow row;
    bool found = false;
    *ret_number = number;
    if (number.len > 0 || viewer == NULL) {
        return find_own_site(action, number, ret_site);
    }
    *ret_site = (SiteRecord){viewer->enterprise, viewer->site, viewer->agreement};
    TRY(q_site_load_header(action->db, action->arena,
                           &(QSiteLoadHeaderIn){viewer->enterprise, viewer->site}, &row, &found));
    *ret_number = found ? row.number : S("");
    return OK;
}

static Err look_for_partners(Action *action, const void *given, void *outcome) {
    const Looking *looking = given;
    EnquiryPartners *partners = outcome;
    QEnquiryListPartnersRows found;
    SiteRecord site;
    TRY(find_asking_site(action, looking->ask->site, &site, &partners->site));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(list_partners(action, &site, &found));
    partners->rows = arena_array(action->arena, EnquiryPartner, found.count);
    partners->count = found.count;
    for (size_t i = 0; i < found.count; i++) {
        partners->rows[i] = (EnquiryPartner){found.rows[i].number, found.rows[i].name};
    }
    return OK;
}

Err see_enquiry_partners(const ActionContext *context, const EnquiryPartnersAsk *ask,
                         EnquiryPartners *ret_partners, Refusals *ret_refusals) {
    *ret_partners = (EnquiryPartners){0};
    return action_look(context, look_for_partners, &(Looking){ask}, ret_partners, ret_refusals);
}

// ---- for what ----

static void refuse_bad(Action *action, const TypedLines *typed) {
    for (size_t i = 0; i < typed->count; i++) {
        for (int32_t j = 0; j < typed->lines[i].problem_count; j++) {
            Refusal refusal = typed->lines[i].problems[j];
            refusal.line = (int32_t)i + 1;
            refuse(action->refusals, refusal);
        }
    }
}

// By the catalogue alone: which price list holds is known to who answers.
static Err judge_lines(Action *action, const EnquiryInput *input, TypedLines *ret_typed) {
    const EnquiryLineInput *given = input->lines.items;
    size_t count = input->lines.count;
    PastedLine *lines = arena_array(action->arena, PastedLine, count);
    bool fits = false;
    for (size_t i = 0; i < count; i++) {
        lines[i] = typed_line_given(given[i].part, given[i].quantity, i);
    }
    LinesTyped typed = {lines, count, input->paste};
    TRY(typed_lines_judge(action, &typed, ENQUIRY_LINES_MAX, S(""), (Currency){0}, ret_typed,
                          &fits));
    if (!fits || ret_typed->count == 0) {
        refuse_field(action, fits ? REFUSAL_NO_LINES : REFUSAL_TOO_MANY_LINES, S("lines"), S(""));
    } else {
        refuse_bad(action, ret_typed);
    }
    return OK;
}

static Err save_lines(Action *action, EnquiryId enquiry, const TypedLines *typed) {
    for (size_t i = 0; i < typed->count; i++) {
        Quantity quantity = {0};
        bool read = decimal_parse(typed->lines[i].quantity, 0, &quantity.count) == DECIMAL_FINE;
        ENSURE(read);
        TRY(q_enquiry_add_line(action->db, &(QEnquiryAddLineIn){.enterprise = action->enterprise,
                                                                .enquiry = enquiry,
                                                                .line = (int64_t)i + 1,
                                                                .part = typed->lines[i].part,
                                                                .quantity = quantity}));
    }
    return OK;
}

// The customer is told as who acted (domain/record/told.h).
static Err tell(Action *action, EnquiryId enquiry, AccountId partner) {
    TRY(action_tell(action, S("enquiry.asked"), enquiry.id));
    return partner.id == 0
               ? OK
               : q_outbox_add_to(action->db, &(QOutboxAddToIn){.enterprise = action->enterprise,
                                                               .seq = action->seq,
                                                               .item = action->told,
                                                               .account = partner});
}

static EnquiryOutcome outcome_of(const Action *action, Text site, EnquiryId enquiry) {
    return (EnquiryOutcome){
        .enquiry = enquiry_name(action->arena, action->context->number_key, site, enquiry),
        .state = S("asked"),
        .revision = 1,
        .repeated = action->repeated};
}

static Err save(Action *action, const EnquiryInput *input, const SiteRecord *site,
                AccountId partner, const TypedLines *typed, EnquiryOutcome *outcome) {
    EnquiryId enquiry = {action_new_id(action)};
    TRY(q_enquiry_add(action->db, &(QEnquiryAddIn){.enterprise = action->enterprise,
                                                   .enquiry = enquiry,
                                                   .seq = action->seq,
                                                   .site = site->site,
                                                   .partner_null = partner.id == 0,
                                                   .partner = partner,
                                                   .note_null = input->note.len == 0,
                                                   .note = input->note,
                                                   .asked_on = action->today}));
    TRY(save_lines(action, enquiry, typed));
    TRY(tell(action, enquiry, partner));
    *outcome = outcome_of(action, input->site, enquiry);
    return action_finish(action, S("enquiry.ask"), enquiry.id);
}

static bool may_ask(const ActionContext *context) {
    return context->viewer == NULL || rights_have(context->viewer->rights, RIGHT_QUOTES);
}

static Err make(Action *action, const void *given, void *outcome) {
    const EnquiryInput *input = given;
    SiteRecord site;
    AccountId partner;
    TypedLines typed;
    TRY(find_own_site(action, input->site, &site));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(action_open(action, site.enterprise));
    if (action->repeated) {
        *(EnquiryOutcome *)outcome = outcome_of(action, input->site, (EnquiryId){action->object});
        return OK;
    }
    TRY(site_refresh(action, &site));
    if (!may_ask(action->context)) {
        refuse_field(action, REFUSAL_RIGHT_MISSING, S("site"), input->site);
    }
    TRY(find_partner(action, &site, input->partner, &partner));
    TRY(judge_lines(action, input, &typed));
    return refused(action->refusals) ? OK : save(action, input, &site, partner, &typed, outcome);
}

Err do_enquiry_make(const ActionContext *context, const EnquiryInput *input,
                    EnquiryOutcome *ret_outcome, Refusals *ret_refusals) {
    *ret_outcome = (EnquiryOutcome){0};
    return action_run(context, make, input, ret_outcome, ret_refusals);
}
