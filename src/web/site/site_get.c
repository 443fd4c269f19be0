// GET /customers/{site}: one customer (portal.md P10), today or on another day.
#include "base/messages.h"
#include "web/agreement/agreement_inactive.h"
#include "web/customer/customer_words.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/list/time_fields.h"
#include "web/site/site_view.h"
#include "web/tpl_site_show.h"

enum { CRUMB_COUNT = 2, NOTICES_MAX = 2 };

// Another day than today is said above everything, and that the agreement is inactive.
static Notices notices_of(const PageCall *call, const SiteView *site) {
    const CustomerRow *row = &site->rows[0];
    Notices notices = {arena_array(call->arena, Notice, NOTICES_MAX), 0};
    if (site->when != NULL) {
        notices.items[notices.count++] =
            time_notice(call, site->when, customer_url(call->arena, row->site));
    }
    agreement_inactive_tell(call, row->agreement, site->agreement_state, &notices);
    return notices;
}

PAGE(site_show, HTTP_GET, "/customers/{number}",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &view_time_fields) {
    ViewTimeInput input = {.true_on = {.given = false}};
    SiteView site = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        input = *(const ViewTimeInput *)call->input;
    }
    TRY(see_site(call->context, call->params[0], &input, &site, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    SitePage view = site_page(call, &site);
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_customers(), url_path(S("/customers"))};
    crumbs[1] = (Crumb){.label = msg_plain(site.rows[0].site)};
    PageParts parts = {
        .title = msg_plain(site.rows[0].customer_name),
        .crumbs = {crumbs, CRUMB_COUNT},
        .notices = notices_of(call, &site),
        .problems = page_problems(call, &refusals),
        .main = page_part(call),
    };
    tpl_site_show(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
