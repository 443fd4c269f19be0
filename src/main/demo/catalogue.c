// Reads demo/catalogue.txt and writes what it says.
#include "main/demo/catalogue.h"

#include "main/demo_catalogue.h"
#include "store/part_store.h"
#include "store/q_metric.h"
#include "store/q_part.h"
#include "store/q_product.h"

#include <string.h>

enum {
    PART_NUMBER_BYTES = 8,
    DESCRIPTION_BYTES = 120,
    REINSTATEMENT_PERCENT = 60,
    // Part numbers tell nothing: steps through all of five digits.
    NUMBER_FIRST = 20411,
    NUMBER_STEP = 7919,
    NUMBER_COUNT = 90000,
};

static Text part_number(Arena *arena, size_t index) {
    TextBuf buf = buf_new(arena, PART_NUMBER_BYTES);
    size_t number = 10000 + (NUMBER_FIRST + index * NUMBER_STEP) % NUMBER_COUNT;
    buf_addf(&buf, "L%zu%c", number, (char)('A' + number % 23));
    return buf_text(&buf);
}

static DemoPart *new_part(Arena *arena, Catalogue *catalogue) {
    ENSURE(catalogue->count < DEMO_PARTS_MAX);
    DemoPart *part = &catalogue->parts[catalogue->count];
    part->part = (Part){
        .part = part_number(arena, catalogue->count++),
        .discountable = true,
        .term_months = COVERAGE_MONTHS,
        .minimum = {1},
        .multiple = {1},
    };
    return part;
}

static bool has_prefix(Text text, const char *prefix, Text *ret_rest) {
    size_t len = strlen(prefix);
    if (text.len < len || memcmp(text.bytes, prefix, len) != 0) {
        return false;
    }
    *ret_rest = (Text){text.bytes + len, text.len - len};
    return true;
}

static void set_flag(DemoPart *part, Text flag) {
    Text value;
    if (has_prefix(flag, "min=", &value)) {
        part->part.minimum.count = words_number(value);
        part->part.multiple = part->part.minimum;
    } else if (has_prefix(flag, "months=", &value)) {
        part->part.term_months = words_number(value);
    } else if (has_prefix(flag, "only=", &value)) {
        part->only = value;
    } else if (text_equal(flag, S("whole"))) {
        part->part.discountable = false;
    } else if (text_equal(flag, S("few"))) {
        part->few_levels = true;
    } else {
        ENSURE(text_equal(flag, S("nogov")));
        part->no_fixed = true;
    }
}

// A renewal or reinstatement part: so many per cent of what the part costs and earns.
static Text add_follower(Arena *arena, Catalogue *catalogue, const DemoPart *of, PartType type,
                         int32_t percent) {
    DemoPart *part = new_part(arena, catalogue);
    TextBuf words = buf_new(arena, DESCRIPTION_BYTES);
    part->part.type = type;
    part->part.metric = of->part.metric;
    part->part.points.hundredths = (of->part.points.hundredths * percent + 50) / 100;
    part->part.discountable = of->part.discountable;
    buf_add(&words, of->part.description);
    buf_add(&words, type == PART_RENEWAL ? S(", renewal") : S(", reinstatement"));
    part->part.description = buf_text(&words);
    part->product = of->product;
    part->group = of->group;
    part->cents = of->cents * percent / 100;
    part->few_levels = of->few_levels;
    part->no_fixed = of->no_fixed;
    part->only = of->only;
    part->is_follower = true;
    return part->part.part;
}

static void add_part(Arena *arena, Catalogue *catalogue, const WordLine *line, PartType type,
                     Text group) {
    DemoPart *part = new_part(arena, catalogue);
    int32_t percent = words_number(words_field(line, 5));
    Money price;
    Currency dollar;
    bool read = currency_find(S("USD"), &dollar) &&
                money_parse(words_field(line, 3), dollar, &price) == DECIMAL_FINE &&
                points_parse(words_field(line, 4), &part->part.points) == DECIMAL_FINE;
    ENSURE(read);
    part->part.type = type;
    part->part.metric = words_field(line, 1);
    part->part.description = words_field(line, 2);
    part->product = words_field(line, 0);
    part->group = group;
    part->cents = price.minor;
    if (line->fields.count > 6 && words_field(line, 6).len > 0) {
        set_flag(part, words_field(line, 6));
    }
    if (percent > 0) {
        part->part.renewal = add_follower(arena, catalogue, part, PART_RENEWAL, percent);
    }
    if (type == PART_LICENCE) {
        part->part.reinstatement =
            add_follower(arena, catalogue, part, PART_REINSTATEMENT, REINSTATEMENT_PERCENT);
    }
}

