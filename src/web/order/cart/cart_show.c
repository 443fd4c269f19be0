// Judges and prices what was typed by checking the order of it, and lays the page out.
#include "web/order/cart/cart_form.h"

#include "action/order/cart/cart_see.h"
#include "action/order/order_hold.h"
#include "action/order/order_submit.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/line/typed_view.h"
#include "web/lost.h"
#include "web/order/address/order_address.h"
#include "web/order/attachment/order_papers_view.h"
#include "web/order/cart/cart_page.h"
#include "web/order/order_standing.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"
#include "web/tpl_cart_page.h"

enum { FIELDS_MAX = 7, KEPT_MAX = 5, NUMBER_ROOM = 24, TOTALS_MAX = 2, MONEY_ROOM = 32 };

// What the page is made of.
typedef struct {
    const CartForm *form;
    bool begins; // nothing was sent yet: the fields have what the draft has
    Cart cart;
    OrderAsk ask; // with what was repaired and added
    OrderSubmitInput input;
    OrderSubmitOutcome outcome;
    PartsFound found;
    FormFields addresses;
    OrderAttachments papers; // of the draft
    bool searched;
    bool lacks_papers;
    Refusals refusals; // what was tried, or what checking refuses
} Shown;

// ---- checking ----

// What a form that is still being filled need not hear: the lines say what is wrong with them, and
// that papers are missing stands beside the button.
static void take_refusals(Shown *shown, const Refusals *checked) {
    for (int32_t i = 0; i < checked->count; i++) {
        const Refusal *refusal = &checked->items[i];
        bool papers = refusal->id == REFUSAL_PURCHASE_ORDER_REQUIRED;
        bool lines = refusal->id == REFUSAL_NO_LINES && shown->outcome.typed.count > 0;
        shown->lacks_papers = shown->lacks_papers || papers;
        if (!papers && !lines) {
            refuse(&shown->refusals, *refusal);
        }
    }
}

// The good lines, whatever the form wants of the bad ones; the total that stood there before is
// asked about when it is submitted.
static Err check(const PageCall *call, Shown *shown) {
    Refusals refusals = {0};
    shown->ask.mode = ORDER_GOOD_LINES;
    shown->ask.expected_total = (Text){0};
    shown->ask.terms_version = order_terms_version(call); // which the page is about to name
    order_ask_input(call->arena, &shown->ask, &shown->input, &refusals);
    if (!refused(&refusals)) {
        TRY(do_order_check(call->context, &shown->input, &shown->outcome, &refusals));
    }
    if (shown->refusals.count == 0) {
        take_refusals(shown, &refusals);
    }
    return OK;
}

static Err judge(const PageCall *call, Shown *shown) {
    const TypedLines *typed = &shown->outcome.typed;
    if (shown->ask.paste.len == 0 && shown->ask.lines.count == 0) {
        return OK;
    }
    TRY(check(call, shown));
    bool repairs = shown->form->repair.value && typed->repairs > 0;
    bool merges = shown->form->merge.value && typed->again > 0;
    if (repairs || merges) {
        shown->ask.paste = repairs ? typed->repaired : typed->merged;
        shown->refusals = (Refusals){0};
        TRY(check(call, shown));
    }
    return OK;
}

static Err find(const PageCall *call, Shown *shown) {
    PartFindInput input = {
        .site = shown->cart.site, .currency = shown->ask.currency, .find = shown->form->find};
    Refusals refusals = {0};
    if (input.find.len == 0) {
        return OK;
    }
    TRY(see_parts_to_order(call->context, &input, &shown->found, &refusals));
    shown->searched = !refused(&refusals);
    if (shown->refusals.count == 0) {
        shown->refusals = refusals;
    }
    return OK;
}

// ---- fields ----

static Text value_of(const PageCall *call, const Shown *shown, Text name, Text kept) {
    return shown->begins ? kept : page_typed(call, name);
}

static Text day_text(const PageCall *call, bool has, Date day, bool or_today) {
    return has        ? date_text(call->arena, day)
           : or_today ? date_text(call->arena, call->context->today)
                      : S("");
}

