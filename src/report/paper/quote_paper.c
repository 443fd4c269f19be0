// Lays a quote out as a paper.
#include "report/paper/quote_paper.h"

#include "doc/paper.h"
#include "report/paper/quote_words.h"

enum { TEXT_BYTES_MAX = 1200, FIGURE_BYTES = 48 };

// What of a line is printed beside the suggested price.
typedef struct {
    bool buy;
    bool sell;
} Own;

static void add_pair(PaperWriter *paper, Text key, Text value) {
    if (value.len > 0) {
        paper_pair(paper, key, value);
    }
}

static Text joined(Arena *arena, Text first, const char *between, Text second, const char *behind) {
    TextBuf buf = buf_new(arena, TEXT_BYTES_MAX);
    if (first.len == 0 || second.len == 0) {
        return first.len == 0 ? second : first;
    }
    buf_addf(&buf, "%.*s%s%.*s%s", TEXT_ARG(first), between, TEXT_ARG(second), behind);
    return buf_text(&buf);
}

static Text number_text(Arena *arena, int64_t number) {
    TextBuf buf = buf_new(arena, FIGURE_BYTES);
    buf_add_int(&buf, number);
    return buf_text(&buf);
}

static Text money_text(Arena *arena, Money money, Currency currency) {
    TextBuf buf = buf_new(arena, FIGURE_BYTES);
    money_write(&buf, money, currency);
    return buf_text(&buf);
}

// "EUR 4640.65"
static Text sum_text(Arena *arena, Money money, Currency currency) {
    return joined(arena, currency_code(currency), " ", money_text(arena, money, currency), "");
}

// Called by its role and its code, as on the quote's page: a name is read where reads are noted.
static Text contact_text(Arena *arena, const QuoteWords *words, const QuoteSheet *sheet) {
    ContactRole role = CONTACT_PRIMARY;
    return contact_role_find(sheet->contact_role, &role)
               ? joined(arena, words->contact_roles[role], " (", sheet->contact, ")")
               : (Text){0};
}

static void add_head(Arena *arena, PaperWriter *paper, const QuoteWords *words,
                     const QuoteSheet *sheet) {
    paper_title(paper, words->title, sheet->number);
    add_pair(paper, words->number, sheet->number);
    add_pair(paper, words->revision, number_text(arena, sheet->revision));
    add_pair(paper, words->presented_on, date_text(arena, sheet->presented_on));
    add_pair(paper, words->valid_to, date_text(arena, sheet->valid_to));
    add_pair(paper, words->customer, sheet->customer_name);
    add_pair(paper, words->place, joined(arena, sheet->city, ", ", sheet->country, ""));
    add_pair(paper, words->agreement, sheet->agreement);
    add_pair(paper, words->site, sheet->site);
    add_pair(paper, words->reseller,
             joined(arena, sheet->reseller_name, " (", sheet->reseller, ")"));
    add_pair(paper, words->distributor,
             joined(arena, sheet->distributor_name, " (", sheet->distributor, ")"));
    add_pair(paper, words->contact, contact_text(arena, words, sheet));
    add_pair(paper, words->level, sheet->level_name);
}

static void begin_table(PaperWriter *paper, const QuoteWords *words, Own own) {
    PaperColumn columns[PAPER_COLUMNS_MAX];
    size_t count = 0;
    columns[count++] = (PaperColumn){words->line, 3, true};
    columns[count++] = (PaperColumn){words->part, 7, false};
    columns[count++] = (PaperColumn){words->description, 14, false};
    columns[count++] = (PaperColumn){words->quantity, 5, true};
    columns[count++] = (PaperColumn){words->coverage, 8, false};
    columns[count++] = (PaperColumn){words->unit, 7, true};
    if (own.buy) {
        columns[count++] = (PaperColumn){words->own_unit, 7, true};
    }
    if (own.sell) {
        columns[count++] = (PaperColumn){words->sell_unit, 7, true};
    }
    columns[count++] = (PaperColumn){words->points, 5, true};
    columns[count++] = (PaperColumn){words->extended, 8, true};
    paper_table(paper, columns, count);
}

