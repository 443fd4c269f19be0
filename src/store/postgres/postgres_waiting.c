// A handful of gathered rows, one for each statement.
#include "store/postgres/postgres_waiting.h"

#include <stdlib.h>
#include <string.h>

RowsGathered *postgres_waiting_of(RowsWaiting *waiting, int query) {
    RowsGathered **place = NULL;
    for (int i = 0; i < WAITING_MAX; i++) {
        RowsGathered **item = &waiting->items[i];
        if (*item != NULL && (*item)->query == query) {
            return *item;
        }
        bool is_better = *item != NULL ? (*item)->rows == 0 : place == NULL;
        place = is_better && (place == NULL || *place == NULL) ? item : place;
    }
    if (place != NULL && *place == NULL) {
        *place = calloc(1, sizeof **place);
    }
    if (place == NULL || *place == NULL) {
        return NULL;
    }
    (*place)->query = query;
    return *place;
}

// The lowest bit: what a statement changes is one table.
static int rank_of(const TableSet *writes) {
    int rank = 0;
    while (rank < TABLE_WORDS * 64 && (writes->words[rank / 64] >> rank % 64 & 1) == 0) {
        rank++;
    }
    return rank;
}

RowsGathered *postgres_waiting_first(const RowsWaiting *waiting, bool before) {
    RowsGathered *first = NULL;
    int first_rank = 0;
    for (int i = 0; i < WAITING_MAX; i++) {
        RowsGathered *item = waiting->items[i];
        if (item == NULL || (before ? item->rows_before : item->rows) == 0) {
            continue;
        }
        int rank = rank_of(&db_query_def(item->query)->writes);
        if (first == NULL || rank < first_rank) {
            first = item;
            first_rank = rank;
        }
    }
    return first;
}

static bool has_enterprise(const RowsGathered *item, int64_t enterprise) {
    for (int i = 0; i < item->rows; i++) {
        if (item->values[(ptrdiff_t)i * item->width].number == enterprise) {
            return true;
        }
    }
    return false;
}

// Whether two statements look at the same tables, one of them changing what is there.
static bool tables_clash(const QueryDef *waits, const QueryDef *comes) {
    return tables_meet(&waits->writes, &comes->reads) ||
           tables_meet(&waits->writes, &comes->writes) ||
           tables_meet(&waits->reads, &comes->writes);
}

static bool changes_rows(const QueryDef *def) {
    return strncmp(def->postgres, "UPDATE ", strlen("UPDATE ")) == 0;
}

bool postgres_waiting_meets(const RowsWaiting *waiting, const QueryDef *def, const DbValue *in,
                            const RowsGathered *own) {
    for (int i = 0; i < WAITING_MAX; i++) {
        const RowsGathered *item = waiting->items[i];
        if (item == NULL || item->rows == 0) {
            continue;
        }
        const QueryDef *waits = db_query_def(item->query);
        bool may_be_apart = waits->of_enterprise && def->of_enterprise;
        bool clash = item == own ? changes_rows(def) : tables_clash(waits, def);
        if (clash && (!may_be_apart || has_enterprise(item, in[0].number))) {
            return true;
        }
    }
    return false;
}

void postgres_waiting_mark(RowsWaiting *waiting) {
    waiting->in_step = true;
    for (int i = 0; i < WAITING_MAX; i++) {
        RowsGathered *item = waiting->items[i];
        if (item != NULL) {
            item->rows_before = item->rows;
            item->used_before = item->used;
        }
    }
}

void postgres_waiting_unmark(RowsWaiting *waiting) {
    waiting->in_step = false;
}

void postgres_waiting_take_back(RowsWaiting *waiting) {
    ENSURE(waiting->in_step);
    for (int i = 0; i < WAITING_MAX; i++) {
        RowsGathered *item = waiting->items[i];
        if (item != NULL) {
            item->rows = item->rows_before;
            item->used = item->used_before;
        }
    }
}

void postgres_waiting_forget(RowsWaiting *waiting) {
    for (int i = 0; i < WAITING_MAX; i++) {
        if (waiting->items[i] != NULL) {
            waiting->items[i]->rows = 0;
            waiting->items[i]->used = 0;
            waiting->items[i]->rows_before = 0;
            waiting->items[i]->used_before = 0;
        }
    }
    waiting->in_step = false;
}

void postgres_waiting_free(RowsWaiting *waiting) {
    for (int i = 0; i < WAITING_MAX; i++) {
        free(waiting->items[i]);
        waiting->items[i] = NULL;
    }
}
