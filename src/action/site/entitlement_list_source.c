// The columns of P35, its filters, and page after page of see_entitlement_list.
#include "action/site/entitlement_list.h"

#include <stddef.h>
#include <string.h>

static const Text kinds[] = {S_INIT("all"), S_INIT("purchased"), S_INIT("renewed"),
                             S_INIT("allocated"), S_INIT("future")};

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(EntitlementsInput, member)

static const Field fields[] = {
    {ASKED(site, FIELD_NAME)},
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(product, FIELD_NAME)},
    {ASKED(part, FIELD_NAME)},
    {ASKED(kind, FIELD_CHOICE), .choices = kinds, .choice_count = 5},
    {ASKED(sort, FIELD_NAME)},
    {ASKED(after, FIELD_NAME), .most = ENTITLEMENT_PLACE_BYTES_MAX / 4},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = ENTITLEMENTS_LIMIT_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(EntitlementsInput, when)}};
const FieldTable entitlements_fields =
    FIELD_TABLE_WITH("a question for entitlements", EntitlementsInput, fields, insides);

#define HELD(member, kind)         COLUMN(EntitlementListRow, member, kind)
#define HELD_OR_NULL(member, kind) COLUMN_OR_NULL(EntitlementListRow, member, kind)

static const Column columns[] = {
    HELD(site, COLUMN_NUMBER),
    HELD(product, COLUMN_NUMBER),
    HELD(part, COLUMN_NUMBER),
    HELD(description, COLUMN_TEXT),
    HELD(part_type, COLUMN_TEXT),
    HELD(metric, COLUMN_TEXT),
    HELD(entitled, COLUMN_QUANTITY),
    HELD(covered, COLUMN_QUANTITY),
    HELD_OR_NULL(allocated, COLUMN_QUANTITY),
    HELD_OR_NULL(deployed, COLUMN_QUANTITY),
    HELD_OR_NULL(difference, COLUMN_QUANTITY),
    HELD_OR_NULL(coverage_end, COLUMN_DATE),
    HELD_OR_NULL(term_end, COLUMN_DATE),
    HELD(state, COLUMN_TEXT),
    HELD(proofs, COLUMN_TEXT),
    HELD(moved_from, COLUMN_TEXT),
    HELD(entitlement, COLUMN_NUMBER),
};
const ColumnTable entitlement_columns = COLUMN_TABLE(columns, EntitlementListRow, money);

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    EntitlementsState *state = given;
    EntitlementsView view = {0};
    Refusals refusals = {0};
    TRY(see_entitlement_list(context, &state->input, &view, &refusals));
    if (refused(&refusals)) { // what was visible when it began is so no more
        view = (EntitlementsView){0};
    }
    (void)memory;
    ENSURE(view.next.len <= sizeof state->after);
    if (view.next.len > 0) {
        memcpy(state->after, view.next.bytes, view.next.len);
    }
    state->input.after = (Text){state->after, view.next.len};
    *ret_rows = view.rows;
    *ret_count = view.count;
    *ret_more = view.next.len > 0;
    return OK;
}

const RowSource entitlements_source = {&entitlement_columns, sizeof(EntitlementsState), next};

void entitlements_state(EntitlementsState *state, Arena *memory, const EntitlementsInput *input) {
    EntitlementsInput own = *input;
    Text *texts[] = {&own.site, &own.agreement, &own.product, &own.part, &own.sort, &own.after};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = text_copy(memory, *texts[i]);
    }
    own.limit = ROW_SOURCE_BATCH;
    state->input = own;
}
