// The switch of an agreement with the orders to come (R4.9), as an answer.
#ifndef API_RENEWAL_AUTOMATIC_SHAPE_H
#define API_RENEWAL_AUTOMATIC_SHAPE_H

#include "api/endpoint.h"
#include "api/shape.h"

// Of an Automatic.
extern const Shape automatic_shape;

// The agreement that the path names, with its ETag; 404 where it is not there for the viewer.
Err automatic_answer(EndpointCall *call);

#endif
