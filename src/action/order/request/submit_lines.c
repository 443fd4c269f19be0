// From what was asked for to a priced draft.
#include "action/order/request/submit_lines_private.h"

#include "domain/value/decimal.h"

enum { QUANTITY_ROOM = 24 };

// ---- what was asked for ----

static Text quantity_text(Arena *arena, Quantity quantity) {
    TextBuf buf = buf_new(arena, QUANTITY_ROOM);
    buf_add_int(&buf, quantity.count);
    return buf_text(&buf);
}

static LinesTyped typed_of(Arena *arena, const OrderSubmitInput *input) {
    PastedLine *given = arena_array(arena, PastedLine, input->line_count);
    for (size_t i = 0; i < input->line_count; i++) {
        given[i] = typed_line_given(input->lines[i].part,
                                    quantity_text(arena, input->lines[i].quantity), i);
    }
    return (LinesTyped){given, input->line_count, input->paste};
}

// A program's lines name parts and quantities exactly; what draws them into an order judges them,
// and the catalogue is not read for it.
static void take_given(Action *action, const OrderSubmitInput *input, SubmitLines *lines) {
    TypedLines *typed = lines->typed;
    typed->count = input->line_count;
    typed->lines = arena_array(action->arena, TypedLine, typed->count);
    for (size_t i = 0; i < typed->count; i++) {
        TypedLine *line = &typed->lines[i];
        line->typed = lines->from.given[i];
        line->part = line->typed.part;
        line->quantity = line->typed.quantity;
        lines->lines[i] = input->lines[i];
        if (lines->lines[i].quantity.count < 1) {
            lines->lines[i].quantity.count = 0; // refused all the same
        }
        lines->places[lines->count++] = i;
    }
}

static void take_judged(SubmitLines *lines) {
    for (size_t i = 0; i < lines->typed->count; i++) {
        TypedLine *line = &lines->typed->lines[i];
        int64_t count = 0;
        if (line->problem_count > 0) {
            continue;
        }
        if (decimal_parse(line->quantity, 0, &count) != DECIMAL_FINE || count < 1 ||
            count > QUANTITY_ASKED_MAX) {
            typed_line_say(line, REFUSAL_BAD_QUANTITY, S("quantity"), line->quantity);
            continue;
        }
        lines->lines[lines->count] = (OrderLineInput){line->part, {count}};
        lines->places[lines->count++] = i;
    }
}

Err submit_lines_take(Action *action, const OrderSubmitInput *input, TypedLines *typed,
                      SubmitLines *ret_lines) {
    SubmitLines lines = {.from = typed_of(action->arena, input), .typed = typed};
    const PriceList *prices = &action->context->prices;
    bool fits = true;
    *typed = (TypedLines){0};
    if (input->paste.len > 0) {
        TRY(typed_lines_judge(action, &lines.from, ORDER_LINES_MAX, prices->country_group,
                              prices->currency, typed, &fits));
    }
    size_t room = input->paste.len > 0 ? typed->count : input->line_count;
    if (!fits || room == 0) {
        refuse(action->refusals, (Refusal){.id = fits ? REFUSAL_NO_LINES : REFUSAL_TOO_MANY_LINES,
                                           .field = S("lines")});
        *ret_lines = lines;
        return OK;
    }
    lines.lines = arena_array(action->arena, OrderLineInput, room);
    lines.places = arena_array(action->arena, size_t, room);
    if (input->paste.len > 0) {
        take_judged(&lines);
    } else {
        take_given(action, input, &lines);
    }
    *ret_lines = lines;
    return OK;
}

// ---- leaving out ----

static void leave_out(SubmitLines *lines, size_t index, const Refusal *refusal) {
    TypedLine *line = &lines->typed->lines[lines->places[index]];
    typed_line_say(line, refusal->id, refusal->field, refusal->value);
    lines->lines[index].quantity.count = INT64_MIN; // marks it
}

static bool is_left_out(const SubmitLines *lines, size_t index) {
    return lines->lines[index].quantity.count == INT64_MIN;
}

static void close_gaps(SubmitLines *lines) {
    size_t kept = 0;
    for (size_t i = 0; i < lines->count; i++) {
        if (!is_left_out(lines, i)) {
            lines->lines[kept] = lines->lines[i];
            lines->places[kept++] = lines->places[i];
        }
    }
    lines->count = kept;
}

