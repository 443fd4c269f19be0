// GET /proofs/{number}: one proof, and the chain it stands in (portal.md P36), today or on another
// day.
#include "action/proof/proof_see.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/proof/proof_show.h"
#include "web/tpl_proof_show.h"

enum { FACTS_MAX = 6 };

static ProofShowLines lines_of(const PageCall *call, const Proof *proof) {
    ProofShowLine *lines = arena_array(call->arena, ProofShowLine, proof->line_count);
    for (size_t i = 0; i < proof->line_count; i++) {
        const ProofLine *line = &proof->lines[i];
        lines[i] = (ProofShowLine){
            .part = line->part,
            .description = line->description,
            .quantity = msg_quantity_metric(amount_of(line->quantity.count), line->metric),
            .has_coverage = line->has_start && line->has_end,
            .coverage_start = line->coverage_start,
            .coverage_end = line->coverage_end,
        };
    }
    return (ProofShowLines){lines, proof->line_count};
}

static Message how_words(Text how) {
    return text_equal(how, S("source"))       ? msg_chain_source()
           : text_equal(how, S("moved"))      ? msg_chain_moved()
           : text_equal(how, S("supersedes")) ? msg_chain_supersedes()
                                              : msg_chain_superseded_by();
}

// Oldest first, with this proof among them. Where the viewer does not see a neighbour's site it
// does not see that proof either.
static ChainLinks chain_of(const PageCall *call, const ProofView *proof) {
    ChainLink *links = arena_array(call->arena, ChainLink, proof->chain_count + 1);
    size_t count = 0;
    bool placed = false;
    for (size_t i = 0; i < proof->chain_count; i++) {
        const ProofLink *link = &proof->chain[i];
        bool later = text_equal(link->how, S("moved")) || text_equal(link->how, S("superseded_by"));
        if (later && !placed) {
            links[count++] = (ChainLink){.current = true,
                                         .title = msg_proof_number(proof->issued.number),
                                         .text = msg_chain_this()};
            placed = true;
        }
        links[count] =
            (ChainLink){.title = msg_proof_number(link->proof), .text = how_words(link->how)};
        if (link->site.len > 0) {
            links[count].page = proof_url(call->arena, link->proof);
        }
        count++;
    }
    if (!placed && count > 0) {
        links[count++] = (ChainLink){.current = true,
                                     .title = msg_proof_number(proof->issued.number),
                                     .text = msg_chain_this()};
    }
    return (ChainLinks){links, count};
}

static void add_fact(Facts *facts, Message label, Text value, Url link) {
    if (value.len > 0) {
        facts->items[facts->count++] =
            (Fact){.label = label, .value = msg_plain(value), .link = link};
    }
}

static Facts facts_of(const PageCall *call, const Proof *proof) {
    static const Gate orders = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    Url none = {0};
    bool leads = proof->order.len > 0 && gate_ask(&orders, true, call->viewer) == GATE_OPEN;
    add_fact(&facts, msg_legal_entity(), proof->legal_entity, none);
    add_fact(&facts, msg_order(), proof->order,
             leads ? order_url(call->arena, proof->order) : none);
    add_fact(&facts, msg_purchase_order(), proof->purchase_order, none);
    add_fact(&facts, msg_customer_purchase_order(), proof->customer_purchase_order, none);
    add_fact(&facts, msg_distributor(), proof->distributor_name, none);
    add_fact(&facts, msg_reseller(), proof->reseller_name, none);
    return facts;
}

PAGE(proof, HTTP_GET, "/proofs/{number}",
     MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_ORDERING, RIGHT_DOCUMENTS_VIEW), &view_time_fields) {
    ProofView proof = {0};
    ViewTimeInput input = {.true_on = {.given = false}};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        input = *(const ViewTimeInput *)call->input;
    }
    TRY(see_proof_on(call->context, call->params[0], &input, &proof, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    Url page = proof_url(call->arena, proof.issued.number);
    ProofPage view = {
        .number = proof.issued.number,
        .legal_entity = name_of(proof.issued.legal_entity, call->lang),
        .site = proof.issued.site,
        .issued_on = proof.issued.issued_on,
        .state =
            tag_of(call->arena, STATES_OF_PROOF, proof.superseded ? S("superseded") : S("issued")),
        .lines = lines_of(call, &proof.issued),
        .chain = chain_of(call, &proof),
        .facts = facts_of(call, &proof.issued),
        .sha256 = proof.kept ? proof.kept_sha256 : S(""),
        .day = time_form(call, page),
    };
    if (proof.when == NULL && (call->press->key != NULL || proof.kept)) {
        view.pdf = url_join(call->arena, page, S("pdf"));
        view.json = url_join(call->arena, page, S("json"));
    }
    PageParts parts = {.title = msg_proof_number(view.number), .main = page_part(call)};
    Notice then;
    if (proof.when != NULL) {
        then = time_notice(call, proof.when, page);
        parts.notices = (Notices){&then, 1};
    }
    parts.problems = page_problems(call, &refusals);
    tpl_proof_show(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
