// Numbers have their highest byte first; days are counted from 2000.
#include "store/postgres/postgres_value.h"

#include "store/postgres/postgres_rows.h"

// Of pg_type.h, which is no header for clients; they never change.
enum { TYPE_BIGINT = 20, TYPE_TEXT = 25, TYPE_DATE = 1082 };

static uint64_t number_of_bytes(const char *bytes, int length) {
    uint64_t number = 0;
    for (int i = 0; i < length; i++) {
        number = number << 8 | (unsigned char)bytes[i];
    }
    return number;
}

static DbValue value_of_bytes(Oid type, const char *bytes, int length) {
    if (type == TYPE_TEXT) {
        return db_of_text((Text){bytes, (size_t)length});
    }
    if (type == TYPE_BIGINT && length == 8) {
        return db_of_int((int64_t)number_of_bytes(bytes, length));
    }
    if (type == TYPE_DATE && length == 4) {
        int64_t days = (int64_t)(int32_t)number_of_bytes(bytes, length) + DAYS_TO_2000;
        if (days >= DATE_MIN.days && days <= DATE_MAX.days) {
            return db_of_date((Date){(int32_t)days});
        }
    }
    return (DbValue){.kind = DB_OTHER};
}

DbValue postgres_value_of(const PGresult *answer, int row, int column) {
    if (PQgetisnull(answer, row, column)) {
        return db_of_null();
    }
    return value_of_bytes(PQftype(answer, column), PQgetvalue(answer, row, column),
                          PQgetlength(answer, row, column));
}
