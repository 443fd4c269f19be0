// The queues by their names, and what waits in one (portal.md P43).
#ifndef ACTION_QUEUE_QUEUE_ITEM_H
#define ACTION_QUEUE_QUEUE_ITEM_H

#include "domain/columns.h"

#define QUEUE(name, ...) QUEUE_##name,
typedef enum {
#include "action/queue/queue.def"
    QUEUE_COUNT
} QueueId;
#undef QUEUE

// "orders_held", … as machines read it.
Text queue_name(QueueId id);
// False where there is none of this name.
bool queue_find(Text name, QueueId *ret_id);

typedef struct {
    // number of the order, quote, site, agreement or transfer; name of the renewal line or enquiry
    Text item;
    Text kind; // "order", "quote", "enquiry", "renewal_line", "site", "agreement", "transfer"
    Text site; // number; empty: of a whole agreement
    Date since;
    bool due_null;
    Date due;
    Text owner;      // who of the desks has it; empty: nobody
    Text reason;     // "distributor_confirm", "no_active_partner", …
    Text owner_mail; // not a column
} QueueItem;

extern const ColumnTable queue_item_columns;

#endif
