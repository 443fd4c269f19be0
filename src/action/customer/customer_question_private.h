// What was asked of a customer search, turned into ids, days and lists. Inside action.
#ifndef ACTION_CUSTOMER_CUSTOMER_QUESTION_PRIVATE_H
#define ACTION_CUSTOMER_CUSTOMER_QUESTION_PRIVATE_H

#include "action/as_of_private.h"
#include "action/customer/asked_private.h"
#include "action/customer/customer_row.h"
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

// Lists are JSON for the queries, "[]" where nothing is asked: PostgreSQL reads them even then. Of
// another time than now the queries find by name and place alone, and customer_matches does the
// rest.
typedef struct {
    const CustomersInput *input;
    const ViewTime *when; // NULL: now
    Sort sort;            // none: the nearest name first
    bool nothing;         // a number names what is not there for this viewer
    bool held;            // of one enterprise
    EnterpriseId enterprise;
    AgreementId agreement;       // 0: any of it
    AgreementId asked_agreement; // named by its number; 0: none is
    SiteId only_site;            // 0: all of them
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
    Text after_site; // the same of a sorted list, as its columns; empty: its beginning
    Text after_currency;
    int64_t limit;
} CustomerQuestion;

// True where a row of the question's time has what is asked for. Looks at these parts of it
// (CustomerPart).
bool customer_matches(const CustomerQuestion *question, const CustomerRow *row);
unsigned customer_matched_parts(const CustomerQuestion *question);

// Refuses as see_customers.
Err customer_question(const ActionContext *context, const CustomersInput *input,
                      CustomerQuestion *ret_question, Refusals *refusals);
int64_t customer_nearness(Text folded, Text name_key);

#endif
