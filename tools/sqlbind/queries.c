// Finds the query files, reads them and writes their two texts (parameters numbered in the order of
// the in: line).
#include "sqlbind.h"

#include <stdlib.h>
#include <string.h>

enum { QUERIES_MAX = 2000, POSTGRES_FILES_MAX = 4 };

typedef struct {
    Run *run;
    const char *folder;
    Queries queries;
    size_t postgres_files;
} Search;

static bool ends_with(const char *name, const char *end) {
    size_t len = strlen(name);
    return len > strlen(end) && strcmp(name + len - strlen(end), end) == 0;
}

static bool is_lower_name(const char *name) {
    bool good = name[0] >= 'a' && name[0] <= 'z';
    for (const char *at = name; *at != 0; at++) {
        good = good && ((*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') || *at == '_');
    }
    return good;
}

static size_t parameter_index(const Fields *in, Text name) {
    for (size_t i = 0; i < in->count; i++) {
        if (text_equal(in->items[i].name, name)) {
            return i;
        }
    }
    return in->count;
}

// Every :name must be declared, everything declared must be used.
static void check_parameters(Run *run, const Query *query) {
    bool *used = arena_array(run->arena, bool, query->in.count + 1);
    for (size_t i = 0; i < query->tokens.count; i++) {
        const Token *token = &query->tokens.items[i];
        if (token->kind != TOKEN_PARAM) {
            continue;
        }
        size_t at = parameter_index(&query->in, (Text){token->text.bytes + 1, token->text.len - 1});
        used[at] = true;
        if (at == query->in.count) {
            mistake(run, query->path, token->line, "%.*s is used but the in: line does not name it",
                    TEXT_ARG(token->text));
        }
    }
    for (size_t i = 0; i < query->in.count; i++) {
        if (!used[i]) {
            mistake(run, query->path, query->in.items[i].line,
                    "the in: line names \"%.*s\" but the statement does not use it",
                    TEXT_ARG(query->in.items[i].name));
        }
    }
}

// The statement on one line with `mark`1 `mark`2 … for its parameters.
static const char *numbered(Run *run, const Query *query, char mark) {
    TextBuf buf = buf_new(run->arena, query->body.len * 4 + 64);
    for (size_t i = 0; i < query->tokens.count; i++) {
        const Token *token = &query->tokens.items[i];
        if (token->space && i > 0) {
            buf_add_char(&buf, ' ');
        }
        if (token->kind == TOKEN_PARAM) {
            Text name = {token->text.bytes + 1, token->text.len - 1};
            buf_add_char(&buf, mark);
            buf_add_int(&buf, (int64_t)parameter_index(&query->in, name) + 1);
        } else {
            buf_add(&buf, token->text);
        }
    }
    buf_add_char(&buf, 0);
    ENSURE(!buf.overflow);
    return buf.bytes;
}

static bool fields_equal(const Fields *a, const Fields *b) {
    bool equal = a->count == b->count;
    for (size_t i = 0; equal && i < a->count; i++) {
        equal = text_equal(a->items[i].name, b->items[i].name) &&
                a->items[i].type == b->items[i].type &&
                a->items[i].nullable == b->items[i].nullable;
    }
    return equal;
}

// x.pg.sql beside x.sql: same header, another statement.
static void read_postgres(Search *search, Query *query, const char *path) {
    Run *run = search->run;
    Query other = {.path = path, .noun = query->noun, .what = query->what, .name = query->name};
    Text content = {0};
    if (!source_read(run, path, &content) || !header_read(run, &other, content)) {
        return;
    }
    if (!fields_equal(&query->in, &other.in) || !fields_equal(&query->out, &other.out) ||
        query->rows != other.rows || query->scope != other.scope) {
        mistake(run, path, 1, "in:, out:, rows: and scope: must be those of %s", query->path);
        return;
    }
    check_parameters(run, &other);
    query->postgres = numbered(run, &other, '$');
    if (++search->postgres_files > POSTGRES_FILES_MAX) {
        mistake(run, path, 1,
                "at most %d files .pg.sql are allowed; write one text for both engines",
                (int)POSTGRES_FILES_MAX);
    }
}

static void read_query(Search *search, const char *noun, const char *what, bool has_postgres) {
    Run *run = search->run;
    Query query = {
        .path = format_text(run->arena, "%s/%s/%s.sql", search->folder, noun, what),
        .noun = noun,
        .what = what,
    };
    query.name = format_text(run->arena, "%s_%s", noun, query.what);
    if (!is_lower_name(query.what)) {
        mistake(run, query.path, 1,
                "a file's name is lower case letters, digits and _, beginning "
                "with a letter");
        return;
    }
    Text content = {0};
    if (!source_read(run, query.path, &content) || !header_read(run, &query, content)) {
        return;
    }
    int before = run->mistakes;
    check_parameters(run, &query);
    gate_query(run, query.path, query.tokens);
    query.sqlite = numbered(run, &query, '?');
    query.postgres = numbered(run, &query, '$');
    if (has_postgres) {
        read_postgres(search, &query,
                      format_text(run->arena, "%s/%s/%s.pg.sql", search->folder, noun, query.what));
    }
    if (run->mistakes > before) {
        return;
    }
    if (search->queries.count == QUERIES_MAX) {
        mistake(run, query.path, 1, "more than %d queries", (int)QUERIES_MAX);
        return;
    }
    search->queries.items[search->queries.count++] = query;
}

static bool has_name(const Names *names, const char *name) {
    for (size_t i = 0; i < names->count; i++) {
        if (strcmp(names->items[i], name) == 0) {
            return true;
        }
    }
    return false;
}

static void read_folder(Search *search, const char *noun) {
    Run *run = search->run;
    Arena *arena = run->arena;
    Names files = {0};
    const char *path = format_text(arena, "%s/%s", search->folder, noun);
    if (!is_lower_name(noun)) {
        mistake(run, path, 0, "a folder's name is lower case letters, digits and _");
        return;
    }
    if (!source_list(run, path, &files)) {
        return;
    }
    for (size_t i = 0; i < files.count; i++) {
        const char *file = files.items[i];
        if (ends_with(file, ".pg.sql")) {
            const char *stem = cut_end(arena, file, strlen(".pg.sql"));
            if (!has_name(&files, format_text(arena, "%s.sql", stem))) {
                mistake(run, format_text(arena, "%s/%s", path, file), 1,
                        "it stands alone; beside it there must be %s.sql", stem);
            }
        } else if (ends_with(file, ".sql")) {
            const char *stem = cut_end(arena, file, strlen(".sql"));
            read_query(search, noun, stem, has_name(&files, format_text(arena, "%s.pg.sql", stem)));
        }
    }
}

typedef struct {
    const char *name; // in the form of a type, where a_1 and a1 meet too
    const Query *query;
} Made;

static int by_made_name(const void *a, const void *b) {
    const Made *left = a;
    const Made *right = b;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order : strcmp(left->query->path, right->query->path);
}

// Functions and types of two queries must not meet: a_b/c with a/b_c, x_open with the open of x.
static void refuse_same_names(Run *run, const Queries *queries) {
    static const char *const ends[] = {"",    "_open", "_next", "_close", "_read",
                                       "_in", "_row",  "_rows", "_cursor"};
    enum { END_COUNT = sizeof ends / sizeof ends[0] };
    Made *made = arena_array(run->arena, Made, queries->count * END_COUNT + 1);
    size_t count = 0;
    for (size_t i = 0; i < queries->count; i++) {
        for (size_t end = 0; end < END_COUNT; end++) {
            const Query *query = &queries->items[i];
            const char *name = format_text(run->arena, "%s%s", query->name, ends[end]);
            made[count++] = (Made){camel(run->arena, name), query};
        }
    }
    qsort(made, count, sizeof made[0], by_made_name);
    const Query *told = NULL;
    for (size_t i = 1; i < count; i++) {
        if (strcmp(made[i - 1].name, made[i].name) == 0 && made[i].query != told) {
            told = made[i].query;
            mistake(run, made[i].query->path, 1,
                    "its C name Q%s is also made by %s; rename one of the two", made[i].name,
                    made[i - 1].query->path);
        }
    }
}

Queries queries_read(Run *run, const char *folder) {
    Search search = {.run = run, .folder = folder};
    search.queries.items = arena_array(run->arena, Query, QUERIES_MAX);
    Names nouns = {0};
    if (!source_list(run, folder, &nouns)) {
        return search.queries;
    }
    for (size_t i = 0; i < nouns.count; i++) {
        const char *path = format_text(run->arena, "%s/%s", folder, nouns.items[i]);
        if (source_is_folder(path)) {
            read_folder(&search, nouns.items[i]);
        } else if (ends_with(nouns.items[i], ".sql")) {
            mistake(run, path, 1, "a query stands in a folder of its noun: %s/<noun>/<what>.sql",
                    folder);
        }
    }
    refuse_same_names(run, &search.queries);
    return search.queries;
}
