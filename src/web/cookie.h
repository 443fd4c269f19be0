// The portal's cookies: their names, and how they are set. All of them belong to this host alone,
// and no script can read the first two.
#ifndef WEB_COOKIE_H
#define WEB_COOKIE_H

#include "net/http.h"

#define COOKIE_SESSION  S("__Host-licet")
#define COOKIE_VISIT    S("__Host-licet-visit")
#define COOKIE_DEVICE   S("__Host-licet-device")
#define COOKIE_LANGUAGE S("language")
#define COOKIE_THEME    S("theme")
#define COOKIE_DENSITY  S("density")

typedef enum {
    COOKIE_FOR_SESSION, // until the browser is closed
    COOKIE_FOR_YEARS,
    COOKIE_ENDS // taken away
} CookieLife;

// The value is a secret in hexadecimal or one of our own words; anything else is a bug.
void cookie_set(Arena *arena, HttpAnswer *answer, Text name, Text value, CookieLife life);

#endif
