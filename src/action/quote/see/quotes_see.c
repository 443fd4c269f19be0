// see_quotes: streams of quotes by their latest change, one per way in which a viewer comes to
// them; what else is asked for is looked at here, page by page.
#include "action/quote/quotes_see.h"

#include "action/account_names_private.h"
#include "action/as_of_private.h"
#include "action/action_private.h"
#include "action/list/row_order.h"
#include "action/viewer.h"
#include "store/q_quote.h"
#include "store/q_quote_past.h"

#include <stddef.h>

static const Text kinds[] = {S_INIT("any"), S_INIT("sales"), S_INIT("renewal")};

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(QuotesInput, member)

static const Field fields[] = {
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(site, FIELD_NAME)},
    {ASKED(state, FIELD_NAMES)},
    {ASKED(kind, FIELD_CHOICE), .choices = kinds, .choice_count = 3},
    {ASKED(live, FIELD_BOOL)},
    {ASKED(distributor, FIELD_NAME)},
    {ASKED(reseller, FIELD_NAME)},
    {ASKED(currency, FIELD_NAME)},
    {ASKED(valid_from, FIELD_DATE)},
    {ASKED(valid_to, FIELD_DATE)},
    {ASKED(sort, FIELD_NAME)},
    {ASKED(after, FIELD_NAME)},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = QUOTES_PAGE_MAX},
};
static const FieldInside insides[] = {{&view_time_fields, offsetof(QuotesInput, when)}};
const FieldTable quotes_fields =
    FIELD_TABLE_WITH("a question for quotes", QuotesInput, fields, insides);

#define SHOWN(member, kind)         COLUMN(QuoteRow, member, kind)
#define SHOWN_OR_NULL(member, kind) COLUMN_OR_NULL(QuoteRow, member, kind)

static const Column columns[] = {
    SHOWN(kind, COLUMN_TEXT),
    SHOWN(number, COLUMN_NUMBER),
    SHOWN(revision, COLUMN_COUNT),
    SHOWN(state, COLUMN_TEXT),
    SHOWN(agreement, COLUMN_NUMBER),
    SHOWN(site, COLUMN_NUMBER),
    SHOWN(customer_name, COLUMN_TEXT),
    SHOWN(city, COLUMN_TEXT),
    SHOWN(country, COLUMN_TEXT),
    SHOWN(programme, COLUMN_TEXT),
    SHOWN(customer_type, COLUMN_TEXT),
    SHOWN_OR_NULL(next_anniversary, COLUMN_DATE),
    SHOWN_OR_NULL(lines, COLUMN_COUNT),
    SHOWN_OR_NULL(total, COLUMN_MONEY),
    SHOWN(currency, COLUMN_TEXT),
    SHOWN(level, COLUMN_TEXT),
    SHOWN_OR_NULL(valid_to, COLUMN_DATE),
    SHOWN(waiting_on, COLUMN_TEXT),
    SHOWN(owner, COLUMN_NUMBER),
    SHOWN(distributor, COLUMN_NUMBER),
    SHOWN(distributor_name, COLUMN_TEXT),
    SHOWN(reseller, COLUMN_NUMBER),
    SHOWN(reseller_name, COLUMN_TEXT),
    SHOWN(changed_at, COLUMN_INSTANT),
    SHOWN(quote_kind, COLUMN_TEXT),
};
const ColumnTable quote_row_columns = COLUMN_TABLE(columns, QuoteRow, money);

typedef struct {
    Instant changed_at;
    EnterpriseId enterprise;
    QuoteId quote;
} Place;

// A row as it is kept, with the ids that its names come from.
typedef struct {
    QuoteRow row;
    QuoteState state;
    AgreementId agreement;
    StandingRow standing; // of the agreement; of now
    AccountId owner;
    AccountId distributor;
    AccountId reseller;
} Kept;

typedef struct {
    Kept *rows;
    size_t count;
} KeptList;

