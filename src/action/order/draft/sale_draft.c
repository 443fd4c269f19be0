// A draft of lines that are no renewals, which nobody saves.
#include "action/order/order_draft_private.h"

static Err load_parts(Action *reading, PartCache *cache, const OrderLineInput *lines,
                      size_t count) {
    Text *parts = arena_array(reading->arena, Text, count);
    for (size_t i = 0; i < count; i++) {
        parts[i] = lines[i].part;
    }
    return part_cache_load(reading->context, cache, parts, count);
}

Err draft_sale_lines(Action *reading, PartCache *cache, SiteId site, AgreementId agreement,
                     const OrderLineInput *lines, size_t count, OrderDraft *ret_draft) {
    OrderDraft *draft = ret_draft;
    *draft = (OrderDraft){.has_site = true,
                          .site = site,
                          .agreement = agreement,
                          .lines = arena_array(reading->arena, DraftLine, count),
                          .count = count};
    TRY(load_parts(reading, cache, lines, count));
    for (size_t i = 0; i < count; i++) {
        TRY(draft_sale_line(reading, cache, site, lines[i].part, lines[i].quantity, i,
                            &draft->lines[i]));
    }
    if (refused(reading->refusals)) {
        return OK;
    }
    TRY(day_standing(reading->context, reading->enterprise, agreement, &draft->standing));
    return draft_price(reading->context, cache, draft, reading->refusals);
}
