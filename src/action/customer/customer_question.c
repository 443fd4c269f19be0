// Reads the filters of P09. What a number names and is not there for the viewer finds nothing (V6).
#include "action/customer/customer_question_private.h"

#include "action/customer/customer_load_private.h"
#include "base/json_write.h"

enum { MONTHS_PER_YEAR = 12, OPEN_WITH = 1, OPEN_WITHOUT = 2 };

static bool asks_something(const CustomersInput *input) {
    bool number = input->agreement.len > 0 || input->site.len > 0 || input->name.len > 0;
    bool choice = input->country.count > 0 || input->programme.count > 0 ||
                  input->customer_type.count > 0 || input->level.count > 0 ||
                  input->anniversary_month.count > 0;
    bool day = input->anniversary_from.given || input->anniversary_to.given ||
               input->last_order_from.given || input->last_order_to.given;
    return number || choice || day || input->has_open_renewals.given;
}

// ---- numbers ----

// One holder may be named twice (an agreement and a site of it); then both must be it.
// Of another time, a site may have stood in another agreement of its enterprise.
static void hold(CustomerQuestion *question, EnterpriseId enterprise, AgreementId agreement) {
    AgreementId held = question->when == NULL ? agreement : (AgreementId){0};
    bool other = question->held &&
                 (question->agreement.id != held.id || question->enterprise.id != enterprise.id);
    question->nothing = question->nothing || other;
    question->held = true;
    question->enterprise = enterprise;
    question->agreement = held;
}

static Err read_numbers(const ActionContext *context, const CustomersInput *input,
                        CustomerQuestion *question, Refusals *refusals) {
    EnterpriseId enterprise = {0};
    AgreementId agreement = {0};
    SiteRecord site;
    Text number;
    bool found = false;
    if (asked_number(context, NUMBER_AGREEMENT, input->agreement, &number, refusals)) {
        TRY(directory_find(context->db, context->arena, S("agreement"), number, &enterprise,
                           &agreement.id, &found));
        question->nothing = question->nothing || !found;
        question->asked_agreement = agreement;
        hold(question, enterprise, agreement);
    }
    if (asked_number(context, NUMBER_SITE, input->site, &number, refusals)) {
        Sight sight = {0};
        TRY(site_find(context->db, context->arena, number, &site, &found));
        if (found) {
            TRY(sight_of_site(context, site.enterprise, site.site, &sight));
        }
        question->nothing = question->nothing || !sees(sight);
        if (sees(sight)) {
            hold(question, site.enterprise, site.agreement);
            question->only_site = site.site;
        }
    }
    return OK;
}

// V1: a customer searches its own site, or its agreement.
static void hold_customer(const ActionContext *context, CustomerQuestion *question) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL || viewer->kind != VIEWER_CUSTOMER) {
        return;
    }
    hold(question, viewer->enterprise, viewer->agreement);
    if (!viewer->sees_agreement) {
        bool other = question->only_site.id != 0 && question->only_site.id != viewer->site.id;
        question->nothing = question->nothing || other;
        question->only_site = viewer->site;
    }
}

int64_t customer_nearness(Text folded, Text name_key) {
    return folded.len == 0                 ? NAME_HAS_THE_WORDS
           : text_equal(folded, name_key)  ? NAME_IS_IT
           : text_begins(name_key, folded) ? NAME_BEGINS_SO
                                           : NAME_HAS_THE_WORDS;
}

// ---- choices ----

static bool is_country(const ActionContext *context, Text name) {
    (void)context;
    return name.len == 2 && name.bytes[0] >= 'A' && name.bytes[0] <= 'Z' && name.bytes[1] >= 'A' &&
           name.bytes[1] <= 'Z';
}

// The month before an anniversary's, as dates are written: the month in which its term ended.
static Text month_text(Arena *arena, int64_t anniversary) {
    TextBuf buf = buf_new(arena, sizeof "12");
    buf_addf(&buf, "%02d", anniversary == 1 ? MONTHS_PER_YEAR : (int)anniversary - 1);
    return buf_text(&buf);
}

// An anniversary is the day after a term's last: the month before is the one that is kept.
static Text read_months(const ActionContext *context, const FieldList *given, Refusals *refusals) {
    const Text *names = given->items;
    Text *ends = arena_array(context->arena, Text, given->count);
    for (size_t i = 0; i < given->count; i++) {
        int64_t month = 0;
        if (!text_to_int(names[i], &month) || month < 1 || month > MONTHS_PER_YEAR) {
            refuse(refusals, (Refusal){.id = REFUSAL_BAD_CHOICE,
                                       .field = S("anniversary_month"),
                                       .value = names[i]});
            continue;
        }
        ends[i] = month_text(context->arena, month);
    }
    return json_of_texts(context->arena, ends, given->count);
}

// ---- days ----

static Date day_before(Date day) {
    return date_before(DATE_MIN, day) ? date_add_days(day, -1) : day;
}

// The months in which a term that ended (and will be closed by who comes next) must have done so
// for its next anniversary to lie between two days: each month has one anniversary in the year to
// come.
static Text end_months(const ActionContext *context, Date from, Date to) {
    Text months[MONTHS_PER_YEAR];
    size_t count = 0;
    for (int32_t i = 1; i <= MONTHS_PER_YEAR; i++) {
        Date anniversary = date_month_first(context->today, i);
        if (!date_before(anniversary, from) && !date_before(to, anniversary)) {
            months[count++] = month_text(context->arena, date_civil(anniversary).month);
        }
    }
    return json_of_texts(context->arena, months, count);
}

static void refuse_order(const FieldDate *from, const FieldDate *to, Text field,
                         Refusals *refusals) {
    if (from->given && to->given && date_before(to->date, from->date)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_ORDER, .field = field});
    }
}

