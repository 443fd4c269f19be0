// What is kept of agreements and how they stand, as columns.
#include "action/agreement/agreement_load_private.h"

#include "action/action_private.h"
#include "action/agreement/agreements_question_private.h"
#include "action/customer/customer_load_private.h"
#include "action/shared_private.h"
#include "action/viewer.h"
#include "store/q_account.h"
#include "store/q_automatic.h"
#include "store/q_site.h"

// ---- what is kept of them ----

static Shared share(Arena *arena, const AgreementKey *keys, size_t count) {
    Shared shared = shared_new(arena, count);
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {keys[i].enterprise.id, keys[i].agreement.id};
        shared_add_ids(arena, &shared, i, ids, sizeof ids / sizeof ids[0]);
    }
    return shared;
}

Err agreements_load(const ActionContext *context, const AgreementKey *keys, size_t count,
                    AgreementLoaded *ret_loaded, size_t *ret_count) {
    Arena *arena = context->arena;
    Shared shared = share(arena, keys, count);
    QAgreementListSeenRows rows;
    const QAgreementListSeenRow **kept = NULL;
    *ret_count = 0;
    TRY(q_agreement_list_seen(context->db, arena,
                              &(QAgreementListSeenIn){.agreements = shared_list(arena, &shared)},
                              &rows));
    SHARED_ROWS(arena, &shared, &rows, kept);
    for (size_t i = 0; i < count; i++) {
        const QAgreementListSeenRow *row = kept[shared.of_row[i]];
        if (row != NULL) {
            ret_loaded[(*ret_count)++] = (AgreementLoaded){
                .enterprise = keys[i].enterprise, .agreement = keys[i].agreement, .kept = *row};
        }
    }
    return OK;
}

Err agreement_load(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                   AgreementLoaded *ret_loaded, bool *ret_found) {
    size_t count = 0;
    TRY(agreements_load(context, &(AgreementKey){enterprise, agreement}, 1, ret_loaded, &count));
    *ret_found = count > 0;
    return OK;
}

Err agreements_activity(Db *db, Arena *arena, const AgreementKey *keys, size_t count,
                        AgreementActivity *ret_activities) {
    Shared shared = share(arena, keys, count);
    QAgreementListActivityRows rows;
    const QAgreementListActivityRow **last = NULL;
    TRY(q_agreement_list_activity(
        db, arena, &(QAgreementListActivityIn){.agreements = shared_list(arena, &shared)}, &rows));
    SHARED_ROWS(arena, &shared, &rows, last);
    for (size_t i = 0; i < count; i++) {
        const QAgreementListActivityRow *row = last[shared.of_row[i]];
        ret_activities[i] = (AgreementActivity){row->ordered_on_null, row->ordered_on,
                                                row->covered_to_null, row->covered_to};
    }
    return OK;
}

Err agreements_add_activity(const ActionContext *context, AgreementLoaded *loaded, size_t count) {
    Arena *arena = context->arena;
    AgreementKey *keys = arena_array(arena, AgreementKey, count);
    AgreementActivity *activities = arena_array(arena, AgreementActivity, count);
    AgreementLoaded **whole = arena_array(arena, AgreementLoaded *, count);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (agreement_seen_whole(context, loaded[i].agreement)) {
            keys[found] = (AgreementKey){loaded[i].enterprise, loaded[i].agreement};
            whole[found++] = &loaded[i];
        }
    }
    TRY(found == 0 ? OK : agreements_activity(context->db, arena, keys, found, activities));
    for (size_t i = 0; i < found; i++) {
        whole[i]->activity = activities[i];
    }
    return OK;
}

Err agreements_open_summary(const ActionContext *context, const AgreementLoaded *loaded,
                            size_t count, bool *ret_opens) {
    AgreementKey *keys = arena_array(context->arena, AgreementKey, count);
    Sight *sights = arena_array(context->arena, Sight, count);
    bool partner = viewer_is_partner(context);
    for (size_t i = 0; i < count; i++) {
        keys[i] = (AgreementKey){loaded[i].enterprise, loaded[i].agreement};
    }
    TRY(partner ? sights_of_agreements(context, keys, count, sights) : OK);
    for (size_t i = 0; i < count; i++) { // a customer's own, a desk's all
        ret_opens[i] = !partner || customer_opens_summary(sights[i]);
    }
    return OK;
}

// ---- their sites ----

