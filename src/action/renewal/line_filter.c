// Reads the filters of P21. What is named and not there for the viewer finds nothing, as if it were
// another filter that finds nothing (V6).
#include "action/renewal/line_filter_private.h"

#include "action/sight.h"
#include "action/viewer.h"
#include "domain/calendar.h"
#include "store/q_account.h"
#include "store/q_quote.h"

enum { INCUMBENT_DAYS_AFTER_END = 180, COVERAGE_MONTHS_MOST = 12 };

static const Text state_names[LINE_STATE_COUNT] = {
    [LINE_FUTURE] = S_INIT("future"), [LINE_ANNOUNCED] = S_INIT("announced"),
    [LINE_QUOTED] = S_INIT("quoted"), [LINE_ORDERED] = S_INIT("ordered"),
    [LINE_LAPSED] = S_INIT("lapsed"),
};

Text line_state_name(LineState state) {
    ENSURE(state < LINE_STATE_COUNT);
    return state_names[state];
}

LineState line_state_of(const ActionContext *context, const LineRow *row) {
    const Programme *programme = context->prices.programme;
    if (coverage_lapsed(programme, row->coverage_end, context->today)) {
        return LINE_LAPSED;
    }
    if (row->quote.id != 0) {
        return row->ordered ? LINE_ORDERED : LINE_QUOTED;
    }
    Date announced = renewal_notice_on(programme, NOTICE_CONTACT_CHECK, row->due);
    return date_before(context->today, announced) ? LINE_FUTURE : LINE_ANNOUNCED;
}

static Date later_of(Date a, Date b) {
    return date_before(a, b) ? b : a;
}

static void read_states(const RenewalLinesInput *input, LineQuestion *question,
                        Refusals *refusals) {
    const Text *names = input->state.items;
    for (size_t i = 0; i < input->state.count; i++) {
        int at = 0;
        while (at < LINE_STATE_COUNT && !text_equal(state_names[at], names[i])) {
            at++;
        }
        if (at == LINE_STATE_COUNT) {
            refuse(refusals,
                   (Refusal){.id = REFUSAL_BAD_STATE, .field = S("state"), .value = names[i]});
        } else {
            question->states |= 1u << at;
        }
    }
}

// The days between which the lines lie; those of what is not lapsed are due at most a year before
// their end, so that no query walks through years that are over.
static void read_days(const ActionContext *context, const RenewalLinesInput *input,
                      LineQuestion *question) {
    const Viewer *viewer = context->viewer;
    LineFilter *filter = &question->filter;
    Date today = question->day->today;
    bool lapsed = (question->states >> LINE_LAPSED & 1u) != 0;
    Date open = coverage_open_from(context->prices.programme, today);
    filter->due_from = input->due_from.given ? input->due_from.date : DATE_MIN;
    filter->due_to = input->due_to.given ? input->due_to.date : DATE_MAX;
    filter->end_from = input->end_from.given ? input->end_from.date : DATE_MIN;
    filter->end_to = input->end_to.given ? input->end_to.date : DATE_MAX;
    if (!lapsed) {
        filter->end_from = later_of(filter->end_from, open);
    } else if (viewer != NULL && viewer->kind == VIEWER_PARTNER) {
        filter->end_from =
            later_of(filter->end_from, date_add_days(today, -INCUMBENT_DAYS_AFTER_END));
    }
    if (date_before(DATE_MIN, filter->end_from)) {
        filter->due_from =
            later_of(filter->due_from, date_month_first(filter->end_from, -COVERAGE_MONTHS_MOST));
    }
}

