// The table of icons.
#include "web/part/frame/icon.h"

enum { ICON_BYTES = 128, SYMBOLS_BYTES = 64 * 1024 };

typedef struct {
    Text name;
    Text shapes;
} IconRow;

static const IconRow icons[ICON_COUNT] = {
#define ICON(id, name, shapes) [id] = {S_INIT(name), S_INIT(shapes)},
#include "web/part/frame/icon.def"
#undef ICON
};

static const Text reference = S_INIT("href=\"#i-");
enum { REFERENCE_SIGN = '#', REFERENCE_SIGN_AT = sizeof "href=\"" - 1 };

Html icon_html(Arena *arena, Icon icon) {
    ENSURE(icon < ICON_COUNT);
    Html out = html_new(arena, LANG_EN, ICON_BYTES);
    html_markup(&out, S("<svg class=\"i\" aria-hidden=\"true\" focusable=\"false\"><use "));
    html_markup(&out, reference);
    html_markup(&out, icons[icon].name);
    html_markup(&out, S("\"/></svg>"));
    return out;
}

// The icon whose name stands at the beginning of `text`, ended by a quote.
static void mark_named(Text text, bool named[ICON_COUNT]) {
    const char *end = memchr(text.bytes, '"', text.len);
    Text name = {text.bytes, end == NULL ? 0 : (size_t)(end - text.bytes)};
    for (size_t i = 0; i < ICON_COUNT; i++) {
        named[i] = named[i] || (name.len == icons[i].name.len && text_equal(name, icons[i].name));
    }
}

static void add_symbol(Html *out, const IconRow *icon) {
    html_markup(out, S("<symbol id=\"i-"));
    html_markup(out, icon->name);
    html_markup(out, S("\" viewBox=\"0 0 24 24\">"));
    html_markup(out, icon->shapes);
    html_markup(out, S("</symbol>"));
}

Html icon_symbols(Arena *arena, Html page) {
    bool named[ICON_COUNT] = {false};
    Text all = html_bytes(&page);
    const char *end = all.bytes + all.len;
    // A page has few signs that its references have and its words have not.
    const char *at = all.len == 0 ? NULL : memchr(all.bytes, REFERENCE_SIGN, all.len);
    while (at != NULL) {
        size_t before = (size_t)(at - all.bytes);
        Text rest = {at - REFERENCE_SIGN_AT, (size_t)(end - at) + REFERENCE_SIGN_AT};
        if (before >= REFERENCE_SIGN_AT && text_begins(rest, reference)) {
            mark_named((Text){rest.bytes + reference.len, rest.len - reference.len}, named);
        }
        at = memchr(at + 1, REFERENCE_SIGN, (size_t)(end - at) - 1);
    }
    Html out = html_new(arena, LANG_EN, SYMBOLS_BYTES);
    html_markup(&out, S("<svg hidden>"));
    for (size_t i = 0; i < ICON_COUNT; i++) {
        if (named[i]) {
            add_symbol(&out, &icons[i]);
        }
    }
    html_markup(&out, S("</svg>"));
    return out;
}
