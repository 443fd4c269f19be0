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

// The icons that a page refers to: few, and most of its references are of one that it had before.
typedef struct {
    Icon icons[ICON_COUNT];
    size_t count;
    size_t latest; // of a list's rows each refers to the same ones
} Named;

static bool is_named(Text name, Icon icon) {
    return name.len == icons[icon].name.len && text_equal(name, icons[icon].name);
}

static bool is_latest(Text text, const Named *named) {
    if (named->count == 0) {
        return false;
    }
    Text name = icons[named->icons[named->latest]].name;
    return text.len > name.len && text.bytes[name.len] == '"' && text_begins(text, name);
}

// Notes the icon whose name stands at the beginning of `text`, ended by a quote.
static void note_named(Text text, Named *named) {
    if (is_latest(text, named)) {
        return;
    }
    const char *end = memchr(text.bytes, '"', text.len);
    Text name = {text.bytes, end == NULL ? 0 : (size_t)(end - text.bytes)};
    for (size_t i = 0; i < named->count; i++) {
        if (is_named(name, named->icons[i])) {
            named->latest = i;
            return;
        }
    }
    for (int icon = 0; icon < (int)ICON_COUNT; icon++) {
        if (is_named(name, (Icon)icon)) {
            named->latest = named->count;
            named->icons[named->count++] = (Icon)icon;
            return;
        }
    }
}

// Goes by the signs that references have and words have not: a page has few.
static void note_all(Text text, Named *named) {
    const char *end = text.bytes + text.len;
    const char *at = text.len == 0 ? NULL : memchr(text.bytes, REFERENCE_SIGN, text.len);
    while (at != NULL) {
        size_t before = (size_t)(at - text.bytes);
        Text rest = {at - REFERENCE_SIGN_AT, (size_t)(end - at) + REFERENCE_SIGN_AT};
        if (before >= REFERENCE_SIGN_AT && text_begins(rest, reference)) {
            note_named((Text){rest.bytes + reference.len, rest.len - reference.len}, named);
        }
        at = memchr(at + 1, REFERENCE_SIGN, (size_t)(end - at) - 1);
    }
}

static void add_symbol(Html *out, const IconRow *icon) {
    html_markup(out, S("<symbol id=\"i-"));
    html_markup(out, icon->name);
    html_markup(out, S("\" viewBox=\"0 0 24 24\">"));
    html_markup(out, icon->shapes);
    html_markup(out, S("</symbol>"));
}

// A reference may begin at the end of one piece and end in the next.
static void note_between(const TextPiece *piece, const TextPiece *next, Named *named) {
    char both[2 * ICON_BYTES];
    size_t tail = piece->len < ICON_BYTES ? piece->len : ICON_BYTES;
    size_t head = next->len < ICON_BYTES ? next->len : ICON_BYTES;
    memcpy(both, piece->bytes + piece->len - tail, tail);
    memcpy(both + tail, next->bytes, head);
    note_all((Text){both, tail + head}, named);
}

Html icon_symbols(Arena *arena, Html page) {
    Named named = {.count = 0};
    for (const TextPiece *piece = page.first; piece != NULL; piece = piece->next) {
        note_all((Text){piece->bytes, piece->len}, &named);
        if (piece->next != NULL) {
            note_between(piece, piece->next, &named);
        }
    }
    Html out = html_new(arena, LANG_EN, SYMBOLS_BYTES);
    html_markup(&out, S("<svg hidden>"));
    for (size_t i = 0; i < named.count; i++) {
        add_symbol(&out, &icons[named.icons[i]]);
    }
    html_markup(&out, S("</svg>"));
    return out;
}
