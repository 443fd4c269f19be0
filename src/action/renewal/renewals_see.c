// see_renewal_quotes: the renewals among the quotes that the viewer sees.
#include "action/renewal/renewals_see.h"

#include "action/quote/quotes_see.h"
#include "store/q_night.h"
#include "store/q_representative.h"

#include <stddef.h>

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(RenewalsInput, member)

static const Field fields[] = {
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(due_from, FIELD_DATE)},
    {ASKED(due_to, FIELD_DATE)},
    {ASKED(after, FIELD_NAME)},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = RENEWALS_PAGE_MAX},
};
const FieldTable renewals_fields = FIELD_TABLE("a question for renewals", RenewalsInput, fields);

#define SHOWN(member, kind)         COLUMN(RenewalRow, member, kind)
#define SHOWN_OR_NULL(member, kind) COLUMN_OR_NULL(RenewalRow, member, kind)

static const Column columns[] = {
    SHOWN(quote, COLUMN_NUMBER),          SHOWN(state, COLUMN_TEXT),
    SHOWN(agreement, COLUMN_NUMBER),      SHOWN(sites, COLUMN_COUNT),
    SHOWN(reseller, COLUMN_NUMBER),       SHOWN_OR_NULL(due, COLUMN_DATE),
    SHOWN_OR_NULL(valid_to, COLUMN_DATE), SHOWN(lines, COLUMN_COUNT),
    SHOWN(total, COLUMN_MONEY),           SHOWN(currency, COLUMN_TEXT),
    SHOWN(rep_name, COLUMN_TEXT),         SHOWN(rep_mail, COLUMN_TEXT),
};
const ColumnTable renewal_row_columns = COLUMN_TABLE(columns, RenewalRow, money);

static Err fill(const ActionContext *context, const QuoteRow *quote, RenewalRow *ret_row) {
    QNightQuoteFactsRow facts;
    QRepresentativeOfQuoteRow person;
    bool represented = false;
    TRY(q_representative_of_quote(context->db, context->arena,
                                  &(QRepresentativeOfQuoteIn){.enterprise = quote->enterprise_id,
                                                              .site = quote->site,
                                                              .partner = quote->reseller.len > 0
                                                                             ? quote->reseller
                                                                             : quote->distributor},
                                  &person, &represented));
    TRY(q_night_quote_facts(context->db, context->arena,
                            &(QNightQuoteFactsIn){.enterprise = quote->enterprise_id,
                                                  .quote = quote->quote_id,
                                                  .revision = quote->revision},
                            &facts));
    *ret_row = (RenewalRow){
        .money = quote->money,
        .quote = quote->number,
        .state = quote->state,
        .agreement = quote->agreement,
        .sites = facts.sites,
        .reseller = quote->reseller,
        .due = facts.due_null ? (Date){0} : facts.due,
        .due_null = facts.due_null,
        .valid_to = quote->valid_to,
        .valid_to_null = quote->valid_to_null,
        .lines = quote->lines,
        .total = quote->total,
        .currency = quote->currency,
        .rep_name = represented ? person.name : (Text){0},
        .rep_mail = represented ? person.mail : (Text){0},
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

Err see_renewal_quotes(const ActionContext *context, const RenewalsInput *input,
                       Renewals *ret_renewals, Refusals *ret_refusals) {
    Text states[] = {S_INIT("standing"), S_INIT("presented"), S_INIT("accepted")};
    enum { RENEWAL_QUOTES = 2 };
    Quotes quotes;
    QuotesInput asked = {.agreement = input->agreement,
                         .state = {true, states, sizeof states / sizeof states[0]},
                         .kind = RENEWAL_QUOTES,
                         .after = input->after,
                         .limit = input->limit};
    TRY(see_quotes(context, &asked, &quotes, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    Renewals renewals = {.rows = arena_array(context->arena, RenewalRow, quotes.row_count),
                         .next = quotes.next};
    for (size_t i = 0; i < quotes.row_count; i++) {
        RenewalRow *row = &renewals.rows[renewals.row_count];
        TRY(fill(context, &quotes.rows[i], row));
        renewals.row_count += is_asked(input, row);
    }
    *ret_renewals = renewals;
    return OK;
}
