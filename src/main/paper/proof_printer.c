// The printer of proofs.
#include "main/paper/proof_printer.h"

#include "main/paper/paper_child.h"
#include "report/paper/proof_paper.h"
#include "report/paper/proof_twin.h"

// A line of a paper takes at most so much, its texts at their longest.
enum { HEAD_BYTES_MAX = 64 * 1024, LINE_BYTES_MAX = 8 * 1024 };

static Err take(void *target, Text piece) {
    TextBuf *all = target;
    buf_add(all, piece);
    return all->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

static Err print_twin(const void *target, Arena *arena, const Proof *proof, Text *ret_json) {
    (void)target;
    return proof_twin(arena, proof, ret_json);
}

static Err print_pdf(const void *target, Arena *arena, const Proof *proof, Text twin_sha256,
                     Text language, Text *ret_bytes) {
    const char *const *program = target;
    TextBuf paper = buf_new(arena, HEAD_BYTES_MAX + proof->line_count * LINE_BYTES_MAX);
    TRY(proof_paper(arena, proof, twin_sha256, language, (Sink){take, &paper}));
    return paper_child_set(arena, *program, buf_text(&paper), ret_bytes);
}

ProofPrinter proof_printer(const char *const *program) {
    return (ProofPrinter){.twin = print_twin, .pdf = print_pdf, .target = program};
}
