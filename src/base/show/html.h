// Html: a piece of a page that is being written, in the language of its reader. It grows by pieces
// taken from an arena, up to a maximum given at birth; what does not fit sticks (`overflow`).
// What a text becomes is decided by its type: Text is escaped, Html is markup already, Url may
// stand in an address. html_markup is for the literal runs of templates and for writers of charts.
#ifndef BASE_SHOW_HTML_H
#define BASE_SHOW_HTML_H

#include "base/show/message.h"
#include "base/show/url.h"
#include <string.h>

typedef struct {
    Arena *arena;
    Lang lang;
    bool overflow;    // something did not fit; nothing is written any more
    size_t len;       // of all pieces
    size_t max;       // that len may reach
    size_t room;      // bytes free in `last`
    TextPiece *first; // NULL while empty; its bytes are behind it, or those of a piece that stands
                      // in this one
    TextPiece *last;
} Html;

Html html_new(Arena *arena, Lang lang, size_t max_bytes);
// All that was written, as one text: the only piece, or a copy in the arena.
Text html_bytes(const Html *html);

// The slow way of html_markup: a new piece, or the end.
void html_grow(Html *out, Text markup);

// Markup as it stands.
static inline void html_markup(Html *out, Text markup) {
    if (markup.len > out->room) {
        html_grow(out, markup);
        return;
    }
    if (markup.len > 0) {
        memcpy(out->last->bytes + out->last->len, markup.bytes, markup.len);
        out->last->len += markup.len;
        out->len += markup.len;
        out->room -= markup.len;
    }
}

// The writers, one per type. Texts, words and addresses have & < > " ' escaped, so that they may
// stand in content and in a quoted attribute.
void html_text(Html *out, Text text);
void html_html(Html *out, Html piece);
void html_url(Html *out, Url url);
void html_int(Html *out, int64_t number); // digits only; amount_of() sets thousands apart
void html_unsigned(Html *out, uint64_t number);
void html_date(Html *out, Date date);
void html_amount(Html *out, Amount amount);
void html_share(Html *out, Share share);
void html_compact(Html *out, Compact compact);
void html_message(Html *out, Message message);

// The writer of a value's type, for an attribute; another type does not compile.
#define html_attribute(out, value) _Generic((value), HTML_WRITERS)((out), (value))
// The same for content, where a finished piece may stand too.
#define html_value(out, value) _Generic((value), Html : html_html, HTML_WRITERS)((out), (value))
#define HTML_WRITERS                                                                               \
    Text:                                                                                          \
    html_text, Url : html_url,                                                                     \
                     Message : html_message,                                                       \
                               Date : html_date,                                                   \
                                      Amount : html_amount,                                        \
                                               Share : html_share,                                 \
                                                       Compact : html_compact,                     \
                                                                 short : html_int,                 \
                                                                         int : html_int,           \
                                                                               long : html_int,    \
                                                                                      long long    \
        : html_int,                                                                                \
          unsigned short : html_unsigned,                                                          \
                           unsigned : html_unsigned,                                               \
                                      unsigned long : html_unsigned,                               \
                                                      unsigned long long : html_unsigned

// What {{if x}} asks: is it true, not zero, not empty?
#define html_holds(value)                                                                          \
    _Generic((value), bool                                                                         \
             : html_holds_bool, Text                                                               \
             : html_holds_text, Url                                                                \
             : html_holds_url, Html                                                                \
             : html_holds_html, int                                                                \
             : html_holds_int, long                                                                \
             : html_holds_int, long long                                                           \
             : html_holds_int, unsigned                                                            \
             : html_holds_unsigned, unsigned long                                                  \
             : html_holds_unsigned, unsigned long long                                             \
             : html_holds_unsigned)(value)
static inline bool html_holds_bool(bool value) {
    return value;
}
static inline bool html_holds_text(Text value) {
    return value.len > 0;
}
static inline bool html_holds_url(Url value) {
    return value.text.len > 0;
}
static inline bool html_holds_html(Html value) {
    return value.len > 0;
}
static inline bool html_holds_int(int64_t value) {
    return value != 0;
}
static inline bool html_holds_unsigned(uint64_t value) {
    return value != 0;
}

#endif
