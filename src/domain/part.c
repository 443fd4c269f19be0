// The table of part types, and what a part allows.
#include "domain/part.h"

static const PartTypeRow part_types[PART_TYPE_COUNT] = {
#define PART_TYPE(id, name, holds, prorated, returnable, renewable, term_ends_use)                 \
    [id] = {S_INIT(name), holds, prorated, returnable, renewable, term_ends_use},
#include "domain/part_type.def"
#undef PART_TYPE
};

const PartTypeRow *part_type_row(PartType type) {
    ENSURE(type < PART_TYPE_COUNT);
    return &part_types[type];
}

bool part_renews(PartType type, Text renewal) {
    return part_type_row(type)->renewable && renewal.len > 0;
}

bool part_type_find(Text name, PartType *ret) {
    for (int i = 0; i < PART_TYPE_COUNT; i++) {
        if (text_equal(part_types[i].name, name)) {
            *ret = (PartType)i;
            return true;
        }
    }
    return false;
}

bool part_quantity_fits(const Part *part, Quantity quantity) {
    ENSURE(part->minimum.count >= 1 && part->multiple.count >= 1);
    if (quantity.count ==
        INT64_MAX) { // read from a number beyond counting: it is too large, not uneven
        return true;
    }
    return quantity.count >= part->minimum.count && quantity.count % part->multiple.count == 0;
}

bool part_quantity_next(const Part *part, Quantity from, Quantity *ret_quantity) {
    int64_t least = from.count < part->minimum.count ? part->minimum.count : from.count;
    int64_t multiple = part->multiple.count;
    if (least > QUANTITY_ASKED_MAX) {
        return false;
    }
    int64_t next = (least + multiple - 1) / multiple * multiple;
    if (next > QUANTITY_ASKED_MAX) {
        return false;
    }
    *ret_quantity = (Quantity){next};
    return true;
}

bool part_withdrawn(const Part *part, Date today) {
    return part->has_until && date_before(part->orderable_until, today);
}
