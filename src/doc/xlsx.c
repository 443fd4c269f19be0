// libxlsxwriter behind typed cells.
#include "doc/xlsx.h"

#include <stdlib.h>
#include <xlsxwriter.h>

enum {
    FORMAT_BYTES = 32,
    DECIMALS_MAX = XLSX_DIGITS_MAX,
    BASE = 10,
    SHEET_NAME_MAX = 31,
    FIRST_YEAR = 1900
};

struct XlsxBook {
    Arena *arena;
    lxw_workbook *workbook;
    lxw_worksheet *sheet;
    lxw_format *head;
    lxw_format *date;
    lxw_format *decimals[DECIMALS_MAX + 1]; // by their digits behind the point; made when needed
    lxw_row_t row;
    lxw_col_t column;
    bool is_head; // the next row is
    Err fault;
};

static const char *c_text(XlsxBook *book, Text text) {
    TextBuf buf = buf_new(book->arena, text.len + 1);
    buf_add(&buf, text);
    buf_add_char(&buf, 0);
    return buf.bytes;
}

static Err err_of(lxw_error error) {
    if (error == LXW_NO_ERROR) {
        return OK;
    }
    bool too_large = error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED ||
                     error == LXW_ERROR_WORKSHEET_INDEX_OUT_OF_RANGE;
    return FAULT_AT(too_large ? FAULT_TOO_LARGE : FAULT_FILE_WRITE, (int)error);
}

static void note(XlsxBook *book, lxw_error error) {
    if (!err_failed(book->fault)) {
        book->fault = err_of(error);
    }
}

Err xlsx_open(Arena *arena, const char *path, Instant made_at, XlsxBook **ret_book) {
    lxw_workbook_options options = {.constant_memory = LXW_TRUE};
    lxw_doc_properties properties = {.created = made_at.seconds};
    lxw_workbook *workbook = workbook_new_opt(path, &options);
    if (workbook == NULL) {
        return FAULT_AT(FAULT_FILE_WRITE, 0);
    }
    XlsxBook *book = arena_array(arena, XlsxBook, 1);
    *book = (XlsxBook){.arena = arena, .workbook = workbook};
    note(book, workbook_set_properties(workbook, &properties));
    book->head = workbook_add_format(workbook);
    book->date = workbook_add_format(workbook);
    format_set_bold(book->head);
    format_set_num_format(book->date, "yyyy-mm-dd");
    *ret_book = book;
    return OK;
}

void xlsx_sheet(XlsxBook *book, Text name, const int *widths, size_t count, bool head) {
    ENSURE(name.len > 0 && name.len <= SHEET_NAME_MAX);
    size_t mark = book->arena->used;
    book->sheet = workbook_add_worksheet(book->workbook, c_text(book, name));
    arena_rewind(book->arena, mark);
    ENSURE(book->sheet != NULL);
    book->row = 0;
    book->column = 0;
    book->is_head = head;
    for (size_t i = 0; i < count; i++) {
        lxw_col_t column = (lxw_col_t)i;
        note(book, worksheet_set_column(book->sheet, column, column, widths[i], NULL));
    }
    if (head) {
        worksheet_freeze_panes(book->sheet, 1, 0);
    }
}

void xlsx_add_text(XlsxBook *book, Text text) {
    size_t mark = book->arena->used;
    note(book, worksheet_write_string(book->sheet, book->row, book->column++, c_text(book, text),
                                      book->is_head ? book->head : NULL));
    arena_rewind(book->arena, mark);
}

void xlsx_add_date(XlsxBook *book, Date date) {
    CivilDay day = date_civil(date);
    if (day.year < FIRST_YEAR) { // spreadsheets know no day before
        xlsx_add_text(book, date_text(book->arena, date));
        return;
    }
    lxw_datetime value = {.year = day.year, .month = day.month, .day = day.day};
    note(book,
         worksheet_write_datetime(book->sheet, book->row, book->column++, &value, book->date));
}

void xlsx_add_bool(XlsxBook *book, bool value) {
    note(book, worksheet_write_boolean(book->sheet, book->row, book->column++, value, NULL));
}

// "#,##0.00" for two.
static lxw_format *format_of(XlsxBook *book, int decimals) {
    if (book->decimals[decimals] == NULL) {
        size_t mark = book->arena->used;
        TextBuf form = buf_new(book->arena, FORMAT_BYTES);
        buf_add(&form, decimals == 0 ? S("#,##0") : S("#,##0."));
        for (int i = 0; i < decimals; i++) {
            buf_add_char(&form, '0');
        }
        book->decimals[decimals] = workbook_add_format(book->workbook);
        format_set_num_format(book->decimals[decimals], c_text(book, buf_text(&form)));
        arena_rewind(book->arena, mark);
    }
    return book->decimals[decimals];
}

// A decimal of up to 15 digits, which a double holds without loss; false for any other text.
static bool read_decimal(Text decimal, double *ret_number, int *ret_decimals) {
    bool negative = decimal.len > 0 && decimal.bytes[0] == '-';
    int digits = 0;
    int decimals = 0;
    bool point = false;
    int64_t number = 0;
    int64_t scale = 1;
    for (size_t i = negative; i < decimal.len; i++) {
        char byte = decimal.bytes[i];
        if (byte == '.' && !point && digits > 0) {
            point = true;
        } else if (byte < '0' || byte > '9' || ++digits > XLSX_DIGITS_MAX) {
            return false;
        } else {
            number = number * BASE + (byte - '0');
            scale *= point ? BASE : 1;
            decimals += point;
        }
    }
    *ret_number = (double)(negative ? -number : number) / (double)scale;
    *ret_decimals = decimals;
    return digits > 0;
}

void xlsx_add_number(XlsxBook *book, Text decimal) {
    double number = 0;
    int decimals = 0;
    if (!read_decimal(decimal, &number, &decimals)) {
        xlsx_add_text(book, decimal);
        return;
    }
    note(book, worksheet_write_number(book->sheet, book->row, book->column++, number,
                                      format_of(book, decimals)));
}

void xlsx_add_empty(XlsxBook *book) {
    book->column++;
}

void xlsx_end_row(XlsxBook *book) {
    book->row++;
    book->column = 0;
    book->is_head = false;
}

Err xlsx_close(XlsxBook *book) {
    Err closed = err_of(workbook_close(book->workbook));
    return err_failed(book->fault) ? book->fault : closed;
}
