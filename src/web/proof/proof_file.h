// A proof as the file that was kept of it: the same bytes for ever (P36).
#ifndef WEB_PROOF_PROOF_FILE_H
#define WEB_PROOF_PROOF_FILE_H

#include "web/page.h"

typedef enum { PROOF_PDF, PROOF_JSON } ProofForm;

// Answers with the file; its SHA-256 is its ETag.
Err proof_file_answer(PageCall *call, ProofForm form);

#endif
