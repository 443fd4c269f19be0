// Parts that an action needs, each loaded once. After a fault the action ends, and the cache with
// it.
#include "action/order/order_draft_private.h"

#include <string.h>

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
static Text memory_key(const ActionContext *context, const PartCache *cache, Text part) {
    Text group = context->prices.country_group;
    Text currency = currency_code(context->prices.currency);
    TextBuf buf = buf_new(context->arena, group.len + currency.len + part.len + 3);
    buf_add_char(&buf, cache->of_sales ? 's' : 'r');
    buf_add(&buf, group);
    buf_add_char(&buf, '\n');
    buf_add(&buf, currency);
    buf_add_char(&buf, '\n');
    buf_add(&buf, part);
    return buf_text(&buf);
}

static void remember(Arena *arena, PricedMemory *memory, Text key, const PricedPart *part) {
    if (memory->map.count == memory->room) {
        size_t room = memory->room == 0 ? PARTS_AT_FIRST : memory->room * 2;
        PricedPart *parts = arena_array(arena, PricedPart, room);
        if (memory->map.count > 0) {
            memcpy(parts, memory->parts, memory->map.count * sizeof *parts);
        }
        memory->parts = parts;
        memory->room = room;
    }
    memory->parts[memory->map.count] = *part;
    text_map_add(arena, &memory->map, key, memory->map.count);
}

static Err load_priced(const ActionContext *context, const PartCache *cache, const Text *parts,
                       size_t count, PricedPart **ret_priced) {
    return store_parts_load(context->db, context->arena, &context->prices,
                            price_days(context, cache), parts, count, ret_priced);
}

// Different parts with their prices: those that are remembered, and the others with one question.
static Err load_remembered(const ActionContext *context, const PartCache *cache, const Text *parts,
                           size_t count, PricedPart **ret_priced) {
    PricedMemory *memory = context->priced;
    Arena *arena = context->arena;
    Text *keys = arena_array(arena, Text, count);
    Text *unknown = arena_array(arena, Text, count);
    PricedPart *loaded = NULL;
    size_t unknown_count = 0;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        keys[i] = memory_key(context, cache, parts[i]);
        if (!text_map_find(&memory->map, keys[i], &at)) {
            unknown[unknown_count++] = parts[i];
        }
    }
    if (unknown_count > 0) {
        TRY(load_priced(context, cache, unknown, unknown_count, &loaded));
    }
    *ret_priced = arena_array(arena, PricedPart, count);
    for (size_t i = 0; i < count; i++) {
        if (!text_map_find(&memory->map, keys[i], &at)) {
            ENSURE(loaded != NULL);
            remember(arena, memory, keys[i], loaded++);
            at = memory->map.count - 1;
        }
        (*ret_priced)[i] = memory->parts[at];
    }
    return OK;
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
    TRY(context->priced == NULL ? load_priced(context, cache, missing, missing_count, &priced)
                                : load_remembered(context, cache, missing, missing_count, &priced));
    for (size_t i = 0; i < missing_count; i++) {
        cached[i].priced = priced[i];
        cache->parts[first + i] = &cached[i];
    }
    return OK;
}

Err part_cache_ask(const ActionContext *context, bool of_sales, const Text *parts, size_t count) {
    PartCache none = {.of_sales = of_sales};
    Text *missing = arena_array(context->arena, Text, count);
    size_t missing_count = add_missing(context->arena, &none, parts, count, missing);
    return missing_count == 0 ? OK
                              : store_parts_ask(context->db, context->arena, &context->prices,
                                                price_days(context, &none), missing, missing_count);
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
