// Who asks: the secret in a cookie or a bearer token, the session behind it, and in which language.
#include "main/serve/serving.h"
#include "web/cookie.h"

static Text bearer_of(const HttpRequest *request) {
    static const Text scheme = S_INIT("Bearer ");
    Text value;
    if (!http_header(request, S("Authorization"), &value) || !text_begins(value, scheme)) {
        return S("");
    }
    return (Text){value.bytes + scheme.len, value.len - scheme.len};
}

static Text cookie_of(const HttpRequest *request, Text name) {
    Text value = {0};
    return http_find(request->cookies, name, &value) ? value : S("");
}

// A visitor's forms are proved by a secret of its browser's own.
static void take_visitor_secret(Serving *serving) {
    serving->secret = cookie_of(serving->request, COOKIE_VISIT);
    if (serving->secret.len == SECRET_TEXT_BYTES) {
        return;
    }
    serving->secret = secret_new(serving->arena, &serving->server->entropy);
    cookie_set(serving->arena, serving->answer, COOKIE_VISIT, serving->secret, COOKIE_FOR_SESSION);
}

// The first language of Accept-Language that we speak; its weights are passed over: browsers send
// the best first.
static Lang lang_of_browser(const HttpRequest *request) {
    static const struct {
        Text begins;
        Lang lang;
    } known[] = {{S_INIT("en"), LANG_EN}, {S_INIT("id"), LANG_ID}, {S_INIT("zh"), LANG_ZH_HANT}};
    Text accepted;
    if (!http_header(request, S("Accept-Language"), &accepted)) {
        return LANG_EN;
    }
    while (accepted.len > 0) {
        for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
            if (text_begins(accepted, known[i].begins)) {
                return known[i].lang;
            }
        }
        size_t at = 0;
        while (at < accepted.len && accepted.bytes[at] != ',') {
            at++;
        }
        while (at < accepted.len && (accepted.bytes[at] == ',' || accepted.bytes[at] == ' ')) {
            at++;
        }
        accepted = (Text){accepted.bytes + at, accepted.len - at};
    }
    return LANG_EN;
}

// The browser's choice before the person's: the language menu changes both.
static void take_face(Serving *serving) {
    Text theme = cookie_of(serving->request, COOKIE_THEME);
    serving->theme = text_equal(theme, S("dark"))    ? THEME_DARK
                     : text_equal(theme, S("light")) ? THEME_LIGHT
                                                     : THEME_SYSTEM;
    serving->compact = text_equal(cookie_of(serving->request, COOKIE_DENSITY), S("compact"));
    if (lang_find(cookie_of(serving->request, COOKIE_LANGUAGE), &serving->lang)) {
        return;
    }
    const SessionView *session = serving->session;
    if (session == NULL || !lang_near(session->viewer.language, &serving->lang)) {
        serving->lang = lang_of_browser(serving->request);
    }
}

Text serve_secret(const HttpRequest *request, bool *ret_by_bearer) {
    Text secret = bearer_of(request);
    *ret_by_bearer = secret.len > 0;
    return *ret_by_bearer ? secret : cookie_of(request, COOKIE_SESSION);
}

Err serve_who(Serving *serving) {
    SessionView *session = arena_array(serving->arena, SessionView, 1);
    Text secret = serve_secret(serving->request, &serving->by_bearer);
    if (secret.len > 0) {
        TRY(see_session(&serving->context, secret, session));
    }
    if (session->found && (session->kind == SESSION_BEARER) == serving->by_bearer) {
        serving->session = session;
        serving->secret = secret;
        serving->viewer = session->has_seat ? &session->viewer : NULL;
        serving->context.viewer = serving->viewer;
        serving->context.actor = session->viewer.identity;
        serving->context.account = session->viewer.account;
    } else if (!serving->by_bearer) {
        take_visitor_secret(serving);
    }
    take_face(serving);
    if (serving->session != NULL && session->touch_due) {
        Refusals refusals;
        TRY(do_session_touch(&serving->context, secret, &refusals));
    }
    return OK;
}
