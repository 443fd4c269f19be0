// The permission table, packed: four bits per act (reach, and whether two must agree), then the
// limit.
#include "domain/access/permission.h"

enum {
    BITS_PER_ACT = 4,
    REACH_MASK = 7,
    TWO_PERSONS = 8,
    LIMIT_SHIFT = BITS_PER_ACT * ACT_KINDS,
    TABLE_PARTIES = PARTY_AUDITOR, // the auditor has no column
};

_Static_assert(REACH_COUNT <= REACH_MASK + 1, "a reach has three bits");

typedef struct {
    Text code;
    bool users_too;
    uint32_t cells[TABLE_PARTIES];
} SubjectRow;

#define CELL(reach, act) ((uint32_t)(reach) << (BITS_PER_ACT * (act)))
#define NO               UINT32_C(0)
#define OWN(act)         CELL(REACH_OWN, act)
#define SEEN(act)        CELL(REACH_SEEN, act)
#define BY_CONSENT(act)  CELL(REACH_CONSENT, act)
#define ANY(act)         CELL(REACH_ANY, act)
#define ONLY(limit)      ((uint32_t)(limit) << LIMIT_SHIFT)
// The bit beside each act that the cell has: a reach is never 0 and ANY has the highest bit of
// three.
#define TWO(cell)      ((cell) | ((cell) << 1 & UINT32_C(0x88888)))
#define USERS_TOO      true
#define ONLY_PRIMARIES false

static const SubjectRow rows[SUBJECT_COUNT] = {
#define PERMISSION(id, code, users, ...) [id] = {S_INIT(code), users, {__VA_ARGS__}},
#include "domain/access/permission.def"
#undef PERMISSION
};

// TWO finds an act by ANY's bit alone.
_Static_assert(REACH_ANY == (REACH_MASK + 1) / 2 && REACH_CONSENT < REACH_ANY, "see TWO");

static Permission permission_in(uint32_t cell, ActOn act) {
    uint32_t bits = cell >> (BITS_PER_ACT * (unsigned)act);
    return (Permission){
        .reach = (Reach)(bits & REACH_MASK),
        .two_persons = (bits & TWO_PERSONS) != 0,
        .limit = act == ASK ? LIMIT_NONE : (PermissionLimit)(cell >> LIMIT_SHIFT),
    };
}

// Who may do anything with a subject may read it as far; the widest counts. No reading needs two.
// Who is no staff may ask or enrol for what is nobody's yet, and reads of that only his own.
static Permission reading_in(uint32_t cell, bool is_outside) {
    Permission widest = permission_in(cell, READ);
    for (int act = WRITE; act < (int)ACT_KINDS; act++) {
        Permission other = permission_in(cell, (ActOn)act);
        widest = other.reach > widest.reach ? other : widest;
    }
    widest.two_persons = false;
    widest.reach = is_outside && widest.reach == REACH_ANY ? REACH_OWN : widest.reach;
    return widest;
}

Permission permission_of(Capacity capacity, Subject subject, ActOn act) {
    ENSURE(subject < SUBJECT_COUNT && act < ACT_KINDS && capacity.party < PARTY_COUNT);
    const SubjectRow *row = &rows[subject];
    bool is_outside = capacity.party == PARTY_CUSTOMER || capacity.party == PARTY_PARTNER;
    if (capacity.party == PARTY_AUDITOR) {
        return (Permission){.reach = act == READ ? REACH_ANY : REACH_NONE};
    }
    if (is_outside && !capacity.is_primary && !row->users_too) {
        return (Permission){0};
    }
    uint32_t cell = row->cells[capacity.party];
    Permission permission = act == READ ? reading_in(cell, is_outside) : permission_in(cell, act);
    return permission.reach == REACH_NONE ? (Permission){0} : permission;
}

Text subject_code(Subject subject) {
    ENSURE(subject < SUBJECT_COUNT);
    return rows[subject].code;
}

bool subject_is_for_users(Subject subject) {
    ENSURE(subject < SUBJECT_COUNT);
    return rows[subject].users_too;
}
