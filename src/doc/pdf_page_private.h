// Pages: where the next piece goes, and when a page is full. Inside doc only.
#ifndef DOC_PDF_PAGE_PRIVATE_H
#define DOC_PDF_PAGE_PRIVATE_H

#include "doc/paper.h"

enum { PDF_PAGES_MAX = 2000 };

typedef struct PdfPages PdfPages;

// Once over all pieces to count the pages (writing nothing), then again to set them.
// FAULT_MEMORY where the libraries cannot begin.
Err pdf_pages_begin(Arena *arena, const PaperHead *head, Sink sink, PdfPages **ret_pages);
void pdf_pages_count(PdfPages *pages);
void pdf_pages_set(PdfPages *pages); // after counting
// Ends and frees; the fault of the sink or the library.
Err pdf_pages_end(PdfPages *pages);

void pdf_put_title(PdfPages *pages, Text title, Text subtitle);
void pdf_put_pair(PdfPages *pages, Text key, Text value);
void pdf_put_paragraph(PdfPages *pages, Text text);
void pdf_put_table(PdfPages *pages, const PaperColumn *columns, size_t count);
void pdf_put_row(PdfPages *pages, const Text *cells);
// True once something did not fit: a row higher than a page, or over PDF_PAGES_MAX pages.
bool pdf_pages_too_long(const PdfPages *pages);

#endif
