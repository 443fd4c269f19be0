// POST /renewals/{agreement}/automatic: puts the switch (portal.md P24).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/renewal/automatic/automatic_view.h"

#include <stddef.h>

typedef struct {
    AutomaticAsk ask;
    int64_t revision;
} AutomaticForm;

static const FieldInside insides[] = {{&automatic_fields, offsetof(AutomaticForm, ask)}};
static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(AutomaticForm, revision),
     .least = 1,
     .most = INT32_MAX},
};
static const FieldTable form_fields =
    FIELD_TABLE_WITH("the switch", AutomaticForm, fields, insides);

PAGE(renewal_automatic_put, HTTP_POST, "/renewals/{number}/automatic",
     MAY(SUBJECT_SUBSCRIPTIONS, ACT, RIGHT_BIDS, RIGHT_QUOTES), &form_fields) {
    const AutomaticForm *form = call->input;
    Automatic automatic;
    AutomaticOutcome outcome;
    Refusals refusals = {0};
    TRY(see_automatic(call->context, call->params[0], &automatic, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (call->complaints->count > 0) {
        return automatic_show(call, 422, &automatic, NULL);
    }
    AutomaticInput input = {.agreement = automatic.agreement,
                            .automatic = form->ask.automatic.value,
                            .has_revision = form->revision > 0,
                            .revision = form->revision};
    TRY(do_automatic_switch(call->context, &input, &outcome, &refusals));
    if (refused(&refusals)) {
        return automatic_show(call, status_of_refusal(refusals.items[0].id), &automatic, &refusals);
    }
    return page_see_other(call, automatic_url(call->arena, automatic.agreement).text);
}
