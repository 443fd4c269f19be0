// GET /entitlements: what sites hold, today or on another day (portal.md P35); a page, or a file.
#include "action/site/entitlement_list.h"
#include "base/messages.h"
#include "domain/value/figures.h"
#include "report/rows_ask.h"
#include "web/customer/customer_words.h"
#include "web/entitlement/entitlement_list_page.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/part/show/part_type.h"
#include "web/tpl_entitlement_list_page.h"

enum { FILTER_COUNT = 6, PROOFS_SHOWN = 8, KIND_COUNT = 4 };

typedef struct {
    EntitlementsInput entitlements;
    RowsAsk rows;
} EntitlementsAsk;

static const FieldInside insides[] = {
    {&entitlements_fields, offsetof(EntitlementsAsk, entitlements)},
    {&rows_ask_fields, offsetof(EntitlementsAsk, rows)},
};
static const FieldTable page_fields = {
    .what = S_INIT("the entitlements"),
    .bytes = sizeof(EntitlementsAsk),
    .inside = insides,
    .inside_count = 2,
};

// ---- rows ----

// The numbers between the blanks, the latest last; more than fit are left to the file.
static HeldProofs proofs_of(const PageCall *call, Text numbers) {
    static const Gate gate = MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW);
    bool may = gate_ask(&gate, true, call->viewer) == GATE_OPEN;
    HeldProof *items = arena_array(call->arena, HeldProof, PROOFS_SHOWN);
    size_t count = 0;
    for (size_t at = 0; at < numbers.len && count < PROOFS_SHOWN;) {
        size_t end = at;
        while (end < numbers.len && numbers.bytes[end] != ' ') {
            end++;
        }
        Text number = {numbers.bytes + at, end - at};
        items[count].number = number;
        items[count++].page = may ? proof_url(call->arena, number) : (Url){0};
        at = end + 1;
    }
    return (HeldProofs){items, count};
}

static HeldRow row_of(const PageCall *call, const EntitlementListRow *held) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW);
    bool may = gate_ask(&gate, true, call->viewer) == GATE_OPEN;
    Url page = may ? customer_url(call->arena, held->site) : (Url){0};
    return (HeldRow){
        .site = held->site,
        .site_page = page,
        .product = held->product,
        .part = held->part,
        .description = held->description,
        .part_type = part_type_words(held->part_type),
        .entitled = quantity_amount(held->entitled),
        .covered = quantity_amount(held->covered),
        .metric = held->metric,
        .coverage_end = held->coverage_end,
        .has_term = !held->term_end_null,
        .state = tag_of(call->arena, STATES_OF_ENTITLEMENT, held->state),
        .proofs = proofs_of(call, held->proofs),
        .moved_from = held->moved_from,
    };
}

static HeldRows rows_of(const PageCall *call, const EntitlementsView *view) {
    HeldRow *rows = arena_array(call->arena, HeldRow, view->count);
    for (size_t i = 0; i < view->count; i++) {
        rows[i] = row_of(call, &view->rows[i]);
    }
    return (HeldRows){rows, view->count};
}

// ---- filters ----

static FormField kind_field(const PageCall *call) {
    static const struct {
        Text value;
        Message (*label)(void);
    } kinds[KIND_COUNT] = {
        {S_INIT(""), msg_any},
        {S_INIT("purchased"), msg_held_purchased},
        {S_INIT("renewed"), msg_held_renewed},
        {S_INIT("future"), msg_held_future},
    };
    FieldOption *options = arena_array(call->arena, FieldOption, KIND_COUNT);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        options[i] = (FieldOption){.value = kinds[i].value, .label = kinds[i].label()};
    }
    return field_select(S("kind"), msg_kind(), (FieldOptions){options, KIND_COUNT},
                        list_asked(call, S("kind")));
}

