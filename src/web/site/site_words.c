// What could be done for a customer, and why it is seen.
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/level_words.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/site/site_view.h"

static SiteChance chance_of(const PageCall *call, const SiteView *site, const Chance *chance) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING);
    SiteChance view;
    switch (chance->kind) {
    case CHANCE_LAPSED:
        view = (SiteChance){.icon = icon_html(call->arena, ICON_TRIANGLE_ALERT),
                            .title = msg_chance_lapsed(chance->licences),
                            .text = msg_chance_lapsed_text()};
        if (site->when == NULL && gate_ask(&gate, true, call->viewer) == GATE_OPEN) {
            view.url = url_with(
                call->arena, site_list_url(call, S("/reports/renewal-lines"), site->rows[0].site),
                S("state"), S("lapsed"));
            view.button = msg_see_lapsed();
        }
        return view;
    case CHANCE_NEAR_LEVEL:
        return (SiteChance){.icon = icon_html(call->arena, ICON_TRENDING_UP),
                            .title = msg_chance_level(points_amount(chance->points),
                                                      level_called_of(call, chance->level)),
                            .text = msg_chance_level_text()};
    case CHANCE_REPLACED:
        return (SiteChance){.icon = icon_html(call->arena, ICON_REFRESH_CW),
                            .title = msg_chance_replaced(chance->description),
                            .text = msg_chance_replaced_text(chance->part, chance->replacement)};
    }
    NEVER("a kind of chance");
}

SiteChances site_chances(const PageCall *call, const SiteView *site) {
    SiteChance *items = arena_array(call->arena, SiteChance, site->chance_count);
    for (size_t i = 0; i < site->chance_count; i++) {
        items[i] = chance_of(call, site, &site->chances[i]);
    }
    return (SiteChances){items, site->chance_count};
}

static Fact fact_of(const PageCall *call, const SiteEvidence *evidence) {
    static const Gate orders = MAY(SUBJECT_ORDERS, READ, RIGHT_ORDERING, RIGHT_ORDERING);
    static const Gate quotes = MAY(SUBJECT_QUOTES, READ, RIGHT_BIDS, RIGHT_QUOTES);
    Fact fact = {.value = msg_since_day(evidence->from)};
    if (text_equal(evidence->evidence, S("sale"))) {
        fact.label = msg_evidence_sale();
        fact.value = msg_evidence_orders(evidence->count, evidence->number);
        if (evidence->number.len > 0 && gate_ask(&orders, true, call->viewer) == GATE_OPEN) {
            fact.link = order_url(call->arena, evidence->number);
        }
    } else if (text_equal(evidence->evidence, S("quote"))) {
        fact.label = msg_evidence_quote();
        fact.value = msg_evidence_quotes(evidence->count, evidence->number);
        if (evidence->number.len > 0 && gate_ask(&quotes, true, call->viewer) == GATE_OPEN) {
            fact.link = url_join(call->arena, url_path(S("/quotes")), evidence->number);
        }
    } else if (text_equal(evidence->evidence, S("incumbent"))) {
        fact.label = msg_evidence_incumbent();
        fact.value = msg_evidence_records(evidence->count);
    } else {
        fact.label = text_equal(evidence->evidence, S("named")) ? msg_evidence_named()
                                                                : msg_evidence_consent();
    }
    if (evidence->has_until) {
        fact.noted = true;
        fact.note = msg_evidence_until(evidence->until);
    }
    return fact;
}

Facts site_why(const PageCall *call, const SiteView *site) {
    Fact *items = arena_array(call->arena, Fact, site->evidence_count);
    for (size_t i = 0; i < site->evidence_count; i++) {
        items[i] = fact_of(call, &site->evidence[i]);
    }
    return (Facts){items, site->evidence_count};
}
