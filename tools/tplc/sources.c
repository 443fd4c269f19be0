// Finds the templates of a room, and reads what msgc listed.
#include "tplc.h"

#include <stdlib.h>
#include <string.h>

enum { TEMPLATES_MAX = 4096, MESSAGES_MAX = 16384 };

static const char *stem_of(Arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    return cut_end(arena, slash == NULL ? path : slash + 1, strlen(".html"));
}

static bool is_template(const char *name) {
    size_t len = strlen(name);
    return len > 5 && strcmp(name + len - 5, ".html") == 0;
}

static void add_source(Run *run, const char *path, Sources *sources) {
    const char *stem = stem_of(run->arena, path);
    const Source *other = source_of(sources, text_of(stem));
    if (other != NULL) {
        mistake(run, path, 1, "the name of %s; a template's name is its function's", other->path);
    } else if (!is_name(text_of(stem))) {
        mistake(run, path, 1, "the name is no name in C: a-z, then a-z, 0-9 and _");
    } else if (sources->count == TEMPLATES_MAX) {
        mistake(run, path, 1, "more than %d templates", (int)TEMPLATES_MAX);
    } else {
        const char *inside = strncmp(path, "src/", 4) == 0 ? path + 4 : path;
        sources->items[sources->count++] = (Source){
            .path = path,
            .stem = stem,
            .view_header =
                format_text(run->arena, "%s.h", cut_end(run->arena, inside, strlen(".html"))),
        };
    }
}

static void find_below(Run *run, const char *folder, int depth, Sources *sources) {
    Names names = {0};
    if (depth > 8 || !source_list(run, folder, &names)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        const char *path = format_text(run->arena, "%s/%s", folder, names.items[i]);
        if (source_is_folder(path)) {
            find_below(run, path, depth + 1, sources);
        } else if (is_template(names.items[i])) {
            add_source(run, path, sources);
        }
    }
}

static bool read_messages(Run *run, const char *path, MessageKeys *keys) {
    Text rest = {0};
    if (!source_read(run, path, &rest)) {
        return false;
    }
    keys->items = arena_array(run->arena, MessageKey, MESSAGES_MAX);
    while (rest.len > 0 && keys->count < MESSAGES_MAX) {
        const char *end = memchr(rest.bytes, '\n', rest.len);
        size_t len = end == NULL ? rest.len : (size_t)(end - rest.bytes);
        Text line = {rest.bytes, len};
        MessageKey *key = &keys->items[keys->count++];
        key->key = word_take(&line);
        key->holes = line;
        rest = end == NULL ? (Text){0} : (Text){end + 1, rest.len - len - 1};
    }
    return true;
}

bool sources_find(Run *run, const char *folder, const char *messages, Sources *ret_sources) {
    Sources sources = {.items = arena_array(run->arena, Source, TEMPLATES_MAX)};
    int mistakes = run->mistakes;
    sources.room = ret_sources->room;
    find_below(run, folder, 0, &sources);
    (void)read_messages(run, messages, &sources.messages);
    *ret_sources = sources;
    return run->mistakes == mistakes;
}

const Source *source_of(const Sources *sources, Text stem) {
    for (size_t i = 0; i < sources->count; i++) {
        if (text_equal(text_of(sources->items[i].stem), stem)) {
            return &sources->items[i];
        }
    }
    return NULL;
}

const MessageKey *message_of(const Sources *sources, Text key) {
    for (size_t i = 0; i < sources->messages.count; i++) {
        if (text_equal(sources->messages.items[i].key, key)) {
            return &sources->messages.items[i];
        }
    }
    return NULL;
}
