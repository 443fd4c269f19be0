// The sites and the ledger of an agreement as lists (portal.md P11).
#ifndef API_AGREEMENT_AGREEMENT_LISTS_H
#define API_AGREEMENT_AGREEMENT_LISTS_H

#include "action/agreement/agreement_source.h"
#include "api/list_answer.h"

// All rows as one page of JSON, or as a stream; params[0] is the agreement. input: NULL asks for
// the ledger, which is one of now.
Err agreement_list_answer(EndpointCall *call, const AgreementInput *input, const RowsAsk *ask);

#endif
