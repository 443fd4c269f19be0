// Counts from a file: what it would change, then all of it or what can be (P35).
#ifndef WEB_HELD_HELD_IMPORT_H
#define WEB_HELD_HELD_IMPORT_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/tag.h"

// A count, before and after.
typedef struct {
    Message label;
    bool changes;
    bool known_before, known;
    Amount before, after;
} ImportCell;

typedef struct {
    ImportCell *items;
    size_t count;
} ImportCells;

typedef struct {
    bool has_line;
    Message line;
    Text row_key;
    Text part;
    Text site;
    Url page; // empty: there is no such entitlement
    bool known;
    Amount entitled;
    ImportCells cells;
    bool beyond; // more are deployed than are entitled
    Tag over;
    Tag result;
    bool wrong;
    Text field; // of its problem
    Message problem;
    Message next;
} ImportRow;

typedef struct {
    ImportRow *items;
    size_t count;
} ImportRows;

typedef struct {
    FormKeys keys;
    Url check;
    Url write;
    FormFields fields;
    FormField text;
    bool checked; // there are rows to show
    bool primary; // writing all is what to do next
    bool has_good;
    Message says;
    bool has_joined;
    Message joined;
    bool has_more;
    Message more;
    ImportRows rows;
} HeldImportPage;

#endif
