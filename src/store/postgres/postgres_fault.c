// The one place where PostgreSQL's codes become faults.
#include "store/postgres/postgres_fault.h"

#include <string.h>

// A fault's number: the five characters of the code with its letters as 0 (40P01 → 40001).
static int32_t number_of_state(const char *state) {
    int32_t number = 0;
    for (int i = 0; i < 5 && state[i] != '\0'; i++) {
        number = number * 10 + (state[i] >= '0' && state[i] <= '9' ? state[i] - '0' : 0);
    }
    return number;
}

typedef struct {
    const char *start; // of the code
    FaultCode fault;
} StateRow;

// The first row that fits counts.
static const StateRow states[] = {
    {"40001", FAULT_DB_BUSY}, // serialisation failure
    {"40P01", FAULT_DB_BUSY}, // deadlock
    {"55P03", FAULT_DB_BUSY}, // waited too long for a lock
    {"57014", FAULT_DB_BUSY}, // cancelled
    {"57P", FAULT_DB_LOST},   // the server goes down, or ended this connection
    {"08", FAULT_DB_LOST},    // the connection failed
    {"25P03", FAULT_DB_LOST}, // idle too long inside a transaction
    {"23", FAULT_DB_CONSTRAINT}, {"53100", FAULT_DB_FULL},    {"53200", FAULT_MEMORY},
    {"58030", FAULT_DB_IO},      {"XX001", FAULT_DB_CORRUPT}, {"XX002", FAULT_DB_CORRUPT},
    {"22021", FAULT_DB_VALUE},                             // bytes that are no UTF-8
    {"22012", FAULT_DB_CHANGED},                           // write_guarded: not one row
    {"54", FAULT_TOO_LARGE},     {"25006", FAULT_DB_OPEN}, // opened to read
    {"42501", FAULT_DB_OPEN},                              // the rights of the role
    {"3F000", FAULT_DB_OPEN}, // the schema that the address names is not there
};

Err postgres_fault(const char *state) {
    if (state == NULL) {
        return FAULT_AT(FAULT_DB_LOST, 0);
    }
    for (size_t i = 0; i < sizeof states / sizeof states[0]; i++) {
        if (strncmp(state, states[i].start, strlen(states[i].start)) == 0) {
            return FAULT_AT(states[i].fault, number_of_state(state));
        }
    }
    return FAULT_AT(FAULT_DB_QUERY, number_of_state(state));
}
