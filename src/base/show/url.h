// Url: an address that may stand in href, src, action and formaction. It is made only here, so that
// no text of a person becomes a script ("javascript:…") or a foreign host ("//evil.example").
#ifndef BASE_SHOW_URL_H
#define BASE_SHOW_URL_H

#include "base/text.h"

// A value of this type is valid: one of url_local's or url_web's forms.
typedef struct {
    Text text;
} Url;

// A path of our own: "/" and what may follow in an address, but not a second "/" or a "\"
// (browsers take both for a host). At most 2,048 bytes. False and ret untouched where it is none.
bool url_local(Text text, Url *ret);
// An address elsewhere, from data: https://…, http://… or mailto:…, as url_local judges characters.
bool url_web(Text text, Url *ret);
// The path that a page's own code names: url_local, or a bug.
Url url_path(Text path);

// base/segment: the segment's bytes outside A-Z a-z 0-9 - . _ ~ are percent-encoded; base has no
// query. An empty segment, "." or ".." is a bug: they would name another place.
Url url_join(Arena *arena, Url base, Text segment);
// base?name=value, or base&name=value where base has a query; both are percent-encoded.
Url url_with(Arena *arena, Url base, Text name, Text value);

#endif
