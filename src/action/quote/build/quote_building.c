// Whose quote it is, of which site, and by which price list.
#include "action/quote/build/quote_building_private.h"

#include "action/order/request/submit_papers_private.h"
#include "action/quote/build/quote_parties_private.h"
#include "action/quote/change/quote_terms_private.h"
#include "action/quote/quote_see_private.h"
#include "action/sight.h"
#include "action/viewer.h"

static void refuse_field(Action *action, RefusalId id, Text field, Text value) {
    refuse(action->refusals, (Refusal){.id = id, .field = field, .value = value});
}

Err building_find_site(Action *action, Building *building) {
    SiteRecord *site = &building->site;
    Sight sight = {0};
    bool found = false;
    TRY(site_find(action->seeing, action->arena, building->input->site, site, &found));
    if (found) {
        TRY(sight_of_site(action->context, site->enterprise, site->site, &sight));
    }
    if (!found || !sees(sight)) {
        refuse_field(action, REFUSAL_SITE_NOT_FOUND, S("site"), building->input->site);
    }
    return OK;
}

// The partner that quotes stands in its own place.
static Err set_parties(Action *action, Building *building) {
    const ActionContext *context = action->context;
    const Viewer *viewer = context->viewer;
    QuoteWork *work = &building->work;
    bool partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    if (partner) {
        TRY(quote_own_distributor(context, &work->distributor));
    }
    TRY(quote_find_partner(context, building->input->distributor, true, &work->distributor,
                           action->refusals));
    TRY(quote_find_partner(context, building->input->reseller, false, &work->reseller,
                           action->refusals));
    if (partner) {
        work->owner = viewer->account;
        *(viewer->is_distributor ? &work->distributor : &work->reseller) = viewer->account;
    }
    return OK;
}

// The list that an order of the same lines has.
static Err set_prices(Action *action, Building *building) {
    QuoteWork *work = &building->work;
    Text code = building->input->currency;
    Action looking = *action;
    if (code.len == 0) {
        Text *usual = NULL;
        size_t count = 0;
        TRY(papers_currencies(action, building->site.enterprise, &usual, &count));
        code = count > 0 ? usual[0] : (Text){0};
    }
    Currency currency = {0};
    bool known = currency_find(code, &currency);
    if (known) {
        TRY(papers_find_prices(&looking, currency, &building->site));
    }
    const PriceList *list = &looking.context->prices;
    if (!known || list->country_group.len == 0 || list->currency.index != currency.index) {
        refuse_field(action, REFUSAL_CURRENCY_DIFFERS, S("currency"), code);
        return OK;
    }
    work->currency = currency;
    work->country_group = list->country_group;
    return OK;
}

Err building_head(Action *action, Building *building) {
    building->work = (QuoteWork){
        .enterprise = building->site.enterprise,
        .revision = 1,
        .state = QUOTE_DRAFT,
        .agreement = building->site.agreement,
        .site = building->site.site,
        .level = LEVEL_NONE,
    };
    TRY(set_parties(action, building));
    TRY(set_prices(action, building));
    if (quote_relation(action->context, &building->work).movers == 0) {
        refuse_field(action, REFUSAL_RIGHT_MISSING, S("site"), building->input->site);
    }
    if (!refused(action->refusals)) {
        TRY(quote_read_terms(action, &building->work, building->input->contact,
                             building->input->maximum_end_price));
    }
    // Of a request that is repeated the quote was made of it already.
    return building->input->enquiry.len == 0 || action->repeated
               ? OK
               : enquiry_for_quote(action, building->input->enquiry, building->site.site,
                                   &building->enquiry);
}

// ---- looking ----

static Err begin_new(Action *action, Building *building) {
    TRY(building_find_site(action, building));
    if (refused(action->refusals)) {
        return OK;
    }
    action->enterprise = building->site.enterprise;
    return building_head(action, building);
}

// A draft, or what was presented as its next revision would be.
static Err begin_more(Action *action, Building *building) {
    QuoteWork *work = &building->work;
    Text number = building->input->quote;
    bool found = false;
    QuoteState after;
    TRY(quote_see_load(action->context, number, 0, NULL, work, &found));
    if (!found) {
        refuse_field(action, REFUSAL_QUOTE_NOT_FOUND, S("quote"), number);
        return OK;
    }
    action->enterprise = work->enterprise;
    QuoteState now = quote_state_on(work->state, work->has_valid_to, work->valid_to, action->today);
    unsigned movers = quote_relation(action->context, work).movers;
    if (movers == 0) {
        refuse_field(action, REFUSAL_RIGHT_MISSING, S("quote"), number);
    } else if (!quote_state_after(now, QUOTE_CHANGE, movers, &after) &&
               !quote_state_after(now, QUOTE_REVISE, movers, &after)) {
        refuse_field(action, REFUSAL_QUOTE_STATE, S("state"), quote_state_name(now));
    }
    work->state = QUOTE_DRAFT;
    return OK;
}

Err building_begin(Action *action, Building *building) {
    return building->input->quote.len > 0 ? begin_more(action, building)
                                          : begin_new(action, building);
}
