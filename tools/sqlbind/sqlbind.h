// sqlbind: makes typed C functions from the migrations and queries of the program, and refuses what
// one of the two engines would not take or what would show one customer another's rows.
// One run: read migrations (schema.c), read queries (header.c), judge them (gate.c, check.c,
// plan.c), write C (emit*.c). Every mistake is reported and counted; nothing is written unless
// there is none.
#ifndef SQLBIND_SQLBIND_H
#define SQLBIND_SQLBIND_H

#include "source/source.h"
#include <sqlite3.h>

// ---- tokens.c ----

typedef enum {
    TOKEN_END,
    TOKEN_WORD,   // identifier or keyword
    TOKEN_QUOTED, // "…"
    TOKEN_STRING, // '…'
    TOKEN_NUMBER,
    TOKEN_PARAM, // :name
    TOKEN_SIGN,  // ( ) , ; = <= || …
    TOKEN_BAD,   // a string without end, or a character that SQL has no use for; always the last
} TokenKind;

typedef struct {
    TokenKind kind;
    Text text;
    int line;
    int depth;  // of parentheses around it; '(' and its ')' count as outside
    bool space; // something blank or a comment stood before it
} Token;

// `items` goes on with TOKEN_PAD tokens of kind TOKEN_END, so that looking ahead is safe.
enum { TOKEN_PAD = 4 };
typedef struct {
    const Token *items;
    size_t count;
} Tokens;

Tokens tokens_of(Arena *arena, Text sql, int first_line);
// Letters of any case; false unless the token is a word.
bool token_is(const Token *token, const char *word);
bool token_is_sign(const Token *token, const char *sign);
bool token_equal_word(Text text, const char *word);

// ---- types.c ----

typedef enum { STORED_INT, STORED_TEXT, STORED_DATE } Stored;

typedef struct {
    const char *name;
    Stored stored;
    const char *member;
    const char *header;
} SqlType;

// NULL where there is none of this name.
const SqlType *type_of(Text name);
// All names, separated by blanks.
const char *type_names(Arena *arena);
// "bigint", "text" or "date".
const char *stored_word(Stored stored);

// ---- header.c ----

typedef struct {
    Text name;
    const SqlType *type;
    bool nullable;
    int line;
} Field;

typedef struct {
    Field *items;
    size_t count;
    int line; // 0 where the header has no such line
} Fields;

typedef enum {
    ROWS_MISSING,
    ROWS_ONE,
    ROWS_MAYBE,
    ROWS_MANY,
    ROWS_CHANGES_ONE,
    ROWS_CHANGES_ANY,
} RowsKind;

typedef enum { SCOPE_MISSING, SCOPE_ENTERPRISE, SCOPE_CATALOGUE, SCOPE_EXEMPT } ScopeKind;

// Tables, a bit for each (tables.c).
enum { TABLES_MAX = 128 };
typedef struct {
    uint64_t words[TABLES_MAX / 64];
} TableBits;

typedef struct {
    const char *path;
    const char *noun; // "site"
    const char *what; // "by_number"
    const char *name; // "site_by_number"
    Text purpose;
    Fields in;
    Fields out;
    RowsKind rows;
    bool ahead; // may be asked for before it is read
    int rows_line;
    ScopeKind scope;
    int scope_line;
    Text body; // after the header, to the end of the file
    int body_line;
    Tokens tokens; // of the body, without a closing semicolon
    const char *sqlite;
    const char *postgres;
    TableBits reads; // set by check_query
    TableBits writes;
} Query;

typedef struct {
    Query *items;
    size_t count;
} Queries;

// Reads the header and the tokens of one file; false where there were mistakes.
bool header_read(Run *run, Query *query, Text content);

// ---- queries.c ----

// All queries below `folder`, read and with their two texts; mistakes are in run.
Queries queries_read(Run *run, const char *folder);

// ---- gate.c ----

// Refuses what SQLite takes and PostgreSQL does not.
void gate_query(Run *run, const char *path, Tokens tokens);
void gate_migration(Run *run, const char *path, Tokens tokens);

// ---- schema.c ----

typedef struct {
    const char *path;
    const char *name; // "0001_first"
    int number;
    Text neutral; // one statement per line, without comments
    Text sqlite;
    char checksum[17];
} MigrationFile;

typedef struct {
    MigrationFile *items;
    size_t count;
    sqlite3 *neutral; // declared types as written
    sqlite3 *strict;  // as the program will have them
} Schema;

// Reads, judges, translates and applies the migrations. False where the queries cannot be judged.
bool schema_read(Run *run, const char *folder, Schema *ret_schema);
void schema_free(Schema *schema);

// ---- keys.c ----

// Lets queries name keys_each() (base/keys_each.h); an SQLite code.
int keys_declare(sqlite3 *database);

// ---- tables.c ----

typedef struct {
    const char *names[TABLES_MAX];
    size_t count;
} Tables;

// All tables, each behind those that its rows name; a circle of them is a mistake.
void tables_order(Run *run, const Schema *schema, Tables *ret_tables);
bool tables_find(const Tables *tables, const char *name, size_t *ret_place);
TableBits tables_bits(const Tables *tables, const char *const *names, size_t count);

// ---- translate.c ----

// The neutral text of one statement, blanks made single; `tokens` without its semicolon.
Text statement_neutral(Arena *arena, Tokens tokens);
// The same for SQLite. Mistakes (a column of another type, an unknown kind of statement) are
// reported.
Text statement_sqlite(Run *run, const char *path, Tokens tokens);

// ---- check.c ----

// Prepares the query on both databases and compares it with its header; then its scope. Notes which
// tables it reads and writes.
void check_query(Run *run, const Schema *schema, const Tables *tables, Query *query);

// ---- scope.c ----

// What preparing a query touched (an authorizer's notes).
typedef struct {
    Run *run;
    const char *read_tables[64];
    size_t read_count;
    const char *written_tables[16];
    size_t written_count;
    const char *denied; // NULL, or what may not be done in a query
    bool updates_enterprise;
    bool full; // more tables than there is room for
} Touched;

int touched_note(void *data, int action, const char *a, const char *b, const char *database,
                 const char *view);
void scope_check(Run *run, const Schema *schema, const Query *query, const Touched *touched);

// ---- plan.c ----

// Where the program of a query enters a customers' table otherwise than by the key enterprise.
void plan_check(Run *run, const Schema *schema, const Query *query);

// ---- emit.c, emit_query.c ----

bool emit_all(Run *run, const Schema *schema, const Queries *queries, const char *folder);
// "SiteByNumber" of "site_by_number".
const char *camel(Arena *arena, const char *name);
void emit_declaration(Arena *arena, TextBuf *buf, const Query *query);
void emit_definition(Arena *arena, TextBuf *buf, const Query *query);

// ---- sights.c ----

// Reads the conditions of `folder` (NULL: there are none, and none is asked for), judges them and
// writes scopes.h and scopes.c; nothing where there was a mistake before. The last to use the
// schema: the tables are hidden behind their views then.
void sights_bind(Run *run, const Schema *schema, const char *folder, const char *out);

#endif
