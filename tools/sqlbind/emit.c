// The files that a run writes: one pair per noun, the definitions of all queries, the migrations,
// the list for PostgreSQL's check and the makefile's part.
#include "sqlbind.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { FILE_MAX = 8 << 20 };

typedef struct {
    Run *run;
    const Schema *schema;
    const Queries *queries;
    const char *folder;
    TextBuf buf;
    bool failed;
} Emission;

static void begin(Emission *emission) {
    emission->buf.len = 0;
    emission->buf.overflow = false;
}

static void end(Emission *emission, const char *name) {
    ENSURE(!emission->buf.overflow);
    const char *path = format_text(emission->run->arena, "%s/%s", emission->folder, name);
    if (!output_write(emission->run, path, buf_text(&emission->buf))) {
        emission->failed = true;
    }
}

// ---- one noun ----

typedef struct {
    const Query *first;
    size_t count;
} Noun;

static Noun noun_at(const Queries *queries, size_t at) {
    Noun noun = {.first = &queries->items[at]};
    while (at + noun.count < queries->count &&
           strcmp(queries->items[at + noun.count].noun, noun.first->noun) == 0) {
        noun.count++;
    }
    return noun;
}

static bool noun_needs(const Noun *noun, const char *header) {
    for (size_t i = 0; i < noun->count; i++) {
        const Fields *both[] = {&noun->first[i].in, &noun->first[i].out};
        for (size_t j = 0; j < 2; j++) {
            for (size_t k = 0; k < both[j]->count; k++) {
                if (strcmp(both[j]->items[k].type->header, header) == 0) {
                    return true;
                }
            }
        }
    }
    return false;
}

// Each header of the noun's types once, in the order of types.def.
static void emit_includes(Emission *emission, const Noun *noun) {
    static const char *const headers[] = {
#define SQLTYPE(name, stored, member, header) header,
#include "types.def"
#undef SQLTYPE
    };
    for (size_t i = 0; i < sizeof headers / sizeof headers[0]; i++) {
        bool is_first = headers[i][0] != 0;
        for (size_t j = 0; j < i; j++) {
            is_first = is_first && strcmp(headers[j], headers[i]) != 0;
        }
        if (is_first && noun_needs(noun, headers[i])) {
            buf_addf(&emission->buf, "#include \"%s\"\n", headers[i]);
        }
    }
}

static void emit_made_from(Emission *emission, const Noun *noun) {
    TextBuf *buf = &emission->buf;
    buf_add(buf, S("// Made by sqlbind from"));
    for (size_t i = 0; i < noun->count; i++) {
        buf_addf(buf, "%s %s", i > 0 ? "," : "", noun->first[i].path);
    }
    buf_add(buf, S(". Change those.\n"));
}

static void emit_noun_header(Emission *emission, const Noun *noun) {
    TextBuf *buf = &emission->buf;
    Arena *arena = emission->run->arena;
    const char *guard = upper(arena, noun->first->noun);
    begin(emission);
    emit_made_from(emission, noun);
    buf_addf(buf, "#ifndef STORE_Q_%s_H\n#define STORE_Q_%s_H\n\n", guard, guard);
    emit_includes(emission, noun);
    buf_add(buf, S("#include \"store/db_private.h\"\n#include <stdbool.h>\n#include <stddef.h>\n"
                   "#include <stdint.h>\n\n"));
    for (size_t i = 0; i < noun->count; i++) {
        emit_declaration(arena, buf, &noun->first[i]);
    }
    buf_add(buf, S("#endif\n"));
    end(emission, format_text(arena, "q_%s.h", noun->first->noun));
}

static void emit_noun_source(Emission *emission, const Noun *noun) {
    TextBuf *buf = &emission->buf;
    Arena *arena = emission->run->arena;
    begin(emission);
    emit_made_from(emission, noun);
    buf_addf(buf, "#include \"store/q_%s.h\"\n\n#include \"store/query_defs.h\"\n\n",
             noun->first->noun);
    for (size_t i = 0; i < noun->count; i++) {
        emit_definition(arena, buf, &noun->first[i]);
    }
    buf->len--; // the blank line at the end
    end(emission, format_text(arena, "q_%s.c", noun->first->noun));
}

static void emit_nouns(Emission *emission) {
    for (size_t at = 0; at < emission->queries->count;) {
        Noun noun = noun_at(emission->queries, at);
        emit_noun_header(emission, &noun);
        emit_noun_source(emission, &noun);
        at += noun.count;
    }
}

