// Fills the frame: who reads, menus, languages; answers.
#include "web/frame.h"

#include "action/refusal_message.h"
#include "base/messages.h"
#include "web/menu.h"
#include "web/part/frame/page.h"
#include "web/static_files.h"

enum { PART_BYTES_MAX = 16 << 20, HERE_BYTES_MAX = 2048 };

Html page_part(const PageCall *call) {
    return html_new(call->arena, call->lang, PART_BYTES_MAX);
}

Text page_here(const PageCall *call) {
    const HttpRequest *request = call->request;
    TextBuf buf = buf_new(call->arena, HERE_BYTES_MAX);
    buf_add(&buf, request->path);
    if (request->raw_query.len > 0 && request->raw_query.len < HERE_BYTES_MAX / 2) {
        buf_add_char(&buf, '?');
        buf_add(&buf, request->raw_query);
    }
    Url url;
    bool fine = request->method != HTTP_POST && url_local(buf_text(&buf), &url);
    return fine ? url.text : S("/home");
}

static Message audience_of(const Viewer *viewer) {
    if (viewer == NULL) {
        return msg_audience_public();
    }
    switch (viewer->kind) {
    case VIEWER_PARTNER:
        return msg_audience_partner();
    case VIEWER_CUSTOMER:
        return msg_audience_customer();
    case VIEWER_STAFF:
        break;
    }
    return msg_audience_staff();
}

static Err seats_of(const PageCall *call, SeatItems *ret_seats) {
    SeatRow *rows = NULL;
    size_t count = 0;
    TRY(see_seats_bare(call->context, call->session->viewer.identity, &rows, &count));
    SeatItem *items = arena_array(call->arena, SeatItem, count);
    for (size_t i = 0; i < count; i++) {
        bool current = call->viewer != NULL && rows[i].account.id == call->viewer->account.id &&
                       rows[i].site.id == call->viewer->site.id;
        items[i] =
            (SeatItem){rows[i].number, name_of(rows[i].name, call->lang), rows[i].number, current};
    }
    *ret_seats = (SeatItems){items, count};
    return OK;
}

static Text theme_name(Theme theme) {
    return theme == THEME_DARK ? S("dark") : theme == THEME_LIGHT ? S("light") : S("");
}

static Err fill_shell(const PageCall *call, const PageParts *parts, Shell *ret_shell) {
    const Viewer *viewer = call->viewer;
    HomeWaiting waiting = {0};
    if (viewer != NULL) {
        TRY(see_home_waiting(call->context, &waiting));
    }
    Shell shell = {
        .home = url_path(call->session != NULL ? S("/home") : S("/")),
        .audience = audience_of(viewer),
        .languages = shell_languages(call->arena, call->lang),
        .here = page_here(call),
        .other_theme = call->theme == THEME_DARK ? S("light") : S("dark"),
        .csrf = call->csrf,
        .groups = menu_groups(call, &waiting),
        .crumbs = parts->crumbs,
        .notices = parts->notices,
        .problems = parts->problems,
        .main = parts->main,
        .today = call->context->today,
    };
    if (call->session != NULL) {
        shell.person = call->session->viewer.name;
        TRY(seats_of(call, &shell.seats));
    }
    if (viewer != NULL) {
        shell.account = name_of(viewer->account_name, call->lang);
        shell.search = url_path(S("/search"));
        shell.searched = text_equal(call->request->path, shell.search.text)
                             ? page_typed(call, S("text"))
                             : S("");
    }
    *ret_shell = shell;
    return OK;
}

Err page_show(PageCall *call, int status, const PageParts *parts) {
    Shell shell;
    TRY(fill_shell(call, parts, &shell));
    PageLook look = {
        .theme = theme_name(call->theme),
        .density = call->compact ? S("compact") : S(""),
        .stylesheet = static_url(STATIC_LICET_CSS),
        .script = static_url(STATIC_LICET_JS),
        .font = static_url(STATIC_SOURCE_SANS_3_WOFF2),
        .looks_again = parts->looks_again,
    };
    Html page = page_html(call->arena, call->lang, &look, parts->title, &shell);
    if (page.overflow) {
        return FAULT_AT(FAULT_TOO_LARGE, 0);
    }
    call->answer->status = status;
    http_answer_pieces(call->answer, S("text/html; charset=utf-8"), page.first, page.len);
    return OK;
}

Err page_see_other(PageCall *call, Text path) {
    Url url = url_path(path);
    bool added = http_answer_header(call->answer, S("Location"), url.text);
    ENSURE(added);
    call->answer->status = 303;
    return OK;
}

FormKeys page_keys(const PageCall *call, Text revision) {
    return (FormKeys){call->csrf, call->key, revision};
}

// ---- what is wrong ----

