// Judges the texts of a language by themselves and against the source.
#include "msgc.h"

#include <string.h>

#define COUNTER "n"

static bool is_blank(char c) {
    return c == ' ' || c == '\n' || c == '\t';
}

static void check_key(Run *run, const Catalogue *catalogue, const Entry *entry) {
    Text rest = entry->key;
    bool good = rest.len <= 80;
    while (good && rest.len > 0) {
        const char *dot = memchr(rest.bytes, '.', rest.len);
        size_t len = dot == NULL ? rest.len : (size_t)(dot - rest.bytes);
        good = is_name((Text){rest.bytes, len}) && (dot == NULL || rest.len > len + 1);
        rest = dot == NULL ? (Text){0} : (Text){dot + 1, rest.len - len - 1};
    }
    if (!good) {
        mistake(run, catalogue->path, entry->line,
                "the msgid is no key; names of a-z, 0-9 and _ with dots between, as quote.present");
    }
}

static void check_text(Run *run, const char *path, const Form *form) {
    Text text = form->text;
    if (text.len == 0) {
        mistake(run, path, form->line, "the text is empty");
    } else if (text.len > TEXT_MAX) {
        mistake(run, path, form->line, "the text is longer than %d bytes", (int)TEXT_MAX);
    } else if (is_blank(text.bytes[0]) || is_blank(text.bytes[text.len - 1])) {
        mistake(run, path, form->line,
                "the text begins or ends with a blank; a message is a whole sentence");
    }
}

// A plural counts by {n:int}: its last form has it, others may say it in words.
static void check_forms(Run *run, const Catalogue *catalogue, const Entry *entry) {
    const Hole counter = {.name = S(COUNTER)};
    Holes all = entry_holes(run, catalogue->path, entry);
    bool counts = false;
    for (size_t i = 0; i < all.count; i++) {
        counts = counts || (text_equal(all.items[i].name, counter.name) &&
                            strcmp(all.items[i].kind->name, "int") == 0);
    }
    size_t wanted = entry->plural ? catalogue->plural_forms : 1;
    if (entry->form_count != wanted) {
        mistake(run, catalogue->path, entry->line, "%zu forms; the language has %zu",
                entry->form_count, wanted);
    } else if (entry->plural && !counts) {
        mistake(run, catalogue->path, entry->line,
                "the plural's last form lacks {" COUNTER ":int}, by which it counts");
    }
}

static void check_entry(Run *run, const Catalogue *catalogue, const Entry *entry) {
    int mistakes = run->mistakes;
    check_key(run, catalogue, entry);
    for (size_t i = 0; i < entry->form_count; i++) {
        check_text(run, catalogue->path, &entry->forms[i]);
    }
    if (run->mistakes == mistakes) {
        check_forms(run, catalogue, entry);
    }
    const Entry *first = catalogue_find(catalogue, entry->key);
    if (first != entry) {
        mistake(run, catalogue->path, entry->line, "the key %.*s stands in line %d already",
                TEXT_ARG(entry->key), first->line);
    }
}

// One of two sets of holes against the other; `n` may be missing where it is a plural's form.
static void compare_holes(Run *run, const char *path, int line, const Holes *wanted,
                          const Holes *there, bool plural) {
    for (size_t i = 0; i < wanted->count; i++) {
        const Hole *hole = &wanted->items[i];
        bool optional = plural && text_equal(hole->name, S(COUNTER));
        if (!optional && !holes_have(there, hole)) {
            mistake(run, path, line, "the hole {%.*s:%s} is missing", TEXT_ARG(hole->name),
                    hole->kind->name);
        }
    }
    for (size_t i = 0; i < there->count; i++) {
        const Hole *hole = &there->items[i];
        if (!holes_have(wanted, hole)) {
            mistake(run, path, line, "the source has no hole {%.*s:%s}", TEXT_ARG(hole->name),
                    hole->kind->name);
        }
    }
}

static void check_holes(Run *run, const char *path, const Entry *entry, const Holes *wanted) {
    for (size_t i = 0; i < entry->form_count; i++) {
        Holes there = {0};
        if (holes_of(run, path, &entry->forms[i], &there)) {
            compare_holes(run, path, entry->forms[i].line, wanted, &there, entry->plural);
        }
    }
}

static Text c_name(Run *run, Text key) {
    char *name = format_text(run->arena, "%.*s", TEXT_ARG(key));
    for (char *at = name; *at != 0; at++) {
        *at = *at == '.' ? '_' : *at;
    }
    return text_of(name);
}

static void check_names(Run *run, const Catalogue *source) {
    for (size_t i = 0; i < source->count; i++) {
        size_t mark = run->arena->used;
        Text name = c_name(run, source->items[i].key);
        for (size_t j = 0; j < i; j++) {
            const Entry *other = &source->items[j];
            if (other->key.len == name.len && !text_equal(other->key, source->items[i].key) &&
                text_equal(c_name(run, other->key), name)) {
                mistake(run, source->path, source->items[i].line,
                        "the key has the same name in C as that in line %d", other->line);
            }
        }
        arena_rewind(run->arena, mark);
    }
}

void source_check(Run *run, const Catalogue *source) {
    for (size_t i = 0; i < source->count; i++) {
        const Entry *entry = &source->items[i];
        int mistakes = run->mistakes;
        check_entry(run, source, entry);
        if (run->mistakes == mistakes) {
            Holes wanted = entry_holes(run, source->path, entry);
            check_holes(run, source->path, entry, &wanted);
        }
    }
    check_names(run, source);
}

static void check_translated(Run *run, const Catalogue *source, const Catalogue *translation,
                             const Entry *entry) {
    int mistakes = run->mistakes;
    check_entry(run, translation, entry);
    const Entry *original = catalogue_find(source, entry->key);
    if (original == NULL) {
        mistake(run, translation->path, entry->line, "the source %s has no key %.*s", source->path,
                TEXT_ARG(entry->key));
    } else if (original->plural != entry->plural) {
        mistake(run, translation->path, entry->line, "the source has %s msgid_plural here (%s:%d)",
                original->plural ? "a" : "no", source->path, original->line);
    } else if (run->mistakes == mistakes) {
        Holes wanted = entry_holes(run, source->path, original);
        check_holes(run, translation->path, entry, &wanted);
    }
}

void translation_check(Run *run, const Catalogue *source, const Catalogue *translation) {
    for (size_t i = 0; i < translation->count; i++) {
        check_translated(run, source, translation, &translation->items[i]);
    }
    for (size_t i = 0; i < source->count; i++) {
        if (catalogue_find(translation, source->items[i].key) == NULL) {
            mistake(run, translation->path, 1, "the key %.*s is missing (%s:%d)",
                    TEXT_ARG(source->items[i].key), source->path, source->items[i].line);
        }
    }
}
