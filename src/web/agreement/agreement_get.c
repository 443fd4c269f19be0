// GET /agreements/{agreement}: one agreement with its sites, or its points (portal.md P11); a page,
// or the tab as a file.
#include "action/agreement/agreement_source.h"
#include "base/messages.h"
#include "report/rows_ask.h"
#include "web/agreement/agreement_view.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/lost.h"
#include "web/tpl_agreement_show.h"

typedef enum { TAB_SITES, TAB_POINTS } AgreementTabAsk;

typedef struct {
    int tab; // AgreementTabAsk
    RowsAsk rows;
} AgreementAsk;

static const Text tabs[] = {S_INIT("sites"), S_INIT("points")};
static const Field fields[] = {
    {.name = S_INIT("tab"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(AgreementAsk, tab),
     .choices = tabs,
     .choice_count = 2},
};
static const FieldInside insides[] = {{&rows_ask_fields, offsetof(AgreementAsk, rows)}};
static const FieldTable page_fields =
    FIELD_TABLE_WITH("an agreement", AgreementAsk, fields, insides);

static Err stream(PageCall *call, const AgreementAsk *ask, Text number) {
    bool points = ask->tab == TAB_POINTS;
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, points ? &ledger_columns : &agreement_site_columns,
                        &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, points ? &ledger_source : &agreement_sites_source, &rows, &state,
                     &memory));
    bool fits = agreement_part_state(state, number);
    ENSURE(fits);
    list_file_name(call, points ? S("points") : S("sites"), rows.form.format);
    return OK;
}

PAGE(agreement_show, HTTP_GET, "/agreements/{number}",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &page_fields) {
    const AgreementAsk *ask = call->input;
    AgreementPage page = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page_lost(call, 400);
    }
    TRY(see_agreement_page(call->context, call->params[0], &page, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (ask->rows.format != ASK_PAGE) {
        return stream(call, ask, page.row.agreement);
    }
    AgreementShow view = agreement_show(call, &page, ask->tab == TAB_POINTS);
    PageParts parts = {.title = msg_agreement_number(page.row.agreement), .main = page_part(call)};
    tpl_agreement_show(&parts.main, &view);
    return page_show(call, 200, &parts);
}
