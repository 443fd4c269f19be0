// Reads the filters of P09. What a number names and is not there for the viewer finds nothing (V6).
#include "action/customer/customer_question_private.h"

#include "action/customer/customer_load_private.h"
#include "base/fold.h"
#include "base/json_write.h"
#include "domain/record/name_words.h"
#include "domain/record/number_typed.h"

#include <stddef.h>

enum { MONTHS_PER_YEAR = 12, OPEN_WITH = 1, OPEN_WITHOUT = 2 };

#define ASKED(member, kind_of)                                                                     \
    .name = S_INIT(#member), .kind = (kind_of), .offset = offsetof(CustomersInput, member)

static const Field fields[] = {
    {ASKED(agreement, FIELD_NAME)},
    {ASKED(site, FIELD_NAME)},
    {ASKED(name, FIELD_NAME)},
    {ASKED(country, FIELD_NAMES)},
    {ASKED(programme, FIELD_NAMES)},
    {ASKED(customer_type, FIELD_NAMES)},
    {ASKED(level, FIELD_NAMES)},
    {ASKED(anniversary_month, FIELD_NAMES)},
    {ASKED(anniversary_from, FIELD_DATE)},
    {ASKED(anniversary_to, FIELD_DATE)},
    {ASKED(has_open_renewals, FIELD_BOOL)},
    {ASKED(last_order_from, FIELD_DATE)},
    {ASKED(last_order_to, FIELD_DATE)},
    {ASKED(after, FIELD_NAME)},
    {ASKED(limit, FIELD_INTEGER), .least = 1, .most = CUSTOMERS_LIMIT_MAX},
};
const FieldTable customers_fields = FIELD_TABLE("a question for customers", CustomersInput, fields);

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

// False, and perhaps refused, where there is no number to look up.
static bool take_number(const ActionContext *context, NumberKind kind, Text typed, Text *ret_number,
                        Refusals *refusals) {
    Text offer;
    Text number = number_typed(context->arena, typed);
    if (typed.len == 0) {
        return false;
    }
    if (number_lacks_zeros(context->arena, kind, number, &offer)) {
        refuse(refusals, (Refusal){.id = REFUSAL_NUMBER_LACKS_ZEROS,
                                   .field = number_kind_name(kind),
                                   .value = offer});
        return false;
    }
    *ret_number = number;
    return true;
}

// One holder may be named twice (an agreement and a site of it); then both must be it.
static void hold(CustomerQuestion *question, EnterpriseId enterprise, AgreementId agreement) {
    bool other = question->held && (question->agreement.id != agreement.id ||
                                    question->enterprise.id != enterprise.id);
    question->nothing = question->nothing || other;
    question->held = true;
    question->enterprise = enterprise;
    question->agreement = agreement;
}

static Err read_numbers(const ActionContext *context, const CustomersInput *input,
                        CustomerQuestion *question, Refusals *refusals) {
    EnterpriseId enterprise = {0};
    AgreementId agreement = {0};
    SiteRecord site;
    Text number;
    bool found = false;
    if (take_number(context, NUMBER_AGREEMENT, input->agreement, &number, refusals)) {
        TRY(directory_find(context->db, context->arena, S("agreement"), number, &enterprise,
                           &agreement.id, &found));
        question->nothing = question->nothing || !found;
        hold(question, enterprise, agreement);
    }
    if (take_number(context, NUMBER_SITE, input->site, &number, refusals)) {
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

// ---- names ----

static Err read_name(const ActionContext *context, Text name, CustomerQuestion *question,
                     Refusals *refusals) {
    if (name.len == 0) {
        return OK;
    }
    TRY(text_fold(context->arena, name, &question->folded));
    NameWords words = name_words_typed(context->arena, question->folded);
    if (words.count == 0 || !name_is_long_enough(question->folded)) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_SEARCH_TOO_SHORT, .field = S("name"), .value = name});
        return OK;
    }
    question->words = json_of_texts(context->arena, words.words, words.count);
    for (size_t i = 0; i < words.count; i++) {
        if (words.words[i].len > question->longest.len) {
            question->longest = words.words[i];
        }
    }
    return OK;
}

int64_t customer_nearness(Text folded, Text name_key) {
    return folded.len == 0                 ? NAME_HAS_THE_WORDS
           : text_equal(folded, name_key)  ? NAME_IS_IT
           : text_begins(name_key, folded) ? NAME_BEGINS_SO
                                           : NAME_HAS_THE_WORDS;
}

// ---- choices ----

static bool is_programme(const ActionContext *context, Text name) {
    (void)context;
    return text_equal(name, S("relationship")) || text_equal(name, S("express"));
}

static bool is_customer_type(const ActionContext *context, Text name) {
    CustomerType type;
    (void)context;
    return customer_type_find(name, &type);
}

