// Errors of the API as application/problem+json (RFC 9457; portal.md §10).
#ifndef API_PROBLEM_H
#define API_PROBLEM_H

#include "api/endpoint.h"
#include "base/input/complaint.h"
#include "domain/refusal.h"

typedef enum {
#define PROBLEM(id, status, code) id,
#include "api/problem.def"
#undef PROBLEM
    PROBLEM_COUNT
} ProblemId;

int problem_status(ProblemId id);
Text problem_code(ProblemId id);

// A field of what was changed meanwhile, as it was sent and as it is.
typedef struct {
    Text field; // JSON Pointer
    Text yours;
    Text theirs;
    Instant at; // when it was changed
    Text by;    // name of the account; empty: not told
} ProblemConflict;

// The object of every error.
extern const Shape problem_shape;

// The request as a whole.
Err problem_say(EndpointCall *call, ProblemId id);
// What a mistake in the fields is called, and which status it has: 400 where something is unknown
// or doubled, else 422 (portal.md §8).
Text complaint_code(ComplaintKind kind);
int complaint_status(ComplaintKind kind);
// The status of them all: 400 where one of them has it.
int complaints_status(const Complaints *complaints);
// What is wrong with the fields, all of it; the code is of the first that has the status.
Err problem_complain(EndpointCall *call, const Complaints *complaints);
// REFUSAL_STALE, 412: each field, yours and theirs (portal.md §10).
Err problem_stale(EndpointCall *call, const Refusals *refusals, const ProblemConflict *conflicts,
                  size_t count);
// What is counted as a whole and was changed meanwhile.
typedef struct {
    int64_t seen;
    int64_t now;
    Instant at; // of the last change, as by
    Text by;
} ProblemRevision;

// The same of a revision alone.
Err problem_stale_revision(EndpointCall *call, const Refusals *refusals,
                           const ProblemRevision *revision);
// What the business refused; the status is that of the first refusal.
Err problem_refuse(EndpointCall *call, const Refusals *refusals);

#endif
