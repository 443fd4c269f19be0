// Stand-in of the tests: one struct per id.
#ifndef DOMAIN_VALUE_IDS_H
#define DOMAIN_VALUE_IDS_H

#include <stdint.h>

#define ID(name)                                                                                   \
    typedef struct {                                                                               \
        int64_t id;                                                                                \
    } name;
ID(EnterpriseId)
ID(AgreementId)
ID(SiteId)
ID(OrderId)
ID(EntitlementId)
ID(TermId)
ID(PriceRowId)
#undef ID

#endif