// The queries give the same columns; sqlbind makes a type for each.
// What those of now and of another day have alike.
#define SHOWN_OF_ROW(r)                                                                            \
    .enterprise_id = (r)->enterprise, .quote_id = (r)->quote, .kind = S("quote"),                  \
    .number = (r)->number, .revision = (r)->revision, .state = (r)->state,                         \
    .agreement = (r)->agreement_number, .site = (r)->site_number, .customer_name = (r)->name,      \
    .city = (r)->city, .country = (r)->country, .programme = (r)->programme,                       \
    .customer_type = (r)->customer_type, .next_anniversary_null = true,                            \
    .lines = (r)->lines_null ? 0 : (r)->lines, .total = (r)->total, .currency = (r)->currency,     \
    .level = (r)->level_null ? (Text){0} : (r)->level,                                             \
    .valid_to = (r)->valid_to_null ? (Date){0} : (r)->valid_to,                                    \
    .valid_to_null = (r)->valid_to_null, .quote_kind = (r)->kind

#define PARTIES_OF_ROW(r)                                                                          \
    .agreement = (r)->agreement, .owner = (r)->owner_null ? (AccountId){0} : (r)->owner,           \
    .distributor = (r)->distributor_null ? (AccountId){0} : (r)->distributor,                      \
    .reseller = (r)->reseller_null ? (AccountId){0} : (r)->reseller

#define KEPT_OF_ROW(r)                                                                             \
    {                                                                                              \
        .row = {SHOWN_OF_ROW(r),                                                                   \
                .changed_at = (r)->changed_at_null ? (Instant){0} : (r)->changed_at},              \
        .standing = {.express = (r)->agreement_level_null,                                         \
                     .level = (r)->agreement_level,                                                \
                     .floor = (r)->floor,                                                          \
                     .term = (r)->term,                                                            \
                     .term_start = (r)->term_start,                                                \
                     .term_end = (r)->term_end,                                                    \
                     .first_anniversary = (r)->first_anniversary,                                  \
                     .term_points = (r)->term_points},                                             \
        PARTIES_OF_ROW(r),                                                                         \
    }

#define THEN_OF_ROW(r)                                                                             \
    {                                                                                              \
        .row = {SHOWN_OF_ROW(r), .edition = (r)->edition, .lines_null = (r)->lines_null,           \
                .total_null = (r)->total_null, .changed_at = (r)->changed_at},                     \
        PARTIES_OF_ROW(r),                                                                         \
    }

#define BEFORE(place)                                                                              \
    .before = (place).changed_at, .before_enterprise = (place).enterprise.id,                      \
    .before_quote = (place).quote.id, .most = (int64_t)most

#define TAKE_ROWS(found)                                                                           \
    do {                                                                                           \
        ret_list->rows = arena_array(context->arena, Kept, (found).count);                         \
        ret_list->count = (found).count;                                                           \
        for (size_t i = 0; i < (found).count; i++) {                                               \
            ret_list->rows[i] = (Kept)KEPT_OF_ROW(&(found).rows[i]);                               \
        }                                                                                          \
    } while (0)

static Err list_of_partner(const ActionContext *context, bool as_reseller, Place place, size_t most,
                           KeptList *ret_list) {
    AccountId account = context->viewer->account;
    if (as_reseller) {
        QQuoteListOfResellerRows found;
        TRY(q_quote_list_of_reseller(context->db, context->arena,
                                     &(QQuoteListOfResellerIn){.account = account, BEFORE(place)},
                                     &found));
        TAKE_ROWS(found);
        return OK;
    }
    QQuoteListOfDistributorRows found;
    TRY(q_quote_list_of_distributor(context->db, context->arena,
                                    &(QQuoteListOfDistributorIn){.account = account, BEFORE(place)},
                                    &found));
    TAKE_ROWS(found);
    return OK;
}

static Err list_of_customer(const ActionContext *context, Place place, size_t most,
                            KeptList *ret_list) {
    const Viewer *viewer = context->viewer;
    QQuoteListOfCustomerRows found;
    TRY(q_quote_list_of_customer(
        context->db, context->arena,
        &(QQuoteListOfCustomerIn){.enterprise = viewer->enterprise,
                                  .holder = viewer->agreement,
                                  .only_site = viewer->sees_agreement ? 0 : viewer->site.id,
                                  BEFORE(place)},
        &found));
    TAKE_ROWS(found);
    return OK;
}

static Err list_all(const ActionContext *context, Place place, size_t most, KeptList *ret_list) {
    QQuoteListAllRows found;
    TRY(q_quote_list_all(context->db, context->arena, &(QQuoteListAllIn){BEFORE(place)}, &found));
    TAKE_ROWS(found);
    return OK;
}

