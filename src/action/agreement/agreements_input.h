// What a list of agreements is asked for (portal.md P11).
#ifndef ACTION_AGREEMENT_AGREEMENTS_INPUT_H
#define ACTION_AGREEMENT_AGREEMENTS_INPUT_H

#include "action/as_of.h"

enum { AGREEMENTS_LIMIT_DEFAULT = 50, AGREEMENTS_LIMIT_MAX = 1000 };

// Filters join by AND, values of one by OR; empty ones do not filter, and nothing has to be asked.
typedef struct {
    Text agreement;      // a number, as typed (C4)
    Text name;           // of a site of it that the viewer sees (§12)
    FieldList programme; // of Text, as the next three
    FieldList customer_type;
    FieldList level;
    FieldList state;
    ViewTimeInput when;
    Text sort;     // "-level,agreement"; empty: the nearest name first
    Text after;    // AgreementsView.next of the page before
    int64_t limit; // 1 … AGREEMENTS_LIMIT_MAX; 0: AGREEMENTS_LIMIT_DEFAULT
} AgreementsInput;

extern const FieldTable agreements_fields;

#endif
