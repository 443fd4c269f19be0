// The C of one query: its structs and prototypes, and its functions.
#include "sqlbind.h"

#include <string.h>

const char *camel(Arena *arena, const char *name) {
    char *text = arena_take(arena, strlen(name) + 1);
    size_t len = 0;
    bool start = true;
    for (const char *at = name; *at != 0; at++) {
        if (*at == '_') {
            start = true;
            continue;
        }
        text[len++] = start && *at >= 'a' && *at <= 'z' ? (char)(*at - 'a' + 'A') : *at;
        start = false;
    }
    return text;
}

static void emit_fields(TextBuf *buf, const Fields *fields) {
    for (size_t i = 0; i < fields->count; i++) {
        const Field *field = &fields->items[i];
        if (field->nullable) {
            buf_addf(buf, "    bool %.*s_null;\n", TEXT_ARG(field->name));
        }
        buf_addf(buf, "    %s %.*s;\n", field->type->name, TEXT_ARG(field->name));
    }
}

// The parameters "Db *db, Arena *arena, const QXIn *in" as far as the query has them.
static const char *parameters(Arena *arena, const Query *query, bool with_arena) {
    const char *in = query->in.count == 0
                         ? ""
                         : format_text(arena, ", const Q%sIn *in", camel(arena, query->name));
    return format_text(arena, "Db *db%s%s", with_arena ? ", Arena *arena" : "", in);
}

static bool has_rows(const Query *query) {
    return query->rows == ROWS_ONE || query->rows == ROWS_MAYBE || query->rows == ROWS_MANY;
}

// The heads of a query's functions, each without what follows its closing parenthesis.
typedef struct {
    const char *run; // q_x
    const char *open;
    const char *next;
    const char *close;
    const char *ask; // NULL unless ahead
} Heads;

static Heads heads_of(Arena *arena, const Query *query) {
    const char *name = query->name;
    const char *type = camel(arena, name);
    const char *with_arena = parameters(arena, query, true);
    const char *plain = parameters(arena, query, false);
    Heads heads = {0};
    switch (query->rows) {
    case ROWS_ONE:
        heads.run = format_text(arena, "Err q_%s(%s, Q%sRow *ret_row)", name, with_arena, type);
        break;
    case ROWS_MAYBE:
        heads.run = format_text(arena, "Err q_%s(%s, Q%sRow *ret_row, bool *ret_found)", name,
                                with_arena, type);
        break;
    case ROWS_MANY:
        heads.run = format_text(arena, "Err q_%s(%s, Q%sRows *ret_rows)", name, with_arena, type);
        heads.open =
            format_text(arena, "Err q_%s_open(%s, Q%sCursor *ret_cursor)", name, plain, type);
        heads.next = format_text(arena,
                                 "Err q_%s_next(Q%sCursor *cursor, Arena *arena, Q%sRow *ret_row, "
                                 "bool *ret_more)",
                                 name, type, type);
        heads.close = format_text(arena, "void q_%s_close(Q%sCursor *cursor)", name, type);
        break;
    case ROWS_CHANGES_ONE:
        heads.run = format_text(arena, "Err q_%s(%s)", name, plain);
        break;
    case ROWS_CHANGES_ANY:
        heads.run = format_text(arena, "Err q_%s(%s, int64_t *ret_changed)", name, plain);
        break;
    case ROWS_MISSING:
        break;
    }
    if (query->ahead) {
        heads.ask = format_text(arena, "Err q_%s_ask(%s)", name, plain);
    }
    ENSURE(heads.run != NULL);
    return heads;
}

void emit_declaration(Arena *arena, TextBuf *buf, const Query *query) {
    const char *type = camel(arena, query->name);
    buf_add(buf, S("// "));
    buf_add(buf, query->purpose);
    buf_add(buf, text_of(format_text(arena, " (%s)\n", query->path)));
    if (query->in.count > 0) {
        buf_add(buf, S("typedef struct {\n"));
        emit_fields(buf, &query->in);
        buf_addf(buf, "} Q%sIn;\n", type);
    }
    if (has_rows(query)) {
        buf_add(buf, S("typedef struct {\n"));
        emit_fields(buf, &query->out);
        buf_addf(buf, "} Q%sRow;\n", type);
    }
    if (query->rows == ROWS_MANY) {
        buf_addf(buf, "typedef struct {\n    Q%sRow *rows;\n    size_t count;\n} Q%sRows;\n", type,
                 type);
        buf_addf(buf, "typedef struct {\n    DbCursor cursor;\n} Q%sCursor;\n", type);
    }
    Heads heads = heads_of(arena, query);
    buf_addf(buf, "%s;\n", heads.run);
    if (query->rows == ROWS_MANY) {
        buf_addf(buf, "%s;\n%s;\n%s;\n", heads.open, heads.next, heads.close);
    }
    if (query->ahead) {
        buf_addf(buf, "%s;\n", heads.ask);
    }
    buf_add(buf, S("\n"));
}

// ---- values in ----

static void emit_value(TextBuf *buf, const Field *field) {
    static const char *const makers[] = {
        [STORED_INT] = "db_of_int", [STORED_TEXT] = "db_of_text", [STORED_DATE] = "db_of_date"};
    buf_add(buf, S("        "));
    if (field->nullable) {
        buf_addf(buf, "in->%.*s_null ? db_of_null() : ", TEXT_ARG(field->name));
    }
    const char *dot = field->type->member[0] != 0 ? "." : "";
    buf_addf(buf, "%s(in->%.*s%s%s),\n", makers[field->type->stored], TEXT_ARG(field->name), dot,
             field->type->member);
}

