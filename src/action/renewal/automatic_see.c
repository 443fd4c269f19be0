// see_automatic: the orders to come, drafted ahead by the code that makes them.
#include "action/renewal/automatic.h"
#include "action/renewal/automatic_private.h"
#include "action/renewal/automatic_rights_private.h"

#include "action/account_names_private.h"
#include "action/agreement/agreement_load_private.h"
#include "action/viewer.h"
#include "domain/calendar.h"
#include "domain/record/number_typed.h"
#include "store/q_agreement.h"
#include "store/q_automatic.h"
#include "store/q_site.h"

#define OF_LINE(member, kind)  COLUMN(AutomaticLine, member, kind)
#define OF_ORDER(member, kind) COLUMN(AutomaticOrder, member, kind)

static const Column line_columns[] = {
    OF_LINE(site, COLUMN_NUMBER),       OF_LINE(part, COLUMN_NUMBER),
    OF_LINE(quantity, COLUMN_QUANTITY), OF_LINE(coverage_start, COLUMN_DATE),
    OF_LINE(coverage_end, COLUMN_DATE), OF_LINE(months, COLUMN_COUNT),
    OF_LINE(unit, COLUMN_MONEY),        OF_LINE(extended, COLUMN_MONEY),
    OF_LINE(points, COLUMN_POINTS),
};
const ColumnTable automatic_line_columns = COLUMN_TABLE(line_columns, AutomaticLine, money);

static const Column order_columns_of_automatic[] = {
    OF_ORDER(quote, COLUMN_NUMBER),       OF_ORDER(due, COLUMN_DATE),
    OF_ORDER(changes_until, COLUMN_DATE), OF_ORDER(level, COLUMN_TEXT),
    OF_ORDER(points, COLUMN_POINTS),      OF_ORDER(total, COLUMN_MONEY),
    OF_ORDER(currency, COLUMN_TEXT),
};
const ColumnTable automatic_order_columns =
    COLUMN_TABLE(order_columns_of_automatic, AutomaticOrder, money);

static const Column columns[] = {
    COLUMN(Automatic, agreement, COLUMN_NUMBER),
    COLUMN(Automatic, automatic, COLUMN_BOOL),
    COLUMN_OR_NULL(Automatic, since, COLUMN_DATE),
    COLUMN(Automatic, revision, COLUMN_COUNT),
};
const ColumnTable automatic_columns = COLUMN_TABLE_PLAIN(columns, Automatic);

static Err fill_line(const Action *reading, const OrderDraft *draft, size_t i, AutomaticLine *to) {
    const DraftLine *line = &draft->lines[i];
    const OrderLinePrice *price = &draft->prices[i];
    QSiteLoadHeaderRow site;
    bool found = false;
    TRY(q_site_load_header(
        reading->db, reading->arena,
        &(QSiteLoadHeaderIn){.enterprise = reading->enterprise, .site = line->site}, &site,
        &found));
    ENSURE(found);
    *to = (AutomaticLine){
        .money = reading->context->prices.currency,
        .site = site.number,
        .part = line->part->part,
        .quantity = line->quantity,
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
        .months = line->span.months,
        .unit = price->price.unit,
        .extended = price->price.extended,
        .points = price->points,
    };
    return OK;
}

static Err fill_order(const Action *reading, const QuoteWork *work, const OrderDraft *draft,
                      AutomaticOrder *to) {
    to->money = work->currency;
    to->quote = work->number;
    to->level = programme_level_code(reading->programme, draft->order.level);
    to->points = draft->order.points;
    to->total = draft->order.total;
    to->currency = currency_code(work->currency);
    to->lines = arena_array(reading->arena, AutomaticLine, draft->count);
    to->line_count = draft->count;
    for (size_t i = 0; i < draft->count; i++) {
        TRY(fill_line(reading, draft, i, &to->lines[i]));
    }
    return OK;
}

