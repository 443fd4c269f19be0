// Patterns and values become sentences. The patterns of all languages stand in base/messages.h.
#include "base/show/message.h"

#include "base/messages.h"

#include <string.h>

// The form that the plural takes: the last there is, where the pattern has fewer.
static Text form_of(Text pattern, int form) {
    for (; form > 0; form--) {
        const char *mark =
            pattern.len == 0 ? NULL : memchr(pattern.bytes, MESSAGE_MARK_FORM, pattern.len);
        if (mark == NULL) {
            return pattern;
        }
        size_t before = (size_t)(mark - pattern.bytes) + 1;
        pattern = (Text){mark + 1, pattern.len - before};
    }
    const char *end =
        pattern.len == 0 ? NULL : memchr(pattern.bytes, MESSAGE_MARK_FORM, pattern.len);
    return end == NULL ? pattern : (Text){pattern.bytes, (size_t)(end - pattern.bytes)};
}

static uint64_t magnitude(int64_t number) {
    return number < 0 ? 0 - (uint64_t)number : (uint64_t)number;
}

const MessagePattern *message_pattern(Lang lang, const Message *message) {
    ENSURE(lang < LANG_COUNT && message->id >= 0 && message->id < MESSAGE_COUNT);
    return &message_patterns[lang][message->id];
}

MessageCursor message_open(Lang lang, const Message *message) {
    const MessagePattern *pattern = message_pattern(lang, message);
    int form = message_plural(lang, magnitude(message->count));
    return (MessageCursor){form_of(pattern->text, form)};
}

bool message_next(MessageCursor *cursor, const Message *message, Text *ret_literal,
                  const MessageValue **ret_value) {
    Text rest = cursor->rest;
    if (rest.len == 0) {
        return false;
    }
    if (rest.bytes[0] == MESSAGE_MARK_HOLE) {
        ENSURE(rest.len >= 2 && rest.bytes[1] >= '1' && rest.bytes[1] < '1' + MESSAGE_HOLES_MAX);
        *ret_value = &message->values[rest.bytes[1] - '1'];
        cursor->rest = (Text){rest.bytes + 2, rest.len - 2};
        return true;
    }
    const char *hole = memchr(rest.bytes, MESSAGE_MARK_HOLE, rest.len);
    size_t len = hole == NULL ? rest.len : (size_t)(hole - rest.bytes);
    *ret_literal = (Text){rest.bytes, len};
    *ret_value = NULL;
    cursor->rest = (Text){rest.bytes + len, rest.len - len};
    return true;
}

void message_format(TextBuf *buf, Lang lang, const MessageValue *value) {
    switch (value->kind) {
    case HOLE_INT:
        format_decimal(buf, lang, value->number, 0);
        return;
    case HOLE_DATE:
        format_date(buf, lang, value->date);
        return;
    case HOLE_AMOUNT:
        format_amount(buf, lang, value->amount);
        return;
    case HOLE_SHARE:
        format_share(buf, lang, value->share);
        return;
    case HOLE_TEXT:
        break;
    }
    NEVER("a text needs no format");
}

void message_add(TextBuf *buf, Lang lang, Message message) {
    MessageCursor cursor = message_open(lang, &message);
    Text literal = {0};
    const MessageValue *value = NULL;
    while (message_next(&cursor, &message, &literal, &value)) {
        if (value == NULL) {
            buf_add(buf, literal);
        } else if (value->kind == HOLE_TEXT) {
            buf_add(buf, value->text);
        } else {
            message_format(buf, lang, value);
        }
    }
}

static size_t bytes_of(Lang lang, const Message *message) {
    size_t bytes = 0;
    MessageCursor cursor = message_open(lang, message);
    Text literal = {0};
    const MessageValue *value = NULL;
    while (message_next(&cursor, message, &literal, &value)) {
        bytes += value == NULL ? literal.len : FORMAT_BYTES_MAX;
        if (value != NULL && value->kind == HOLE_TEXT) {
            bytes += value->text.len;
        } else if (value != NULL && value->kind == HOLE_AMOUNT) {
            bytes += value->amount.code.len;
        }
    }
    return bytes;
}

Text message_text(Arena *arena, Lang lang, Message message) {
    size_t max = bytes_of(lang, &message);
    TextBuf buf = buf_new(arena, max);
    message_add(&buf, lang, message);
    ENSURE(!buf.overflow);
    arena_shorten(arena, buf.bytes, max, buf.len);
    return buf_text(&buf);
}