static void add_field(const PageCall *call, const Shown *shown, FormFields *fields, FormField field,
                      bool optional) {
    Message problem;
    if (page_problem_of(call, &shown->refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    field.optional = optional;
    fields->items[fields->count++] = field;
}

static void add_currency(const PageCall *call, const Shown *shown, FormFields *fields) {
    const Cart *cart = &shown->cart;
    FieldOptions options = {arena_array(call->arena, FieldOption, cart->currency_count), 0};
    for (size_t i = 0; i < cart->currency_count; i++) {
        options.items[options.count++] =
            (FieldOption){.value = cart->currencies[i], .label = msg_plain(cart->currencies[i])};
    }
    if (options.count > 1) {
        add_field(call, shown, fields,
                  field_select(S("currency"), msg_currency(), options, shown->ask.currency), false);
    }
}

static void add_text(const PageCall *call, const Shown *shown, FormFields *fields, Text name,
                     Message label, Text kept, bool optional) {
    add_field(call, shown, fields, field_text(name, label, value_of(call, shown, name, kept)),
              optional);
}

static void add_papers(const PageCall *call, const Shown *shown, FormFields *fields) {
    const OrderParties *papers = &shown->cart.papers;
    Text day = S("purchase_order_date");
    Text kept = day_text(call, papers->has_purchase_order_on, papers->purchase_order_on, true);
    add_text(call, shown, fields, S("purchase_order"), msg_purchase_order(), papers->purchase_order,
             false);
    add_field(call, shown, fields,
              field_date(day, msg_purchase_order_date(), value_of(call, shown, day, kept)), false);
}

static bool is_refused_for(const Shown *shown, RefusalId id) {
    for (int32_t i = 0; i < shown->refusals.count; i++) {
        if (shown->refusals.items[i].id == id) {
            return true;
        }
    }
    return false;
}

static FormFields fields_of(const PageCall *call, const Shown *shown) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    const OrderParties *papers = &shown->cart.papers;
    Text day = S("customer_order_date");
    Text kept = day_text(call, papers->has_customer_order_on, papers->customer_order_on, false);
    add_currency(call, shown, &fields);
    if (call->viewer->kind == VIEWER_PARTNER) {
        add_papers(call, shown, &fields);
    }
    if (call->viewer->is_distributor) {
        add_text(call, shown, &fields, S("reseller"), msg_reseller(), shown->cart.reseller, true);
    }
    add_text(call, shown, &fields, S("customer_purchase_order"), msg_customer_purchase_order(),
             papers->customer_purchase_order, true);
    add_field(call, shown, &fields,
              field_date(day, msg_customer_order_date(), value_of(call, shown, day, kept)), true);
    if (is_refused_for(shown, REFUSAL_CONFIRM_DUPLICATE)) {
        add_field(call, shown, &fields,
                  field_check(S("confirm_duplicate"), msg_another_order(), false), false);
    }
    return fields;
}

static KeptList kept_of(const PageCall *call, const Shown *shown) {
    Kept *kept = arena_array(call->arena, Kept, KEPT_MAX);
    size_t count = 0;
    kept[count++] = (Kept){S("site"), shown->cart.site};
    if (shown->cart.draft.len > 0) {
        TextBuf revision = buf_new(call->arena, NUMBER_ROOM);
        buf_add_int(&revision, shown->cart.draft_revision);
        kept[count++] = (Kept){S("draft"), shown->cart.draft};
        kept[count++] = (Kept){S("draft_revision"), buf_text(&revision)};
    }
    if (order_terms_version(call).len > 0) {
        kept[count++] = (Kept){S("terms_version"), order_terms_version(call)};
    }
    if (shown->cart.currency_count < 2) {
        kept[count++] = (Kept){S("currency"), shown->ask.currency};
    }
    return (KeptList){kept, count};
}

// ---- lines ----

static TypedRows rows_of(const PageCall *call, const Shown *shown) {
    const OrderSubmitOutcome *outcome = &shown->outcome;
    const TypedLines *typed = &outcome->typed;
    TypedRows rows = {arena_array(call->arena, TypedRow, typed->count), typed->count};
    for (size_t i = 0; i < typed->count; i++) {
        const TypedLine *line = &typed->lines[i];
        TypedRow *row = &rows.items[i];
        row->place = line->typed.place;
        if (line->line == 0 || !outcome->is_priced) {
            typed_row_bad(call, line, row);
            continue;
        }
        const OrderLineView *priced = &outcome->order.lines[line->line - 1];
        row->good = true;
        row->part = line->part;
        row->description = line->description;
        row->quantity = quantity_amount(priced->quantity);
        row->unit = amount_bare(priced->unit, shown->input.currency);
        row->has_points = priced->points.hundredths > 0;
        row->points = points_amount(priced->points);
        row->extended = amount_bare(priced->extended, shown->input.currency);
    }
    return rows;
}

// ---- what it would do ----

// Where the price moved since it was shown, both stand there.
static Totals totals_of(const PageCall *call, const Shown *shown) {
    Currency money = shown->input.currency;
    TotalRow *rows = arena_array(call->arena, TotalRow, TOTALS_MAX);
    size_t count = 0;
    Money before = {0};
    if (is_refused_for(shown, REFUSAL_PRICE_DIFFERS) &&
        money_parse(shown->form->order.expected_total, money, &before) == DECIMAL_FINE) {
        rows[count++] =
            (TotalRow){.label = msg_cart_total_shown(), .amount = amount_bare(before, money)};
    }
    rows[count++] = (TotalRow){.label = msg_total_net(),
                               .amount = amount_bare(shown->outcome.order.total, money),
                               .big = true};
    return (Totals){rows, count};
}

static Message outcome_of(const PageCall *call, const Shown *shown) {
    const Viewer *viewer = call->viewer;
    bool waits = viewer->kind == VIEWER_PARTNER && !viewer->is_distributor && !viewer->is_direct;
    if (!shown->outcome.is_priced) {
        return msg_cart_unchecked();
    }
    if (refused(&shown->refusals)) {
        return msg_outcome_refused();
    }
    if (text_equal(shown->outcome.hold, HOLD_DUPLICATE)) {
        return msg_outcome_duplicate();
    }
    return shown->lacks_papers ? msg_cart_needs_papers()
           : waits             ? msg_cart_waits()
                               : msg_outcome_accepted();
}

static void fill_figures(const PageCall *call, const Shown *shown, CartPage *view) {
    const OrderSubmitOutcome *outcome = &shown->outcome;
    size_t good = outcome->typed.count - outcome->typed.bad;
    OrderStanding standing = {&outcome->before, &outcome->after, outcome->order.level,
                              outcome->order.points};
    TextBuf total = buf_new(call->arena, MONEY_ROOM);
    view->outcome = outcome_of(call, shown);
    view->priced = outcome->is_priced;
    if (!outcome->is_priced) {
        return;
    }
    money_write(&total, outcome->order.total, shown->input.currency);
    view->expected = buf_text(&total);
    view->totals = totals_of(call, shown);
    view->has_good = outcome->typed.bad > 0;
    view->submit_good = msg_count_submit_good_lines((int64_t)good);
    view->has_level = !outcome->before.express;
    if (view->has_level) {
        view->points_now = order_standing_points(&standing);
        view->effect = order_standing_effect(call, &standing);
        view->meter =
            outcome->before.fixed_level ? (Html){0} : order_standing_meter(call, &standing);
    }
}

static Err ask_addresses(PageCall *call, Shown *shown) {
    const Cart *cart = &shown->cart;
    OrderAddressTyped typed = shown->begins
                                  ? (OrderAddressTyped){cart->ship_to, cart->bill_to,
                                                        cart->proof_contact, cart->renewal_contact}
                                  : order_address_typed(call);
    return order_address_fields(call, cart->site, &typed, &shown->refusals, &shown->addresses);
}

static Err find_papers(const PageCall *call, Shown *shown) {
    OrderSeen draft;
    Refusals refusals = {0};
    if (shown->cart.draft.len == 0) {
        return OK;
    }
    TRY(see_order(call->context, shown->cart.draft, &draft, &refusals));
    if (!refused(&refusals)) {
        shown->papers = draft.papers;
    }
    return OK;
}

// That it was kept, where that is what led here.
static Notices kept_notice(const PageCall *call, const Shown *shown) {
    Notice *notice = arena_array(call->arena, Notice, 1);
    *notice = (Notice){.tone = S("good"),
                       .icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                       .title = msg_cart_kept(shown->cart.draft)};
    return (Notices){notice, shown->form->kept && shown->cart.draft.len > 0 ? 1 : 0};
}

static CartPage view_of(const PageCall *call, const Shown *shown) {
    const Cart *cart = &shown->cart;
    CartPage view = {
        .customer = name_of(cart->customer_name, call->lang),
        .site = cart->site,
        .city = cart->city,
        .another = call->viewer->kind == VIEWER_CUSTOMER && !call->viewer->sees_agreement
                       ? (Url){0}
                       : url_with(call->arena, url_path(S("/cart")), S("choose"), S("yes")),
        .draft = cart->draft,
        .draft_page = cart->draft.len > 0 ? order_url(call->arena, cart->draft) : (Url){0},
        .submit = url_path(S("/orders")),
        .check = url_path(S("/orders/check")),
        .save = url_path(S("/orders/drafts")),
        .drafts = cart_drafts_url(call->arena),
        .keys = page_keys(call, S("")),
        .kept = kept_of(call, shown),
        .fields = fields_of(call, shown),
        .addresses = shown->addresses,
        .papers = order_paper_rows(call, cart->draft, &shown->papers, false),
        .file = order_file_field(call, &shown->refusals),
        .paste = typed_paste_field(call, &shown->refusals, shown->ask.paste, msg_cart_lines(),
                                   msg_cart_lines_hint()),
        .find = typed_find_field(call, &shown->refusals),
        .found = found_parts(call, &shown->found, shown->searched),
        .typed = typed_table(&shown->outcome.typed, rows_of(call, shown), msg_order_lines()),
        .currency = shown->ask.currency,
    };
    view.found.check = view.typed.check = view.check;
    view.has_terms = order_terms(call, &view.terms);
    fill_figures(call, shown, &view);
    return view;
}

// ---- the whole ----

static void begin(Shown *shown) {
    const Cart *cart = &shown->cart;
    if (shown->begins && cart->draft.len > 0) {
        shown->ask.paste = cart->typed;
        shown->ask.currency = cart->currency;
    }
    if (shown->ask.currency.len == 0 && cart->currency_count > 0) {
        shown->ask.currency = cart->currencies[0];
    }
    shown->ask.site = cart->site;
}

Err cart_show(PageCall *call, int status, const CartForm *form, const Refusals *tried) {
    Shown shown = {.form = form, .begins = call->request->method == HTTP_GET};
    Refusals unseen = {0};
    CartInput of = {form->order.site, form->order.draft};
    shown.ask = form->order;
    if (tried != NULL) {
        shown.refusals = *tried;
    }
    TRY(see_cart(call->context, &of, &shown.cart, &unseen));
    if (refused(&unseen)) {
        return page_refused(call, &unseen);
    }
    begin(&shown);
    if (form->add.len > 0) {
        shown.ask.paste = typed_with_line(call->arena, shown.ask.paste, form->add);
    }
    if (call->complaints->count == 0) {
        TRY(judge(call, &shown));
        TRY(find(call, &shown));
    }
    TRY(ask_addresses(call, &shown));
    TRY(find_papers(call, &shown));
    CartPage view = view_of(call, &shown);
    PageParts parts = {.title = msg_cart_title(),
                       .notices = kept_notice(call, &shown),
                       .problems = page_problems(call, &shown.refusals),
                       .main = page_part(call)};
    tpl_cart_page(&parts.main, &view);
    return page_show(call, status, &parts);
}
