// A rebill that is asked for (R9.3): its fields, what it asks for, read, judged, saved, made and
// shown.
#include "action/account_names_private.h"
#include "action/order/change/order_change_private.h"
#include "action/order/change/order_rebill_private.h"
#include "action/order/order_parties_private.h"
#include "action/order/request/submit_papers_private.h"
#include "action/quote/build/quote_parties_private.h"
#include "domain/record/number_typed.h"
#include "store/q_account.h"

#include <stddef.h>

enum { PARTIES = 4 };

static const Field ask_fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(RebillAsk, site)},
    {.name = S_INIT("distributor"), .kind = FIELD_NAME, .offset = offsetof(RebillAsk, distributor)},
    {.name = S_INIT("reseller"), .kind = FIELD_NAME, .offset = offsetof(RebillAsk, reseller)},
    {.name = S_INIT("purchase_order"),
     .kind = FIELD_NAME,
     .offset = offsetof(RebillAsk, purchase_order)},
    {.name = S_INIT("purchase_order_date"),
     .kind = FIELD_DATE,
     .offset = offsetof(RebillAsk, purchase_order_date)},
    {.name = S_INIT("distributor_purchase_order"),
     .kind = FIELD_NAME,
     .offset = offsetof(RebillAsk, distributor_purchase_order)},
    {.name = S_INIT("distributor_purchase_order_date"),
     .kind = FIELD_DATE,
     .offset = offsetof(RebillAsk, distributor_purchase_order_date)},
    {.name = S_INIT("customer_purchase_order"),
     .kind = FIELD_NAME,
     .offset = offsetof(RebillAsk, customer_purchase_order)},
    {.name = S_INIT("customer_order_date"),
     .kind = FIELD_DATE,
     .offset = offsetof(RebillAsk, customer_order_date)},
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(RebillAsk, reason),
     .most = CHANGE_REASON_CHARACTERS_MAX},
};
const FieldTable rebill_ask_fields = FIELD_TABLE("a rebill", RebillAsk, ask_fields);

static const Column side_columns[] = {
    COLUMN(RebillSide, site, COLUMN_NUMBER),
    COLUMN(RebillSide, distributor, COLUMN_NUMBER),
    COLUMN(RebillSide, distributor_name, COLUMN_TEXT),
    COLUMN(RebillSide, reseller, COLUMN_NUMBER),
    COLUMN(RebillSide, reseller_name, COLUMN_TEXT),
    COLUMN(RebillSide, purchase_order, COLUMN_TEXT),
    COLUMN_OR_NULL(RebillSide, purchase_order_date, COLUMN_DATE),
    COLUMN(RebillSide, distributor_purchase_order, COLUMN_TEXT),
    COLUMN_OR_NULL(RebillSide, distributor_purchase_order_date, COLUMN_DATE),
    COLUMN(RebillSide, customer_purchase_order, COLUMN_TEXT),
    COLUMN_OR_NULL(RebillSide, customer_order_date, COLUMN_DATE),
};
const ColumnTable rebill_side_columns = COLUMN_TABLE_PLAIN(side_columns, RebillSide);

static const Column columns[] = {
    COLUMN(OrderChange, order, COLUMN_NUMBER),
    COLUMN(OrderChange, revision, COLUMN_COUNT),
    COLUMN(OrderChange, state, COLUMN_TEXT),
    COLUMN(OrderChange, reason, COLUMN_TEXT),
    COLUMN_OR_NULL(OrderChange, asked_on, COLUMN_DATE),
    COLUMN(OrderChange, asked_by, COLUMN_TEXT),
    COLUMN_OR_NULL(OrderChange, decided_on, COLUMN_DATE),
    COLUMN(OrderChange, decided_by, COLUMN_TEXT),
    COLUMN(OrderChange, decided_reason, COLUMN_TEXT),
    COLUMN(OrderChange, made, COLUMN_NUMBER),
    COLUMN(OrderChange, accepted_on, COLUMN_DATE),
    COLUMN(OrderChange, level, COLUMN_TEXT),
    COLUMN(OrderChange, points, COLUMN_POINTS),
    COLUMN(OrderChange, total, COLUMN_MONEY),
    COLUMN(OrderChange, currency, COLUMN_TEXT),
};
const ColumnTable order_rebill_columns = COLUMN_TABLE(columns, OrderChange, money);

