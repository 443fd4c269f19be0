// Finds for whom to order.
#include "web/order/cart/cart_find.h"

#include "action/customer/customers_see.h"
#include "base/messages.h"
#include "domain/record/number_typed.h"
#include "web/frame.h"
#include "web/order/cart/cart_form.h"
#include "web/part/frame/icon.h"
#include "web/tpl_cart_find.h"

enum { CUSTOMERS_SHOWN = 20 };

static bool is_number(Text text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') {
            return false;
        }
    }
    return text.len > 0;
}

// A site has a row for each currency of its renewal lines.
static CartCustomers rows_of(const PageCall *call, const CustomersView *found, Text part) {
    CartCustomers rows = {arena_array(call->arena, CartCustomer, found->count), 0};
    for (size_t i = 0; i < found->count; i++) {
        const CustomerRow *row = &found->rows[i];
        if (row->again) {
            continue;
        }
        Url cart = cart_url(call->arena, row->site, S(""));
        cart = part.len > 0 ? url_with(call->arena, cart, S("part"), part) : cart;
        rows.items[rows.count++] =
            (CartCustomer){name_of(row->customer_name, call->lang), row->site, row->city, cart};
    }
    return rows;
}

static Err find(const PageCall *call, Text customer, Text part, CartFind *view,
                Refusals *refusals) {
    Text number = number_typed(call->arena, customer);
    CustomersInput input = {.limit = CUSTOMERS_SHOWN};
    CustomersView found = {0};
    if (customer.len == 0) {
        return OK;
    }
    *(is_number(number) ? &input.site : &input.name) = is_number(number) ? number : customer;
    TRY(see_customers(call->context, &input, &found, refusals));
    for (int32_t i = 0; i < refusals->count; i++) {
        refusals->items[i].field = S("customer"); // here there is one field
    }
    view->searched = !refused(refusals);
    view->customers = rows_of(call, &found, part);
    return OK;
}

Err cart_find_show(PageCall *call, int status, Text customer, Text part) {
    Refusals refusals = {0};
    Message problem;
    CartFind view = {
        .action = url_path(S("/cart")),
        .drafts = cart_drafts_url(call->arena),
        .line = part,
        .field =
            field_text(S("customer"), msg_cart_customer_field(), page_typed(call, S("customer"))),
        .empty = {.icon = icon_html(call->arena, ICON_SEARCH),
                  .title = msg_cart_no_customer(),
                  .text = msg_cart_no_customer_text()},
    };
    TRY(find(call, customer, part, &view, &refusals));
    if (page_problem_of(call, &refusals, S("customer"), &problem)) {
        view.field = field_with_problem(view.field, problem);
    }
    view.field.autocomplete = S("off");
    view.field.wide = true;
    PageParts parts = {.title = msg_cart_title(),
                       .problems = page_problems(call, &refusals),
                       .main = page_part(call)};
    tpl_cart_find(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : status, &parts);
}
