// A document: what it is, and the forms in which it can be had.
#ifndef WEB_PART_SHOW_DOCUMENT_ROW_H
#define WEB_PART_SHOW_DOCUMENT_ROW_H

#include "base/show/html.h"

typedef struct {
    Message title;
    Message text;
    Url page; // empty: none, as the two below
    Url pdf;
    Url json;
} DocumentRow;

typedef struct {
    DocumentRow *items;
    size_t count;
} DocumentRows;

#endif
