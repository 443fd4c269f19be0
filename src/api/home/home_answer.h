// A home as the API gives it: the members of see_home_… in the order of its JSON. What does not
// belong to the caller's kind of home, or its rights do not open, is null or an empty list.
#ifndef API_HOME_HOME_ANSWER_H
#define API_HOME_HOME_ANSWER_H

#include "action/home/home_customer.h"
#include "action/home/home_lines.h"
#include "action/home/home_renewed.h"
#include "action/queue/queues_see.h"
#include "action/home/home_tasks.h"
#include "api/endpoint.h"

typedef struct {
    Text kind;
    Text object;
    Text customer_name;
    Text partner_name;
    Money total;
    bool total_null; // of an enquiry, a transfer
    Text currency;
    Currency money;
    Date day;
    bool day_null;
} HomeTaskRow;

typedef struct {
    int64_t quotes;
    Text rows;
} HomeQuoteCount;

typedef struct {
    HomeQuoteCount draft;
    HomeQuoteCount presented;
    HomeQuoteCount accepted;
} HomeQuoteCounts;

typedef struct {
    Text agreement;
    Text programme;
    Text customer_type;
    Text level;
    Date term_end;
    bool term_end_null;
    Date next_anniversary;
    bool next_anniversary_null;
    Points term_points;
    Text next_level;
    Points points_to_next;
    bool points_to_next_null;
} HomeAgreementRow;

typedef struct {
    Date due_to;
    Date risk_to;
    HomeFigure all;
    HomeFigure ordered;
    HomeFigure quoted;
    HomeFigure open;
    HomeFigure risk;
} HomeDueSoon;

typedef struct {
    Text step;
    int64_t days_before;
    Date month;
    int64_t lines;
    Text rows;
} HomeCalendarRow;

typedef struct {
    Text currency;
    int64_t lines;
    bool lines_null; // not all were read
} HomeCurrencyRow;

typedef struct {
    Date end_to;
    int64_t lines;
    int64_t sites;
    Text rows;
} HomeLapsingAll;

typedef struct {
    bool whole;
    Date known_to;
    bool known_to_null;
    int64_t lines;
    Text rows;
    Text currency;
    HomeCurrencyRow *currencies;
    size_t currency_count;
    HomeDueSoon *due_soon;
    HomeMonth *months;
    size_t month_count;
    HomeCalendarRow *calendar; // the cells that are known
    size_t calendar_count;
    HomeEnd *covered;
    size_t covered_count;
    HomeGroup *coming;
    size_t coming_count;
    HomeGroup *lapsing;
    size_t lapsing_count;
    HomeLapsingAll *lapsing_all;
    HomeClose *close;
    size_t close_count;
    const HomeQuarter *renewed; // none: not known
    size_t renewed_count;
} HomeRenewals;

typedef struct {
    Text kind; // partner, customer, staff
    Date today;
    Text site; // of a customer
    HomeTaskRow *waiting;
    size_t waiting_count;
    HomeQuoteCounts *quotes;
    HomeAgreementRow *agreement;
    OrderRow *orders;
    size_t order_count;
    ProofRow *proofs;
    size_t proof_count;
    const QueueSum *queues;
    size_t queue_count;
    HomeRenewals *renewals;
} HomeAnswer;

extern const Shape home_shape;

// Each fills its members of the answer.
void home_answer_tasks(Arena *arena, const HomeTasks *tasks, HomeAnswer *answer);
void home_answer_lines(Arena *arena, const HomeLines *lines, HomeAnswer *answer);
void home_answer_renewed(Arena *arena, const HomeRenewed *renewed, HomeAnswer *answer);
void home_answer_customer(const EndpointCall *call, const HomeCustomer *customer,
                          HomeAnswer *answer);
// The sums live as long as the answer.
void home_answer_queues(const QueueSums *queues, HomeAnswer *answer);

#endif
