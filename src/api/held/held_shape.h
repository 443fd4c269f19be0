// A part at a site with its counts, as an answer.
#ifndef API_HELD_HELD_SHAPE_H
#define API_HELD_HELD_SHAPE_H

#include "action/held/held_counts.h"
#include "api/endpoint.h"
#include "api/shape.h"

// Of a HeldView.
extern const Shape held_shape;
extern const Shape allocations_shape;
extern const Shape deployments_shape;

// What the path names, with its ETag where counts are seen; 404 where it is not there.
Err held_answer(EndpointCall *call);
// Writes the counts of what the path names, as If-Match saw them, and answers with it.
Err held_put_answer(EndpointCall *call, HeldRowAsk row);

#endif
