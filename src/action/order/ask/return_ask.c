// The fields of a return.
#include "action/order/ask/return_ask.h"

#include <stddef.h>

enum { REASON_CHARACTERS_MAX = 2000 };

static const Field line_fields[] = {
    {.name = S_INIT("line"),
     .kind = FIELD_INTEGER,
     .required = true,
     .offset = offsetof(ReturnAskLine, line),
     .least = 1,
     .most = INT32_MAX},
    {.name = S_INIT("quantity"), .kind = FIELD_COUNT, .offset = offsetof(ReturnAskLine, quantity)},
};
static const FieldTable line_table = FIELD_TABLE("a line to return", ReturnAskLine, line_fields);

static const Field fields[] = {
    {.name = S_INIT("lines"),
     .kind = FIELD_LIST,
     .offset = offsetof(ReturnAsk, lines),
     .items = &line_table},
    {.name = S_INIT("reason"),
     .kind = FIELD_NAME,
     .offset = offsetof(ReturnAsk, reason),
     .most = REASON_CHARACTERS_MAX},
};
const FieldTable return_ask_fields = FIELD_TABLE("a return", ReturnAsk, fields);

OrderReturnsInput return_ask_input(Arena *arena, const ReturnAsk *ask, Text number,
                                   bool leaves_empty) {
    const ReturnAskLine *items = ask->lines.items;
    ReturnLineInput *lines = arena_array(arena, ReturnLineInput, ask->lines.count);
    OrderReturnsInput input = {.order = number, .lines = lines, .reason = ask->reason};
    for (size_t i = 0; i < ask->lines.count; i++) {
        if (!leaves_empty || items[i].quantity != 0) {
            lines[input.line_count++] = (ReturnLineInput){items[i].line, {items[i].quantity}};
        }
    }
    return input;
}
