// What is kept of an agreement and how it stands, as columns.
#include "action/agreement/agreement_load_private.h"

#include "action/viewer.h"
#include "domain/calendar.h"
#include "store/q_automatic.h"

Err agreement_load(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                   AgreementLoaded *ret_loaded, bool *ret_found) {
    AgreementLoaded loaded = {.enterprise = enterprise, .agreement = agreement};
    TRY(q_agreement_load_page(
        context->db, context->arena,
        &(QAgreementLoadPageIn){.enterprise = enterprise, .agreement = agreement}, &loaded.kept,
        ret_found));
    *ret_loaded = loaded;
    return OK;
}

static void fill_summary(const Programme *programme, const AgreementSummary *summary,
                         bool opens_summary, AgreementRow *row) {
    bool term = opens_summary && summary->has_term;
    bool next = opens_summary && summary->has_next_level;
    row->level = opens_summary ? programme_level_code(programme, summary->level) : (Text){0};
    row->term_start_null = row->term_end_null = !term;
    row->term_start = summary->term_start;
    row->term_end = summary->term_end;
    row->next_anniversary_null = !summary->has_term;
    row->next_anniversary = summary->next_anniversary;
    row->term_points_null = !opens_summary || summary->express;
    row->term_points = summary->has_term ? summary->term_points : (Points){0};
    row->points_to_next_null = row->points_by_itself_null = !next;
    if (next) {
        row->next_level = programme_level_code(programme, summary->next_level);
        row->points_to_next = summary->points_to_next;
        row->points_by_itself = programme->levels[summary->next_level.index].points;
    }
}

static Err fill_inactive_from(const ActionContext *context, const AgreementLoaded *loaded,
                              AgreementRow *row) {
    QAgreementLastActivityRow last;
    TRY(q_agreement_last_activity(context->db, context->arena,
                                  &(QAgreementLastActivityIn){.enterprise = loaded->enterprise,
                                                              .agreement = loaded->agreement},
                                  &last));
    AgreementActivity activity = {last.ordered_on_null, last.ordered_on, last.covered_to_null,
                                  last.covered_to};
    row->inactive_from_null =
        !agreement_inactive_from(context->prices.programme, &activity, &row->inactive_from);
    return OK;
}

static Err fill_now(const ActionContext *context, AgreementLoaded *loaded, AgreementRow *row) {
    const QAgreementLoadPageRow *kept = &loaded->kept;
    bool whole = agreement_seen_whole(context, loaded->agreement);
    row->state = kept->state;
    row->state_since = kept->state_on_null ? kept->enrolled_on : kept->state_on;
    row->auto_renew_null = !whole;
    row->auto_renew = kept->auto_renew;
    row->cap_percent_null = !whole || kept->cap_null;
    row->cap_percent.hundredths = kept->cap_null ? 0 : (int32_t)kept->cap;
    row->users_null = viewer_is_partner(context);
    loaded->stands = true;
    TRY(day_standing(context, loaded->enterprise, loaded->agreement, &loaded->standing));
    return whole ? fill_inactive_from(context, loaded, row) : OK;
}

// What was appended of its state and of its switch.
static Err fill_steps_then(const ActionContext *context, AsOf as_of, const AgreementLoaded *loaded,
                           AgreementRow *row) {
    QAgreementStateOnRow state;
    QAutomaticSwitchOnRow automatic;
    bool changed = false;
    bool switched = false;
    TRY(q_agreement_state_on(context->db, context->arena,
                             &(QAgreementStateOnIn){.enterprise = loaded->enterprise,
                                                    .agreement = loaded->agreement,
                                                    .true_on = as_of.true_on,
                                                    .known_seq = as_of.known_seq},
                             &state, &changed));
    row->state = changed ? state.state : S("active");
    row->state_since = changed ? state.on_day : loaded->kept.enrolled_on;
    row->auto_renew_null = !agreement_seen_whole(context, loaded->agreement);
    if (row->auto_renew_null) {
        return OK;
    }
    TRY(q_automatic_switch_on(context->db, context->arena,
                              &(QAutomaticSwitchOnIn){.enterprise = loaded->enterprise,
                                                      .agreement = loaded->agreement,
                                                      .true_on = as_of.true_on,
                                                      .known_seq = as_of.known_seq},
                              &automatic, &switched));
    row->auto_renew = switched && automatic.automatic;
    return OK;
}

static Err fill_then(const ActionContext *context, AsOf as_of, AgreementLoaded *loaded,
                     AgreementRow *row, bool *ret_found) {
    QAgreementLoadEnrolmentRow enrolled;
    TRY(q_agreement_load_enrolment(context->db, context->arena,
                                   &(QAgreementLoadEnrolmentIn){.enterprise = loaded->enterprise,
                                                                .agreement = loaded->agreement},
                                   &enrolled));
    *ret_found = as_of_counts(as_of, enrolled.enrolled_seq, enrolled.enrolled_on);
    if (!*ret_found) {
        return OK;
    }
    row->users_null = true;
    TRY(fill_steps_then(context, as_of, loaded, row));
    return agreement_seen_whole(context, loaded->agreement)
               ? as_of_standing(context, loaded->enterprise, loaded->agreement, as_of,
                                &loaded->standing, &loaded->stands)
               : OK;
}

Err agreement_row_load(const ActionContext *context, const AsOf *then, AgreementLoaded *loaded,
                       bool opens_summary, AgreementRow *ret_row, bool *ret_found) {
    const Programme *programme = context->prices.programme;
    AgreementRow row = {
        .enterprise_id = loaded->enterprise,
        .agreement_id = loaded->agreement,
        .agreement = loaded->kept.number,
        .programme = loaded->kept.programme,
        .customer_type = loaded->kept.customer_type,
        .term_start_null = true,
        .term_end_null = true,
        .term_points_null = true,
        .next_anniversary_null = true,
        .points_to_next_null = true,
        .inactive_from_null = true,
        .cap_percent_null = true,
        .points_by_itself_null = true,
    };
    *ret_found = true;
    loaded->stands = false;
    loaded->summary = (AgreementSummary){.express = false};
    if (then == NULL) {
        TRY(fill_now(context, loaded, &row));
    } else {
        TRY(fill_then(context, *then, loaded, &row, ret_found));
    }
    if (loaded->stands) {
        loaded->summary = standing_summary(&loaded->standing, programme);
        fill_summary(programme, &loaded->summary, opens_summary, &row);
    }
    *ret_row = row;
    return OK;
}
