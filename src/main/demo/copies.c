// Copies tables range by range; what has a public number, row by row.
#include "main/demo/copies.h"

#include "base/text_map.h"
#include "store/q_bulk.h"
#include "store/q_directory.h"
#include "store/site_store.h"

// The order of q_bulk_list_numbered's rank.
typedef enum { RANK_AGREEMENT, RANK_SITE, RANK_ORDER, RANK_PROOF, RANK_COUNT } Rank;

static const NumberKind kinds[RANK_COUNT] = {NUMBER_AGREEMENT, NUMBER_SITE, NUMBER_ORDER,
                                             NUMBER_PROOF};

struct CopyBook {
    QBulkListNumberedRows numbered;
    TextMap sites; // number → index in the cohort's sites
};

typedef struct {
    const CopyPlan *plan;
    const CopyBook *book;
    int64_t shift;
    Company *companies; // with names of their own; a company without one is not named yet
} Copy;

Err copies_begin(const CopyPlan *plan, Arena *keep, CopyBook **ret_book) {
    CopyBook *book = arena_new(keep, CopyBook);
    TRY(q_bulk_list_numbered(plan->db, keep,
                             &(QBulkListNumberedIn){.first = plan->first, .last = plan->last},
                             &book->numbered));
    for (size_t i = 0; i < plan->cohort->site_count; i++) {
        text_map_add(keep, &book->sites, plan->cohort->sites[i].number, i);
    }
    *ret_book = book;
    return OK;
}

// The company of the copy: another name, for everything else is as it was.
static Company *company_of(const Copy *copy, size_t index) {
    const CopyPlan *plan = copy->plan;
    Company *company = &copy->companies[index];
    if (company->name.len == 0) {
        *company = plan->cohort->companies[index];
        company->dice = dice_fork(plan->dice);
        company->name =
            country_name(plan->work, &company->dice, company->home, company->seat, company->type);
    }
    return company;
}

static Err copy_site(const Copy *copy, const QBulkListNumberedRow *row, EnterpriseId to,
                     Text number) {
    size_t index = 0;
    bool found = text_map_find(&copy->book->sites, row->number, &index);
    ENSURE(found);
    DemoSite site = copy->plan->cohort->sites[index];
    const Company *before = &copy->plan->cohort->companies[site.company];
    bool is_branch = !text_equal(site.details.name, before->name);
    TRY(cohort_name_site(copy->plan->work, company_of(copy, site.company), &site, is_branch));
    TRY(q_bulk_copy_site(copy->plan->db, &(QBulkCopySiteIn){
                                             .from_enterprise = row->enterprise,
                                             .site = {row->object},
                                             .to_enterprise = to,
                                             .number = number,
                                             .name = site.details.name,
                                             .name_key = site.details.name_key,
                                             .legal_entity = site.details.legal_entity,
                                             .address = site.details.address,
                                         }));
    return store_site_words_add(copy->plan->db, copy->plan->work, to, (SiteId){row->object},
                                site.details.name_key);
}

static Err copy_row(const Copy *copy, const QBulkListNumberedRow *row, EnterpriseId to,
                    Text number) {
    Db *db = copy->plan->db;
    switch ((Rank)row->rank) {
    case RANK_AGREEMENT:
        return q_bulk_copy_agreement(db, &(QBulkCopyAgreementIn){.from_enterprise = row->enterprise,
                                                                 .agreement = {row->object},
                                                                 .to_enterprise = to,
                                                                 .number = number});
    case RANK_SITE:
        return copy_site(copy, row, to, number);
    case RANK_ORDER:
        return q_bulk_copy_order(db, &(QBulkCopyOrderIn){.from_enterprise = row->enterprise,
                                                         .order_id = {row->object},
                                                         .to_enterprise = to,
                                                         .number = number});
    case RANK_PROOF:
        return q_bulk_copy_proof(db, &(QBulkCopyProofIn){.from_enterprise = row->enterprise,
                                                         .proof = {row->object},
                                                         .to_enterprise = to,
                                                         .number = number});
    case RANK_COUNT:
        break;
    }
    NEVER("a rank of the list");
}

