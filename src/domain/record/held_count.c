// Counts of a part at a site.
#include "domain/record/held_count.h"

Text held_use_name(HeldUse use) {
    static const Text names[USE_COUNT] = {S_INIT("download"), S_INIT("media"), S_INIT("support")};
    ENSURE(use < USE_COUNT);
    return names[use];
}

bool held_counts_equal(const HeldCounts *a, const HeldCounts *b) {
    bool same = a->has_deployed == b->has_deployed &&
                (!a->has_deployed || a->deployed.count == b->deployed.count);
    for (HeldUse use = USE_DOWNLOAD; use < USE_COUNT; use++) {
        same = same && a->allocated[use].count == b->allocated[use].count;
    }
    return same;
}

Quantity held_allocated(const HeldCounts *counts) {
    Quantity most = {0};
    for (HeldUse use = USE_DOWNLOAD; use < USE_COUNT; use++) {
        most = counts->allocated[use].count > most.count ? counts->allocated[use] : most;
    }
    return most;
}

bool held_beyond(const HeldCounts *before, const HeldCounts *after, Quantity entitled,
                 HeldUse *ret_use) {
    for (HeldUse use = USE_DOWNLOAD; use < USE_COUNT; use++) {
        int64_t count = after->allocated[use].count;
        if (count != before->allocated[use].count && count > entitled.count) {
            *ret_use = use;
            return true;
        }
    }
    return false;
}

Text held_name(Arena *arena, Text site, Text part) {
    TextBuf buf = buf_new(arena, site.len + part.len + 1);
    buf_add(&buf, site);
    buf_add_char(&buf, '-');
    buf_add(&buf, part);
    return buf_text(&buf);
}

bool held_name_read(Text name, Text *ret_site, Text *ret_part) {
    size_t at = 0;
    while (at < name.len && name.bytes[at] != '-') {
        at++;
    }
    if (at == 0 || at + 1 >= name.len) {
        return false;
    }
    *ret_site = (Text){name.bytes, at};
    *ret_part = (Text){name.bytes + at + 1, name.len - at - 1};
    return true;
}
