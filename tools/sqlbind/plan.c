// Reads the byte code that SQLite made of a query (EXPLAIN) and follows where each entry into a
// customers' table takes its key from: it must be :enterprise, or the enterprise of a row that was
// itself reached so. Unlike EXPLAIN QUERY PLAN this sees through aliases, views and subqueries, and
// tells enterprise = :enterprise from enterprise = other.column.
// Judged on the byte code of the library at build time; what is not understood is refused.
#include "sqlbind.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

typedef struct {
    const char *code;
    int p1;
    int p2;
    int p3;
    int p4; // its number, 0 where it is none
} Step;

// What a cursor of the byte code stands on.
typedef struct {
    bool is_known;     // a table or index of the schema; else one in passing
    const char *table; // NULL: no customers' table
    bool by_rowid;     // a table whose rowid is the enterprise itself
    bool by_key;       // a table or index whose first column is enterprise
    bool written;
} Cursor;

// A b-tree of a customers' table.
typedef struct {
    int page;
    Cursor cursor;
} Root;

typedef struct {
    const Schema *schema;
    const Query *query;
    Root *roots;
    int root_count;
    Step *steps;
    int count;
    int enterprise; // number of the parameter :enterprise
    Arena *arena;
} Plan;

static bool is_code(const Step *step, const char *code) {
    return strcmp(step->code, code) == 0;
}

static bool is_one_of(const Step *step, const char *const *codes) {
    for (; *codes != NULL; codes++) {
        if (is_code(step, *codes)) {
            return true;
        }
    }
    return false;
}

// ---- reading the byte code ----

static int count_rows(sqlite3_stmt *statement) {
    int count = 0;
    while (sqlite3_step(statement) == SQLITE_ROW) {
        count++;
    }
    (void)sqlite3_reset(statement);
    return count;
}

static void read_steps(Plan *plan, sqlite3_stmt *explain) {
    plan->count = count_rows(explain);
    plan->steps = arena_array(plan->arena, Step, (size_t)plan->count + 1);
    for (int i = 0; i < plan->count && sqlite3_step(explain) == SQLITE_ROW; i++) {
        const char *p4 = (const char *)sqlite3_column_text(explain, 5);
        plan->steps[i] = (Step){
            .code = format_text(plan->arena, "%s", (const char *)sqlite3_column_text(explain, 1)),
            .p1 = sqlite3_column_int(explain, 2),
            .p2 = sqlite3_column_int(explain, 3),
            .p3 = sqlite3_column_int(explain, 4),
            .p4 = p4 == NULL ? 0 : (int)strtol(p4, NULL, 10),
        };
    }
}

// ---- cursors ----

// All tables and indexes of customers.
static void read_roots(Plan *plan) {
    static const char sql[] =
        "SELECT s.rootpage, s.tbl_name, s.type = 'table' AND s.sql NOT LIKE '%WITHOUT ROWID', "
        "  s.type = 'table' OR (SELECT name FROM pragma_index_info(s.name) WHERE seqno = 0) = "
        "  'enterprise' "
        "FROM sqlite_schema s, pragma_table_info(s.tbl_name) t "
        "WHERE s.rootpage > 0 AND t.pk = 1 AND t.name = 'enterprise'";
    sqlite3_stmt *statement = NULL;
    int code = sqlite3_prepare_v2(plan->schema->strict, sql, -1, &statement, NULL);
    ENSURE(code == SQLITE_OK);
    plan->roots = arena_array(plan->arena, Root, (size_t)count_rows(statement) + 1);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        const char *table = (const char *)sqlite3_column_text(statement, 1);
        Root *root = &plan->roots[plan->root_count++];
        root->page = sqlite3_column_int(statement, 0);
        root->cursor.table = format_text(plan->arena, "%s", table);
        root->cursor.by_rowid = sqlite3_column_int(statement, 2) != 0;
        root->cursor.by_key = !root->cursor.by_rowid && sqlite3_column_int(statement, 3) != 0;
    }
    (void)sqlite3_finalize(statement);
}

static Cursor cursor_of_root(const Plan *plan, int page) {
    for (int i = 0; i < plan->root_count; i++) {
        if (plan->roots[i].page == page) {
            return plan->roots[i].cursor;
        }
    }
    return (Cursor){0};
}

// What the cursor stands on: the nearest opening before the step.
static Cursor cursor_at(const Plan *plan, int number, int at) {
    static const char *const opens[] = {"OpenRead", "OpenWrite", "ReopenIdx", NULL};
    static const char *const others[] = {
        "OpenEphemeral", "OpenAutoindex", "OpenPseudo", "SorterOpen", "OpenDup", "VOpen", NULL};
    for (int i = at; i >= 0; i--) {
        const Step *step = &plan->steps[i];
        if (step->p1 != number) {
            continue;
        }
        if (is_one_of(step, opens)) {
            Cursor cursor = step->p3 == 0 ? cursor_of_root(plan, step->p2) : (Cursor){0};
            cursor.is_known = true;
            cursor.written = is_code(step, "OpenWrite");
            return cursor;
        }
        if (is_one_of(step, others)) {
            return (Cursor){0};
        }
    }
    return (Cursor){0};
}

