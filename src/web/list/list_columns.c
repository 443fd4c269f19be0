// The columns that a reader chose.
#include "web/list/list_columns.h"

#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/level_words.h"
#include "web/list/list_url.h"
#include "web/part/show/amounts.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"
#include "web/tpl_name.h"

enum { CELL_BYTES_MAX = 4096 };

static bool is_own(const ListColumns *columns, Text name) {
    const Text *own = columns->own;
    while (own->len > 0 && !text_equal(*own, name)) {
        own++;
    }
    return own->len > 0;
}

static bool is_extra(const ListColumns *columns, const Column *column) {
    size_t i = 0;
    while (i < columns->extra_count && columns->extra[i] != column) {
        i++;
    }
    return i < columns->extra_count;
}

bool list_columns(const PageCall *call, const RowsAsk *ask, const ColumnTable *table,
                  const Text *own, ListColumns *ret_columns) {
    RowsChoice choice;
    Complaints complaints = {.arena = call->arena};
    ListColumns columns = {.table = table, .own = own};
    columns.extra = arena_array(call->arena, const Column *, table->count);
    if (!rows_ask_choose(ask, table, &choice, &complaints)) {
        return false;
    }
    for (size_t i = 0; ask->fields.count > 0 && i < choice.count; i++) {
        if (!is_own(&columns, choice.columns[i]->name)) {
            columns.extra[columns.extra_count++] = choice.columns[i];
        }
    }
    *ret_columns = columns;
    return true;
}

// What the chooser carries on: the list as it is, and the columns that it cannot take off.
static KeptList kept_of(const PageCall *call, const ListColumns *columns) {
    static const Text but[] = {S_INIT("fields"), S_INIT("")};
    KeptList kept = list_kept(call, but);
    size_t own = 0;
    while (columns->own[own].len > 0) {
        own++;
    }
    Kept *items = arena_array(call->arena, Kept, kept.count + own);
    for (size_t i = 0; i < kept.count + own; i++) {
        items[i] =
            i < kept.count ? kept.items[i] : (Kept){S("fields"), columns->own[i - kept.count]};
    }
    return (KeptList){items, kept.count + own};
}

void list_choices(const PageCall *call, const ListColumns *columns, TableBar *bar) {
    ColumnChoice *choices = arena_array(call->arena, ColumnChoice, columns->table->count);
    size_t count = 0;
    for (size_t i = 0; i < columns->table->count; i++) {
        const Column *column = &columns->table->columns[i];
        if (!is_own(columns, column->name)) {
            choices[count++] =
                (ColumnChoice){column->name, column_label(column->name), is_extra(columns, column)};
        }
    }
    bar->action = url_path(call->request->path);
    bar->kept = kept_of(call, columns);
    bar->columns = (ColumnChoices){choices, count};
    bar->csrf = call->csrf;
    bar->here = page_here(call);
    bar->compact = call->compact;
}

static bool is_figure(const Column *column) {
    return column->kind == COLUMN_COUNT || column->kind == COLUMN_MONEY ||
           column->kind == COLUMN_POINTS || column->kind == COLUMN_QUANTITY ||
           column->kind == COLUMN_PERCENT;
}

ColumnHeads list_extra_heads(const PageCall *call, const ListColumns *columns, bool sortable) {
    ColumnHead *heads = arena_array(call->arena, ColumnHead, columns->extra_count);
    for (size_t i = 0; i < columns->extra_count; i++) {
        const Column *column = columns->extra[i];
        heads[i] = list_head(call, column_label(column->name), is_figure(column) ? S("num") : S(""),
                             sortable ? column->name : S(""), false);
    }
    return (ColumnHeads){heads, columns->extra_count};
}

// Our own words for what is a word of ours, else the text itself.
static void add_text(const PageCall *call, Html *out, Text name, Text text) {
    if (text_equal(name, S("level"))) {
        html_text(out, level_called(call, text));
    } else if (text_equal(name, S("programme"))) {
        html_message(out, programme_words(text));
    } else if (text_equal(name, S("customer_type"))) {
        html_message(out, customer_type_words(text));
    } else if (text_equal(name, S("quote_state"))) {
        html_message(out, tag_of(call->arena, STATES_OF_QUOTE, text).label);
    } else if (text_equal(name, S("distributor_name")) || text_equal(name, S("reseller_name"))) {
        Name shown = name_of(text, out->lang);
        tpl_name(out, &shown);
    } else {
        html_text(out, text);
    }
}

static Html value_of(const PageCall *call, const ColumnTable *table, const Column *column,
                     const void *row) {
    Html out = html_new(call->arena, call->lang, CELL_BYTES_MAX);
    const char *at = (const char *)row + column->offset;
    const Currency *currency = (const void *)((const char *)row + table->currency_at);
    Text text = column_text(call->arena, table, column, row);
    if (text.len == 0) {
        html_text(&out, S("–"));
        return out;
    }
    switch (column->kind) {
    case COLUMN_TEXT:
    case COLUMN_NUMBER:
        add_text(call, &out, column->name, text);
        break;
    case COLUMN_COUNT:
        html_amount(&out, amount_of(*(const int64_t *)(const void *)at));
        break;
    case COLUMN_DATE:
        html_date(&out, *(const Date *)(const void *)at);
        break;
    case COLUMN_INSTANT:
        html_date(&out, instant_civil_day(*(const Instant *)(const void *)at, 0));
        break;
    case COLUMN_MONEY:
        html_amount(&out, amount_bare(*(const Money *)(const void *)at, *currency));
        break;
    case COLUMN_POINTS:
        html_amount(&out, points_amount(*(const Points *)(const void *)at));
        break;
    case COLUMN_QUANTITY:
        html_amount(&out, quantity_amount(*(const Quantity *)(const void *)at));
        break;
    case COLUMN_PERCENT:
        html_share(&out, percent_share(*(const Percent *)(const void *)at));
        break;
    case COLUMN_BOOL:
        html_message(&out, *(const bool *)(const void *)at ? msg_yes() : msg_no());
        break;
    }
    return out;
}

Cells list_extra_cells(const PageCall *call, const ListColumns *columns, const void *row) {
    Cell *cells = arena_array(call->arena, Cell, columns->extra_count);
    for (size_t i = 0; i < columns->extra_count; i++) {
        const Column *column = columns->extra[i];
        cells[i] = (Cell){.label = column_label(column->name),
                          .value = value_of(call, columns->table, column, row),
                          .number = is_figure(column)};
    }
    return (Cells){cells, columns->extra_count};
}
