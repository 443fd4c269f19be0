// Decisions that wait for the viewer (portal.md P43), in the order in which they stand on its home:
// orders to confirm or whose price moved, quotes to order, quotes that end soon, drafts, quotes
// that are asked for; for a customer the quotes to accept, and the moves that wait for its
// primary's yes. Only what its rights let it do.
#ifndef ACTION_HOME_HOME_TASKS_H
#define ACTION_HOME_HOME_TASKS_H

#include "action/action.h"

enum {
    HOME_TASKS_OF_A_KIND = 5,
    HOME_EXPIRE_DAYS = 7, // a presented quote that ends by then waits for its maker
};

typedef enum {
    HOME_ORDER_CONFIRM,
    HOME_QUOTE_ORDER,   // accepted by the customer
    HOME_QUOTE_EXPIRES, // presented, not accepted
    HOME_ENQUIRY,       // a customer asks for a quote
    HOME_QUOTE_ACCEPT,  // of a customer
    HOME_ORDER_PRICE,   // its price moved: of who ordered
    HOME_MOVE_APPROVE,  // of the primary of one of its sites
    HOME_TASK_KINDS
} HomeTaskKind;

// "order_confirm", … as machines read it.
Text home_task_name(HomeTaskKind kind);

typedef struct {
    HomeTaskKind kind;
    Text object; // number of the order, quote or transfer, name of the enquiry
    Text site;   // of a transfer: whence
    Text customer_name;
    Text partner_name; // who orders, or who presents it
    bool has_total;
    Money total;
    Currency money;
    bool has_day;
    Date day; // submitted on, asked on, or valid to
} HomeTask;

typedef struct {
    HomeTask *items;
    size_t count;
    // Of a partner: quotes that it owns or is named in, by state.
    bool counts_quotes;
    int64_t drafts;
    int64_t presented;
    int64_t accepted;
} HomeTasks;

Err see_home_tasks(const ActionContext *context, HomeTasks *ret_tasks);

#endif
