// Secrets that are given out once: of sessions, keys for programs, devices, links in mails. Only
// their SHA-256 is ever stored, so what lies in the database opens nothing.
#ifndef AUTH_SECRET_H
#define AUTH_SECRET_H

#include "auth/entropy.h"
#include "base/text.h"

enum { SECRET_BYTES = 32, SECRET_TEXT_BYTES = 64, PAGE_TOKEN_TEXT_BYTES = 128 };

// A fresh one, as 64 hexadecimal digits.
Text secret_new(Arena *arena, const Entropy *entropy);
// What is stored of it. Any text has one, so that a wrong secret costs the same as a right one.
Text secret_digest(Arena *arena, Text secret);

// CSRF: a token that only who holds the session's secret can make, and which looks different on
// every page, so that a compressed page tells nothing of it. Two halves: a mask, and the session's
// own mark under it.
Text page_token_new(Arena *arena, const Entropy *entropy, Text session_secret);
// False also for what is no token at all.
bool page_token_matches(Text token, Text session_secret);

// The same bytes: how long it takes does not tell where they differ, only the lengths.
bool secret_equal(Text a, Text b);

#endif
