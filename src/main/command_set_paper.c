// licet set-paper: a paper on standard input as PDF on standard output, in a cage. For this program
// itself (main/paper/paper_child.h), not for people.
#include "base/file.h"
#include "doc/pdf.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/paper/cage.h"

static const size_t arena_bytes = (size_t)1 << 30;
static const size_t paper_bytes_max = (size_t)256 << 20;

static int set(Arena *arena) {
    Text paper;
    PdfProblem problem;
    Err err = file_read(arena, "-", paper_bytes_max, &paper);
    if (!err_failed(err)) {
        err = pdf_write(arena, paper, file_standard_output(), &problem);
    }
    if (err_failed(err)) {
        return command_say_fault(NULL, err);
    }
    return problem == PDF_FINE ? EXIT_DONE : EXIT_UNUSABLE;
}

int command_set_paper(int count, char **words) {
    Arena arena;
    (void)words;
    if (count != 0) {
        return EXIT_UNUSABLE;
    }
    Err err = cage_enter();
    if (!err_failed(err)) {
        err = arena_init(&arena, arena_bytes);
    }
    if (err_failed(err)) {
        return command_say_fault(NULL, err);
    }
    int status = set(&arena);
    arena_free(&arena);
    return status;
}
