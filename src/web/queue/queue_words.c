// Names to keys.
#include "web/queue/queue_words.h"

#include "action/home/home_tasks.h"
#include "action/refusal_message.h"
#include "base/messages.h"
#include "web/customer/customer_words.h"
#include "web/enquiry/enquiry_url.h"
#include "web/order/order_words.h"
#include "web/quote/quote_view.h"
#include "web/transfer/transfer_url.h"

typedef struct {
    Text name;
    Message (*words)(void);
} Word;

static Message expiring(void) {
    return msg_queue_quotes_expiring(HOME_EXPIRE_DAYS);
}

Message queue_words(QueueId id) {
    static Message (*const words[QUEUE_COUNT])(void) = {
        [QUEUE_orders_held] = msg_queue_orders_held,
        [QUEUE_order_changes] = msg_queue_order_changes,
        [QUEUE_quotes_accepted] = msg_queue_quotes_accepted,
        [QUEUE_quotes_expiring] = expiring,
        [QUEUE_enquiries] = msg_queue_enquiries,
        [QUEUE_renewal_exceptions] = msg_queue_renewal_exceptions,
        [QUEUE_moves] = msg_queue_moves,
        [QUEUE_inactivity] = msg_queue_inactivity,
        [QUEUE_orphans] = msg_queue_orphans,
    };
    ENSURE(id < QUEUE_COUNT && words[id] != NULL);
    return words[id]();
}

static Message words_of(const Word *words, size_t count, Text name) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(words[i].name, name)) {
            return words[i].words();
        }
    }
    return msg_plain(name);
}

Message queue_kind_words(Text kind) {
    static const Word words[] = {
        {S_INIT("order"), msg_order},
        {S_INIT("quote"), msg_quote},
        {S_INIT("enquiry"), msg_enquiry},
        {S_INIT("renewal_line"), msg_queue_renewal_line},
        {S_INIT("site"), msg_site},
        {S_INIT("agreement"), msg_agreement},
        {S_INIT("transfer"), msg_queue_transfer},
    };
    return words_of(words, sizeof words / sizeof words[0], kind);
}

// Of the night's exceptions it is the refusal that kept a line from its quote.
Message queue_reason_words(Text reason) {
    static const Word words[] = {
        {S_INIT("to_be_ordered"), msg_queue_to_be_ordered},
        {S_INIT("ends_soon"), msg_queue_ends_soon},
        {S_INIT("to_be_quoted"), msg_queue_to_be_quoted},
        {S_INIT("no_active_partner"), msg_queue_no_active_partner},
        {S_INIT("no_reachable_contact"), msg_queue_no_reachable_contact},
        {S_INIT("idle"), msg_queue_idle},
        {S_INIT("source_approval"), msg_queue_source_approval},
        {S_INIT("target_approval"), msg_queue_target_approval},
        {S_INIT("both_approvals"), msg_queue_both_approvals},
        {S_INIT("distributor_confirm"), msg_hold_distributor_confirm},
    };
    for (int id = REFUSAL_NONE + 1; id < REFUSAL_COUNT; id++) {
        if (text_equal(refusal_code((RefusalId)id), reason)) {
            return refusal_what((RefusalId)id);
        }
    }
    return words_of(words, sizeof words / sizeof words[0], reason);
}

Url queue_url(Arena *arena, Text name) {
    return url_join(arena, url_path(S("/queues")), name);
}

Url queue_item_url(Arena *arena, const QueueItem *item) {
    if (text_equal(item->kind, S("order"))) {
        return order_url(arena, item->item);
    }
    if (text_equal(item->kind, S("quote"))) {
        return quote_url(arena, item->item);
    }
    if (text_equal(item->kind, S("enquiry"))) {
        return enquiry_url(arena, item->item);
    }
    if (text_equal(item->kind, S("transfer"))) {
        return transfer_url(arena, item->item);
    }
    if (text_equal(item->kind, S("agreement"))) {
        return agreement_state_url(arena, item->item);
    }
    return item->site.len > 0 ? customer_url(arena, item->site) : (Url){0};
}
