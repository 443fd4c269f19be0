// A small reader of SQL: enough to tell words from strings, quoted names, numbers and comments.
#include "sqlbind.h"

#include <string.h>
#include <strings.h>

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_blank(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

typedef struct {
    Text sql;
    size_t at;
    int line;
    int depth;
} Reader;

static char peek(const Reader *reader, size_t ahead) {
    return ahead < reader->sql.len - reader->at ? reader->sql.bytes[reader->at + ahead] : 0;
}

static void pass(Reader *reader, size_t count) {
    for (size_t i = 0; i < count && reader->at < reader->sql.len; i++) {
        reader->line += reader->sql.bytes[reader->at] == '\n';
        reader->at++;
    }
}

// Blanks and comments; says whether there were any.
static bool pass_blanks(Reader *reader) {
    size_t start = reader->at;
    for (;;) {
        if (is_blank(peek(reader, 0))) {
            pass(reader, 1);
        } else if (peek(reader, 0) == '-' && peek(reader, 1) == '-') {
            while (reader->at < reader->sql.len && peek(reader, 0) != '\n') {
                pass(reader, 1);
            }
        } else {
            return reader->at > start;
        }
    }
}

// Length of '…' or "…" with doubled quotes inside; 0 where it has no end.
static size_t quoted_length(const Reader *reader, char quote) {
    for (size_t i = 1; peek(reader, i) != 0; i++) {
        if (peek(reader, i) == quote) {
            if (peek(reader, i + 1) != quote) {
                return i + 1;
            }
            i++;
        }
    }
    return 0;
}

static size_t word_length(const Reader *reader, size_t from) {
    size_t i = from;
    while (is_letter(peek(reader, i)) || is_digit(peek(reader, i))) {
        i++;
    }
    return i - from;
}

static size_t number_length(const Reader *reader) {
    size_t i = 1;
    while (is_letter(peek(reader, i)) || is_digit(peek(reader, i)) || peek(reader, i) == '.') {
        i++;
    }
    return i;
}

static size_t sign_length(const Reader *reader) {
    static const char *const signs[] = {"->>", "::", "||", "<=", ">=", "<>",
                                        "!=",  "==", "->", "<<", ">>", "/*"};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t len = strlen(signs[i]);
        if (reader->sql.len - reader->at >= len &&
            memcmp(reader->sql.bytes + reader->at, signs[i], len) == 0) {
            return len;
        }
    }
    return 1;
}

static TokenKind kind_and_length(const Reader *reader, size_t *ret_length) {
    char c = peek(reader, 0);
    if (c == '\'' || c == '"') {
        *ret_length = quoted_length(reader, c);
        return c == '\'' ? TOKEN_STRING : TOKEN_QUOTED;
    }
    if (is_letter(c)) {
        *ret_length = word_length(reader, 0);
        return TOKEN_WORD;
    }
    if (is_digit(c)) {
        *ret_length = number_length(reader);
        return TOKEN_NUMBER;
    }
    if (c == ':' && is_letter(peek(reader, 1))) {
        *ret_length = 1 + word_length(reader, 1);
        return TOKEN_PARAM;
    }
    *ret_length =
        c != 0 && strchr("()[],;.=<>!+-*/%|&~:?@#$`", c) != NULL ? sign_length(reader) : 0;
    return TOKEN_SIGN;
}

static Token next_token(Reader *reader) {
    Token token = {.space = pass_blanks(reader)};
    token.line = reader->line;
    token.depth = reader->depth;
    if (reader->at == reader->sql.len) {
        return token;
    }
    size_t length = 0;
    token.kind = kind_and_length(reader, &length);
    if (length == 0) {
        token.kind = TOKEN_BAD;
        token.text = (Text){reader->sql.bytes + reader->at, 1};
        reader->at = reader->sql.len;
        return token;
    }
    token.text = (Text){reader->sql.bytes + reader->at, length};
    if (token_is_sign(&token, "(")) {
        reader->depth++;
    } else if (token_is_sign(&token, ")")) {
        reader->depth--;
        token.depth--;
    }
    pass(reader, length);
    return token;
}

Tokens tokens_of(Arena *arena, Text sql, int first_line) {
    Reader counting = {.sql = sql, .line = first_line};
    size_t count = 0;
    while (next_token(&counting).kind != TOKEN_END) {
        count++;
    }
    Token *items = arena_array(arena, Token, count + TOKEN_PAD);
    Reader reader = {.sql = sql, .line = first_line};
    for (size_t i = 0; i < count + TOKEN_PAD; i++) {
        items[i] = next_token(&reader);
    }
    return (Tokens){items, count};
}

bool token_equal_word(Text text, const char *word) {
    return text.len == strlen(word) && strncasecmp(text.bytes, word, text.len) == 0;
}

bool token_is(const Token *token, const char *word) {
    return token->kind == TOKEN_WORD && token_equal_word(token->text, word);
}

bool token_is_sign(const Token *token, const char *sign) {
    return token->kind == TOKEN_SIGN && token->text.len == strlen(sign) &&
           memcmp(token->text.bytes, sign, token->text.len) == 0;
}
