// Tool rights as a table.
#include "domain/access/right.h"

typedef struct {
    Text code;
    unsigned holders;
} RightRow;

static const RightRow rights[] = {
#define RIGHT(id, code, holders) {S_INIT(code), holders},
#include "domain/access/right.def"
#undef RIGHT
};

static uint32_t bit(Right right) {
    return UINT32_C(1) << right;
}

RightSet rights_with(RightSet rights_before, Right right) {
    uint32_t bits = rights_before.bits | bit(right);
    if (right == RIGHT_ACCESS_UPDATE) {
        bits |= bit(RIGHT_ACCESS_VIEW);
    } else if (right == RIGHT_CONTACTS_UPDATE) {
        bits |= bit(RIGHT_CONTACTS_VIEW);
    } else if (right == RIGHT_ENTITLEMENTS_UPDATE) {
        bits |= bit(RIGHT_ENTITLEMENTS_VIEW);
    }
    return (RightSet){bits};
}

RightSet rights_of_primary(unsigned holder) {
    RightSet all = {0};
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        if ((rights[right].holders & holder) != 0) {
            all = rights_with(all, (Right)right);
        }
    }
    return all;
}

Text right_code(Right right) {
    ENSURE(right < RIGHT_COUNT);
    return rights[right].code;
}

bool right_parse(Text code, Right *ret_right) {
    for (int right = 0; right < (int)RIGHT_COUNT; right++) {
        if (text_equal(rights[right].code, code)) {
            *ret_right = (Right)right;
            return true;
        }
    }
    return false;
}
