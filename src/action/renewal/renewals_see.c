// see_renewal_quotes: the renewals among the quotes that the viewer sees.
#include "action/renewal/renewals_see.h"

#include "action/list/row_order.h"
#include "action/quote/quotes_see.h"
#include "store/q_night.h"
#include "store/q_quote_past.h"
#include "store/q_representative.h"

#include <stddef.h>

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(RenewalsInput, member)

static const Field fields[] = {
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(due_from, FIELD_DATE)},
    {ASKED(due_to, FIELD_DATE)},
    {ASKED(sort, FIELD_NAME)},
    {ASKED(after, FIELD_NAME)},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = RENEWALS_PAGE_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(RenewalsInput, when)}};
const FieldTable renewals_fields =
    FIELD_TABLE_WITH("a question for renewals", RenewalsInput, fields, insides);

#define SHOWN(member, kind)         COLUMN(RenewalRow, member, kind)
#define SHOWN_OR_NULL(member, kind) COLUMN_OR_NULL(RenewalRow, member, kind)

static const Column columns[] = {
    SHOWN(quote, COLUMN_NUMBER),          SHOWN(state, COLUMN_TEXT),
    SHOWN(agreement, COLUMN_NUMBER),      SHOWN_OR_NULL(sites, COLUMN_COUNT),
    SHOWN(reseller, COLUMN_NUMBER),       SHOWN_OR_NULL(due, COLUMN_DATE),
    SHOWN_OR_NULL(valid_to, COLUMN_DATE), SHOWN_OR_NULL(lines, COLUMN_COUNT),
    SHOWN_OR_NULL(total, COLUMN_MONEY),   SHOWN(currency, COLUMN_TEXT),
    SHOWN(rep_name, COLUMN_TEXT),         SHOWN(rep_mail, COLUMN_TEXT),
};
const ColumnTable renewal_row_columns = COLUMN_TABLE(columns, RenewalRow, money);

// What of a renewal does not stand in its quote's head.
typedef struct {
    Date due;
    bool due_null;
    int64_t sites;
    bool sites_null;
    Text rep_name;
    Text rep_mail;
} Beside;

static Text partner_of(const QuoteRow *quote) {
    return quote->reseller.len > 0 ? quote->reseller : quote->distributor;
}

static Err beside_now(const ActionContext *context, const QuoteRow *quote, Beside *ret) {
    QNightQuoteFactsRow facts;
    QRepresentativeOfQuoteRow person;
    bool represented = false;
    TRY(q_representative_of_quote(context->db, context->arena,
                                  &(QRepresentativeOfQuoteIn){.enterprise = quote->enterprise_id,
                                                              .site = quote->site,
                                                              .partner = partner_of(quote)},
                                  &person, &represented));
    TRY(q_night_quote_facts(context->db, context->arena,
                            &(QNightQuoteFactsIn){.enterprise = quote->enterprise_id,
                                                  .quote = quote->quote_id,
                                                  .revision = quote->revision},
                            &facts));
    *ret = (Beside){.due = facts.due_null ? (Date){0} : facts.due,
                    .due_null = facts.due_null,
                    .sites = facts.sites,
                    .rep_name = represented ? person.name : (Text){0},
                    .rep_mail = represented ? person.mail : (Text){0}};
    return OK;
}

static Err beside_then(const ActionContext *context, const ViewTime *when, const QuoteRow *quote,
                       Beside *ret) {
    QQuotePastFactsRow facts;
    QRepresentativeOfQuoteThenRow person;
    bool represented = false;
    TRY(q_representative_of_quote_then(
        context->db, context->arena,
        &(QRepresentativeOfQuoteThenIn){.enterprise = quote->enterprise_id,
                                        .site = quote->site,
                                        .partner = partner_of(quote),
                                        .true_on = when->true_on,
                                        .of_known = when->has_known_on,
                                        .known_on = when->known_on},
        &person, &represented));
    TRY(q_quote_past_facts(context->db, context->arena,
                           &(QQuotePastFactsIn){.enterprise = quote->enterprise_id,
                                                .quote = quote->quote_id,
                                                .revision = quote->revision,
                                                .edition = quote->edition},
                           &facts));
    *ret = (Beside){.due = facts.due_null ? (Date){0} : facts.due,
                    .due_null = facts.due_null,
                    .sites = facts.sites_null ? 0 : facts.sites,
                    .sites_null = facts.sites_null,
                    .rep_name = represented ? person.name : (Text){0},
                    .rep_mail = represented ? person.mail : (Text){0}};
    return OK;
}