// ---- of another day ----

#define THEN(when)                                                                                 \
    .true_on = (when)->true_on, .of_known = (when)->has_known_on,                                  \
    .known_on = (when)->has_known_on ? (when)->known_on : (Instant) {                              \
        INT64_MAX                                                                                  \
    }

#define TAKE_ROWS_THEN(found)                                                                      \
    do {                                                                                           \
        ret_list->rows = arena_array(context->arena, Kept, (found).count);                         \
        ret_list->count = (found).count;                                                           \
        for (size_t i = 0; i < (found).count; i++) {                                               \
            ret_list->rows[i] = (Kept)THEN_OF_ROW(&(found).rows[i]);                               \
        }                                                                                          \
    } while (0)

static Err list_of_partner_then(const ActionContext *context, const ViewTime *when,
                                bool as_reseller, Place place, size_t most, KeptList *ret_list) {
    AccountId account = context->viewer->account;
    if (as_reseller) {
        QQuotePastListOfResellerRows found;
        TRY(q_quote_past_list_of_reseller(
            context->db, context->arena,
            &(QQuotePastListOfResellerIn){.account = account, THEN(when), BEFORE(place)}, &found));
        TAKE_ROWS_THEN(found);
        return OK;
    }
    QQuotePastListOfDistributorRows found;
    TRY(q_quote_past_list_of_distributor(
        context->db, context->arena,
        &(QQuotePastListOfDistributorIn){.account = account, THEN(when), BEFORE(place)}, &found));
    TAKE_ROWS_THEN(found);
    return OK;
}

static Err list_of_customer_then(const ActionContext *context, const ViewTime *when, Place place,
                                 size_t most, KeptList *ret_list) {
    const Viewer *viewer = context->viewer;
    QQuotePastListOfCustomerRows found;
    TRY(q_quote_past_list_of_customer(
        context->db, context->arena,
        &(QQuotePastListOfCustomerIn){.enterprise = viewer->enterprise,
                                      .holder = viewer->agreement,
                                      .only_site = viewer->sees_agreement ? 0 : viewer->site.id,
                                      THEN(when),
                                      BEFORE(place)},
        &found));
    TAKE_ROWS_THEN(found);
    return OK;
}

static Err list_all_then(const ActionContext *context, const ViewTime *when, Place place,
                         size_t most, KeptList *ret_list) {
    QQuotePastListAllRows found;
    TRY(q_quote_past_list_all(context->db, context->arena,
                              &(QQuotePastListAllIn){THEN(when), BEFORE(place)}, &found));
    TAKE_ROWS_THEN(found);
    return OK;
}

static Place place_of(const QuoteRow *row) {
    return (Place){row->changed_at, row->enterprise_id, row->quote_id};
}

// True where the first comes before the other: it was changed later.
static bool comes_first(const Place *a, const Place *b) {
    if (a->changed_at.seconds != b->changed_at.seconds) {
        return a->changed_at.seconds > b->changed_at.seconds;
    }
    return a->enterprise.id != b->enterprise.id ? a->enterprise.id > b->enterprise.id
                                                : a->quote.id > b->quote.id;
}

static KeptList merge(Arena *arena, const KeptList *a, const KeptList *b, size_t most) {
    KeptList merged = {.rows = arena_array(arena, Kept, a->count + b->count)};
    size_t i = 0;
    size_t j = 0;
    while (merged.count < most && (i < a->count || j < b->count)) {
        Place left = i < a->count ? place_of(&a->rows[i].row) : (Place){.changed_at = {INT64_MIN}};
        Place right = j < b->count ? place_of(&b->rows[j].row) : (Place){.changed_at = {INT64_MIN}};
        merged.rows[merged.count++] = comes_first(&left, &right) ? a->rows[i++] : b->rows[j++];
    }
    return merged;
}

