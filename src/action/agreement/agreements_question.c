// Reads the filters of the list, and lists for each kind of viewer.
#include "action/agreement/agreements_question_private.h"

#include "action/sight.h"
#include "domain/record/name_words.h"
#include "store/q_agreement.h"

enum { NEAR_LEAST = 0, NEAR_MOST = 2, NEXT_BYTES_MAX = 64 };

// ---- what is asked ----

static bool is_state(const ActionContext *context, Text name) {
    (void)context;
    return text_equal(name, S("active")) || text_equal(name, S("inactive"));
}

static Err read_number(const ActionContext *context, Text typed, AgreementQuestion *question,
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
static void hold_customer(const ActionContext *context, AgreementQuestion *question) {
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

Text agreement_place(Arena *arena, const AgreementHead *head) {
    TextBuf buf = buf_new(arena, NEXT_BYTES_MAX);
    buf_addf(&buf, "%d-%.*s", (int)head->near, TEXT_ARG(head->number));
    return buf_text(&buf);
}

static void read_sort(Text text, AgreementQuestion *question, Refusals *refusals) {
    Text wrong;
    if (!sort_parse(&agreement_columns, text, &question->sort, &wrong)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_SORT, .field = S("sort"), .value = wrong});
    } else if (text_equal(text, S("agreement")) && question->name.folded.len == 0) {
        question->sort = (Sort){.count = 0}; // its own order
    }
}

static void read_place(Text after, AgreementQuestion *question, Refusals *refusals) {
    enum { NEAR_AND_DASH = 2 };
    question->after_near = NEAR_LEAST - 1;
    if (after.len == 0) {
        return;
    }
    if (question->sort.count > 0) {
        question->after_number = after;
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

Err agreement_question(const ActionContext *context, const AgreementsInput *input,
                       AgreementQuestion *ret_question, Refusals *refusals) {
    AgreementQuestion question = {
        .input = input,
        .when = view_time(context, &input->when),
        .limit = input->limit > 0 ? input->limit : AGREEMENTS_LIMIT_DEFAULT,
    };
    question.programmes =
        asked_choices(context, &input->programme, S("programme"), asked_is_programme, refusals);
    question.types = asked_choices(context, &input->customer_type, S("customer_type"),
                                   asked_is_customer_type, refusals);
    question.levels = asked_choices(context, &input->level, S("level"), asked_is_level, refusals);
    question.states = asked_choices(context, &input->state, S("state"), is_state, refusals);
    TRY(asked_name(context, input->name, &question.name, refusals));
    TRY(read_number(context, input->agreement, &question, refusals));
    hold_customer(context, &question);
    read_sort(input->sort, &question, refusals);
    read_place(input->after, &question, refusals);
    if (question.when != NULL) { // what is kept says nothing of them
        question.levels = question.states = S("[]");
    }
    *ret_question = question;
    return OK;
}

bool agreement_matches(const AgreementQuestion *question, const AgreementRow *row) {
    return asked_has(&question->input->level, row->level) &&
           asked_has(&question->input->state, row->state);
}

// ---- which ----

AccountId agreement_account(const ActionContext *context) {
    return viewer_is_partner(context) ? context->viewer->account : (AccountId){0};
}

SiteId agreement_only_site(const ActionContext *context, AgreementId agreement) {
    bool all = viewer_is_partner(context) || agreement_seen_whole(context, agreement);
    return all ? (SiteId){0} : context->viewer->site;
}

// The queries take and give the same; sqlbind makes types for each.
#define FILTERS                                                                                    \
    .programmes = question->programmes, .types = question->types, .levels = question->levels,      \
    .states = question->states, .today = context->today, .after_number = question->after_number,   \
    .most = question->limit + 1
#define NAMED                                                                                      \
    .words = question->name.words, .beyond = NAME_BEYOND, .folded = question->name.folded,         \
    .after_near = question->after_near
#define TAKE_HEADS(rows)                                                                           \
    do {                                                                                           \
        ret_heads->count = (rows).count;                                                           \
        ret_heads->heads = arena_array(context->arena, AgreementHead, (rows).count);               \
        for (size_t i = 0; i < (rows).count; i++) {                                                \
            ret_heads->heads[i] =                                                                  \
                (AgreementHead){(rows).rows[i].enterprise, (rows).rows[i].agreement,               \
                                (rows).rows[i].number, (rows).rows[i].near};                       \
        }                                                                                          \
    } while (0)

static Err list_held(const ActionContext *context, const AgreementQuestion *question,
                     AgreementHeads *ret_heads) {
    QAgreementListOfEnterpriseRows rows;
    TRY(q_agreement_list_of_enterprise(
        context->db, context->arena,
        &(QAgreementListOfEnterpriseIn){.enterprise = question->enterprise,
                                        .agreement = question->agreement,
                                        .only_site =
                                            agreement_only_site(context, question->agreement),
                                        .account = agreement_account(context),
                                        NAMED,
                                        FILTERS},
        &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_of_account(const ActionContext *context, const AgreementQuestion *question,
                           AgreementHeads *ret_heads) {
    QAgreementListOfAccountRows rows;
    TRY(q_agreement_list_of_account(
        context->db, context->arena,
        &(QAgreementListOfAccountIn){.account = context->viewer->account, NAMED, FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_by_word(const ActionContext *context, const AgreementQuestion *question,
                        AgreementHeads *ret_heads) {
    QAgreementListByWordRows rows;
    TRY(q_agreement_list_by_word(
        context->db, context->arena,
        &(QAgreementListByWordIn){.word = question->name.longest, NAMED, FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

static Err list_all(const ActionContext *context, const AgreementQuestion *question,
                    AgreementHeads *ret_heads) {
    QAgreementListAllRows rows;
    TRY(q_agreement_list_all(context->db, context->arena, &(QAgreementListAllIn){FILTERS}, &rows));
    TAKE_HEADS(rows);
    return OK;
}

// V1, V2: the way in which this viewer comes to agreements.
Err agreement_heads(const ActionContext *context, const AgreementQuestion *question,
                    AgreementHeads *ret_heads) {
    *ret_heads = (AgreementHeads){0};
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