// ---- where a register's value comes from ----

enum { FOLLOW_MAX = 16 };

static bool in_range(int number, int start, int count) {
    return number >= start && number < start + count;
}

// Whether the step writes the register.
static bool writes(const Step *step, int number) {
    static const char *const to_p2[] = {
        "Integer",  "Int64",       "Real",       "String8",  "String",     "Variable",
        "SCopy",    "IntCopy",     "Rowid",      "IdxRowid", "NewRowid",   "Count",
        "Not",      "BitNot",      "Sequence",   "RowData",  "SorterData", "Blob",
        "SoftNull", "OffsetLimit", "ZeroOrNull", NULL};
    static const char *const to_p3[] = {
        "Column", "Add",        "Subtract",  "Multiply",   "Divide",     "Remainder", "Concat",
        "BitAnd", "BitOr",      "ShiftLeft", "ShiftRight", "Function",   "PureFunc",  "And",
        "Or",     "MakeRecord", "AggValue",  "VColumn",    "RowSetRead", NULL};
    static const char *const to_p1[] = {"Cast", "AggFinal", "AddImm", "MemMax", "ClrSubtype", NULL};
    if (is_code(step, "Null") || is_code(step, "BeginSubrtn")) {
        return number == step->p2 ||
               (step->p3 > step->p2 && number > step->p2 && number <= step->p3);
    }
    if (is_code(step, "Copy")) {
        return in_range(number, step->p2, step->p3 + 1);
    }
    if (is_code(step, "Move")) {
        return in_range(number, step->p2, step->p3);
    }
    return (step->p2 == number && is_one_of(step, to_p2)) ||
           (step->p3 == number && is_one_of(step, to_p3)) ||
           (step->p1 == number && is_one_of(step, to_p1));
}

static bool is_enterprise(const Plan *plan, int number, int before, int follow);

// The number of the table in passing whose rows a pseudo cursor shows.
static int sorter_of(const Plan *plan, int pseudo) {
    for (int i = 0; i < plan->count; i++) {
        if (is_code(&plan->steps[i], "SorterData") && plan->steps[i].p3 == pseudo) {
            return plan->steps[i].p1;
        }
    }
    return pseudo;
}

static bool record_holds(const Plan *plan, int record, int column, int at, int follow) {
    for (int i = at - 1; i >= 0; i--) {
        const Step *step = &plan->steps[i];
        if (is_code(step, "MakeRecord") && step->p3 == record) {
            return column < step->p2 && is_enterprise(plan, step->p1 + column, i, follow + 1);
        }
    }
    return false;
}

// Whether a column of a table in passing (rows of a subquery, a sorter) is always the enterprise.
static bool holds_enterprise(const Plan *plan, int cursor, int column, int at, int follow) {
    static const char *const inserts[] = {"Insert", "IdxInsert", "SorterInsert", NULL};
    if (follow > FOLLOW_MAX || cursor_at(plan, cursor, at).is_known) {
        return false;
    }
    int filled = sorter_of(plan, cursor);
    bool holds = false;
    for (int i = 0; i < plan->count; i++) {
        const Step *step = &plan->steps[i];
        if (step->p1 == filled && is_one_of(step, inserts)) {
            holds = record_holds(plan, step->p2, column, i, follow);
            if (!holds) {
                return false;
            }
        }
    }
    return holds;
}

// Whether what the step writes into the register is the enterprise.
static bool writes_enterprise(const Plan *plan, int number, int at, int follow) {
    const Step *step = &plan->steps[at];
    if (is_code(step, "Variable")) {
        return step->p1 == plan->enterprise;
    }
    if (is_code(step, "SCopy") || is_code(step, "IntCopy") || is_code(step, "Copy") ||
        is_code(step, "Move")) {
        return is_enterprise(plan, step->p1 + (number - step->p2), at, follow + 1);
    }
    if (is_code(step, "Column")) {
        return (step->p2 == 0 && cursor_at(plan, step->p1, at).by_key) ||
               holds_enterprise(plan, step->p1, step->p2, at, follow);
    }
    if (is_code(step, "Rowid")) {
        return cursor_at(plan, step->p1, at).by_rowid;
    }
    return false;
}

// The nearest write before the step decides; then the constants that the byte code sets up at its
// end.
static bool is_enterprise(const Plan *plan, int number, int before, int follow) {
    if (follow > FOLLOW_MAX) {
        return false;
    }
    for (int i = before - 1; i >= 0; i--) {
        const Step *step = &plan->steps[i];
        // INTEGER PRIMARY KEY: a number is made up only where NULL was given.
        bool is_default = is_code(step, "NewRowid") && i > 0 &&
                          is_code(&plan->steps[i - 1], "NotNull") &&
                          plan->steps[i - 1].p1 == number;
        if (writes(step, number) && !is_default) {
            return writes_enterprise(plan, number, i, follow);
        }
    }
    for (int i = plan->count - 1; i >= plan->steps[0].p2 && i > before; i--) {
        if (writes(&plan->steps[i], number)) {
            return writes_enterprise(plan, number, i, follow);
        }
    }
    return false;
}

