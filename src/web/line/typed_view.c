// From judged lines to rows.
#include "web/line/typed_view.h"

#include "base/messages.h"
#include "domain/part.h"
#include "web/frame.h"
#include "web/part/show/amounts.h"

enum { COLUMNS_PLAIN = 5, ADD_ROOM = 24 };

Text typed_with_line(Arena *arena, Text paste, Text line) {
    TextBuf buf = buf_new(arena, paste.len + line.len + 2);
    bool ends = paste.len == 0 || paste.bytes[paste.len - 1] == '\n';
    buf_add(&buf, paste);
    buf_add(&buf, ends ? S("") : S("\n"));
    buf_add(&buf, line);
    buf_add_char(&buf, '\n');
    return buf_text(&buf);
}

FormField typed_paste_field(const PageCall *call, const Refusals *refusals, Text paste,
                            Message label, Message hint) {
    bool typed = page_typed(call, S("paste")).len > 0 && paste.len == 0;
    FormField field = field_area(S("paste"), label, typed ? page_typed(call, S("paste")) : paste);
    Message problem;
    field = field_with_hint(field, hint);
    if (page_problem_of(call, refusals, S("paste"), &problem) ||
        page_problem_of(call, refusals, S("lines"), &problem)) {
        field = field_with_problem(field, problem);
    }
    field.wide = true;
    return field;
}

FormField typed_find_field(const PageCall *call, const Refusals *refusals) {
    FormField field = field_text(S("find"), msg_part_number_or_name(), page_typed(call, S("find")));
    Message problem;
    field.wide = true;
    field.autocomplete = S("off");
    return page_problem_of(call, refusals, S("find"), &problem) ? field_with_problem(field, problem)
                                                                : field;
}

// ---- parts that were found ----

// The line that orders as little of it as may be ordered.
static Text least_line(Arena *arena, const FoundPart *part) {
    Part shape = {.minimum = part->minimum, .multiple = part->multiple};
    Quantity least = part->minimum;
    (void)part_quantity_next(&shape, part->minimum, &least);
    TextBuf line = buf_new(arena, part->part.len + ADD_ROOM);
    buf_add(&line, part->part);
    buf_addf(&line, " %lld", (long long)least.count);
    return buf_text(&line);
}

FoundParts found_parts(const PageCall *call, const PartsFound *found, bool searched) {
    FoundRows rows = {arena_array(call->arena, FoundRow, found->count), found->count};
    for (size_t i = 0; i < found->count; i++) {
        const FoundPart *part = &found->parts[i];
        rows.items[i] = (FoundRow){.part = part->part,
                                   .description = part->description,
                                   .add = least_line(call->arena, part),
                                   .has_unit = !part->unit_null,
                                   .unit = money_amount(part->unit, part->money),
                                   .has_own = !part->buy_unit_null,
                                   .own_unit = money_amount(part->buy_unit, part->money)};
    }
    return (FoundParts){.searched = searched,
                        .says = found->more ? msg_found_more(PARTS_FOUND_MAX)
                                            : msg_count_parts_found((int64_t)found->count),
                        .rows = rows};
}

// ---- lines ----

void typed_row_bad(const PageCall *call, const TypedLine *line, TypedRow *row) {
    row->typed = line->typed.text;
    row->has_offer = line->repaired;
    row->offer = paste_line(call->arena, &line->typed, line->part, line->quantity, line->sell_unit);
    row->problems.items = arena_array(call->arena, Message, 2 * (size_t)line->problem_count);
    for (int32_t i = 0; i < line->problem_count; i++) {
        row->problems.items[row->problems.count++] = page_refusal_words(call, &line->problems[i]);
        if (line->problems[i].id == REFUSAL_BAD_QUANTITY && line->minimum.count > 0) {
            row->problems.items[row->problems.count++] =
                msg_quantity_rule(line->minimum.count, line->multiple.count);
        }
    }
}

static bool shows_own(const TypedRows *rows) {
    for (size_t i = 0; i < rows->count; i++) {
        if (rows->items[i].has_own) {
            return true;
        }
    }
    return false;
}

TypedTable typed_table(const TypedLines *lines, TypedRows rows, Message label) {
    bool own = shows_own(&rows);
    return (TypedTable){
        .say = msg_lines_judged((int64_t)(lines->count - lines->bad), (int64_t)lines->bad),
        .rows = rows,
        .label = label,
        .shows_own = own,
        .own_label = msg_your_price(),
        .columns = COLUMNS_PLAIN + own,
        .has_repairs = lines->repairs > 0,
        .repair = msg_count_apply_repairs((int64_t)lines->repairs),
        .has_again = lines->again > 0,
        .merge = msg_count_merge_lines((int64_t)lines->again),
        .has_actions = lines->repairs > 0 || lines->again > 0,
    };
}
