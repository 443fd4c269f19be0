// PDF: sets a paper (doc/paper.h) on A4 pages. (The libraries behind it are Pango and Cairo.)
//
// The same paper gives the same bytes on the same machine: the file's dates are the paper's own and
// nothing in it is drawn by lot. Fonts go in as the subset that is used. To be run in a process of
// its own: the libraries keep caches of theirs, and what they read comes from outside.
#ifndef DOC_PDF_H
#define DOC_PDF_H

#include "base/json_write.h"

typedef enum {
    PDF_FINE,
    PDF_NOT_A_PAPER, // the text is no paper as doc/paper.h writes it
    PDF_TOO_LONG,    // over 2,000 pages, or a row higher than one
} PdfProblem;

// Writes the paper as PDF to the sink. A fault is of the sink or of the library.
Err pdf_write(Arena *arena, Text paper, Sink sink, PdfProblem *ret_problem);

#endif