// Copies what has a number, and enters the numbers into the directory.
static Err copy_numbered(const Copy *copy) {
    const CopyPlan *plan = copy->plan;
    for (size_t i = 0; i < copy->book->numbered.count; i++) {
        const QBulkListNumberedRow *row = &copy->book->numbered.rows[i];
        EnterpriseId to = {row->enterprise.id + copy->shift};
        NumberKind kind = kinds[row->rank];
        Text number;
        TRY(store_number_draw(plan->db, plan->work, plan->numbers, kind, &number));
        TRY(copy_row(copy, row, to, number));
        TRY(q_directory_add(plan->db, &(QDirectoryAddIn){.kind = number_kind_name(kind),
                                                         .number = number,
                                                         .owner = to,
                                                         .object = row->object}));
    }
    return OK;
}

#define COPY_TABLE(function, type)                                                                 \
    TRY(function(plan->db, &(type){.first = plan->first, .last = plan->last, .shift = shift},      \
                 &rows))

// The other tables, each after those that it refers to.
static Err copy_tables(const CopyPlan *plan, int64_t shift) {
    int64_t rows = 0;
    COPY_TABLE(q_bulk_copy_recorded, QBulkCopyRecordedIn);
    COPY_TABLE(q_bulk_copy_term_close, QBulkCopyTermCloseIn);
    COPY_TABLE(q_bulk_copy_site_history, QBulkCopySiteHistoryIn);
    COPY_TABLE(q_bulk_copy_contact, QBulkCopyContactIn);
    COPY_TABLE(q_bulk_copy_order_line, QBulkCopyOrderLineIn);
    COPY_TABLE(q_bulk_copy_entitlement, QBulkCopyEntitlementIn);
    COPY_TABLE(q_bulk_copy_entitlement_event, QBulkCopyEntitlementEventIn);
    COPY_TABLE(q_bulk_copy_held_count, QBulkCopyHeldCountIn);
    COPY_TABLE(q_bulk_copy_held_count_event, QBulkCopyHeldCountEventIn);
    COPY_TABLE(q_bulk_copy_order_return, QBulkCopyOrderReturnIn);
    COPY_TABLE(q_bulk_copy_entitlement_move, QBulkCopyEntitlementMoveIn);
    COPY_TABLE(q_bulk_copy_proof_record, QBulkCopyProofRecordIn);
    COPY_TABLE(q_bulk_copy_points_entry, QBulkCopyPointsEntryIn);
    COPY_TABLE(q_bulk_copy_visibility, QBulkCopyVisibilityIn);
    COPY_TABLE(q_bulk_copy_request_key, QBulkCopyRequestKeyIn);
    COPY_TABLE(q_bulk_copy_audit, QBulkCopyAuditIn);
    COPY_TABLE(q_bulk_copy_outbox, QBulkCopyOutboxIn);
    return OK;
}

static Err copy_all(const Copy *copy) {
    const CopyPlan *plan = copy->plan;
    int64_t shift = copy->shift;
    int64_t rows = 0;
    COPY_TABLE(q_bulk_copy_enterprise, QBulkCopyEnterpriseIn);
    TRY(copy_numbered(copy));
    return copy_tables(plan, shift);
}

Err copies_make(const CopyPlan *plan, const CopyBook *book, int64_t shift) {
    size_t mark = plan->work->used;
    Copy copy = {
        .plan = plan,
        .book = book,
        .shift = shift,
        .companies = arena_array(plan->work, Company, plan->cohort->company_count),
    };
    TRY(db_begin(plan->db));
    Err err = copy_all(&copy);
    if (!err_failed(err)) {
        err = db_commit(plan->db);
    }
    if (err_failed(err)) {
        db_rollback(plan->db);
        store_numbers_rolled_back(plan->numbers);
        return err;
    }
    store_numbers_committed(plan->numbers);
    arena_rewind(plan->work, mark);
    return OK;
}
