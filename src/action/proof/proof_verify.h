// What a proof's file says of itself, and what became of the proof since (P36, /verify).
#ifndef ACTION_PROOF_PROOF_VERIFY_H
#define ACTION_PROOF_PROOF_VERIFY_H

#include "action/action.h"
#include "base/sign/signature.h"

typedef struct {
    SignatureVerdict verdict;
    Text key_id; // that signed it, as the file says
    Text number; // of the proof; empty where the signed bytes name none, or are not valid
    Text twin_sha256;
} ProofFile;

// Offline: by public keys alone.
ProofFile proof_file_verify(const SigningKey *keys, size_t count, Text bytes);

typedef struct {
    ProofFile file;
    bool known;      // a valid file's proof is in this database
    bool superseded; // by another one, meanwhile
} ProofVerified;

// The public page: nothing but what the holder of the file may know.
Err see_proof_verified(const ActionContext *context, const SigningKey *keys, size_t count,
                       Text bytes, ProofVerified *ret_verified);

#endif
