// An agreement, its sites and its points ledger as rows (portal.md P11).
#ifndef ACTION_AGREEMENT_AGREEMENT_ROW_H
#define ACTION_AGREEMENT_AGREEMENT_ROW_H

#include "action/customer/customer_row.h"
#include "domain/columns.h"

// The agreement's own columns.
typedef struct {
    Currency money; // of no column, as what comes before `agreement`
    EnterpriseId enterprise_id;
    AgreementId agreement_id;
    Text site_name;   // of its originating site, or the first that the viewer sees
    Date state_since; // since when it is in its state
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
    int64_t users; // of all its sites; of no partner
    bool users_null;
    Points points_by_itself; // R2.5: an order of so many points reaches the next level itself
    bool points_by_itself_null;
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

#endif
