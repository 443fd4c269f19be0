// Parts that an action needs, each loaded once.
#include "action/order/order_draft_private.h"

enum { PARTS_AT_FIRST = 8 };

// Makes room for one more part.
static void make_room(Arena *arena, PartCache *cache) {
    if (cache->map.count < cache->room) {
        return;
    }
    size_t room = cache->room == 0 ? PARTS_AT_FIRST : cache->room * 2;
    CachedPart **parts = arena_array(arena, CachedPart *, room);
    for (size_t i = 0; i < cache->map.count; i++) {
        parts[i] = cache->parts[i];
    }
    cache->parts = parts;
    cache->room = room;
}

// R4.6: a line is priced as of today or of a coverage's first day, which is no earlier than the day
// after the oldest end that is still open.
static PriceDays price_days(const ActionContext *context) {
    return (PriceDays){.oldest = coverage_open_from(context->prices.programme, context->today),
                       .published_by = context->today};
}

Err part_cache_get(const ActionContext *context, PartCache *cache, Text part,
                   CachedPart **ret_part) {
    size_t index = 0;
    if (!text_map_find(&cache->map, part, &index)) {
        CachedPart *loaded = arena_new(context->arena, CachedPart);
        TRY(store_part_load(context->db, context->arena, &context->prices, price_days(context),
                            part, &loaded->priced, &loaded->found));
        make_room(context->arena, cache);
        index = cache->map.count;
        cache->parts[index] = loaded;
        text_map_add(context->arena, &cache->map, text_copy(context->arena, part), index);
    }
    *ret_part = cache->parts[index];
    return OK;
}