// "lines.3.quantity", the name of the field in the form, counted from 1: an id of the page.
static Text field_of_place(Arena *arena, Text place) {
    TextBuf buf = buf_new(arena, place.len + 24);
    size_t at = 0;
    while (at < place.len) {
        size_t end = at;
        int64_t number = 0;
        while (end < place.len && place.bytes[end] != '.') {
            end++;
        }
        Text piece = {place.bytes + at, end - at};
        if (text_to_int(piece, &number)) {
            buf_add_int(&buf, number + 1);
        } else {
            buf_add(&buf, piece);
        }
        at = end + 1;
        if (at < place.len) {
            buf_add_char(&buf, '.');
        }
    }
    return buf_text(&buf);
}

static Text field_of_refusal(Arena *arena, const Refusal *refusal) {
    if (refusal->line == 0 || refusal->field.len == 0) {
        return refusal->field.len > 0 ? refusal->field : refusal->list;
    }
    Text list = refusal_list(refusal);
    TextBuf buf = buf_new(arena, list.len + refusal->field.len + 24);
    buf_addf(&buf, "%.*s.%d.%.*s", TEXT_ARG(list), refusal->line, TEXT_ARG(refusal->field));
    return buf_text(&buf);
}

static Url anchor_of(const PageCall *call, Text field) {
    if (field.len == 0) {
        return (Url){0};
    }
    TextBuf buf = buf_new(call->arena, call->request->path.len + field.len + 1);
    buf_add(&buf, call->request->path);
    buf_add_char(&buf, '#');
    buf_add(&buf, field);
    Url url = {0};
    (void)url_local(buf_text(&buf), &url);
    return url;
}

static Message sentence(const PageCall *call, Message what, Message next) {
    return msg_problem_sentence(message_text(call->arena, call->lang, what),
                                message_text(call->arena, call->lang, next));
}

// Messages of refusals begin small, for they stand behind a value too.
static Message refusal_sentence(const PageCall *call, const Refusal *refusal) {
    Text what = message_text(call->arena, call->lang, page_refusal_words(call, refusal));
    Text next = message_text(call->arena, call->lang, refusal_next(refusal->id));
    bool quotes = refusal->value.len > 0;
    return msg_problem_sentence(quotes ? what : text_capital(call->arena, what),
                                text_capital(call->arena, next));
}

Message page_refusal_words(const PageCall *call, const Refusal *refusal) {
    Message what = refusal_what(refusal->id);
    if (refusal->value.len == 0) {
        return what;
    }
    return msg_refusal_of_value(refusal->value, message_text(call->arena, call->lang, what));
}

Problems page_problems(const PageCall *call, const Refusals *refusals) {
    int32_t complaints = call->complaints == NULL ? 0 : call->complaints->count;
    int32_t refused_count = refusals == NULL ? 0 : refusals->count;
    Problem *items = arena_array(call->arena, Problem, (size_t)(complaints + refused_count));
    int64_t count = 0;
    for (int32_t i = 0; i < complaints; i++) {
        const Complaint *complaint = &call->complaints->items[i];
        Text field = complaint->kind == COMPLAINT_MISSING
                         ? complaint->allowed
                         : field_of_place(call->arena, complaint->place);
        items[count++] =
            (Problem){sentence(call, complaint_message(complaint), complaint_next(complaint)),
                      anchor_of(call, field)};
    }
    for (int32_t i = 0; i < refused_count; i++) {
        const Refusal *refusal = &refusals->items[i];
        items[count++] = (Problem){refusal_sentence(call, refusal),
                                   anchor_of(call, field_of_refusal(call->arena, refusal))};
    }
    return (Problems){items, count};
}

bool page_problem_of(const PageCall *call, const Refusals *refusals, Text field,
                     Message *ret_problem) {
    for (int32_t i = 0; call->complaints != NULL && i < call->complaints->count; i++) {
        const Complaint *complaint = &call->complaints->items[i];
        bool missing = complaint->kind == COMPLAINT_MISSING;
        Text at = missing ? complaint->allowed : field_of_place(call->arena, complaint->place);
        if (text_equal(at, field)) {
            *ret_problem = complaint_message(complaint);
            return true;
        }
    }
    for (int32_t i = 0; refusals != NULL && i < refusals->count; i++) {
        if (text_equal(field_of_refusal(call->arena, &refusals->items[i]), field)) {
            *ret_problem = refusal_what(refusals->items[i].id);
            return true;
        }
    }
    return false;
}

bool page_was_sent(const PageCall *call, Text field) {
    for (size_t i = 0; i < call->typed_count; i++) {
        if (text_equal(call->typed[i].name, field)) {
            return true;
        }
    }
    return false;
}

Text page_typed(const PageCall *call, Text field) {
    for (size_t i = 0; i < call->typed_count; i++) {
        if (text_equal(call->typed[i].name, field)) {
            return call->typed[i].value;
        }
    }
    return S("");
}