static void read_days(const ActionContext *context, const CustomersInput *input,
                      CustomerQuestion *question) {
    question->of_end = input->anniversary_from.given || input->anniversary_to.given;
    question->end_from =
        input->anniversary_from.given ? day_before(input->anniversary_from.date) : DATE_MIN;
    question->end_to =
        input->anniversary_to.given ? day_before(input->anniversary_to.date) : DATE_MAX;
    question->end_months =
        end_months(context, input->anniversary_from.given ? input->anniversary_from.date : DATE_MIN,
                   input->anniversary_to.given ? input->anniversary_to.date : DATE_MAX);
    question->of_order = input->last_order_from.given || input->last_order_to.given;
    question->last_from = input->last_order_from.given ? input->last_order_from.date : DATE_MIN;
    question->last_to = input->last_order_to.given ? input->last_order_to.date : DATE_MAX;
}

// ---- the place and the order ----

// "IDR-0001234": the lines of a currency, where a sort takes each for itself; "-0001234": the site.
static bool read_sorted_place(Text after, CustomerQuestion *question) {
    size_t dash = 0;
    while (dash < after.len && after.bytes[dash] != '-') {
        dash++;
    }
    if (dash + 1 >= after.len) {
        return false;
    }
    question->after_currency = (Text){after.bytes, dash};
    question->after_site = (Text){after.bytes + dash + 1, after.len - dash - 1};
    return true;
}

static Err find_place(const ActionContext *context, Text after, CustomerQuestion *question,
                      bool *ret_found) {
    LoadedCustomer customer = {.agreement_state = {0}};
    SiteRecord site;
    TRY(site_find(context->db, context->arena, after, &site, ret_found));
    if (*ret_found) {
        TRY(customer_load(context, site.enterprise, site.site, &customer, ret_found));
    }
    question->after = (CustomerPlace){
        .near = customer_nearness(question->name.folded, customer.row.name_key),
        .name_key = customer.row.name_key,
        .number = after,
    };
    return OK;
}

static Err read_place(const ActionContext *context, Text after, CustomerQuestion *question,
                      Refusals *refusals) {
    bool found = true;
    question->after.near = -1;
    if (after.len == 0) {
        return OK;
    }
    if (question->sort.count > 0) {
        found = read_sorted_place(after, question);
    } else {
        TRY(find_place(context, after, question, &found));
    }
    if (!found) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
    }
    return OK;
}

// A name goes as lists of names do. Without a name to be near to, they are in that order already.
static void read_sort(const CustomersInput *input, CustomerQuestion *question, Refusals *refusals) {
    static const Column by_name =
        COLUMN_CALLED("customer_name", CustomerRow, name_key, COLUMN_TEXT);
    Sort *sort = &question->sort;
    Text wrong;
    if (!sort_parse(&customer_columns, input->sort, sort, &wrong)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_SORT, .field = S("sort"), .value = wrong});
        return;
    }
    sort_by(sort, &by_name);
    if (text_equal(input->sort, by_name.name) && input->name.len == 0) {
        *sort = (Sort){.count = 0};
    }
}

// ---- the whole ----

// What is asked of a customer as it is kept now, for the queries.
static void read_kept(const ActionContext *context, const CustomersInput *input,
                      CustomerQuestion *question) {
    question->open = !input->has_open_renewals.given  ? 0
                     : input->has_open_renewals.value ? OPEN_WITH
                                                      : OPEN_WITHOUT;
    question->open_from = coverage_open_from(context->prices.programme, context->today);
    read_days(context, input, question);
    question->of_agreement = input->programme.count > 0 || input->customer_type.count > 0 ||
                             input->level.count > 0 || input->anniversary_month.count > 0 ||
                             question->of_end;
}

static void read_choices(const ActionContext *context, const CustomersInput *input,
                         CustomerQuestion *question, Refusals *refusals) {
    question->countries =
        asked_choices(context, &input->country, S("country"), is_country, refusals);
    question->programmes =
        asked_choices(context, &input->programme, S("programme"), asked_is_programme, refusals);
    question->types = asked_choices(context, &input->customer_type, S("customer_type"),
                                    asked_is_customer_type, refusals);
    question->levels = asked_choices(context, &input->level, S("level"), asked_is_level, refusals);
    question->months = read_months(context, &input->anniversary_month, refusals);
    refuse_order(&input->anniversary_from, &input->anniversary_to, S("anniversary_to"), refusals);
    refuse_order(&input->last_order_from, &input->last_order_to, S("last_order_to"), refusals);
    if (question->when != NULL) { // what is kept says nothing of them
        question->programmes = question->types = question->levels = question->months = S("[]");
        question->end_months = S("[]");
    }
}

Err customer_question(const ActionContext *context, const CustomersInput *input,
                      CustomerQuestion *ret_question, Refusals *refusals) {
    CustomerQuestion question = {
        .input = input,
        .when = view_time(context, &input->when),
        .limit = input->limit > 0 ? input->limit : CUSTOMERS_LIMIT_DEFAULT,
    };
    if (!asks_something(input)) {
        refuse(refusals, (Refusal){.id = REFUSAL_FILTER_REQUIRED});
        return OK;
    }
    read_choices(context, input, &question, refusals);
    if (question.when == NULL) {
        read_kept(context, input, &question);
    }
    read_sort(input, &question, refusals);
    TRY(asked_name(context, input->name, &question.name, refusals));
    TRY(read_numbers(context, input, &question, refusals));
    hold_customer(context, &question);
    TRY(read_place(context, input->after, &question, refusals));
    *ret_question = question;
    return OK;
}
