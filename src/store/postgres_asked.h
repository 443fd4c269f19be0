// What was asked of PostgreSQL ahead of its read, and its answers until they are read. Knows no
// connection.
#ifndef STORE_POSTGRES_ASKED_H
#define STORE_POSTGRES_ASKED_H

#include "store/db_private.h"
#include <postgresql/libpq-fe.h>

enum {
    ASKED_MAX = 4,
    ASKED_VALUES_MAX = 16,
    ASKED_TEXT_BYTES = 4096,
};

typedef struct {
    int query;
    int number; // of the asking
    int count;
    DbValue values[ASKED_VALUES_MAX]; // their texts are in bytes
    char bytes[ASKED_TEXT_BYTES];
    PGresult *answer; // NULL: none yet
} Asked;

typedef struct {
    int count;
    int last_number;
    Asked items[ASKED_MAX];
} AskedList;

// Notes what will be asked for; `*ret_number` is for its answer. False where it has no room here or
// is asked for already: then it is read when it is read.
bool postgres_asked_add(AskedList *list, int query, const DbValue *in, int count, int *ret_number);

// Keeps an answer, or clears it where its asking was forgotten.
void postgres_asked_answer(AskedList *list, int number, PGresult *answer);

// True where exactly this was asked for; its answer may be on its way.
bool postgres_asked_has(const AskedList *list, int query, const DbValue *in, int count);

// The answer to what was asked for, for the caller to clear, and forgets it; NULL where exactly
// this was not asked for, or is not answered.
PGresult *postgres_asked_take(AskedList *list, int query, const DbValue *in, int count);

void postgres_asked_forget(AskedList *list);

#endif
