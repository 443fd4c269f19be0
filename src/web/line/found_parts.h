// Parts that were found by number or name, each to be added to what is typed (P16, P18).
#ifndef WEB_LINE_FOUND_PARTS_H
#define WEB_LINE_FOUND_PARTS_H

#include "base/show/html.h"

typedef struct {
    Text part;
    Text description;
    Text add; // the line that the button adds
    bool has_unit;
    Amount unit;
    bool has_own;
    Amount own_unit;
} FoundRow;

typedef struct {
    FoundRow *items;
    size_t count;
} FoundRows;

typedef struct {
    bool searched;
    Message says;
    FoundRows rows;
    Url check; // where the form goes with what is added
} FoundParts;

#endif