// `values` and `call`, the first lines of a function.
static void emit_call(Arena *arena, TextBuf *buf, const Query *query) {
    if (query->in.count > 0) {
        buf_add(buf, S("    const DbValue values[] = {\n"));
        for (size_t i = 0; i < query->in.count; i++) {
            emit_value(buf, &query->in.items[i]);
        }
        buf_add(buf, S("    };\n"));
    }
    buf_addf(buf, "    const DbCall call = {.query = Q_%s", upper(arena, query->name));
    if (query->in.count > 0) {
        buf_add(buf, S(", .in = values"));
    }
    if (has_rows(query)) {
        buf_addf(buf, ", .read = q_%s_read, .row_bytes = sizeof(Q%sRow)", query->name,
                 camel(arena, query->name));
    }
    buf_add(buf, S("};\n"));
}

// ---- rows out ----

static void emit_read_field(TextBuf *buf, const Field *field, size_t column) {
    const SqlType *type = field->type;
    const char *what = type->stored == STORED_TEXT       ? "text"
                       : type->stored == STORED_DATE     ? "date"
                       : strcmp(type->name, "bool") == 0 ? "bool"
                                                         : "int";
    buf_addf(buf, "    TRY(db_read_%s(cursor, %zu, %s", what, column,
             type->stored == STORED_TEXT ? "arena, " : "");
    if (field->nullable) {
        buf_addf(buf, "&row.%.*s_null, ", TEXT_ARG(field->name));
    } else {
        buf_add(buf, S("NULL, "));
    }
    const char *dot = type->member[0] != 0 ? "." : "";
    buf_addf(buf, "&row.%.*s%s%s));\n", TEXT_ARG(field->name), dot, type->member);
}

static void emit_reader(Arena *arena, TextBuf *buf, const Query *query) {
    const char *type = camel(arena, query->name);
    bool has_text = false;
    buf_addf(buf, "_Static_assert(sizeof(Q%sRow) <= DB_ROW_BYTES_MAX, \"a row is too large\");\n\n",
             type);
    buf_addf(buf,
             "static Err q_%s_read(const DbCursor *cursor, Arena *arena, void *ret_row) {\n"
             "    Q%sRow row = {0};\n",
             query->name, type);
    for (size_t i = 0; i < query->out.count; i++) {
        has_text = has_text || query->out.items[i].type->stored == STORED_TEXT;
        emit_read_field(buf, &query->out.items[i], i);
    }
    if (!has_text) {
        buf_add(buf, S("    (void)arena;\n"));
    }
    buf_addf(buf, "    *(Q%sRow *)ret_row = row;\n    return OK;\n}\n\n", type);
}

// ---- functions ----

static void emit_many(Arena *arena, TextBuf *buf, const Query *query, const Heads *heads) {
    const char *type = camel(arena, query->name);
    buf_addf(buf,
             "    DbRows rows = {0};\n"
             "    TRY(db_many(db, &call, arena, &rows));\n"
             "    *ret_rows = (Q%sRows){rows.rows, rows.count};\n"
             "    return OK;\n}\n\n%s {\n",
             type, heads->open);
    emit_call(arena, buf, query);
    buf_addf(buf, "    return db_cursor_open(db, &call, &ret_cursor->cursor);\n}\n\n%s {\n",
             heads->next);
    buf_addf(buf,
             "    bool more = false;\n"
             "    TRY(db_cursor_next(&cursor->cursor, &more));\n"
             "    if (more) {\n"
             "        TRY(q_%s_read(&cursor->cursor, arena, ret_row));\n"
             "    }\n"
             "    *ret_more = more;\n"
             "    return OK;\n}\n\n%s {\n",
             query->name, heads->close);
    buf_add(buf, S("    db_cursor_close(&cursor->cursor);\n}\n\n"));
}

void emit_definition(Arena *arena, TextBuf *buf, const Query *query) {
    Heads heads = heads_of(arena, query);
    if (has_rows(query)) {
        emit_reader(arena, buf, query);
    }
    buf_addf(buf, "%s {\n", heads.run);
    emit_call(arena, buf, query);
    switch (query->rows) {
    case ROWS_ONE:
        buf_add(buf, S("    return db_one(db, &call, arena, ret_row);\n}\n\n"));
        break;
    case ROWS_MAYBE:
        buf_add(buf, S("    return db_maybe(db, &call, arena, ret_row, ret_found);\n}\n\n"));
        break;
    case ROWS_MANY:
        emit_many(arena, buf, query, &heads);
        break;
    case ROWS_CHANGES_ONE:
        buf_add(buf, S("    return db_change_one(db, &call);\n}\n\n"));
        break;
    case ROWS_CHANGES_ANY:
        buf_add(buf, S("    return db_change_any(db, &call, ret_changed);\n}\n\n"));
        break;
    case ROWS_MISSING:
        break;
    }
    if (query->ahead) {
        buf_addf(buf, "%s {\n", heads.ask);
        emit_call(arena, buf, query);
        buf_add(buf, S("    return db_ask(db, &call);\n}\n\n"));
    }
}
