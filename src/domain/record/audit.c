// Hashing audit rows.
#include "domain/record/audit.h"

#include "base/digest.h"

static void add_text(TextBuf *buf, Text text) {
    buf_add_int(buf, (int64_t)text.len);
    buf_add_char(buf, ':');
    buf_add(buf, text);
}

static void add_number(TextBuf *buf, int64_t number) {
    buf_add_char(buf, ' ');
    buf_add_int(buf, number);
}

Text audit_chain_start(void) {
    return S("0000000000000000000000000000000000000000000000000000000000000000");
}

Text audit_link(Arena *arena, Text previous, const AuditRow *row) {
    enum { NUMBERS_AND_LENGTHS = 400 };
    TextBuf buf =
        buf_new(arena, previous.len + row->action.len + row->detail.len + NUMBERS_AND_LENGTHS);
    buf_add(&buf, previous);
    add_number(&buf, row->enterprise.id);
    add_number(&buf, row->seq);
    add_number(&buf, row->at.seconds);
    add_number(&buf, row->actor.id);
    add_number(&buf, row->account.id);
    add_number(&buf, row->object);
    add_text(&buf, row->action);
    add_text(&buf, row->detail);
    ENSURE(!buf.overflow);
    return digest_text(arena, buf_text(&buf));
}
