// Writing a paper: each piece is a list whose first text says what it is.
#include "doc/paper.h"

static void put(PaperWriter *paper, Text kind, const Text *texts, size_t count) {
    json_begin_list(&paper->json);
    json_add_text(&paper->json, kind);
    for (size_t i = 0; i < count; i++) {
        json_add_text(&paper->json, texts[i]);
    }
    json_end_list(&paper->json);
}

PaperWriter paper_writer(Arena *arena, const PaperHead *head, Sink sink) {
    PaperWriter paper = {.json = json_writer(arena, sink)};
    const Text texts[] = {head->language, head->title, head->made_on, head->footer};
    json_begin_list(&paper.json);
    put(&paper, S("paper"), texts, sizeof texts / sizeof texts[0]);
    return paper;
}

void paper_title(PaperWriter *paper, Text title, Text subtitle) {
    const Text texts[] = {title, subtitle};
    paper->columns = 0;
    put(paper, S("title"), texts, sizeof texts / sizeof texts[0]);
}

void paper_pair(PaperWriter *paper, Text key, Text value) {
    const Text texts[] = {key, value};
    paper->columns = 0;
    put(paper, S("pair"), texts, sizeof texts / sizeof texts[0]);
}

void paper_paragraph(PaperWriter *paper, Text text) {
    paper->columns = 0;
    put(paper, S("paragraph"), &text, 1);
}

// Per column its heading and its share, below zero where it stands to the right.
void paper_table(PaperWriter *paper, const PaperColumn *columns, size_t count) {
    ENSURE(count >= 1 && count <= PAPER_COLUMNS_MAX);
    json_begin_list(&paper->json);
    json_add_text(&paper->json, S("table"));
    for (size_t i = 0; i < count; i++) {
        ENSURE(columns[i].share > 0);
        json_add_text(&paper->json, columns[i].heading);
        json_add_int(&paper->json, columns[i].right ? -columns[i].share : columns[i].share);
    }
    json_end_list(&paper->json);
    paper->columns = count;
}

void paper_row(PaperWriter *paper, const Text *cells) {
    ENSURE(paper->columns > 0);
    put(paper, S("row"), cells, paper->columns);
}

Err paper_end(PaperWriter *paper) {
    json_end_list(&paper->json);
    return json_writer_end(&paper->json);
}
