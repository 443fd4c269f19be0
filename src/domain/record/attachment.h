// Papers that are attached to an order (P18): what may be one, judged by its bytes and never by its
// name (docs/decisions/0016).
#ifndef DOMAIN_RECORD_ATTACHMENT_H
#define DOMAIN_RECORD_ATTACHMENT_H

#include "base/text.h"

enum {
    ATTACHMENTS_MAX = 10, // of one account at one order
    // Of one: with the third that base 64 adds it fits a request's body of 4 MiB.
    ATTACHMENT_BYTES_MAX = 3000000,
    ATTACHMENT_NAME_CHARACTERS_MAX = 150
};

// "application/pdf", "image/png", "image/jpeg", or "text/plain" of UTF-8 without control characters
// but line breaks and tabs (CSV is such text); empty: it is none of them.
Text attachment_type(Text bytes);
// The name that is kept of one that was sent: without folders, and with an ending of its type where
// it has none. False where nothing is left of it, it is too long, or has control or
// direction-override marks.
bool attachment_name(Arena *arena, Text sent, Text type, Text *ret_name);

#endif
