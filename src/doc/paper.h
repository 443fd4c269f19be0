// A paper: what a printed document says, in a few words of layout — a title, pairs of key and
// value, paragraphs, tables, a footer — and nothing of how it looks (doc/pdf.h). It is written as
// JSON, a list of lists of text, so that another process can set it.
#ifndef DOC_PAPER_H
#define DOC_PAPER_H

#include "base/json_write.h"

typedef struct {
    Text heading;
    int32_t share; // of the width; the shares of a table are added up
    bool right;    // numbers stand to the right
} PaperColumn;

enum { PAPER_COLUMNS_MAX = 12 };

typedef struct {
    Text language; // BCP 47: "en", "id", "zh-Hant"
    Text title;    // also the title of the file
    Text made_on;  // ISO day, of the file; the same paper gives the same bytes
    Text footer;   // at the foot of each page, beside "page / pages"
} PaperHead;

typedef struct {
    JsonWriter json;
    size_t columns; // of the open table; 0: none
} PaperWriter;

PaperWriter paper_writer(Arena *arena, const PaperHead *head, Sink sink);
void paper_title(PaperWriter *paper, Text title, Text subtitle);
void paper_pair(PaperWriter *paper, Text key, Text value);
void paper_paragraph(PaperWriter *paper, Text text);
// A row has as many cells as its table has columns; the header row comes again on each page.
void paper_table(PaperWriter *paper, const PaperColumn *columns, size_t count);
void paper_row(PaperWriter *paper, const Text *cells);
Err paper_end(PaperWriter *paper);

#endif