// States that are days and no quote: the filter says them, and nobody looks at a line that it does
// not want.
static void narrow_states(const ActionContext *context, LineQuestion *question) {
    enum { FUTURE = 1u << LINE_FUTURE, ANNOUNCED = 1u << LINE_ANNOUNCED };
    LineFilter *filter = &question->filter;
    Date announced =
        date_add_days(question->day->today, context->prices.programme->contact_check_days);
    if (question->states == ANNOUNCED && date_before(announced, filter->due_to)) {
        filter->due_to = announced;
    }
    if (question->states == FUTURE) {
        filter->due_from = later_of(filter->due_from, date_add_days(announced, 1));
    }
    if (question->states != 0 && (question->states & ~(unsigned)(FUTURE | ANNOUNCED)) == 0) {
        filter->unquoted = true;
        question->states = 0;
    }
}

static Err read_account(const ActionContext *context, Text number, AccountId *ret_account,
                        bool *nothing) {
    QAccountFindRow row;
    bool found = false;
    if (number.len == 0) {
        return OK;
    }
    TRY(q_account_find(context->db, context->arena, &(QAccountFindIn){.number = number}, &row,
                       &found));
    *nothing = *nothing || !found;
    if (found) {
        *ret_account = row.account;
    }
    return OK;
}

// One holder may be named twice (an agreement and a site of it); then both must be it.
// On another day a site may have stood in another agreement of its enterprise.
static void hold(LineQuestion *question, EnterpriseId enterprise, AgreementId agreement) {
    LineFilter *filter = &question->filter;
    AgreementId held = question->when == NULL ? agreement : (AgreementId){0};
    bool other = filter->enterprise.id != 0 &&
                 (filter->holder.id != held.id || filter->enterprise.id != enterprise.id);
    question->nothing = question->nothing || other;
    filter->enterprise = enterprise;
    filter->holder = held;
}

static Err read_site(const ActionContext *context, const RenewalLinesInput *input,
                     LineQuestion *question) {
    Text number = input->site;
    SiteRecord site;
    Sight sight = {0};
    bool found = false;
    if (input->seen.enterprise.id != 0) {
        hold(question, input->seen.enterprise, input->seen.agreement);
        question->filter.only_site = input->seen.site;
        return OK;
    }
    if (number.len == 0) {
        return OK;
    }
    TRY(site_find(context->db, context->arena, number, &site, &found));
    if (found) {
        TRY(sight_of_site(context, site.enterprise, site.site, &sight));
    }
    if (!sees(sight)) {
        question->nothing = true;
        return OK;
    }
    hold(question, site.enterprise, site.agreement);
    question->filter.only_site = site.site;
    return OK;
}

static Err read_agreement(const ActionContext *context, Text number, LineQuestion *question) {
    EnterpriseId enterprise = {0};
    AgreementId agreement = {0};
    bool found = false;
    if (number.len == 0) {
        return OK;
    }
    TRY(directory_find(context->db, context->arena, S("agreement"), number, &enterprise,
                       &agreement.id, &found));
    if (found) {
        hold(question, enterprise, agreement);
        question->agreement_then = agreement;
    }
    question->nothing = question->nothing || !found;
    return OK;
}

// The lines of a quote that are in it now.
static Err read_quote(const ActionContext *context, Text number, LineQuestion *question) {
    EnterpriseId enterprise = {0};
    QQuoteAgreementOfRow row;
    bool found = false;
    if (number.len == 0) {
        return OK;
    }
    TRY(directory_find(context->db, context->arena, S("quote"), number, &enterprise,
                       &question->filter.quote.id, &found));
    if (found) {
        TRY(q_quote_agreement_of(
            context->db, context->arena,
            &(QQuoteAgreementOfIn){.enterprise = enterprise, .quote = question->filter.quote}, &row,
            &found));
    }
    if (found) {
        hold(question, enterprise, row.agreement);
    }
    question->nothing = question->nothing || !found;
    return OK;
}

// V1: a customer asks for its own site, or for its agreement.
static void hold_customer(const ActionContext *context, LineQuestion *question) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL || viewer->kind != VIEWER_CUSTOMER) {
        return;
    }
    hold(question, viewer->enterprise, viewer->agreement);
    question->filter.holder = viewer->agreement; // as it stands now (C6)
    if (!viewer->sees_agreement) {
        bool other =
            question->filter.only_site.id != 0 && question->filter.only_site.id != viewer->site.id;
        question->nothing = question->nothing || other;
        question->filter.only_site = viewer->site;
    }
}

