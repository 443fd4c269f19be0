// Changes of orders by two persons (portal.md P19): asked by one, decided by another, never two at
// a time; what was confirmed is what was done of it, and no person of the desk rebills alone
// (R9.3). That a line has the price that was set of it is for check_price to say.
#include "report/check/check_private.h"

#include "store/q_check_change.h"

typedef struct {
    const Books *books;
    QCheckChangeListRows rows;
} Changes;

static void say(const Changes *all, const QCheckChangeListRow *change, const char *what) {
    Spot spot = spot_of(all->books, "change", change->change);
    finding_say(all->books->findings, CHECK_CHANGE, &spot, "%s", what);
}

static bool is_state(const QCheckChangeListRow *change, const char *state) {
    return text_equal(change->state, text_of(state));
}

// How many were asked of the same order before, and whether the last of them waits.
static int64_t asked_before(const Changes *all, size_t index, bool *ret_waits) {
    const QCheckChangeListRow *rows = all->rows.rows;
    int64_t count = 0;
    *ret_waits = false;
    for (size_t i = 0; i < index; i++) {
        if (rows[i].order_id.id == rows[index].order_id.id) {
            count++;
            *ret_waits = is_state(&rows[i], "waiting") ||
                         (!rows[i].decided_seq_null && rows[i].decided_seq >= rows[index].seq);
        }
    }
    return count;
}

static bool was_asked(const Changes *all, const QCheckChangeListRow *change) {
    return change->change / IDS_PER_SEQ == change->seq &&
           date_equal(change->asked_on, books_day(all->books, change->seq, DATE_MIN));
}

static bool was_decided(const Changes *all, const QCheckChangeListRow *change) {
    bool reasons = !is_state(change, "refused") || !change->decided_reason_null;
    return reasons && !change->decided_on_null && !change->decided_by_null &&
           change->decided_seq > change->seq &&
           date_equal(change->decided_on, books_day(all->books, change->decided_seq, DATE_MIN));
}

// The order waited when the transaction of this seq began.
static bool waited(const Changes *all, const QCheckChangeListRow *change, int64_t seq) {
    const QCheckPaperListStepsRows *steps = &all->books->steps;
    Text state = {0};
    for (size_t i = 0; i < steps->count; i++) {
        if (steps->rows[i].order_id.id == change->order_id.id && steps->rows[i].seq < seq) {
            state = steps->rows[i].state;
        }
    }
    return text_equal(state, S("in_review"));
}

// Its lines are the order's, say another price than before, and make the difference of the totals.
static bool is_sum(const Changes *all, const QCheckChangeListRow *change) {
    const QCheckChangeListPricesRows *set = &all->books->set_prices;
    Wide difference = 0;
    size_t count = 0;
    for (size_t i = 0; i < set->count; i++) {
        const QCheckChangeListPricesRow *row = &set->rows[i];
        if (row->change != change->change) {
            continue;
        }
        if (row->quantity_null || row->unit.minor == row->unit_before.minor) {
            return false;
        }
        count++;
        difference += (Wide)(row->unit.minor - row->unit_before.minor) * row->quantity.count;
    }
    return count > 0 && !change->total_null && !change->total_before_null &&
           (Wide)change->total.minor - change->total_before.minor == difference;
}

static void check_prices(const Changes *all, const QCheckChangeListRow *change) {
    if (!is_sum(all, change)) {
        say(all, change, "sets prices that do not make its totals (P19)");
    } else if (!waited(all, change, change->seq) ||
               (is_state(change, "confirmed") && !waited(all, change, change->decided_seq))) {
        say(all, change, "sets prices of an order that did not wait (P19)");
    }
}

// R9.3: by the transaction behind the decision, as it was asked.
static bool was_made(const Changes *all, const QCheckChangeListRow *change) {
    const Books *books = all->books;
    size_t index = 0;
    if (change->made_null || change->site_null || !books_order(books, change->made, &index)) {
        return false;
    }
    const QCheckListOrdersRow *order = &books->orders.rows[index];
    return is_rebill(order) && !order->source_order_null &&
           order->source_order.id == change->order_id.id && order->seq == change->decided_seq + 1 &&
           !order->site_null && order->site.id == change->site.id &&
           partner(order->distributor_null, order->distributor).id ==
               partner(change->distributor_null, change->distributor).id &&
           partner(order->reseller_null, order->reseller).id ==
               partner(change->reseller_null, change->reseller).id &&
           text_equal(change->papers, S("same"));
}

static void check_decision(const Changes *all, const QCheckChangeListRow *change) {
    bool confirmed = is_state(change, "confirmed");
    bool own = change->decided_by.id == change->asked_by.id;
    bool rebills = text_equal(change->kind, S("rebill"));
    if (!was_decided(all, change)) {
        say(all, change, "was decided, and not by a transaction behind its own (P19)");
    } else if (own != is_state(change, "withdrawn")) {
        say(all, change,
            own ? "was decided by who asked for it (P19)"
                : "was taken back by somebody else (P19)");
    } else if (confirmed && rebills && !was_made(all, change)) {
        say(all, change, "was confirmed and is not what was done (R9.3)");
    } else if (!(confirmed && rebills) && !change->made_null) {
        say(all, change, "names an order that it did not become (R9.3)");
    }
}

static void check_one(const Changes *all, size_t index) {
    const QCheckChangeListRow *change = &all->rows.rows[index];
    bool waits = false;
    int64_t before = asked_before(all, index, &waits);
    if (!was_asked(all, change)) {
        say(all, change, "was not asked by its transaction (P19)");
    } else if (change->place != before + 1 || waits) {
        say(all, change, "was asked while another one of its order waited (P19)");
    }
    if (text_equal(change->kind, S("price"))) {
        check_prices(all, change);
    }
    if (!is_state(change, "waiting")) {
        check_decision(all, change);
    } else if (!change->made_null || !change->decided_by_null) {
        say(all, change, "waits and was decided (P19)");
    }
}

static bool is_of_two(const Changes *all, OrderId made) {
    for (size_t i = 0; i < all->rows.count; i++) {
        if (!all->rows.rows[i].made_null && all->rows.rows[i].made.id == made.id) {
            return true;
        }
    }
    return false;
}

// The house itself rebills by nobody.
static void check_rebilled(const Changes *all) {
    const Books *books = all->books;
    for (size_t i = 0; i < books->orders.count; i++) {
        const QCheckListOrdersRow *order = &books->orders.rows[i];
        if (is_rebill(order) && order->actor.id != 0 && !is_of_two(all, order->order_id)) {
            Spot spot = spot_of_order(books, order, 0);
            finding_say(books->findings, CHECK_CHANGE, &spot,
                        "was rebilled by one person alone (P19)");
        }
    }
}

Err check_changes(const Books *books) {
    Changes all = {.books = books};
    TRY(q_check_change_list(books->catalogue->db, books->arena,
                            &(QCheckChangeListIn){.enterprise = books->enterprise}, &all.rows));
    for (size_t i = 0; i < all.rows.count; i++) {
        check_one(&all, i);
    }
    check_rebilled(&all);
    return OK;
}
