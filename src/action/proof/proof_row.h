// A proof as rows of a list.
#ifndef ACTION_PROOF_PROOF_ROW_H
#define ACTION_PROOF_PROOF_ROW_H

#include "domain/columns.h"

// P36's columns; one row per line of a proof, the newest proof first.
typedef struct {
    Text proof;
    Date issued_on;
    Text state;     // issued, superseded
    Text agreement; // @site: of the proof's day
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text programme;
    Text customer_type;
    Date next_anniversary;
    bool next_anniversary_null;
    Text legal_entity;
    Text order;
    Text purchase_order;
    int64_t line;
    Text part; // @part
    Text description;
    Text part_type;
    Text metric;
    Quantity quantity;
    Date coverage_start; // @cov
    bool coverage_start_null;
    Date coverage_end;
    bool coverage_end_null;
    int64_t months; // of a prorated line
    bool months_null;
    Text distributor; // @chan
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    Text source_proof;
    Text supersedes;
    Text superseded_by;
} ProofRow;

extern const ColumnTable proof_columns;

#endif
