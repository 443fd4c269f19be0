// Quotes that are ordered, and quotes that lose a line to somebody else's order.
#include "action/quote/quote_order_private.h"

#include "store/q_quote.h"
#include "store/q_transfer.h"

#include <stdlib.h>

enum { BOTH_BYTES = 80 };

static void refuse_quote(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

Err quote_judge_order(Action *action, const QuoteWork *work) {
    QQuoteOrderOfRow row;
    bool found = false;
    TRY(q_quote_order_of(action->db, action->arena,
                         &(QQuoteOrderOfIn){.enterprise = action->enterprise, .quote = work->quote},
                         &row, &found));
    if (found) {
        refuse_quote(action, REFUSAL_QUOTE_ORDERED, S("quote"), row.number);
    }
    return OK;
}

static Err judge_state(Action *action, const QuoteWork *work) {
    QuoteState now = quote_state_on(work->state, work->has_valid_to, work->valid_to, action->today);
    if (!quote_relation(action->context, work).sees) {
        refuse_quote(action, REFUSAL_QUOTE_NOT_FOUND, S("quote"), work->number);
    } else if (now == QUOTE_ORDERED) {
        return quote_judge_order(action, work);
    } else if (now == QUOTE_EXPIRED) {
        refuse_quote(action, REFUSAL_QUOTE_EXPIRED, S("quote"), work->number);
    } else if (now != QUOTE_ACCEPTED) {
        refuse_quote(action, REFUSAL_QUOTE_STATE, S("state"), quote_state_name(now));
    }
    return OK;
}

// The price that was shown still holds, or is asked about with both.
static void judge_total(Action *action, const QuoteWork *work, Money shown, Money present) {
    if (shown.minor != present.minor) {
        TextBuf both = buf_new(action->arena, BOTH_BYTES);
        money_write(&both, shown, work->currency);
        buf_add(&both, S(" -> "));
        money_write(&both, present, work->currency);
        refuse_quote(action, REFUSAL_PRICE_DIFFERS, S("expected_total"), buf_text(&both));
    }
}

Err quote_load_for_order(Action *action, QuoteId quote, const Money *expected,
                         const StaffPrice *staff, QuoteWork *ret_work, OrderDraft *ret_draft) {
    bool found = false;
    *ret_draft = (OrderDraft){0};
    TRY(quote_work_load(action->context, action->enterprise, quote, 0, ret_work, &found));
    if (!found) {
        refuse_quote(action, REFUSAL_QUOTE_NOT_FOUND, S("quote"), (Text){0});
        return OK;
    }
    TRY(judge_state(action, ret_work));
    if (refused(action->refusals)) {
        return OK;
    }
    Money shown = expected != NULL ? *expected : ret_work->total;
    ActionContext *listed = arena_new(action->arena, ActionContext);
    *listed = quote_prices(action->context, ret_work);
    action->context = listed;
    TRY(quote_price(action, ret_work, ret_draft));
    if (!refused(action->refusals)) {
        draft_price_by_staff(action->context, ret_draft, staff, action->refusals);
    }
    if (refused(action->refusals)) {
        ret_draft->prices = NULL;
        return OK;
    }
    ret_draft->quote = quote;
    judge_total(action, ret_work, shown, ret_draft->order.total);
    return OK;
}

Err quote_ordered(Action *action, QuoteWork *work) {
    bool moved = false;
    for (size_t i = 0; i < work->count && !moved; i++) {
        moved = work->items[i].changed;
    }
    if (moved) {
        TRY(quote_revise(action, work, QUOTE_ACCEPTED, QUOTE_ACCEPT));
    }
    // As it is kept: figures of today that say nothing new leave no trace.
    TRY(quote_work_load(action->context, action->enterprise, work->quote, 0, work, &moved));
    ENSURE(moved);
    moved = quote_state_after(work->state, QUOTE_ORDER, QUOTE_BY_SYSTEM, &work->state);
    ENSURE(moved);
    return quote_save(action, work, QUOTE_ORDER, (Text){0});
}

void quote_drop_item(QuoteItem *item) {
    item->removed = true;
}

Err quote_withdraw_empty(Action *action, QuoteWork *work, Text reason) {
    for (size_t i = 0; i < work->count; i++) { // its lines stay, for the record
        work->items[i].removed = false;
    }
    work->state = QUOTE_WITHDRAWN;
    return quote_save(action, work, QUOTE_WITHDRAW, reason);
}

Err quote_order_standing(Action *action, QuoteWork *work) {
    bool moved = false;
    TRY(quote_save(action, work, QUOTE_CHANGE, (Text){0}));
    // As it is kept: lines that were taken out are gone.
    TRY(quote_work_load(action->context, action->enterprise, work->quote, 0, work, &moved));
    ENSURE(moved);
    moved = quote_state_after(work->state, QUOTE_ORDER, QUOTE_BY_SYSTEM, &work->state);
    ENSURE(moved);
    return quote_save(action, work, QUOTE_ORDER, (Text){0});
}

// Takes out the lines that a refusal names; one that names none takes them all.
static void drop_refused(QuoteWork *work, const Refusals *why) {
    for (size_t i = 0; i < work->count; i++) {
        for (int32_t j = 0; j < why->count; j++) {
            if (why->items[j].line == 0 || work->items[i].line == why->items[j].line) {
                quote_drop_item(&work->items[i]);
            }
        }
    }
}

Err quote_price_rest(Action *action, QuoteWork *work, OrderDraft *ret_draft) {
    Refusals *outer = action->refusals;
    Err err = OK;
    bool again = true;
    while (again && !err_failed(err) && quote_work_lines(work) > 0) {
        Refusals mine = {0};
        action->refusals = &mine;
        err = quote_price(action, work, ret_draft);
        again = refused(&mine);
        if (!err_failed(err) && !again && work->state == QUOTE_STANDING) {
            work->valid_to = quote_last_day(action->context, ret_draft);
        }
        if (again) {
            drop_refused(work, &mine);
        }
    }
    action->refusals = outer;
    return err;
}

// Takes the lines, which were ordered or quoted elsewhere, out of a quote that is priced anew
// without them.
static Err lose_lines(Action *action, QuoteWork *work, const int64_t *lines, size_t count,
                      Text reason) {
    OrderDraft rest;
    bool shown = !quote_state_is_draft(work->state);
    for (size_t i = 0, at = 0; i < work->count && at < count; i++) {
        if (work->items[i].line == lines[at]) {
            quote_drop_item(&work->items[i]);
            at++;
        }
    }
    TRY(quote_price_rest(action, work, &rest));
    if (quote_work_lines(work) == 0) {
        return quote_withdraw_empty(action, work, reason);
    }
    if (!shown) {
        return quote_save(action, work, QUOTE_CHANGE, (Text){0});
    }
    work->presented = false;
    work->has_valid_to = false;
    return quote_revise(action, work, QUOTE_DRAFT, QUOTE_CHANGE);
}

typedef struct {
    QuoteId quote;
    int64_t line;
} Held;

typedef struct {
    Held *rows;
    size_t count;
    size_t room;
} HeldList;

static void add_held(Arena *arena, HeldList *list, Held held) {
    enum { AT_FIRST = 16 };
    if (list->count == list->room) {
        size_t room = list->room == 0 ? AT_FIRST : list->room * 2;
        Held *rows = arena_array(arena, Held, room);
        for (size_t i = 0; i < list->count; i++) {
            rows[i] = list->rows[i];
        }
        list->rows = rows;
        list->room = room;
    }
    list->rows[list->count++] = held;
}

// The lines of other live quotes that renew an entitlement; of standing ones alone: of the same
// partner's.
static Err find_held(Action *action, EntitlementId entitlement, QuoteId but,
                     const QuoteWork *quoted, HeldList *list) {
    QQuoteListHoldingRows rows;
    TRY(q_quote_list_holding(action->db, action->arena,
                             &(QQuoteListHoldingIn){.enterprise = action->enterprise,
                                                    .entitlement = entitlement,
                                                    .today = action->today},
                             &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QQuoteListHoldingRow *row = &rows.rows[i];
        AccountId distributor = row->distributor_null ? (AccountId){0} : row->distributor;
        AccountId reseller = row->reseller_null ? (AccountId){0} : row->reseller;
        bool leaves = quoted == NULL || (text_equal(row->state, S("standing")) &&
                                         quote_party(distributor, reseller) ==
                                             quote_party(quoted->distributor, quoted->reseller));
        if (row->quote.id != but.id && leaves) {
            add_held(action->arena, list, (Held){row->quote, row->line});
        }
    }
    return OK;
}

static int held_compare(const void *left, const void *right) {
    const Held *a = left;
    const Held *b = right;
    int order = (a->quote.id > b->quote.id) - (a->quote.id < b->quote.id);
    return order != 0 ? order : (a->line > b->line) - (a->line < b->line);
}

static Err lose_held(Action *action, HeldList *list, Text reason) {
    if (list->count > 1) {
        qsort(list->rows, list->count, sizeof *list->rows, held_compare);
    }
    int64_t *lines = arena_array(action->arena, int64_t, list->count);
    for (size_t begin = 0; begin < list->count;) {
        QuoteWork work;
        size_t end = begin;
        bool found = false;
        size_t count = 0;
        for (; end < list->count && list->rows[end].quote.id == list->rows[begin].quote.id; end++) {
            if (count == 0 || lines[count - 1] != list->rows[end].line) {
                lines[count++] = list->rows[end].line;
            }
        }
        TRY(quote_work_load(action->context, action->enterprise, list->rows[begin].quote, 0, &work,
                            &found));
        ENSURE(found);
        TRY(lose_lines(action, &work, lines, count, reason));
        begin = end;
    }
    return OK;
}

Err quotes_lose_ordered(Action *action, const OrderDraft *draft, QuoteId but) {
    HeldList list = {0};
    for (size_t i = 0; i < draft->count; i++) {
        if (draft->lines[i].span.months != 0) {
            TRY(find_held(action, draft->lines[i].renewed.entitlement, but, NULL, &list));
        }
    }
    return lose_held(action, &list, S("its lines were ordered"));
}

Err quotes_lose_quoted(Action *action, const QuoteWork *work) {
    HeldList list = {0};
    for (size_t i = 0; i < work->count; i++) {
        const QuoteItem *item = &work->items[i];
        if (item->entitlement.id != 0 && !item->removed) {
            TRY(find_held(action, item->entitlement, work->quote, work, &list));
        }
    }
    return lose_held(action, &list, S("its lines are quoted elsewhere"));
}

Err quotes_lose_moved(Action *action, const EntitlementId *moved, size_t count) {
    HeldList list = {0};
    for (size_t i = 0; i < count; i++) {
        TRY(find_held(action, moved[i], (QuoteId){0}, NULL, &list));
    }
    return lose_held(action, &list, S("its lines were moved"));
}

Err quotes_lose_site(Action *action, SiteId site) {
    HeldList list = {0};
    QTransferQuotedLinesRows rows;
    TRY(q_transfer_quoted_lines(action->db, action->arena,
                                &(QTransferQuotedLinesIn){.enterprise = action->enterprise,
                                                          .site = site,
                                                          .today = action->today},
                                &rows));
    for (size_t i = 0; i < rows.count; i++) {
        add_held(action->arena, &list, (Held){rows.rows[i].quote, rows.rows[i].line});
    }
    return lose_held(action, &list, S("its site changed agreement"));
}