static bool is_level(const ActionContext *context, Text name) {
    Level level;
    return programme_find_level(context->prices.programme, name, &level);
}

static bool is_country(const ActionContext *context, Text name) {
    (void)context;
    return name.len == 2 && name.bytes[0] >= 'A' && name.bytes[0] <= 'Z' && name.bytes[1] >= 'A' &&
           name.bytes[1] <= 'Z';
}

// A list of choices as the queries take it; refuses each that is none.
static Text read_choices(const ActionContext *context, const FieldList *given, Text field,
                         bool (*is_choice)(const ActionContext *context, Text name),
                         Refusals *refusals) {
    const Text *names = given->items;
    for (size_t i = 0; i < given->count; i++) {
        if (!is_choice(context, names[i])) {
            refuse(refusals,
                   (Refusal){.id = REFUSAL_BAD_CHOICE, .field = field, .value = names[i]});
        }
    }
    return given->count == 0 ? (Text){0} : json_of_texts(context->arena, names, given->count);
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
        TextBuf buf = buf_new(context->arena, sizeof "12");
        buf_addf(&buf, "%02d", month == 1 ? MONTHS_PER_YEAR : (int)month - 1);
        ends[i] = buf_text(&buf);
    }
    return given->count == 0 ? (Text){0} : json_of_texts(context->arena, ends, given->count);
}

// ---- days ----

static Date day_before(Date day) {
    return date_before(DATE_MIN, day) ? date_add_days(day, -1) : day;
}

static void refuse_order(const FieldDate *from, const FieldDate *to, Text field,
                         Refusals *refusals) {
    if (from->given && to->given && date_before(to->date, from->date)) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_ORDER, .field = field});
    }
}

static void read_days(const CustomersInput *input, CustomerQuestion *question, Refusals *refusals) {
    refuse_order(&input->anniversary_from, &input->anniversary_to, S("anniversary_to"), refusals);
    refuse_order(&input->last_order_from, &input->last_order_to, S("last_order_to"), refusals);
    question->of_end = input->anniversary_from.given || input->anniversary_to.given;
    question->end_from =
        input->anniversary_from.given ? day_before(input->anniversary_from.date) : DATE_MIN;
    question->end_to =
        input->anniversary_to.given ? day_before(input->anniversary_to.date) : DATE_MAX;
    question->of_order = input->last_order_from.given || input->last_order_to.given;
    question->last_from = input->last_order_from.given ? input->last_order_from.date : DATE_MIN;
    question->last_to = input->last_order_to.given ? input->last_order_to.date : DATE_MAX;
}

// ---- the place ----

static Err read_place(const ActionContext *context, Text after, CustomerQuestion *question,
                      Refusals *refusals) {
    CustomerRow row;
    SiteRecord site;
    bool found = false;
    question->after.near = -1;
    if (after.len == 0) {
        return OK;
    }
    TRY(site_find(context->db, context->arena, after, &site, &found));
    if (found) {
        TRY(customer_load(context, site.enterprise, site.site, &row, &question->after.name_key,
                          &found));
    }
    if (!found) {
        refuse(refusals, (Refusal){.id = REFUSAL_BAD_AFTER, .field = S("after"), .value = after});
        return OK;
    }
    question->after.number = after;
    question->after.near = customer_nearness(question->folded, question->after.name_key);
    return OK;
}

Err customer_question(const ActionContext *context, const CustomersInput *input,
                      CustomerQuestion *ret_question, Refusals *refusals) {
    CustomerQuestion question = {
        .limit = input->limit > 0 ? input->limit : CUSTOMERS_LIMIT_DEFAULT,
        .open = !input->has_open_renewals.given  ? 0
                : input->has_open_renewals.value ? OPEN_WITH
                                                 : OPEN_WITHOUT,
        .open_from = coverage_open_from(context->prices.programme, context->today),
    };
    if (!asks_something(input)) {
        refuse(refusals, (Refusal){.id = REFUSAL_FILTER_REQUIRED});
        return OK;
    }
    question.countries = read_choices(context, &input->country, S("country"), is_country, refusals);
    question.programmes =
        read_choices(context, &input->programme, S("programme"), is_programme, refusals);
    question.types = read_choices(context, &input->customer_type, S("customer_type"),
                                  is_customer_type, refusals);
    question.levels = read_choices(context, &input->level, S("level"), is_level, refusals);
    question.months = read_months(context, &input->anniversary_month, refusals);
    read_days(input, &question, refusals);
    question.of_agreement = question.programmes.len > 0 || question.types.len > 0 ||
                            question.levels.len > 0 || question.months.len > 0 || question.of_end;
    TRY(read_name(context, input->name, &question, refusals));
    TRY(read_numbers(context, input, &question, refusals));
    hold_customer(context, &question);
    TRY(read_place(context, input->after, &question, refusals));
    *ret_question = question;
    return OK;
}
