// Pieces of a page, and the writers of values into them.
#include "base/show/html.h"

// A piece that is longer than LINKED_BYTES stands in another one as it is, uncopied.
enum { PIECE_BYTES = 16 * 1024 - 64, LINKED_BYTES = 1024 };

Html html_new(Arena *arena, Lang lang, size_t max_bytes) {
    ENSURE(lang < LANG_COUNT);
    return (Html){.arena = arena, .lang = lang, .max = max_bytes};
}

// From here on nothing fits any more.
static void overflow(Html *out) {
    out->overflow = true;
    out->room = 0;
    out->max = out->len;
}

static void add_piece(Html *out, TextPiece *piece, size_t room) {
    if (out->last == NULL) {
        out->first = piece;
    } else {
        out->last->next = piece;
    }
    out->last = piece;
    out->len += piece->len;
    out->room = room;
}

static void begin_piece(Html *out, size_t at_least) {
    size_t bytes = at_least > PIECE_BYTES ? at_least : PIECE_BYTES;
    size_t left = out->max - out->len;
    bytes = bytes > left ? left : bytes;
    TextPiece *piece = arena_take_room(out->arena, sizeof(TextPiece) + bytes);
    *piece = (TextPiece){.bytes = (char *)(piece + 1)};
    add_piece(out, piece, bytes);
}

// Nothing is written behind it: what follows begins a piece of its own.
static void link_piece(Html *out, char *bytes, size_t len) {
    if (len > out->max - out->len) {
        overflow(out);
        return;
    }
    TextPiece *piece = arena_new(out->arena, TextPiece);
    *piece = (TextPiece){.len = len, .bytes = bytes};
    add_piece(out, piece, 0);
}

void html_grow(Html *out, Text markup) {
    if (markup.len > out->max - out->len) {
        overflow(out);
        return;
    }
    Text head = {markup.bytes, out->room};
    html_markup(out, head);
    Text tail = {markup.bytes + head.len, markup.len - head.len};
    begin_piece(out, tail.len);
    html_markup(out, tail);
}

Text html_bytes(const Html *html) {
    if (html->first == html->last) {
        return html->first == NULL ? (Text){0} : (Text){html->first->bytes, html->len};
    }
    char *all = arena_take_room(html->arena, html->len);
    text_join(html->first, html->len, all);
    return (Text){all, html->len};
}

// `piece` is as it was when it was handed over: its own length counts, not that of its last part.
void html_html(Html *out, Html piece) {
    if (piece.overflow) {
        overflow(out); // what lacks its end is no page
        return;
    }
    size_t left = piece.len;
    for (const TextPiece *part = piece.first; left > 0; part = part->next) {
        size_t len = part->len < left ? part->len : left;
        if (len > LINKED_BYTES) {
            link_piece(out, part->bytes, len);
        } else {
            html_markup(out, (Text){part->bytes, len});
        }
        left -= len;
    }
}

// What has to be written otherwise.
#define ESCAPES(ROW)                                                                               \
    ROW('&', "&amp;") ROW('<', "&lt;") ROW('>', "&gt;") ROW('"', "&quot;") ROW('\'', "&#39;")

#define ESCAPE_TEXT(byte, text) [byte] = S_INIT(text),
#define ESCAPE_MARK(byte, text) [byte] = 1,
static const Text escapes[256] = {ESCAPES(ESCAPE_TEXT)};
static const unsigned char is_escaped[256] = {ESCAPES(ESCAPE_MARK)}; // four are looked at at once

// The first place from `at` on whose byte is written otherwise, or the text's end.
static size_t next_escaped(Text text, size_t at) {
    const unsigned char *bytes = (const unsigned char *)text.bytes;
    while (at + 4 <= text.len && (is_escaped[bytes[at]] | is_escaped[bytes[at + 1]] |
                                  is_escaped[bytes[at + 2]] | is_escaped[bytes[at + 3]]) == 0) {
        at += 4;
    }
    while (at < text.len && !is_escaped[bytes[at]]) {
        at++;
    }
    return at;
}

void html_text(Html *out, Text text) {
    size_t plain = 0; // where the run that needs no escape begins
    for (size_t i = next_escaped(text, 0); i < text.len; i = next_escaped(text, plain)) {
        html_markup(out, (Text){text.bytes + plain, i - plain});
        html_markup(out, escapes[(unsigned char)text.bytes[i]]);
        plain = i + 1;
    }
    if (text.len > plain) {
        html_markup(out, (Text){text.bytes + plain, text.len - plain});
    }
}

void html_url(Html *out, Url url) {
    html_text(out, url.text);
}

void html_int(Html *out, int64_t number) {
    char bytes[24];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    buf_add_int(&buf, number);
    html_markup(out, buf_text(&buf));
}

void html_unsigned(Html *out, uint64_t number) {
    ENSURE(number <= INT64_MAX);
    html_int(out, (int64_t)number);
}

// A value that the language formats; none of these needs escaping but an amount's code.
static void write_value(Html *out, const MessageValue *value) {
    char bytes[FORMAT_BYTES_MAX * 2];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    message_format(&buf, out->lang, value);
    ENSURE(!buf.overflow);
    html_text(out, buf_text(&buf));
}

void html_date(Html *out, Date date) {
    write_value(out, &(MessageValue){.kind = HOLE_DATE, .date = date});
}

void html_amount(Html *out, Amount amount) {
    write_value(out, &(MessageValue){.kind = HOLE_AMOUNT, .amount = amount});
}

void html_share(Html *out, Share share) {
    write_value(out, &(MessageValue){.kind = HOLE_SHARE, .share = share});
}

void html_compact(Html *out, Compact compact) {
    char bytes[FORMAT_BYTES_MAX];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    format_compact(&buf, out->lang, compact);
    ENSURE(!buf.overflow);
    html_text(out, buf_text(&buf));
}

void html_message(Html *out, Message message) {
    const MessagePattern *pattern = message_pattern(out->lang, &message);
    if (pattern->is_plain) {
        html_markup(out, pattern->text);
        return;
    }
    MessageCursor cursor = message_open(out->lang, &message);
    Text literal = {0};
    const MessageValue *value = NULL;
    while (message_next(&cursor, &message, &literal, &value)) {
        if (value == NULL) {
            html_text(out, literal);
        } else if (value->kind == HOLE_TEXT) {
            html_text(out, value->text);
        } else {
            write_value(out, value);
        }
    }
}
