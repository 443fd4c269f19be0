// A handful of askings, found by query and values.
#include "store/postgres_asked.h"

#include <string.h>

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

static bool is_of(const Asked *asked, int query, const DbValue *in, int count) {
    bool same = asked->query == query && asked->count == count;
    for (int i = 0; same && i < count; i++) {
        same = is_same(&asked->values[i], &in[i]);
    }
    return same;
}

// The place of what was asked for, or the count.
static int place_of(const AskedList *list, int query, const DbValue *in, int count) {
    int at = 0;
    while (at < list->count && !is_of(&list->items[at], query, in, count)) {
        at++;
    }
    return at;
}

static bool keep_values(Asked *asked, const DbValue *in, int count) {
    size_t used = 0;
    for (int i = 0; i < count; i++) {
        asked->values[i] = in[i];
        if (in[i].kind != DB_TEXT || in[i].text.len == 0) {
            continue;
        }
        if (in[i].text.len > sizeof asked->bytes - used) {
            return false;
        }
        memcpy(asked->bytes + used, in[i].text.bytes, in[i].text.len);
        asked->values[i].text.bytes = asked->bytes + used;
        used += in[i].text.len;
    }
    return true;
}

bool postgres_asked_add(AskedList *list, int query, const DbValue *in, int count, int *ret_number) {
    bool is_there = count <= ASKED_VALUES_MAX && place_of(list, query, in, count) < list->count;
    if (is_there || count > ASKED_VALUES_MAX || list->count == ASKED_MAX ||
        !keep_values(&list->items[list->count], in, count)) {
        return false;
    }
    Asked *asked = &list->items[list->count++];
    list->last_number = list->last_number == INT32_MAX ? 1 : list->last_number + 1;
    asked->query = query;
    asked->number = list->last_number;
    asked->count = count;
    asked->answer = NULL;
    *ret_number = asked->number;
    return true;
}

void postgres_asked_answer(AskedList *list, int number, PGresult *answer) {
    for (int i = 0; i < list->count; i++) {
        if (list->items[i].number == number) {
            ENSURE(list->items[i].answer == NULL);
            list->items[i].answer = answer;
            return;
        }
    }
    PQclear(answer);
}

bool postgres_asked_has(const AskedList *list, int query, const DbValue *in, int count) {
    return place_of(list, query, in, count) < list->count;
}

// Texts lie inside an item, so what stands behind it keeps its place: only the last one is free.
static void remove_item(AskedList *list, int at) {
    list->items[at].number = 0;
    list->items[at].query = -1;
    list->items[at].answer = NULL;
    while (list->count > 0 && list->items[list->count - 1].number == 0) {
        list->count--;
    }
}

PGresult *postgres_asked_take(AskedList *list, int query, const DbValue *in, int count) {
    int at = place_of(list, query, in, count);
    if (at == list->count || list->items[at].answer == NULL) {
        return NULL;
    }
    PGresult *answer = list->items[at].answer;
    remove_item(list, at);
    return answer;
}

void postgres_asked_forget(AskedList *list) {
    for (int i = 0; i < list->count; i++) {
        PQclear(list->items[i].answer);
    }
    list->count = 0;
}
