// One agreement (portal.md P11): as it stands, its sites, its points ledger. A partner sees the
// summary and its own ledger with one row `others` per term (V3); so does a customer of one site.
#ifndef ACTION_AGREEMENT_AGREEMENT_PAGE_H
#define ACTION_AGREEMENT_AGREEMENT_PAGE_H

#include "action/action.h"
#include "action/customer/customer_row.h"
#include "action/row_source.h"
#include "domain/columns.h"
#include "domain/term.h"

// The agreement's own columns.
typedef struct {
    Currency money; // of no column
    Text agreement;
    Text programme;
    Text customer_type;
    Text state;
    Text level; // the summary's: empty for express, and where nothing opens it
    Date term_start;
    bool term_start_null;
    Date term_end;
    bool term_end_null;
    Points term_points;
    bool term_points_null;
    Date next_anniversary;
    bool next_anniversary_null;
    Text next_level;
    Points points_to_next;
    bool points_to_next_null;
    Date inactive_from; // R1.9; of who sees all of it, as the next three
    bool inactive_from_null;
    bool auto_renew;
    bool auto_renew_null;
    Percent cap_percent;
    bool cap_percent_null;
    int64_t sites; // that the viewer sees
    int64_t users;
    bool users_null;
} AgreementRow;

extern const ColumnTable agreement_columns;

typedef struct {
    CustomerRow customer; // @site, open_renewal_lines
    Currency money;
    Text role;
    Date joined_on;
    Text primary; // empty: not opened
    int64_t users;
    bool users_null;
    Points term_points; // of the entries that the viewer sees
    bool term_points_null;
} AgreementSite;

extern const ColumnTable agreement_site_columns;

typedef struct {
    Currency money; // of no column
    int64_t seq;
    Date date;
    int64_t term;
    Text order;
    int64_t line;
    bool line_null;
    Text site;
    Text part;
    Quantity quantity;
    bool quantity_null;
    Points points;
    bool points_null; // of a reset
    Text cause;       // order, return, reset, others
    Points term_total;
    bool term_total_null;
    Text level_after;
    Text level_before; // of a reset
} LedgerSeen;

extern const ColumnTable ledger_columns;

typedef struct {
    AgreementRow row;
    bool opens_summary;
    bool sees_whole; // all sites and all entries
    AgreementSummary summary;
    Points by_itself; // R2.5: an order of so many points reaches the next level itself
    AgreementSite *sites;
    size_t site_count;
    LedgerSeen *ledger; // as recorded
    size_t ledger_count;
} AgreementPage;

// Refuses agreement_not_found: not there and not visible are one (V6).
Err see_agreement_page(const ActionContext *context, Text number, AgreementPage *ret_page,
                       Refusals *ret_refusals);

enum { AGREEMENT_NUMBER_BYTES_MAX = 256 };

// The sites, or the ledger, as a file.
typedef struct {
    char number[AGREEMENT_NUMBER_BYTES_MAX];
    size_t number_len;
    size_t at;
} AgreementPartState;

extern const RowSource agreement_sites_source;
extern const RowSource ledger_source;

// False where the number is too long to be one.
bool agreement_part_state(AgreementPartState *state, Text number);

#endif
