// A customer as rows of lists: a site with its agreement (portal.md P09). A site whose open renewal
// lines stand in several currencies has a row for each (C3).
#ifndef ACTION_CUSTOMER_CUSTOMER_ROW_H
#define ACTION_CUSTOMER_CUSTOMER_ROW_H

#include "domain/columns.h"
#include "domain/value/ids.h"

typedef struct {
    EnterpriseId enterprise_id;
    AgreementId agreement_id;
    SiteId site_id;
    unsigned evidence_bits; // of action/sight.h
    bool again;             // another currency of the site before it
    Currency money;
    Text name_key;  // by which lists go
    Date joined_on; // its agreement

    Text agreement; // @site
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text programme;
    Text customer_type;
    Date next_anniversary;
    bool next_anniversary_null; // express, or no term yet
    bool originating;
    Text state;
    Text level; // the summary's (V3); empty for express and where nothing opens the summary
    Points term_points;
    bool term_points_null;
    Text named_reseller; // P08
    Date first_order_on; // of what the viewer may see
    bool first_order_on_null;
    Date last_order_on;
    bool last_order_on_null;
    int64_t open_renewal_lines; // @open
    Money open_renewal_value;   // of the lines that have a price
    bool open_renewal_value_null;
    Text currency;
    Date next_coverage_end;
    bool next_coverage_end_null;
    Text evidence; // what opens it: "sale incumbent"; empty for others than partners (V7)
} CustomerRow;

extern const ColumnTable customer_columns;

#endif
