// Setting pieces on A4 pages with Pango, drawing them with Cairo. Knows no paper, only pieces.
#include "doc/pdf_page_private.h"

#include <cairo/cairo-pdf.h>
#include <pango/pangocairo.h>

// In points, 1/72 inch.
static const double page_width = 595.276;
static const double page_height = 841.89;
static const double margin = 42;
static const double foot = 28; // of it, for the footer
static const double key_width = 130;
static const double cell_gap = 6;
static const double row_gap = 2.5;
static const double piece_gap = 8;

static const double title_size = 17;
static const double subtitle_size = 10;
static const double text_size = 9;
static const double cell_size = 8;
static const double foot_size = 6.5;

enum { DATE_STAMP_BYTES = 64 };

typedef struct {
    double x;
    double width;
    bool right;
    Text heading;
} Column;

struct PdfPages {
    PaperHead head;
    Sink sink;
    Err fault;
    cairo_surface_t *surface;
    cairo_t *cairo;
    PangoFontMap *fonts;
    PangoContext *context;
    PangoLayout *layout;
    bool setting; // else counting
    bool too_long;
    int32_t page; // from 1
    int32_t pages;
    double y;
    Column columns[PAPER_COLUMNS_MAX];
    size_t column_count;
};

// ---- text ----

typedef struct {
    double size;
    bool bold;
    bool right;
    double width;
} Style;

