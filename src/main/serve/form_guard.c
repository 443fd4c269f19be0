// Cross-site requests: a form that writes must come from a page of ours.
#include "auth/secret.h"
#include "main/serve/serving.h"
#include "web/cookie.h"

// The browser's own word, where it gives one.
static bool browser_says_ours(const HttpRequest *request) {
    Text value;
    if (http_header(request, S("Sec-Fetch-Site"), &value)) {
        return text_equal(value, S("same-origin")) || text_equal(value, S("none"));
    }
    Text host;
    if (http_header(request, S("Origin"), &value) && http_header(request, S("Host"), &host)) {
        // "https://host" or, on loopback, "http://host"
        return value.len > host.len + 3 &&
               text_equal((Text){value.bytes + value.len - host.len, host.len}, host) &&
               text_equal((Text){value.bytes + value.len - host.len - 3, 3}, S("://"));
    }
    return true; // an old browser says nothing: the token decides
}

bool serve_form_was_ours(const Serving *serving) {
    Text token;
    Text secret;
    return browser_says_ours(serving->request) &&
           http_find(serving->request->form, S("csrf"), &token) &&
           http_find(serving->request->cookies, COOKIE_SESSION, &secret) &&
           page_token_matches(token, secret);
}

// A program that shows no cookie of a session can do nothing in anybody's name.
static bool is_program(const Serving *serving) {
    return serving->by_bearer || (serving->route->endpoint != NULL && serving->session == NULL);
}

bool serve_form_is_ours(const Serving *serving) {
    Text token;
    if (serving->request->method != HTTP_POST || is_program(serving)) {
        return true;
    }
    if (!browser_says_ours(serving->request)) {
        return false;
    }
    if (serving->route->endpoint != NULL) { // no form of another site can send JSON
        return text_equal(serving->request->content_type, S("application/json"));
    }
    return http_find(serving->request->form, S("csrf"), &token) &&
           page_token_matches(token, serving->secret);
}