static Err load_sites(const ActionContext *context, const Shared *shared,
                      QSiteListOfAgreementsRows *ret_sites,
                      QAccountCountUsersOfAgreementsRows *ret_users) {
    Arena *arena = context->arena;
    Text list = shared_list(arena, shared);
    bool partner = viewer_is_partner(context);
    QAccountCountUsersOfAgreementsIn users_in = {.agreements = list};
    *ret_users = (QAccountCountUsersOfAgreementsRows){.count = 0};
    TRY(partner ? OK : q_account_count_users_of_agreements_ask(context->db, &users_in));
    TRY(q_site_list_of_agreements(context->db, arena,
                                  &(QSiteListOfAgreementsIn){.agreements = list,
                                                             .account = agreement_account(context),
                                                             .today = context->today},
                                  ret_sites));
    return partner ? OK
                   : q_account_count_users_of_agreements(context->db, arena, &users_in, ret_users);
}

Err agreements_fill_sites(const ActionContext *context, AgreementRow *rows, size_t count) {
    Arena *arena = context->arena;
    Shared shared = shared_new(arena, count);
    QSiteListOfAgreementsRows sites;
    QAccountCountUsersOfAgreementsRows users;
    const QAccountCountUsersOfAgreementsRow **users_of = NULL;
    for (size_t i = 0; i < count; i++) {
        const int64_t ids[] = {rows[i].enterprise_id.id, rows[i].agreement_id.id,
                               agreement_only_site(context, rows[i].agreement_id).id};
        shared_add_ids(arena, &shared, i, ids, sizeof ids / sizeof ids[0]);
    }
    TRY(load_sites(context, &shared, &sites, &users));
    const size_t *starts = SHARED_STARTS(arena, &shared, &sites);
    SHARED_ROWS(arena, &shared, &users, users_of);
    for (size_t i = 0; i < count; i++) {
        size_t place = shared.of_row[i];
        size_t first = starts[place];
        rows[i].sites = (int64_t)(starts[place + 1] - first);
        rows[i].site_name = rows[i].sites > 0 ? sites.rows[first].name : (Text){0};
        rows[i].users = users_of[place] == NULL ? 0 : users_of[place]->users;
    }
    return OK;
}

// ---- as columns ----

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

static Err standing_of(const ActionContext *context, const QAgreementListSeenRow *kept,
                       Standing *ret_standing) {
    StandingRow row = {.express = text_equal(kept->programme, S("express")),
                       .level = kept->level,
                       .floor = kept->floor,
                       .term = kept->term,
                       .term_start = kept->term_start,
                       .term_end = kept->term_end,
                       .first_anniversary = kept->first_anniversary,
                       .term_points = kept->term_points};
    TRY(day_standing_of(context, &row, ret_standing));
    ret_standing->inactive = text_equal(kept->state, S("inactive"));
    return OK;
}

static Err fill_now(const ActionContext *context, AgreementLoaded *loaded, AgreementRow *row) {
    const QAgreementListSeenRow *kept = &loaded->kept;
    bool whole = agreement_seen_whole(context, loaded->agreement);
    row->state = kept->state;
    row->state_since = kept->state_on_null ? kept->enrolled_on : kept->state_on;
    row->auto_renew_null = !whole;
    row->auto_renew = kept->auto_renew;
    row->cap_percent_null = !whole || kept->cap_null;
    row->cap_percent.hundredths = kept->cap_null ? 0 : (int32_t)kept->cap;
    row->users_null = viewer_is_partner(context);
    row->inactive_from_null =
        !whole ||
        !agreement_inactive_from(context->prices.programme, &loaded->activity, &row->inactive_from);
    loaded->stands = true;
    return standing_of(context, kept, &loaded->standing);
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

// What of its term can be told to who does not see its whole ledger.
static Err fill_term_then(const ActionContext *context, AsOf as_of, const AgreementLoaded *loaded,
                          bool opens_summary, AgreementRow *row) {
    TermThen term;
    bool found = false;
    TRY(as_of_term(context, loaded->enterprise, loaded->agreement, as_of, &term, &found));
    if (found) {
        row->next_anniversary_null = false;
        row->next_anniversary = date_add_days(term.end, 1);
        row->term_start_null = row->term_end_null = !opens_summary;
        row->term_start = term.start;
        row->term_end = term.end;
    }
    return OK;
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
        TRY(!*ret_found || loaded->stands
                ? OK
                : fill_term_then(context, *then, loaded, opens_summary, &row));
    }
    if (loaded->stands) {
        loaded->summary = standing_summary(&loaded->standing, programme);
        fill_summary(programme, &loaded->summary, opens_summary, &row);
    }
    *ret_row = row;
    return OK;
}