// ---- all queries ----

static void emit_query_numbers(Emission *emission) {
    TextBuf *buf = &emission->buf;
    begin(emission);
    buf_add(buf, S("// Made by sqlbind from all queries. Change those.\n"
                   "#ifndef STORE_QUERY_DEFS_H\n#define STORE_QUERY_DEFS_H\n\n"
                   "#include \"store/db_private.h\"\n\ntypedef enum {\n"));
    for (size_t i = 0; i < emission->queries->count; i++) {
        buf_addf(buf, "    Q_%s,\n", upper(emission->run->arena, emission->queries->items[i].name));
    }
    buf_add(buf, S("    QUERY_COUNT,\n} QueryNumber;\n\n"
                   "extern const QueryDef query_defs[QUERY_COUNT + 1];\n\n#endif\n"));
    end(emission, "query_defs.h");
}

static const char *rows_word(RowsKind rows) {
    static const char *const words[] = {
        [ROWS_ONE] = "DB_ROWS_ONE",
        [ROWS_MAYBE] = "DB_ROWS_MAYBE",
        [ROWS_MANY] = "DB_ROWS_MANY",
        [ROWS_CHANGES_ONE] = "DB_CHANGES_ONE",
        [ROWS_CHANGES_ANY] = "DB_CHANGES_ANY",
    };
    return words[rows];
}

// The longest string that C promises is shorter than some statements; both compilers take longer
// ones.
static const char long_strings[] = "#pragma GCC diagnostic ignored \"-Woverlength-strings\"\n\n";

static void emit_tables(TextBuf *buf, const char *member, const TableBits *tables) {
    buf_addf(buf, "        .%s = {{", member);
    for (size_t i = 0; i < sizeof tables->words / sizeof tables->words[0]; i++) {
        buf_addf(buf, "%s0x%llx", i > 0 ? ", " : "", (unsigned long long)tables->words[i]);
    }
    buf_add(buf, S("}},\n"));
}

// Its first value says whose rows it reads (of what is asked ahead: README.md) or changes; what
// changes rows by looks into other tables might find another's.
static bool is_of_enterprise(const Query *query) {
    bool is_own = query->ahead;
    if (query->rows == ROWS_CHANGES_ONE || query->rows == ROWS_CHANGES_ANY) {
        is_own = true;
        for (size_t i = 0; i < TABLES_MAX / 64; i++) {
            is_own = is_own && (query->reads.words[i] & ~query->writes.words[i]) == 0;
        }
    }
    return is_own && query->scope == SCOPE_ENTERPRISE && query->in.count > 0 &&
           text_equal(query->in.items[0].name, S("enterprise"));
}

static void emit_query_defs(Emission *emission) {
    TextBuf *buf = &emission->buf;
    begin(emission);
    buf_add(buf, S("// Made by sqlbind from all queries. Change those.\n"
                   "#include \"store/query_defs.h\"\n\n"));
    buf_add(buf, text_of(long_strings));
    buf_add(buf, S("const QueryDef query_defs[QUERY_COUNT + 1] = {\n"));
    for (size_t i = 0; i < emission->queries->count; i++) {
        const Query *query = &emission->queries->items[i];
        buf_addf(buf, "    [Q_%s] = {\n        .name = \"%s\",\n        .sqlite = ",
                 upper(emission->run->arena, query->name), query->name);
        emit_literal(buf, text_of(query->sqlite));
        buf_add(buf, S(",\n        .postgres = "));
        emit_literal(buf, text_of(query->postgres));
        buf_add(buf, S(",\n        .in_types = \""));
        for (size_t j = 0; j < query->in.count; j++) {
            static const char letters[] = {
                [STORED_INT] = 'n', [STORED_TEXT] = 't', [STORED_DATE] = 'd'};
            buf_add_char(buf, letters[query->in.items[j].type->stored]);
        }
        buf_addf(buf,
                 "\",\n        .in_count = %zu,\n        .out_count = %zu,\n        .rows = %s,\n",
                 query->in.count, query->out.count, rows_word(query->rows));
        emit_tables(buf, "reads", &query->reads);
        emit_tables(buf, "writes", &query->writes);
        buf_addf(buf, "        .of_enterprise = %s,\n", is_of_enterprise(query) ? "true" : "false");
        buf_add(buf, S("    },\n"));
    }
    buf_add(buf, S("    [QUERY_COUNT] = {0},\n};\n"));
    end(emission, "query_defs.c");
}