static void say(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

// ---- read ----

Err rebill_load(Action *action, ChangeWork *work) {
    QOrderChangeLoadRebillRow row;
    TRY(q_order_change_load_rebill(
        action->db, action->arena,
        &(QOrderChangeLoadRebillIn){.enterprise = work->enterprise, .change = work->change.change},
        &row));
    work->site = row.site;
    work->site_number = row.site_number;
    work->parties = (OrderParties){
        .distributor = row.distributor_null ? (AccountId){0} : row.distributor,
        .reseller = row.reseller_null ? (AccountId){0} : row.reseller,
        .purchase_order = row.purchase_order_null ? (Text){0} : row.purchase_order,
        .has_purchase_order_on = !row.purchase_order_on_null,
        .purchase_order_on = row.purchase_order_on,
        .distributor_purchase_order =
            row.distributor_purchase_order_null ? (Text){0} : row.distributor_purchase_order,
        .has_distributor_purchase_order_on = !row.distributor_purchase_order_on_null,
        .distributor_purchase_order_on = row.distributor_purchase_order_on,
        .customer_purchase_order =
            row.customer_purchase_order_null ? (Text){0} : row.customer_purchase_order,
        .has_customer_order_on = !row.customer_order_on_null,
        .customer_order_on = row.customer_order_on,
    };
    return OK;
}

// What do_order_rebill is asked for.
static RebillInput input_of(const ChangeWork *work) {
    return (RebillInput){
        .order = work->number, .site = work->site_number, .parties = work->parties};
}

// ---- taken ----

static OrderParties parties_of(const QOrderLoadWholeRow *row) {
    return (OrderParties){
        .distributor = row->distributor_null ? (AccountId){0} : row->distributor,
        .reseller = row->reseller_null ? (AccountId){0} : row->reseller,
        .purchase_order = row->purchase_order_null ? (Text){0} : row->purchase_order,
        .has_purchase_order_on = !row->purchase_order_on_null,
        .purchase_order_on = row->purchase_order_on,
        .distributor_purchase_order =
            row->distributor_purchase_order_null ? (Text){0} : row->distributor_purchase_order,
        .has_distributor_purchase_order_on = !row->distributor_purchase_order_on_null,
        .distributor_purchase_order_on = row->distributor_purchase_order_on,
        .customer_purchase_order =
            row->customer_purchase_order_null ? (Text){0} : row->customer_purchase_order,
        .has_customer_order_on = !row->customer_order_on_null,
        .customer_order_on = row->customer_order_on,
    };
}

Err rebill_keep(Action *action, ChangeWork *work) {
    if (!work->accepted) {
        say(action, REFUSAL_NOT_REBILLABLE, S("order"), work->number);
        return OK;
    }
    if (!work->asked) {
        work->site = work->row.site;
        work->site_number = work->row.site_number;
        work->parties = parties_of(&work->row);
    }
    return OK;
}

static bool same_day(bool has, Date day, bool had, Date before) {
    return has == had && (!has || date_equal(day, before));
}

static bool says_the_same(const OrderParties *asked, const OrderParties *was) {
    return asked->distributor.id == was->distributor.id && asked->reseller.id == was->reseller.id &&
           text_equal(asked->purchase_order, was->purchase_order) &&
           text_equal(asked->distributor_purchase_order, was->distributor_purchase_order) &&
           text_equal(asked->customer_purchase_order, was->customer_purchase_order) &&
           same_day(asked->has_purchase_order_on, asked->purchase_order_on,
                    was->has_purchase_order_on, was->purchase_order_on) &&
           same_day(asked->has_distributor_purchase_order_on, asked->distributor_purchase_order_on,
                    was->has_distributor_purchase_order_on, was->distributor_purchase_order_on) &&
           same_day(asked->has_customer_order_on, asked->customer_order_on,
                    was->has_customer_order_on, was->customer_order_on);
}

// A party that stays is not judged: an account may have ended since.
static Err find_party(Action *action, Text typed, bool distributor, AccountId was,
                      AccountId *ret_account) {
    QAccountFindRow row;
    bool found = false;
    Text number = number_typed(action->arena, typed);
    if (number.len == 0) {
        return OK;
    }
    TRY(q_account_find(action->db, action->arena, &(QAccountFindIn){.number = number}, &row,
                       &found));
    if (found && row.account.id == was.id) {
        *ret_account = was;
        return OK;
    }
    return quote_find_partner(action->context, number, distributor, ret_account, action->refusals);
}

// Who buys of no distributor buys of the vendor.
static Err judge_chain(Action *action, const OrderParties *asked, const OrderParties *was) {
    QAccountLoadRow row;
    bool found = false;
    bool kept =
        asked->distributor.id == was->distributor.id && asked->reseller.id == was->reseller.id;
    if (kept || asked->distributor.id != 0 || asked->reseller.id == 0) {
        return OK;
    }
    TRY(q_account_load(action->db, action->arena, &(QAccountLoadIn){.account = asked->reseller},
                       &row, &found));
    if (!found || !row.direct) {
        say(action, REFUSAL_DISTRIBUTOR_NOT_FOUND, S("distributor"), (Text){0});
    }
    return OK;
}

static Err take_parties(Action *action, const RebillAsk *ask, const OrderParties *was,
                        OrderParties *ret_parties) {
    OrderParties asked = {
        .purchase_order = ask->purchase_order,
        .has_purchase_order_on = ask->purchase_order_date.given,
        .purchase_order_on = ask->purchase_order_date.date,
        .distributor_purchase_order = ask->distributor_purchase_order,
        .has_distributor_purchase_order_on = ask->distributor_purchase_order_date.given,
        .distributor_purchase_order_on = ask->distributor_purchase_order_date.date,
        .customer_purchase_order = ask->customer_purchase_order,
        .has_customer_order_on = ask->customer_order_date.given,
        .customer_order_on = ask->customer_order_date.date,
    };
    int32_t before = action->refusals->count;
    TRY(find_party(action, ask->distributor, true, was->distributor, &asked.distributor));
    TRY(find_party(action, ask->reseller, false, was->reseller, &asked.reseller));
    if (action->refusals->count == before) {
        TRY(judge_chain(action, &asked, was));
    }
    bool partner = asked.distributor.id != 0 || asked.reseller.id != 0;
    if (partner && !text_equal(asked.purchase_order, was->purchase_order)) {
        TRY(papers_judge_purchase_order(action, asked.purchase_order, asked.has_purchase_order_on));
    }
    *ret_parties = asked;
    return OK;
}

Err rebill_take(Action *action, const ChangeAskInput *given, ChangeWork *work) {
    const RebillAsk *ask = given->rebill;
    OrderParties was;
    if (!work->accepted) {
        say(action, REFUSAL_NOT_REBILLABLE, S("order"), work->number);
        return OK;
    }
    was = parties_of(&work->row);
    work->site_number = number_typed(action->arena, ask->site);
    if (work->site_number.len == 0) {
        work->site_number = work->row.site_number;
    }
    TRY(take_parties(action, ask, &was, &work->parties));
    if (!refused(action->refusals) && text_equal(work->site_number, work->row.site_number) &&
        says_the_same(&work->parties, &was)) {
        say(action, REFUSAL_NOTHING_CHANGES, S("site"), (Text){0});
    }
    RebillInput input = input_of(work);
    return order_rebill_judge(action, &input, &work->site);
}

// ---- saved and made ----

Err rebill_save(Action *action, const ChangeWork *work, int64_t change) {
    const OrderParties *parties = &work->parties;
    return q_order_change_add_rebill(action->db, &(QOrderChangeAddRebillIn){
                                                     .enterprise = action->enterprise,
                                                     .change = change,
                                                     .site = work->site,
                                                     ORDER_PARTIES(parties),
                                                     ORDER_PAPERS_OF_DISTRIBUTOR(parties),
                                                 });
}

// R9.3: the rebill itself, an action of its own in the same commit.
Err rebill_confirm(Action *action, const ChangeWork *work) {
    Action behind = action_behind(action, 2);
    RebillInput input = input_of(work);
    RebillOutcome outcome;
    TRY(order_rebill_in(&behind, &input, &outcome));
    return refused(action->refusals)
               ? OK
               : q_order_change_set_made(action->db,
                                         &(QOrderChangeSetMadeIn){.enterprise = action->enterprise,
                                                                  .change = work->change.change,
                                                                  .made = outcome.order});
}

// ---- shown ----

static RebillSide side_of(const AccountNames *names, Text site, const OrderParties *parties) {
    AccountName distributor = account_name(names, parties->distributor);
    AccountName reseller = account_name(names, parties->reseller);
    return (RebillSide){
        .site = site,
        .distributor = distributor.number,
        .distributor_name = distributor.name,
        .reseller = reseller.number,
        .reseller_name = reseller.name,
        .purchase_order = parties->purchase_order,
        .purchase_order_date = parties->purchase_order_on,
        .purchase_order_date_null = !parties->has_purchase_order_on,
        .distributor_purchase_order = parties->distributor_purchase_order,
        .distributor_purchase_order_date = parties->distributor_purchase_order_on,
        .distributor_purchase_order_date_null = !parties->has_distributor_purchase_order_on,
        .customer_purchase_order = parties->customer_purchase_order,
        .customer_order_date = parties->customer_order_on,
        .customer_order_date_null = !parties->has_customer_order_on,
    };
}

Err rebill_show(Action *action, const ChangeWork *work, OrderChange *change) {
    AccountNames names = {0};
    OrderParties was = parties_of(&work->row);
    const AccountId accounts[PARTIES] = {was.distributor, was.reseller, work->parties.distributor,
                                         work->parties.reseller};
    TRY(account_names_load(action->context, &names, accounts, PARTIES));
    change->accepted_on = work->row.accepted_on;
    change->level = work->row.level_null ? (Text){0} : work->row.level;
    change->points = work->row.points;
    change->total = work->row.total;
    change->currency = work->row.currency;
    change->was = side_of(&names, work->row.site_number, &was);
    change->becomes = side_of(&names, work->site_number, &work->parties);
    return currency_find(work->row.currency, &change->money) ? OK : FAULT_AT(FAULT_DB_VALUE, 0);
}
