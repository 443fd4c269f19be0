// Who sees which rows, as sights.c has read it, for the two engines' texts. Inside sights only.
#ifndef SQLBIND_SIGHTS_H
#define SQLBIND_SIGHTS_H

#include "sqlbind.h"

// Who may look. PostgreSQL has a role for each, with a policy of its own made of the same text:
// what this kind of viewer never is stands there as NULL, so that its planner drops what cannot
// hold.
typedef enum { NOBODY, PARTNER, CUSTOMER, STAFF, KIND_COUNT } Kind;

enum {
    OF_PARTNER = 1 << PARTNER,
    OF_CUSTOMER = 1 << CUSTOMER,
    OF_STAFF = 1 << STAFF,
    OF_ANYBODY = OF_PARTNER | OF_CUSTOMER | OF_STAFF,
};

// What a condition may ask of the viewer, and of which kinds there is an answer (store/db_scope.c).
// The store fills them in this order.
typedef struct {
    const char *name;
    bool is_date;
    unsigned kinds;
} SightValue;
enum { AT_STAFF = 0, VALUE_COUNT = 9 };
extern const SightValue sight_values[VALUE_COUNT];

enum { HIDDEN_MAX = 16, SIGHTS_TEXT_MAX = 1 << 20 };

typedef struct {
    const char *path;
    const char *table;
    Tokens tokens;
    size_t seldom; // where the alternatives begin that are seldom asked; tokens.count: nowhere
    Text hidden[HIDDEN_MAX];
    size_t hidden_count;
} Sight;

typedef struct {
    Run *run;
    const Schema *schema;
    Sight *items;
    size_t count;
} Sights;

typedef void (*AddValue)(TextBuf *buf, int value, Kind kind);
// The condition's tokens from one to before another, with what is asked of the viewer as `add`
// writes it.
void sight_add(TextBuf *buf, const Sight *sight, size_t from, size_t to, AddValue add, Kind kind);

bool sight_hides(const Sight *sight, const char *column);
bool sight_has_column(const Sights *sights, const Sight *sight, Text name);

// Calls back for each column of the table, in order; is_first as long as nothing was written.
typedef void (*EachColumn)(TextBuf *buf, const Sight *sight, const char *column, bool is_first);
void sight_each_column(const Sights *sights, const Sight *sight, TextBuf *buf, EachColumn call);

// ---- sights_postgres.c ----

// What is seldom asked must be such that it can go into a function.
void sight_judge_seldom(const Sights *sights, const Sight *sight);
// Roles, policies and functions: a script that may run again.
void sights_write_postgres(const Sights *sights, TextBuf *script);

#endif
