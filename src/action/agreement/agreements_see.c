// see_agreements: a list of agreements per kind of viewer, and a row for each.
#include "action/agreement/agreements_see.h"

#include "action/agreement/agreement_load_private.h"
#include "action/customer/asked_private.h"
#include "action/customer/customer_load_private.h"
#include "domain/record/name_words.h"
#include "store/q_account.h"
#include "store/q_site.h"

enum { NEAR_LEAST = 0, NEAR_MOST = 2, NEXT_BYTES_MAX = 64 };

// What was asked, made ready for the queries.
typedef struct {
    bool nothing; // a number names what is not there for this viewer
    bool held;    // one agreement
    EnterpriseId enterprise;
    AgreementId agreement;
    NameAsked name;
    Text programmes, types, levels, states;
    int64_t after_near; // the place after which the page begins
    Text after_number;
    int64_t limit;
} Question;

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    Text number;
    int64_t near;
} Head;

typedef struct {
    Head *heads;
    size_t count;
} Heads;

// ---- what is asked ----

static bool is_state(const ActionContext *context, Text name) {
    (void)context;
    return text_equal(name, S("active")) || text_equal(name, S("inactive"));
}

static Err read_number(const ActionContext *context, Text typed, Question *question,
                       Refusals *refusals) {
    Text number;
    bool found = false;
    if (!asked_number(context, NUMBER_AGREEMENT, typed, &number, refusals)) {
        return OK;
    }
    TRY(directory_find(context->db, context->arena, S("agreement"), number, &question->enterprise,
                       &question->agreement.id, &found));
    question->held = true;
    question->nothing = !found;
    return OK;
}

// V1: a customer's list is its own agreement.
static void hold_customer(const ActionContext *context, Question *question) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL || viewer->kind != VIEWER_CUSTOMER) {
        return;
    }
    bool other = question->held && (question->agreement.id != viewer->agreement.id ||
                                    question->enterprise.id != viewer->enterprise.id);
    question->nothing = question->nothing || other;
    question->held = true;
    question->enterprise = viewer->enterprise;
    question->agreement = viewer->agreement;
}

// "<how near the name was>-<number>": a place in the list, whether or not it is still there.
static Text place_text(Arena *arena, const Head *head) {
    TextBuf buf = buf_new(arena, NEXT_BYTES_MAX);
    buf_addf(&buf, "%d-%.*s", (int)head->near, TEXT_ARG(head->number));
    return buf_text(&buf);
}

static void read_place(Text after, Question *question, Refusals *refusals) {
    enum { NEAR_AND_DASH = 2 };
    question->after_near = NEAR_LEAST - 1;
    if (after.len == 0) {
        return;
    }
    if (after.len <= NEAR_AND_DASH || after.len >= NEXT_BYTES_MAX || after.bytes[1] != '-' ||
        after.bytes[0] < '0' + NEAR_LEAST || after.bytes[0] > '0' + NEAR_MOST) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
        return;
    }
    question->after_near = after.bytes[0] - '0';
    question->after_number = (Text){after.bytes + NEAR_AND_DASH, after.len - NEAR_AND_DASH};
}

static Err read_question(const ActionContext *context, const AgreementsInput *input,
                         Question *ret_question, Refusals *refusals) {
    Question question = {.limit = input->limit > 0 ? input->limit : AGREEMENTS_LIMIT_DEFAULT};
    question.programmes =
        asked_choices(context, &input->programme, S("programme"), asked_is_programme, refusals);
    question.types = asked_choices(context, &input->customer_type, S("customer_type"),
                                   asked_is_customer_type, refusals);
    question.levels = asked_choices(context, &input->level, S("level"), asked_is_level, refusals);
    question.states = asked_choices(context, &input->state, S("state"), is_state, refusals);
    TRY(asked_name(context, input->name, &question.name, refusals));
    TRY(read_number(context, input->agreement, &question, refusals));
    hold_customer(context, &question);
    read_place(input->after, &question, refusals);
    *ret_question = question;
    return OK;
}

// ---- which ----

// Whose sites alone are looked at: of a partner, of a customer that sees one site.
static AccountId account_of(const ActionContext *context) {
    return viewer_is_partner(context) ? context->viewer->account : (AccountId){0};
}

static SiteId only_site_of(const ActionContext *context, AgreementId agreement) {
    bool all = viewer_is_partner(context) || agreement_seen_whole(context, agreement);
    return all ? (SiteId){0} : context->viewer->site;
}

// The queries take and give the same; sqlbind makes types for each.
#define FILTERS                                                                                    \
    .programmes = question->programmes, .types = question->types, .levels = question->levels,      \
    .states = question->states, .after_number = question->after_number,                            \
    .most = question->limit + 1
#define NAMED                                                                                      \
    .words = question->name.words, .beyond = NAME_BEYOND, .folded = question->name.folded,         \
    .after_near = question->after_near
