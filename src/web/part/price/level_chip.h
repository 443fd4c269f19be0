// A level by its name, or the word for a programme that has none.
#ifndef WEB_PART_PRICE_LEVEL_CHIP_H
#define WEB_PART_PRICE_LEVEL_CHIP_H

#include "base/show/html.h"

typedef struct {
    bool express;
    Text name;
} LevelChip;

#endif
