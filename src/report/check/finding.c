// Puts findings into lines.
#include "report/check/finding_private.h"

#include <stdarg.h>
#include <stdio.h>

enum { LINE_BYTES_MAX = 1200, VALUE_BYTES_MAX = 120 };

static const char *const words[] = {
#define CHECK_KIND(id, word, what) [id] = (word),
#include "report/check/check_kind.def"
#undef CHECK_KIND
};
static const char *const meanings[] = {
#define CHECK_KIND(id, word, what) [id] = (what),
#include "report/check/check_kind.def"
#undef CHECK_KIND
};

const char *check_kind_word(CheckKind kind) {
    return words[kind];
}

const char *check_kind_what(CheckKind kind) {
    return meanings[kind];
}

static void add_spot(TextBuf *buf, const Spot *spot) {
    if (spot->enterprise.id != 0) {
        buf_addf(buf, "enterprise %lld", (long long)spot->enterprise.id);
    }
    if (spot->thing != NULL) {
        buf_addf(buf, "%s%s ", buf->len > 0 && spot->enterprise.id != 0 ? " " : "", spot->thing);
        if (spot->number.len > 0 && text_is_plain(spot->number)) {
            buf_add(buf, spot->number);
        } else {
            buf_addf(buf, "#%lld", (long long)spot->id);
        }
    }
    if (spot->line != 0) {
        buf_addf(buf, " line %lld", (long long)spot->line);
    }
}

void finding_say(Findings *findings, CheckKind kind, const Spot *spot, const char *format, ...) {
    findings->outcome->of_kind[kind]++;
    if (findings->outcome->findings++ >= CHECK_LINES_MAX || err_failed(findings->fault)) {
        return;
    }
    char bytes[LINE_BYTES_MAX];
    char message[LINE_BYTES_MAX / 2];
    TextBuf buf = {.bytes = bytes, .max = sizeof bytes};
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    ENSURE(length >= 0);
    buf_addf(&buf, "check: %s: ", words[kind]);
    add_spot(&buf, spot);
    buf_addf(&buf, ": %s\n", message);
    findings->fault = findings->sink->write(findings->sink->target, buf_text(&buf));
}

static void say_difference(Findings *findings, const Spot *spot, Claim claim, const TextBuf *stored,
                           const TextBuf *computed) {
    Text kept = buf_text(stored);
    Text made = buf_text(computed);
    bool cited = claim.rule[0] != '\0';
    finding_say(findings, claim.kind, spot, "%s: stored %.*s, computed %.*s%s%s%s", claim.what,
                TEXT_ARG(kept), TEXT_ARG(made), cited ? " (" : "", claim.rule, cited ? ")" : "");
}

#define VALUE_BUFS(stored_buf, computed_buf)                                                       \
    char stored_buf##_bytes[VALUE_BYTES_MAX];                                                      \
    char computed_buf##_bytes[VALUE_BYTES_MAX];                                                    \
    TextBuf stored_buf = {.bytes = stored_buf##_bytes, .max = VALUE_BYTES_MAX};                    \
    TextBuf computed_buf = {.bytes = computed_buf##_bytes, .max = VALUE_BYTES_MAX}

bool same_int(Findings *findings, const Spot *spot, Claim claim, int64_t stored, int64_t computed) {
    if (stored == computed) {
        return true;
    }
    VALUE_BUFS(kept, made);
    buf_add_int(&kept, stored);
    buf_add_int(&made, computed);
    say_difference(findings, spot, claim, &kept, &made);
    return false;
}

// Text of the database may be anything.
static void add_shown(TextBuf *buf, Text text) {
    if (text.len == 0) {
        buf_add(buf, S("none"));
    } else {
        buf_add(buf, text_is_plain(text) ? text : S("(an odd text)"));
    }
}

bool same_text(Findings *findings, const Spot *spot, Claim claim, Text stored, Text computed) {
    if (text_equal(stored, computed)) {
        return true;
    }
    VALUE_BUFS(kept, made);
    add_shown(&kept, stored);
    add_shown(&made, computed);
    say_difference(findings, spot, claim, &kept, &made);
    return false;
}

bool same_points(Findings *findings, const Spot *spot, Claim claim, Points stored,
                 Points computed) {
    if (stored.hundredths == computed.hundredths) {
        return true;
    }
    VALUE_BUFS(kept, made);
    points_write(&kept, stored);
    points_write(&made, computed);
    say_difference(findings, spot, claim, &kept, &made);
    return false;
}

bool same_money(Findings *findings, const Spot *spot, Claim claim, Currency currency, Money stored,
                Money computed) {
    if (stored.minor == computed.minor) {
        return true;
    }
    VALUE_BUFS(kept, made);
    money_write(&kept, stored, currency);
    money_write(&made, computed, currency);
    say_difference(findings, spot, claim, &kept, &made);
    return false;
}

static void add_day(TextBuf *buf, MaybeDate day) {
    char bytes[DATE_TEXT_BYTES];
    if (!day.given) {
        buf_add(buf, S("none"));
        return;
    }
    date_write(day.day, bytes);
    buf_add(buf, (Text){bytes, sizeof bytes});
}

bool same_day(Findings *findings, const Spot *spot, Claim claim, MaybeDate stored,
              MaybeDate computed) {
    bool same =
        stored.given == computed.given && (!stored.given || date_equal(stored.day, computed.day));
    if (same) {
        return true;
    }
    VALUE_BUFS(kept, made);
    add_day(&kept, stored);
    add_day(&made, computed);
    say_difference(findings, spot, claim, &kept, &made);
    return false;
}
