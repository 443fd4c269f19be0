// The fields of a quote to be built, and what they make of one that is there.
#include "action/quote/build/quote_build.h"

#include <stddef.h>

static const Text modes[] = {S_INIT("all"), S_INIT("good_lines")};

#define LINE(member, kind_of)                                                                      \
    { .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(QuoteBuildLine, member) }

static const Field line_fields[] = {
    LINE(part, FIELD_NAME),
    LINE(quantity, FIELD_NAME),
    LINE(sell_unit, FIELD_NAME),
    LINE(note, FIELD_NAME),
};
static const FieldTable line_table = FIELD_TABLE("a line to quote", QuoteBuildLine, line_fields);

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(QuoteBuildInput, member)
#define HEAD_FIELDS                                                                                \
    {ASKED(currency, FIELD_NAME)}, {ASKED(distributor, FIELD_NAME)},                               \
        {ASKED(reseller, FIELD_NAME)}, {ASKED(enquiry, FIELD_NAME)}, {ASKED(contact, FIELD_NAME)}, \
        {ASKED(maximum_end_price, FIELD_NAME)}, {ASKED(lines, FIELD_LIST), .items = &line_table},  \
        {ASKED(paste, FIELD_TEXT), .most = PASTE_CHARACTERS_MAX}, {                                \
        ASKED(mode, FIELD_CHOICE), .choices = modes, .choice_count = 2                             \
    }

static const Field build_fields[] = {{ASKED(site, FIELD_NAME), .required = true}, HEAD_FIELDS};
const FieldTable quote_build_fields = FIELD_TABLE("a quote", QuoteBuildInput, build_fields);

static const Field judge_fields[] = {
    {ASKED(site, FIELD_NAME)}, {ASKED(quote, FIELD_NAME)}, HEAD_FIELDS};
const FieldTable quote_judge_fields =
    FIELD_TABLE("lines of a quote", QuoteBuildInput, judge_fields);

QuoteChangeInput quote_built_change(Arena *arena, const QuoteBuilt *built, QuoteSeen seen) {
    QuoteLineChange *lines = arena_array(arena, QuoteLineChange, built->typed.count);
    size_t count = 0;
    for (size_t i = 0; i < built->typed.count; i++) {
        const TypedLine *line = &built->typed.lines[i];
        if (line->problem_count == 0) {
            lines[count++] = (QuoteLineChange){.part = line->part,
                                               .quantity = line->quantity,
                                               .sell_unit = line->sell_unit,
                                               .note = line->note};
        }
    }
    return (QuoteChangeInput){.seen = seen,
                              .lines = {.given = true, .items = lines, .count = count}};
}
