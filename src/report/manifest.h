// The manifest beside the files of a job (portal.md §7): JSON that names each file with its rows,
// bytes and SHA-256, and bears the installation's signature, so that `licet verify` can judge files
// that were carried away, without network.
//
// The signature is the last member. What it signs is everything before it, up to and with the line
// break behind "files":[…]:
//
//     {"report":…,…,"files":[…]
//     ,"signature":"%licet-sig KEY BASE64"}
#ifndef REPORT_MANIFEST_H
#define REPORT_MANIFEST_H

#include "base/sign/signature.h"
#include "report/rows_book.h"

typedef struct {
    Text name;
    int64_t rows;
    int64_t bytes;
    Text sha256;
} ManifestFile;

enum { MANIFEST_FILES_MAX = 1000 };

// key NULL: "signature" is null, and nobody can verify it. Choice and files may be of any number.
Text manifest_write(Arena *arena, const SigningKey *key, const RowsAbout *about,
                    const RowsChoice *choice, const ManifestFile *files, size_t count);

typedef struct {
    SignatureVerdict verdict; // SIGNATURE_NONE also where it is no manifest
    Text key_id;
    Text report;
    ManifestFile *files; // where it is valid
    size_t count;
} Manifest;

// Whether a text is a manifest, whoever signed it.
bool manifest_looks_so(Text text);
Manifest manifest_verify(Arena *arena, const SigningKey *key, Text text);

#endif
