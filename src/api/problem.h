// Errors of the API as application/problem+json (RFC 9457; portal.md §10).
#ifndef API_PROBLEM_H
#define API_PROBLEM_H

#include "api/endpoint.h"
#include "base/input/complaint.h"
#include "domain/refusal.h"

// The request as a whole: status and code, "not_found".
Err problem_say(EndpointCall *call, int status, Text code);
// What is wrong with its fields, all of it.
Err problem_complain(EndpointCall *call, int status, const Complaints *complaints);
// What the business refused; the status is that of the first refusal.
Err problem_refuse(EndpointCall *call, const Refusals *refusals);

#endif
