// A row of renewals as an entry.
#include "action/renewal/quotes/renewal_entry.h"

#include "action/renewal/renewals_see.h"
#include "base/messages.h"
#include "domain/value/figures.h"

enum { UID_BYTES_MAX = 64 };

// The number of a quote stays through its revisions, whatever day they are due on.
static Text uid_of(Arena *arena, Text quote) {
    TextBuf buf = buf_new(arena, UID_BYTES_MAX);
    buf_addf(&buf, "renewal-%.*s@licet", TEXT_ARG(quote));
    return buf_text(&buf);
}

bool renewal_entry(Arena *arena, const void *given, CalendarEntry *ret_entry) {
    const RenewalRow *row = given;
    if (row->due_null) {
        return false;
    }
    *ret_entry = (CalendarEntry){
        .uid = uid_of(arena, row->quote),
        .sequence = row->revision,
        .day = row->due,
        .title = msg_renewals_entry(row->customer_name),
        .text = msg_renewals_entry_text(row->lines, row->quote, row->agreement,
                                        money_amount(row->total, row->money)),
        .path = url_join(arena, url_path(S("/quotes")), row->quote),
    };
    return true;
}