static bool is_of_part(RefusalId id) {
    return id == REFUSAL_NO_PRICE || id == REFUSAL_PART_NOT_FOR_COUNTRY;
}

// A price that is not there is so for every line of its part. False where something is wrong that
// is no line's matter.
static bool drop_unpriced(Action *action, SubmitLines *lines, const Refusals *wrong) {
    for (int32_t i = 0; i < wrong->count; i++) {
        const Refusal *refusal = &wrong->items[i];
        size_t at = (size_t)refusal->line - 1;
        if (refusal->line == 0) {
            refuse(action->refusals, *refusal);
            return false;
        }
        Text part = lines->lines[at].part;
        for (size_t j = 0; j < lines->count; j++) {
            bool alike =
                j == at || (is_of_part(refusal->id) && text_equal(lines->lines[j].part, part));
            if (alike && !is_left_out(lines, j)) {
                leave_out(lines, j, refusal);
            }
        }
    }
    return true;
}

// ---- drafting ----

// What each line covers, on its own; who is wrong is left out. *ret_all: nobody was.
static Err gather(Action *action, PartCache *cache, SubmitLines *lines, OrderDraft *draft,
                  bool *ret_all) {
    Refusals *outer = action->refusals;
    draft->lines = arena_array(action->arena, DraftLine, lines->count);
    draft->count = lines->count;
    *ret_all = true;
    TRY(draft_load_parts(action->context, cache, lines->lines, lines->count));
    for (size_t i = 0; i < lines->count; i++) {
        Refusals wrong = {0};
        action->refusals = &wrong;
        Err err = draft_sale_line(action, cache, draft->site, lines->lines[i].part,
                                  lines->lines[i].quantity, i, &draft->lines[i]);
        action->refusals = outer;
        TRY(err);
        if (refused(&wrong)) {
            leave_out(lines, i, &wrong.items[0]);
            *ret_all = false;
        }
    }
    close_gaps(lines);
    return OK;
}

static void name_lines(SubmitLines *lines) {
    for (size_t i = 0; i < lines->count; i++) {
        lines->typed->lines[lines->places[i]].line = (int64_t)i + 1;
    }
}

Err submit_lines_draft(Action *action, SubmitLines *lines, OrderDraft *draft, bool *ret_priced) {
    *ret_priced = false;
    while (lines->count > 0 && !*ret_priced) {
        PartCache cache = {.of_sales = true, .arriving = lines->arriving};
        Refusals wrong = {0};
        bool all = false;
        TRY(gather(action, &cache, lines, draft, &all));
        if (!all) {
            continue; // what is lapsed is shared among the lines: they are gathered again
        }
        TRY(day_standing(action->context, action->enterprise, draft->agreement, &draft->standing));
        TRY(draft_price(action->context, &cache, draft, &wrong));
        *ret_priced = !refused(&wrong);
        if (!*ret_priced && !drop_unpriced(action, lines, &wrong)) {
            break;
        }
        close_gaps(lines);
    }
    name_lines(lines);
    typed_lines_sum(action->arena, &lines->from, lines->typed);
    return OK;
}

void submit_lines_tell(const TypedLines *typed, Refusals *into) {
    for (size_t i = 0; i < typed->count; i++) {
        for (int32_t j = 0; j < typed->lines[i].problem_count; j++) {
            Refusal refusal = typed->lines[i].problems[j];
            refusal.line = (int32_t)i + 1;
            refuse(into, refusal);
        }
    }
}

Text submit_lines_left(Arena *arena, const SubmitLines *lines) {
    size_t bytes = 1;
    for (size_t i = 0; i < lines->typed->count; i++) {
        const PastedLine *line = &lines->typed->lines[i].typed;
        bytes += line->text.len + line->part.len + line->quantity.len + 2;
    }
    TextBuf buf = buf_new(arena, bytes);
    for (size_t i = 0; i < lines->typed->count; i++) {
        const TypedLine *line = &lines->typed->lines[i];
        if (line->problem_count == 0) {
            continue;
        }
        if (line->typed.text.len > 0) {
            buf_add(&buf, line->typed.text);
        } else {
            buf_add(&buf, line->typed.part);
            buf_add_char(&buf, '\t');
            buf_add(&buf, line->typed.quantity);
        }
        buf_add_char(&buf, '\n');
    }
    return buf_text(&buf);
}
