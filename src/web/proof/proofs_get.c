// GET /proofs: the proofs of the viewer, a row per line (portal.md P36); a page, or a file.
#include "base/messages.h"
#include "action/proof/proofs_source.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/list/list_views.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/proof/proof_list.h"
#include "web/tpl_proof_list.h"

enum { OWN_COUNT = 6, FILTER_COUNT = OWN_COUNT + TIME_FIELDS };

typedef struct {
    ProofsAsk proofs;
    RowsAsk rows;
} ProofsPageAsk;

static const FieldInside insides[] = {
    {&proofs_ask_fields, offsetof(ProofsPageAsk, proofs)},
    {&rows_ask_fields, offsetof(ProofsPageAsk, rows)},
};
static const FieldTable page_fields = {.what = S_INIT("the proofs"),
                                       .bytes = sizeof(ProofsPageAsk),
                                       .inside = insides,
                                       .inside_count = 2};

static Filters filters_of(const PageCall *call, const Refusals *refusals) {
    static const Text own[] = {S_INIT("issued_from"), S_INIT("issued_to"), S_INIT("site"),
                               S_INIT("agreement"),   S_INIT("order"),     S_INIT("part")};
    FormField *fields = arena_array(call->arena, FormField, FILTER_COUNT);
    fields[0] = field_date(own[0], msg_issued_from(), list_asked(call, own[0]));
    fields[1] = field_date(own[1], msg_issued_to(), list_asked(call, own[1]));
    fields[2] = field_text(own[2], msg_site(), list_asked(call, own[2]));
    fields[3] = field_text(own[3], msg_agreement(), list_asked(call, own[3]));
    fields[4] = field_text(own[4], msg_order(), list_asked(call, own[4]));
    fields[5] = field_text(own[5], msg_part(), list_asked(call, own[5]));
    time_fields(call, fields + OWN_COUNT);
    return list_filters(call, refusals, fields, FILTER_COUNT);
}

static ProofListRow row_of(const PageCall *call, const ProofRow *proof) {
    return (ProofListRow){
        .number = proof->proof,
        .page = proof_url(call->arena, proof->proof),
        .issued_on = proof->issued_on,
        .legal_entity = name_of(proof->legal_entity, call->lang),
        .site = proof->site,
        .part = proof->part,
        .description = proof->description,
        .quantity = amount_of(proof->quantity.count),
        .has_coverage = !proof->coverage_start_null && !proof->coverage_end_null,
        .coverage_start = proof->coverage_start,
        .coverage_end = proof->coverage_end,
        .order = proof->order,
        .state = tag_of(call->arena, STATES_OF_PROOF, proof->state),
    };
}

static void fill_heads(const PageCall *call, bool sorts, ProofListPage *view) {
    view->proof = list_head_if(call, sorts, msg_number(), S("edge"), S("proof"));
    view->issued_on = list_head_if(call, sorts, msg_column_issued_on(), S(""), S("issued_on"));
    view->customer = list_head(call, msg_legal_entity(), S(""), S(""), false);
    view->part = list_head_if(call, sorts, msg_part(), S(""), S("part"));
    view->quantity = list_head_if(call, sorts, msg_quantity(), S("num"), S("quantity"));
    view->coverage = list_head_if(call, sorts, msg_coverage(), S(""), S("coverage_end"));
    view->order = list_head_if(call, sorts, msg_order(), S(""), S("order"));
    view->state = list_head_if(call, sorts, msg_state(), S("edge-e"), S("state"));
}

static Err show(PageCall *call, const ProofsView *proofs, const Refusals *refusals) {
    ProofListPage view = {
        .sub = proofs->when == NULL ? msg_proofs_sub() : time_words(call, proofs->when),
        .say = msg_count_lines((int64_t)proofs->count),
        .exports = list_exports(call),
        .filters = filters_of(call, refusals),
        .rows = {arena_array(call->arena, ProofListRow, proofs->count), proofs->count},
        .empty = list_empty(call, msg_empty_proofs(), msg_empty_proofs_text()),
        .pager = list_pager(call, proofs->count, proofs->more ? proofs->next : S("")),
    };
    for (size_t i = 0; i < proofs->count; i++) {
        view.rows.items[i] = row_of(call, &proofs->rows[i]);
    }
    fill_heads(call, list_sorts(call, proofs->more ? proofs->next : S("")), &view);
    TRY(list_tabs(call, (Tabs){.count = 0}, &view.tabs));
    PageParts parts = {.title = msg_proofs(), .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_proof_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}

static Err stream(PageCall *call, const RowsAsk *ask, const ProofsInput *input) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, ask, &proof_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &proofs_source, &rows, &state, &memory));
    proofs_state(state, memory, input);
    list_file_name(call, S("proofs"), rows.form.format);
    return OK;
}

PAGE(proofs, HTTP_GET, "/proofs",
     MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), &page_fields) {
    const ProofsPageAsk *ask = call->input;
    ProofsInput input = proofs_ask_input(&ask->proofs);
    ProofsView proofs = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return show(call, &proofs, &refusals);
    }
    TRY(see_proofs(call->context, &input, &proofs, &refusals));
    if (!refused(&refusals) && ask->rows.format != ASK_PAGE) {
        return stream(call, &ask->rows, &input);
    }
    return show(call, &proofs, &refusals);
}