static void emit_types(TextBuf *buf, const Fields *fields) {
    buf_add_char(buf, '\t');
    for (size_t i = 0; i < fields->count; i++) {
        buf_addf(buf, "%s%s", i > 0 ? "," : "", stored_word(fields->items[i].type->stored));
    }
}

// name TAB PostgreSQL's text TAB types in TAB types out
static void emit_list(Emission *emission) {
    TextBuf *buf = &emission->buf;
    begin(emission);
    for (size_t i = 0; i < emission->queries->count; i++) {
        const Query *query = &emission->queries->items[i];
        buf_addf(buf, "%s\t", query->name);
        buf_add(buf, text_of(query->postgres));
        emit_types(buf, &query->in);
        emit_types(buf, &query->out);
        buf_add_char(buf, '\n');
    }
    end(emission, "queries.list");
}

// ---- migrations ----

static void emit_migrations(Emission *emission) {
    TextBuf *buf = &emission->buf;
    const Schema *schema = emission->schema;
    begin(emission);
    buf_addf(buf,
             "// Made by sqlbind from all migrations. Change those.\n"
             "#ifndef STORE_MIGRATIONS_H\n#define STORE_MIGRATIONS_H\n\n"
             "#include \"store/db_private.h\"\n\nenum { MIGRATION_COUNT = %zu };\n\n"
             "extern const Migration migrations[MIGRATION_COUNT + 1];\n\n#endif\n",
             schema->count);
    end(emission, "migrations.h");
    begin(emission);
    buf_add(buf, S("// Made by sqlbind from all migrations. Change those.\n"
                   "#include \"store/migrations.h\"\n\n"));
    buf_add(buf, text_of(long_strings));
    buf_add(buf, S("const Migration migrations[MIGRATION_COUNT + 1] = {\n"));
    for (size_t i = 0; i < schema->count; i++) {
        const MigrationFile *file = &schema->items[i];
        buf_addf(buf, "    {%d, \"%s\", \"%s\",\n    ", file->number, file->name, file->checksum);
        emit_literal(buf, file->sqlite);
        buf_add(buf, S(",\n    "));
        emit_literal(buf, file->neutral);
        buf_add(buf, S("},\n"));
    }
    buf_add(buf, S("    {0},\n};\n"));
    end(emission, "migrations.c");
}

// ---- the makefile's part ----

static void emit_files(Emission *emission) {
    TextBuf *buf = &emission->buf;
    const char *folder = emission->folder;
    begin(emission);
    buf_addf(buf, "SQLBIND_SOURCES := %s/migrations.c %s/query_defs.c %s/scopes.c", folder, folder,
             folder);
    for (size_t at = 0; at < emission->queries->count;) {
        Noun noun = noun_at(emission->queries, at);
        buf_addf(buf, " \\\n    %s/q_%s.c", folder, noun.first->noun);
        at += noun.count;
    }
    buf_add_char(buf, '\n');
    end(emission, "files.mk");
}

// Removes what an earlier run made of a noun that is gone.
static void remove_stale(Emission *emission) {
    Run *run = emission->run;
    Names names = {0};
    if (!source_list(run, emission->folder, &names)) {
        return;
    }
    for (size_t i = 0; i < names.count; i++) {
        const char *name = names.items[i];
        size_t len = strlen(name);
        bool is_made = strncmp(name, "q_", 2) == 0 && len > 4 && name[len - 2] == '.' &&
                       (name[len - 1] == 'c' || name[len - 1] == 'h');
        for (size_t j = 0; is_made && j < emission->queries->count; j++) {
            const char *noun = emission->queries->items[j].noun;
            is_made = strlen(noun) != len - 4 || strncmp(name + 2, noun, len - 4) != 0;
        }
        if (is_made) {
            (void)unlink(format_text(run->arena, "%s/%s", emission->folder, name));
        }
    }
}

bool emit_all(Run *run, const Schema *schema, const Queries *queries, const char *folder) {
    if (!output_folder_make(run, folder)) {
        return false;
    }
    Emission emission = {.run = run, .schema = schema, .queries = queries, .folder = folder};
    emission.buf = buf_new(run->arena, FILE_MAX);
    emit_nouns(&emission);
    emit_query_numbers(&emission);
    emit_query_defs(&emission);
    emit_list(&emission);
    emit_migrations(&emission);
    emit_files(&emission);
    remove_stale(&emission);
    return !emission.failed;
}
