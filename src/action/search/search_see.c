// What a typed text can be decides which views are asked.
#include "action/search/search_see.h"

#include "action/customer/customers_see.h"
#include "action/enquiry/enquiry.h"
#include "action/gate.h"
#include "action/order/order_see.h"
#include "action/proof/proof_see.h"
#include "action/quote/quote_see.h"
#include "action/line/part_match_private.h"
#include "action/transfer/transfer.h"
#include "domain/record/number.h"
#include "domain/record/number_typed.h"
#include "store/q_part.h"

#include <stddef.h>
#include <stdlib.h>

enum { HITS_MAX = SEARCH_CUSTOMERS_MAX + SEARCH_PARTS_MAX + 8, TEXT_CHARACTERS_MAX = 200 };

static const Field fields[] = {
    {.name = S_INIT("text"),
     .kind = FIELD_NAME,
     .offset = offsetof(SearchInput, text),
     .most = TEXT_CHARACTERS_MAX},
};
const FieldTable search_fields = FIELD_TABLE("a search", SearchInput, fields);

static const Column columns[] = {
    COLUMN(SearchHit, kind, COLUMN_TEXT),
    COLUMN(SearchHit, number, COLUMN_NUMBER),
    COLUMN(SearchHit, name, COLUMN_TEXT),
    COLUMN(SearchHit, city, COLUMN_TEXT),
};
const ColumnTable search_columns = COLUMN_TABLE_PLAIN(columns, SearchHit);

// The gates of the pages that hits lead to.
static const Gate customers = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW);
static const Gate orders = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
static const Gate quotes = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
static const Gate proofs = MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW);
static const Gate transfers = MAY(SUBJECT_MOVES, READ, RIGHT_BIDS, RIGHT_ENTITLEMENTS_VIEW);

static bool may(const ActionContext *context, const Gate *gate) {
    return gate_ask(gate, true, context->viewer) == GATE_OPEN;
}

static void add(SearchView *view, Text kind, Text number, Text name, Text city) {
    ENSURE(view->count < HITS_MAX);
    view->hits[view->count++] = (SearchHit){kind, number, name, city};
}

// A site has a row for each currency; an agreement is one hit, however many of its sites are seen.
static Err find_customers(const ActionContext *context, const CustomersInput *input, Text kind,
                          SearchView *view, Refusals *refusals) {
    CustomersView found = {0};
    bool agreement = text_equal(kind, S("agreement"));
    if (!may(context, &customers)) {
        return OK;
    }
    TRY(see_customers(context, input, &found, refusals));
    for (size_t i = 0; i < found.count && !refused(refusals); i++) {
        const CustomerRow *row = &found.rows[i];
        if (!row->again && !(agreement && i > 0)) {
            add(view, kind, agreement ? row->agreement : row->site, row->customer_name, row->city);
        }
    }
    view->more = found.next.len > 0 && !agreement;
    return OK;
}

static Err find_order(const ActionContext *context, Text number, SearchView *view) {
    OrderSeen order = {0};
    Refusals refusals = {0};
    if (!may(context, &orders)) {
        return OK;
    }
    TRY(see_order(context, number, &order, &refusals));
    if (!refused(&refusals)) {
        add(view, S("order"), order.summary.order, order.summary.customer_name, order.summary.city);
    }
    return OK;
}

static Err find_quote(const ActionContext *context, Text number, SearchView *view) {
    Quote quote = {0};
    Refusals refusals = {0};
    if (!may(context, &quotes)) {
        return OK;
    }
    TRY(see_quote_lines(context, number, 0, (QuoteLinesAsk){.most = 1}, &quote, &refusals));
    if (!refused(&refusals)) {
        add(view, S("quote"), quote.number, quote.customer_name, quote.city);
    }
    return OK;
}

static Err find_proof(const ActionContext *context, Text number, SearchView *view) {
    ProofView proof = {0};
    Refusals refusals = {0};
    if (!may(context, &proofs)) {
        return OK;
    }
    TRY(see_proof(context, number, &proof, &refusals));
    if (!refused(&refusals)) {
        add(view, S("proof"), proof.issued.number, proof.issued.legal_entity, S(""));
    }
    return OK;
}

static Err find_transfer(const ActionContext *context, Text number, SearchView *view) {
    Transfer transfer = {0};
    Refusals refusals = {0};
    if (!may(context, &transfers)) {
        return OK;
    }
    TRY(see_transfer(context, number, &transfer, &refusals));
    if (!refused(&refusals)) {
        add(view, S("transfer"), transfer.transfer, transfer.from, S(""));
    }
    return OK;
}

