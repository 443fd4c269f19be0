// Asks for what quote_price will read, with the very values that it reads by.
#include "action/quote/build/quote_ahead_private.h"

#include "store/agreement_store.h"
#include "store/q_account.h"

#include <string.h>

enum { LISTS_AT_FIRST = 4, PARTS_AT_FIRST = 32 };

// Whichever of its partners buys is known when they are loaded.
static Err ask_buyers(const ActionContext *context, const QuoteWork *work) {
    const AccountId buyers[] = {work->distributor, work->reseller};
    for (size_t i = 0; i < sizeof buyers / sizeof buyers[0]; i++) {
        if (buyers[i].id != 0) {
            TRY(q_account_load_ask(context->db, &(QAccountLoadIn){.account = buyers[i]}));
            TRY(q_account_discount_on_ask(
                context->db,
                &(QAccountDiscountOnIn){.account = buyers[i], .today = context->today}));
        }
    }
    return OK;
}

// `items` with room for one more.
static void *grown(Arena *arena, void *items, size_t size, size_t count, size_t *room,
                   size_t at_first) {
    if (count < *room) {
        return items;
    }
    *room = *room == 0 ? at_first : *room * 2;
    void *more = arena_take_array(arena, size, *room);
    if (count > 0) {
        memcpy(more, items, size * count);
    }
    return more;
}

static ListedParts *list_of(Arena *arena, QuotesAhead *ahead, const QuoteWork *work) {
    for (size_t i = 0; i < ahead->count; i++) {
        ListedParts *list = &ahead->lists[i];
        if (text_equal(currency_code(list->currency), currency_code(work->currency)) &&
            text_equal(list->country_group, work->country_group)) {
            return list;
        }
    }
    ahead->lists = grown(arena, ahead->lists, sizeof *ahead->lists, ahead->count, &ahead->room,
                         LISTS_AT_FIRST);
    ahead->lists[ahead->count] =
        (ListedParts){.country_group = work->country_group, .currency = work->currency};
    return &ahead->lists[ahead->count++];
}

static void add_part(Arena *arena, ListedParts *list, Text part) {
    for (size_t i = 0; i < list->count; i++) {
        if (text_equal(list->parts[i], part)) {
            return;
        }
    }
    list->parts =
        grown(arena, list->parts, sizeof *list->parts, list->count, &list->room, PARTS_AT_FIRST);
    list->parts[list->count++] = part;
}

Err quotes_ahead_add(const ActionContext *context, QuotesAhead *ahead, const QuoteWork *work) {
    ListedParts *list = list_of(context->arena, ahead, work);
    for (size_t i = 0; i < work->count; i++) {
        add_part(context->arena, list, work->items[i].part);
    }
    ahead->quotes++;
    TRY(store_agreement_ask(context->db, work->enterprise, work->agreement));
    return ask_buyers(context, work);
}

Err quotes_ahead_load(const ActionContext *context, const QuotesAhead *ahead) {
    for (size_t i = 0; i < ahead->count; i++) {
        const ListedParts *list = &ahead->lists[i];
        ActionContext listed = context_priced_by(context, list->country_group, list->currency);
        TRY(part_cache_ask(&listed, false, list->parts, list->count));
    }
    for (size_t i = 0; i < ahead->count; i++) {
        const ListedParts *list = &ahead->lists[i];
        PartCache cache = {.of_sales = false};
        ActionContext listed = context_priced_by(context, list->country_group, list->currency);
        TRY(part_cache_load(&listed, &cache, list->parts, list->count));
    }
    return OK;
}