static void lay(PdfPages *pages, Text text, Style style) {
    PangoFontDescription *font = pango_font_description_from_string(
        style.bold ? "Noto Sans,Noto Sans CJK TC Bold" : "Noto Sans,Noto Sans CJK TC");
    pango_font_description_set_absolute_size(font, style.size * PANGO_SCALE);
    pango_layout_set_font_description(pages->layout, font);
    pango_font_description_free(font);
    pango_layout_set_width(pages->layout, (int)(style.width * PANGO_SCALE));
    pango_layout_set_alignment(pages->layout, style.right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    pango_layout_set_text(pages->layout, text.len == 0 ? "" : text.bytes, (int)text.len);
}

static double laid_height(PdfPages *pages) {
    int height = 0;
    pango_layout_get_size(pages->layout, NULL, &height);
    return (double)height / PANGO_SCALE;
}

static void show(PdfPages *pages, double x, double y) {
    if (pages->setting) {
        cairo_move_to(pages->cairo, x, y);
        pango_cairo_show_layout(pages->cairo, pages->layout);
    }
}

static void rule(PdfPages *pages, double y, double grey) {
    if (pages->setting) {
        cairo_set_source_rgb(pages->cairo, grey, grey, grey);
        cairo_set_line_width(pages->cairo, 0.5);
        cairo_move_to(pages->cairo, margin, y);
        cairo_line_to(pages->cairo, page_width - margin, y);
        cairo_stroke(pages->cairo);
        cairo_set_source_rgb(pages->cairo, 0, 0, 0);
    }
}

// ---- pages ----

static double bottom(void) {
    return page_height - margin - foot;
}

static void end_page(PdfPages *pages) {
    if (pages->page == 0) {
        return;
    }
    enum { NUMBER_BYTES = 32 };
    char number[NUMBER_BYTES];
    TextBuf buf = {.bytes = number, .max = sizeof number};
    buf_addf(&buf, "%d / %d", pages->page, pages->pages);
    double width = page_width - 2 * margin;
    double y = page_height - margin - foot / 2;
    if (pages->setting) {
        rule(pages, y - 4, 0.6);
        lay(pages, pages->head.footer, (Style){.size = foot_size, .width = width - 60});
        show(pages, margin, y);
        lay(pages, buf_text(&buf), (Style){.size = foot_size, .width = width, .right = true});
        show(pages, margin, y);
        cairo_show_page(pages->cairo);
    }
}

static void put_headings(PdfPages *pages);

static void begin_page(PdfPages *pages) {
    end_page(pages);
    pages->page++;
    pages->y = margin;
    pages->too_long = pages->too_long || pages->page > PDF_PAGES_MAX;
    put_headings(pages);
}

// Room for something of this height: a fresh page where this one is too full.
static void make_room(PdfPages *pages, double height) {
    if (pages->page == 0 || pages->y + height > bottom()) {
        begin_page(pages);
        pages->too_long = pages->too_long || pages->y + height > bottom();
    }
}

// ---- pieces ----

static void put_text(PdfPages *pages, Text text, Style style, double x) {
    lay(pages, text, style);
    double height = laid_height(pages);
    make_room(pages, height);
    lay(pages, text, style); // a fresh page has used the layout
    show(pages, x, pages->y);
    pages->y += height;
}

static double body_width(void) {
    return page_width - 2 * margin;
}

static void end_table(PdfPages *pages) {
    if (pages->column_count > 0) {
        pages->column_count = 0;
        pages->y += piece_gap;
    }
}

void pdf_put_title(PdfPages *pages, Text title, Text subtitle) {
    end_table(pages);
    put_text(pages, title, (Style){.size = title_size, .bold = true, .width = body_width()},
             margin);
    if (subtitle.len > 0) {
        put_text(pages, subtitle, (Style){.size = subtitle_size, .width = body_width()}, margin);
    }
    pages->y += piece_gap;
}

void pdf_put_pair(PdfPages *pages, Text key, Text value) {
    end_table(pages);
    Style of_key = {.size = text_size, .bold = true, .width = key_width - cell_gap};
    Style of_value = {.size = text_size, .width = body_width() - key_width};
    lay(pages, key, of_key);
    double height = laid_height(pages);
    lay(pages, value, of_value);
    height = laid_height(pages) > height ? laid_height(pages) : height;
    make_room(pages, height);
    lay(pages, key, of_key);
    show(pages, margin, pages->y);
    lay(pages, value, of_value);
    show(pages, margin + key_width, pages->y);
    pages->y += height + row_gap;
}

// Line by line, so that it may go over pages.
void pdf_put_paragraph(PdfPages *pages, Text text) {
    end_table(pages);
    Style style = {.size = text_size, .width = body_width()};
    lay(pages, text, style);
    int lines = pango_layout_get_line_count(pages->layout);
    pages->y += piece_gap;
    for (int i = 0; i < lines && !pages->too_long; i++) {
        PangoRectangle logical;
        pango_layout_line_get_extents(pango_layout_get_line_readonly(pages->layout, i), NULL,
                                      &logical);
        double height = (double)logical.height / PANGO_SCALE;
        make_room(pages, height);
        lay(pages, text, style);
        if (pages->setting) {
            cairo_move_to(pages->cairo, margin, pages->y - (double)logical.y / PANGO_SCALE);
            pango_cairo_show_layout_line(pages->cairo,
                                         pango_layout_get_line_readonly(pages->layout, i));
        }
        pages->y += height;
    }
    pages->y += piece_gap;
}

// ---- tables ----

static Style style_of(const Column *column, bool bold) {
    return (Style){.size = cell_size, .bold = bold, .right = column->right, .width = column->width};
}

static double row_height(PdfPages *pages, const Text *cells, bool bold) {
    double height = 0;
    for (size_t i = 0; i < pages->column_count; i++) {
        lay(pages, cells[i], style_of(&pages->columns[i], bold));
        double own = laid_height(pages);
        height = own > height ? own : height;
    }
    return height + 2 * row_gap;
}

static void draw_row(PdfPages *pages, const Text *cells, double height, bool bold) {
    for (size_t i = 0; i < pages->column_count && pages->setting; i++) {
        lay(pages, cells[i], style_of(&pages->columns[i], bold));
        show(pages, pages->columns[i].x, pages->y + row_gap);
    }
    pages->y += height;
    rule(pages, pages->y, bold ? 0.2 : 0.85);
}

static void put_headings(PdfPages *pages) {
    Text cells[PAPER_COLUMNS_MAX];
    if (pages->column_count == 0) {
        return;
    }
    for (size_t i = 0; i < pages->column_count; i++) {
        cells[i] = pages->columns[i].heading;
    }
    draw_row(pages, cells, row_height(pages, cells, true), true);
}

void pdf_put_table(PdfPages *pages, const PaperColumn *columns, size_t count) {
    end_table(pages);
    int64_t shares = 0;
    for (size_t i = 0; i < count; i++) {
        shares += columns[i].share;
    }
    double x = margin;
    double free_width = body_width() - cell_gap * (double)(count - 1);
    for (size_t i = 0; i < count; i++) {
        double width = free_width * (double)columns[i].share / (double)shares;
        pages->columns[i] = (Column){x, width, columns[i].right, columns[i].heading};
        x += width + cell_gap;
    }
    static const double two_rows = 40;
    pages->y += piece_gap;
    make_room(pages, two_rows);
    pages->column_count = count;
    put_headings(pages);
}

void pdf_put_row(PdfPages *pages, const Text *cells) {
    double height = row_height(pages, cells, false);
    make_room(pages, height);
    draw_row(pages, cells, height, false);
}

bool pdf_pages_too_long(const PdfPages *pages) {
    return pages->too_long;
}

// ---- the file ----

static cairo_status_t write_piece(void *closure, const unsigned char *bytes, unsigned int length) {
    PdfPages *pages = closure;
    if (!err_failed(pages->fault)) {
        pages->fault = pages->sink.write(pages->sink.target, (Text){(const char *)bytes, length});
    }
    return err_failed(pages->fault) ? CAIRO_STATUS_WRITE_ERROR : CAIRO_STATUS_SUCCESS;
}

// The library's name of a language: it knows Chinese by country.
static const char *library_language(Text language) {
    return text_equal(language, S("zh-Hant")) ? "zh-tw"
           : text_equal(language, S("id"))    ? "id"
                                              : "en";
}

static void set_metadata(const PdfPages *pages, Arena *arena) {
    TextBuf made = buf_new(arena, DATE_STAMP_BYTES);
    buf_add(&made, pages->head.made_on);
    buf_add(&made, S("T00:00:00Z"));
    cairo_pdf_surface_set_metadata(pages->surface, CAIRO_PDF_METADATA_TITLE,
                                   text_copy(arena, pages->head.title).bytes);
    cairo_pdf_surface_set_metadata(pages->surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                   text_copy(arena, buf_text(&made)).bytes);
}

Err pdf_pages_begin(Arena *arena, const PaperHead *head, Sink sink, PdfPages **ret_pages) {
    PdfPages *pages = arena_new(arena, PdfPages);
    *pages = (PdfPages){.head = *head, .sink = sink};
    pages->surface =
        cairo_pdf_surface_create_for_stream(write_piece, pages, page_width, page_height);
    pages->cairo = cairo_create(pages->surface);
    pages->fonts = pango_cairo_font_map_new();
    pages->context = pango_font_map_create_context(pages->fonts);
    pango_context_set_language(pages->context,
                               pango_language_from_string(library_language(head->language)));
    pages->layout = pango_layout_new(pages->context);
    pango_layout_set_wrap(pages->layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_auto_dir(pages->layout, TRUE);
    set_metadata(pages, arena);
    *ret_pages = pages;
    return cairo_status(pages->cairo) == CAIRO_STATUS_SUCCESS ? OK : FAULT_AT(FAULT_MEMORY, 0);
}

static void rewind_pages(PdfPages *pages, bool setting) {
    pages->setting = setting;
    pages->page = 0;
    pages->y = 0;
    pages->column_count = 0;
}

void pdf_pages_count(PdfPages *pages) {
    rewind_pages(pages, false);
}

void pdf_pages_set(PdfPages *pages) {
    pages->pages = pages->page > 0 ? pages->page : 1;
    rewind_pages(pages, true);
}

Err pdf_pages_end(PdfPages *pages) {
    if (pages->setting) {
        make_room(pages, 0);
        end_page(pages);
    }
    cairo_destroy(pages->cairo);
    cairo_surface_finish(pages->surface);
    cairo_status_t status = cairo_surface_status(pages->surface);
    cairo_surface_destroy(pages->surface);
    g_object_unref(pages->layout);
    g_object_unref(pages->context);
    g_object_unref(pages->fonts);
    if (err_failed(pages->fault)) {
        return pages->fault;
    }
    return status == CAIRO_STATUS_SUCCESS || !pages->setting ? OK
                                                             : FAULT_AT(FAULT_FILE_WRITE, status);
}
