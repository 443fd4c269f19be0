// Rows and filters of entitlements.
#include "web/entitlement/entitlements_view.h"

#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/held/held_url.h"
#include "web/list/list_frame.h"
#include "web/list/time_fields.h"
#include "web/order/order_words.h"
#include "web/part/show/part_type.h"

enum {
    OWN_FILTERS = 5,
    FILTER_COUNT = OWN_FILTERS + TIME_FIELDS,
    PROOFS_SHOWN = 8,
    KIND_COUNT = 5
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
        .page = held_url(call->arena, held->entitlement),
        .description = held->description,
        .part_type = part_type_words(held->part_type),
        .entitled = quantity_amount(held->entitled),
        .covered = quantity_amount(held->covered),
        .allocated = quantity_amount(held->allocated),
        .has_deployed = !held->deployed_null,
        .deployed = quantity_amount(held->deployed),
        .difference = quantity_amount(held->difference),
        .beyond = held->deployed.count > held->entitled.count ||
                  held->allocated.count > held->entitled.count,
        .over = tag_of(call->arena, STATES_OF_COUNT, S("beyond")),
        .metric = held->metric,
        .has_end = !held->coverage_end_null,
        .coverage_end = held->coverage_end,
        .has_term = !held->term_end_null,
        .state = tag_of(call->arena, STATES_OF_ENTITLEMENT, held->state),
        .proofs = proofs_of(call, held->proofs),
        .moved_from = held->moved_from,
    };
}

HeldRows entitlement_rows(const PageCall *call, const EntitlementsView *view) {
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
        {S_INIT("allocated"), msg_held_allocated},
        {S_INIT("future"), msg_held_future},
    };
    FieldOption *options = arena_array(call->arena, FieldOption, KIND_COUNT);
    for (size_t i = 0; i < KIND_COUNT; i++) {
        options[i] = (FieldOption){.value = kinds[i].value, .label = kinds[i].label()};
    }
    return field_select(S("kind"), msg_kind(), (FieldOptions){options, KIND_COUNT},
                        list_asked(call, S("kind")));
}

Filters entitlement_filters(const PageCall *call, const Refusals *refusals) {
    static const Text own[OWN_FILTERS] = {S_INIT("site"), S_INIT("agreement"), S_INIT("product"),
                                          S_INIT("part"), S_INIT("kind")};
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    fields[0] = field_text(own[0], msg_site(), list_asked(call, own[0]));
    fields[1] = field_text(own[1], msg_agreement(), list_asked(call, own[1]));
    fields[2] = field_text(own[2], msg_product(), list_asked(call, own[2]));
    fields[3] = field_text(own[3], msg_part(), list_asked(call, own[3]));
    fields[4] = kind_field(call);
    time_fields(call, fields + OWN_FILTERS);
    return list_filters(call, refusals, fields, FILTER_COUNT);
}
