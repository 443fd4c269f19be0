// A quote as a paper for people, in the customer's language.
#ifndef REPORT_PAPER_QUOTE_PAPER_H
#define REPORT_PAPER_QUOTE_PAPER_H

#include "base/json_write.h"
#include "domain/record/quote_sheet.h"

// Writes the paper (doc/paper.h) to the sink; prints the SHA-256 of the twin. Languages that are
// not ours get English.
Err quote_paper(Arena *arena, const QuoteSheet *sheet, Text twin_sha256, Text language, Sink sink);

#endif
