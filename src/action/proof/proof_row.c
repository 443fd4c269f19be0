// The columns of P36.
#include "action/proof/proof_row.h"

static const Column columns[] = {
    COLUMN(ProofRow, proof, COLUMN_NUMBER),
    COLUMN(ProofRow, issued_on, COLUMN_DATE),
    COLUMN(ProofRow, state, COLUMN_TEXT),
    COLUMN(ProofRow, agreement, COLUMN_NUMBER),
    COLUMN(ProofRow, site, COLUMN_NUMBER),
    COLUMN(ProofRow, customer_name, COLUMN_TEXT),
    COLUMN(ProofRow, city, COLUMN_TEXT),
    COLUMN(ProofRow, country, COLUMN_TEXT),
    COLUMN(ProofRow, programme, COLUMN_TEXT),
    COLUMN(ProofRow, customer_type, COLUMN_TEXT),
    COLUMN_OR_NULL(ProofRow, next_anniversary, COLUMN_DATE),
    COLUMN(ProofRow, legal_entity, COLUMN_TEXT),
    COLUMN(ProofRow, order, COLUMN_NUMBER),
    COLUMN(ProofRow, purchase_order, COLUMN_TEXT),
    COLUMN(ProofRow, line, COLUMN_COUNT),
    COLUMN(ProofRow, part, COLUMN_NUMBER),
    COLUMN(ProofRow, description, COLUMN_TEXT),
    COLUMN(ProofRow, part_type, COLUMN_TEXT),
    COLUMN(ProofRow, metric, COLUMN_TEXT),
    COLUMN(ProofRow, quantity, COLUMN_QUANTITY),
    COLUMN_OR_NULL(ProofRow, coverage_start, COLUMN_DATE),
    COLUMN_OR_NULL(ProofRow, coverage_end, COLUMN_DATE),
    COLUMN_OR_NULL(ProofRow, months, COLUMN_COUNT),
    COLUMN(ProofRow, distributor, COLUMN_NUMBER),
    COLUMN(ProofRow, distributor_name, COLUMN_TEXT),
    COLUMN(ProofRow, reseller, COLUMN_NUMBER),
    COLUMN(ProofRow, reseller_name, COLUMN_TEXT),
    COLUMN(ProofRow, source_proof, COLUMN_NUMBER),
    COLUMN(ProofRow, supersedes, COLUMN_NUMBER),
    COLUMN(ProofRow, superseded_by, COLUMN_NUMBER),
};

const ColumnTable proof_columns = COLUMN_TABLE(columns, ProofRow, proof);
