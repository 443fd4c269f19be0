// Parts that an action needs, each loaded once. After a fault the action ends, and the cache with
// it.
#include "action/order/order_draft_private.h"
#include "action/order/priced_memory_private.h"

enum { PARTS_AT_FIRST = 8 };

// Makes room for so many parts more.
static void make_room(Arena *arena, PartCache *cache, size_t more) {
    size_t needed = cache->map.count + more;
    if (needed <= cache->room) {
        return;
    }
    size_t room = cache->room == 0 ? PARTS_AT_FIRST : cache->room * 2;
    room = room < needed ? needed : room;
    CachedPart **parts = arena_array(arena, CachedPart *, room);
    for (size_t i = 0; i < cache->map.count; i++) {
        parts[i] = cache->parts[i];
    }
    cache->parts = parts;
    cache->room = room;
}

// R4.6: a line is priced as of today or, where it renews, of a coverage's first day, which is no
// earlier than the day after the oldest end that is still open.
static PriceDays price_days(const ActionContext *context, const PartCache *cache) {
    Date today = context->today;
    return (PriceDays){
        .oldest = cache->of_sales ? today : coverage_open_from(context->prices.programme, today),
        .newest = cache->of_sales ? today : DATE_MAX,
        .published_by = context_published_by(context),
    };
}

// Gives each part that is not there yet its place, and notes it in `missing`.
static size_t add_missing(Arena *arena, PartCache *cache, const Text *parts, size_t count,
                          Text *missing) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        size_t index = 0;
        if (!text_map_find(&cache->map, parts[i], &index)) {
            missing[found] = text_copy(arena, parts[i]);
            text_map_add(arena, &cache->map, missing[found], cache->map.count);
            found++;
        }
    }
    return found;
}

// ---- what several actions share ----

// A part under the list and the days that it was priced for.
static Text memory_key(const ActionContext *context, PriceDays days, Text part) {
    Text group = context->prices.country_group;
    Text currency = currency_code(context->prices.currency);
    TextBuf buf = buf_new(context->arena, sizeof days + group.len + currency.len + part.len + 2);
    buf_add(&buf, (Text){(const char *)&days, sizeof days});
    buf_add(&buf, group);
    buf_add_char(&buf, '\n');
    buf_add(&buf, currency);
    buf_add_char(&buf, '\n');
    buf_add(&buf, part);
    return buf_text(&buf);
}

// Those that are not remembered.
static size_t unknown_of(const ActionContext *context, PriceDays days, const Text *parts,
                         size_t count, Text *unknown) {
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        Text key = memory_key(context, days, parts[i]);
        if (priced_memory_find(context->priced, key) == NULL) {
            unknown[found++] = parts[i];
        }
    }
    return found;
}

// Different parts with their prices: those that are remembered, and the others with one question.
static Err load_remembered(const ActionContext *context, PriceDays days, const Text *parts,
                           size_t count, PricedPart **ret_priced) {
    Arena *arena = context->arena;
    Text *unknown = arena_array(arena, Text, count);
    PricedPart *loaded = NULL;
    size_t unknown_count = unknown_of(context, days, parts, count, unknown);
    if (unknown_count > 0) {
        TRY(store_parts_load(context->db, arena, &context->prices, days, unknown, unknown_count,
                             &loaded));
    }
    *ret_priced = arena_array(arena, PricedPart, count);
    for (size_t i = 0; i < count; i++) {
        Text key = memory_key(context, days, parts[i]);
        const PricedPart *known = priced_memory_find(context->priced, key);
        if (known == NULL) {
            ENSURE(loaded != NULL);
            priced_memory_add(context->priced, key, loaded);
            known = loaded++;
        }
        (*ret_priced)[i] = *known;
    }
    return OK;
}

static Err load_priced(const ActionContext *context, PriceDays days, const Text *parts,
                       size_t count, PricedPart **ret_priced) {
    bool holds = false;
    if (context->priced != NULL) {
        TRY(priced_memory_holds(context->db, context->arena, context->priced, &holds));
    }
    return holds ? load_remembered(context, days, parts, count, ret_priced)
                 : store_parts_load(context->db, context->arena, &context->prices, days, parts,
                                    count, ret_priced);
}

Err part_cache_load(const ActionContext *context, PartCache *cache, const Text *parts,
                    size_t count) {
    Arena *arena = context->arena;
    size_t first = cache->map.count;
    Text *missing = arena_array(arena, Text, count);
    make_room(arena, cache, count);
    size_t missing_count = add_missing(arena, cache, parts, count, missing);
    if (missing_count == 0) {
        return OK;
    }
    PricedPart *priced = NULL;
    CachedPart *cached = arena_array(arena, CachedPart, missing_count);
    TRY(load_priced(context, price_days(context, cache), missing, missing_count, &priced));
    for (size_t i = 0; i < missing_count; i++) {
        cached[i].priced = priced[i];
        cache->parts[first + i] = &cached[i];
    }
    return OK;
}

Err part_cache_ask(const ActionContext *context, bool of_sales, const Text *parts, size_t count) {
    PartCache none = {.of_sales = of_sales};
    PriceDays days = price_days(context, &none);
    Text *missing = arena_array(context->arena, Text, count);
    size_t missing_count = add_missing(context->arena, &none, parts, count, missing);
    if (context->priced != NULL) {
        TRY(priced_memory_ask(context->db, context->priced));
        missing_count = unknown_of(context, days, missing, missing_count, missing);
    }
    return missing_count == 0 ? OK
                              : store_parts_ask(context->db, context->arena, &context->prices, days,
                                                missing, missing_count);
}

Err part_cache_get(const ActionContext *context, PartCache *cache, Text part,
                   CachedPart **ret_part) {
    size_t index = 0;
    if (!text_map_find(&cache->map, part, &index)) {
        TRY(part_cache_load(context, cache, &part, 1));
        index = cache->map.count - 1;
    }
    *ret_part = cache->parts[index];
    return OK;
}
