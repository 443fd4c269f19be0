// The files that a run writes: messages.h (a function per message), messages.c (the patterns) and
// messages.list (keys and holes, for tplc).
#include "msgc.h"

#include "base/show/message.h"

#include <string.h>

enum { FILE_MAX = 16 << 20 };

_Static_assert((int)HOLES_MAX == (int)MESSAGE_HOLES_MAX, "holes are counted in two places");

static const char *const ids[LANG_COUNT] = {
#define LANGUAGE(id, tag, po) [id] = #id,
#include "base/show/lang.def"
#undef LANGUAGE
};

typedef struct {
    Run *run;
    const Catalogue *languages;
    const char *folder;
    TextBuf buf;
    bool failed;
} Emission;

static void end_file(Emission *emission, const char *name) {
    ENSURE(!emission->buf.overflow);
    const char *path = format_text(emission->run->arena, "%s/%s", emission->folder, name);
    if (!output_write(emission->run, path, buf_text(&emission->buf))) {
        emission->failed = true;
    }
    emission->buf.len = 0;
}

static const char *name_of(Arena *arena, Text key) {
    char *name = format_text(arena, "%.*s", TEXT_ARG(key));
    for (char *at = name; *at != 0; at++) {
        *at = *at == '.' ? '_' : *at;
    }
    return name;
}

// The English text behind "// ", which may neither end its line nor go on in the next.
static void emit_comment(TextBuf *buf, Text text) {
    buf_add(buf, S("// "));
    for (size_t i = 0; i < text.len; i++) {
        char c = text.bytes[i];
        buf_add_char(buf, c == '\n' || c == '\\' ? ' ' : c);
    }
    bool ended = text.len > 0 && text.bytes[text.len - 1] == '.';
    buf_add(buf, ended ? S("\n") : S(".\n"));
}

static void emit_values(TextBuf *buf, const Holes *holes) {
    buf_add(buf, S("        .values = {"));
    for (size_t i = 0; i < holes->count; i++) {
        const Hole *hole = &holes->items[i];
        buf_addf(buf, "%s{.kind = %s, .%s = %.*s}", i > 0 ? ", " : "", hole->kind->kind,
                 hole->kind->member, TEXT_ARG(hole->name));
    }
    buf_add(buf, S("},\n"));
}

static void emit_function(Emission *emission, const Entry *entry) {
    TextBuf *buf = &emission->buf;
    Arena *arena = emission->run->arena;
    const char *name = name_of(arena, entry->key);
    Holes holes = entry_holes(emission->run, "", entry);
    emit_comment(buf, entry->forms[entry->form_count - 1].text);
    buf_addf(buf, "static inline Message msg_%s(", name);
    for (size_t i = 0; i < holes.count; i++) {
        const Hole *hole = &holes.items[i];
        buf_addf(buf, "%s%s %.*s", i > 0 ? ", " : "", hole->kind->type, TEXT_ARG(hole->name));
    }
    buf_addf(buf, "%s) {\n    return (Message){\n        .id = MSG_%s,\n",
             holes.count == 0 ? "void" : "", upper(arena, name));
    if (entry->plural) {
        buf_add(buf, S("        .count = n,\n"));
    }
    if (holes.count > 0) {
        emit_values(buf, &holes);
    }
    buf_add(buf, S("    };\n}\n\n"));
}

static void emit_header(Emission *emission) {
    TextBuf *buf = &emission->buf;
    const Catalogue *source = &emission->languages[0];
    buf_add(buf, S("// Made by msgc from i18n/*.po. Change those.\n"
                   "#ifndef BASE_MESSAGES_H\n#define BASE_MESSAGES_H\n\n"
                   "#include \"base/show/message.h\"\n\ntypedef enum {\n"));
    for (size_t i = 0; i < source->count; i++) {
        const char *name = name_of(emission->run->arena, source->items[i].key);
        buf_addf(buf, "    MSG_%s,\n", upper(emission->run->arena, name));
    }
    buf_add(buf, S("    MESSAGE_COUNT,\n} MessageId;\n\n"
                   "extern const MessagePattern message_patterns[LANG_COUNT][MESSAGE_COUNT];\n"
                   "// Which form of a plural the language takes for n, from 0.\n"
                   "int message_plural(Lang lang, uint64_t n);\n\n"));
    for (size_t i = 0; i < source->count; i++) {
        size_t mark = emission->run->arena->used;
        emit_function(emission, &source->items[i]);
        arena_rewind(emission->run->arena, mark);
    }
    buf_add(buf, S("#endif\n"));
    end_file(emission, "messages.h");
}

