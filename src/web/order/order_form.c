// Fields and lines of the form, and its way to the action.
#include "web/order/order_form.h"

#include "action/order/ask/order_ask.h"
#include "action/refusal_status.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/order/address/order_address.h"
#include "web/quote/quote_view.h"
#include "web/part/show/amounts.h"
#include "web/tpl_order_check.h"

enum { FIELDS_MAX = 5, KEPT_MAX = 5, MONEY_ROOM = 32, COLUMNS_PLAIN = 6 };

static bool is_refused_for(const OrderForm *form, RefusalId id) {
    for (int32_t i = 0; form->refusals != NULL && i < form->refusals->count; i++) {
        if (form->refusals->items[i].id == id) {
            return true;
        }
    }
    return false;
}

static void add_field(const PageCall *call, const OrderForm *form, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, form->refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

static FormFields fields_of(const PageCall *call, const OrderForm *form) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    Text day = page_typed(call, S("purchase_order_date"));
    bool begins = form->outcome == NULL && form->refusals == NULL;
    if (call->viewer->kind == VIEWER_PARTNER) {
        add_field(call, form, &fields,
                  field_text(S("purchase_order"), msg_purchase_order(),
                             page_typed(call, S("purchase_order"))));
        add_field(call, form, &fields,
                  field_date(S("purchase_order_date"), msg_purchase_order_date(),
                             begins ? date_text(call->arena, call->context->today) : day));
    }
    add_field(call, form, &fields,
              field_text(S("customer_purchase_order"), msg_customer_purchase_order(),
                         page_typed(call, S("customer_purchase_order"))));
    fields.items[fields.count - 1].optional = true;
    add_field(call, form, &fields,
              field_date(S("customer_order_date"), msg_customer_order_date(),
                         page_typed(call, S("customer_order_date"))));
    fields.items[fields.count - 1].optional = true;
    if (is_refused_for(form, REFUSAL_CONFIRM_DUPLICATE)) {
        add_field(call, form, &fields,
                  field_check(S("confirm_duplicate"), msg_another_order(), false));
    }
    return fields;
}

// The line whose site the order's papers name, where the quote's own is hidden: of an agreement's
// quote that is the originating site, and its reseller may sell to a branch alone. NULL: the
// quote's.
static const QuoteLine *line_of_papers(const Quote *quote) {
    return quote->site.len > 0 || quote->line_count == 0 ? NULL : &quote->lines[0];
}

static Text site_of_papers(const Quote *quote) {
    const QuoteLine *line = line_of_papers(quote);
    return line != NULL ? line->site : quote->site;
}

static Text customer_of_papers(const Quote *quote) {
    const QuoteLine *line = line_of_papers(quote);
    return line != NULL ? line->customer_name : quote->customer_name;
}

// The total that stands on this page: the present one, once it is known.
static KeptList kept_of(const PageCall *call, const OrderForm *form) {
    const Quote *quote = form->quote;
    bool priced = form->outcome != NULL && form->outcome->is_priced;
    TextBuf total = buf_new(call->arena, MONEY_ROOM);
    Kept *kept = arena_array(call->arena, Kept, KEPT_MAX);
    money_write(&total, priced ? form->outcome->order.total : quote->totals.net, quote->money);
    kept[0] = (Kept){S("site"), site_of_papers(quote)};
    kept[1] = (Kept){S("quote"), quote->number};
    kept[2] = (Kept){S("currency"), quote->currency};
    kept[3] = (Kept){S("expected_total"), buf_text(&total)};
    kept[4] = (Kept){S("terms_version"), order_terms_version(call)};
    return (KeptList){kept, order_terms_version(call).len > 0 ? KEPT_MAX : KEPT_MAX - 1};
}

static OrderLinesTable lines_of(const PageCall *call, const Quote *quote) {
    OrderLinesRow *rows = arena_array(call->arena, OrderLinesRow, quote->line_count);
    OrderLinesTable table = {.columns = COLUMNS_PLAIN, .rows = {rows, quote->line_count}};
    bool buys = !quote->totals.buy_null;
    for (size_t i = 0; i < quote->line_count; i++) {
        const QuoteLine *line = &quote->lines[i];
        bool own_null = buys ? line->buy_unit_null : line->sell_unit_null;
        rows[i] = (OrderLinesRow){
            .line = line->line,
            .part = line->part,
            .description = line->description,
            .has_coverage = true,
            .coverage_start = line->coverage_start,
            .coverage_end = line->coverage_end,
            .quantity = quantity_amount(line->quantity),
            .has_unit = !line->unit_null,
            .unit = amount_bare(line->unit, line->money),
            .has_own = !own_null,
            .own_unit = amount_bare(buys ? line->buy_unit : line->sell_unit, line->money),
            .has_points = line->points.hundredths > 0,
            .points = points_amount(line->points),
            .has_extended = !line->extended_null,
            .extended = amount_bare(line->extended, line->money),
        };
        table.shows_own = table.shows_own || !own_null;
    }
    table.own_label = buys ? msg_your_price() : msg_your_selling_price();
    table.columns += table.shows_own;
    return table;
}

Err order_form_show(PageCall *call, int status, const OrderForm *form) {
    const Quote *quote = form->quote;
    OrderCheckPage view = {
        .customer = name_of(customer_of_papers(quote), call->lang),
        .site = site_of_papers(quote),
        .quote = quote->number,
        .quote_page = quote_url(call->arena, quote->number),
        .submit = url_path(S("/orders")),
        .check = url_path(S("/orders/check")),
        .keys = page_keys(call, S("")),
        .kept = kept_of(call, form),
        .fields = fields_of(call, form),
        .terms = quote->level.len > 0
                     ? msg_quote_terms_held(quote->currency, level_called(call, quote->level),
                                            quote->valid_to)
                     : msg_quote_terms_express(quote->currency, quote->priced_on),
        .lines = lines_of(call, quote),
        .currency = quote->currency,
    };
    OrderAddressTyped typed = order_address_typed(call);
    TRY(order_address_fields(call, view.site, &typed, form->refusals, &view.addresses));
    view.has_terms = order_terms(call, &view.accepts);
    order_form_fill_effect(call, form, &view);
    PageParts parts = {.title = msg_check_order(), .main = page_part(call)};
    parts.problems = page_problems(call, form->refusals);
    tpl_order_check(&parts.main, &view);
    return page_show(call, status, &parts);
}

Err order_form_send(PageCall *call, const OrderAsk *ask, OrderAnswerer answerer, bool checks,
                    bool *ret_done, OrderSubmitOutcome *ret_outcome) {
    Quote quote;
    OrderSubmitInput input;
    Refusals refusals = {0};
    *ret_done = false;
    *ret_outcome = (OrderSubmitOutcome){0};
    TRY(see_quote(call->context, ask->quote, 0, &quote, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    OrderForm form = {&quote, ret_outcome, &refusals};
    order_ask_input(call->arena, ask, &input, &refusals);
    if (call->complaints->count > 0 || refused(&refusals)) {
        return order_form_show(call, 422, &form);
    }
    TRY(answerer(call->context, &input, ret_outcome, &refusals));
    if (checks || refused(&refusals)) {
        int status = refused(&refusals) ? status_of_refusal(refusals.items[0].id) : 200;
        return order_form_show(call, status, &form);
    }
    *ret_done = true;
    return OK;
}
