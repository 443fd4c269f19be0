// Sites in pieces of a list, until there are enough of them that match.
#include "action/customer/customers_walk_private.h"

Err customer_walk_begin(const ActionContext *context, const CustomerQuestion *question,
                        CustomerWalk *ret_walk) {
    *ret_walk = (CustomerWalk){.question = question, .here = {.when = question->when}};
    return line_book_open(context, &ret_walk->book);
}

static CustomerRow *new_row(CustomerWalk *walk) {
    if (walk->count == walk->room) {
        CustomerRow *rows = walk->rows;
        walk->room = 2 * walk->room + SITE_OPEN_MAX;
        walk->rows = arena_array(walk->book.context->arena, CustomerRow, walk->room);
        for (size_t i = 0; i < walk->count; i++) {
            walk->rows[i] = rows[i];
        }
    }
    return &walk->rows[walk->count++];
}

// A row for each currency of its open lines, at least one.
static void add_rows(CustomerWalk *walk, const CustomerRow *row, const SiteOpen *open) {
    for (size_t i = 0; i == 0 || i < open->count; i++) {
        CustomerRow *added = new_row(walk);
        *added = *row;
        added->again = i > 0;
        if (i < open->count) {
            customer_set_open(added, &open->sums[i]);
        }
    }
    walk->sites++;
}

static Err add_then(CustomerWalk *walk, SiteKey site, unsigned parts) {
    const ActionContext *context = walk->book.context;
    unsigned matched = customer_matched_parts(walk->question);
    CustomerRow row;
    bool found = false;
    TRY(time_here(context, site.enterprise, &walk->here));
    AsOf then = walk->here.as_of;
    TRY(customer_load_then(context, then, site.enterprise, site.site, &row, &found));
    if (!found) {
        return OK;
    }
    TRY(customer_load_parts(context, then, matched, &row));
    if (customer_matches(walk->question, &row)) {
        TRY(customer_load_parts(context, then, parts & ~matched, &row));
        add_rows(walk, &row, &(SiteOpen){.count = 0});
    }
    return OK;
}

static Err add_now(CustomerWalk *walk, const SiteKey *sites, size_t count, unsigned parts) {
    const ActionContext *context = walk->book.context;
    LoadedCustomer *customers = arena_array(context->arena, LoadedCustomer, count);
    SiteKey *matched = arena_array(context->arena, SiteKey, count);
    SiteOpen *opens = arena_array(context->arena, SiteOpen, count);
    size_t found = 0;
    size_t matching = 0;
    TRY(customers_load(context, sites, count, customers, &found));
    for (size_t i = 0; i < found; i++) {
        const CustomerRow *row = &customers[i].row;
        if (customer_matches(walk->question, row)) {
            customers[matching] = customers[i];
            matched[matching++] = (SiteKey){row->enterprise_id, row->site_id};
        }
    }
    if ((parts & CUSTOMER_OPEN) != 0) {
        TRY(sites_open_load(&walk->book, matched, matching, opens));
    }
    for (size_t i = 0; i < matching; i++) {
        add_rows(walk, &customers[i].row, &opens[i]);
    }
    return OK;
}

Err customer_walk_add(CustomerWalk *walk, const SiteKey *sites, size_t count, unsigned parts) {
    if (walk->question->when == NULL) {
        return add_now(walk, sites, count, parts);
    }
    for (size_t i = 0; i < count; i++) {
        TRY(add_then(walk, sites[i], parts));
    }
    return OK;
}

Err customer_walk(CustomerWalk *walk, unsigned parts, size_t most) {
    const ActionContext *context = walk->book.context;
    CustomerQuestion ask = *walk->question;
    size_t looked = 0;
    walk->more = true;
    while (walk->more && walk->sites < most && looked <= CUSTOMERS_SORTED) {
        CustomerHeads heads;
        ask.limit = (int64_t)(most - walk->sites);
        TRY(customer_heads(context, &ask, &heads));
        walk->more = heads.count > most - walk->sites;
        size_t count = walk->more ? heads.count - 1 : heads.count;
        SiteKey *sites = arena_array(context->arena, SiteKey, count);
        for (size_t i = 0; i < count; i++) {
            const CustomerHead *head = &heads.heads[i];
            sites[i] = (SiteKey){head->enterprise, head->site};
            ask.after = (CustomerPlace){customer_nearness(ask.name.folded, head->name_key),
                                        head->name_key, head->number};
        }
        TRY(customer_walk_add(walk, sites, count, parts));
        looked += count;
    }
    walk->too_many = walk->more && walk->sites < most;
    return OK;
}
