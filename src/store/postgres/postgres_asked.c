// Askings found by query and values: those of an enterprise in the bucket of its id, so that who
// changes something of it meets no others. What is everybody's, and what is changed of all, would
// meet too many: there only the time is noted, and looked at when somebody reads.
#include "store/postgres/postgres_asked.h"

#include "store/postgres/postgres_value.h"
#include <string.h>

enum { ARENA_BYTES = 64 << 20 };

static bool is_same(const DbValue *a, const DbValue *b) {
    if (a->kind != b->kind) {
        return false;
    }
    switch (a->kind) {
    case DB_NULL:
        return true;
    case DB_INT:
        return a->number == b->number;
    case DB_TEXT:
        return text_equal(a->text, b->text);
    case DB_DATE:
        return date_equal(a->date, b->date);
    case DB_OTHER:
        break;
    }
    NEVER("a kind of value");
}

// The bucket of these values.
static Asked **bucket_of(AskedList *list, int query, const DbValue *in) {
    const QueryDef *def = db_query_def(query);
    if (def->of_enterprise) {
        return &list->buckets[(uint64_t)in[0].number % ASKED_BUCKETS];
    }
    uint64_t hash = (uint64_t)query;
    if (def->in_count > 0 && in[0].kind == DB_INT) {
        hash += (uint64_t)in[0].number;
    }
    return &list->common[hash % ASKED_BUCKETS];
}

static void note_change(TableTimes *times, const TableSet *writes, int64_t now) {
    for (int i = 0; i < TABLE_WORDS * 64; i++) {
        if ((writes->words[i / 64] >> i % 64 & 1) != 0) {
            times->at[i] = now;
        }
    }
}

static bool changed_since(const TableTimes *times, const TableSet *reads, int64_t since) {
    for (int word = 0; word < TABLE_WORDS; word++) {
        for (uint64_t left = reads->words[word]; left != 0; left &= left - 1) {
            if (times->at[word * 64 + __builtin_ctzll(left)] > since) {
                return true;
            }
        }
    }
    return false;
}

static bool is_gone(const AskedList *list, const Asked *asked) {
    const QueryDef *def = db_query_def(asked->query);
    return asked->is_gone || changed_since(&list->of_all, &def->reads, asked->at) ||
           (!def->of_enterprise && changed_since(&list->of_one, &def->reads, asked->at));
}

// What was asked with exactly these values and is true still.
static const Asked *find(AskedList *list, int query, const DbValue *in) {
    const Asked *asked = list->count == 0 ? NULL : *bucket_of(list, query, in);
    for (; asked != NULL; asked = asked->next) {
        bool same = asked->query == query;
        for (int i = 0; same && i < asked->count; i++) {
            same = is_same(&asked->values[i], &in[i]);
        }
        if (same && !is_gone(list, asked)) {
            return asked;
        }
    }
    return NULL;
}

static bool have_room(const DbValue *in, int count) {
    size_t bytes = 0;
    for (int i = 0; i < count; i++) {
        bytes += in[i].kind == DB_TEXT ? in[i].text.len : 0;
    }
    return count <= ASKED_VALUES_MAX && bytes <= ASKED_TEXT_BYTES;
}

bool postgres_asked_begin(AskedList *list, int64_t *ret_number) {
    if (list->next_number - list->first_number == ASKED_ANSWERS_MAX ||
        (list->arena.start == NULL && err_failed(arena_init(&list->arena, ARENA_BYTES)))) {
        return false;
    }
    *ret_number = list->next_number++;
    list->answers[*ret_number % ASKED_ANSWERS_MAX] = (AskedAnswer){0};
    return true;
}

bool postgres_asked_add(AskedList *list, int64_t number, int place, int query, const DbValue *in) {
    const QueryDef *def = db_query_def(query);
    if (list->count == ASKED_MAX || !have_room(in, def->in_count)) {
        return false;
    }
    Asked *asked = arena_new(&list->arena, Asked);
    *asked = (Asked){.query = query,
                     .number = number,
                     .place = place,
                     .step = list->in_step ? list->step : 0,
                     .at = list->now,
                     .count = def->in_count,
                     .values = arena_array(&list->arena, DbValue, (size_t)def->in_count)};
    for (int i = 0; i < def->in_count; i++) {
        asked->values[i] = in[i];
        if (in[i].kind == DB_TEXT) {
            asked->values[i].text = text_copy(&list->arena, in[i].text);
        }
    }
    Asked **bucket = bucket_of(list, query, in);
    asked->next = *bucket;
    *bucket = asked;
    list->count++;
    return true;
}

// The place of a row, from 0; -1 where its last column is none.
static int place_of(const PGresult *answer, int row) {
    DbValue place = postgres_value_of(answer, row, PQnfields(answer) - 1);
    return place.kind == DB_INT ? (int)place.number - 1 : -1;
}