// The text with marks instead of holes: base/show/message.h reads them.
static void add_form(TextBuf *pattern, const Holes *holes, Text text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] != '{') {
            buf_add_char(pattern, text.bytes[i]);
            continue;
        }
        size_t len = 0;
        size_t at = hole_at(holes, (Text){text.bytes + i, text.len - i}, &len);
        buf_add_char(pattern, MESSAGE_MARK_HOLE);
        buf_add_char(pattern, (char)('1' + at));
        i += len - 1;
    }
}

// One form without holes, of which a page writes every sign as it stands.
static bool is_plain(Text pattern) {
    static const char other[] = {MESSAGE_MARK_HOLE, MESSAGE_MARK_FORM, '&', '<', '>', '"', '\''};
    for (size_t i = 0; i < pattern.len; i++) {
        if (memchr(other, pattern.bytes[i], sizeof other) != NULL) {
            return false;
        }
    }
    return true;
}

static void emit_pattern(Emission *emission, const Entry *entry, const Holes *holes) {
    Arena *arena = emission->run->arena;
    size_t mark = arena->used;
    TextBuf pattern = buf_new(arena, (size_t)FORMS_MAX * 8 * (TEXT_MAX + 32));
    for (size_t i = 0; i < entry->form_count; i++) {
        if (i > 0) {
            buf_add_char(&pattern, MESSAGE_MARK_FORM);
        }
        add_form(&pattern, holes, entry->forms[i].text);
    }
    ENSURE(!pattern.overflow);
    buf_add(&emission->buf, S("{S_INIT("));
    emit_literal(&emission->buf, buf_text(&pattern));
    buf_addf(&emission->buf, "), %s}", is_plain(buf_text(&pattern)) ? "true" : "false");
    arena_rewind(arena, mark);
}

static void emit_patterns(Emission *emission, int lang) {
    TextBuf *buf = &emission->buf;
    const Catalogue *source = &emission->languages[0];
    buf_addf(buf, "    [%s] = {\n", ids[lang]);
    for (size_t i = 0; i < source->count; i++) {
        const Entry *original = &source->items[i];
        const Entry *entry = catalogue_find(&emission->languages[lang], original->key);
        Holes holes = entry_holes(emission->run, "", original);
        ENSURE(entry != NULL);
        buf_addf(buf, "        [MSG_%s] = ",
                 upper(emission->run->arena, name_of(emission->run->arena, original->key)));
        emit_pattern(emission, entry, &holes);
        buf_add(buf, S(",\n"));
    }
    buf_add(buf, S("    },\n"));
}

static void emit_table(Emission *emission) {
    TextBuf *buf = &emission->buf;
    buf_add(buf, S("// Made by msgc from i18n/*.po. Change those.\n#include \"base/messages.h\"\n\n"
                   "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n"
                   "#pragma GCC diagnostic ignored \"-Wparentheses\"\n\n"
                   "const MessagePattern message_patterns[LANG_COUNT][MESSAGE_COUNT] = {\n"));
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        emit_patterns(emission, lang);
    }
    buf_add(buf, S("};\n\nint message_plural(Lang lang, uint64_t n) {\n"
                   "    (void)n;\n    switch (lang) {\n"));
    for (int lang = 0; lang < LANG_COUNT; lang++) {
        buf_addf(buf, "    case %s:\n        return (int)(%.*s);\n", ids[lang],
                 TEXT_ARG(emission->languages[lang].plural));
    }
    buf_add(buf,
            S("    case LANG_COUNT:\n        break;\n    }\n    NEVER(\"no language\");\n}\n"));
    end_file(emission, "messages.c");
}

// key, then its holes in the order of the functions' parameters; separated by blanks
static void emit_list(Emission *emission) {
    const Catalogue *source = &emission->languages[0];
    for (size_t i = 0; i < source->count; i++) {
        const Entry *entry = &source->items[i];
        Holes holes = entry_holes(emission->run, "", entry);
        buf_add(&emission->buf, entry->key);
        for (size_t j = 0; j < holes.count; j++) {
            buf_addf(&emission->buf, " %.*s", TEXT_ARG(holes.items[j].name));
        }
        buf_add_char(&emission->buf, '\n');
    }
    end_file(emission, "messages.list");
}

bool emit_all(Run *run, const Catalogue *languages, const char *folder) {
    if (!output_folder_make(run, folder)) {
        return false;
    }
    Emission emission = {.run = run, .languages = languages, .folder = folder};
    emission.buf = buf_new(run->arena, FILE_MAX);
    emit_header(&emission);
    emit_table(&emission);
    emit_list(&emission);
    return !emission.failed;
}
