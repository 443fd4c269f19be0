// licet verify: whether a document is as it was signed. Needs the public key, nothing else.
#include "action/proof/proof_verify.h"
#include "base/digest.h"
#include "base/input/complaint.h"
#include "base/file.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/key_file.h"
#include "report/manifest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const size_t arena_bytes = (size_t)1 << 30;
static const size_t file_bytes_max = (size_t)256 << 20;

typedef struct {
    const char *file;
    const char *key; // a file, or the public key's text
} VerifyWords;

static int usage(void) {
    (void)fputs("usage: licet verify FILE [--key FILE|'licet-public-1 …']    (else LICET_KEY)\n",
                stderr);
    return EXIT_UNUSABLE;
}

static bool read_words(int count, char **words, VerifyWords *ret) {
    VerifyWords read = {.key = getenv("LICET_KEY")};
    for (int i = 0; i < count; i++) {
        if (strcmp(words[i], "--key") == 0 && i + 1 < count) {
            read.key = words[++i];
        } else if (read.file == NULL && (words[i][0] != '-' || words[i][1] == '\0')) {
            read.file = words[i];
        } else {
            return false;
        }
    }
    *ret = read;
    return read.file != NULL && read.key != NULL;
}

static int say_valid(Text shown, const ProofFile *file) {
    Text id = file->key_id;
    (void)printf("%.*s: valid, signed by key %.*s", TEXT_ARG(shown), TEXT_ARG(id));
    if (file->number.len > 0) {
        Text number = file->number;
        Text twin = file->twin_sha256;
        (void)printf("; proof %.*s, SHA-256 of its JSON %.*s", TEXT_ARG(number), TEXT_ARG(twin));
    }
    (void)printf("\n");
    return fflush(stdout) == 0 ? EXIT_DONE : EXIT_UNUSABLE;
}

// 0: valid · 1: altered, or never signed · 2: signed by another key than the one given.
static int say_verdict(const VerifyWords *words, const ProofFile *file) {
    Text shown = complaint_file(words->file);
    switch (file->verdict) {
    case SIGNATURE_VALID:
        return say_valid(shown, file);
    case SIGNATURE_ALTERED:
        (void)printf("%.*s: ALTERED: it is not as it was signed\n", TEXT_ARG(shown));
        return EXIT_FAULT;
    case SIGNATURE_NONE:
        (void)printf("%.*s: ALTERED: it does not end with a signature\n", TEXT_ARG(shown));
        return EXIT_FAULT;
    case SIGNATURE_UNKNOWN_KEY:
        (void)printf("%.*s: UNKNOWN KEY: it names another key than the one given\n",
                     TEXT_ARG(shown));
        return EXIT_UNUSABLE;
    }
    NEVER("a verdict");
}

// ---- a manifest and the files beside it ----

// In the folder of the manifest.
static const char *path_beside(Arena *arena, const char *manifest, Text name) {
    const char *slash = strrchr(manifest, '/');
    size_t folder = slash == NULL ? 0 : (size_t)(slash - manifest) + 1;
    TextBuf path = buf_new(arena, folder + name.len + 1);
    buf_add(&path, (Text){manifest, folder});
    buf_add(&path, name);
    buf_add_char(&path, 0);
    return path.bytes;
}

static bool is_plain_name(Text name) {
    return name.len > 0 && name.bytes[0] != '.' && memchr(name.bytes, '/', name.len) == NULL &&
           memchr(name.bytes, 0, name.len) == NULL;
}

// 0: as the manifest says · 1: not so · 2: it is not there.
static int say_file(Arena *arena, const VerifyWords *words, const ManifestFile *file) {
    Text bytes;
    Text name = file->name;
    size_t mark = arena->used;
    int status = EXIT_DONE;
    if (!is_plain_name(name) || err_failed(file_read(arena, path_beside(arena, words->file, name),
                                                     file_bytes_max, &bytes))) {
        (void)printf("%.*s: cannot be read beside the manifest\n", TEXT_ARG(name));
        return EXIT_UNUSABLE;
    }
    if ((int64_t)bytes.len == file->bytes && text_equal(digest_text(arena, bytes), file->sha256)) {
        (void)printf("%.*s: as the manifest says\n", TEXT_ARG(name));
    } else {
        (void)printf("%.*s: ALTERED: it is not as the manifest says\n", TEXT_ARG(name));
        status = EXIT_FAULT;
    }
    arena_rewind(arena, mark);
    return status;
}

static int say_manifest(Arena *arena, const VerifyWords *words, const SigningKey *key, Text bytes) {
    Manifest manifest = manifest_verify(arena, key, bytes);
    ProofFile said = {.verdict = manifest.verdict, .key_id = manifest.key_id};
    int status = say_verdict(words, &said);
    for (size_t i = 0; i < manifest.count && manifest.verdict == SIGNATURE_VALID; i++) {
        int file = say_file(arena, words, &manifest.files[i]);
        status = status == EXIT_FAULT || file == EXIT_DONE ? status : file;
    }
    return status;
}

static int verify(Arena *arena, const VerifyWords *words) {
    SigningKey key;
    Text bytes;
    Err err = OK;
    if (!signing_key_parse(text_of(words->key), &key)) {
        err = key_file_read(arena, words->key, &key);
    }
    if (err_failed(err)) {
        (void)command_say_fault(words->key, err);
        return EXIT_UNUSABLE;
    }
    err = file_read(arena, words->file, file_bytes_max, &bytes);
    if (err_failed(err)) {
        (void)command_say_fault(words->file, err);
        return EXIT_UNUSABLE;
    }
    if (manifest_looks_so(bytes)) {
        return say_manifest(arena, words, &key, bytes);
    }
    ProofFile file = proof_file_verify(&key, 1, bytes);
    return say_verdict(words, &file);
}

int command_verify(int count, char **words) {
    Arena arena;
    VerifyWords read;
    if (!read_words(count, words, &read)) {
        return usage();
    }
    Err err = arena_init(&arena, arena_bytes);
    if (err_failed(err)) {
        (void)command_say_fault(NULL, err);
        return EXIT_UNUSABLE;
    }
    int status = verify(&arena, &read);
    arena_free(&arena);
    return status;
}
