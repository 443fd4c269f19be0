// GET /search: the one box of every page (portal.md §12).
#include "action/search/search_see.h"
#include "base/messages.h"
#include "web/customer/customer_words.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/quote/quote_view.h"
#include "web/search/search_list.h"
#include "web/tpl_search_list.h"
#include "web/transfer/transfer_url.h"

typedef struct {
    Text kind;
    Message (*words)(void);
    Url (*page)(Arena *arena, Text number);
} KindRow;

// Where it is ordered.
static Url part_url(Arena *arena, Text number) {
    return url_with(arena, url_path(S("/cart")), S("part"), number);
}

static const KindRow kinds[] = {
    {S_INIT("customer"), msg_customer, customer_url},
    {S_INIT("agreement"), msg_agreement, agreement_url},
    {S_INIT("order"), msg_order, order_url},
    {S_INIT("quote"), msg_quote, quote_url},
    {S_INIT("proof"), msg_search_proof, proof_url},
    {S_INIT("transfer"), msg_search_transfer, transfer_url},
    {S_INIT("enquiry"), msg_enquiry, enquiry_url},
    {S_INIT("part"), msg_part, part_url},
};

static bool may_order(const PageCall *call) {
    static const Gate gate = MAY(SUBJECT_ORDERS, ACT, RIGHT_ORDERING, RIGHT_ORDERING);
    return gate_ask(&gate, true, call->viewer) == GATE_OPEN;
}

static SearchListHit hit_of(const PageCall *call, const SearchHit *hit) {
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (text_equal(kinds[i].kind, hit->kind)) {
            bool part = text_equal(hit->kind, S("part"));
            bool shut = part && !may_order(call);
            bool asks = shut && enquiry_ask_opens(call->viewer);
            return (SearchListHit){kinds[i].words(), hit->number,
                                   asks   ? enquiry_ask_url(call->arena, S(""), hit->number)
                                   : shut ? (Url){{0}}
                                          : kinds[i].page(call->arena, hit->number),
                                   name_of(hit->name, call->lang), hit->city};
        }
    }
    NEVER("a kind without a page");
}

PAGE(search, HTTP_GET, "/search", SEATED, &search_fields) {
    const SearchInput *input = call->input;
    SearchView search = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0 && input->text.len > 0) {
        TRY(see_search(call->context, input, &search, &refusals));
    }
    SearchPage view = {
        .text = page_typed(call, S("text")),
        .hits = {arena_array(call->arena, SearchListHit, search.count), search.count},
        .empty = {.icon = icon_html(call->arena, ICON_SEARCH),
                  .title = msg_search_nothing(),
                  .text = msg_search_nothing_text()},
    };
    for (size_t i = 0; i < search.count; i++) {
        view.hits.items[i] = hit_of(call, &search.hits[i]);
    }
    if (search.more) {
        view.more = url_with(call->arena, url_path(S("/customers")), S("name"), input->text);
    }
    PageParts parts = {.title = msg_search_results(), .main = page_part(call)};
    parts.problems = page_problems(call, &refusals);
    tpl_search_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
