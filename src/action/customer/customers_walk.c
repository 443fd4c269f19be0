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

Err customer_walk_add(CustomerWalk *walk, EnterpriseId enterprise, SiteId site, unsigned parts) {
    const ActionContext *context = walk->book.context;
    unsigned matched = customer_matched_parts(walk->question);
    CustomerRow row = {.again = false};
    SiteOpen open = {.count = 0};
    bool found = false;
    TRY(time_here(context, enterprise, &walk->here));
    const AsOf *then = walk->question->when == NULL ? NULL : &walk->here.as_of;
    TRY(customer_load_header(context, then, enterprise, site, &row, &found));
    if (!found) {
        return OK;
    }
    TRY(customer_load_parts(context, then, matched, &row));
    if (!customer_matches(walk->question, &row)) {
        return OK;
    }
    TRY(customer_load_parts(context, then, parts & ~matched, &row));
    if (then == NULL && (parts & CUSTOMER_OPEN) != 0) {
        TRY(site_open_load(&walk->book, enterprise, row.agreement_id, site, &open));
    }
    add_rows(walk, &row, &open);
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
        for (size_t i = 0; i < count; i++) {
            const CustomerHead *head = &heads.heads[i];
            TRY(customer_walk_add(walk, head->enterprise, head->site, parts));
            ask.after = (CustomerPlace){customer_nearness(ask.name.folded, head->name_key),
                                        head->name_key, head->number};
        }
        looked += count;
    }
    walk->too_many = walk->more && walk->sites < most;
    return OK;
}