Text line_place_text(const ActionContext *context, LinePlace place) {
    TextBuf buf = buf_new(context->arena, DATE_TEXT_BYTES + 2 * RECORD_CODE_BYTES + 2);
    buf_add(&buf, date_text(context->arena, place.due));
    buf_add(&buf, record_code(context->arena, context->number_key, place.enterprise.id));
    buf_add(&buf, record_code(context->arena, context->number_key, place.entitlement.id));
    return buf_text(&buf);
}

static void read_place(const ActionContext *context, Text text, LineQuestion *question,
                       Refusals *refusals) {
    enum { LENGTH = DATE_TEXT_BYTES + 2 * RECORD_CODE_BYTES };
    LinePlace place;
    question->after = LINES_BEGIN;
    if (text.len == 0) {
        return;
    }
    if (text.len != LENGTH || !date_parse((Text){text.bytes, DATE_TEXT_BYTES}, &place.due) ||
        !record_code_parse((Text){text.bytes + DATE_TEXT_BYTES, RECORD_CODE_BYTES},
                           context->number_key, &place.enterprise.id) ||
        !record_code_parse(
            (Text){text.bytes + DATE_TEXT_BYTES + RECORD_CODE_BYTES, RECORD_CODE_BYTES},
            context->number_key, &place.entitlement.id)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = text});
        return;
    }
    question->after = place;
}

static void read_sort(Text text, LineQuestion *question, Refusals *refusals) {
    Text wrong;
    if (!sort_parse(&renewal_line_columns, text, &question->sort, &wrong)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_SORT, .field = S("sort"), .value = wrong});
    } else if (text_equal(text, S("due"))) {
        question->sort = (Sort){0};
    }
}

// Of when the lines are.
static void read_time(const ActionContext *context, const RenewalLinesInput *input,
                      LineQuestion *question) {
    question->when = view_time(context, &input->when);
    question->day = context;
    if (question->when != NULL) {
        ActionContext *day = arena_array(context->arena, ActionContext, 1);
        *day = as_of_context(context, question->when);
        question->day = day;
    }
}

Err line_question(const ActionContext *context, const RenewalLinesInput *input,
                  LineQuestion *ret_question, Refusals *refusals) {
    LineQuestion question = {.limit =
                                 input->limit > 0 ? (size_t)input->limit : RENEWAL_PAGE_DEFAULT};
    read_time(context, input, &question);
    LineFilter *filter = &question.filter;
    filter->tells_orders = true;
    filter->part = input->part;
    filter->currency = input->currency;
    read_states(input, &question, refusals);
    read_days(context, input, &question);
    narrow_states(context, &question);
    read_place(context, input->after, &question, refusals);
    read_sort(input->sort, &question, refusals);
    TRY(name_patterns(context, S("site_name"), input->site_name, filter->words, refusals));
    TRY(read_account(context, input->distributor, &filter->distributor, &question.nothing));
    TRY(read_account(context, input->reseller, &filter->reseller, &question.nothing));
    TRY(read_agreement(context, input->agreement, &question));
    TRY(read_site(context, input, &question));
    question.shows_proofs = !input->without_proofs;
    TRY(read_quote(context, input->quote, &question));
    hold_customer(context, &question);
    TRY(line_names(context, &input->renewal_line, &question, refusals));
    TRY(lines_named_open(context, &question));
    *ret_question = question;
    return OK;
}

bool line_matches(const LineQuestion *question, const LineRow *row) {
    if (question->filter.quote.id != 0 && question->filter.quote.id != row->quote.id) {
        return false;
    }
    if (question->is_named && !line_is_named(question, row)) {
        return false;
    }
    return question->states == 0 ||
           (question->states >> line_state_of(question->day, row) & 1u) != 0;
}
