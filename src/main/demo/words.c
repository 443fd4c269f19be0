// Splits lines and fields.
#include "main/demo/words.h"

#include <string.h>

static Text trimmed(Text text) {
    while (text.len > 0 && text.bytes[0] == ' ') {
        text = (Text){text.bytes + 1, text.len - 1};
    }
    while (text.len > 0 && text.bytes[text.len - 1] == ' ') {
        text.len--;
    }
    return text;
}

// Cuts the text at the first `at`: what stands before it; `rest` becomes what stands behind.
static Text cut(Text *rest, char at) {
    const char *found = rest->len == 0 ? NULL : memchr(rest->bytes, at, rest->len);
    size_t len = found == NULL ? rest->len : (size_t)(found - rest->bytes);
    Text before = {rest->bytes, len};
    size_t gone = found == NULL ? len : len + 1;
    *rest = (Text){rest->bytes + gone, rest->len - gone};
    return before;
}

WordLine words_begin(const unsigned char *bytes, size_t count) {
    Text all = {(const char *)bytes, count};
    ENSURE(text_is_utf8(all));
    return (WordLine){.rest = all};
}

bool words_next(WordLine *line) {
    while (line->rest.len > 0) {
        Text text = trimmed(cut(&line->rest, '\n'));
        if (text.len == 0 || text.bytes[0] == '#') {
            continue;
        }
        line->key = cut(&text, ':');
        line->fields.count = 0;
        do {
            ENSURE(line->fields.count < WORDS_MAX);
            line->fields.items[line->fields.count++] = trimmed(cut(&text, '|'));
        } while (text.len > 0);
        return true;
    }
    return false;
}

void words_add(Words *words, const WordLine *line) {
    ENSURE(words->count + line->fields.count <= WORDS_MAX);
    for (size_t i = 0; i < line->fields.count; i++) {
        words->items[words->count++] = line->fields.items[i];
    }
}

Text words_field(const WordLine *line, size_t at) {
    ENSURE(at < line->fields.count);
    return line->fields.items[at];
}

int32_t words_number(Text text) {
    bool negative = text.len > 0 && text.bytes[0] == '-';
    int32_t number = 0;
    for (size_t i = negative ? 1 : 0; i < text.len; i++) {
        ENSURE(text.bytes[i] >= '0' && text.bytes[i] <= '9' && number < 100000000);
        number = number * 10 + (text.bytes[i] - '0');
    }
    return negative ? -number : number;
}
