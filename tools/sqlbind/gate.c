// The dialect gate: what SQLite takes and PostgreSQL does not, or takes in another sense. Each row
// names the portable form.
#include "sqlbind.h"

#include <string.h>

typedef struct {
    const char *word;
    bool is_call; // only where a parenthesis follows
    const char *instead;
} Forbidden;

static const Forbidden forbidden_words[] = {
    {"ifnull", true, "COALESCE(a, b)"},
    {"iif", true, "CASE WHEN … THEN … ELSE … END"},
    {"datetime", true, "an instant bound by the program"},
    {"julianday", true, "a date bound by the program"},
    {"strftime", true, "a date bound by the program"},
    {"unixepoch", true, "an instant bound by the program"},
    {"date", true, "a date bound by the program"},
    {"time", true, "an instant bound by the program"},
    {"now", true, "an instant bound by the program"},
    {"current_date", false, "a date bound by the program"},
    {"current_time", false, "an instant bound by the program"},
    {"current_timestamp", false, "an instant bound by the program"},
    {"random", true, "a number bound by the program"},
    {"last_insert_rowid", true, "ids given by the program"},
    {"changes", true, "rows: changes any"},
    {"total_changes", true, "rows: changes any"},
    {"group_concat", true, "one row each, joined by the program"},
    {"round", true, "whole numbers"},
    {"total", true, "COALESCE(SUM(a), 0)"},
    {"avg", true, "SUM and COUNT, divided by the program"},
    {"typeof", true, "the types of the schema"},
    {"printf", true, "text made by the program"},
    {"format", true, "text made by the program"},
    {"hex", true, "text made by the program"},
    {"char", true, "text made by the program"},
    {"unicode", true, "text made by the program"},
    {"instr", true, "a folded key compared by the program"},
    {"lower", true, "a folded key made by the program"},
    {"upper", true, "a folded key made by the program"},
    {"glob", false, "key >= :from AND key < :before"},
    {"regexp", false, "key >= :from AND key < :before"},
    {"match", false, "key >= :from AND key < :before"},
    {"rowid", false, "the table's own key"},
    {"oid", false, "the table's own key"},
    {"_rowid_", false, "the table's own key"},
    {"ctid", false, "the table's own key"},
    {"isnull", false, "IS NULL"},
    {"notnull", false, "IS NOT NULL"},
    {"indexed", false, "an index that the planner finds"},
    {"autoincrement", false, "ids given by the program"},
    {"nocase", false, "a folded key made by the program"},
    {"rtrim", true, "text trimmed by the program"},
    {"real", false, "bigint"},
    {"double", false, "bigint"},
    {"float", false, "bigint"},
    {"numeric", false, "bigint"},
    {"decimal", false, "bigint"},
    {"integer", false, "bigint"},
    {"int", false, "bigint"},
    {"blob", false, "text"},
    {"varchar", false, "text"},
    {"boolean", false, "bigint"},
    {"timestamp", false, "bigint"},
    {"true", false, "1"},
    {"false", false, "0"},
};

typedef struct {
    Run *run;
    const char *path;
    Tokens tokens;
} Gate;

static void refuse(Gate *gate, const Token *token, const char *instead) {
    mistake(gate->run, gate->path, token->line, "\"%.*s\" is not for both engines; write %s",
            TEXT_ARG(token->text), instead);
}

// A table's name with its columns behind it is no call.
static bool is_table_name(const Gate *gate, const Token *token) {
    static const char *const words[] = {"TABLE", "INTO", "REFERENCES", "ON", "VIEW", "WITH"};
    bool is = false;
    for (size_t i = 0; token > gate->tokens.items && i < sizeof words / sizeof words[0]; i++) {
        is = is || token_is(token - 1, words[i]);
    }
    return is;
}

static void gate_words(Gate *gate, const Token *token) {
    for (size_t i = 0; i < sizeof forbidden_words / sizeof forbidden_words[0]; i++) {
        const Forbidden *forbidden = &forbidden_words[i];
        if (token_is(token, forbidden->word) &&
            (!forbidden->is_call ||
             (token_is_sign(token + 1, "(") && !is_table_name(gate, token)))) {
            refuse(gate, token, forbidden->instead);
        }
    }
}

typedef struct {
    const char *sign;
    const char *instead;
} ForbiddenSign;

static void gate_signs(Gate *gate, const Token *token) {
    static const ForbiddenSign signs[] = {
        {"==", "="},
        {"?", ":name"},
        {"@", ":name"},
        {"$", ":name"},
        {"`", "a plain name"},
        {"[", "a plain name"},
        {"#", "plain SQL"},
        {"::", "CAST(a AS bigint)"},
        {"->", "columns, not JSON"},
        {"->>", "columns, not JSON"},
        {"/*", "comments that begin with --"},
        {":", ":name with a lower case letter after the colon"},
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (token_is_sign(token, signs[i].sign)) {
            refuse(gate, token, signs[i].instead);
        }
    }
}

// The comma of a call's own arguments.
static bool has_two_arguments(const Tokens *tokens, size_t at) {
    int depth = tokens->items[at + 1].depth;
    for (size_t i = at + 2; i < tokens->count; i++) {
        const Token *token = &tokens->items[i];
        if (token->depth == depth && token_is_sign(token, ")")) {
            return false;
        }
        if (token->depth == depth + 1 && token_is_sign(token, ",")) {
            return true;
        }
    }
    return false;
}