// An enquiry's name is its site's number, a hyphen and a code; `number` is what was typed without
// hyphens (C4).
static Err find_enquiry(const ActionContext *context, Text number, SearchView *view) {
    size_t site = (size_t)number_kind_digits(NUMBER_SITE);
    EnquiryView enquiry = {.line_count = 0};
    Refusals refusals = {0};
    if (number.len != site + RECORD_CODE_BYTES || !may(context, &quotes)) {
        return OK;
    }
    TextBuf name = buf_new(context->arena, number.len + 1);
    buf_add(&name, (Text){number.bytes, site});
    buf_add_char(&name, '-');
    buf_add(&name, (Text){number.bytes + site, RECORD_CODE_BYTES});
    TRY(see_enquiry(context, buf_text(&name), &enquiry, &refusals));
    if (!refused(&refusals)) {
        add(view, S("enquiry"), enquiry.row.enquiry, enquiry.row.customer_name, S(""));
    }
    return OK;
}

// ---- parts ----

typedef struct {
    PartRank rank;
    Text name; // folded
    const QPartListKnownRow *row;
} PartHit;

static int part_compare(const void *left, const void *right) {
    const PartHit *a = left;
    const PartHit *b = right;
    int order = (int)a->rank - (int)b->rank;
    order = order != 0 ? order : text_compare(a->name, b->name);
    return order != 0 ? order : text_compare(a->row->part, b->row->part);
}

// Who may order or quote a part finds it; the catalogue is asked whole, whatever is typed.
static Err find_parts(const ActionContext *context, Text text, SearchView *view) {
    const Viewer *viewer = context->viewer;
    QPartListKnownRows rows;
    PartWanted wanted;
    size_t count = 0;
    if (!may(context, &orders) && !may(context, &quotes)) {
        return OK;
    }
    TRY(q_part_list_known(context->db, context->arena,
                          &(QPartListKnownIn){.desks = viewer->kind == VIEWER_STAFF,
                                              .account = viewer->account,
                                              .enterprise = viewer->enterprise,
                                              .today = context->today},
                          &rows));
    TRY(part_wanted(context->arena, text, &wanted));
    PartHit *hits = arena_array(context->arena, PartHit, rows.count);
    for (size_t i = 0; i < rows.count; i++) {
        PartHit *hit = &hits[count];
        hit->row = &rows.rows[i];
        TRY(part_rank(context->arena, &wanted, hit->row->part, hit->row->description, &hit->rank,
                      &hit->name));
        count += hit->rank != PART_RANK_NONE;
    }
    if (count > 1) {
        qsort(hits, count, sizeof *hits, part_compare);
    }
    for (size_t i = 0; i < count && i < SEARCH_PARTS_MAX; i++) {
        add(view, S("part"), hits[i].row->part, hits[i].row->description, S(""));
    }
    return OK;
}

// Of orders, quotes, proofs and transfers, which have numbers of one width.
static Err find_document(const ActionContext *context, Text number, SearchView *view,
                         Refusals *refusals) {
    Text offer;
    if (number_lacks_zeros(context->arena, NUMBER_ORDER, number, &offer)) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_NUMBER_LACKS_ZEROS, .field = S("text"), .value = offer});
        return OK;
    }
    TRY(find_order(context, number, view));
    TRY(find_quote(context, number, view));
    TRY(find_proof(context, number, view));
    return find_transfer(context, number, view);
}

static Err find_number(const ActionContext *context, Text number, SearchView *view,
                       Refusals *refusals) {
    CustomersInput input = {.limit = SEARCH_CUSTOMERS_MAX};
    if (number.len <= (size_t)number_kind_digits(NUMBER_AGREEMENT)) {
        input.agreement = number;
        return find_customers(context, &input, S("agreement"), view, refusals);
    }
    if (number.len == (size_t)number_kind_digits(NUMBER_SITE)) {
        input.site = number;
        return find_customers(context, &input, S("customer"), view, refusals);
    }
    return find_document(context, number, view, refusals);
}

static bool is_number(Text text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.bytes[i] < '0' || text.bytes[i] > '9') {
            return false;
        }
    }
    return text.len > 0 && text.len <= NUMBER_DIGITS_MAX;
}

Err see_search(const ActionContext *context, const SearchInput *input, SearchView *ret_search,
               Refusals *ret_refusals) {
    SearchView view = {.hits = arena_array(context->arena, SearchHit, HITS_MAX)};
    Text number = number_typed(context->arena, input->text);
    *ret_refusals = (Refusals){0};
    if (number.len == 0) {
        refuse(ret_refusals, (Refusal){.id = REFUSAL_FILTER_REQUIRED, .field = S("text")});
    } else if (is_number(number)) {
        TRY(find_number(context, number, &view, ret_refusals));
    } else {
        CustomersInput names = {.name = input->text, .limit = SEARCH_CUSTOMERS_MAX};
        TRY(find_customers(context, &names, S("customer"), &view, ret_refusals));
    }
    if (!refused(ret_refusals)) {
        TRY(find_enquiry(context, number, &view));
        TRY(find_parts(context, input->text, &view));
    }
    // What a view refused, it refused of its own field; here there is one.
    for (int32_t i = 0; i < ret_refusals->count; i++) {
        ret_refusals->items[i].field = S("text");
    }
    *ret_search = view;
    return OK;
}
