// A draft of lines that are no renewals, which nobody saves.
#include "action/order/order_draft_private.h"

Err draft_sale_lines(Action *reading, PartCache *cache, SiteId site, AgreementId agreement,
                     const OrderLineInput *lines, size_t count, OrderDraft *ret_draft) {
    OrderDraft *draft = ret_draft;
    *draft = (OrderDraft){.has_site = true,
                          .site = site,
                          .agreement = agreement,
                          .lines = arena_array(reading->arena, DraftLine, count),
                          .count = count};
    TRY(draft_load_parts(reading->context, cache, lines, count));
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
