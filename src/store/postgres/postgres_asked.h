// What was asked of PostgreSQL ahead of its read, and its answers until the transaction ends or
// they may not be true any more. Knows no connection.
//
// One asking is one statement; its places are the values that it asks with, one place or many.
#ifndef STORE_POSTGRES_POSTGRES_ASKED_H
#define STORE_POSTGRES_POSTGRES_ASKED_H

#include "store/db_private.h"
#include <postgresql/libpq-fe.h>

enum {
    ASKED_MAX = 8192,        // values asked with
    ASKED_ANSWERS_MAX = 256, // askings
    ASKED_VALUES_MAX = 16,
    ASKED_TEXT_BYTES = 4096,
    ASKED_BUCKETS = 256,
    ASKED_KEPT_BYTES = 16384,
};

// Values that were asked with.
typedef struct Asked {
    struct Asked *next; // of its bucket
    int query;
    int64_t number; // of the asking
    int place;      // in it, from 0
    int step;       // in which it was asked; 0: outside of any
    int64_t at;     // when, on the list's clock
    bool is_gone;
    int count;
    DbValue *values;
} Asked;

typedef struct {
    PGresult *result; // NULL: none yet
    int *begins;      // the first row of each place, and behind the last one
} AskedAnswer;

// When each table was changed last.
typedef struct {
    int64_t at[TABLE_WORDS * 64];
} TableTimes;

typedef struct {
    Arena arena;                   // made at the first asking
    Asked *buckets[ASKED_BUCKETS]; // of enterprises, by id
    Asked *common[ASKED_BUCKETS];  // of what is everybody's, by query and first value
    int64_t now;                   // counts changes
    TableTimes of_one;             // by statements of an enterprise: what is everybody's is gone
    TableTimes of_all;             // by others: all that looks at them is
    int count;
    int64_t first_number; // of what is not forgotten
    int64_t next_number;
    int step;
    bool in_step;
    AskedAnswer answers[ASKED_ANSWERS_MAX]; // by number
} AskedList;

// The rows that answer one place.
typedef struct {
    PGresult *result; // the list's
    int begin;
    int end;
} AskedRows;

// Begins an asking; `*ret_number` is for its answer. False where there is no room.
bool postgres_asked_begin(AskedList *list, int64_t *ret_number);

// Notes the values at the next place of an asking that has `place` of them. False where there is no
// room here: then it is read when it is read.
bool postgres_asked_add(AskedList *list, int64_t number, int place, int query, const DbValue *in);

// Keeps the answer of an asking of so many places, or clears it where it was forgotten. Of several
// places the last column is the place of each row, from 1 and rising; anything else is
// FAULT_DB_QUERY.
Err postgres_asked_answer(AskedList *list, int64_t number, int places, PGresult *answer);

// Keeps the answer to what was read as if it had been asked for with one place: true, and the
// answer is the list's. False where it is large or there is no room. Half of the answers stay free
// for what is asked ahead.
bool postgres_asked_keep(AskedList *list, int query, const DbValue *in, PGresult *answer);

// True where exactly this was asked for and nothing of it was changed; its answer may be to come.
bool postgres_asked_has(AskedList *list, int query, const DbValue *in);

// The answer to that. False where there is none yet.
bool postgres_asked_find(AskedList *list, int query, const DbValue *in, AskedRows *ret_rows);

// Something is changed with these values: what was asked of it is to be asked anew.
void postgres_asked_change(AskedList *list, int query, const DbValue *in);

// A step begins; it is taken back: what was asked in it may have seen what it changed.
void postgres_asked_step(AskedList *list);
void postgres_asked_step_back(AskedList *list);
void postgres_asked_step_end(AskedList *list);

// All of it is to be asked anew; who reads an answer still may go on.
void postgres_asked_lapse(AskedList *list);
// Outside of a transaction only.
void postgres_asked_forget(AskedList *list);
void postgres_asked_free(AskedList *list);

#endif
