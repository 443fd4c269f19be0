// keys_each(): a list of keys read digit by digit. As JSON, cut apart and cast, a key cost as much
// as looking its row up.
#include "store/db_sqlite_keys_private.h"

#include "base/keys_each.h"
#include "base/text.h"

#include <stdlib.h>
#include <string.h>

enum { NUMBERS_MAX = KEYS_THIRD, DECIMAL = 10, ROWS_EXPECTED = 50 };

typedef struct {
    sqlite3_vtab_cursor base;
    char *list; // a copy
    const char *next;
    bool is_at_end;
    int64_t at;
    int count; // of its numbers
    int64_t numbers[NUMBERS_MAX];
} Keys;

// ---- reading ----

static bool read_number(const char *digits, int64_t *ret_number) {
    uint64_t number = 0;
    for (int i = 0; i < KEY_DIGITS; i++) {
        if (digits[i] < '0' || digits[i] > '9') { // the end is no digit either
            return false;
        }
        number = number * DECIMAL + (uint64_t)(digits[i] - '0');
    }
    *ret_number = (int64_t)number;
    return number <= INT64_MAX;
}

// Behind its first quote: its numbers, and the quote behind them.
static bool read_key(Keys *keys) {
    const char *next = keys->next;
    for (keys->count = 0; *next != '"'; keys->count++, next += KEY_DIGITS) {
        if (keys->count == NUMBERS_MAX || !read_number(next, &keys->numbers[keys->count])) {
            return false;
        }
    }
    keys->next = next + 1;
    return keys->count > 0;
}

// From '[', ',' or ']' on to the next key, or the end.
static bool step(Keys *keys, bool is_first) {
    if (keys->next[0] == ']') {
        keys->is_at_end = true;
        return keys->next[1] == 0;
    }
    if (!is_first && *keys->next++ != ',') {
        return false;
    }
    return *keys->next++ == '"' && read_key(keys);
}

// ---- the module ----

static int refuse(sqlite3_vtab *table) {
    sqlite3_free(table->zErrMsg);
    table->zErrMsg = sqlite3_mprintf("keys_each: this is no list of keys");
    return SQLITE_ERROR;
}

static int keys_connect(sqlite3 *handle, void *unused, int count, const char *const *arguments,
                        sqlite3_vtab **ret_table, char **ret_error) {
    (void)unused, (void)count, (void)arguments, (void)ret_error;
    int code = sqlite3_declare_vtab(handle, KEYS_EACH_TABLE);
    if (code != SQLITE_OK) {
        return code;
    }
    *ret_table = calloc(1, sizeof **ret_table);
    return *ret_table == NULL ? SQLITE_NOMEM : SQLITE_OK;
}

static int keys_disconnect(sqlite3_vtab *table) {
    free(table);
    return SQLITE_OK;
}

// There is one way: with the list.
static int keys_plan(sqlite3_vtab *table, sqlite3_index_info *plan) {
    (void)table;
    for (int i = 0; i < plan->nConstraint; i++) {
        if (plan->aConstraint[i].iColumn == KEYS_LIST && plan->aConstraint[i].usable &&
            plan->aConstraint[i].op == SQLITE_INDEX_CONSTRAINT_EQ) {
            plan->aConstraintUsage[i].argvIndex = 1;
            plan->aConstraintUsage[i].omit = 1;
            plan->estimatedCost = 1;
            plan->estimatedRows = ROWS_EXPECTED;
            return SQLITE_OK;
        }
    }
    return SQLITE_CONSTRAINT;
}

static int keys_open(sqlite3_vtab *table, sqlite3_vtab_cursor **ret_cursor) {
    (void)table;
    Keys *keys = calloc(1, sizeof *keys);
    if (keys == NULL) {
        return SQLITE_NOMEM;
    }
    *ret_cursor = &keys->base;
    return SQLITE_OK;
}

static int keys_close(sqlite3_vtab_cursor *cursor) {
    Keys *keys = (Keys *)cursor;
    free(keys->list);
    free(keys);
    return SQLITE_OK;
}

static int keys_filter(sqlite3_vtab_cursor *cursor, int plan, const char *name, int count,
                       sqlite3_value **arguments) {
    (void)plan, (void)name;
    Keys *keys = (Keys *)cursor;
    const char *list = count == 1 ? (const char *)sqlite3_value_text(arguments[0]) : NULL;
    if (list == NULL || list[0] != '[') {
        return refuse(cursor->pVtab);
    }
    free(keys->list);
    keys->list = strdup(list + 1);
    if (keys->list == NULL) {
        return SQLITE_NOMEM;
    }
    keys->next = keys->list;
    keys->at = 0;
    keys->is_at_end = false;
    return step(keys, true) ? SQLITE_OK : refuse(cursor->pVtab);
}

static int keys_next(sqlite3_vtab_cursor *cursor) {
    Keys *keys = (Keys *)cursor;
    keys->at++;
    return step(keys, false) ? SQLITE_OK : refuse(cursor->pVtab);
}

static int keys_eof(sqlite3_vtab_cursor *cursor) {
    return ((const Keys *)cursor)->is_at_end;
}

static int keys_column(sqlite3_vtab_cursor *cursor, sqlite3_context *context, int column) {
    const Keys *keys = (const Keys *)cursor;
    int number = column - KEYS_ENTERPRISE;
    if (column == KEYS_AT) {
        sqlite3_result_int64(context, keys->at);
    } else if (column <= KEYS_THIRD && number < keys->count) {
        sqlite3_result_int64(context, keys->numbers[number]);
    } // else NULL
    return SQLITE_OK;
}

static int keys_rowid(sqlite3_vtab_cursor *cursor, sqlite3_int64 *ret_row) {
    *ret_row = ((const Keys *)cursor)->at;
    return SQLITE_OK;
}

int sqlite_keys_begin(sqlite3 *handle) {
    static const sqlite3_module module = {
        .xConnect = keys_connect, // and no xCreate: it is a function, nobody makes a table of it
        .xBestIndex = keys_plan,
        .xDisconnect = keys_disconnect,
        .xOpen = keys_open,
        .xClose = keys_close,
        .xFilter = keys_filter,
        .xNext = keys_next,
        .xEof = keys_eof,
        .xColumn = keys_column,
        .xRowid = keys_rowid,
    };
    return sqlite3_create_module(handle, "keys_each", &module, NULL);
}
