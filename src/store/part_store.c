// Turns part and price rows into parts and back.
#include "store/part_store.h"

#include "base/json_write.h"
#include "store/q_part.h"
#include "store/q_price.h"
#include <stdlib.h>

static Err part_of_row(Text number, const QPartListRow *row, Part *ret_part) {
    PartType type;
    if (!part_type_find(row->type, &type)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    *ret_part = (Part){
        .part = number,
        .type = type,
        .points = row->points,
        .discountable = row->discountable,
        .renewal = row->renewal_null ? (Text){0} : row->renewal,
        .reinstatement = row->reinstatement_null ? (Text){0} : row->reinstatement,
        .term_months = (int32_t)row->term_months,
        .minimum = row->minimum_quantity,
        .multiple = row->multiple,
        .has_until = !row->orderable_until_null,
        .orderable_until = row->orderable_until_null ? (Date){0} : row->orderable_until,
        .replacement = row->replacement_null ? (Text){0} : row->replacement,
    };
    return OK;
}

static Err list_parts(Db *db, Arena *arena, Text list, const Text *numbers, PricedPart *parts) {
    QPartListRows rows;
    TRY(q_part_list(db, arena, &(QPartListIn){.parts = list}, &rows));
    for (size_t i = 0; i < rows.count; i++) {
        PricedPart *part = &parts[rows.rows[i].at];
        TRY(part_of_row(text_copy(arena, numbers[rows.rows[i].at]), &rows.rows[i], &part->part));
        part->found = true;
    }
    return OK;
}

// Part after part, the rows of each as the rules want them (domain/price.h), the levels of a row
// side by side. The database would sort too, but for ten parts it takes longer about it.
static int price_compare(const void *left, const void *right) {
    const QPriceListOfPartsRow *a = left;
    const QPriceListOfPartsRow *b = right;
    int order = (a->at > b->at) - (a->at < b->at);
    if (order == 0) {
        order = date_compare(a->from_day, b->from_day);
    }
    if (order == 0) {
        order = date_compare(a->published, b->published);
    }
    if (order == 0) {
        order = (a->release > b->release) - (a->release < b->release);
    }
    return order != 0 ? order
                      : (a->price_row.id > b->price_row.id) - (a->price_row.id < b->price_row.id);
}

// Gathers the prices of all levels into their rows.
static void rows_of_prices(Arena *arena, const Programme *programme,
                           const QPriceListOfPartsRows *prices, PricedPart *parts) {
    if (prices->count > 1) {
        qsort(prices->rows, prices->count, sizeof *prices->rows, price_compare);
    }
    PriceRow *rows = arena_array(arena, PriceRow, prices->count);
    PriceRow *row = NULL;
    PricedPart *part = NULL;
    for (size_t i = 0; i < prices->count; i++) {
        const QPriceListOfPartsRow *price = &prices->rows[i];
        if (row == NULL || row->row.id != price->price_row.id) {
            part = &parts[price->at];
            row = row == NULL ? rows : row + 1;
            part->rows = part->row_count == 0 ? row : part->rows;
            part->row_count++;
            *row = (PriceRow){
                .row = price->price_row,
                .from = price->from_day,
                .published = price->published,
                .release = (int32_t)price->release,
            };
        }
        Level level;
        if (!price->level_null && !price->unit_null &&
            programme_find_level(programme, price->level, &level)) {
            price_row_set(row, level, price->unit);
        }
    }
}

static QPriceListOfPartsIn prices_of(const PriceList *list, PriceDays days, Text numbers) {
    return (QPriceListOfPartsIn){
        .parts = numbers,
        .country_group = list->country_group,
        .currency = currency_code(list->currency),
        .oldest = days.oldest,
        .newest = days.newest,
        .published_by = days.published_by,
    };
}

Err store_parts_ask(Db *db, Arena *arena, const PriceList *list, PriceDays days, const Text *parts,
                    size_t count) {
    Text numbers = json_of_texts(arena, parts, count);
    QPriceListOfPartsIn in = prices_of(list, days, numbers);
    TRY(q_part_list_ask(db, &(QPartListIn){.parts = numbers}));
    return q_price_list_of_parts_ask(db, &in);
}

Err store_parts_load(Db *db, Arena *arena, const PriceList *list, PriceDays days, const Text *parts,
                     size_t count, PricedPart **ret_parts) {
    PricedPart *loaded = arena_array(arena, PricedPart, count);
    Text numbers = json_of_texts(arena, parts, count);
    QPriceListOfPartsIn in = prices_of(list, days, numbers);
    QPriceListOfPartsRows prices;
    TRY(q_price_list_of_parts_ask(db, &in)); // with the parts
    TRY(list_parts(db, arena, numbers, parts, loaded));
    TRY(q_price_list_of_parts(db, arena, &in, &prices));
    rows_of_prices(arena, list->programme, &prices, loaded);
    *ret_parts = loaded;
    return OK;
}

Err store_part_add(Db *db, const Part *part) {
    return q_part_add(db, &(QPartAddIn){
                              .part = part->part,
                              .type = part_type_row(part->type)->name,
                              .description = part->description,
                              .product_null = true,
                              .metric = part->metric,
                              .points = part->points,
                              .discountable = part->discountable,
                              .term_months = part->term_months,
                              .minimum_quantity = part->minimum,
                              .multiple = part->multiple,
                          });
}

Err store_price_row_add(Db *db, const PriceList *list, Text part, const PriceRow *row) {
    TRY(q_price_add_release(
        db, &(QPriceAddReleaseIn){.release = row->release, .published = row->published}));
    TRY(q_price_add_row(db, &(QPriceAddRowIn){
                                .price_row = row->row,
                                .part = part,
                                .country_group = list->country_group,
                                .currency = currency_code(list->currency),
                                .from_day = row->from,
                                .published = row->published,
                                .release = row->release,
                            }));
    for (int8_t i = 0; i < list->programme->level_count + list->programme->fixed_count; i++) {
        Level level = {i};
        if (price_row_has(row, level)) {
            TRY(q_price_add_level(db, &(QPriceAddLevelIn){
                                          .price_row = row->row,
                                          .level = programme_level_code(list->programme, level),
                                          .unit = row->unit[i],
                                      }));
        }
    }
    return OK;
}
