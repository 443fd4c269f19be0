// A part at a site, as a page.
#include "web/held/held_view.h"

#include "action/refusal_status.h"
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/customer/customer_words.h"
#include "web/entitlement/entitlements_view.h"
#include "web/frame.h"
#include "web/held/held_show.h"
#include "web/held/held_url.h"
#include "web/lost.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/tpl_held_show.h"

enum { FACTS_MAX = 5, NOTICES_MAX = 2, CRUMB_COUNT = 2, NUMBER_ROOM = 24 };

static void add_fact(Facts *facts, Message label, Quantity quantity, bool known) {
    facts->items[facts->count++] = (Fact){
        .label = label,
        .value = known ? msg_sum_money(quantity_amount(quantity)) : msg_plain(S("–")),
    };
}

static Facts facts_of(const PageCall *call, const HeldView *held) {
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    add_fact(&facts, msg_entitled(), held->entitled, true);
    add_fact(&facts, msg_status_covered(), held->covered, true);
    if (!held->counts_null) {
        add_fact(&facts, msg_allocated(), held->allocated, true);
        add_fact(&facts, msg_deployed(), held->deployed, !held->deployed_null);
        add_fact(&facts, msg_difference(), held->difference, !held->difference_null);
    }
    return facts;
}

static Notice warning(const PageCall *call, Message title, Message text) {
    return (Notice){.tone = S("warn"),
                    .icon = icon_html(call->arena, ICON_TRIANGLE_ALERT),
                    .title = title,
                    .more = true,
                    .text = text};
}

static Notices notices_of(const PageCall *call, const HeldView *held) {
    Notices notices = {arena_array(call->arena, Notice, NOTICES_MAX), 0};
    Amount entitled = quantity_amount(held->entitled);
    if (!held->counts_null && held->deployed.count > held->entitled.count) {
        notices.items[notices.count++] =
            warning(call, msg_held_over_deployed(),
                    msg_held_over_deployed_text(quantity_amount(held->deployed), entitled));
    }
    if (!held->counts_null && held->allocated.count > held->entitled.count) {
        notices.items[notices.count++] =
            warning(call, msg_held_over_allocated(),
                    msg_held_over_allocated_text(quantity_amount(held->allocated), entitled));
    }
    return notices;
}

// A count as it was typed, or as it is.
static FormField count_field(const PageCall *call, Text name, Message label, Quantity now,
                             bool known, const Refusals *tried) {
    TextBuf value = buf_new(call->arena, NUMBER_ROOM);
    Message problem;
    if (known) {
        buf_add_int(&value, now.count);
    }
    bool sent = page_was_sent(call, name);
    FormField field = field_number(name, label, sent ? page_typed(call, name) : buf_text(&value));
    return page_problem_of(call, tried, name, &problem) ? field_with_problem(field, problem)
                                                        : field;
}

static FormFields uses_of(const PageCall *call, const HeldView *held, const Refusals *tried) {
    FormFields fields = {arena_array(call->arena, FormField, USE_COUNT), USE_COUNT};
    fields.items[USE_DOWNLOAD] = count_field(call, held_use_name(USE_DOWNLOAD), msg_use_download(),
                                             held->download, true, tried);
    fields.items[USE_MEDIA] =
        count_field(call, held_use_name(USE_MEDIA), msg_use_media(), held->media, true, tried);
    fields.items[USE_SUPPORT] = count_field(call, held_use_name(USE_SUPPORT), msg_use_support(),
                                            held->support, true, tried);
    return fields;
}

// The latest first.
static HeldCountRows steps_of(const PageCall *call, const HeldView *held) {
    HeldCountRows rows = {arena_array(call->arena, HeldCountRow, held->step_count),
                          held->step_count};
    for (size_t i = 0; i < held->step_count; i++) {
        const HeldStep *step = &held->steps[held->step_count - 1 - i];
        rows.items[i] = (HeldCountRow){
            .on = step->on,
            .download = quantity_amount(step->download),
            .media = quantity_amount(step->media),
            .support = quantity_amount(step->support),
            .deployed = quantity_amount(step->deployed),
            .deployed_known = !step->deployed_null,
        };
    }
    return rows;
}

static Err show(PageCall *call, int status, const HeldView *held, const Refusals *tried) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW);
    bool may = gate_ask(&gate, true, call->viewer) == GATE_OPEN;
    Url page = held_url(call->arena, held->entitlement);
    EntitlementsView list = {.rows = held->rows, .count = held->row_count};
    HeldShowPage view = {
        .code = held->part,
        .description = held->description,
        .site = held->site,
        .site_page = may ? customer_url(call->arena, held->site) : (Url){0},
        .facts = facts_of(call, held),
        .rows = entitlement_rows(call, &list),
        .writes = held->may_write,
        .keys = page_keys(call, order_revision_text(call->arena, held->revision)),
        .allocate = url_join(call->arena, page, S("allocations")),
        .deploy = url_join(call->arena, page, S("deployments")),
        .uses = uses_of(call, held, tried),
        .deployed = count_field(call, S("deployed"), msg_deployed(), held->deployed,
                                !held->deployed_null, tried),
        .steps = steps_of(call, held),
    };
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_entitlements(),
                        url_with(call->arena, url_path(S("/entitlements")), S("site"), held->site)};
    crumbs[1] = (Crumb){.label = msg_plain(held->part)};
    PageParts parts = {.title = msg_plain(held->part),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .notices = notices_of(call, held),
                       .main = page_part(call)};
    parts.problems = page_problems(call, tried);
    tpl_held_show(&parts.main, &view);
    return page_show(call, status, &parts);
}

Err held_page(PageCall *call, int status, const Refusals *tried) {
    HeldView held;
    Refusals refusals = {0};
    TRY(see_held(call->context, call->params[0], &held, &refusals));
    return refused(&refusals) ? page_refused(call, &refusals) : show(call, status, &held, tried);
}
