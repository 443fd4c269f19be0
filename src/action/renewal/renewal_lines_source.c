// Page after page of see_renewal_lines.
#include "action/renewal/renewal_lines_source.h"

#include <string.h>

static Err next(void *given, Arena *memory, const ActionContext *context, const void **ret_rows,
                size_t *ret_count, bool *ret_more) {
    RenewalLinesState *state = given;
    RenewalLines lines;
    Refusals refusals = {0};
    TRY(see_renewal_lines(context, &state->input, &lines, &refusals));
    if (refused(&refusals)) { // what was visible when it began is so no more
        lines = (RenewalLines){0};
    }
    (void)memory;
    ENSURE(lines.next.len <= sizeof state->after);
    if (lines.next.len > 0) {
        memcpy(state->after, lines.next.bytes, lines.next.len);
    }
    state->input.after = (Text){state->after, lines.next.len};
    *ret_rows = lines.lines;
    *ret_count = lines.line_count;
    *ret_more = lines.next.len > 0;
    return OK;
}

const RowSource renewal_lines_source = {&renewal_line_columns, sizeof(RenewalLinesState), next};

static Text *copies_of(Arena *memory, const FieldList *names) {
    Text *copies = arena_array(memory, Text, names->count);
    for (size_t i = 0; i < names->count; i++) {
        copies[i] = text_copy(memory, ((const Text *)names->items)[i]);
    }
    return copies;
}

void renewal_lines_state(RenewalLinesState *state, Arena *memory, const RenewalLinesInput *input) {
    RenewalLinesInput own = *input;
    Text *texts[] = {&own.agreement,   &own.quote,    &own.site,     &own.site_name, &own.part,
                     &own.distributor, &own.reseller, &own.currency, &own.after};
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        *texts[i] = text_copy(memory, *texts[i]);
    }
    own.state.items = copies_of(memory, &own.state);
    own.renewal_line.items = copies_of(memory, &own.renewal_line);
    own.sort = (Text){0};
    own.by_record = true;
    own.limit = ROW_SOURCE_BATCH;
    own.view = RENEWAL_DETAIL;
    own.totals = RENEWAL_TOTALS_NONE;
    state->input = own;
}
