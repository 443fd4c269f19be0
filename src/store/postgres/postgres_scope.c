// postgres_scope_settings.
#include "store/postgres/postgres_scope.h"

#include <stdio.h>

static const char *const role_names[ROLE_COUNT] = {"licet_reader", "licet_partner",
                                                   "licet_customer", "licet_staff"};

// A value as a setting's text; empty for NULL.
static DbValue setting_of(const DbValue *value, char text[SETTING_BYTES]) {
    if (value->kind == DB_DATE) {
        date_write(value->date, text);
        return db_of_text((Text){text, DATE_TEXT_BYTES});
    }
    int length =
        value->kind == DB_INT ? snprintf(text, SETTING_BYTES, "%lld", (long long)value->number) : 0;
    return db_of_text((Text){text, (size_t)length});
}

static Role role_of(const DbValue values[SCOPE_VALUE_COUNT]) {
    return values[SCOPE_VALUE_STAFF].kind != DB_NULL      ? ROLE_STAFF
           : values[SCOPE_VALUE_CUSTOMER].kind != DB_NULL ? ROLE_CUSTOMER
           : values[SCOPE_VALUE_PARTNER].kind != DB_NULL  ? ROLE_PARTNER
                                                          : ROLE_NOBODY;
}

void postgres_scope_settings(const DbValue values[SCOPE_VALUE_COUNT], ScopeSettings *ret_settings) {
    ret_settings->role = role_of(values);
    for (int i = 0; i < (int)SCOPE_VALUE_COUNT; i++) {
        ret_settings->in[i] = setting_of(&values[i], ret_settings->texts[i]);
    }
    ret_settings->in[SCOPE_VALUE_COUNT] = db_of_text(text_of(role_names[ret_settings->role]));
}
