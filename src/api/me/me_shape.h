// A person as an answer holds it.
#ifndef API_ME_ME_SHAPE_H
#define API_ME_ME_SHAPE_H

#include "api/endpoint.h"

extern const Shape me_shape;

// Who asks, as it is now.
Err me_answer(EndpointCall *call);

#endif
