// keys_each(list): the table that a list of keys is for a query. A key is an enterprise and up to
// three numbers of it, each of KEY_DIGITS digits, in a JSON array of texts: ["00…71900…42", …]
// (action/shared makes it). SQLite's is a module (store/db_sqlite_keys), PostgreSQL's a function
// (store/postgres/postgres_schema); sqlbind knows its columns alone.
#ifndef BASE_KEYS_EACH_H
#define BASE_KEYS_EACH_H

enum { KEY_DIGITS = 19 };

// Columns by their order. `at`: the place in the list, from 0; a number that the key lacks is NULL.
enum { KEYS_AT, KEYS_ENTERPRISE, KEYS_FIRST, KEYS_SECOND, KEYS_THIRD, KEYS_LIST };

#define KEYS_EACH_TABLE                                                                            \
    "CREATE TABLE keys_each (at bigint, enterprise bigint, first bigint, second bigint, "          \
    "third bigint, list HIDDEN)"

#endif
