// Queues, their items and reasons in words and addresses.
#ifndef WEB_QUEUE_QUEUE_WORDS_H
#define WEB_QUEUE_QUEUE_WORDS_H

#include "action/queue/queues_see.h"
#include "base/show/html.h"

Message queue_words(QueueId id);
// "Renewal line", of an item.
Message queue_kind_words(Text kind);
// Why it waits.
Message queue_reason_words(Text reason);
// /queues/orphans
Url queue_url(Arena *arena, Text name);
// The page of an item; empty: it has none.
Url queue_item_url(Arena *arena, const QueueItem *item);

#endif
