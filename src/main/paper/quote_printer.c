// The printer of quotes.
#include "main/paper/quote_printer.h"

#include "main/paper/paper_child.h"
#include "report/paper/quote_paper.h"
#include "report/paper/quote_twin.h"

// A line of a paper takes at most so much, its texts at their longest.
enum { HEAD_BYTES_MAX = 64 * 1024, LINE_BYTES_MAX = 8 * 1024 };

static Err take(void *target, Text piece) {
    TextBuf *all = target;
    buf_add(all, piece);
    return all->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

static Err print_twin(const void *target, Arena *arena, const QuoteSheet *sheet, Text *ret_json) {
    (void)target;
    return quote_twin(arena, sheet, ret_json);
}

static Err print_pdf(const void *target, Arena *arena, const QuoteSheet *sheet, Text twin_sha256,
                     Text language, Text *ret_bytes) {
    const char *const *program = target;
    TextBuf paper = buf_new(arena, HEAD_BYTES_MAX + sheet->line_count * LINE_BYTES_MAX);
    TRY(quote_paper(arena, sheet, twin_sha256, language, (Sink){take, &paper}));
    return paper_child_set(arena, *program, buf_text(&paper), ret_bytes);
}

QuotePrinter quote_printer(const char *const *program) {
    return (QuotePrinter){.twin = print_twin, .pdf = print_pdf, .target = program};
}