static Filters filters_of(const PageCall *call, const Refusals *refusals) {
    static const Text own[] = {S_INIT("site"), S_INIT("agreement"), S_INIT("product"),
                               S_INIT("part"), S_INIT("kind"),      S_INIT("true_on"),
                               S_INIT("")};
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    fields[0] = field_text(own[0], msg_site(), list_asked(call, own[0]));
    fields[1] = field_text(own[1], msg_agreement(), list_asked(call, own[1]));
    fields[2] = field_text(own[2], msg_product(), list_asked(call, own[2]));
    fields[3] = field_text(own[3], msg_part(), list_asked(call, own[3]));
    fields[4] = kind_field(call);
    fields[5] = field_date(own[5], msg_true_on(), list_asked(call, own[5]));
    for (size_t i = 0; i < FILTER_COUNT; i++) {
        Message problem;
        if (page_problem_of(call, refusals, fields[i].name, &problem)) {
            fields[i] = field_with_problem(fields[i], problem);
        }
    }
    return (Filters){
        .action = url_path(call->request->path),
        .fields = {fields, FILTER_COUNT},
        .kept = list_kept(call, own),
        .chips = list_chips(call, fields, FILTER_COUNT),
        .clear = url_path(call->request->path),
    };
}

// ---- the page ----

static void fill_heads(const PageCall *call, EntitlementListPage *view) {
    view->part = list_head(call, msg_part(), S("edge"), S(""), false);
    view->site = list_head(call, msg_site(), S(""), S(""), false);
    view->product = list_head(call, msg_product(), S(""), S(""), false);
    view->entitled = list_head(call, msg_entitled(), S("num"), S(""), false);
    view->covered = list_head(call, msg_status_covered(), S("num"), S(""), false);
    view->end = list_head(call, msg_column_coverage_end(), S(""), S(""), false);
    view->state = list_head(call, msg_state(), S(""), S(""), false);
    view->proofs = list_head(call, msg_nav_proofs(), S("edge-e"), S(""), false);
}

static Err show(PageCall *call, const EntitlementsView *held, const Refusals *refusals,
                bool asked) {
    EntitlementListPage view = {
        .sub =
            held->is_today || held->count == 0 ? msg_entitlements_sub() : msg_shown_as_of(held->on),
        .say = msg_count_licences((int64_t)held->count),
        .exports = list_exports(call),
        .filters = filters_of(call, refusals),
        .caption = msg_entitlements(),
        .rows = rows_of(call, held),
        .empty = list_empty(call, msg_no_licences(), msg_no_licences_text()),
        .pager = list_pager(call, held->count, held->next),
    };
    if (!asked) {
        view.empty = (Empty){.icon = icon_html(call->arena, ICON_SEARCH),
                             .title = msg_entitlements_first(),
                             .text = msg_entitlements_first_text()};
    }
    fill_heads(call, &view);
    PageParts parts = {.title = msg_entitlements(), .main = page_part(call)};
    parts.problems = asked ? page_problems(call, refusals) : (Problems){0};
    tpl_entitlement_list_page(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const EntitlementsAsk *ask) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, &entitlement_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &entitlements_source, &rows, &state, &memory));
    entitlements_state(state, memory, &ask->entitlements);
    list_file_name(call, S("entitlements"), rows.form.format);
    return OK;
}

PAGE(entitlements, HTTP_GET, "/entitlements",
     MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW), &page_fields) {
    const EntitlementsAsk *ask = call->input;
    EntitlementsView held = {.on = call->context->today, .is_today = true};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &held, &refusals, true);
    }
    TRY(see_entitlement_list(call->context, &ask->entitlements, &held, &refusals));
    if (!refused(&refusals) && ask->rows.format != ASK_PAGE) {
        return stream(call, ask);
    }
    bool asked = !refused(&refusals) || refusals.items[0].id != REFUSAL_FILTER_REQUIRED ||
                 ask->rows.format != ASK_PAGE;
    return show(call, &held, &refusals, asked);
}