// Two tokens that begin a statement or a comparison which PostgreSQL does not know.
static void gate_pairs(Gate *gate, const Token *token) {
    bool is_first = token == gate->tokens.items;
    if ((token_is(token, "INSERT") || token_is(token, "UPDATE")) && token_is(token + 1, "OR")) {
        refuse(gate, token + 1, "INSERT … ON CONFLICT (…) DO UPDATE or DO NOTHING");
    }
    if (is_first && token_is(token, "REPLACE")) {
        refuse(gate, token, "INSERT … ON CONFLICT (…) DO UPDATE");
    }
    if (token_is(token, "LIMIT") && token_is_sign(token + 2, ",")) {
        refuse(gate, token, "LIMIT n OFFSET m");
    }
    if (token->kind == TOKEN_WORD && token[1].kind == TOKEN_STRING && !token[1].space) {
        refuse(gate, token, "a plain '…' string");
    }
}

static void gate_is(Gate *gate, const Token *token) {
    if (!token_is(token, "IS")) {
        return;
    }
    bool is_not = token_is(token + 1, "NOT");
    const Token *what = is_not ? token + 2 : token + 1;
    if (!token_is(what, "NULL") && !token_is(what, "DISTINCT")) {
        refuse(gate, token, is_not ? "<> or IS DISTINCT FROM" : "= or IS NOT DISTINCT FROM");
    }
}

// PostgreSQL has an escape character of its own, SQLite has none unless it is named.
static void gate_like(Gate *gate, const Token *token) {
    if (!token_is(token, "LIKE")) {
        return;
    }
    for (const Token *after = token + 1; after->kind != TOKEN_END && after->depth >= token->depth &&
                                         !token_is(after, "AND") && !token_is(after, "OR");
         after++) {
        if (token_is(after, "ESCAPE")) {
            return;
        }
    }
    refuse(gate, token, "LIKE … ESCAPE '!', on a folded key");
}

static void gate_calls(Gate *gate, size_t at) {
    const Token *token = &gate->tokens.items[at];
    bool is_extreme = token_is(token, "MAX") || token_is(token, "MIN");
    if (is_extreme && token_is_sign(token + 1, "(") && has_two_arguments(&gate->tokens, at)) {
        refuse(gate, token, "CASE WHEN a > b THEN a ELSE b END");
    }
    if (token_is(token, "AS") && token_is(token + 1, "DATE") && token_is_sign(token + 2, ")")) {
        refuse(gate, token + 1, "a date bound by the program (SQLite's cast makes it a number)");
    }
}

static void gate_token(Gate *gate, const Token *token) {
    if (token->kind == TOKEN_BAD) {
        mistake(gate->run, gate->path, token->line,
                "a string without end, or a character that SQL has no use for: %.*s",
                TEXT_ARG(token->text));
    } else if (token->kind == TOKEN_QUOTED) {
        refuse(gate, token, "'…' for a string, a plain name for a name");
    } else if (token->kind == TOKEN_NUMBER) {
        for (size_t i = 0; i < token->text.len; i++) {
            if (token->text.bytes[i] < '0' || token->text.bytes[i] > '9') {
                refuse(gate, token, "a whole number in decimal digits");
                break;
            }
        }
    } else if (token->kind == TOKEN_STRING &&
               memchr(token->text.bytes, '\n', token->text.len) != NULL) {
        mistake(gate->run, gate->path, token->line, "a line break in a string; bind it instead");
    }
}

static void gate_all(Gate *gate) {
    for (size_t i = 0; i < gate->tokens.count; i++) {
        gate_token(gate, &gate->tokens.items[i]);
        gate_words(gate, &gate->tokens.items[i]);
        gate_signs(gate, &gate->tokens.items[i]);
        gate_pairs(gate, &gate->tokens.items[i]);
        gate_is(gate, &gate->tokens.items[i]);
        gate_like(gate, &gate->tokens.items[i]);
        gate_calls(gate, i);
    }
}

void gate_query(Run *run, const char *path, Tokens tokens) {
    static const char *const firsts[] = {"SELECT", "WITH", "INSERT", "UPDATE", "DELETE"};
    Gate gate = {.run = run, .path = path, .tokens = tokens};
    bool known = false;
    for (size_t i = 0; i < sizeof firsts / sizeof firsts[0]; i++) {
        known = known || token_is(&tokens.items[0], firsts[i]);
    }
    if (!known && !token_is(&tokens.items[0], "REPLACE") && tokens.items[0].kind == TOKEN_WORD) {
        mistake(run, path, tokens.items[0].line,
                "\"%.*s\" cannot begin a query; SELECT, WITH, INSERT, UPDATE and DELETE can",
                TEXT_ARG(tokens.items[0].text));
        return;
    }
    gate_all(&gate);
}

void gate_migration(Run *run, const char *path, Tokens tokens) {
    Gate gate = {.run = run, .path = path, .tokens = tokens};
    gate_all(&gate);
    for (size_t i = 0; i < tokens.count; i++) {
        if (tokens.items[i].kind == TOKEN_PARAM) {
            refuse(&gate, &tokens.items[i], "the value itself; a migration has no parameters");
        }
    }
}
