// The audit's hash chain (P46): each link is the hash of the one before and of its row.
#ifndef DOMAIN_RECORD_AUDIT_H
#define DOMAIN_RECORD_AUDIT_H

#include "base/date.h"
#include "domain/value/ids.h"

typedef struct {
    EnterpriseId enterprise;
    int64_t seq;
    Instant at;
    IdentityId actor;
    AccountId account;
    Text action;
    int64_t object;
    Text detail;
} AuditRow;

// The hash that the first link follows.
Text audit_chain_start(void);
// The link of a row behind `previous` (hexadecimal): SHA-256 over both, every text with its length,
// so that no two rows read the same.
Text audit_link(Arena *arena, Text previous, const AuditRow *row);

#endif
