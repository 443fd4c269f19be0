// The rows that orders over HTTP leave in a database: of which tables, and what they change in
// place.
#ifndef BENCH_LIMIT_SAME_ORDERS_H
#define BENCH_LIMIT_SAME_ORDERS_H

enum { SAME_TABLES = 12 };

// The tables to which an order adds, and by what its rows are known: the enterprise, and the seq,
// with which its ids begin.
static const struct {
    const char *name, *enterprise, *seq;
} same_tables[SAME_TABLES] = {
    {"recorded", "enterprise", "seq"},
    {"orders", "enterprise", "seq"},
    {"proof", "enterprise", "seq"},
    {"directory", "owner", "object / 1048576"},
    {"outbox", "enterprise", "seq"},
    {"audit", "enterprise", "seq"},
    {"request_key", "enterprise", "seq"},
    {"order_line", "enterprise", "order_id / 1048576"},
    {"points_entry", "enterprise", "seq"},
    {"entitlement", "enterprise", "entitlement / 1048576"},
    {"entitlement_event", "enterprise", "seq"},
    {"visibility", "enterprise", "seq"},
};

#endif
