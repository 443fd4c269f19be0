// Parts: what a price list sells. A part's type, renewal part and reinstatement part are columns;
// no code reads meaning out of a part number (R6.7).
#ifndef DOMAIN_PART_H
#define DOMAIN_PART_H

#include "base/date.h"
#include "base/text.h"
#include "domain/value/points.h"
#include "domain/value/quantity.h"

typedef enum {
#define PART_TYPE(id, name, holds, prorated, returnable, renewable, term_ends_use) id,
#include "domain/part_type.def"
#undef PART_TYPE
    PART_TYPE_COUNT
} PartType;

typedef struct {
    Text name;
    bool holds;
    bool prorated;
    bool returnable;
    bool renewable;
    bool term_ends_use;
} PartTypeRow;

enum { TERM_MONTHS_MAX = 120 };

typedef struct {
    Text part; // the part number
    PartType type;
    Text description;
    Text metric;         // R6.6
    Points points;       // per unit (and year, where prorated)
    bool discountable;   // R2.4: false pays the lowest level's price everywhere
    Text renewal;        // R6.7; empty: no renewal line
    Text reinstatement;  // R6.7; empty: lapsed stays lapsed
    int32_t term_months; // R6: full months a licence covers at first
    Quantity minimum;    // R6.6: least quantity of a line, ≥ 1
    Quantity multiple;   // R6.6: a line's quantity is a multiple of this, ≥ 1
    bool has_until;
    Date orderable_until; // its last day to be ordered
    Text replacement;     // what to order instead from then on; empty: nothing
} Part;

enum { COVERAGE_MONTHS = 12 }; // R4.1, R3.1: the first coverage, the initial term

const PartTypeRow *part_type_row(PartType type);
// R4.2: true where a part of this type with this renewal part (R6.7; empty: none) has renewal
// lines.
bool part_renews(PartType type, Text renewal);
bool part_type_find(Text name, PartType *ret);
// R6.6: true where a line may have this quantity.
bool part_quantity_fits(const Part *part, Quantity quantity);
// The next quantity from this one on that a line may have; false above what may be asked for.
bool part_quantity_next(const Part *part, Quantity from, Quantity *ret_quantity);
// portal.md §8: it cannot be ordered any more. What was bought of it renews all the same.
bool part_withdrawn(const Part *part, Date today);

#endif
