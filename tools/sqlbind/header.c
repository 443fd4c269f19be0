// The comment lines at the head of a query file: purpose, in:, out:, rows:, scope:.
#include "sqlbind.h"

#include <string.h>

typedef struct {
    Run *run;
    Query *query;
    Text rest; // what is not read yet
    int line;  // of its beginning
} Head;

typedef enum { KEY_NONE, KEY_IN, KEY_OUT, KEY_ROWS, KEY_SCOPE, KEY_UNKNOWN } Key;

static Text trimmed(Text text) {
    while (text.len > 0 && (text.bytes[0] == ' ' || text.bytes[0] == '\t')) {
        text = (Text){text.bytes + 1, text.len - 1};
    }
    while (text.len > 0 && (text.bytes[text.len - 1] == ' ' || text.bytes[text.len - 1] == '\t')) {
        text.len--;
    }
    return text;
}

static Text skip(Text text, size_t count) {
    return (Text){text.bytes + count, text.len - count};
}

static Text joined(Arena *arena, Text a, Text b) {
    if (a.len == 0) {
        return b;
    }
    return text_of(format_text(arena, "%.*s %.*s", TEXT_ARG(a), TEXT_ARG(b)));
}

static bool is_comment(Text text) {
    return text.len >= 2 && text.bytes[0] == '-' && text.bytes[1] == '-';
}

// Takes the next line, without its end.
static Text take_line(Head *head) {
    const char *end = memchr(head->rest.bytes, '\n', head->rest.len);
    size_t len = end == NULL ? head->rest.len : (size_t)(end - head->rest.bytes);
    Text line = {head->rest.bytes, len};
    head->rest = skip(head->rest, end == NULL ? len : len + 1);
    head->line++;
    return line;
}

// A comment's text with the comment lines that continue it: two or more blanks after the dashes.
static Text take_continued(Head *head) {
    Text text = trimmed(skip(take_line(head), 2));
    while (is_comment(head->rest) && head->rest.len >= 4 && head->rest.bytes[2] == ' ' &&
           head->rest.bytes[3] == ' ') {
        text = joined(head->run->arena, text, trimmed(skip(take_line(head), 2)));
    }
    return text;
}

static Key key_of(Text line, size_t *ret_length) {
    static const char *const keys[] = {
        [KEY_IN] = "in", [KEY_OUT] = "out", [KEY_ROWS] = "rows", [KEY_SCOPE] = "scope"};
    size_t len = 0;
    while (len < line.len && line.bytes[len] >= 'a' && line.bytes[len] <= 'z') {
        len++;
    }
    if (len == 0 || len == line.len || line.bytes[len] != ':') {
        return KEY_NONE;
    }
    *ret_length = len + 1;
    for (Key key = KEY_IN; key <= KEY_SCOPE; key++) {
        if (text_equal((Text){line.bytes, len}, text_of(keys[key]))) {
            return key;
        }
    }
    return KEY_UNKNOWN;
}

// ---- in: and out: ----

