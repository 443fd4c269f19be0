// GET /renewals/{agreement}/automatic: the switch, and a dry run (portal.md P24).
#include "web/lost.h"
#include "web/renewal/automatic/automatic_view.h"

PAGE(renewal_automatic, HTTP_GET, "/renewals/{number}/automatic",
     MAY(SUBJECT_SUBSCRIPTIONS, ACT, RIGHT_BIDS, RIGHT_QUOTES), NO_FIELDS) {
    Automatic automatic;
    Refusals refusals = {0};
    TRY(see_automatic(call->context, call->params[0], &automatic, &refusals));
    return refused(&refusals) ? page_refused(call, &refusals)
                              : automatic_show(call, 200, &automatic, NULL);
}
