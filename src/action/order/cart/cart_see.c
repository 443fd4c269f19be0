// A site and its papers, or a draft with both.
#include "action/order/cart/cart_see.h"

#include "action/line/part_find_private.h"
#include "action/order/order_revision_private.h"
#include "action/order/request/submit_papers_private.h"
#include "action/viewer.h"
#include "domain/record/number.h"
#include "store/q_account.h"
#include "store/q_order.h"

static Err fill_site(Action *action, const SiteRecord *site, Cart *cart) {
    QOrderSiteSeenRow row;
    TRY(q_order_site_seen(action->db, action->arena,
                          &(QOrderSiteSeenIn){.enterprise = site->enterprise,
                                              .site = site->site,
                                              .agreement = site->agreement},
                          &row));
    cart->site = row.site_number;
    cart->customer_name = row.name;
    cart->city = row.city;
    TRY(papers_currencies(action, site->enterprise, &cart->currencies, &cart->currency_count));
    return papers_judge_direct(action, site);
}

static void say_draft(Action *action, RefusalId id, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = S("draft"), .value = value});
}

static Text lines_text(Arena *arena, const OrderRequest *request) {
    TextBuf buf = buf_new(arena, request->line_count * 64 + 1);
    for (size_t i = 0; i < request->line_count; i++) {
        buf_add(&buf, request->lines[i].part);
        buf_addf(&buf, "\t%lld\n", (long long)request->lines[i].quantity.count);
    }
    return buf_text(&buf);
}

static Text code_of(const Action *action, bool is_null, int64_t contact) {
    return is_null ? (Text){0} : record_code(action->arena, action->context->number_key, contact);
}

static Err fill_address(Action *action, const OrderRequest *draft, EnterpriseId enterprise,
                        Cart *cart) {
    QOrderLoadAddressRow row;
    bool found = false;
    TRY(q_order_load_address(
        action->db, action->arena,
        &(QOrderLoadAddressIn){.enterprise = enterprise, .order_id = draft->order}, &row, &found));
    if (found) {
        cart->ship_to = row.ship_to_number_null ? (Text){0} : row.ship_to_number;
        cart->bill_to = row.bill_to_number_null ? (Text){0} : row.bill_to_number;
        cart->proof_contact = code_of(action, row.proof_role_null, row.proof_contact);
        cart->renewal_contact = code_of(action, row.renewal_role_null, row.renewal_contact);
    }
    return OK;
}

static Err fill_draft(Action *action, const OrderRequest *draft, Cart *cart) {
    QAccountLoadRow reseller;
    bool found = false;
    cart->draft = draft->number;
    cart->typed = draft->typed.len > 0 ? draft->typed : lines_text(action->arena, draft);
    cart->currency = currency_code(draft->currency);
    cart->papers = draft->parties;
    if (!action->context->viewer->is_distributor || draft->parties.reseller.id == 0) {
        return OK;
    }
    TRY(q_account_load(action->db, action->arena,
                       &(QAccountLoadIn){.account = draft->parties.reseller}, &reseller, &found));
    cart->reseller = found ? reseller.number : (Text){0};
    return OK;
}

// The site of a draft has to be seen still.
static Err begin_draft(Action *action, Text number, SiteRecord *site, Cart *cart) {
    OrderRequest draft;
    Sight sight = {0};
    OrderId order;
    bool found = false;
    TRY(action_find(action, S("order"), number, &site->enterprise, &order.id, &found));
    if (found) {
        TRY(order_request_load(action->context, site->enterprise, order, &draft, &found));
        found = found && order_is_draft_of(&draft, action->context->account);
    }
    if (found) {
        TRY(sight_of_site(action->context, site->enterprise, draft.site, &sight));
    }
    if (!sees(sight)) {
        say_draft(action, REFUSAL_ORDER_NOT_FOUND, number);
        return OK;
    }
    site->site = draft.site;
    site->agreement = draft.agreement;
    TRY(fill_draft(action, &draft, cart));
    TRY(order_revision(action, site->enterprise, order, &cart->draft_revision));
    TRY(fill_address(action, &draft, site->enterprise, cart));
    if (!text_equal(draft.state, S("draft"))) {
        say_draft(action, REFUSAL_ALREADY_DECIDED, draft.state);
    }
    return OK;
}

Err see_cart(const ActionContext *context, const CartInput *input, Cart *ret_cart,
             Refusals *ret_refusals) {
    Action action = action_reading(context, ret_refusals);
    SiteRecord site = {0};
    Cart cart = {0};
    bool found = true;
    *ret_refusals = (Refusals){0};
    if (input->draft.len > 0) {
        TRY(begin_draft(&action, input->draft, &site, &cart));
    } else {
        TRY(papers_find_site(&action, input->site, &site, &found));
    }
    if (!refused(ret_refusals)) {
        TRY(fill_site(&action, &site, &cart));
    }
    *ret_cart = cart;
    return OK;
}

// ---- parts ----

// R8.4: what the viewer pays, where it buys from the vendor.
static Err find_discount(Action *action, PartShelf *shelf) {
    const Viewer *viewer = action->context->viewer;
    QAccountDiscountOnRow row;
    bool found = false;
    shelf->buys = viewer->kind == VIEWER_PARTNER && (viewer->is_distributor || viewer->is_direct);
    if (!shelf->buys) {
        return OK;
    }
    TRY(q_account_discount_on(
        action->db, action->arena,
        &(QAccountDiscountOnIn){.account = viewer->account, .today = action->today}, &row, &found));
    shelf->discount.hundredths = found ? (int32_t)row.percent : 0;
    return OK;
}

static Err find_shelf(Action *action, const SiteRecord *site, Text currency, PartShelf *shelf) {
    Text *usual = NULL;
    size_t count = 0;
    Currency known = {0};
    if (currency.len == 0) {
        TRY(papers_currencies(action, site->enterprise, &usual, &count));
        currency = count > 0 ? usual[0] : (Text){0};
    }
    bool found = currency_find(currency, &known);
    if (found) {
        TRY(papers_find_prices(action, known, site));
    }
    const PriceList *prices = &action->context->prices;
    if (!found || prices->country_group.len == 0 || prices->currency.index != known.index) {
        refuse(
            action->refusals,
            (Refusal){.id = REFUSAL_CURRENCY_DIFFERS, .field = S("currency"), .value = currency});
        return OK;
    }
    *shelf = (PartShelf){.enterprise = site->enterprise,
                         .agreement = site->agreement,
                         .country_group = prices->country_group,
                         .currency = known};
    return find_discount(action, shelf);
}

Err see_parts_to_order(const ActionContext *context, const PartFindInput *input,
                       PartsFound *ret_found, Refusals *ret_refusals) {
    Action action = action_reading(context, ret_refusals);
    SiteRecord site = {0};
    PartShelf shelf = {0};
    bool found = false;
    *ret_refusals = (Refusals){0};
    *ret_found = (PartsFound){0};
    TRY(papers_find_site(&action, input->site, &site, &found));
    if (found) {
        action.enterprise = site.enterprise;
        TRY(find_shelf(&action, &site, input->currency, &shelf));
    }
    return refused(ret_refusals) ? OK : parts_find(&action, &shelf, input->find, ret_found);
}