// The next quotes behind a place, for this viewer (V1, V2).
static Err next_rows(const ActionContext *context, const ViewTime *when, Place place, size_t most,
                     KeptList *ret_list) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL || viewer->kind == VIEWER_STAFF) {
        return when == NULL ? list_all(context, place, most, ret_list)
                            : list_all_then(context, when, place, most, ret_list);
    }
    if (viewer->kind == VIEWER_CUSTOMER) {
        return when == NULL ? list_of_customer(context, place, most, ret_list)
                            : list_of_customer_then(context, when, place, most, ret_list);
    }
    KeptList reseller;
    KeptList distributor;
    if (when == NULL) {
        TRY(list_of_partner(context, true, place, most, &reseller));
        TRY(list_of_partner(context, false, place, most, &distributor));
    } else {
        TRY(list_of_partner_then(context, when, true, place, most, &reseller));
        TRY(list_of_partner_then(context, when, false, place, most, &distributor));
    }
    *ret_list = merge(context->arena, &reseller, &distributor, most);
    return OK;
}

// The names of a page's accounts, for which it asks once.
static Err load_names(const ActionContext *context, const KeptList *list, AccountNames *names) {
    AccountId *accounts = arena_array(context->arena, AccountId, 3 * list->count);
    for (size_t i = 0; i < list->count; i++) {
        accounts[3 * i] = list->rows[i].owner;
        accounts[3 * i + 1] = list->rows[i].distributor;
        accounts[3 * i + 2] = list->rows[i].reseller;
    }
    return account_names_load(context, names, accounts, 3 * list->count);
}

static void put_names(const AccountNames *names, Kept *kept) {
    AccountName distributor = account_name(names, kept->distributor);
    AccountName reseller = account_name(names, kept->reseller);
    kept->row.owner = account_name(names, kept->owner).number;
    kept->row.distributor = distributor.number;
    kept->row.distributor_name = distributor.name;
    kept->row.reseller = reseller.number;
    kept->row.reseller_name = reseller.name;
}

static Text waiting_on(QuoteState state) {
    switch (state) {
    case QUOTE_DRAFT:
    case QUOTE_RETURNED:
    case QUOTE_APPROVED:
    case QUOTE_STANDING:
        return S("owner");
    case QUOTE_SUBMITTED:
    case QUOTE_IN_APPROVAL:
        return S("approver");
    case QUOTE_PRESENTED:
        return S("customer");
    case QUOTE_ACCEPTED:
        return S("order");
    case QUOTE_ORDERED:
    case QUOTE_DECLINED:
    case QUOTE_EXPIRED:
    case QUOTE_WITHDRAWN:
    case QUOTE_SUPERSEDED:
    case QUOTE_STATE_COUNT:
        break;
    }
    return (Text){0};
}

// The day is the context's; anniversary: of another day, else NULL.
static Err fill(const ActionContext *context, const AnniversaryThen *anniversary,
                const AccountNames *names, Kept *kept) {
    QuoteRow *row = &kept->row;
    Standing standing;
    if (!quote_state_find(row->state, &kept->state) || !currency_find(row->currency, &row->money)) {
        return FAULT_AT(FAULT_DB_VALUE, 0);
    }
    kept->state = quote_state_on(kept->state, !row->valid_to_null, row->valid_to, context->today);
    row->state = quote_state_name(kept->state);
    row->waiting_on = waiting_on(kept->state);
    put_names(names, kept);
    if (anniversary != NULL) {
        row->next_anniversary_null = !anniversary->has;
        row->next_anniversary = anniversary->on;
        return OK;
    }
    TRY(day_standing_of(context, &kept->standing, &standing));
    if (standing.has_term) {
        row->next_anniversary_null = false;
        row->next_anniversary = standing_next_anniversary(&standing);
    }
    return OK;
}

static bool is_asked_state(const QuotesInput *input, const Kept *kept) {
    const Text *names = input->state.items;
    for (size_t i = 0; i < input->state.count; i++) {
        if (text_equal(names[i], kept->row.state)) {
            return true;
        }
    }
    return input->state.count == 0;
}

static bool fits(Text asked, Text is) {
    return asked.len == 0 || text_equal(asked, is);
}

static bool matches(const QuotesInput *input, const Kept *kept) {
    const QuoteRow *row = &kept->row;
    bool late = input->valid_from.given &&
                (row->valid_to_null || date_before(row->valid_to, input->valid_from.date));
    bool early = input->valid_to.given &&
                 (row->valid_to_null || date_before(input->valid_to.date, row->valid_to));
    return !late && !early && is_asked_state(input, kept) &&
           fits(input->agreement, row->agreement) && fits(input->site, row->site) &&
           fits(input->distributor, row->distributor) && fits(input->reseller, row->reseller) &&
           fits(input->currency, row->currency) &&
           (input->kind == 0 || text_equal(row->quote_kind, kinds[input->kind])) &&
           (!input->live.given || input->live.value == quote_state_is_live(kept->state));
}

