// customer_heads.
#include "action/customer/customers_heads_private.h"

#include "domain/record/name_words.h"
#include "store/q_customer.h"

// The queries take and give the same; sqlbind makes types for each.
#define FILTERS                                                                                    \
    .countries = question->countries, .of_agreement = question->of_agreement,                      \
    .programmes = question->programmes, .types = question->types, .levels = question->levels,      \
    .months = question->months, .of_end = question->of_end, .today = context->today,               \
    .end_months = question->end_months, .end_from = question->end_from,                            \
    .end_to = question->end_to, .of_order = question->of_order, .last_from = question->last_from,  \
    .last_to = question->last_to, .open = question->open, .open_from = question->open_from,        \
    .after_name = question->after.name_key, .after_number = question->after.number,                \
    .most = question->limit + 1
#define NAMED                                                                                      \
    .words = question->name.words, .beyond = NAME_BEYOND, .folded = question->name.folded,         \
    .after_near = question->after.near
#define TAKE_HEADS(rows)                                                                           \
    do {                                                                                           \
        ret_heads->count = (rows).count;                                                           \
        ret_heads->heads = arena_array(context->arena, CustomerHead, (rows).count);                \
        for (size_t i = 0; i < (rows).count; i++) {                                                \
            ret_heads->heads[i] = (CustomerHead){(rows).rows[i].enterprise, (rows).rows[i].site,   \
                                                 (rows).rows[i].number, (rows).rows[i].name_key};  \
        }                                                                                          \
    } while (0)

static Err list_of_account(const ActionContext *context, const CustomerQuestion *question,
                           CustomerHeads *ret_heads) {
    AccountId account = context->viewer->account;
    if (question->held) {
        QCustomerListOfAccountAtRows rows;
        TRY(q_customer_list_of_account_at(
            context->db, context->arena,
            &(QCustomerListOfAccountAtIn){.enterprise = question->enterprise,
                                          .agreement = question->agreement,
                                          .only_site = question->only_site,
                                          .account = account,
                                          NAMED,
                                          FILTERS},
            &rows));
        TAKE_HEADS(rows);
        return OK;
    }
    QCustomerListOfAccountRows rows;
    TRY(q_customer_list_of_account(context->db, context->arena,
                                   &(QCustomerListOfAccountIn){.account = account, NAMED, FILTERS},
                                   &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_of_enterprise(const ActionContext *context, const CustomerQuestion *question,
                              CustomerHeads *ret_heads) {
    QCustomerListOfEnterpriseRows rows;
    TRY(q_customer_list_of_enterprise(
        context->db, context->arena,
        &(QCustomerListOfEnterpriseIn){.enterprise = question->enterprise,
                                       .agreement = question->agreement,
                                       .only_site = question->only_site,
                                       NAMED,
                                       FILTERS},
        &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_by_word(const ActionContext *context, const CustomerQuestion *question,
                        CustomerHeads *ret_heads) {
    QCustomerListByWordRows rows;
    TRY(q_customer_list_by_word(
        context->db, context->arena,
        &(QCustomerListByWordIn){.word = question->name.longest, NAMED, FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_all(const ActionContext *context, const CustomerQuestion *question,
                    CustomerHeads *ret_heads) {
    QCustomerListAllRows rows;
    TRY(q_customer_list_all(context->db, context->arena, &(QCustomerListAllIn){FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

// V1, V2: the way in which this viewer comes to customers.
Err customer_heads(const ActionContext *context, const CustomerQuestion *question,
                   CustomerHeads *ret_heads) {
    const Viewer *viewer = context->viewer;
    *ret_heads = (CustomerHeads){0};
    if (question->nothing) {
        return OK;
    }
    if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        return list_of_account(context, question, ret_heads);
    }
    if (question->held) {
        return list_of_enterprise(context, question, ret_heads);
    }
    ENSURE(viewer == NULL || viewer->kind == VIEWER_STAFF);
    return question->name.folded.len > 0 ? list_by_word(context, question, ret_heads)
                                         : list_all(context, question, ret_heads);
}
