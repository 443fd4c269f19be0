// Reads a paper and puts its pieces on pages, twice: to count them, and to set them.
#include "doc/pdf.h"

#include "base/date.h"
#include "base/json_read.h"
#include "doc/pdf_page_private.h"

enum { SHARE_MAX = 1000, CELL_BYTES_MAX = 16 * 1024 };

typedef struct {
    Json pieces;
    size_t count;
    size_t columns; // of the table that is open; 0: none
    Arena *arena;
    PdfPages *pages;
} Setting;

// The n-th text of a piece; false where it is none, or too long for a page.
static bool text_at(Json piece, size_t n, Text *ret) {
    if (n >= json_list_count(piece)) {
        return false;
    }
    Json item = json_list_item(piece, n);
    if (json_kind(item) != JSON_KIND_TEXT || json_get_text(item).len > CELL_BYTES_MAX) {
        return false;
    }
    *ret = json_get_text(item);
    return true;
}

static bool texts_at(Json piece, size_t count, Text *ret) {
    for (size_t i = 0; i < count; i++) {
        if (!text_at(piece, i + 1, &ret[i])) {
            return false;
        }
    }
    return json_list_count(piece) == count + 1;
}

static bool put_table(Setting *setting, Json piece) {
    PaperColumn columns[PAPER_COLUMNS_MAX];
    size_t members = json_list_count(piece) - 1;
    size_t count = members / 2;
    if (members % 2 != 0 || count < 1 || count > PAPER_COLUMNS_MAX) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        Json share = json_list_item(piece, 2 + 2 * i);
        if (!text_at(piece, 1 + 2 * i, &columns[i].heading) ||
            json_kind(share) != JSON_KIND_INTEGER) {
            return false;
        }
        int64_t wanted = json_get_integer(share);
        if (wanted < -SHARE_MAX || wanted > SHARE_MAX || wanted == 0) {
            return false;
        }
        columns[i].right = wanted < 0;
        columns[i].share = (int32_t)(wanted < 0 ? -wanted : wanted);
    }
    pdf_put_table(setting->pages, columns, count);
    setting->columns = count;
    return true;
}

static bool put_other(Setting *setting, Text kind, Json piece) {
    Text texts[2];
    setting->columns = 0;
    if (text_equal(kind, S("paragraph")) && texts_at(piece, 1, texts)) {
        pdf_put_paragraph(setting->pages, texts[0]);
    } else if (text_equal(kind, S("title")) && texts_at(piece, 2, texts)) {
        pdf_put_title(setting->pages, texts[0], texts[1]);
    } else if (text_equal(kind, S("pair")) && texts_at(piece, 2, texts)) {
        pdf_put_pair(setting->pages, texts[0], texts[1]);
    } else {
        return false;
    }
    return true;
}

static bool put_piece(Setting *setting, Json piece) {
    Text kind;
    Text cells[PAPER_COLUMNS_MAX];
    if (json_kind(piece) != JSON_KIND_LIST || !text_at(piece, 0, &kind)) {
        return false;
    }
    if (text_equal(kind, S("row"))) {
        if (setting->columns == 0 || !texts_at(piece, setting->columns, cells)) {
            return false;
        }
        pdf_put_row(setting->pages, cells);
        return true;
    }
    return text_equal(kind, S("table")) ? put_table(setting, piece)
                                        : put_other(setting, kind, piece);
}

static bool put_all(Setting *setting) {
    setting->columns = 0;
    for (size_t i = 1; i < setting->count && !pdf_pages_too_long(setting->pages); i++) {
        if (!put_piece(setting, json_list_item(setting->pieces, i))) {
            return false;
        }
    }
    return true;
}

static bool read_head(Setting *setting, PaperHead *ret_head) {
    enum { MEMBERS = 4 };
    Text texts[MEMBERS];
    Text kind;
    Date made_on;
    if (setting->count == 0) {
        return false;
    }
    Json piece = json_list_item(setting->pieces, 0);
    bool fine = json_kind(piece) == JSON_KIND_LIST && text_at(piece, 0, &kind) &&
                text_equal(kind, S("paper")) && texts_at(piece, MEMBERS, texts) &&
                date_parse(texts[2], &made_on);
    if (fine) {
        *ret_head = (PaperHead){texts[0], texts[1], texts[2], texts[3]};
    }
    return fine;
}

static Err set(Setting *setting, Sink sink, PdfProblem *ret_problem) {
    PaperHead head;
    *ret_problem = PDF_NOT_A_PAPER;
    if (!read_head(setting, &head)) {
        return OK;
    }
    TRY(pdf_pages_begin(setting->arena, &head, sink, &setting->pages));
    pdf_pages_count(setting->pages);
    bool fine = put_all(setting);
    if (fine && !pdf_pages_too_long(setting->pages)) {
        pdf_pages_set(setting->pages);
        (void)put_all(setting);
        *ret_problem = PDF_FINE;
    } else if (fine) {
        *ret_problem = PDF_TOO_LONG;
    }
    return pdf_pages_end(setting->pages);
}

Err pdf_write(Arena *arena, Text paper, Sink sink, PdfProblem *ret_problem) {
    JsonDocument *document = NULL;
    JsonFault why;
    *ret_problem = PDF_NOT_A_PAPER;
    if (!json_parse(arena, paper, &document, &why)) {
        return OK;
    }
    Json root = json_root(document);
    Err err = OK;
    if (json_kind(root) == JSON_KIND_LIST) {
        Setting setting = {.pieces = root, .count = json_list_count(root), .arena = arena};
        err = set(&setting, sink, ret_problem);
    }
    json_free(document);
    return err;
}
