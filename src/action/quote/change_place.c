// Looks each refused line up in the input.
#include "action/quote/change_place.h"

// From 1; 0: nowhere.
static int32_t place_of(const QuoteChangeInput *input, int64_t last_line, int64_t line) {
    const QuoteLineChange *lines = input->lines.items;
    int64_t added = last_line;
    for (size_t i = 0; i < input->lines.count; i++) {
        added += lines[i].line == 0;
        if (lines[i].line == line || (lines[i].line == 0 && added == line)) {
            return (int32_t)i + 1;
        }
    }
    return 0;
}

void change_place(const QuoteChangeInput *input, int64_t last_line, Refusals *refusals) {
    for (int32_t i = 0; i < refusals->count; i++) {
        Refusal *refusal = &refusals->items[i];
        if (refusal->line > 0) {
            refusal->line = place_of(input, last_line, refusal->line);
        }
    }
}
