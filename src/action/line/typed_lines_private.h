// Reading and judging typed lines. Inside action only.
#ifndef ACTION_LINE_TYPED_LINES_PRIVATE_H
#define ACTION_LINE_TYPED_LINES_PRIVATE_H

#include "action/action_private.h"
#include "action/line/typed_lines.h"

// What was typed: lines given one by one (part, quantity, sell_unit and note of each), then those
// of a pasted text.
typedef struct {
    const PastedLine *given;
    size_t given_count;
    Text paste;
} LinesTyped;

// A line that is given field by field, the `index`-th from 0.
PastedLine typed_line_given(Text part, Text quantity, size_t index);

// Splits them, and judges each by the catalogue and a price list. False, and nothing judged, where
// there are more than `most`.
Err typed_lines_judge(Action *action, const LinesTyped *typed, size_t most, Text country_group,
                      Currency currency, TypedLines *ret_lines, bool *ret_fits);
// Another thing that is wrong with a line.
void typed_line_say(TypedLine *line, RefusalId id, Text field, Text value);
// Counts what is bad, what can be repaired and what is there twice, and writes the texts with the
// repairs in it, and with one line for each part. Last, when all is said.
void typed_lines_sum(Arena *arena, const LinesTyped *typed, TypedLines *lines);

#endif
