// Reads the part of the .po format that we use: comments, msgid, msgid_plural, msgstr, msgstr[n].
// A fuzzy, obsolete or context entry is refused: each would be a text that nobody sees.
#include "msgc.h"

#include <string.h>

typedef struct {
    Run *run;
    Catalogue *catalogue;
    Text rest; // lines not read yet
    int line;  // the number of the line that was read last
    Entry entry;
    bool has_entry; // a msgid stands, its end is not reached
    Text po;
} Reader;

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

const Entry *catalogue_find(const Catalogue *catalogue, Text key) {
    for (size_t i = 0; i < catalogue->count; i++) {
        if (text_equal(catalogue->items[i].key, key)) {
            return &catalogue->items[i];
        }
    }
    return NULL;
}

static bool starts(Text text, const char *with) {
    return text.len >= strlen(with) && memcmp(text.bytes, with, strlen(with)) == 0;
}

static Text without_blanks(Text text) {
    while (text.len > 0 && (text.bytes[0] == ' ' || text.bytes[0] == '\t')) {
        text = (Text){text.bytes + 1, text.len - 1};
    }
    while (text.len > 0 && (text.bytes[text.len - 1] == ' ' || text.bytes[text.len - 1] == '\t')) {
        text.len--;
    }
    return text;
}

static bool next_line(Reader *reader, Text *ret_line) {
    if (reader->rest.len == 0) {
        return false;
    }
    const char *end = memchr(reader->rest.bytes, '\n', reader->rest.len);
    size_t len = end == NULL ? reader->rest.len : (size_t)(end - reader->rest.bytes);
    size_t taken = end == NULL ? len : len + 1;
    *ret_line = without_blanks((Text){reader->rest.bytes, len});
    reader->rest = (Text){reader->rest.bytes + taken, reader->rest.len - taken};
    reader->line++;
    return true;
}

#define READER_MISTAKE(reader, ...)                                                                \
    mistake((reader)->run, (reader)->catalogue->path, (reader)->line, __VA_ARGS__)

// The bytes of a quoted string "…" with \n \" \\; appends them to *text.
static void read_quoted(Reader *reader, Text line, Text *text) {
    bool quoted = line.len >= 2 && line.bytes[0] == '"' && line.bytes[line.len - 1] == '"';
    if (!quoted) {
        READER_MISTAKE(reader, "a text in double quotes belongs here");
        return;
    }
    char *bytes = arena_take(reader->run->arena, text->len + line.len);
    size_t len = text->len;
    if (len > 0) {
        memcpy(bytes, text->bytes, len);
    }
    for (size_t i = 1; i + 1 < line.len; i++) {
        char c = line.bytes[i];
        if (c == '\\' && i + 2 < line.len && strchr("n\"\\", line.bytes[i + 1]) != NULL) {
            i++;
            c = line.bytes[i] == 'n' ? '\n' : line.bytes[i];
        } else if (c == '\\' || c == '"') {
            READER_MISTAKE(reader, "only \\n, \\\" and \\\\ stand after a backslash, and a quote "
                                   "after one");
            return;
        }
        bytes[len++] = c;
    }
    *text = (Text){bytes, len};
}

// A quoted string and those of the lines that follow.
static Text read_text(Reader *reader, Text line) {
    Text text = {0};
    read_quoted(reader, line, &text);
    while (reader->rest.len > 0) {
        Reader before = *reader;
        if (!next_line(reader, &line) || line.len == 0 || line.bytes[0] != '"') {
            reader->rest = before.rest;
            reader->line = before.line;
            break;
        }
        read_quoted(reader, line, &text);
    }
    return text;
}

static void end_entry(Reader *reader) {
    Catalogue *catalogue = reader->catalogue;
    const Entry *entry = &reader->entry;
    if (!reader->has_entry) {
        return;
    }
    reader->has_entry = false;
    if (entry->form_count == 0) {
        mistake(reader->run, catalogue->path, entry->line, "the key has no msgstr");
    } else if (entry->key.len == 0) {
        header_read(reader->run, catalogue, entry, reader->po);
    } else if (catalogue->count == ENTRIES_MAX) {
        mistake(reader->run, catalogue->path, entry->line, "more than %d keys", (int)ENTRIES_MAX);
    } else {
        catalogue->items[catalogue->count++] = *entry;
    }
}