// One quote, drafted as on its due day: terms that end until then are closed in memory.
static Err draft_ahead(const ActionContext *context, EnterpriseId enterprise,
                       const QAutomaticListStandingRow *row, Automatic *automatic) {
    ActionContext ahead = *context;
    Refusals refusals = {0};
    QuoteWork work;
    OrderDraft draft;
    ahead.today = date_before(context->today, row->due) ? row->due : context->today;
    Action reading = {.context = &ahead,
                      .db = context->db,
                      .arena = context->arena,
                      .programme = context->prices.programme,
                      .today = ahead.today,
                      .refusals = &refusals,
                      .enterprise = enterprise};
    TRY(automatic_draft(&reading, row->quote, row->due, &work, &draft));
    if (quote_work_lines(&work) == 0) {
        return OK;
    }
    AutomaticOrder *order = &automatic->orders[automatic->order_count++];
    *order = (AutomaticOrder){.due = row->due, .changes_until = renewal_changes_until(row->due)};
    return fill_order(&reading, &work, &draft, order);
}

static Err list_orders(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
                       Automatic *automatic) {
    QAutomaticListStandingRows rows;
    TRY(q_automatic_list_standing(context->db, context->arena,
                                  &(QAutomaticListStandingIn){.enterprise = enterprise,
                                                              .agreement = agreement,
                                                              .since = automatic->automatic
                                                                           ? automatic->since
                                                                           : context->today},
                                  &rows));
    automatic->orders = arena_array(context->arena, AutomaticOrder, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        if (!rows.rows[i].due_null) {
            TRY(draft_ahead(context, enterprise, &rows.rows[i], automatic));
        }
    }
    return OK;
}

static Err see(const ActionContext *context, EnterpriseId enterprise, AgreementId agreement,
               Automatic *automatic) {
    QAutomaticSwitchNowRow now;
    TRY(q_automatic_switch_now(
        context->db, context->arena,
        &(QAutomaticSwitchNowIn){.enterprise = enterprise, .agreement = agreement}, &now));
    automatic->automatic = now.automatic;
    automatic->since_null = now.on_day_null;
    automatic->since = now.on_day_null ? (Date){0} : now.on_day;
    automatic->revision = automatic_revision(now.edition);
    TRY(account_name_of_customer(context, enterprise, &automatic->changed_by));
    return list_orders(context, enterprise, agreement, automatic);
}

Err see_automatic(const ActionContext *context, Text number, Automatic *ret_automatic,
                  Refusals *ret_refusals) {
    EnterpriseId enterprise;
    AgreementId agreement;
    bool found = false;
    bool may = false;
    *ret_refusals = (Refusals){0};
    *ret_automatic = (Automatic){.agreement = number_typed(context->arena, number)};
    if (!automatic_is_for(context)) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("agreement")});
        return OK;
    }
    TRY(directory_find(context->db, context->arena, S("agreement"), ret_automatic->agreement,
                       &enterprise, &agreement.id, &found));
    if (!found) {
        refuse(
            ret_refusals,
            (Refusal){.id = REFUSAL_AGREEMENT_NOT_FOUND, .field = S("agreement"), .value = number});
        return OK;
    }
    TRY(automatic_may(context, context->db, enterprise, agreement, &may));
    if (!may) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("agreement"), .value = number});
        return OK;
    }
    return see(context, enterprise, agreement, ret_automatic);
}

Err see_automatic_own(const ActionContext *context, Text *ret_agreement, bool *ret_automatic) {
    const Viewer *viewer = context->viewer;
    AgreementLoaded loaded;
    bool found = false;
    *ret_agreement = (Text){0};
    *ret_automatic = false;
    if (viewer == NULL || !automatic_is_for(context)) {
        return OK;
    }
    TRY(automatic_may(context, context->db, viewer->enterprise, viewer->agreement, &found));
    if (!found) {
        return OK;
    }
    TRY(agreement_load(context, viewer->enterprise, viewer->agreement, &loaded, &found));
    if (found) {
        *ret_agreement = loaded.kept.number;
        *ret_automatic = loaded.kept.auto_renew;
    }
    return OK;
}
