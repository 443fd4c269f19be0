// Puts a refusal's sentence together: its words stand with the languages.
#include "main/refusal_words.h"

#include "action/refusal_message.h"
#include "base/input/complaint.h"
#include "base/messages.h"

enum { LINE_BYTES_MAX = 12 };

static Text line_number(Arena *arena, int32_t line) {
    TextBuf buf = buf_new(arena, LINE_BYTES_MAX);
    buf_add_int(&buf, line);
    return buf_text(&buf);
}

Text refusal_words(Arena *arena, Lang lang, const Refusal *refusal) {
    Text what = message_text(arena, lang, refusal_what(refusal->id));
    Text next = message_text(arena, lang, refusal_next(refusal->id));
    Text words =
        message_text(arena, lang, msg_refusal_sentence(what, refusal_rule(refusal->id), next));
    if (refusal->value.len > 0) {
        Text value = complaint_quote(arena, refusal->value);
        words = message_text(arena, lang, msg_refusal_of_value(value, words));
    }
    if (refusal->field.len > 0) {
        words = message_text(arena, lang, msg_refusal_of_field(refusal->field, words));
    }
    if (refusal->line > 0) {
        Text line = line_number(arena, refusal->line);
        words = message_text(arena, lang, msg_refusal_of_line(line, words));
    }
    return words;
}
