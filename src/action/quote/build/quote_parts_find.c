// Parts for a quote that is being built.
#include "action/line/part_find_private.h"
#include "action/quote/build/quote_building_private.h"
#include "action/viewer.h"

// R8.4: what the viewer pays is told to who buys from the vendor.
static bool buys(const ActionContext *context, const QuoteWork *work) {
    const Viewer *viewer = context->viewer;
    return viewer != NULL && viewer->kind == VIEWER_PARTNER &&
           (work->distributor.id == viewer->account.id || work->distributor.id == 0);
}

Err see_parts_found(const ActionContext *context, const PartFindInput *input, PartsFound *ret_found,
                    Refusals *ret_refusals) {
    QuoteBuilt unused;
    QuoteBuildInput of = {.site = input->site, .quote = input->quote, .currency = input->currency};
    Building building = {.input = &of, .built = &unused};
    const QuoteWork *work = &building.work;
    Action action = action_reading(context, ret_refusals);
    *ret_refusals = (Refusals){0};
    *ret_found = (PartsFound){0};
    TRY(building_begin(&action, &building));
    if (refused(ret_refusals)) {
        return OK;
    }
    PartShelf shelf = {.enterprise = work->enterprise,
                       .agreement = work->agreement,
                       .country_group = work->country_group,
                       .currency = work->currency,
                       .buys = buys(context, work)};
    TRY(quote_discount(context, work, action.today, &shelf.discount));
    return parts_find(&action, &shelf, input->find, ret_found);
}
