// Decisions as rows, and the quotes that they come from.
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/enquiry/enquiry_url.h"
#include "web/home/home_view.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/queue/queue_words.h"
#include "web/quote/quote_view.h"
#include "web/transfer/transfer_url.h"

enum { ROWS_MAX = HOME_TASK_KINDS * HOME_TASKS_OF_A_KIND + HOME_LAPSING_MOST + 1 };

static HomeWorkRow quote_row(const PageCall *call, const HomeTask *task) {
    Amount total = money_amount(task->total, task->money);
    HomeWorkRow row = {.tone = S("warn"),
                       .icon = icon_html(call->arena, ICON_RECEIPT_TEXT),
                       .url = quote_url(call->arena, task->object),
                       .button = msg_act_open_quote(),
                       .object = task->object};
    if (task->kind == HOME_QUOTE_ORDER) {
        row.tone = S("good");
        row.icon = icon_html(call->arena, ICON_CIRCLE_CHECK);
        row.title = msg_task_quote_accepted(task->object);
        row.text = msg_task_quote_accepted_text(task->customer_name, total);
        row.url = url_with(call->arena, url_path(S("/orders/new")), S("quote"), task->object);
        row.button = msg_act_order();
    } else if (task->kind == HOME_QUOTE_EXPIRES) {
        row.icon = icon_html(call->arena, ICON_CLOCK);
        row.title = msg_task_quote_expires(task->object, task->day);
        row.text = msg_task_quote_expires_text(task->customer_name, total);
    } else {
        row.title = msg_task_quote_presented(task->partner_name, total);
        row.text = task->has_day ? msg_task_quote_presented_text(task->object, task->day)
                                 : msg_quote_number(task->object);
    }
    return row;
}

static HomeWorkRow enquiry_row(const PageCall *call, const HomeTask *task) {
    return (HomeWorkRow){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_MAIL),
        .title = msg_task_enquiry(task->customer_name),
        .text = msg_task_enquiry_text(task->day),
        .url = enquiry_url(call->arena, task->object),
        .button = msg_act_open_enquiry(),
        .object = task->object,
    };
}

static HomeWorkRow price_row(const PageCall *call, const HomeTask *task) {
    return (HomeWorkRow){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_TRENDING_UP),
        .title = msg_task_order_price(task->object),
        .text =
            msg_task_order_price_text(task->customer_name, money_amount(task->total, task->money)),
        .url = order_url(call->arena, task->object),
        .button = msg_act_open_order(),
        .object = task->object,
    };
}

static HomeWorkRow move_row(const PageCall *call, const HomeTask *task) {
    return (HomeWorkRow){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_GIT_MERGE),
        .title = msg_task_move(task->object),
        .text = msg_task_move_text(task->site, task->day),
        .url = transfer_url(call->arena, task->object),
        .button = msg_act_open_move(),
        .object = task->object,
    };
}

static HomeWorkRow row_of(const PageCall *call, const HomeTask *task) {
    if (task->kind == HOME_ORDER_PRICE) {
        return price_row(call, task);
    }
    if (task->kind == HOME_ENQUIRY) {
        return enquiry_row(call, task);
    }
    if (task->kind == HOME_MOVE_APPROVE) {
        return move_row(call, task);
    }
    if (task->kind != HOME_ORDER_CONFIRM) {
        return quote_row(call, task);
    }
    return (HomeWorkRow){
        .tone = S("warn"),
        .icon = icon_html(call->arena, ICON_PACKAGE),
        .title = msg_task_order_confirm(task->object),
        .text = msg_task_order_confirm_text(task->customer_name, task->partner_name,
                                            money_amount(task->total, task->money)),
        .url = order_url(call->arena, task->object),
        .button = msg_act_open_order(),
        .object = task->object,
    };
}

static HomeWorkRow lapse_row(const PageCall *call, const HomeGroup *group) {
    return (HomeWorkRow){
        .tone = S("bad"),
        .icon = icon_html(call->arena, ICON_TRIANGLE_ALERT),
        .title = msg_task_lapse(group->customer_name, group->figure.lines, group->coverage_end),
        .text = msg_task_lapse_text(money_amount(group->figure.value, group->money)),
        .url = home_url(group->figure.rows),
        .button = msg_act_open_lines(),
        .object = group->customer_name,
    };
}

// All that lapse, where not every customer of them has a row.
static HomeWorkRow lapse_all_row(const PageCall *call, const HomeLines *lines) {
    return (HomeWorkRow){
        .tone = S("bad"),
        .icon = icon_html(call->arena, ICON_TRIANGLE_ALERT),
        .title = msg_notice_lapse(lines->lapsing_all.lines, lines->lapse_to),
        .text = msg_count_customers(lines->lapsing_sites),
        .url = home_url(lines->lapsing_all.rows),
        .button = msg_act_open_lines(),
        .object = message_text(call->arena, call->lang, msg_renewal_lines()),
    };
}

HomeWork home_work(const PageCall *call, const HomeTasks *tasks, const HomeLines *lines) {
    HomeWork work = {.rows = {arena_array(call->arena, HomeWorkRow, ROWS_MAX), 0},
                     .empty = {.icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                               .title = msg_home_nothing(),
                               .text = msg_home_nothing_text()}};
    HomeWorkRow *rows = work.rows.items;
    size_t count = 0;
    for (size_t i = 0; i < lines->lapsing_count; i++) {
        rows[count++] = lapse_row(call, &lines->lapsing[i]);
    }
    if (lines->lapsing_sites > (int64_t)lines->lapsing_count) {
        rows[count++] = lapse_all_row(call, lines);
    }
    for (size_t i = 0; i < tasks->count; i++) {
        rows[count++] = row_of(call, &tasks->items[i]);
    }
    if (count > 0) {
        rows[0].first = true;
    }
    work.rows.count = count;
    return work;
}

static HomeCount quotes_in(const PageCall *call, Text state, Message label, Message note,
                           int64_t count) {
    return (HomeCount){
        .label = label,
        .note = note,
        .count = msg_count_quotes(count),
        .url = url_with(call->arena, url_path(S("/quotes")), S("state"), state),
    };
}

HomeCounts home_quotes(const PageCall *call, const HomeTasks *tasks) {
    enum { STATES = 3 };
    HomeCount *rows = arena_array(call->arena, HomeCount, STATES);
    rows[0] =
        quotes_in(call, S("draft"), msg_status_draft(), msg_home_quotes_draft(), tasks->drafts);
    rows[1] = quotes_in(call, S("presented"), msg_status_presented(), msg_home_quotes_presented(),
                        tasks->presented);
    rows[2] = quotes_in(call, S("accepted"), msg_status_accepted(), msg_home_quotes_accepted(),
                        tasks->accepted);
    return (HomeCounts){S("qu-h"), msg_home_quotes(), {rows, STATES}};
}

HomeCounts home_queues(const PageCall *call, const QueueSums *queues) {
    HomeCount *rows = arena_array(call->arena, HomeCount, queues->count);
    for (size_t i = 0; i < queues->count; i++) {
        const QueueSum *queue = &queues->items[i];
        rows[i] = (HomeCount){
            .label = queue_words(queue->id),
            .note = queue->oldest_null ? msg_queue_nothing() : msg_queue_oldest(queue->age_days),
            .count = msg_count_items(queue->count),
            .url = queue_url(call->arena, queue->queue),
        };
    }
    return (HomeCounts){S("qs-h"), msg_home_queues(), {rows, queues->count}};
}
