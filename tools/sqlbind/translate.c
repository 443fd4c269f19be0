// The neutral dialect of migrations, for SQLite: types, STRICT, WITHOUT ROWID.
#include "sqlbind.h"

#include <string.h>

enum {
    LONGER_MAX = 64
}; // how many times longer a statement for SQLite can be: each item of a list
   // repeats its column's name

typedef struct {
    Run *run;
    const char *path;
    Tokens tokens;
    TextBuf buf;
    size_t at;
} Translation;

static const Token *here(const Translation *translation) {
    return &translation->tokens.items[translation->at];
}

static bool is_done(const Translation *translation) {
    return translation->at >= translation->tokens.count;
}

static void add_token(TextBuf *buf, const Token *token) {
    if (token->space && buf->len > 0) {
        buf_add_char(buf, ' ');
    }
    buf_add(buf, token->text);
}

static void copy_token(Translation *translation) {
    add_token(&translation->buf, here(translation));
    translation->at++;
}

static void copy_rest(Translation *translation) {
    while (!is_done(translation)) {
        copy_token(translation);
    }
}

Text statement_neutral(Arena *arena, Tokens tokens) {
    TextBuf buf = buf_new(arena, tokens.count == 0
                                     ? 1
                                     : (size_t)(tokens.items[tokens.count - 1].text.bytes -
                                                tokens.items[0].text.bytes) +
                                           tokens.items[tokens.count - 1].text.len + tokens.count);
    for (size_t i = 0; i < tokens.count; i++) {
        add_token(&buf, &tokens.items[i]);
    }
    ENSURE(!buf.overflow);
    return buf_text(&buf);
}

// Words that PostgreSQL keeps for itself and SQLite allows as names.
static bool is_reserved(const Token *token) {
    static const char *const words[] = {
        "all",        "analyse",      "analyze",  "any",     "array",     "asc",
        "asymmetric", "both",         "cast",     "collate", "column",    "concurrently",
        "cross",      "desc",         "do",       "end",     "fetch",     "for",
        "freeze",     "full",         "grant",    "ilike",   "initially", "inner",
        "lateral",    "leading",      "left",     "like",    "limit",     "localtime",
        "natural",    "offset",       "only",     "outer",   "overlaps",  "placing",
        "right",      "session_user", "similar",  "some",    "symmetric", "tablesample",
        "trailing",   "user",         "variadic", "verbose", "window",    "with",
    };
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (token_is(token, words[i])) {
            return true;
        }
    }
    return false;
}

static void refuse_reserved(Translation *translation) {
    if (is_reserved(here(translation))) {
        mistake(translation->run, translation->path, here(translation)->line,
                "\"%.*s\" is a word that PostgreSQL keeps for itself; take another name",
                TEXT_ARG(here(translation)->text));
    }
}

// A column's type; true where it is text or a date (no rowid alias then).
static bool translate_type(Translation *translation) {
    const Token *type = here(translation);
    bool is_int = token_is(type, "bigint");
    bool is_text = token_is(type, "text") || token_is(type, "date");
    if (!is_int && !is_text) {
        mistake(translation->run, translation->path, type->line,
                "column type \"%.*s\" is not allowed; there are bigint, text and date",
                TEXT_ARG(type->text));
        return false;
    }
    buf_add(&translation->buf, is_int ? S(" INTEGER") : S(" TEXT"));
    translation->at++;
    return is_text;
}

// What STRICT tables need to know of one item in the parentheses of CREATE TABLE.
typedef struct {
    bool is_key;
    size_t key_columns; // of PRIMARY KEY (a, b)
    bool is_text;
} Item;

static bool is_item_end(const Token *token, int depth) {
    return (token->depth == depth && token_is_sign(token, ",")) ||
           (token->depth == depth - 1 && token_is_sign(token, ")"));
}

// The columns named in the parentheses that begin at the reader.
static size_t count_columns(const Translation *translation, size_t at) {
    const Token *items = translation->tokens.items;
    size_t columns = 1;
    for (size_t i = at + 1; i < translation->tokens.count && items[i].depth > items[at].depth;
         i++) {
        columns += token_is_sign(&items[i], ",");
    }
    return columns;
}

// How many literals stand in `name IN ('a', 'b', …)` at the reader; 0 where it is something else.
static size_t count_list(const Translation *translation) {
    const Token *items = here(translation);
    if (items[0].kind != TOKEN_WORD || !token_is(&items[1], "IN") ||
        !token_is_sign(&items[2], "(")) {
        return 0;
    }
    size_t count = 0;
    size_t left = translation->tokens.count - translation->at;
    for (size_t i = 3; i + 1 < left; i += 2) {
        bool is_literal = items[i].kind == TOKEN_STRING || items[i].kind == TOKEN_NUMBER;
        if (!is_literal ||
            !(token_is_sign(&items[i + 1], ",") || token_is_sign(&items[i + 1], ")"))) {
            return 0;
        }
        count++;
        if (token_is_sign(&items[i + 1], ")")) {
            return count;
        }
    }
    return 0;
}

