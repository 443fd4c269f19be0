// see_customers: a list of sites per kind of viewer, and a row for each.
#include "action/customer/customers_see.h"

#include "action/customer/customer_load_private.h"
#include "action/customer/customer_question_private.h"
#include "action/renewal/site_open_private.h"
#include "domain/record/name_words.h"
#include "store/q_customer.h"

typedef struct {
    SiteKey *heads;
    size_t count;
} Heads;

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
        ret_heads->heads = arena_array(context->arena, SiteKey, (rows).count);                     \
        for (size_t i = 0; i < (rows).count; i++) {                                                \
            ret_heads->heads[i] = (SiteKey){(rows).rows[i].enterprise, (rows).rows[i].site};       \
        }                                                                                          \
    } while (0)

static Err list_of_account(const ActionContext *context, const CustomerQuestion *question,
                           Heads *ret_heads) {
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
                              Heads *ret_heads) {
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
                        Heads *ret_heads) {
    QCustomerListByWordRows rows;
    TRY(q_customer_list_by_word(
        context->db, context->arena,
        &(QCustomerListByWordIn){.word = question->name.longest, NAMED, FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_all(const ActionContext *context, const CustomerQuestion *question,
                    Heads *ret_heads) {
    QCustomerListAllRows rows;
    TRY(q_customer_list_all(context->db, context->arena, &(QCustomerListAllIn){FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

// V1, V2: the way in which this viewer comes to customers.
static Err list_heads(const ActionContext *context, const CustomerQuestion *question,
                      Heads *ret_heads) {
    const Viewer *viewer = context->viewer;
    *ret_heads = (Heads){0};
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

// A row for each currency of a site's open lines, else one.
static size_t rows_of(const SiteOpen *open) {
    return open->count == 0 ? 1 : open->count;
}

static void add_site(const CustomerRow *row, const SiteOpen *open, CustomersView *view) {
    CustomerRow *rows = view->rows + view->count;
    for (size_t i = 0; i < rows_of(open); i++) {
        rows[i] = *row;
        rows[i].again = i > 0;
        if (i < open->count) {
            customer_set_open(&rows[i], &open->sums[i]);
        }
    }
    view->count += rows_of(open);
    view->sites++;
    view->next = row->site;
}

static Err load_rows(const ActionContext *context, const SiteKey *sites, size_t count,
                     CustomersView *view) {
    Arena *arena = context->arena;
    LoadedCustomer *customers = arena_array(arena, LoadedCustomer, count);
    SiteKey *seen = arena_array(arena, SiteKey, count);
    SiteOpen *opens = arena_array(arena, SiteOpen, count);
    LineBook book;
    size_t found = 0;
    size_t rows = 0;
    TRY(line_book_open(context, &book));
    TRY(customers_load(context, sites, count, customers, &found));
    for (size_t i = 0; i < found; i++) {
        seen[i] = (SiteKey){customers[i].row.enterprise_id, customers[i].row.site_id};
    }
    TRY(sites_open_load(&book, seen, found, opens));
    for (size_t i = 0; i < found; i++) {
        rows += rows_of(&opens[i]);
    }
    view->rows = arena_array(arena, CustomerRow, rows);
    for (size_t i = 0; i < found; i++) {
        add_site(&customers[i].row, &opens[i], view);
    }
    return OK;
}

Err see_customers(const ActionContext *context, const CustomersInput *input,
                  CustomersView *ret_customers, Refusals *ret_refusals) {
    CustomerQuestion question;
    CustomersView view = {0};
    Heads heads;
    *ret_refusals = (Refusals){0};
    TRY(customer_question(context, input, &question, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    size_t most = (size_t)question.limit;
    TRY(list_heads(context, &question, &heads));
    TRY(load_rows(context, heads.heads, heads.count < most ? heads.count : most, &view));
    view.next = heads.count > most ? view.next : (Text){0};
    *ret_customers = view;
    return OK;
}
