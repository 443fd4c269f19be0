// GET /agreements/{agreement}: one agreement with its sites, its points, or who signs in for them
// (portal.md P11); a page, or the tab as a file.
#include "action/agreement/agreement_source.h"
#include "base/messages.h"
#include "report/rows_ask.h"
#include "web/agreement/agreement_inactive.h"
#include "web/agreement/agreement_view.h"
#include "web/frame.h"
#include "web/customer/customer_words.h"
#include "web/list/list_answer.h"
#include "web/list/time_fields.h"
#include "web/lost.h"
#include "web/tpl_agreement_show.h"

typedef struct {
    int tab;                  // AgreementTabKind
    AgreementInput agreement; // who signs in is of now; an order is the sites' alone
    RowsAsk rows;
} AgreementAsk;

enum { NOTICES_MAX = 2 };

static const Field fields[] = {
    {.name = S_INIT("tab"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(AgreementAsk, tab),
     .choices = agreement_tab_names,
     .choice_count = TAB_COUNT},
};
static const FieldInside insides[] = {
    {&agreement_fields, offsetof(AgreementAsk, agreement)},
    {&rows_ask_fields, offsetof(AgreementAsk, rows)},
};
static const FieldTable page_fields =
    FIELD_TABLE_WITH("an agreement", AgreementAsk, fields, insides);

static const RowSource *const sources[TAB_COUNT] = {
    [TAB_SITES] = &agreement_sites_source,
    [TAB_POINTS] = &ledger_source,
    [TAB_ACCESS] = &access_source,
};

static Err stream(PageCall *call, const AgreementAsk *ask, Text number) {
    const RowSource *source = sources[ask->tab];
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, &ask->rows, source->columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, source, &rows, &state, &memory));
    if (ask->tab == TAB_ACCESS) {
        access_state(state, number);
    } else {
        bool fits = agreement_part_state(state, memory, number, &ask->agreement);
        ENSURE(fits);
    }
    list_file_name(call, agreement_tab_names[ask->tab], rows.form.format);
    return OK;
}

// What a tab does not have.
static bool asks_too_much(const AgreementAsk *ask) {
    const AgreementInput *input = &ask->agreement;
    bool then = input->when.true_on.given || input->when.known_on.given;
    return (ask->tab != TAB_SITES && input->sort.len > 0) || (ask->tab == TAB_ACCESS && then);
}

// The users are read where they are shown, and a read of them is noted.
static Err read_access(PageCall *call, const AgreementAsk *ask, Text number, AccessView *ret_access,
                       Refusals *ret_refusals) {
    Text agreement;
    *ret_access = (AccessView){0};
    if (ask->tab != TAB_ACCESS) {
        return OK;
    }
    return ask->rows.format == ASK_PAGE
               ? do_access_read(call->context, number, ret_access, ret_refusals)
               : see_access_opens(call->context, number, &agreement, ret_refusals);
}

PAGE(agreement_show, HTTP_GET, "/agreements/{number}",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), &page_fields) {
    const AgreementAsk *ask = call->input;
    AgreementPage page = {0};
    AccessView access;
    Refusals refusals = {0};
    if (call->complaints->count > 0 || asks_too_much(ask)) {
        return page_lost(call, 400);
    }
    TRY(see_agreement_page(call->context, call->params[0], &ask->agreement, &page, &refusals));
    if (!refused(&refusals)) {
        TRY(read_access(call, ask, page.row.agreement, &access, &refusals));
    }
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (ask->rows.format != ASK_PAGE) {
        return stream(call, ask, page.row.agreement);
    }
    AgreementShow view = agreement_show(call, &page, (AgreementTabKind)ask->tab, &access);
    PageParts parts = {.title = msg_agreement_number(page.row.agreement), .main = page_part(call)};
    parts.notices.items = arena_array(call->arena, Notice, NOTICES_MAX);
    if (page.when != NULL) {
        parts.notices.items[parts.notices.count++] =
            time_notice(call, page.when,
                        agreement_tab_url(call, page.row.agreement, (AgreementTabKind)ask->tab));
    }
    agreement_inactive_tell(call, page.row.agreement, page.row.state, &parts.notices);
    tpl_agreement_show(&parts.main, &view);
    return page_show(call, 200, &parts);
}
