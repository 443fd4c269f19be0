// The small languages inside a request: percent-encoding, paths, queries and forms, cookies. Pure:
// text in, text out, nothing of a connection.
#ifndef NET_HTTP_TEXT_H
#define NET_HTTP_TEXT_H

#include "net/http.h"

// Equal but for the case of ASCII letters.
bool http_same_word(Text a, Text b);
// Without the blanks and tabs at both ends.
Text http_trimmed(Text text);
// A token of RFC 9110: at least one letter, digit or one of !#$%&'*+-.^_`|~
bool http_is_token(Text text);
// No control character but the tab.
bool http_is_field_value(Text text);

// The decoded path: as HttpRequest.path promises; false where it cannot be that.
bool http_read_path(Arena *arena, Text encoded, Text *ret_path);

typedef enum { HTTP_PAIRS_GOOD, HTTP_PAIRS_BROKEN, HTTP_PAIRS_MANY } HttpPairsResult;

// name=value&name=value…, "+" is a blank; a name without "=" has an empty value. Broken: a bad
// escape, a byte that must be escaped, an empty name or piece, a NUL, text that is not UTF-8. Many:
// more than `most`. The empty text is no pairs.
HttpPairsResult http_read_pairs(Arena *arena, Text encoded, size_t most, HttpPairs *ret_pairs);

// Adds the cookies of one Cookie header to pairs that have room for http_count_cookies more; what
// is no name=value is left out.
size_t http_count_cookies(Text header);
void http_read_cookies(Text header, HttpPair *items, size_t *count);

// "Text/HTML; charset=utf-8" → "text/html".
Text http_media_type(Arena *arena, Text header);
// True where an If-None-Match header names the tag, weakly compared, or is "*".
bool http_tag_is_among(Text header, Text tag);

#endif