// For a list of three or more SQLite makes a temporary table whenever a row is written: as slow as
// writing the row. So the check becomes (name = 'a' OR name = 'b' …), which means the same.
static void translate_list(Translation *translation, size_t count) {
    const Token *name = here(translation);
    const Token *literal = name + 3;
    add_token(&translation->buf, &(Token){.text = S("("), .space = name->space});
    for (size_t i = 0; i < count; i++, literal += 2) {
        buf_add(&translation->buf, i == 0 ? S("") : S(" OR "));
        buf_add(&translation->buf, name->text);
        buf_add(&translation->buf, S(" = "));
        buf_add(&translation->buf, literal->text);
    }
    buf_add_char(&translation->buf, ')');
    translation->at += 3 + 2 * count;
}

static void translate_word(Translation *translation) {
    size_t count = count_list(translation);
    if (count > 2) {
        translate_list(translation, count);
    } else {
        copy_token(translation);
    }
}

static Item translate_item(Translation *translation, int depth) {
    static const char *const constraints[] = {"PRIMARY", "UNIQUE", "CHECK", "FOREIGN",
                                              "CONSTRAINT"};
    Item item = {.key_columns = 1};
    bool is_column = true;
    for (size_t i = 0; i < sizeof constraints / sizeof constraints[0]; i++) {
        is_column = is_column && !token_is(here(translation), constraints[i]);
    }
    if (is_column) {
        refuse_reserved(translation);
        copy_token(translation);
        item.is_text = translate_type(translation);
    }
    while (!is_done(translation) && !is_item_end(here(translation), depth)) {
        if (token_is(here(translation), "KEY") && token_is(here(translation) - 1, "PRIMARY")) {
            item.is_key = true;
            if (!is_column && token_is_sign(here(translation) + 1, "(")) {
                item.key_columns = count_columns(translation, translation->at + 1);
            }
        }
        translate_word(translation);
    }
    // PRIMARY KEY (name) of a text column: its type stands elsewhere; no rowid is right for it too.
    item.is_text = item.is_text || !is_column;
    return item;
}

static void mistake_at(const Translation *translation, const char *what) {
    size_t last = translation->tokens.count - 1;
    size_t at = translation->at > last ? last : translation->at;
    mistake(translation->run, translation->path, translation->tokens.items[at].line, "%s", what);
}

// CREATE TABLE name ( … )
static void translate_table(Translation *translation) {
    copy_token(translation);
    copy_token(translation);
    refuse_reserved(translation);
    copy_token(translation);
    if (is_done(translation) || !token_is_sign(here(translation), "(")) {
        mistake_at(translation, "after CREATE TABLE and one name comes (");
        return;
    }
    int depth = here(translation)->depth + 1;
    bool has_key = false;
    bool needs_no_rowid = false;
    do {
        copy_token(translation);
        Item item = translate_item(translation, depth);
        has_key = has_key || item.is_key;
        needs_no_rowid = needs_no_rowid || (item.is_key && (item.key_columns > 1 || item.is_text));
    } while (!is_done(translation) && token_is_sign(here(translation), ","));
    if (is_done(translation)) {
        mistake_at(translation, "CREATE TABLE has no closing )");
        return;
    }
    copy_token(translation);
    if (!is_done(translation)) {
        mistake_at(translation,
                   "nothing may follow the ) of CREATE TABLE; STRICT and WITHOUT ROWID "
                   "are added by sqlbind");
    }
    if (!has_key) {
        mistake(translation->run, translation->path, translation->tokens.items[0].line,
                "the table has no PRIMARY KEY; every table has one");
    }
    buf_add(&translation->buf, needs_no_rowid ? S(" STRICT, WITHOUT ROWID") : S(" STRICT"));
}

// ALTER TABLE name ADD COLUMN name type …
static void translate_alter(Translation *translation) {
    for (size_t i = 0; i < 5; i++) {
        copy_token(translation);
    }
    refuse_reserved(translation);
    copy_token(translation);
    (void)translate_type(translation);
    copy_rest(translation);
}

static bool begins(const Translation *translation, const char *first, const char *second) {
    return token_is(here(translation), first) && token_is(here(translation) + 1, second);
}

Text statement_sqlite(Run *run, const char *path, Tokens tokens) {
    Translation translation = {.run = run, .path = path, .tokens = tokens};
    size_t longest = statement_neutral(run->arena, tokens).len * LONGER_MAX + 64;
    translation.buf = buf_new(run->arena, longest);
    if (begins(&translation, "CREATE", "TABLE")) {
        translate_table(&translation);
    } else if (begins(&translation, "ALTER", "TABLE") && tokens.count > 6 &&
               token_is(&tokens.items[3], "ADD") && token_is(&tokens.items[4], "COLUMN")) {
        translate_alter(&translation);
    } else if (begins(&translation, "CREATE", "INDEX") || begins(&translation, "CREATE", "VIEW") ||
               begins(&translation, "DROP", "INDEX") || begins(&translation, "DROP", "TABLE") ||
               begins(&translation, "INSERT", "INTO") ||
               (begins(&translation, "CREATE", "UNIQUE") && token_is(&tokens.items[2], "INDEX"))) {
        copy_rest(&translation);
    } else {
        mistake(
            run, path, tokens.items[0].line,
            "\"%.*s\" cannot begin a statement of a migration; there are CREATE TABLE, CREATE "
            "[UNIQUE] INDEX, DROP INDEX, DROP TABLE, CREATE VIEW, ALTER TABLE … ADD COLUMN, INSERT "
            "INTO",
            TEXT_ARG(tokens.items[0].text));
    }
    ENSURE(!translation.buf.overflow);
    return buf_text(&translation.buf);
}