static bool is_c_keyword(Text name) {
    static const char *const keywords[] = {
        "auto",     "break",  "case",   "char",     "const",    "continue", "default",  "do",
        "double",   "else",   "enum",   "extern",   "float",    "for",      "goto",     "if",
        "inline",   "int",    "long",   "register", "restrict", "return",   "short",    "signed",
        "sizeof",   "static", "struct", "switch",   "typedef",  "union",    "unsigned", "void",
        "volatile", "while",  "bool",   "true",     "false",    "asm",      "typeof",   "linux",
        "unix",     "errno",  "stdin",  "stdout",   "stderr",
    };
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (text_equal(name, text_of(keywords[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_name(Text name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.bytes[i];
        bool letter = c >= 'a' && c <= 'z';
        bool later = (c >= '0' && c <= '9') || c == '_';
        if (!letter && (i == 0 || !later)) {
            return false;
        }
    }
    return name.len > 0;
}

// "name Type" or "name ?Type".
static void read_field(Head *head, Text text, int line, Fields *fields) {
    const char *path = head->query->path;
    const char *blank = memchr(text.bytes, ' ', text.len);
    Text name = blank == NULL ? text : (Text){text.bytes, (size_t)(blank - text.bytes)};
    Text type = trimmed(skip(text, name.len));
    bool nullable = type.len > 0 && type.bytes[0] == '?';
    type = nullable ? skip(type, 1) : type;
    if (!is_name(name) || is_c_keyword(name)) {
        mistake(head->run, path, line,
                "\"%.*s\" is no name; a name is lower case letters, digits "
                "and _, and no word of C",
                TEXT_ARG(name));
        return;
    }
    if (type.len == 0) {
        mistake(head->run, path, line, "\"%.*s\" has no type; write name Type, name Type",
                TEXT_ARG(name));
        return;
    }
    const SqlType *known = type_of(type);
    if (known == NULL) {
        mistake(head->run, path, line, "there is no type \"%.*s\"; there are: %s", TEXT_ARG(type),
                type_names(head->run->arena));
        return;
    }
    fields->items[fields->count++] =
        (Field){.name = name, .type = known, .nullable = nullable, .line = line};
}

// Also a name that the "…_null" of another makes.
static void refuse_twins(Head *head, const Fields *fields) {
    for (size_t i = 0; i < fields->count; i++) {
        for (size_t j = 0; j < fields->count; j++) {
            const Field *a = &fields->items[i];
            const Field *b = &fields->items[j];
            Text null_name = text_of(format_text(head->run->arena, "%.*s_null", TEXT_ARG(a->name)));
            if ((i < j && text_equal(a->name, b->name)) ||
                (a->nullable && text_equal(null_name, b->name))) {
                mistake(head->run, head->query->path, b->line, "\"%.*s\" is named twice",
                        TEXT_ARG(b->name));
            }
        }
    }
}

static Fields read_fields(Head *head, Text text, int line) {
    size_t max = 1;
    for (size_t i = 0; i < text.len; i++) {
        max += text.bytes[i] == ',';
    }
    Fields fields = {.items = arena_array(head->run->arena, Field, max), .line = line};
    for (;;) {
        const char *comma = text.len > 0 ? memchr(text.bytes, ',', text.len) : NULL;
        size_t len = comma == NULL ? text.len : (size_t)(comma - text.bytes);
        read_field(head, trimmed((Text){text.bytes, len}), line, &fields);
        if (comma == NULL) {
            break;
        }
        text = skip(text, len + 1);
    }
    refuse_twins(head, &fields);
    return fields;
}

// ---- rows: and scope: ----

static void read_rows(Head *head, Text text, int line) {
    static const char *const words[] = {
        [ROWS_ONE] = "one",
        [ROWS_MAYBE] = "maybe",
        [ROWS_MANY] = "many",
        [ROWS_CHANGES_ONE] = "changes 1",
        [ROWS_CHANGES_ANY] = "changes any",
    };
    Text ahead = S(", ahead");
    head->query->rows_line = line;
    if (text.len > ahead.len && text_equal(skip(text, text.len - ahead.len), ahead)) {
        head->query->ahead = true;
        text.len -= ahead.len;
    }
    for (RowsKind rows = ROWS_ONE; rows <= ROWS_CHANGES_ANY; rows++) {
        if (text_equal(text, text_of(words[rows]))) {
            head->query->rows = rows;
            if (head->query->ahead && rows >= ROWS_CHANGES_ONE) {
                mistake(head->run, head->query->path, line,
                        "ahead stands beside rows that are read: one, maybe, many");
            }
            return;
        }
    }
    mistake(head->run, head->query->path, line,
            "rows: \"%.*s\" is unknown; there are: one, maybe, many, changes 1, changes any",
            TEXT_ARG(text));
}

static size_t count_words(Text text) {
    size_t words = 0;
    for (size_t i = 0; i < text.len; i++) {
        words += text.bytes[i] != ' ' && (i == 0 || text.bytes[i - 1] == ' ');
    }
    return words;
}

static void read_scope(Head *head, Text text, int line) {
    Query *query = head->query;
    Text exempt = S("exempt");
    query->scope_line = line;
    if (text_equal(text, S("enterprise"))) {
        query->scope = SCOPE_ENTERPRISE;
    } else if (text_equal(text, S("catalogue"))) {
        query->scope = SCOPE_CATALOGUE;
    } else if (text.len >= exempt.len && memcmp(text.bytes, exempt.bytes, exempt.len) == 0 &&
               (text.len == exempt.len || text.bytes[exempt.len] == ' ')) {
        query->scope = SCOPE_EXEMPT;
        if (count_words(text) < 4) {
            mistake(head->run, query->path, line,
                    "scope: exempt needs a reason of at least three words");
        }
    } else {
        mistake(head->run, query->path, line,
                "scope: \"%.*s\" is unknown; there are: enterprise, catalogue, exempt <reason>",
                TEXT_ARG(text));
    }
}

// ---- the header ----

static bool has_key(const Query *query, Key key) {
    return (key == KEY_IN && query->in.line != 0) || (key == KEY_OUT && query->out.line != 0) ||
           (key == KEY_ROWS && query->rows_line != 0) ||
           (key == KEY_SCOPE && query->scope_line != 0);
}

static void read_key(Head *head, Key key, Text value, int line) {
    Query *query = head->query;
    if (has_key(query, key)) {
        mistake(head->run, query->path, line, "this line stands in the header already");
        return;
    }
    switch (key) {
    case KEY_IN:
        query->in = read_fields(head, value, line);
        break;
    case KEY_OUT:
        query->out = read_fields(head, value, line);
        break;
    case KEY_ROWS:
        read_rows(head, value, line);
        break;
    case KEY_SCOPE:
        read_scope(head, value, line);
        break;
    case KEY_NONE:
    case KEY_UNKNOWN:
        mistake(head->run, query->path, line,
                "unknown header line; after the purpose there are in:, out:, rows: and scope:");
        break;
    }
}

static void read_lines(Head *head) {
    bool any_key = false;
    while (is_comment(head->rest)) {
        int line = head->line;
        Text text = take_continued(head);
        size_t length = 0;
        Key key = key_of(text, &length);
        if (key == KEY_NONE && !any_key) {
            head->query->purpose = joined(head->run->arena, head->query->purpose, text);
            continue;
        }
        any_key = true;
        read_key(head, key, trimmed(skip(text, length)), line);
    }
}

static void refuse_gaps(Head *head) {
    Run *run = head->run;
    const Query *query = head->query;
    if (query->purpose.len == 0) {
        mistake(run, query->path, 1, "the purpose is missing; the first line says it: -- Loads …");
    }
    if (query->rows_line == 0) {
        mistake(run, query->path, 1,
                "the line rows: is missing; one, maybe, many, changes 1 or "
                "changes any");
    }
    if (query->scope_line == 0) {
        mistake(run, query->path, 1,
                "the line scope: is missing; enterprise, catalogue or exempt "
                "<reason>");
    }
    bool changes = query->rows == ROWS_CHANGES_ONE || query->rows == ROWS_CHANGES_ANY;
    if (query->out.line != 0 && changes) {
        mistake(run, query->path, query->out.line,
                "out: stands beside rows: changes, which "
                "returns no rows; with RETURNING it is one, maybe or many");
    }
    if (query->out.line == 0 && query->rows != ROWS_MISSING && !changes) {
        mistake(run, query->path, query->rows_line, "the line out: is missing");
    }
}

// One statement: a semicolon may close it, nothing may follow.
static void read_body(Head *head) {
    Query *query = head->query;
    query->body = head->rest;
    query->body_line = head->line;
    query->tokens = tokens_of(head->run->arena, query->body, query->body_line);
    Tokens *tokens = &query->tokens;
    if (tokens->count > 0 && token_is_sign(&tokens->items[tokens->count - 1], ";")) {
        query->body.len = (size_t)(tokens->items[tokens->count - 1].text.bytes - query->body.bytes);
        *tokens = tokens_of(head->run->arena, query->body, query->body_line);
    }
    if (tokens->count == 0) {
        mistake(head->run, query->path, query->body_line, "there is no statement after the header");
    }
    for (size_t i = 0; i < tokens->count; i++) {
        if (token_is_sign(&tokens->items[i], ";")) {
            mistake(head->run, query->path, tokens->items[i].line,
                    "more than one statement; a file has one");
            break;
        }
    }
}

bool header_read(Run *run, Query *query, Text content) {
    int before = run->mistakes;
    Head head = {.run = run, .query = query, .rest = content, .line = 1};
    read_lines(&head);
    refuse_gaps(&head);
    read_body(&head);
    return run->mistakes == before;
}
