// The iCalendar writer. A line is put together whole, then folded into what is handed on.
#include "doc/ical.h"

enum { LINE_OCTETS_MAX = 75, HEAD_BYTES_MAX = 512, CONTINUES = 0x80, CONTINUES_MASK = 0xC0 };

static bool begins_character(char c) {
    return ((unsigned char)c & CONTINUES_MASK) != CONTINUES;
}

// A continuation line begins with a blank, which counts among its octets.
static void add_line(TextBuf *buf, Text line) {
    size_t room = LINE_OCTETS_MAX;
    while (line.len > room) {
        size_t end = room;
        while (!begins_character(line.bytes[end])) {
            end--;
        }
        buf_add(buf, (Text){line.bytes, end});
        buf_add(buf, S("\r\n "));
        line = (Text){line.bytes + end, line.len - end};
        room = LINE_OCTETS_MAX - 1;
    }
    buf_add(buf, line);
    buf_add(buf, S("\r\n"));
}

// "name:value", the value as TEXT (3.3.11).
static void add_text(Arena *arena, TextBuf *buf, Text name, Text value) {
    TextBuf line = buf_new(arena, ICAL_EVENT_BYTES_MAX);
    buf_add(&line, name);
    buf_add_char(&line, ':');
    for (size_t i = 0; i < value.len; i++) {
        char c = value.bytes[i];
        if (c == '\\' || c == ';' || c == ',') {
            buf_add_char(&line, '\\');
        }
        if (c == '\n') {
            buf_add(&line, S("\\n"));
        } else if (c != '\r') {
            buf_add_char(&line, c);
        }
    }
    buf->overflow = buf->overflow || line.overflow;
    add_line(buf, buf_text(&line));
}

static void add_plain(Arena *arena, TextBuf *buf, Text name, Text value) {
    TextBuf line = buf_new(arena, name.len + value.len);
    buf_add(&line, name);
    buf_add(&line, value);
    add_line(buf, buf_text(&line));
}

// The digits and the letters of an ISO day or instant.
static Text basic(Arena *arena, Text iso) {
    TextBuf buf = buf_new(arena, iso.len);
    for (size_t i = 0; i < iso.len; i++) {
        if (iso.bytes[i] != '-' && iso.bytes[i] != ':') {
            buf_add_char(&buf, iso.bytes[i]);
        }
    }
    return buf_text(&buf);
}

static Err hand_on(const TextBuf *buf, Sink sink) {
    return buf->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : sink.write(sink.target, buf_text(buf));
}

Err ical_begin(Arena *arena, Text product, Sink sink) {
    TextBuf buf = buf_new(arena, HEAD_BYTES_MAX);
    add_line(&buf, S("BEGIN:VCALENDAR"));
    add_line(&buf, S("VERSION:2.0"));
    add_text(arena, &buf, S("PRODID"), product);
    add_line(&buf, S("CALSCALE:GREGORIAN"));
    add_line(&buf, S("METHOD:PUBLISH"));
    return hand_on(&buf, sink);
}

Err ical_add(Arena *arena, const IcalEvent *event, Text made_at, Sink sink) {
    size_t mark = arena->used;
    TextBuf buf = buf_new(arena, ICAL_EVENT_BYTES_MAX);
    TextBuf sequence = buf_new(arena, HEAD_BYTES_MAX);
    buf_add_int(&sequence, event->sequence);
    add_line(&buf, S("BEGIN:VEVENT"));
    add_text(arena, &buf, S("UID"), event->uid);
    add_plain(arena, &buf, S("DTSTAMP:"), basic(arena, made_at));
    add_plain(arena, &buf, S("SEQUENCE:"), buf_text(&sequence));
    add_plain(arena, &buf, S("DTSTART;VALUE=DATE:"), basic(arena, date_text(arena, event->day)));
    add_line(&buf, S("TRANSP:TRANSPARENT"));
    add_text(arena, &buf, S("SUMMARY"), event->summary);
    add_text(arena, &buf, S("DESCRIPTION"), event->description);
    if (event->url.len > 0) {
        add_plain(arena, &buf, S("URL:"), event->url);
    }
    add_line(&buf, S("END:VEVENT"));
    Err err = hand_on(&buf, sink);
    arena_rewind(arena, mark);
    return err;
}

Err ical_end(Arena *arena, Sink sink) {
    TextBuf buf = buf_new(arena, HEAD_BYTES_MAX);
    add_line(&buf, S("END:VCALENDAR"));
    return hand_on(&buf, sink);
}
