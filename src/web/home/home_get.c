// GET /home: what waits for the reader, before anything else (portal.md P43): a partner's home, a
// customer's, a desk.
#include "action/queue/queues_see.h"
#include "base/messages.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"
#include "web/home/customer/customer_view.h"
#include "web/home/home_view.h"
#include "web/quote/quote_make.h"
#include "web/tpl_customer_home.h"
#include "web/tpl_home.h"

// What every home is made of.
typedef struct {
    HomeLines lines;
    HomeTasks tasks;
    Refusals refusals;
} HomeSeen;

static HomePage view_of(const PageCall *call, const HomeLines *lines, const HomeTasks *tasks) {
    HomePage view = {
        .title = msg_home_title(),
        .actions = quote_make_actions(call, false),
        .has_due = lines->seen && lines->due_known && lines->currency.len > 0,
        .due_lines = lines->due.lines,
        .due_to = lines->due_to,
        .work = home_work(call, tasks, lines),
        .has_quotes = tasks->counts_quotes,
        .quotes = home_quotes(call, tasks),
        .currencies = home_currencies(call, lines),
        .has_months = lines->month_count > 0 && lines->currency.len > 0,
        .has_coming = lines->coming_count > 0,
        .has_lines = lines->currency.len > 0,
        .has_calendar = lines->month_count > 0 && lines->currency.len > 0,
        .not_all = !lines->whole,
    };
    view.waits = (int64_t)view.work.rows.count;
    if (view.has_due) {
        view.due = home_due(call, lines);
    }
    if (view.has_months) {
        view.months = home_months(call, lines);
    }
    if (view.not_all) {
        view.more = home_more(call, lines);
    }
    if (view.has_lines) {
        view.coming = home_coming(call, lines);
        view.close = home_close(call, lines);
    }
    if (view.has_calendar) {
        view.calendar = home_calendar(call, lines);
    }
    return view;
}

static Err show(PageCall *call, HomeSeen *seen, Message title, Html main) {
    PageParts parts = {.title = title, .main = main};
    parts.problems = page_problems(call, &seen->refusals);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err show_partner(PageCall *call, HomeSeen *seen) {
    HomePage view = view_of(call, &seen->lines, &seen->tasks);
    HomeRenewed renewed;
    Html main = page_part(call);
    TRY(see_home_renewed(call->context, call->input, &seen->lines, &renewed));
    view.due.renewed = home_renewed(call, &renewed);
    tpl_home(&main, &view);
    return show(call, seen, view.title, main);
}

// A desk has queues where a partner has quotes in work.
static Err show_desk(PageCall *call, HomeSeen *seen) {
    QueueSums queues;
    Html main = page_part(call);
    TRY(see_queues(call->context, &queues));
    HomePage view = view_of(call, &seen->lines, &seen->tasks);
    view.title = msg_home_desk_title();
    view.has_quotes = queues.count > 0;
    view.quotes = home_queues(call, &queues);
    tpl_home(&main, &view);
    return show(call, seen, view.title, main);
}

static Err show_customer(PageCall *call, HomeSeen *seen) {
    const HomeLines *lines = &seen->lines;
    HomeCustomer customer;
    Html main = page_part(call);
    TRY(see_home_customer(call->context, &customer));
    CustomerHome view = {
        .title = msg_home_title(),
        .sub = msg_home_customer_sub(customer.site_name, customer.site),
        .actions = enquiry_actions(call, false),
        .work = home_work(call, &seen->tasks, lines),
        .has_agreement = customer.sees_agreement,
        .has_due = lines->seen && lines->due_known && lines->currency.len > 0,
        .has_covered = lines->seen && lines->whole,
        .currencies = home_currencies(call, lines),
        .has_coming = lines->coming_count > 0,
        .has_orders = customer.sees_orders,
        .orders = home_orders(call, &customer),
        .has_proofs = customer.sees_proofs,
        .proofs = home_proofs(call, &customer),
    };
    if (view.has_agreement) {
        view.agreement = home_agreement(call, &customer);
    }
    if (view.has_due) {
        view.due = home_due(call, lines);
    }
    if (view.has_covered) {
        view.covered = home_covered(call, lines);
    }
    if (view.has_coming) {
        view.coming = home_coming(call, lines);
    }
    tpl_customer_home(&main, &view);
    return show(call, seen, view.title, main);
}

PAGE(home, HTTP_GET, "/home", SEATED, &home_fields) {
    HomeSeen *seen = arena_new(call->arena, HomeSeen);
    *seen = (HomeSeen){0};
    if (call->complaints->count == 0) {
        TRY(see_home_lines(call->context, call->input, &seen->lines, &seen->refusals));
    }
    TRY(see_home_tasks(call->context, &seen->tasks));
    switch (call->viewer->kind) {
    case VIEWER_PARTNER:
        return show_partner(call, seen);
    case VIEWER_CUSTOMER:
        return show_customer(call, seen);
    case VIEWER_STAFF:
        break;
    }
    return show_desk(call, seen);
}
