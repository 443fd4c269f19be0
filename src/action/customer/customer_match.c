// Whether a customer is what was asked for, by what its row says. Of now the queries know all of it
// but the level: a term that ended and that nobody has closed yet has another than is kept.
#include "action/customer/customer_load_private.h"
#include "action/customer/customer_question_private.h"

static bool is_between(Date day, bool null, const FieldDate *from, const FieldDate *to) {
    if (!from->given && !to->given) {
        return true;
    }
    return !null && !(from->given && date_before(day, from->date)) &&
           !(to->given && date_before(to->date, day));
}

static bool is_in_month(const FieldList *asked, const CustomerRow *row) {
    const Text *months = asked->items;
    bool is = asked->count == 0;
    for (size_t i = 0; i < asked->count && !row->next_anniversary_null; i++) {
        int64_t month = 0;
        is = is ||
             (text_to_int(months[i], &month) && month == date_civil(row->next_anniversary).month);
    }
    return is;
}

unsigned customer_matched_parts(const CustomerQuestion *question) {
    const CustomersInput *input = question->input;
    bool then = question->when != NULL;
    bool anniversary = input->anniversary_month.count > 0 || input->anniversary_from.given ||
                       input->anniversary_to.given;
    bool order = input->last_order_from.given || input->last_order_to.given;
    return (input->level.count > 0 || (then && anniversary) ? CUSTOMER_STANDING : 0u) |
           (then && order ? CUSTOMER_ORDERS : 0u) |
           (then && input->has_open_renewals.given ? CUSTOMER_OPEN : 0u);
}

bool customer_matches(const CustomerQuestion *question, const CustomerRow *row) {
    const CustomersInput *input = question->input;
    if (!asked_has(&input->level, row->level)) {
        return false;
    }
    if (question->when == NULL) {
        return true;
    }
    AgreementId asked = question->asked_agreement;
    bool open = !input->has_open_renewals.given ||
                input->has_open_renewals.value == (row->open_renewal_lines > 0);
    return (asked.id == 0 || asked.id == row->agreement_id.id) &&
           asked_has(&input->programme, row->programme) &&
           asked_has(&input->customer_type, row->customer_type) &&
           is_in_month(&input->anniversary_month, row) &&
           is_between(row->next_anniversary, row->next_anniversary_null, &input->anniversary_from,
                      &input->anniversary_to) &&
           is_between(row->last_order_on, row->last_order_on_null, &input->last_order_from,
                      &input->last_order_to) &&
           open;
}
