// The anniversary with what is open, and points and level.
#include "base/messages.h"
#include "domain/value/figures.h"
#include "web/chart/level_meter.h"
#include "web/chart/ring.h"
#include "web/customer/customer_words.h"
#include "web/level_words.h"
#include "web/site/site_view.h"

static Text called(const PageCall *call, Level level) {
    return level_called_of(call, level);
}

static Html meter_of(const PageCall *call, const AgreementSummary *summary, Message says) {
    const Programme *programme = call->context->prices.programme;
    MeterLevel levels[LEVELS_MAX];
    if (summary->fixed_level || level_is_none(summary->level)) {
        return (Html){0};
    }
    for (int8_t i = 0; i < programme->level_count; i++) {
        levels[i] = (MeterLevel){level_called(call, programme->levels[i].code),
                                 programme->levels[i].points};
    }
    LevelMeter meter = {
        .levels = levels,
        .level_count = (size_t)programme->level_count,
        .current = (size_t)summary->level.index,
        .points = summary->has_term ? summary->term_points : (Points){0},
        .says = says,
    };
    return level_meter_html(call->arena, call->lang, &meter);
}

static void fill_points(const PageCall *call, const SiteView *site, SitePage *view) {
    const AgreementSummary *summary = &site->summary;
    if (!site->has_summary) {
        view->points_text =
            site->opens_summary ? msg_points_not_of_that_day() : msg_points_not_opened();
        return;
    }
    if (summary->express) {
        view->points_text = msg_express_has_no_points();
        return;
    }
    Text level = called(call, summary->level);
    Amount points = points_amount(summary->has_term ? summary->term_points : (Points){0});
    view->has_points = true;
    view->points = msg_meter_says_now(points, level);
    view->missing = summary->has_next_level
                        ? msg_points_to_level(points_amount(summary->points_to_next),
                                              called(call, summary->next_level))
                        : msg_highest_level();
    view->meter = meter_of(call, summary, view->points);
    view->has_term = summary->has_term;
    if (summary->has_term) {
        view->term = msg_term_from_to(summary->term_start, summary->term_end);
    }
    view->points_text = summary->fixed_level ? msg_fixed_level_text() : msg_points_together();
    if (site->rows[0].agreement.len > 0) {
        view->ledger = url_with(call->arena, agreement_url(call->arena, site->rows[0].agreement),
                                S("tab"), S("points"));
    }
}

static int64_t due_on(const SiteView *site, Date day) {
    int64_t count = 0;
    for (size_t i = 0; i < site->line_count; i++) {
        count += date_equal(site->lines[i].due, day);
    }
    return count;
}

// The next day on which something is due, of today or later.
static bool next_due(const SiteView *site, Date *ret_day) {
    bool found = false;
    for (size_t i = 0; i < site->line_count; i++) {
        Date due = site->lines[i].due;
        if (!date_before(due, site->on) && (!found || date_before(due, *ret_day))) {
            *ret_day = due;
            found = true;
        }
    }
    return found;
}

static SiteSums sums_of(const PageCall *call, const SiteView *site) {
    Message *sums = arena_array(call->arena, Message, site->row_count);
    size_t count = 0;
    for (size_t i = 0; i < site->row_count; i++) {
        const CustomerRow *row = &site->rows[i];
        if (!row->open_renewal_value_null) {
            sums[count++] = msg_sum_money(money_amount(row->open_renewal_value, row->money));
        }
    }
    return (SiteSums){sums, count};
}

static void fill_next(const PageCall *call, const SiteView *site, SitePage *view) {
    const AgreementSummary *summary = &site->summary;
    Date day = {0};
    bool term = site->has_summary && summary->has_term;
    if (term) {
        int32_t days = summary->next_anniversary.days - site->on.days;
        view->has_ring = true;
        view->ring = ring_html(call->arena, call->lang, days < 0 ? 0 : days,
                               days == 1 ? msg_ring_day() : msg_ring_days());
        view->next_title = msg_day(summary->next_anniversary);
        view->next_text = site->when == NULL
                              ? msg_renew_together(due_on(site, summary->next_anniversary))
                              : msg_shown_as_of(site->on);
        return;
    }
    bool due = next_due(site, &day);
    view->next_title = due ? msg_day(day) : msg_nothing_due();
    view->next_text = due                  ? msg_renew_that_day(due_on(site, day))
                      : site->when != NULL ? msg_shown_as_of(site->on)
                      : site->has_summary && summary->express ? msg_express_renews_each()
                                                              : msg_no_term_yet();
}

static void fill_quoted(const SiteView *site, SitePage *view) {
    int64_t quoted = 0;
    for (size_t i = 0; i < site->line_count; i++) {
        quoted += site->lines[i].quote.len > 0;
    }
    view->has_quoted = site->when == NULL && site->line_count > 0;
    view->quoted = msg_quoted_of_lines(quoted, (int64_t)site->line_count);
}

void site_fill_standing(const PageCall *call, const SiteView *site, SitePage *view) {
    static const Gate gate = MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING);
    fill_next(call, site, view);
    fill_points(call, site, view);
    if (site->when == NULL) {
        view->sums = sums_of(call, site);
        fill_quoted(site, view);
    }
    if (site->line_count > 0 && gate_ask(&gate, true, call->viewer) == GATE_OPEN) {
        view->renewals = site_list_url(call, S("/reports/renewal-lines"), site->rows[0].site);
    }
}