#define TAKE_HEADS(rows)                                                                           \
    do {                                                                                           \
        ret_heads->count = (rows).count;                                                           \
        ret_heads->heads = arena_array(context->arena, Head, (rows).count);                        \
        for (size_t i = 0; i < (rows).count; i++) {                                                \
            ret_heads->heads[i] = (Head){(rows).rows[i].enterprise, (rows).rows[i].agreement,      \
                                         (rows).rows[i].number, (rows).rows[i].near};              \
        }                                                                                          \
    } while (0)

static Err list_held(const ActionContext *context, const Question *question, Heads *ret_heads) {
    QAgreementListOfEnterpriseRows rows;
    TRY(q_agreement_list_of_enterprise(
        context->db, context->arena,
        &(QAgreementListOfEnterpriseIn){.enterprise = question->enterprise,
                                        .agreement = question->agreement,
                                        .only_site = only_site_of(context, question->agreement),
                                        .account = account_of(context),
                                        .today = context->today,
                                        NAMED,
                                        FILTERS},
        &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_of_account(const ActionContext *context, const Question *question,
                           Heads *ret_heads) {
    QAgreementListOfAccountRows rows;
    TRY(q_agreement_list_of_account(
        context->db, context->arena,
        &(QAgreementListOfAccountIn){
            .account = context->viewer->account, .today = context->today, NAMED, FILTERS},
        &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_by_word(const ActionContext *context, const Question *question, Heads *ret_heads) {
    QAgreementListByWordRows rows;
    TRY(q_agreement_list_by_word(
        context->db, context->arena,
        &(QAgreementListByWordIn){.word = question->name.longest, NAMED, FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_all(const ActionContext *context, const Question *question, Heads *ret_heads) {
    QAgreementListAllRows rows;
    TRY(q_agreement_list_all(context->db, context->arena, &(QAgreementListAllIn){FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

// V1, V2: the way in which this viewer comes to agreements.
static Err list_heads(const ActionContext *context, const Question *question, Heads *ret_heads) {
    *ret_heads = (Heads){0};
    if (question->nothing) {
        return OK;
    }
    if (question->held) {
        return list_held(context, question, ret_heads);
    }
    if (viewer_is_partner(context)) {
        return list_of_account(context, question, ret_heads);
    }
    ENSURE(context->viewer == NULL || context->viewer->kind == VIEWER_STAFF);
    return question->name.folded.len > 0 ? list_by_word(context, question, ret_heads)
                                         : list_all(context, question, ret_heads);
}

// ---- a row for each ----

static Err load_users(const ActionContext *context, const AgreementLoaded *loaded,
                      AgreementRow *row) {
    QAccountCountUsersOfAgreementRow users;
    if (row->users_null) {
        return OK;
    }
    TRY(q_account_count_users_of_agreement(
        context->db, context->arena,
        &(QAccountCountUsersOfAgreementIn){.enterprise = loaded->enterprise,
                                           .agreement = loaded->agreement,
                                           .only_site = only_site_of(context, loaded->agreement)},
        &users));
    row->users = users.users;
    return OK;
}

static Err opens_summary(const ActionContext *context, const Head *head, bool *ret_opens) {
    Sight sight = {0};
    *ret_opens = true; // a customer's own, a desk's all
    if (!viewer_is_partner(context)) {
        return OK;
    }
    TRY(sight_of_agreement(context, head->enterprise, head->agreement, &sight));
    *ret_opens = customer_opens_summary(sight);
    return OK;
}

static Err load_row(const ActionContext *context, const Head *head, AgreementRow *row,
                    bool *ret_found) {
    AgreementLoaded loaded;
    QSiteListSeenRows sites;
    bool opens = false;
    TRY(agreement_load(context, head->enterprise, head->agreement, &loaded, ret_found));
    if (!*ret_found) {
        return OK;
    }
    TRY(opens_summary(context, head, &opens));
    TRY(agreement_row_load(context, &loaded, opens, row));
    TRY(q_site_list_seen(context->db, context->arena,
                         &(QSiteListSeenIn){.enterprise = head->enterprise,
                                            .agreement = head->agreement,
                                            .only_site = only_site_of(context, head->agreement),
                                            .account = account_of(context),
                                            .today = context->today},
                         &sites));
    row->sites = (int64_t)sites.count;
    row->site_name = sites.count > 0 ? sites.rows[0].name : (Text){0};
    return load_users(context, &loaded, row);
}

Err see_agreements(const ActionContext *context, const AgreementsInput *input,
                   AgreementsView *ret_agreements, Refusals *ret_refusals) {
    Question question;
    AgreementsView view = {0};
    Heads heads;
    *ret_refusals = (Refusals){0};
    TRY(read_question(context, input, &question, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(list_heads(context, &question, &heads));
    size_t most = (size_t)question.limit;
    size_t count = heads.count < most ? heads.count : most;
    view.rows = arena_array(context->arena, AgreementRow, count);
    for (size_t i = 0; i < count; i++) {
        bool found = false;
        TRY(load_row(context, &heads.heads[i], &view.rows[view.count], &found));
        view.count += found;
    }
    view.next = heads.count > most ? place_text(context->arena, &heads.heads[most - 1]) : (Text){0};
    *ret_agreements = view;
    return OK;
}