static void add_group(Catalogue *catalogue, Text group) {
    for (size_t i = 0; i < catalogue->group_count; i++) {
        if (text_equal(catalogue->groups[i], group)) {
            return;
        }
    }
    ENSURE(catalogue->group_count < DEMO_GROUPS_MAX);
    catalogue->groups[catalogue->group_count++] = group;
}

const Catalogue *catalogue_read(Arena *arena) {
    Catalogue *catalogue = arena_new(arena, Catalogue);
    Text group = {0};
    for (WordLine line = words_begin(demo_catalogue, demo_catalogue_bytes); words_next(&line);) {
        if (text_equal(line.key, S("product"))) {
            group = words_field(&line, 2);
            add_group(catalogue, group);
        } else if (text_equal(line.key, S("licence"))) {
            add_part(arena, catalogue, &line, PART_LICENCE, group);
        } else if (text_equal(line.key, S("fixed"))) {
            add_part(arena, catalogue, &line, PART_FIXED_TERM, group);
        } else if (text_equal(line.key, S("committed"))) {
            add_part(arena, catalogue, &line, PART_COMMITTED_TERM, group);
        } else {
            ENSURE(text_equal(line.key, S("metric")));
        }
    }
    return catalogue;
}

const DemoPart *demo_catalogue_part(const Catalogue *catalogue, Text number) {
    for (size_t i = 0; i < catalogue->count; i++) {
        if (text_equal(catalogue->parts[i].part.part, number)) {
            return &catalogue->parts[i];
        }
    }
    return NULL;
}

static Err save_products(Db *db) {
    for (WordLine line = words_begin(demo_catalogue, demo_catalogue_bytes); words_next(&line);) {
        if (text_equal(line.key, S("metric"))) {
            TRY(q_metric_add(db, &(QMetricAddIn){.metric = words_field(&line, 0),
                                                 .name = words_field(&line, 1),
                                                 .unit = words_field(&line, 2)}));
        } else if (text_equal(line.key, S("product"))) {
            TRY(q_product_add(db, &(QProductAddIn){.product = words_field(&line, 0),
                                                   .name = words_field(&line, 1),
                                                   .product_group = words_field(&line, 2),
                                                   .family = words_field(&line, 3)}));
        }
    }
    return OK;
}

static Err save_part(Db *db, const DemoPart *part) {
    const Part *in = &part->part;
    return q_part_add(db, &(QPartAddIn){
                              .part = in->part,
                              .type = part_type_row(in->type)->name,
                              .description = in->description,
                              .product = part->product,
                              .metric = in->metric,
                              .points = in->points,
                              .discountable = in->discountable,
                              .term_months = in->term_months,
                              .minimum_quantity = in->minimum,
                              .multiple = in->multiple,
                          });
}

Err catalogue_save(Db *db, const Catalogue *catalogue) {
    TRY(save_products(db));
    for (size_t i = 0; i < catalogue->count; i++) {
        TRY(save_part(db, &catalogue->parts[i]));
    }
    for (size_t i = 0; i < catalogue->count; i++) {
        const Part *part = &catalogue->parts[i].part;
        if (part->renewal.len > 0 || part->reinstatement.len > 0) {
            TRY(q_part_set_followers(db, &(QPartSetFollowersIn){
                                             .part = part->part,
                                             .renewal_null = part->renewal.len == 0,
                                             .renewal = part->renewal,
                                             .reinstatement_null = part->reinstatement.len == 0,
                                             .reinstatement = part->reinstatement,
                                         }));
        }
    }
    return OK;
}
