// A circle whose dash is the part of the year that is over.
#include "web/chart/ring.h"

enum { RING_BYTES = 1024, YEAR_DAYS = 365, ROUND_HUNDREDTHS = 25133 }; // 2π × 40, in hundredths

static void add_length(Html *out, int64_t hundredths) {
    char bytes[32];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    buf_addf(&buf, "%lld.%02lld", (long long)hundredths / 100, (long long)hundredths % 100);
    html_markup(out, buf_text(&buf));
}

Html ring_html(Arena *arena, Lang lang, int32_t days, Message unit) {
    ENSURE(days >= 0);
    int64_t left = days < YEAR_DAYS ? days : YEAR_DAYS;
    Html out = html_new(arena, lang, RING_BYTES);
    html_markup(&out, S("<svg viewBox=\"0 0 100 100\" aria-hidden=\"true\" focusable=\"false\">"
                        "<circle class=\"rt\" cx=\"50\" cy=\"50\" r=\"40\"/>"
                        "<circle class=\"rv\" cx=\"50\" cy=\"50\" r=\"40\" "
                        "transform=\"rotate(-90 50 50)\" stroke-dasharray=\""));
    add_length(&out, ROUND_HUNDREDTHS * (YEAR_DAYS - left) / YEAR_DAYS);
    html_markup(&out, S(" "));
    add_length(&out, ROUND_HUNDREDTHS);
    html_markup(&out, S("\"/><text x=\"50\" y=\"54\">"));
    html_amount(&out, amount_of(days));
    html_markup(&out, S("</text><text class=\"rs\" x=\"50\" y=\"70\">"));
    html_message(&out, unit);
    html_markup(&out, S("</text></svg>"));
    return out;
}
