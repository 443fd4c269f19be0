// What the sequencer made of an enterprise: links of the audit's chain, events of accounts.
#include "report/check/check_private.h"

#include "domain/record/told.h"
#include "store/q_outbox.h"

#include <stdlib.h>

Err check_event_numbers(Db *db, Arena *passing, Findings *findings) {
    QCheckListEventGapsRows gaps;
    QCheckListStrangeEventsRows strange;
    TRY(q_check_list_event_gaps(db, passing, &gaps));
    TRY(q_check_list_strange_events(db, passing, &strange));
    for (size_t i = 0; i < gaps.count; i++) {
        Spot spot = {.thing = "account", .id = gaps.rows[i].account.id};
        finding_say(findings, CHECK_TOLD, &spot,
                    "its %lld events are not numbered 1 to %lld; the last is %lld",
                    (long long)gaps.rows[i].events, (long long)gaps.rows[i].events,
                    (long long)gaps.rows[i].last);
    }
    for (size_t i = 0; i < strange.count; i++) {
        Spot spot = {.enterprise = strange.rows[i].owner};
        finding_say(findings, CHECK_TOLD, &spot, "is not there, but %lld events are of it",
                    (long long)strange.rows[i].rows_named);
    }
    return OK;
}

// ---- links ----

static void say_link(const Books *books, int64_t seq, const char *what) {
    Spot spot = spot_of(books, "transaction", seq);
    finding_say(books->findings, CHECK_CHAIN, &spot, "%s (P46)", what);
}

static void check_links(const Books *books, const QCheckListLinksRows *links) {
    size_t at = 0;
    for (size_t i = 0; i < books->audit.count; i++) {
        int64_t seq = books->audit.rows[i].seq;
        while (at < links->count && links->rows[at].seq < seq) {
            at++;
        }
        bool chained = at < links->count && links->rows[at].seq == seq;
        if (chained != (seq <= books->reached)) {
            say_link(books, seq,
                     chained ? "is chained, but the sequencer has not read it"
                             : "was read by the sequencer, but is not chained");
        }
    }
    for (size_t i = 1; i < links->count; i++) {
        if (links->rows[i].seq == links->rows[i - 1].seq) {
            say_link(books, links->rows[i].seq, "is chained twice");
        } else if (links->rows[i].number < links->rows[i - 1].number) {
            say_link(books, links->rows[i].seq, "is chained before the one before it");
        }
    }
}

// ---- events ----

// An outbox row as an account is told of it.
typedef struct {
    int64_t account;
    int64_t seq;
    int64_t item;
    int64_t number; // of the event; 0: as it must be
    Text type;
    Instant at;
    int64_t object;
} Told;

typedef struct {
    Told *rows;
    size_t count;
} ToldList;

static int told_compare(const void *left, const void *right) {
    const Told *a = left;
    const Told *b = right;
    int order = (a->account > b->account) - (a->account < b->account);
    if (order == 0) {
        order = (a->seq > b->seq) - (a->seq < b->seq);
    }
    return order != 0 ? order : (a->item > b->item) - (a->item < b->item);
}

static void sort_told(ToldList *list) {
    if (list->count > 1) {
        qsort(list->rows, list->count, sizeof *list->rows, told_compare);
    }
}

static Err load_due(const Books *books, ToldList *ret_list) {
    QOutboxListAfterRows rows;
    TRY(q_outbox_list_after(
        books->catalogue->db, books->arena,
        &(QOutboxListAfterIn){.enterprise = books->enterprise, .after = 0, .upto = books->reached},
        &rows));
    ToldList list = {.rows = arena_array(books->arena, Told, rows.count * TOLD_MAX)};
    for (size_t i = 0; i < rows.count; i++) {
        const QOutboxListAfterRow *row = &rows.rows[i];
        AccountId accounts[TOLD_MAX];
        ToldParties parties = {row->account, partner(row->distributor_null, row->distributor),
                               partner(row->reseller_null, row->reseller),
                               partner(row->beside_null, row->beside)};
        bool is_first = i == 0 || row[-1].seq != row->seq || row[-1].item != row->item;
        size_t count = told_accounts(&parties, is_first, accounts);
        for (size_t j = 0; j < count; j++) {
            list.rows[list.count++] = (Told){.account = accounts[j].id,
                                             .seq = row->seq,
                                             .item = row->item,
                                             .type = row->kind,
                                             .at = row->at,
                                             .object = row->object};
        }
    }
    sort_told(&list);
    *ret_list = list;
    return OK;
}

static Err load_kept(const Books *books, ToldList *ret_list) {
    QCheckListNumberedRows rows;
    TRY(q_check_list_numbered(books->catalogue->db, books->arena,
                              &(QCheckListNumberedIn){.enterprise = books->enterprise}, &rows));
    ToldList list = {.rows = arena_array(books->arena, Told, rows.count)};
    for (size_t i = 0; i < rows.count; i++) {
        const QCheckListNumberedRow *row = &rows.rows[i];
        list.rows[list.count++] = (Told){.account = row->account.id,
                                         .seq = row->seq,
                                         .item = row->item,
                                         .number = row->number,
                                         .type = row->type,
                                         .at = row->at,
                                         .object = row->object};
    }
    sort_told(&list);
    *ret_list = list;
    return OK;
}

static void say_told(const Books *books, const Told *told, const char *what) {
    Spot spot = spot_of(books, "account", told->account);
    finding_say(books->findings, CHECK_TOLD, &spot, "%s item %lld of transaction %lld", what,
                (long long)told->item, (long long)told->seq);
}

static void compare_told(const Books *books, const Told *kept, const Told *due) {
    if (!text_equal(kept->type, due->type) || kept->at.seconds != due->at.seconds ||
        kept->object != due->object) {
        Spot spot = spot_of(books, "account", kept->account);
        finding_say(books->findings, CHECK_TOLD, &spot,
                    "its event %lld tells item %lld of transaction %lld otherwise",
                    (long long)kept->number, (long long)kept->item, (long long)kept->seq);
    }
}

static void check_told(const Books *books, const ToldList *kept, const ToldList *due) {
    size_t i = 0;
    size_t j = 0;
    while (i < due->count || j < kept->count) {
        int order = i == due->count    ? 1
                    : j == kept->count ? -1
                                       : told_compare(&due->rows[i], &kept->rows[j]);
        if (order < 0) {
            say_told(books, &due->rows[i], "was not told");
        } else if (order > 0) {
            say_told(books, &kept->rows[j], "was told, without a right or twice,");
        } else {
            compare_told(books, &kept->rows[j], &due->rows[i]);
        }
        i += order <= 0;
        j += order >= 0;
    }
    for (size_t k = 1; k < kept->count; k++) {
        const Told *told = &kept->rows[k];
        if (told->account == told[-1].account && told->number < told[-1].number) {
            say_told(books, told, "was told too early");
        }
    }
}

Err check_sequenced(const Books *books) {
    QCheckListLinksRows links;
    ToldList due;
    ToldList kept;
    size_t mark = books->arena->used;
    if (books->reached > books->seq) {
        Spot spot = {.enterprise = books->enterprise};
        finding_say(books->findings, CHECK_CHAIN, &spot,
                    "the sequencer has read %lld transactions of %lld", (long long)books->reached,
                    (long long)books->seq);
    }
    TRY(q_check_list_links(books->catalogue->db, books->arena,
                           &(QCheckListLinksIn){.enterprise = books->enterprise}, &links));
    check_links(books, &links);
    TRY(load_due(books, &due));
    TRY(load_kept(books, &kept));
    check_told(books, &kept, &due);
    arena_rewind(books->arena, mark);
    return OK;
}
