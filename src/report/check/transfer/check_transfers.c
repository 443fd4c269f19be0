// Transfers (portal.md P39) are what their steps come to: submitted once, approved for each side at
// most once, and done with the second yes, then with the move or the change of agreement itself.
#include "report/check/check_private.h"

#include "store/q_check_transfer.h"

typedef struct {
    const Books *books;
    QCheckTransferListHeadsRows heads;
    QCheckTransferListStepsRows steps;
} Transfers;

static void say(const Transfers *all, const QCheckTransferListHeadsRow *head, const char *what) {
    Spot spot = spot_of(all->books, "transfer", head->transfer);
    finding_say(all->books->findings, CHECK_TRANSFER, &spot, "%s", what);
}

// What the steps of one come to; last_seq: of the last of them.
typedef struct {
    bool sound;
    int64_t count;
    bool source;
    bool target;
    Text ended; // "refused", "withdrawn"; empty: not so
    int64_t last_seq;
} Fold;

static void take_approval(Fold *fold, const QCheckTransferListStepsRow *step) {
    bool source = !step->side_null && text_equal(step->side, S("source"));
    bool *side = source ? &fold->source : &fold->target;
    fold->sound = fold->sound && !step->side_null && !*side;
    *side = true;
}

static void take_step(const Transfers *all, Fold *fold, const QCheckTransferListStepsRow *step) {
    bool over = fold->ended.len > 0 || (fold->source && fold->target);
    bool first = fold->count == 0;
    bool submits = text_equal(step->verb, S("submit"));
    fold->count++;
    fold->sound = fold->sound && !over && submits == first && step->step == fold->count &&
                  step->seq > fold->last_seq &&
                  date_equal(step->on_day, books_day(all->books, step->seq, DATE_MIN));
    fold->last_seq = step->seq;
    if (text_equal(step->verb, S("approve"))) {
        take_approval(fold, step);
    } else if (!submits) {
        fold->ended = text_equal(step->verb, S("refuse")) ? S("refused") : S("withdrawn");
    }
}

static Fold fold_of(const Transfers *all, const QCheckTransferListHeadsRow *head) {
    Fold fold = {.sound = true};
    for (size_t i = 0; i < all->steps.count; i++) {
        if (all->steps.rows[i].transfer == head->transfer) {
            take_step(all, &fold, &all->steps.rows[i]);
        }
    }
    return fold;
}

// R5.1: in the same commit, by the transaction behind the last approval.
static bool was_moved(const Transfers *all, const QCheckTransferListHeadsRow *head, int64_t seq) {
    const Books *books = all->books;
    for (size_t i = 0; i < books->moves.count; i++) {
        const QCheckListMovesRow *move = &books->moves.rows[i];
        if (!head->move_null && move->move == head->move) {
            return move->seq == seq && move->from_site.id == head->from_site.id &&
                   move->to_site.id == head->to_site.id &&
                   move->quantity.count == head->quantity.count;
        }
    }
    return false;
}

static bool has_joined(const Transfers *all, const QCheckTransferListHeadsRow *head, int64_t seq) {
    AgreementId before = {0};
    AgreementId after = {0};
    return books_agreement_of_site(all->books, head->from_site, seq - 1, &before) &&
           books_agreement_of_site(all->books, head->from_site, seq, &after) &&
           before.id != after.id && after.id == head->agreement.id;
}

static void check_one(const Transfers *all, const QCheckTransferListHeadsRow *head) {
    Fold fold = fold_of(all, head);
    bool done = fold.source && fold.target;
    bool whole = text_equal(head->kind, S("site"));
    Text state = fold.ended.len > 0 ? fold.ended : done ? S("done") : S("awaiting_approvals");
    if (!fold.sound || fold.count == 0) {
        say(all, head, "its steps are none that follow each other (P39)");
    } else if (!text_equal(head->state, state)) {
        say(all, head, "is in another state than its steps come to (P39)");
    } else if (!whole && head->quantity.count < 1) {
        say(all, head, "has no lines (R5.1)");
    } else if (done && !(whole ? has_joined(all, head, fold.last_seq + 1)
                               : was_moved(all, head, fold.last_seq + 1))) {
        say(all, head, "was approved by both and is not what was done (R5.1)");
    } else if (!head->move_null && (!done || whole)) {
        say(all, head, "names a move and is not done (R5.1)");
    }
}

Err check_transfers(const Books *books) {
    Transfers all = {.books = books};
    Db *db = books->catalogue->db;
    TRY(q_check_transfer_list_heads(db, books->arena,
                                    &(QCheckTransferListHeadsIn){.enterprise = books->enterprise},
                                    &all.heads));
    TRY(q_check_transfer_list_steps(db, books->arena,
                                    &(QCheckTransferListStepsIn){.enterprise = books->enterprise},
                                    &all.steps));
    for (size_t i = 0; i < all.heads.count; i++) {
        check_one(&all, &all.heads.rows[i]);
    }
    return OK;
}
