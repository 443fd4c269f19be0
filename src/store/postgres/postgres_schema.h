// What PostgreSQL needs beside the migrations. Inside store only.
#ifndef STORE_POSTGRES_POSTGRES_SCHEMA_H
#define STORE_POSTGRES_POSTGRES_SCHEMA_H

// A script that may run again: an index, json_each, and the references of lines
// (docs/decisions/0009).
extern const char postgres_after_migrations[];

// db_learn_rows.
extern const char postgres_learn_rows[];

#endif
