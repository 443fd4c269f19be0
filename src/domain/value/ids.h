// One struct type per kind of id, so that the compiler tells a site from an agreement.
// Ids are internal and mean something only inside their enterprise; people see public numbers.
#ifndef DOMAIN_VALUE_IDS_H
#define DOMAIN_VALUE_IDS_H

#include <stdint.h>

// An id made inside an enterprise is the seq of its transaction × this + its place in there, so
// that ids rise with age (R4.14) and tell the seq that made them.
enum { IDS_PER_SEQ = 1 << 20 };

typedef struct {
    int64_t id;
} EnterpriseId;
typedef struct {
    int64_t id;
} AgreementId;
typedef struct {
    int64_t id;
} SiteId;
typedef struct {
    int64_t id;
} OrderId;
typedef struct {
    int64_t id;
} EntitlementId;
typedef struct {
    int64_t id;
} PriceRowId;
typedef struct {
    int64_t id; // 0: nobody
} AccountId;
typedef struct {
    int64_t id; // 0: the system itself
} IdentityId;
typedef struct {
    int64_t id;
} ProofId;
typedef struct {
    int64_t id;
} QuoteId;
typedef struct {
    int64_t id;
} EnquiryId;

#endif
