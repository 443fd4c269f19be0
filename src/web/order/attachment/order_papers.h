// The papers of an order (P18): those that the reader may read, and the form that attaches one.
#ifndef WEB_ORDER_ATTACHMENT_ORDER_PAPERS_H
#define WEB_ORDER_ATTACHMENT_ORDER_PAPERS_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"

typedef struct {
    Text name;
    Message about;
    Url file;
    Url remove; // empty: it stays
} OrderPaperRow;

typedef struct {
    OrderPaperRow *items;
    size_t count;
} OrderPaperRows;

typedef struct {
    bool shown; // there are some, or one can be attached
    OrderPaperRows rows;
    bool takes;
    Url attach;
    FormKeys keys;
    FormFields fields; // the file's
} OrderPapers;

#endif
