// POST /reports/renewal-lines/selected: leads to the ticked lines of the list as a file (ui.md §4).
// It changes nothing.
#include "action/renewal/renewal_lines.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/lost.h"
#include "web/quote/made/renewal_quotes_form.h"
#include "web/renewal/lines_ask.h"

#include <stddef.h>
#include <string.h>

enum { COLUMNS_MAX = 1200 };

typedef struct {
    RenewalQuotesForm form; // of which it takes the ticks and where the list stands
    int format;
} SelectedAsk;

static const Text formats[] = {S_INIT("csv"), S_INIT("xlsx")};
static const Field fields[] = {
    {.name = S_INIT("format"),
     .kind = FIELD_CHOICE,
     .required = true,
     .offset = offsetof(SelectedAsk, format),
     .choices = formats,
     .choice_count = 2},
};
static const FieldInside insides[] = {
    {&renewal_quotes_form_fields, offsetof(SelectedAsk, form)},
};
static const FieldTable selected_fields =
    FIELD_TABLE_WITH("the selected lines", SelectedAsk, fields, insides);

// The columns that the list was shown with, as they stand in its address: encoded already.
static Text columns_of(Text list) {
    static const char name[] = "fields=";
    enum { NAME = sizeof name - 1 };
    for (size_t i = 1; i + NAME <= list.len; i++) {
        bool begins = list.bytes[i - 1] == '?' || list.bytes[i - 1] == '&';
        if (begins && memcmp(list.bytes + i, name, NAME) == 0) {
            const char *end = memchr(list.bytes + i, '&', list.len - i);
            size_t length = end == NULL ? list.len - i : (size_t)(end - list.bytes) - i;
            return length > COLUMNS_MAX ? S("") : (Text){list.bytes + i, length};
        }
    }
    return S("");
}

static Text address_of(const PageCall *call, const SelectedAsk *ask) {
    const Text *lines = ask->form.renewal_lines.items;
    Url list = {0};
    Url url = url_with(call->arena, url_path(S("/reports/renewal-lines")), S("format"),
                       formats[ask->format]);
    for (size_t i = 0; i < ask->form.renewal_lines.count; i++) {
        url = url_with(call->arena, url, S("renewal_line"), lines[i]);
    }
    Text columns = url_local(ask->form.list, &list) ? columns_of(list.text) : S("");
    TextBuf buf = buf_new(call->arena, url.text.len + columns.len + 1);
    buf_add(&buf, url.text);
    if (columns.len > 0) {
        buf_add_char(&buf, '&');
        buf_add(&buf, columns);
    }
    return buf_text(&buf);
}

PAGE(renewal_lines_selected, HTTP_POST, "/reports/renewal-lines/selected",
     MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_REPORTING), &selected_fields) {
    const SelectedAsk *ask = call->input;
    size_t count = ask->form.renewal_lines.count;
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    if (count == 0 || count > RENEWAL_LINES_NAMED) {
        refuse(&refusals,
               (Refusal){.id = count == 0 ? REFUSAL_NOTHING_SELECTED : REFUSAL_TOO_MANY_LINES,
                         .field = S("renewal_lines")});
        return page_refused(call, &refusals);
    }
    bool added = http_answer_header(call->answer, S("Location"), address_of(call, ask));
    ENSURE(added); // longer than what page_see_other takes
    call->answer->status = 303;
    return OK;
}
