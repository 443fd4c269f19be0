// The coverage timeline and the table beside it.
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/chart/timeline.h"
#include "web/order/order_words.h"
#include "web/part/frame/icon.h"
#include "web/part/show/amounts.h"
#include "web/part/show/part_type.h"
#include "web/site/site_view.h"

enum { ROWS_SHOWN = 40, YEARS_BEFORE = 1, YEARS_AFTER_MOST = 3 };

// ---- the timeline ----

static BarKind kind_of(const SiteView *site, const CoverageRow *row, const CoverageSpan *span) {
    return row->type == PART_COMMITTED_TERM             ? BAR_COMMITTED
           : date_before(span->end, site->on)           ? BAR_EARLIER
           : site->has_summary && site->summary.express ? BAR_EXPRESS
                                                        : BAR_COVERED;
}

// Stretches and what lies between them; a lapsed one is open until today.
static TimelineRow bars_of(const PageCall *call, const SiteView *site, const CoverageRow *row,
                           unsigned *kinds) {
    TimelineBar *bars = arena_array(call->arena, TimelineBar, 2 * row->span_count);
    size_t count = 0;
    for (size_t i = 0; i < row->span_count; i++) {
        const CoverageSpan *span = &row->spans[i];
        bool last = i + 1 == row->span_count;
        Date next = last ? site->on : row->spans[i + 1].start;
        bars[count++] = (TimelineBar){kind_of(site, row, span), span->start, span->end};
        if (date_before(date_add_days(span->end, 1), next)) {
            bars[count++] =
                (TimelineBar){BAR_GAP, date_add_days(span->end, 1), date_add_days(next, -1)};
        }
    }
    for (size_t i = 0; i < count; i++) {
        *kinds |= 1u << bars[i].kind;
    }
    return (TimelineRow){
        .name = row->description,
        .detail = msg_quantity_part(quantity_amount(row->quantity), row->metric, row->part),
        .bars = bars,
        .bar_count = count,
    };
}

static SiteLegends legend_of(const PageCall *call, unsigned kinds) {
    static Message (*const words[BAR_KIND_COUNT])(void) = {
        [BAR_COVERED] = msg_bar_covered,
        [BAR_EARLIER] = msg_bar_earlier,
        [BAR_COMMITTED] = msg_bar_committed,
        [BAR_EXPRESS] = msg_express,
        [BAR_GAP] = msg_bar_gap,
    };
    SiteLegend *items = arena_array(call->arena, SiteLegend, BAR_KIND_COUNT);
    size_t count = 0;
    for (int kind = 0; kind < (int)BAR_KIND_COUNT; kind++) {
        if ((kinds >> kind & 1u) != 0) {
            items[count++] = (SiteLegend){bar_paint((BarKind)kind), words[kind]()};
        }
    }
    return (SiteLegends){items, count};
}

static int64_t covered_count(const SiteView *site) {
    int64_t covered = 0;
    for (size_t i = 0; i < site->coverage.count; i++) {
        covered += site->coverage.rows[i].covered;
    }
    return covered;
}

static void fill_timeline(const PageCall *call, const SiteView *site, SitePage *view) {
    size_t count = site->coverage.count < ROWS_SHOWN ? site->coverage.count : ROWS_SHOWN;
    TimelineRow *rows = arena_array(call->arena, TimelineRow, count);
    unsigned kinds = 0;
    int32_t year = date_civil(site->on).year;
    int32_t last = year + 1;
    for (size_t i = 0; i < count; i++) {
        int32_t end = date_civil(coverage_row_end(&site->coverage.rows[i])).year;
        rows[i] = bars_of(call, site, &site->coverage.rows[i], &kinds);
        last = end > last ? end : last;
    }
    Timeline timeline = {
        .first_year = year - YEARS_BEFORE,
        .last_year = last > year + YEARS_AFTER_MOST ? year + YEARS_AFTER_MOST : last,
        .today = site->on,
        .has_anniversary = site->has_summary && site->summary.has_term,
        .anniversary = site->summary.next_anniversary,
        .today_label = site->when == NULL ? msg_today() : msg_day(site->on),
        .anniversary_label = msg_anniversary(),
        .says = msg_timeline_says(covered_count(site), (int64_t)site->coverage.count, site->on),
        .rows = rows,
        .row_count = count,
    };
    view->has_timeline = count > 0;
    view->timeline = timeline_html(call->arena, call->lang, &timeline);
    view->legend = legend_of(call, kinds);
}

