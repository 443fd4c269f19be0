// In which currencies something can be bought for a customer.
#include "action/order/request/submit_papers_private.h"

#include "action/viewer.h"
#include "store/q_account.h"
#include "store/q_order_request.h"

static bool is_there(const Text *codes, size_t count, Text code) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(codes[i], code)) {
            return true;
        }
    }
    return false;
}

static bool partner_may(const QAccountCurrenciesRows *own, Text code) {
    for (size_t i = 0; i < own->count; i++) {
        if (text_equal(own->rows[i].currency, code)) {
            return true;
        }
    }
    return false;
}

Err papers_currencies(Action *action, EnterpriseId enterprise, Text **ret_codes,
                      size_t *ret_count) {
    const Viewer *viewer = action->context->viewer;
    bool partner = viewer != NULL && viewer->kind == VIEWER_PARTNER;
    QOrderRequestCurrenciesRows bought;
    QAccountCurrenciesRows own = {0};
    size_t count = 0;
    TRY(q_order_request_currencies(action->seeing, action->arena,
                                   &(QOrderRequestCurrenciesIn){.enterprise = enterprise},
                                   &bought));
    if (partner) {
        TRY(q_account_currencies(action->seeing, action->arena,
                                 &(QAccountCurrenciesIn){.account = viewer->account}, &own));
    }
    Text *codes = arena_array(action->arena, Text, bought.count + own.count);
    for (size_t i = 0; i < bought.count; i++) {
        if (!partner || partner_may(&own, bought.rows[i].currency)) {
            codes[count++] = bought.rows[i].currency;
        }
    }
    for (size_t i = 0; i < own.count; i++) {
        if (!is_there(codes, count, own.rows[i].currency)) {
            codes[count++] = own.rows[i].currency;
        }
    }
    *ret_codes = codes;
    *ret_count = count;
    return OK;
}