static Text price_text(Arena *arena, SheetPrice price, Currency currency) {
    return price.given ? money_text(arena, price.unit, currency) : S("–");
}

static Text with_note(Arena *arena, const QuoteSheetLine *line) {
    return joined(arena, line->description, " – ", line->note, "");
}

static void add_line(Arena *arena, PaperWriter *paper, const QuoteSheet *sheet,
                     const QuoteSheetLine *line, Own own) {
    Currency currency = sheet->currency;
    Text cells[PAPER_COLUMNS_MAX];
    TextBuf points = buf_new(arena, FIGURE_BYTES);
    size_t count = 0;
    points_write(&points, line->points);
    cells[count++] = number_text(arena, line->line);
    cells[count++] = line->part;
    cells[count++] = with_note(arena, line);
    cells[count++] = number_text(arena, line->quantity.count);
    cells[count++] = joined(arena, date_text(arena, line->coverage_start), " – ",
                            date_text(arena, line->coverage_end), "");
    cells[count++] = price_text(arena, line->price, currency);
    if (own.buy) {
        cells[count++] = price_text(arena, line->buy, currency);
    }
    if (own.sell) {
        cells[count++] = price_text(arena, line->sell, currency);
    }
    cells[count++] = buf_text(&points);
    cells[count++] = line->price.given ? money_text(arena, line->price.extended, currency) : S("–");
    paper_row(paper, cells);
}

static Own own_of(const QuoteSheet *sheet) {
    Own own = {false, false};
    for (size_t i = 0; i < sheet->line_count; i++) {
        own.buy = own.buy || sheet->lines[i].buy.given;
        own.sell = own.sell || sheet->lines[i].sell.given;
    }
    return own;
}

static void add_sums(Arena *arena, PaperWriter *paper, const QuoteWords *words,
                     const QuoteSheet *sheet) {
    TextBuf points = buf_new(arena, FIGURE_BYTES);
    points_write(&points, sheet->points);
    paper_pair(paper, words->total, sum_text(arena, sheet->total, sheet->currency));
    if (sheet->has_buy) {
        paper_pair(paper, words->own_total, sum_text(arena, sheet->buy_total, sheet->currency));
    }
    if (sheet->has_sell) {
        paper_pair(paper, words->sell_total, sum_text(arena, sheet->sell_total, sheet->currency));
    }
    if (sheet->has_maximum) {
        paper_pair(paper, words->maximum,
                   sum_text(arena, sheet->maximum_end_price, sheet->currency));
    }
    paper_pair(paper, words->points, buf_text(&points));
    paper_paragraph(paper, words->net_of_tax);
}

static Text footer_of(Arena *arena, const QuoteSheet *sheet, Text twin_sha256) {
    TextBuf buf = buf_new(arena, TEXT_BYTES_MAX);
    buf_addf(&buf, "%.*s/%lld · JSON SHA-256 %.*s", TEXT_ARG(sheet->number),
             (long long)sheet->revision, TEXT_ARG(twin_sha256));
    return buf_text(&buf);
}

Err quote_paper(Arena *arena, const QuoteSheet *sheet, Text twin_sha256, Text language, Sink sink) {
    const QuoteWords *words = quote_words(language);
    PaperHead head = {
        .language = words->language,
        .title = joined(arena, words->title, " ", sheet->number, ""),
        .made_on = date_text(arena, sheet->presented_on),
        .footer = footer_of(arena, sheet, twin_sha256),
    };
    PaperWriter paper = paper_writer(arena, &head, sink);
    Own own = own_of(sheet);
    add_head(arena, &paper, words, sheet);
    begin_table(&paper, words, own);
    for (size_t i = 0; i < sheet->line_count; i++) {
        add_line(arena, &paper, sheet, &sheet->lines[i], own);
    }
    add_sums(arena, &paper, words, sheet);
    return paper_end(&paper);
}
