// A proof as the file that was kept of it (P36).
#ifndef API_PROOF_PROOF_FILE_H
#define API_PROOF_PROOF_FILE_H

#include "api/endpoint.h"

// Answers with the PDF, or with its JSON twin: the type that the endpoint declares. Its SHA-256 is
// its ETag.
Err proof_file_give(EndpointCall *call);

#endif
