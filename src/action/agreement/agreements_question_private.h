// What was asked of the list of agreements, and which agreements it looks at, in its order. Inside
// action.
#ifndef ACTION_AGREEMENT_AGREEMENTS_QUESTION_PRIVATE_H
#define ACTION_AGREEMENT_AGREEMENTS_QUESTION_PRIVATE_H

#include "action/agreement/agreement_row.h"
#include "action/agreement/agreements_input.h"
#include "action/as_of_private.h"
#include "action/customer/asked_private.h"

// Made ready for the queries. Of another time than now they find by name and what never changes,
// and agreement_matches does the rest; it always judges the level, for a term that ended and that
// nobody has closed yet has another than is kept.
typedef struct {
    const AgreementsInput *input;
    const ViewTime *when; // NULL: now
    Sort sort;            // none: the nearest name first
    bool nothing;         // a number names what is not there for this viewer
    bool held;            // one agreement
    EnterpriseId enterprise;
    AgreementId agreement;
    NameAsked name;
    Text programmes, types, levels, states;
    int64_t after_near; // the place after which the page begins
    Text after_number;  // also of a sorted list; empty: its beginning
    int64_t limit;
} AgreementQuestion;

typedef struct {
    EnterpriseId enterprise;
    AgreementId agreement;
    Text number;
    int64_t near;
} AgreementHead;

typedef struct {
    AgreementHead *heads;
    size_t count;
} AgreementHeads;

// Refuses as see_agreements.
Err agreement_question(const ActionContext *context, const AgreementsInput *input,
                       AgreementQuestion *ret_question, Refusals *refusals);
// Those after the question's place; question->limit of them and one more, where there are so many.
Err agreement_heads(const ActionContext *context, const AgreementQuestion *question,
                    AgreementHeads *ret_heads);
bool agreement_matches(const AgreementQuestion *question, const AgreementRow *row);

// Whose sites alone are looked at: of a partner, of a customer that sees one site.
AccountId agreement_account(const ActionContext *context);
SiteId agreement_only_site(const ActionContext *context, AgreementId agreement);

// "<how near the name was>-<number>": a place in the list by name, whether or not it is still
// there; of a sorted list the number.
Text agreement_place(Arena *arena, const AgreementHead *head);

#endif