// ---- entries into a table ----

// A range of an index must also end with the enterprise.
static bool has_end(const Plan *plan, int cursor) {
    static const char *const ends[] = {"IdxGT", "IdxGE", "IdxLT", "IdxLE", NULL};
    for (int i = 0; i < plan->count; i++) {
        const Step *step = &plan->steps[i];
        if (step->p1 == cursor && is_one_of(step, ends) && step->p4 > 0 &&
            is_enterprise(plan, step->p3, i, 0)) {
            return true;
        }
    }
    return false;
}

typedef enum { ENTRY_GOOD, ENTRY_OPEN, ENTRY_OTHER_INDEX, ENTRY_INSERT } Entry;

static Entry entry_by_range(const Plan *plan, const Step *step, int at, const Cursor *cursor) {
    if (!cursor->by_key && !cursor->by_rowid) {
        return ENTRY_OTHER_INDEX;
    }
    bool is_bound =
        cursor->by_key && is_enterprise(plan, step->p3, at, 0) && has_end(plan, step->p1);
    return is_bound ? ENTRY_GOOD : ENTRY_OPEN;
}

// How the step enters a customers' table; ENTRY_GOOD also where it does not.
static Entry entry_of(const Plan *plan, int at) {
    static const char *const scans[] = {"Rewind", "Last",    "Count", "SeekEnd",
                                        "Sort",   "RowCell", NULL};
    static const char *const ranges[] = {"SeekGE", "SeekGT", "SeekLE", "SeekLT", NULL};
    static const char *const points[] = {"SeekRowid", "Found", NULL};
    static const char *const returns[] = {"NotExists", "NotFound", NULL};
    const Step *step = &plan->steps[at];
    Cursor cursor = cursor_at(plan, step->p1, at);
    if (cursor.table == NULL) {
        return ENTRY_GOOD;
    }
    if (is_one_of(step, scans)) {
        return ENTRY_OPEN;
    }
    if (is_one_of(step, ranges)) {
        return entry_by_range(plan, step, at, &cursor);
    }
    // A cursor for writing only returns so to a row that was reached before.
    if (is_one_of(step, points) || (is_one_of(step, returns) && !cursor.written)) {
        return is_enterprise(plan, step->p3, at, 0) ? ENTRY_GOOD : ENTRY_OPEN;
    }
    // Insert also stands idle beside the IdxInsert of a table without rowid.
    if ((is_code(step, "Insert") && cursor.by_rowid) ||
        (is_code(step, "IdxInsert") && cursor.by_key)) {
        return is_enterprise(plan, step->p3, at, 0) ? ENTRY_GOOD : ENTRY_INSERT;
    }
    return ENTRY_GOOD;
}

static void check_step(Run *run, const Plan *plan, int at) {
    const Step *step = &plan->steps[at];
    const char *path = plan->query->path;
    int line = plan->query->tokens.items[0].line;
    if (is_code(step, "Clear") && cursor_of_root(plan, step->p1).table != NULL) {
        mistake(run, path, line, "empties the customers' table %s",
                cursor_of_root(plan, step->p1).table);
        return;
    }
    const char *table = cursor_at(plan, step->p1, at).table;
    switch (entry_of(plan, at)) {
    case ENTRY_GOOD:
        break;
    case ENTRY_OPEN:
        mistake(run, path, line,
                "reads the customers' table %s without the enterprise key; say %s.enterprise = "
                ":enterprise wherever it stands",
                table, table);
        break;
    case ENTRY_OTHER_INDEX:
        mistake(run, path, line,
                "enters the customers' table %s by an index that does not begin with enterprise; "
                "make one that does",
                table);
        break;
    case ENTRY_INSERT:
        mistake(run, path, line,
                "inserts into the customers' table %s without :enterprise as its enterprise",
                table);
        break;
    }
}

static int parameter_number(sqlite3 *database, const Query *query) {
    sqlite3_stmt *statement = NULL;
    int number = 0;
    if (sqlite3_prepare_v2(database, query->body.bytes, (int)query->body.len, &statement, NULL) ==
        SQLITE_OK) {
        number = sqlite3_bind_parameter_index(statement, ":enterprise");
    }
    (void)sqlite3_finalize(statement);
    return number;
}

void plan_check(Run *run, const Schema *schema, const Query *query) {
    Plan plan = {.schema = schema, .query = query, .arena = run->arena};
    read_roots(&plan);
    plan.enterprise = parameter_number(schema->strict, query);
    const char *sql = format_text(run->arena, "EXPLAIN %.*s", TEXT_ARG(query->body));
    sqlite3_stmt *explain = NULL;
    if (sqlite3_prepare_v2(schema->strict, sql, -1, &explain, NULL) == SQLITE_OK) {
        read_steps(&plan, explain);
    }
    (void)sqlite3_finalize(explain);
    ENSURE(plan.count > 0);
    int before = run->mistakes;
    for (int i = 0; i < plan.count && run->mistakes == before; i++) {
        check_step(run, &plan, i);
    }
}
