// What is kept of an agreement and how it stands, as columns.
#include "action/agreement/agreement_load_private.h"

#include "action/viewer.h"
#include "domain/calendar.h"

bool viewer_is_partner(const ActionContext *context) {
    return context->viewer != NULL && context->viewer->kind == VIEWER_PARTNER;
}

bool agreement_seen_whole(const ActionContext *context, AgreementId agreement) {
    const Viewer *viewer = context->viewer;
    return viewer == NULL || viewer->kind == VIEWER_STAFF ||
           (viewer->kind == VIEWER_CUSTOMER && viewer->sees_agreement &&
            viewer->agreement.id == agreement.id);
}

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

static Err fill_whole(const ActionContext *context, const AgreementLoaded *loaded,
                      AgreementRow *row) {
    bool whole = agreement_seen_whole(context, loaded->agreement);
    QAgreementLastActivityRow last;
    row->auto_renew_null = !whole;
    row->auto_renew = loaded->kept.auto_renew;
    row->cap_percent_null = !whole || loaded->kept.cap_null;
    row->cap_percent.hundredths = loaded->kept.cap_null ? 0 : (int32_t)loaded->kept.cap;
    row->users_null = viewer_is_partner(context);
    row->inactive_from_null = true;
    if (!whole) {
        return OK;
    }
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

Err agreement_row_load(const ActionContext *context, AgreementLoaded *loaded, bool opens_summary,
                       AgreementRow *ret_row) {
    const Programme *programme = context->prices.programme;
    AgreementRow row = {
        .agreement = loaded->kept.number,
        .programme = loaded->kept.programme,
        .customer_type = loaded->kept.customer_type,
        .state = loaded->kept.state,
        .state_since =
            loaded->kept.state_on_null ? loaded->kept.enrolled_on : loaded->kept.state_on,
    };
    TRY(day_standing(context, loaded->enterprise, loaded->agreement, &loaded->standing));
    loaded->summary = standing_summary(&loaded->standing, programme);
    fill_summary(programme, &loaded->summary, opens_summary, &row);
    TRY(fill_whole(context, loaded, &row));
    *ret_row = row;
    return OK;
}
