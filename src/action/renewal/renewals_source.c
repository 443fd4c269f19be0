// Page after page of see_renewal_quotes and see_exceptions.
#include "action/renewal/renewals_source.h"

#include <stddef.h>
#include <string.h>

// The place behind a page, kept in the state.
static Text keep_place(char after[RENEWALS_PLACE_BYTES_MAX], Text next) {
    ENSURE(next.len <= RENEWALS_PLACE_BYTES_MAX);
    if (next.len > 0) {
        memcpy(after, next.bytes, next.len);
    }
    return (Text){after, next.len};
}

static Err next_renewals(void *given, Arena *memory, const ActionContext *context,
                         const void **ret_rows, size_t *ret_count, bool *ret_more) {
    RenewalsState *state = given;
    Renewals renewals = {0};
    Refusals refusals = {0};
    TRY(see_renewal_quotes(context, &state->input, &renewals, &refusals));
    (void)memory;
    state->input.after = keep_place(state->after, renewals.next);
    *ret_rows = renewals.rows;
    *ret_count = renewals.row_count;
    *ret_more = renewals.next.len > 0;
    return OK;
}

static Err next_exceptions(void *given, Arena *memory, const ActionContext *context,
                           const void **ret_rows, size_t *ret_count, bool *ret_more) {
    ExceptionsState *state = given;
    Exceptions exceptions = {0};
    Refusals refusals = {0};
    TRY(see_exceptions(context, &state->input, &exceptions, &refusals));
    (void)memory;
    state->input.after = keep_place(state->after, exceptions.next);
    *ret_rows = exceptions.rows;
    *ret_count = exceptions.row_count;
    *ret_more = exceptions.next.len > 0;
    return OK;
}

const RowSource renewals_source = {&renewal_row_columns, sizeof(RenewalsState), next_renewals};
const RowSource exceptions_source = {&exception_row_columns, sizeof(ExceptionsState),
                                     next_exceptions};

void renewals_state(RenewalsState *state, Arena *memory, const RenewalsInput *input) {
    state->input = *input;
    state->input.agreement = text_copy(memory, input->agreement);
    state->input.sort = text_copy(memory, input->sort);
    state->input.after = (Text){0};
    state->input.limit = ROW_SOURCE_BATCH;
}

static const Field calendar_fields[] = {
    {.name = S_INIT("agreement"),
     .kind = FIELD_NAME,
     .offset = offsetof(RenewalsCalendarInput, agreement)},
    {.name = S_INIT("due_from"),
     .kind = FIELD_DATE,
     .offset = offsetof(RenewalsCalendarInput, due_from)},
    {.name = S_INIT("due_to"),
     .kind = FIELD_DATE,
     .offset = offsetof(RenewalsCalendarInput, due_to)},
};
const FieldTable renewals_calendar_fields =
    FIELD_TABLE("a calendar of renewals", RenewalsCalendarInput, calendar_fields);

void renewals_calendar_state(RenewalsState *state, Arena *memory,
                             const RenewalsCalendarInput *input) {
    RenewalsInput asked = {
        .agreement = input->agreement, .due_from = input->due_from, .due_to = input->due_to};
    renewals_state(state, memory, &asked);
}

void exceptions_state(ExceptionsState *state) {
    state->input = (ExceptionsInput){.limit = ROW_SOURCE_BATCH};
}
