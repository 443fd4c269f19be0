// Writes and reads the counts by their list.
#include "action/night/night_counts.h"

typedef struct {
    Text name;
    size_t at; // of the count in NightCounts
} CountRow;

static const CountRow list[] = {
#define NIGHT_COUNT(name) {S_INIT(#name), offsetof(NightCounts, name)},
#include "action/night/night_counts.def"
#undef NIGHT_COUNT
};

enum { COUNTS = sizeof list / sizeof list[0], COUNT_BYTES_MAX = 40 };

Text night_counts_text(Arena *arena, const NightCounts *counts) {
    TextBuf buf = buf_new(arena, (size_t)COUNTS * COUNT_BYTES_MAX);
    for (size_t i = 0; i < COUNTS; i++) {
        const int64_t *count = (const int64_t *)(const void *)((const char *)counts + list[i].at);
        buf_addf(&buf, "%s%.*s=%lld", i > 0 ? " " : "", TEXT_ARG(list[i].name), (long long)*count);
    }
    return buf_text(&buf);
}

// The next "name=7" of a text, which goes on behind it and a blank.
static bool read_count(Text *rest, Text name, int64_t *ret_count) {
    size_t end = 0;
    while (end < rest->len && rest->bytes[end] != ' ') {
        end++;
    }
    Text word = {rest->bytes, end};
    bool named = word.len > name.len + 1 && word.bytes[name.len] == '=' &&
                 text_equal((Text){word.bytes, name.len}, name);
    size_t next = end < rest->len ? end + 1 : end;
    *rest = (Text){rest->bytes + next, rest->len - next};
    return named &&
           text_to_int((Text){word.bytes + name.len + 1, word.len - name.len - 1}, ret_count);
}

bool night_counts_read(Text text, NightCounts *ret_counts) {
    NightCounts counts = {0};
    Text rest = text;
    bool read = true;
    for (size_t i = 0; i < COUNTS && read; i++) {
        int64_t *count = (int64_t *)(void *)((char *)&counts + list[i].at);
        read = read_count(&rest, list[i].name, count);
    }
    if (!read || rest.len > 0) {
        return false;
    }
    *ret_counts = counts;
    return true;
}
