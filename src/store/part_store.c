// Turns part and price rows into parts and back.
#include "store/part_store.h"

#include "store/q_part.h"
#include "store/q_price.h"

static Err part_of_row(Text number, const QPartLoadRow *row, Part *ret_part) {
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
    };
    return OK;
}

// Gathers the prices of all levels, which come side by side, into their rows.
static void rows_of_prices(Arena *arena, const Programme *programme, QPriceListOfPartRows prices,
                           PricedPart *part) {
    part->rows = arena_array(arena, PriceRow, prices.count);
    part->row_count = 0;
    PriceRow *row = NULL;
    for (size_t i = 0; i < prices.count; i++) {
        const QPriceListOfPartRow *price = &prices.rows[i];
        if (row == NULL || row->row.id != price->price_row.id) {
            row = &part->rows[part->row_count++];
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

Err store_part_load(Db *db, Arena *arena, const PriceList *list, PriceDays days, Text part,
                    PricedPart *ret_part, bool *ret_found) {
    QPartLoadRow row;
    bool found = false;
    TRY(q_part_load(db, arena, &(QPartLoadIn){.part = part}, &row, &found));
    if (found) {
        PricedPart loaded = {0};
        TRY(part_of_row(text_copy(arena, part), &row, &loaded.part));
        QPriceListOfPartRows prices;
        TRY(q_price_list_of_part(db, arena,
                                 &(QPriceListOfPartIn){
                                     .part = part,
                                     .country_group = list->country_group,
                                     .currency = currency_code(list->currency),
                                     .oldest = days.oldest,
                                     .published_by = days.published_by,
                                 },
                                 &prices));
        rows_of_prices(arena, list->programme, prices, &loaded);
        *ret_part = loaded;
    }
    *ret_found = found;
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
