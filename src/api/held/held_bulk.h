// What became of the rows of a bulk request.
#ifndef API_HELD_HELD_BULK_H
#define API_HELD_HELD_BULK_H

#include "action/held/held_counts.h"
#include "api/endpoint.h"
#include "api/shape.h"

typedef struct {
    HeldRowDone row;
    bool line_null;
    Text result;
    Text object;
    bool unknown; // no part that the site ever held
    Quantity download_before, download, media_before, media, support_before, support;
    Quantity deployed_before, deployed;
    bool deployed_before_null, deployed_null;
    Text code;
    Text field;
    Text value;
    Text rule;
    Text message;
    Text next;
} HeldRowAnswer;

typedef struct {
    HeldBulkDone done;
    int64_t done_count, unchanged, refused, joined;
    HeldRowAnswer *rows;
} HeldBulkAnswer;

extern const Shape held_bulk_shape;

#endif
