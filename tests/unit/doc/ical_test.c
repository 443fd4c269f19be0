// iCalendar: folding between characters, escaping.
#include "doc/ical.h"
#include "paper_basket.h"

#include <check.h>
#include <string.h>

enum { ROOM = 64 * 1024, LINE_MAX = 75 };

static Text written(Arena *arena, const IcalEvent *event) {
    Basket basket = {.buf = buf_new(arena, ROOM)};
    Sink sink = {take, &basket};
    ck_assert(!err_failed(ical_begin(arena, S("-//Licet//Test//EN"), sink)));
    ck_assert(!err_failed(ical_add(arena, event, S("2026-11-21T21:30:05Z"), sink)));
    ck_assert(!err_failed(ical_end(arena, sink)));
    return buf_text(&basket.buf);
}

// Each line alone is UTF-8 of at most 75 octets; returns all of it unfolded.
static Text unfolded(Arena *arena, Text file) {
    TextBuf buf = buf_new(arena, ROOM);
    size_t begin = 0;
    ck_assert(file.len > 2 && file.bytes[file.len - 1] == '\n');
    for (size_t i = 0; i + 1 < file.len; i++) {
        if (file.bytes[i] != '\r') {
            ck_assert(file.bytes[i] != '\n' || file.bytes[i - 1] == '\r');
            continue;
        }
        ck_assert(file.bytes[i + 1] == '\n');
        Text line = {file.bytes + begin, i - begin};
        ck_assert_uint_le(line.len, LINE_MAX);
        ck_assert(text_is_utf8(line));
        bool goes_on = line.len > 0 && line.bytes[0] == ' ';
        if (!goes_on && buf.len > 0) {
            buf_add_char(&buf, '\n');
        }
        buf_add(&buf, goes_on ? (Text){line.bytes + 1, line.len - 1} : line);
        begin = i + 2;
    }
    buf_add_char(&buf, '\n');
    return buf_text(&buf);
}

START_TEST(lines_fold_between_characters_wherever_they_begin) {
    static const char *const characters[] = {"a", "é", "遠", "🚚", "🇹🇼"};
    enum { LONG = 60, SHIFTS = 80 };
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, (size_t)1 << 24)));
    for (size_t of = 0; of < sizeof characters / sizeof characters[0]; of++) {
        for (size_t shift = 0; shift < SHIFTS; shift++) {
            TextBuf name = buf_new(&arena, ROOM);
            for (size_t i = 0; i < shift; i++) {
                buf_add_char(&name, 'x');
            }
            for (size_t i = 0; i < LONG; i++) {
                buf_add(&name, text_of(characters[of]));
            }
            IcalEvent event = {.uid = S("u"), .summary = buf_text(&name)};
            TextBuf wanted = buf_new(&arena, ROOM);
            buf_addf(&wanted, "\nSUMMARY:%.*s\n", TEXT_ARG(buf_text(&name)));
            Text plain = text_copy(&arena, unfolded(&arena, written(&arena, &event)));
            ck_assert_ptr_nonnull(strstr(plain.bytes, text_copy(&arena, buf_text(&wanted)).bytes));
            arena_reset(&arena);
        }
    }
    arena_free(&arena);
}

START_TEST(an_event_is_written_whole) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, (size_t)1 << 24)));
    IcalEvent event = {
        .uid = S("renewal-1@licet"),
        .sequence = 3,
        .day = date_of((CivilDay){2027, 1, 1}),
        .summary = S("A, B; C\\D\r\nE"),
        .description = S("USD 1,186.00"),
        .url = S("https://licet.example/quotes/0000000001"),
    };
    Text plain = unfolded(&arena, written(&arena, &event));
    Text wanted = S("BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Licet//Test//EN\n"
                    "CALSCALE:GREGORIAN\nMETHOD:PUBLISH\nBEGIN:VEVENT\nUID:renewal-1@licet\n"
                    "DTSTAMP:20261121T213005Z\nSEQUENCE:3\nDTSTART;VALUE=DATE:20270101\n"
                    "TRANSP:TRANSPARENT\nSUMMARY:A\\, B\\; C\\\\D\\nE\nDESCRIPTION:USD 1\\,186.00\n"
                    "URL:https://licet.example/quotes/0000000001\nEND:VEVENT\nEND:VCALENDAR\n");
    ck_assert_msg(text_equal(plain, wanted), "%.*s", TEXT_ARG(plain));
    arena_free(&arena);
}

START_TEST(what_is_too_long_is_a_fault) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, (size_t)1 << 24)));
    char *bytes = arena_take(&arena, ICAL_EVENT_BYTES_MAX);
    memset(bytes, ',', ICAL_EVENT_BYTES_MAX);
    IcalEvent event = {.uid = S("u"), .summary = {bytes, ICAL_EVENT_BYTES_MAX}};
    Basket basket = {.buf = buf_new(&arena, ROOM)};
    Sink sink = {take, &basket};
    ck_assert(err_failed(ical_add(&arena, &event, S("2026-11-21T21:30:05Z"), sink)));
    ck_assert_uint_eq(basket.pieces, 0);
    arena_free(&arena);
}
