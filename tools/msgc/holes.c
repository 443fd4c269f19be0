// Holes: {name} is a text, {name:kind} another value. A brace stands for nothing else.
#include "msgc.h"

#include <string.h>

static const Kind kinds[] = {
    {"text", "Text", "HOLE_TEXT", "text"},     {"int", "int64_t", "HOLE_INT", "number"},
    {"date", "Date", "HOLE_DATE", "date"},     {"amount", "Amount", "HOLE_AMOUNT", "amount"},
    {"share", "Share", "HOLE_SHARE", "share"},
};

// A hole's name becomes a parameter's.
static const char *const keywords[] = {
    "auto",   "break",    "case",   "char",   "const",    "continue", "default", "do",
    "double", "else",     "enum",   "extern", "float",    "for",      "goto",    "if",
    "inline", "int",      "long",   "bool",   "register", "restrict", "return",  "short",
    "signed", "sizeof",   "static", "struct", "switch",   "typedef",  "union",   "unsigned",
    "void",   "volatile", "while",  "asm",
};

static bool is_keyword(Text name) {
    for (size_t i = 0; i < sizeof keywords / sizeof keywords[0]; i++) {
        if (text_equal(name, text_of(keywords[i]))) {
            return true;
        }
    }
    return false;
}

static const Kind *kind_of(Text name) {
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (text_equal(name, text_of(kinds[i].name))) {
            return &kinds[i];
        }
    }
    return NULL;
}

// `inside` stands between the braces.
static bool read_hole(Text inside, Hole *ret_hole) {
    const char *colon = inside.len == 0 ? NULL : memchr(inside.bytes, ':', inside.len);
    size_t len = colon == NULL ? inside.len : (size_t)(colon - inside.bytes);
    Text kind = colon == NULL ? S("text") : (Text){colon + 1, inside.len - len - 1};
    *ret_hole = (Hole){{inside.bytes, len}, kind_of(kind)};
    return ret_hole->kind != NULL && is_name(ret_hole->name) && !is_keyword(ret_hole->name);
}

bool holes_have(const Holes *holes, const Hole *hole) {
    for (size_t i = 0; i < holes->count; i++) {
        if (text_equal(holes->items[i].name, hole->name) && holes->items[i].kind == hole->kind) {
            return true;
        }
    }
    return false;
}

static bool add_hole(Run *run, const char *path, int line, Holes *holes, const Hole *hole) {
    if (holes_have(holes, hole)) {
        return true;
    }
    if (holes->count == HOLES_MAX) {
        mistake(run, path, line, "more than %d holes", (int)HOLES_MAX);
        return false;
    }
    for (size_t i = 0; i < holes->count; i++) {
        if (text_equal(holes->items[i].name, hole->name)) {
            mistake(run, path, line, "{%.*s} has two kinds", TEXT_ARG(hole->name));
            return false;
        }
    }
    holes->items[holes->count++] = *hole;
    return true;
}

bool holes_of(Run *run, const char *path, const Form *form, Holes *ret_holes) {
    Holes holes = {0};
    Text text = form->text;
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] != '{' && text.bytes[i] != '}') {
            continue;
        }
        const char *end = memchr(text.bytes + i, '}', text.len - i);
        size_t length = end == NULL ? 0 : (size_t)(end - text.bytes) - i; // 0 at a lone brace
        Text inside = {text.bytes + i + 1, length == 0 ? 0 : length - 1};
        Hole hole = {0};
        if (length == 0 || !read_hole(inside, &hole)) {
            mistake(run, path, form->line,
                    "a brace that is no hole; a hole is {name} or {name:kind}, its kind text, int, "
                    "date, amount or share");
            return false;
        }
        if (!add_hole(run, path, form->line, &holes, &hole)) {
            return false;
        }
        i += inside.len + 1;
    }
    *ret_holes = holes;
    return true;
}

Holes entry_holes(Run *run, const char *path, const Entry *entry) {
    Holes holes = {0};
    (void)holes_of(run, path, &entry->forms[entry->form_count - 1], &holes);
    return holes;
}

size_t hole_at(const Holes *holes, Text text, size_t *ret_len) {
    const char *end = memchr(text.bytes, '}', text.len);
    ENSURE(end != NULL);
    Hole hole = {0};
    size_t len = (size_t)(end - text.bytes);
    ENSURE(read_hole((Text){text.bytes + 1, len - 1}, &hole));
    *ret_len = len + 1;
    for (size_t i = 0; i < holes->count; i++) {
        if (text_equal(holes->items[i].name, hole.name)) {
            return i;
        }
    }
    NEVER("check.c has seen each hole");
}