// A place is three records.
enum { PLACE_BYTES = 3 * RECORD_CODE_BYTES };

static Text place_text(const ActionContext *context, Place place) {
    TextBuf buf = buf_new(context->arena, PLACE_BYTES);
    buf_add(&buf, record_code(context->arena, context->number_key, place.changed_at.seconds));
    buf_add(&buf, record_code(context->arena, context->number_key, place.enterprise.id));
    buf_add(&buf, record_code(context->arena, context->number_key, place.quote.id));
    return buf_text(&buf);
}

static bool read_place(const ActionContext *context, Text text, Place *ret) {
    int64_t parts[3];
    for (size_t i = 0; i < 3; i++) {
        if (text.len != PLACE_BYTES ||
            !record_code_parse((Text){text.bytes + i * RECORD_CODE_BYTES, RECORD_CODE_BYTES},
                               context->number_key, &parts[i])) {
            return false;
        }
    }
    *ret = (Place){{parts[0]}, {parts[1]}, {parts[2]}};
    return true;
}

// Of another day, one for each row; else NULL.
static Err load_anniversaries(const ActionContext *context, const ViewTime *when,
                              const KeptList *list, AnniversaryThen **ret) {
    AgreementKey *keys = arena_array(context->arena, AgreementKey, list->count);
    *ret = NULL;
    if (when == NULL) {
        return OK;
    }
    for (size_t i = 0; i < list->count; i++) {
        keys[i] = (AgreementKey){list->rows[i].row.enterprise_id, list->rows[i].agreement};
    }
    *ret = arena_array(context->arena, AnniversaryThen, list->count);
    return as_of_anniversaries(context, when, keys, list->count, *ret);
}

static Err collect(const ActionContext *context, const QuotesInput *input, Place place,
                   size_t limit, Quotes *quotes) {
    const ViewTime *when = quotes->when;
    AccountNames names = {0};
    ActionContext day = when == NULL ? *context : as_of_context(context, when);
    bool more = true;
    while (more) {
        KeptList list;
        AnniversaryThen *anniversaries;
        TRY(next_rows(context, when, place, limit + 1, &list));
        TRY(load_names(context, &list, &names));
        TRY(load_anniversaries(context, when, &list, &anniversaries));
        more = list.count > limit;
        for (size_t i = 0; i < list.count; i++) {
            if (quotes->row_count == limit) {
                quotes->next = place_text(context, place);
                return OK;
            }
            TRY(fill(&day, when == NULL ? NULL : &anniversaries[i], &names, &list.rows[i]));
            place = place_of(&list.rows[i].row);
            if (matches(input, &list.rows[i])) {
                quotes->rows[quotes->row_count++] = list.rows[i].row;
            }
        }
    }
    return OK;
}

Err see_quotes(const ActionContext *context, const QuotesInput *input, Quotes *ret_quotes,
               Refusals *ret_refusals) {
    Place place = {.changed_at = {INT64_MAX}};
    int64_t limit = input->limit > 0 ? input->limit : QUOTES_PAGE_DEFAULT;
    int64_t most = limit;
    Text after = input->after;
    RowOrder order;
    *ret_refusals = (Refusals){0};
    row_order_read(&quote_row_columns, input->sort, input->after, &order, ret_refusals);
    if (refused(ret_refusals)) {
        return OK;
    }
    row_order_whole(&order, &after, &most);
    Quotes quotes = {.when = view_time(context, &input->when),
                     .rows = arena_array(context->arena, QuoteRow, (size_t)most)};
    if (after.len > 0 && !read_place(context, after, &place)) {
        refuse(ret_refusals,
               (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = input->after});
        return OK;
    }
    TRY(collect(context, input, place, (size_t)most, &quotes));
    RowPage page = {quotes.rows, quotes.row_count, quotes.next};
    row_order_page(context->arena, &order, &quote_row_columns, limit, &page, ret_refusals);
    *ret_quotes = (Quotes){quotes.when, page.rows, page.count, page.next};
    return OK;
}
