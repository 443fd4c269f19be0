// see_customers: pages by name, or a bounded set in memory where another order is asked for.
#include "action/customer/customers_see.h"

#include "action/customer/customers_walk_private.h"

// What each column costs that is not of the header.
static unsigned part_of(Text column) {
    static const struct {
        Text column;
        unsigned part;
    } parts[] = {
        {S_INIT("next_anniversary"), CUSTOMER_STANDING},
        {S_INIT("level"), CUSTOMER_STANDING},
        {S_INIT("term_points"), CUSTOMER_STANDING},
        {S_INIT("named_reseller"), CUSTOMER_NAMING},
        {S_INIT("first_order_on"), CUSTOMER_ORDERS},
        {S_INIT("last_order_on"), CUSTOMER_ORDERS},
        {S_INIT("open_renewal_lines"), CUSTOMER_OPEN},
        {S_INIT("open_renewal_value"), CUSTOMER_OPEN},
        {S_INIT("currency"), CUSTOMER_OPEN},
        {S_INIT("next_coverage_end"), CUSTOMER_OPEN},
    };
    for (size_t i = 0; i < sizeof parts / sizeof parts[0]; i++) {
        if (text_equal(parts[i].column, column)) {
            return parts[i].part;
        }
    }
    return 0;
}

static unsigned parts_of(const Sort *sort) {
    unsigned parts = 0;
    for (int i = 0; i < sort->count; i++) {
        parts |= part_of(sort->keys[i].column->name);
    }
    return parts;
}

static void refuse_too_many(const CustomerQuestion *question, Refusals *refusals) {
    bool sorted = question->sort.count > 0;
    refuse(refusals,
           (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = sorted ? S("sort") : S("true_on")});
}

// ---- by name ----

static Err page_by_name(CustomerWalk *walk, CustomersView *view, Refusals *refusals) {
    TRY(customer_walk(walk, CUSTOMER_ALL, (size_t)walk->question->limit));
    if (walk->too_many) {
        refuse_too_many(walk->question, refusals);
        return OK;
    }
    view->rows = walk->rows;
    view->count = walk->count;
    view->sites = walk->sites;
    if (walk->more && walk->count > 0) {
        view->next = walk->rows[walk->count - 1].site;
    }
    return OK;
}

// ---- sorted ----

// Where its @open columns are sorted by, the lines of each currency stand for themselves.
static CustomerKey key_of(const CustomerQuestion *question, const CustomerRow *row) {
    bool of_currency = (parts_of(&question->sort) & CUSTOMER_OPEN) != 0;
    return (CustomerKey){row->enterprise_id, row->site_id, of_currency,
                         of_currency ? row->currency : (Text){0}};
}

// All rows of the list in its order, of each what the order goes by.
static Err sort_all(CustomerWalk *walk, const CustomerRow ***ret_rows, size_t *ret_count,
                    Refusals *refusals) {
    const Sort *sort = &walk->question->sort;
    *ret_count = 0;
    TRY(customer_walk(walk, parts_of(sort), CUSTOMERS_SORTED));
    if (walk->more) {
        refuse_too_many(walk->question, refusals);
        return OK;
    }
    *ret_count = walk->count;
    *ret_rows = (const CustomerRow **)sort_rows(walk->book.context->arena, sort, walk->rows,
                                                walk->count, sizeof *walk->rows);
    return OK;
}

// Where the page begins: behind the row that the last one ended with. False where it is gone.
static bool find_begin(const CustomerQuestion *question, const CustomerRow *const *rows,
                       size_t count, size_t *ret_begin) {
    *ret_begin = 0;
    if (question->after_site.len == 0) {
        return true;
    }
    for (size_t i = 0; i < count; i++) {
        if (text_equal(rows[i]->site, question->after_site) &&
            text_equal(key_of(question, rows[i]).currency, question->after_currency)) {
            *ret_begin = i + 1;
            return true;
        }
    }
    return false;
}

static Text place_of(Arena *arena, const CustomerQuestion *question, const CustomerRow *row) {
    Text currency = key_of(question, row).currency;
    TextBuf buf = buf_new(arena, currency.len + row->site.len + 1);
    buf_add(&buf, currency);
    buf_add(&buf, S("-"));
    buf_add(&buf, row->site);
    return buf_text(&buf);
}

