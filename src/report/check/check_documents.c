// Kept documents (P16, P36): their bytes are those that were hashed and signed.
#include "report/check/check_private.h"

#include "base/digest.h"

static void say(const Books *books, const QCheckPaperListDocumentsRow *document, const char *what) {
    Spot spot = spot_of(books, "document", document->object);
    finding_say(books->findings, CHECK_DOCUMENT, &spot, "%.*s: %s (R7.2)", TEXT_ARG(document->form),
                what);
}

// Without the key only that there is a signature can be seen.
static void check_signature(const Books *books, const QCheckPaperListDocumentsRow *document,
                            Text bytes) {
    SignatureVerdict verdict =
        signature_verify(books->key, books->key == NULL ? 0 : 1, bytes).verdict;
    if (verdict == SIGNATURE_NONE || verdict == SIGNATURE_ALTERED) {
        say(books, document, "its signature does not hold");
    } else if (verdict == SIGNATURE_UNKNOWN_KEY && books->key != NULL) {
        say(books, document, "it is signed by another key");
    }
}

static bool ends(Text text, Text end) {
    return text.len >= end.len && text_equal((Text){text.bytes + text.len - end.len, end.len}, end);
}

// "quote.1.reseller.pdf": a revision of a quote for one reader, not signed.
static bool is_of_quote(Text form) {
    return text_begins(form, S("quote.")) && (ends(form, S(".pdf")) || ends(form, S(".json")));
}

static void check_document(const Books *books, const QCheckPaperListDocumentsRow *document) {
    Text bytes = document->content;
    bool is_pdf = ends(document->form, S(".pdf"));
    bool of_quote = is_of_quote(document->form);
    size_t index = 0;
    if (!of_quote && !text_equal(document->form, S("proof.pdf")) &&
        !text_equal(document->form, S("proof.json"))) {
        say(books, document, "there is no such form");
        return;
    }
    if (!of_quote && !books_proof(books, (ProofId){document->object}, &index)) {
        say(books, document, "its proof is not there");
    }
    if (is_pdf && !base64_parse(books->arena, document->content, &bytes)) {
        say(books, document, "it is not kept in base 64");
        return;
    }
    if (!text_equal(digest_text(books->arena, bytes), document->sha256)) {
        say(books, document, "its hash is another one");
    }
    if (is_pdf && !of_quote) {
        check_signature(books, document, bytes);
    }
}

// What was rendered was so in both forms, or in none.
static void check_pairs(const Books *books, const QCheckPaperListDocumentsRows *rows) {
    for (size_t i = 0; i < rows->count; i++) {
        bool pdf = ends(rows->rows[i].form, S(".pdf"));
        size_t other = pdf ? i - 1 : i + 1; // sorted: json stands before pdf
        if (other >= rows->count || rows->rows[other].object != rows->rows[i].object) {
            say(books, &rows->rows[i], "its other form is missing");
        }
    }
}

Err check_documents(const Books *books, int64_t *ret_count) {
    QCheckPaperListDocumentsRows rows;
    size_t mark = books->arena->used;
    TRY(q_check_paper_list_documents(books->catalogue->db, books->arena,
                                     &(QCheckPaperListDocumentsIn){.enterprise = books->enterprise},
                                     &rows));
    for (size_t i = 0; i < rows.count; i++) {
        size_t before = books->arena->used;
        check_document(books, &rows.rows[i]);
        arena_rewind(books->arena, before);
    }
    check_pairs(books, &rows);
    *ret_count += (int64_t)rows.count;
    arena_rewind(books->arena, mark);
    return OK;
}
