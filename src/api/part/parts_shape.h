// Parts that were found, as answers hold them.
#ifndef API_PART_PARTS_SHAPE_H
#define API_PART_PARTS_SHAPE_H

#include "api/shape.h"

// Of a PartsFound.
extern const Shape parts_found_shape;

#endif
