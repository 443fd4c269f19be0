// The sites and the ledger of an agreement as lists (portal.md P11).
#ifndef API_AGREEMENT_AGREEMENT_LISTS_H
#define API_AGREEMENT_AGREEMENT_LISTS_H

#include "action/agreement/agreement_source.h"
#include "api/list_answer.h"

typedef enum { AGREEMENT_SITES, AGREEMENT_LEDGER } AgreementListKind;

// All rows as one page of JSON, or as a stream; params[0] is the agreement.
Err agreement_list_answer(EndpointCall *call, AgreementListKind kind, const AgreementInput *input,
                          const RowsAsk *ask);

#endif