static void begin_entry(Reader *reader, Text line) {
    end_entry(reader);
    reader->entry = (Entry){.line = reader->line};
    reader->entry.key = read_text(reader, line);
    reader->has_entry = true;
}

static void read_plural(Reader *reader, Text line) {
    reader->entry.plural = true;
    int at = reader->line;
    Text plural = read_text(reader, line);
    if (!text_equal(plural, reader->entry.key)) {
        mistake(reader->run, reader->catalogue->path, at,
                "msgid_plural is not the key; it repeats the msgid");
    }
}

static void add_form(Reader *reader, Text line) {
    Entry *entry = &reader->entry;
    int at = reader->line;
    Text text = read_text(reader, line);
    if (!reader->has_entry || entry->form_count == FORMS_MAX) {
        mistake(reader->run, reader->catalogue->path, at, "a msgstr without its msgid");
        return;
    }
    entry->forms[entry->form_count++] = (Form){text, at};
}

// msgstr[0] "…": the forms stand in their order.
static void read_form(Reader *reader, Text line) {
    char wanted[16];
    TextBuf buf = {.bytes = wanted, .max = sizeof wanted - 1};
    buf_addf(&buf, "msgstr[%d]", (int)reader->entry.form_count);
    wanted[buf.len] = 0;
    if (!reader->entry.plural || !starts(line, wanted)) {
        READER_MISTAKE(reader, "msgstr[0], msgstr[1] … stand in this order after a msgid_plural");
        return;
    }
    add_form(reader, without_blanks((Text){line.bytes + buf.len, line.len - buf.len}));
}

static Text after(Text line, const char *word) {
    return without_blanks((Text){line.bytes + strlen(word), line.len - strlen(word)});
}

static void read_line(Reader *reader, Text line) {
    if (starts(line, "#~")) {
        READER_MISTAKE(reader, "an obsolete entry; take it out");
    } else if (starts(line, "#,") && memmem(line.bytes, line.len, "fuzzy", 5) != NULL) {
        READER_MISTAKE(reader, "a fuzzy entry; a person has to look at it and take the mark away");
    } else if (line.len == 0 || line.bytes[0] == '#') {
        return;
    } else if (starts(line, "msgid_plural ")) {
        read_plural(reader, after(line, "msgid_plural"));
    } else if (starts(line, "msgid ")) {
        begin_entry(reader, after(line, "msgid"));
    } else if (starts(line, "msgstr[")) {
        read_form(reader, line);
    } else if (starts(line, "msgstr ")) {
        if (reader->entry.plural || reader->entry.form_count > 0) {
            READER_MISTAKE(reader, "one msgstr after a msgid, or msgstr[0] … after a msgid_plural");
        }
        add_form(reader, after(line, "msgstr"));
    } else {
        READER_MISTAKE(reader, "not understood; comments, msgid, msgid_plural, msgstr and their "
                               "quoted lines stand here");
    }
}

bool catalogue_read(Run *run, const char *path, Text po, Catalogue *ret_catalogue) {
    Catalogue catalogue = {.path = path};
    Reader reader = {.run = run, .catalogue = &catalogue, .po = po};
    int mistakes = run->mistakes;
    if (!source_read(run, path, &reader.rest)) {
        return false;
    }
    catalogue.items = arena_array(run->arena, Entry, ENTRIES_MAX);
    Text line = {0};
    while (next_line(&reader, &line)) {
        read_line(&reader, line);
    }
    end_entry(&reader);
    if (catalogue.plural_forms == 0 && run->mistakes == mistakes) {
        mistake(run, path, 1, "the header is missing; its msgid is empty");
    }
    *ret_catalogue = catalogue;
    return run->mistakes == mistakes;
}