// Rows stand site by site, in the order of their keys; those of a site that is gone, or matches no
// more, are not there. Of each site keeps what is of its key.
static void keep_keys(CustomerWalk *walk, const CustomerKey *keys, size_t count) {
    size_t kept = 0;
    size_t at = 0;
    for (size_t i = 0; i < count && at < walk->count; i++) {
        const CustomerKey *key = &keys[i];
        if (walk->rows[at].site_id.id != key->site.id ||
            walk->rows[at].enterprise_id.id != key->enterprise.id) {
            continue;
        }
        size_t begin = at;
        for (; at < walk->count && (at == begin || walk->rows[at].again); at++) {
            if (!key->of_currency || text_equal(walk->rows[at].currency, key->currency)) {
                walk->rows[kept++] = walk->rows[at];
            }
        }
    }
    walk->count = kept;
    for (size_t i = 0; i < kept; i++) {
        walk->rows[i].again = i > 0 && walk->rows[i].site_id.id == walk->rows[i - 1].site_id.id &&
                              walk->rows[i].enterprise_id.id == walk->rows[i - 1].enterprise_id.id;
    }
}

static Err rows_of_keys(const ActionContext *context, const CustomerQuestion *question,
                        const CustomerKey *keys, size_t count, CustomersView *view) {
    CustomerWalk walk;
    SiteKey *sites = arena_array(context->arena, SiteKey, count);
    for (size_t i = 0; i < count; i++) {
        sites[i] = (SiteKey){keys[i].enterprise, keys[i].site};
    }
    TRY(customer_walk_begin(context, question, &walk));
    TRY(customer_walk_add(&walk, sites, count, CUSTOMER_ALL));
    keep_keys(&walk, keys, count);
    view->rows = walk.rows;
    view->count = walk.count;
    view->sites = walk.sites;
    return OK;
}

static CustomerKeys keys_of(Arena *memory, const CustomerQuestion *question,
                            const CustomerRow *const *rows, size_t count) {
    CustomerKeys keys = {arena_array(memory, CustomerKey, count), count};
    for (size_t i = 0; i < count; i++) {
        keys.keys[i] = key_of(question, rows[i]);
        keys.keys[i].currency = text_copy(memory, keys.keys[i].currency);
    }
    return keys;
}

static Err page_sorted(CustomerWalk *walk, CustomersView *view, Refusals *refusals) {
    const ActionContext *context = walk->book.context;
    const CustomerQuestion *question = walk->question;
    const CustomerRow **rows = NULL;
    size_t begin = 0;
    size_t all = 0;
    TRY(sort_all(walk, &rows, &all, refusals));
    if (refused(refusals)) {
        return OK;
    }
    if (!find_begin(question, rows, all, &begin)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after")});
        return OK;
    }
    size_t left = all - begin;
    size_t count = left < (size_t)question->limit ? left : (size_t)question->limit;
    CustomerKeys keys = keys_of(context->arena, question, rows + begin, count);
    TRY(rows_of_keys(context, question, keys.keys, keys.count, view));
    if (left > count) {
        view->next = place_of(context->arena, question, rows[begin + count - 1]);
    }
    return OK;
}

// ---- the views ----

Err see_customers(const ActionContext *context, const CustomersInput *input,
                  CustomersView *ret_customers, Refusals *ret_refusals) {
    CustomerQuestion question;
    CustomersView view = {0};
    CustomerWalk walk;
    *ret_refusals = (Refusals){0};
    TRY(customer_question(context, input, &question, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    view.when = question.when;
    TRY(customer_walk_begin(context, &question, &walk));
    if (question.sort.count > 0) {
        TRY(page_sorted(&walk, &view, ret_refusals));
    } else {
        TRY(page_by_name(&walk, &view, ret_refusals));
    }
    *ret_customers = view;
    return OK;
}

Err see_customers_sorted(const ActionContext *context, const CustomersInput *input, Arena *memory,
                         CustomerKeys *ret_keys, Refusals *ret_refusals) {
    CustomerQuestion question;
    CustomerWalk walk;
    const CustomerRow **rows = NULL;
    size_t count = 0;
    *ret_refusals = (Refusals){0};
    *ret_keys = (CustomerKeys){0};
    TRY(customer_question(context, input, &question, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(customer_walk_begin(context, &question, &walk));
    TRY(sort_all(&walk, &rows, &count, ret_refusals));
    if (!refused(ret_refusals)) {
        *ret_keys = keys_of(memory, &question, rows, count);
    }
    return OK;
}

Err see_customers_of(const ActionContext *context, const CustomersInput *input,
                     const CustomerKey *keys, size_t count, CustomersView *ret_customers) {
    CustomerQuestion question;
    CustomersView view = {0};
    Refusals refusals = {0};
    TRY(customer_question(context, input, &question, &refusals));
    if (!refused(&refusals) && !question.nothing) {
        TRY(rows_of_keys(context, &question, keys, count, &view));
    }
    *ret_customers = view;
    return OK;
}
