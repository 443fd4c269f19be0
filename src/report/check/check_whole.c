// The database as a whole: what no single enterprise could tell.
#include "report/check/check.h"

#include "report/check/check_private.h"

static Err check_references(Db *db, Arena *arena, Findings *findings) {
    DbBroken *broken = NULL;
    size_t count = 0;
    TRY(db_broken_references(db, arena, &broken, &count));
    for (size_t i = 0; i < count; i++) {
        Spot spot = {.thing = "table", .number = broken[i].table};
        finding_say(findings, CHECK_REFERENCE, &spot, "%lld rows name a missing row of %.*s",
                    (long long)broken[i].rows, TEXT_ARG(broken[i].named));
    }
    return OK;
}

static Err check_directory(Db *db, Arena *arena, Findings *findings) {
    QCheckListUnlistedRows unlisted;
    QCheckListNowhereRows nowhere;
    TRY(q_check_list_unlisted(db, arena, &unlisted));
    TRY(q_check_list_nowhere(db, arena, &nowhere));
    for (size_t i = 0; i < unlisted.count; i++) {
        const QCheckListUnlistedRow *row = &unlisted.rows[i];
        Spot spot = {.enterprise = row->owner, .thing = "number", .number = row->number};
        finding_say(findings, CHECK_DIRECTORY, &spot, "the directory does not lead to %.*s #%lld",
                    TEXT_ARG(row->kind), (long long)row->object);
    }
    for (size_t i = 0; i < nowhere.count; i++) {
        const QCheckListNowhereRow *row = &nowhere.rows[i];
        Spot spot = {.enterprise = row->owner, .thing = "number", .number = row->number};
        finding_say(findings, CHECK_DIRECTORY, &spot,
                    "leads to %.*s #%lld, which is not there or has another number",
                    TEXT_ARG(row->kind), (long long)row->object);
    }
    return OK;
}

// D3: what was given was drawn before.
static Err check_numbers(Db *db, Arena *arena, Findings *findings) {
    QCheckListNumbersRows rows;
    TRY(q_check_list_numbers(db, arena, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        Spot spot = {.thing = "numbers of", .number = rows.rows[i].kind};
        finding_say(findings, CHECK_DIRECTORY, &spot, "%lld given, %lld drawn (D3)",
                    (long long)rows.rows[i].issued, (long long)rows.rows[i].drawn);
    }
    return OK;
}

// P18: whereto an order goes, and whom it names.
static Err check_addresses(Db *db, Arena *arena, Findings *findings) {
    QCheckPaperListStrangeAddressesRows rows;
    TRY(q_check_paper_list_strange_addresses(db, arena, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QCheckPaperListStrangeAddressesRow *row = &rows.rows[i];
        Spot spot = {
            .enterprise = row->enterprise, .thing = "order address", .id = row->order_id.id};
        finding_say(findings, CHECK_REQUEST, &spot, "%.*s (P18)", TEXT_ARG(row->what));
    }
    return OK;
}

static Err check_all(Db *db, const CheckInput *input, Findings *findings) {
    TRY(db_check_schema(db));
    TRY(check_references(db, input->passing, findings));
    TRY(check_directory(db, input->passing, findings));
    TRY(check_numbers(db, input->passing, findings));
    TRY(check_addresses(db, input->passing, findings));
    TRY(check_chain(db, input->passing, findings, &findings->outcome->links));
    TRY(check_event_numbers(db, input->passing, findings));
    return findings->fault;
}

Err check_whole(Db *db, const CheckInput *input, CheckOutcome *ret_outcome) {
    *ret_outcome = (CheckOutcome){0};
    Findings findings = {.sink = &input->sink, .outcome = ret_outcome};
    TRY(db_begin_read(db));
    Err err = check_all(db, input, &findings);
    db_rollback(db);
    return err;
}