static Err fill(const ActionContext *context, const ViewTime *when, const QuoteRow *quote,
                RenewalRow *ret_row) {
    Beside beside = {0};
    TRY(when == NULL ? beside_now(context, quote, &beside)
                     : beside_then(context, when, quote, &beside));
    *ret_row = (RenewalRow){
        .money = quote->money,
        .quote = quote->number,
        .state = quote->state,
        .agreement = quote->agreement,
        .sites = beside.sites,
        .sites_null = beside.sites_null,
        .reseller = quote->reseller,
        .due = beside.due,
        .due_null = beside.due_null,
        .valid_to = quote->valid_to,
        .valid_to_null = quote->valid_to_null,
        .lines = quote->lines,
        .lines_null = quote->lines_null,
        .total = quote->total,
        .total_null = quote->total_null,
        .currency = quote->currency,
        .rep_name = beside.rep_name,
        .rep_mail = beside.rep_mail,
        .customer_name = quote->customer_name,
        .reseller_name = quote->reseller_name,
        .revision = quote->revision,
    };
    return OK;
}

static bool is_asked(const RenewalsInput *input, const RenewalRow *row) {
    bool early =
        input->due_from.given && (row->due_null || date_before(row->due, input->due_from.date));
    bool late = input->due_to.given && (row->due_null || date_before(input->due_to.date, row->due));
    return !early && !late;
}

// A page of the list in its own order.
static Err see_page(const ActionContext *context, const RenewalsInput *input,
                    Renewals *ret_renewals, Refusals *ret_refusals) {
    Text states[] = {S_INIT("standing"), S_INIT("presented"), S_INIT("accepted")};
    enum { RENEWAL_QUOTES = 2 };
    Quotes quotes;
    QuotesInput asked = {.agreement = input->agreement,
                         .state = {true, states, sizeof states / sizeof states[0]},
                         .kind = RENEWAL_QUOTES,
                         .when = input->when,
                         .after = input->after,
                         .limit = input->limit};
    TRY(see_quotes(context, &asked, &quotes, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    Renewals renewals = {.when = quotes.when,
                         .rows = arena_array(context->arena, RenewalRow, quotes.row_count),
                         .next = quotes.next};
    for (size_t i = 0; i < quotes.row_count; i++) {
        RenewalRow *row = &renewals.rows[renewals.row_count];
        TRY(fill(context, quotes.when, &quotes.rows[i], row));
        renewals.row_count += is_asked(input, row);
    }
    *ret_renewals = renewals;
    return OK;
}

// All of them, up to one more than can be sorted.
static Err see_whole(const ActionContext *context, const RenewalsInput *input,
                     Renewals *ret_renewals, Refusals *ret_refusals) {
    RenewalsInput asked = *input;
    Renewals whole = {.rows = arena_array(context->arena, RenewalRow, ROWS_SORTED + 1)};
    asked.after = (Text){0};
    asked.limit = RENEWALS_PAGE_MAX;
    do {
        Renewals page;
        TRY(see_page(context, &asked, &page, ret_refusals));
        whole.when = page.when;
        for (size_t i = 0; i < page.row_count && whole.row_count <= ROWS_SORTED; i++) {
            whole.rows[whole.row_count++] = page.rows[i];
        }
        asked.after = page.next;
    } while (asked.after.len > 0 && whole.row_count <= ROWS_SORTED);
    *ret_renewals = whole;
    return OK;
}

Err see_renewal_quotes(const ActionContext *context, const RenewalsInput *input,
                       Renewals *ret_renewals, Refusals *ret_refusals) {
    RowOrder order;
    *ret_refusals = (Refusals){0};
    row_order_read(&renewal_row_columns, input->sort, input->after, &order, ret_refusals);
    if (refused(ret_refusals)) {
        return OK;
    }
    if (order.sort.count == 0) {
        return see_page(context, input, ret_renewals, ret_refusals);
    }
    Renewals whole;
    TRY(see_whole(context, input, &whole, ret_refusals));
    RowPage page = {whole.rows, whole.row_count, (Text){0}};
    row_order_page(context->arena, &order, &renewal_row_columns,
                   input->limit > 0 ? input->limit : QUOTES_PAGE_DEFAULT, &page, ret_refusals);
    *ret_renewals = (Renewals){whole.when, page.rows, page.count, page.next};
    return OK;
}
