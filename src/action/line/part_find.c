// Asks every part whether it is meant: a catalogue is small beside what is sold of it.
#include "action/line/part_find_private.h"

#include "action/line/part_match_private.h"
#include "action/order/order_draft_private.h"
#include "store/q_part.h"

#include <stddef.h>
#include <stdlib.h>

#define FOUND(member, kind)         COLUMN(FoundPart, member, kind)
#define FOUND_OR_NULL(member, kind) COLUMN_OR_NULL(FoundPart, member, kind)

static const Column columns[] = {
    FOUND(part, COLUMN_NUMBER),
    FOUND(description, COLUMN_TEXT),
    FOUND(part_type, COLUMN_TEXT),
    FOUND(metric, COLUMN_TEXT),
    FOUND(minimum, COLUMN_QUANTITY),
    FOUND(multiple, COLUMN_QUANTITY),
    FOUND(points_per_unit, COLUMN_POINTS),
    FOUND_OR_NULL(unit, COLUMN_MONEY),
    FOUND_OR_NULL(buy_unit, COLUMN_MONEY),
    FOUND(currency, COLUMN_TEXT),
};
const ColumnTable found_part_columns = COLUMN_TABLE(columns, FoundPart, money);

#define ASKED(member)                                                                              \
    .name = S_INIT(#member), .kind = FIELD_NAME, .offset = offsetof(PartFindInput, member)

static const Field fields[] = {
    {ASKED(site)},
    {ASKED(quote)},
    {ASKED(currency)},
    {ASKED(find), .required = true},
};
const FieldTable part_find_fields = FIELD_TABLE("a search for parts", PartFindInput, fields);

typedef struct {
    PartRank rank;
    Text name; // folded
    const QPartListChoicesRow *row;
} Hit;

static int hit_compare(const void *left, const void *right) {
    const Hit *a = left;
    const Hit *b = right;
    int order = (int)a->rank - (int)b->rank;
    order = order != 0 ? order : text_compare(a->name, b->name);
    return order != 0 ? order : text_compare(a->row->part, b->row->part);
}

// What can be ordered today, of this price list.
static bool is_sold(const Action *action, const QPartListChoicesRow *row) {
    bool over = !row->orderable_until_null && date_before(row->orderable_until, action->today);
    return row->listed && !over && !text_equal(row->type, part_type_row(PART_RENEWAL)->name);
}

static Err find_hits(Action *action, const PartShelf *shelf, const PartWanted *wanted,
                     Hit **ret_hits, size_t *ret_count) {
    QPartListChoicesRows rows;
    TRY(q_part_list_choices(action->db, action->arena,
                            &(QPartListChoicesIn){.country_group = shelf->country_group,
                                                  .currency = currency_code(shelf->currency)},
                            &rows));
    Hit *hits = arena_array(action->arena, Hit, rows.count);
    size_t count = 0;
    for (size_t i = 0; i < rows.count; i++) {
        Hit hit;
        if (!is_sold(action, &rows.rows[i])) {
            continue;
        }
        hit.row = &rows.rows[i];
        TRY(part_rank(action->arena, wanted, hit.row->part, hit.row->description, &hit.rank,
                      &hit.name));
        if (hit.rank != PART_RANK_NONE) {
            hits[count++] = hit;
        }
    }
    if (count > 1) {
        qsort(hits, count, sizeof *hits, hit_compare);
    }
    *ret_hits = hits;
    *ret_count = count;
    return OK;
}

static Err fill_prices(Action *action, const PartShelf *shelf, FoundPart *parts, size_t count) {
    ActionContext listed =
        context_priced_by(action->context, shelf->country_group, shelf->currency);
    PartCache cache = {0};
    Standing standing;
    Text *numbers = arena_array(action->arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        numbers[i] = parts[i].part;
    }
    TRY(part_cache_load(&listed, &cache, numbers, count));
    TRY(day_standing(action->context, shelf->enterprise, shelf->agreement, &standing));
    Level level = standing.express ? LEVEL_NONE : standing.level;
    for (size_t i = 0; i < count; i++) {
        CachedPart *part = NULL;
        LinePrice price;
        TRY(part_cache_get(&listed, &cache, parts[i].part, &part));
        PriceAsk ask = {.rows = part->priced.rows,
                        .row_count = part->priced.row_count,
                        .discountable = part->priced.part.discountable,
                        .price_on = action->today,
                        .published_by = action->today,
                        .quantity = {1}};
        parts[i].points_per_unit = part->priced.part.points;
        parts[i].unit_null =
            price_line(action->programme, &ask, level, &price, NULL) != REFUSAL_NONE;
        parts[i].unit = parts[i].unit_null ? (Money){0} : price.unit;
        ask.channel_discount = shelf->discount;
        parts[i].buy_unit_null = !shelf->buys || price_line(action->programme, &ask, level, &price,
                                                            NULL) != REFUSAL_NONE;
        parts[i].buy_unit = parts[i].buy_unit_null ? (Money){0} : price.unit;
    }
    return OK;
}

static FoundPart found_of(const QPartListChoicesRow *row, Currency money) {
    return (FoundPart){.money = money,
                       .part = row->part,
                       .description = row->description,
                       .part_type = row->type,
                       .metric = row->metric,
                       .minimum = row->minimum_quantity,
                       .multiple = row->multiple,
                       .currency = currency_code(money)};
}

Err parts_find(Action *action, const PartShelf *shelf, Text find, PartsFound *ret_found) {
    PartWanted wanted;
    Hit *hits = NULL;
    size_t count = 0;
    TRY(part_wanted(action->arena, find, &wanted));
    if (!name_is_long_enough(wanted.folded)) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_SEARCH_TOO_SHORT, .field = S("find"), .value = find});
        return OK;
    }
    TRY(find_hits(action, shelf, &wanted, &hits, &count));
    ret_found->more = count > PARTS_FOUND_MAX;
    ret_found->count = ret_found->more ? PARTS_FOUND_MAX : count;
    ret_found->parts = arena_array(action->arena, FoundPart, ret_found->count);
    for (size_t i = 0; i < ret_found->count; i++) {
        ret_found->parts[i] = found_of(hits[i].row, shelf->currency);
    }
    return fill_prices(action, shelf, ret_found->parts, ret_found->count);
}
