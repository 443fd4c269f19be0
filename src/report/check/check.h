// licet check: folds everything that was appended once more, prices every order again, and compares
// both with what is kept. It reads only and holds one enterprise in memory at a time.
#ifndef REPORT_CHECK_CHECK_H
#define REPORT_CHECK_CHECK_H

#include "base/json_write.h"
#include "base/sign/signature.h"
#include "domain/programme.h"
#include "report/check/check_outcome.h"
#include "report/programme_source.h"
#include "store/db.h"

typedef struct {
    ProgrammeSource programmes;
    Sink sink;             // takes a line per finding, the first CHECK_LINES_MAX of them
    Arena *lasting;        // programmes and prices; of enterprises only
    Arena *passing;        // one enterprise, or one question, at a time; is reset
    uint64_t seed;         // of the days and instants that are folded again
    int32_t probes;        // how many of them
    const SigningKey *key; // of the installation; NULL: signatures are only looked at
} CheckInput;

// Both read one moment of the database each, share nothing, and may run at once on two connections
// with inputs of their own. A fault where it cannot be used: FAULT_DB_SCHEMA where it is of another
// version. What is wrong in it is a finding, not a fault.

// The database as a whole: references, the directory, numbers, the audit's chain, events.
Err check_whole(Db *db, const CheckInput *input, CheckOutcome *ret_outcome);
// What was appended, enterprise by enterprise.
Err check_enterprises(Db *db, const CheckInput *input, CheckOutcome *ret_outcome);

#endif