// ---- the table ----

static bool has_record(const CoverageRow *row, EntitlementId entitlement) {
    for (size_t i = 0; i < row->record_count; i++) {
        if (row->records[i].id == entitlement.id) {
            return true;
        }
    }
    return false;
}

// What the renewal lines of a licence come to; in one currency, or nothing.
static const RenewalLine *sum_lines(const SiteView *site, const CoverageRow *row,
                                    SiteLicence *licence) {
    const RenewalLine *first = NULL;
    for (size_t i = 0; i < site->line_count; i++) {
        const RenewalLine *line = &site->lines[i];
        if (!has_record(row, line->entitlement_id)) {
            continue;
        }
        bool same = first == NULL || first->money.index == line->money.index;
        first = first == NULL ? line : first;
        licence->has_value = same && !line->extended_null && (first == line || licence->has_value);
        licence->value.units += same ? line->extended.minor : 0;
    }
    return first;
}

static Tag state_of(const PageCall *call, const CoverageRow *row, const RenewalLine *line) {
    if (line != NULL) {
        return tag_of(call->arena, STATES_OF_RENEWAL, line->state);
    }
    return tag_of(call->arena, STATES_OF_ENTITLEMENT,
                  row->covered
                      ? (part_type_row(row->type)->term_ends_use ? S("running") : S("covered"))
                      : S("lapsed"));
}

static SiteLicence licence_of(const PageCall *call, const SiteView *site, const CoverageRow *row) {
    SiteLicence licence = {
        .description = row->description,
        .quantity = msg_quantity_metric(quantity_amount(row->quantity), row->metric),
        .part = row->part,
        .part_type = part_type_words(part_type_row(row->type)->name),
        .coverage = row->covered ? msg_covered_to(coverage_row_end(row))
                                 : msg_lapsed_since(date_add_days(coverage_row_end(row), 1)),
        .proof = row->proof.len > 0 ? proof_url(call->arena, row->proof) : (Url){{0}},
    };
    const RenewalLine *line = sum_lines(site, row, &licence);
    licence.state = state_of(call, row, line);
    if (line != NULL) {
        int64_t units = licence.value.units;
        licence.value = amount_bare(line->extended, line->money);
        licence.value.units = units;
        licence.currency = line->currency;
    }
    return licence;
}

static SiteLicences licences_of(const PageCall *call, const SiteView *site) {
    size_t count = site->coverage.count < ROWS_SHOWN ? site->coverage.count : ROWS_SHOWN;
    SiteLicence *items = arena_array(call->arena, SiteLicence, count);
    for (size_t i = 0; i < count; i++) {
        items[i] = licence_of(call, site, &site->coverage.rows[i]);
    }
    return (SiteLicences){items, count};
}

void site_fill_coverage(const PageCall *call, const SiteView *site, SitePage *view) {
    static const Gate gate =
        MAY(SUBJECT_ENTITLEMENTS, READ, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_VIEW);
    if (site->coverage.count > 0) {
        fill_timeline(call, site, view);
    }
    view->licences_text = msg_count_licences((int64_t)site->coverage.count);
    view->licences = licences_of(call, site);
    view->no_licences = (Empty){.icon = icon_html(call->arena, ICON_PACKAGE),
                                .title = msg_no_licences(),
                                .text = msg_no_licences_text()};
    if (site->coverage.count > 0 && gate_ask(&gate, true, call->viewer) == GATE_OPEN) {
        view->all_licences = site_list_url(call, S("/entitlements"), site->rows[0].site);
    }
}
