// The words of a directive in C: paths, and messages with their holes.
#include "tplc.h"

#include <string.h>

bool is_name(Text text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.bytes[i];
        bool letter = c >= 'a' && c <= 'z';
        bool later = (c >= '0' && c <= '9') || c == '_';
        if (!letter && !(i > 0 && later)) {
            return false;
        }
    }
    return text.len > 0;
}

// Takes the name before the first dot.
static Text take_name(Text *path) {
    const char *dot = path->len == 0 ? NULL : memchr(path->bytes, '.', path->len);
    size_t len = dot == NULL ? path->len : (size_t)(dot - path->bytes);
    Text name = {path->bytes, len};
    *path = dot == NULL ? (Text){0} : (Text){dot, path->len - len};
    return name;
}

static bool is_path(Text path) {
    bool good = path.len > 0 && path.bytes[path.len - 1] != '.';
    while (good && path.len > 0) {
        if (path.bytes[0] == '.') {
            path = (Text){path.bytes + 1, path.len - 1};
        }
        good = is_name(take_name(&path));
    }
    return good;
}

static bool is_variable(const Variables *variables, Text name) {
    for (size_t i = 0; i < variables->count; i++) {
        if (text_equal(variables->names[i], name)) {
            return true;
        }
    }
    return false;
}

const char *path_in_c(Run *run, const char *path, int line, const Variables *variables,
                      Text words) {
    Text rest = words;
    Text word = word_take(&rest);
    if (!is_path(word) || word_take(&rest).len > 0) {
        mistake(run, path, line, "{{%.*s}}: a value is x or x.y, names of a-z, 0-9 and _",
                TEXT_ARG(words));
        return NULL;
    }
    Text members = word;
    Text name = take_name(&members);
    bool alone = members.len == 0;
    Text behind = alone ? members : (Text){members.bytes + 1, members.len - 1};
    if (is_variable(variables, name)) {
        return alone ? format_text(run->arena, "(*each_%.*s)", TEXT_ARG(name))
                     : format_text(run->arena, "each_%.*s->%.*s", TEXT_ARG(name), TEXT_ARG(behind));
    }
    if (text_equal(name, S("view"))) {
        return alone ? "(*view)" : format_text(run->arena, "view->%.*s", TEXT_ARG(behind));
    }
    return format_text(run->arena, "view->%.*s", TEXT_ARG(word));
}

// The word "hole=path" of this hole; empty where there is none.
static Text argument_of(Text words, Text hole) {
    for (Text word = word_take(&words); word.len > 0; word = word_take(&words)) {
        if (word.len > hole.len && word.bytes[hole.len] == '=' &&
            memcmp(word.bytes, hole.bytes, hole.len) == 0) {
            return (Text){word.bytes + hole.len + 1, word.len - hole.len - 1};
        }
    }
    return (Text){0};
}

static size_t count_words(Text words) {
    size_t count = 0;
    while (word_take(&words).len > 0) {
        count++;
    }
    return count;
}

// Each word has to fill a hole, once.
static bool check_arguments(Run *run, const char *path, int line, const MessageKey *message,
                            Text words) {
    Text holes = message->holes;
    for (Text hole = word_take(&holes); hole.len > 0; hole = word_take(&holes)) {
        if (argument_of(words, hole).len == 0) {
            mistake(run, path, line, "the hole %.*s of %.*s is not filled: %.*s=…", TEXT_ARG(hole),
                    TEXT_ARG(message->key), TEXT_ARG(hole));
            return false;
        }
    }
    if (count_words(words) != count_words(message->holes)) {
        mistake(run, path, line, "%.*s has the holes: %.*s", TEXT_ARG(message->key),
                TEXT_ARG(message->holes.len == 0 ? S(" none") : message->holes));
        return false;
    }
    return true;
}

static const char *function_name(Arena *arena, Text key) {
    char *name = format_text(arena, "%.*s", TEXT_ARG(key));
    for (char *at = name; *at != 0; at++) {
        *at = *at == '.' ? '_' : *at;
    }
    return name;
}

const char *message_in_c(Run *run, const char *path, int line, const Sources *sources,
                         const Variables *variables, Text words) {
    Text key = word_take(&words);
    const MessageKey *message = message_of(sources, key);
    if (message == NULL) {
        mistake(run, path, line, "no message has the key %.*s; keys stand in i18n/en.po",
                TEXT_ARG(key));
        return NULL;
    }
    if (!check_arguments(run, path, line, message, words)) {
        return NULL;
    }
    const char *call = format_text(run->arena, "msg_%s(", function_name(run->arena, key));
    Text holes = message->holes;
    const char *comma = "";
    for (Text hole = word_take(&holes); hole.len > 0; hole = word_take(&holes)) {
        const char *value = path_in_c(run, path, line, variables, argument_of(words, hole));
        if (value == NULL) {
            return NULL;
        }
        call = format_text(run->arena, "%s%s%s", call, comma, value);
        comma = ", ";
    }
    return format_text(run->arena, "%s)", call);
}
