// Each reseller quotes some of its renewal lines; what becomes of a quote follows from its place.
#include "main/demo/quotes.h"

#include "action/quote/quote_change.h"
#include "action/quote/renewal_quotes_create.h"
#include "action/viewer.h"

enum {
    LINES_MOST = 12,      // of one reseller
    LINES_READ = 100,     // to find them
    DAYS_AHEAD = 90,      // R4.8: when a renewal quote is made
    SECOND_FIRST = 94000, // after the last office of today has closed, wherever it is
};

typedef enum {
    FATE_DRAFT,
    FATE_SHOWN,
    FATE_TAKEN,
    FATE_DECLINED,
    FATE_WITHDRAWN,
    FATE_REVISED
} Fate;

static const Fate fates[] = {FATE_SHOWN,     FATE_DRAFT, FATE_TAKEN,   FATE_SHOWN,
                             FATE_WITHDRAWN, FATE_SHOWN, FATE_REVISED, FATE_DECLINED};

// Of the showcases' seller: one to order, one to present, one that its customer has.
static const Fate fates_of_seller[] = {FATE_TAKEN, FATE_DRAFT, FATE_SHOWN};

typedef struct {
    const QuotesPlan *plan;
    int64_t second;
    int64_t quotes;
} Making;

// A partner, or the customer's side of it (NULL), a second after the last.
static ActionContext context_of(Making *making, const Partner *partner, const Viewer *viewer) {
    const QuotesPlan *plan = making->plan;
    making->second++;
    return (ActionContext){
        .db = plan->db,
        .arena = plan->work,
        .prices = {.programme = plan->programme,
                   .country_group = partner->country->group,
                   .currency = partner->country->currency},
        .programme_version = plan->programme_version,
        .today = plan->today,
        .now = {date_midnight_utc(plan->today).seconds + making->second},
        .numbers = plan->numbers,
        .number_key = plan->numbers->key,
        .actor = viewer == NULL ? (IdentityId){0} : partner->person,
        .account = partner->account,
        .viewer = viewer,
    };
}

static Err revise(const ActionContext *context, Text number) {
    QuoteLineChange line = {.line = 1, .note = S("as agreed by telephone")};
    QuoteChangeInput input = {.seen = {.number = number}, .lines = {true, &line, 1}};
    QuoteOutcome outcome;
    Refusals refusals;
    return do_quote_change(context, &input, &outcome, &refusals);
}

static Err meet_fate(Making *making, const Partner *partner, const Viewer *viewer, Text number,
                     Fate fate) {
    ActionContext own = context_of(making, partner, viewer);
    QuoteEndInput ending = {.seen = {.number = number}, .reason = S("another offer was taken")};
    QuoteAcceptInput accepting = {.seen = {.number = number}};
    QuoteOutcome outcome;
    Refusals refusals;
    if (fate == FATE_DRAFT) {
        return OK;
    }
    if (fate == FATE_WITHDRAWN) {
        return do_quote_withdraw(&own, &ending, &outcome, &refusals);
    }
    TRY(do_quote_present(&own, &(QuoteSeen){.number = number}, &outcome, &refusals));
    ActionContext customer = context_of(making, partner, NULL);
    if (fate == FATE_TAKEN) {
        return do_quote_accept(&customer, &accepting, &outcome, &refusals);
    }
    if (fate == FATE_DECLINED) {
        return do_quote_decline(&customer, &ending, &outcome, &refusals);
    }
    own = context_of(making, partner, viewer);
    return fate == FATE_REVISED ? revise(&own, number) : OK;
}

static bool is_kept(const QuotesPlan *plan, Text agreement) {
    for (size_t i = 0; i < plan->kept_count; i++) {
        if (text_equal(agreement, plan->kept[i])) {
            return true;
        }
    }
    return false;
}

static Fate fate_of(const Making *making, const Partner *partner, size_t quote) {
    const Partner *seller = &making->plan->partners->partners[making->plan->seller];
    return partner == seller && quote < sizeof fates_of_seller / sizeof fates_of_seller[0]
               ? fates_of_seller[quote]
               : fates[(size_t)making->quotes % (sizeof fates / sizeof fates[0])];
}

static Err quote_lines(Making *making, const Partner *partner, const Viewer *viewer) {
    ActionContext context = context_of(making, partner, viewer);
    RenewalLinesInput asked = {.due_to = {true, date_add_days(making->plan->today, DAYS_AHEAD)},
                               .limit = LINES_READ};
    RenewalLines lines;
    RenewalQuoteLineInput ticked[LINES_MOST] = {{.quantity = {0}}};
    RenewalQuotesOutcome made;
    Refusals refusals;
    TRY(see_renewal_lines(&context, &asked, &lines, &refusals));
    size_t count = 0;
    for (size_t i = 0; i < lines.line_count && count < LINES_MOST; i++) {
        if (!is_kept(making->plan, lines.lines[i].agreement)) {
            ticked[count++].renewal_line = lines.lines[i].renewal_line;
        }
    }
    if (refused(&refusals) || count == 0) {
        return OK;
    }
    RenewalQuotesInput input = {.lines = {true, ticked, count}};
    TRY(do_renewal_quotes_create(&context, &input, &made, &refusals));
    for (size_t i = 0; !refused(&refusals) && i < made.quote_count; i++) {
        Fate fate = fate_of(making, partner, i);
        making->quotes++;
        TRY(meet_fate(making, partner, viewer, made.quotes[i], fate));
    }
    return OK;
}

Err quotes_make(const QuotesPlan *plan, int64_t *ret_quotes) {
    Making making = {.plan = plan, .second = SECOND_FIRST};
    for (size_t i = 1; i < plan->partners->count; i++) {
        const Partner *partner = &plan->partners->partners[i];
        Viewer viewer = {.kind = VIEWER_PARTNER,
                         .role = SEAT_PRIMARY,
                         .identity = partner->person,
                         .account = partner->account,
                         .rights = rights_of_primary(FOR_PARTNER),
                         .is_direct = partner->is_direct};
        size_t mark = plan->work->used;
        if (!partner->is_distributor) {
            TRY(quote_lines(&making, partner, &viewer));
        }
        arena_rewind(plan->work, mark);
    }
    *ret_quotes = making.quotes;
    return OK;
}
