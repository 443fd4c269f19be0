// What was asked of a customer search, turned into ids, days and lists. Inside action.
#ifndef ACTION_CUSTOMER_CUSTOMER_QUESTION_PRIVATE_H
#define ACTION_CUSTOMER_CUSTOMER_QUESTION_PRIVATE_H

#include "action/action_private.h"
#include "action/customer/asked_private.h"
#include "action/customer/customers_input.h"
#include "action/viewer.h"

// How near a name is to what was asked: it, its beginning, another.
enum { NAME_IS_IT, NAME_BEGINS_SO, NAME_HAS_THE_WORDS };

// The place after which a page begins.
typedef struct {
    int64_t near;
    Text name_key;
    Text number;
} CustomerPlace;

// Lists are JSON for the queries, "[]" where nothing is asked: PostgreSQL reads them even then.
typedef struct {
    bool nothing; // a number names what is not there for this viewer
    bool held;    // of one agreement
    EnterpriseId enterprise;
    AgreementId agreement;
    SiteId only_site; // 0: all of them
    NameAsked name;
    Text countries, programmes, types, levels, months;
    bool of_agreement; // one of its columns is asked for
    bool of_end;
    Date end_from; // of the running term
    Date end_to;
    Text end_months; // the same for terms that ended and nobody has closed yet
    bool of_order;
    Date last_from;
    Date last_to;
    int64_t open; // 0: not asked, 1: with, 2: without
    Date open_from;
    CustomerPlace after;
    int64_t limit;
} CustomerQuestion;

// Refuses as see_customers.
Err customer_question(const ActionContext *context, const CustomersInput *input,
                      CustomerQuestion *ret_question, Refusals *refusals);
int64_t customer_nearness(Text folded, Text name_key);

#endif
