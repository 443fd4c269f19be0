// Reads demo/world.txt and fills its patterns.
#include "main/demo/world.h"

#include "main/demo_world.h"

#include <string.h>

enum { NAME_BYTES_MAX = 600 };

static void begin_country(Country *country, const WordLine *line) {
    country->code = words_field(line, 0);
    country->group = words_field(line, 1);
    bool known = currency_find(words_field(line, 2), &country->currency);
    ENSURE(known);
    country->weight = (size_t)words_number(words_field(line, 3));
    country->language = words_field(line, 4);
}

static void add_city(Country *country, const WordLine *line) {
    ENSURE(country->city_count < CITIES_MAX);
    country->cities[country->city_count++] = (City){
        .name = words_field(line, 0),
        .zone = words_field(line, 1),
        .offset_minutes = words_number(words_field(line, 2)),
    };
}

// The list that a key adds to; NULL where there is none of this name.
static Words *list_of_key(Country *country, Text key) {
    const struct {
        Text key;
        Words *list;
    } lists[] = {
        {customer_type_names[CUSTOMER_COMMERCIAL], &country->patterns[CUSTOMER_COMMERCIAL]},
        {customer_type_names[CUSTOMER_GOVERNMENT], &country->patterns[CUSTOMER_GOVERNMENT]},
        {customer_type_names[CUSTOMER_ACADEMIC], &country->patterns[CUSTOMER_ACADEMIC]},
        {S("branch"), &country->branch},
        {S("office"), &country->office},
        {S("address"), &country->address},
        {S("street"), &country->streets},
        {S("person"), &country->people},
    };
    for (size_t i = 0; i < sizeof lists / sizeof lists[0]; i++) {
        if (text_equal(key, lists[i].key)) {
            return lists[i].list;
        }
    }
    bool is_letter = key.len == 1 && key.bytes[0] >= 'a' && key.bytes[0] <= 'z';
    return is_letter ? &country->letters[key.bytes[0] - 'a'] : NULL;
}

World world_read(Arena *arena) {
    World world = {.countries = arena_array(arena, Country, COUNTRIES_MAX)};
    Country *country = NULL;
    for (WordLine line = words_begin(demo_world, demo_world_bytes); words_next(&line);) {
        if (text_equal(line.key, S("country"))) {
            ENSURE(world.count < COUNTRIES_MAX);
            country = &world.countries[world.count++];
            begin_country(country, &line);
            world.weight += country->weight;
            continue;
        }
        ENSURE(country != NULL);
        if (text_equal(line.key, S("city"))) {
            add_city(country, &line);
            continue;
        }
        Words *words = list_of_key(country, line.key);
        ENSURE(words != NULL);
        words_add(words, &line);
    }
    return world;
}

const Country *world_country(const World *world, Dice *dice) {
    size_t at = dice_below(dice, world->weight);
    const Country *country = world->countries;
    while (at >= country->weight) {
        at -= country->weight;
        country++;
    }
    return country;
}

const City *country_city(const Country *country, Dice *dice) {
    // The first cities are the larger ones: of two throws the lower counts.
    size_t one = dice_below(dice, country->city_count);
    size_t two = dice_below(dice, country->city_count);
    return &country->cities[one < two ? one : two];
}

bool country_same_prices(const Country *a, const Country *b) {
    return text_equal(a->group, b->group) && a->currency.index == b->currency.index;
}

static Text one_of(Dice *dice, const Words *words) {
    return words->items[dice_below(dice, words->count)];
}

typedef struct {
    Dice *dice;
    const Country *country;
    const City *city;
    Text name;
} Filling;

static void add_slot(TextBuf *buf, const Filling *filling, Text slot) {
    if (text_equal(slot, S("city"))) {
        buf_add(buf, filling->city->name);
    } else if (text_equal(slot, S("name"))) {
        buf_add(buf, filling->name);
    } else if (text_equal(slot, S("street"))) {
        buf_add(buf, one_of(filling->dice, &filling->country->streets));
    } else if (slot.len == 1 && filling->country->letters[slot.bytes[0] - 'a'].count > 0) {
        buf_add(buf, one_of(filling->dice, &filling->country->letters[slot.bytes[0] - 'a']));
    } else {
        ENSURE(text_equal(slot, S("n")));
        buf_add_int(buf, dice_between(filling->dice, 1, 240));
    }
}

static Text fill(Arena *arena, Text pattern, const Filling *filling) {
    TextBuf buf = buf_new(arena, NAME_BYTES_MAX);
    size_t i = 0;
    while (i < pattern.len) {
        const char *end =
            pattern.bytes[i] == '{' ? memchr(pattern.bytes + i, '}', pattern.len - i) : NULL;
        if (end == NULL) {
            buf_add_char(&buf, pattern.bytes[i++]);
        } else {
            Text slot = {pattern.bytes + i + 1, (size_t)(end - pattern.bytes) - i - 1};
            add_slot(&buf, filling, slot);
            i = (size_t)(end - pattern.bytes) + 1;
        }
    }
    ENSURE(!buf.overflow);
    Text text = buf_text(&buf);
    arena_shorten(arena, buf.bytes, NAME_BYTES_MAX, text.len);
    return text;
}

Text country_name(Arena *arena, Dice *dice, const Country *country, const City *city,
                  CustomerType type) {
    Filling filling = {.dice = dice, .country = country, .city = city};
    return fill(arena, one_of(dice, &country->patterns[type]), &filling);
}

Text country_branch(Arena *arena, Dice *dice, const Country *country, const City *city,
                    CustomerType type, Text name) {
    Filling filling = {.dice = dice, .country = country, .city = city, .name = name};
    return fill(arena,
                one_of(dice, type == CUSTOMER_COMMERCIAL ? &country->branch : &country->office),
                &filling);
}

Text country_address(Arena *arena, Dice *dice, const Country *country, const City *city) {
    Filling filling = {.dice = dice, .country = country, .city = city};
    return fill(arena, one_of(dice, &country->address), &filling);
}

Text country_person(Dice *dice, const Country *country) {
    return one_of(dice, &country->people);
}