// False where the rows do not stand place by place.
static bool find_places(const PGresult *answer, int places, int *begins) {
    int rows = PQntuples(answer);
    int row = 0;
    for (int place = 0; place < places; place++) {
        begins[place] = row;
        while (row < rows && (places == 1 || place_of(answer, row) == place)) {
            row++;
        }
    }
    begins[places] = row;
    return row == rows;
}

Err postgres_asked_answer(AskedList *list, int64_t number, int places, PGresult *answer) {
    if (number < list->first_number) {
        PQclear(answer);
        return OK;
    }
    AskedAnswer *kept = &list->answers[number % ASKED_ANSWERS_MAX];
    int *begins = arena_array(&list->arena, int, (size_t)places + 1);
    ENSURE(kept->result == NULL && number < list->next_number);
    if (!find_places(answer, places, begins)) {
        PQclear(answer);
        return FAULT_AT(FAULT_DB_QUERY, 0);
    }
    *kept = (AskedAnswer){answer, begins};
    return OK;
}

bool postgres_asked_keep(AskedList *list, int query, const DbValue *in, PGresult *answer) {
    int64_t number = 0;
    int count = db_query_def(query)->in_count;
    bool is_small = answer != NULL && PQresultMemorySize(answer) <= ASKED_KEPT_BYTES &&
                    list->next_number - list->first_number < ASKED_ANSWERS_MAX / 2;
    if (!is_small || count == 0 || list->count == ASKED_MAX || !have_room(in, count) ||
        !postgres_asked_begin(list, &number)) {
        return false;
    }
    bool is_added = postgres_asked_add(list, number, 0, query, in);
    Err err = postgres_asked_answer(list, number, 1, answer);
    ENSURE(is_added && !err_failed(err));
    return true;
}

bool postgres_asked_has(AskedList *list, int query, const DbValue *in) {
    return find(list, query, in) != NULL;
}

bool postgres_asked_find(AskedList *list, int query, const DbValue *in, AskedRows *ret_rows) {
    const Asked *asked = find(list, query, in);
    if (asked == NULL) {
        return false;
    }
    const AskedAnswer *answer = &list->answers[asked->number % ASKED_ANSWERS_MAX];
    if (answer->result == NULL) {
        return false;
    }
    *ret_rows =
        (AskedRows){answer->result, answer->begins[asked->place], answer->begins[asked->place + 1]};
    return true;
}

void postgres_asked_change(AskedList *list, int query, const DbValue *in) {
    const QueryDef *def = db_query_def(query);
    if (list->count == 0) {
        return;
    }
    list->now++;
    note_change(def->of_enterprise ? &list->of_one : &list->of_all, &def->writes, list->now);
    Asked *asked = def->of_enterprise ? *bucket_of(list, query, in) : NULL;
    for (; asked != NULL; asked = asked->next) {
        asked->is_gone =
            asked->is_gone || (asked->values[0].number == in[0].number &&
                               tables_meet(&db_query_def(asked->query)->reads, &def->writes));
    }
}

// Marks what was asked in a step, or in any (0).
static void lapse(Asked *const buckets[ASKED_BUCKETS], int step) {
    for (int i = 0; i < ASKED_BUCKETS; i++) {
        for (Asked *asked = buckets[i]; asked != NULL; asked = asked->next) {
            asked->is_gone = asked->is_gone || step == 0 || asked->step == step;
        }
    }
}

void postgres_asked_step(AskedList *list) {
    list->step++;
    list->in_step = true;
}

void postgres_asked_step_back(AskedList *list) {
    if (list->count > 0) {
        lapse(list->buckets, list->step);
        lapse(list->common, list->step);
    }
}

void postgres_asked_step_end(AskedList *list) {
    list->in_step = false;
}

void postgres_asked_lapse(AskedList *list) {
    if (list->count > 0) {
        lapse(list->buckets, 0);
        lapse(list->common, 0);
    }
}

void postgres_asked_forget(AskedList *list) {
    for (; list->first_number < list->next_number; list->first_number++) {
        AskedAnswer *answer = &list->answers[list->first_number % ASKED_ANSWERS_MAX];
        PQclear(answer->result);
        answer->result = NULL;
    }
    if (list->count > 0) {
        memset(list->buckets, 0, sizeof list->buckets);
        memset(list->common, 0, sizeof list->common);
        arena_rewind(&list->arena, 0);
        list->count = 0;
    }
    list->in_step = false;
}

void postgres_asked_free(AskedList *list) {
    postgres_asked_forget(list);
    if (list->arena.start != NULL) {
        arena_free(&list->arena);
        list->arena = (Arena){0};
    }
}
