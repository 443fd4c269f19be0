// Enterprise by enterprise, each held in memory whole: runs its checks and walks its transactions.
#include "report/check/check.h"

#include "report/check/check_private.h"

typedef struct {
    Catalogue catalogue;
    Findings findings;
    const CheckInput *input;
    CheckOutcome *outcome;
    uint64_t draws;
    int64_t enterprises; // in all
} Check;

static void check_programmes(Check *check) {
    for (size_t i = 0; i < check->catalogue.programme_count; i++) {
        const KnownProgramme *known = &check->catalogue.programmes[i];
        if (!known->usable) {
            Spot spot = {.thing = "programme version", .id = known->version};
            finding_say(&check->findings, CHECK_PROGRAMME, &spot, "its definition cannot be read");
        }
    }
}

const KnownProgramme *programme_at(const Books *books, const QCheckListRecordedRow *at) {
    RefRange orders = refs_of(&books->orders_by_seq, at->seq);
    const KnownProgramme *known = NULL;
    const QCheckListOrdersRow *order =
        orders.count > 0 ? &books->orders.rows[orders.refs[0].index] : NULL;
    if (order != NULL && !is_rebill(order)) { // which keeps the version of the order it replaces
        int64_t version = order->programme_version;
        known = catalogue_programme(books->catalogue, version);
        return known != NULL && known->usable ? known : NULL;
    }
    return catalogue_programme_on(books->catalogue, at->on_day);
}

// One transaction: what it did is judged by what stood before it.
static Err walk_one(Books *books, const QCheckListRecordedRow *at) {
    standings_close(books, at);
    RefRange orders = refs_of(&books->orders_by_seq, at->seq);
    for (size_t i = 0; i < orders.count; i++) {
        standings_compare(books, &books->orders.rows[orders.refs[i].index], false);
        TRY(check_price(books, &books->orders.rows[orders.refs[i].index]));
    }
    check_quote_levels(books, at);
    standings_apply(books, at);
    entitlements_apply(books, at);
    check_automatic_at(books, at);
    check_inactive_at(books, at);
    check_counts_at(books, at);
    check_moves(books, at);
    for (size_t i = 0; i < orders.count; i++) {
        standings_compare(books, &books->orders.rows[orders.refs[i].index], true);
        TRY(check_made(books, &books->orders.rows[orders.refs[i].index]));
    }
    return OK;
}

static Err walk(Check *check, Books *books, int32_t probe_count) {
    standings_begin(books);
    Probes *probes = probes_draw(books, &check->draws, probe_count);
    check->outcome->probes += probes_compare(books, probes, 0);
    for (size_t i = 0; i < books->recorded.count; i++) {
        TRY(walk_one(books, &books->recorded.rows[i]));
        check->outcome->probes += probes_compare(books, probes, books->recorded.rows[i].seq);
    }
    standings_end(books);
    entitlements_end(books);
    check_due(books);
    check_line_quantities(books);
    check_visibility(books);
    TRY(check_contacts(books));
    check_automatic(books);
    check_inactive(books);
    check_counts(books);
    TRY(check_transfers(books));
    TRY(check_changes(books));
    TRY(check_attachments(books));
    TRY(check_told_beside(books));
    TRY(check_enquiries(books));
    TRY(check_night(books));
    return check_quotes(books);
}

static Err check_books(Check *check, Books *books, int32_t probe_count) {
    TRY(books_load(books));
    check->outcome->orders += (int64_t)books->orders.count;
    check->outcome->lines += (int64_t)books->lines.count;
    check->outcome->entitlements += (int64_t)books->entitlements.count;
    check_sequence(books);
    check_ids(books);
    check_sites(books);
    check_sums(books);
    check_ledger(books);
    check_returns(books);
    check_rebills(books);
    check_proofs(books);
    check_moved_proofs(books);
    check_requests(books);
    check_ordered(books);
    TRY(check_documents(books, &check->outcome->documents));
    check_keys(books);
    check_outbox(books);
    TRY(check_sequenced(books));
    return walk(check, books, probe_count);
}

// How many of the probes are this enterprise's, the n-th of them.
static int32_t probes_of(const Check *check) {
    int64_t n = check->outcome->enterprises;
    int64_t all = check->input->probes;
    return (int32_t)((n + 1) * all / check->enterprises - n * all / check->enterprises);
}

static Err check_enterprise(Check *check, const QCheckListEnterprisesRow *row) {
    Books books = {
        .catalogue = &check->catalogue,
        .findings = &check->findings,
        .key = check->input->key,
        .arena = check->input->passing,
        .enterprise = row->enterprise,
        .seq = row->seq,
        .created_on = row->created_on,
        .reached = row->reached,
    };
    arena_reset(check->input->passing);
    Err err = check_books(check, &books, probes_of(check));
    if (err.code == FAULT_DB_VALUE) {
        Spot spot = {.enterprise = row->enterprise};
        finding_say(
            &check->findings, CHECK_VALUE, &spot,
            "a row holds a value that its column cannot have; the rest of it is not checked");
        err = OK;
    }
    check->outcome->enterprises++;
    check->outcome->unread += row->seq > row->reached ? row->seq - row->reached : 0;
    return err_failed(err) ? err : check->findings.fault;
}

static Err walk_enterprises(Check *check, Db *db) {
    QCheckListEnterprisesRow row;
    QCheckCountEnterprisesRow all;
    QCheckListEnterprisesCursor cursor;
    bool more = false;
    TRY(q_check_count_enterprises(db, check->input->passing, &all));
    check->enterprises = all.enterprises;
    TRY(q_check_list_enterprises_open(db, &cursor));
    Err err = q_check_list_enterprises_next(&cursor, check->input->passing, &row, &more);
    while (!err_failed(err) && more) {
        err = check_enterprise(check, &row);
        if (!err_failed(err)) {
            err = q_check_list_enterprises_next(&cursor, check->input->passing, &row, &more);
        }
    }
    q_check_list_enterprises_close(&cursor);
    return err;
}

static Err check_each(Check *check, Db *db) {
    TRY(db_check_schema(db));
    TRY(catalogue_open(db, check->input->lasting, &check->input->programmes, &check->catalogue));
    check_programmes(check);
    TRY(walk_enterprises(check, db));
    return check->findings.fault;
}

Err check_enterprises(Db *db, const CheckInput *input, CheckOutcome *ret_outcome) {
    *ret_outcome = (CheckOutcome){0};
    Check check = {
        .findings = {.sink = &input->sink, .outcome = ret_outcome},
        .input = input,
        .outcome = ret_outcome,
        .draws = input->seed,
    };
    TRY(db_begin_read(db));
    Err err = check_each(&check, db);
    db_rollback(db);
    return err;
}
