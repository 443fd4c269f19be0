// Forms on their way through the sign-in.
#include "web/account/kept.h"

#include "auth/secret.h"
#include "base/messages.h"
#include "net/http_text.h"
#include "web/frame.h"
#include "web/tpl_kept.h"

enum { KEPT_FIELDS_MAX = 20000 };

static bool is_portals(Text pair) {
    return text_begins(pair, S("csrf=")) || text_begins(pair, S("idempotency_key=")) ||
           text_begins(pair, S("resume="));
}

Text kept_form(const PageCall *call) {
    Text body = call->request->body;
    if (call->typed_count == 0 || body.len > KEPT_CHARACTERS_MAX ||
        !text_equal(call->request->content_type, S("application/x-www-form-urlencoded"))) {
        return S("");
    }
    TextBuf kept = buf_new(call->arena, body.len + 1);
    size_t at = 0;
    while (at < body.len) {
        size_t end = at;
        while (end < body.len && body.bytes[end] != '&') {
            end++;
        }
        Text pair = {body.bytes + at, end - at};
        if (!is_portals(pair)) {
            buf_add(&kept, kept.len > 0 ? S("&") : S(""));
            buf_add(&kept, pair);
        }
        at = end + 1;
    }
    return buf_text(&kept);
}

Err kept_show(PageCall *call, Text session, Url next, Text kept) {
    HttpPairs pairs;
    if (http_read_pairs(call->arena, kept, KEPT_FIELDS_MAX, &pairs) != HTTP_PAIRS_GOOD) {
        return page_see_other(call, next.text); // not as we had made it
    }
    KeptField *fields = arena_array(call->arena, KeptField, pairs.count);
    for (size_t i = 0; i < pairs.count; i++) {
        fields[i] = (KeptField){pairs.items[i].name, pairs.items[i].value};
    }
    Text csrf = page_token_new(call->arena, call->entropy, session);
    KeptPage view = {next, csrf, call->key, {fields, pairs.count}};
    PageParts parts = {.title = msg_kept_form(), .main = page_part(call)};
    tpl_kept(&parts.main, &view);
    return page_show(call, 200, &parts);
}
