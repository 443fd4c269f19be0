// Reads what a quote holds.
#include "action/quote/quote_held_private.h"

#include "base/json_write.h"
#include "store/q_entitlement.h"

enum { ID_TEXT_BYTES = 24 };

static EntitlementRecord record_of(const QEntitlementListHeldRow *row) {
    return (EntitlementRecord){
        .entitlement = row->entitlement,
        .site = row->site,
        .part = row->part,
        .order = row->order_id,
        .line = row->line,
        .quantity = row->quantity,
        .coverage_end = row->coverage_end,
        .agreement_since = row->agreement_since,
        .has_renewed_yearly = !row->renewed_yearly_null,
        .renewed_yearly = row->renewed_yearly_null ? (Money){0} : row->renewed_yearly,
        .distributor = row->distributor_null ? (AccountId){0} : row->distributor,
        .reseller = row->reseller_null ? (AccountId){0} : row->reseller,
        .has_due = !row->due_null,
        .due = row->due_null ? (Date){0} : row->due,
    };
}

static HeldLine line_of(const QEntitlementListHeldRow *row) {
    return (HeldLine){
        .record = record_of(row),
        .agreement = row->agreement,
        .type = row->type,
        .has_renewal = !row->renewal_null,
        .renewal = row->renewal_null ? (Text){0} : row->renewal,
    };
}

static Text id_text(Arena *arena, EntitlementId entitlement) {
    TextBuf buf = buf_new(arena, ID_TEXT_BYTES);
    buf_add_int(&buf, entitlement.id);
    return buf_text(&buf);
}

// False where none is asked for.
static bool held_list(Arena *arena, const QuoteItem *items, size_t count, Text *ret_list) {
    Text *ids = arena_array(arena, Text, count);
    size_t asked = 0;
    for (size_t i = 0; i < count; i++) {
        if (!items[i].removed && items[i].entitlement.id != 0) {
            ids[asked++] = id_text(arena, items[i].entitlement);
        }
    }
    *ret_list = json_of_texts(arena, ids, asked);
    return asked > 0;
}

QuoteHeld quote_held_of(Arena *arena, size_t room) {
    return (QuoteHeld){.lines = arena_array(arena, HeldLine, room)};
}

static Text key_of(const EntitlementId *entitlement) {
    return (Text){(const char *)&entitlement->id, sizeof entitlement->id};
}

void quote_held_add(Arena *arena, QuoteHeld *held, const HeldLine *line) {
    size_t at = 0;
    if (!text_map_find(&held->map, key_of(&line->record.entitlement), &at)) {
        at = held->map.count;
        held->lines[at] = *line;
        text_map_add(arena, &held->map, key_of(&held->lines[at].record.entitlement), at);
    }
}

Err quote_held_load(const ActionContext *context, EnterpriseId enterprise, const QuoteItem *items,
                    size_t count, QuoteHeld *ret_held) {
    QEntitlementListHeldRows rows;
    QEntitlementListHeldIn in = {.enterprise = enterprise};
    *ret_held = (QuoteHeld){0};
    if (!held_list(context->arena, items, count, &in.entitlements)) {
        return OK;
    }
    TRY(q_entitlement_list_held(context->db, context->arena, &in, &rows));
    QuoteHeld held = quote_held_of(context->arena, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        HeldLine line = line_of(&rows.rows[i]);
        quote_held_add(context->arena, &held, &line);
    }
    *ret_held = held;
    return OK;
}

const HeldLine *quote_held_find(const QuoteHeld *held, EntitlementId entitlement) {
    size_t at = 0;
    return text_map_find(&held->map, key_of(&entitlement), &at) ? &held->lines[at] : NULL;
}
