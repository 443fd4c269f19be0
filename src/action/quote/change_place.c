// Looks each refused line up in the input.
#include "action/quote/change_place.h"

static int32_t place_of(const QuoteChangeInput *input, int64_t line) {
    const QuoteLineChange *lines = input->lines.items;
    for (size_t i = 0; i < input->lines.count; i++) {
        if (lines[i].line == line) {
            return (int32_t)i + 1;
        }
    }
    return 0;
}

void change_place(const QuoteChangeInput *input, Refusals *refusals) {
    int32_t first_new = place_of(input, 0);
    for (int32_t i = 0; i < refusals->count; i++) {
        Refusal *refusal = &refusals->items[i];
        if (refusal->line > 0) {
            int32_t place = place_of(input, refusal->line);
            refusal->line = place > 0 ? place : first_new;
        }
    }
}
