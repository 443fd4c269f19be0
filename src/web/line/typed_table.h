// Lines as they were typed (P16, P18): what each was read as with what it comes to, or what is
// wrong with it and what is offered instead.
#ifndef WEB_LINE_TYPED_TABLE_H
#define WEB_LINE_TYPED_TABLE_H

#include "base/show/html.h"

typedef struct {
    Message *items;
    size_t count;
} TypedProblems;

typedef struct {
    int64_t place; // among what was pasted
    bool good;
    Text typed; // of a bad line, as it stands in the text
    TypedProblems problems;
    bool has_offer;
    Text offer;
    Text part; // of a good line, as the next
    Text description;
    Amount quantity;
    Amount unit;
    bool has_own;
    Amount own_unit;
    bool has_points;
    Amount points;
    Amount extended;
} TypedRow;

typedef struct {
    TypedRow *items;
    size_t count;
} TypedRows;

typedef struct {
    Message say;
    TypedRows rows;
    Message label; // of the table, for who hears it
    bool shows_own;
    Message own_label;
    int columns;
    bool has_actions; // either of these
    bool has_repairs;
    Message repair;
    bool has_again; // lines of one part
    Message merge;
    Url check; // where the form is judged again
} TypedTable;

#endif
