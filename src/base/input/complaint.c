// Collects complaints and puts them into one line each.
#include "base/input/complaint.h"

#include "base/input/nearest.h"

#include <stdarg.h>
#include <stdio.h>

enum { MESSAGE_MAX = 600, QUOTE_MAX = 60, LINE_MAX_BYTES = 1600 };

// Cuts well-formed UTF-8 to at most `max` bytes between two characters.
static Text cut(Text text, size_t max) {
    if (text.len <= max) {
        return text;
    }
    while (max > 0 && ((unsigned char)text.bytes[max] & 0xC0) == 0x80) {
        max--;
    }
    return (Text){text.bytes, max};
}

bool complain_in_vain(Complaints *complaints) {
    bool is_full = complaints->count == COMPLAINTS_MAX;
    complaints->more += is_full;
    return is_full;
}

__attribute__((format(printf, 4, 0))) static void
complain_with(Complaints *complaints, const JsonPlace *place, Complaint complaint,
              const char *format, va_list arguments) {
    if (complain_in_vain(complaints)) {
        return;
    }
    char *message = arena_take(complaints->arena, MESSAGE_MAX);
    int length = vsnprintf(message, MESSAGE_MAX, format, arguments);
    ENSURE(length >= 0);
    Text whole = {message, (size_t)length < MESSAGE_MAX ? (size_t)length : MESSAGE_MAX - 1};
    complaint.line = complaints->document == NULL ? 0 : json_line(complaints->document, place);
    complaint.place = json_place_text(complaints->arena, place);
    complaint.message = cut(whole, MESSAGE_MAX - 4); // a cut message may end inside a character
    complaint.value = cut(complaint.value, QUOTE_MAX);
    complaints->items[complaints->count++] = complaint;
}

void complain(Complaints *complaints, const JsonPlace *place, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    complain_with(complaints, place, (Complaint){0}, format, arguments);
    va_end(arguments);
}

void complain_of(Complaints *complaints, const JsonPlace *place, ComplaintKind kind, Text value,
                 Text allowed, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    complain_with(complaints, place, (Complaint){.kind = kind, .value = value, .allowed = allowed},
                  format, arguments);
    va_end(arguments);
}

void complain_unknown(Complaints *complaints, const JsonPlace *place, Text name, const Text *known,
                      size_t count, Text says) {
    if (complain_in_vain(complaints)) {
        return;
    }
    size_t room = 1;
    for (size_t i = 0; i < count; i++) {
        room += known[i].len + 2;
    }
    TextBuf names = buf_new(complaints->arena, room);
    for (size_t i = 0; i < count; i++) {
        buf_add(&names, i == 0 ? S("") : S(", "));
        buf_add(&names, known[i]);
    }
    complain_of(complaints, place, COMPLAINT_UNKNOWN, name, buf_text(&names),
                "%.*s; allowed are %.*s", TEXT_ARG(says), TEXT_ARG(buf_text(&names)));
    complaints->items[complaints->count - 1].nearest = nearest_name(name, known, count);
}

Text complaint_quote(Arena *arena, Text value) {
    Text shown = cut(value, QUOTE_MAX);
    TextBuf buf = buf_new(arena, QUOTE_MAX + 8);
    if (!text_is_plain(shown)) {
        return S("a text with control characters");
    }
    buf_add(&buf, S("\""));
    buf_add(&buf, shown);
    buf_add(&buf, shown.len < value.len ? S("…\"") : S("\""));
    return buf_text(&buf);
}

Text complaint_quote_json(Arena *arena, Json value) {
    JsonKind kind = json_kind(value);
    if (kind == JSON_KIND_TEXT) {
        return complaint_quote(arena, json_get_text(value));
    }
    if (kind == JSON_KIND_INTEGER) {
        TextBuf buf = buf_new(arena, 24);
        buf_add_int(&buf, json_get_integer(value));
        return buf_text(&buf);
    }
    if (kind == JSON_KIND_BOOL) {
        return json_get_bool(value) ? S("true") : S("false");
    }
    return json_kind_name(kind);
}

Text complaint_file(const char *file) {
    Text name = text_of(file);
    if (text_equal(name, S("-"))) {
        return S("standard input");
    }
    return text_is_plain(name) ? cut(name, 300) : S("(a file with an odd name)");
}

Text complaint_text(Arena *arena, Text file, const Complaint *complaint) {
    TextBuf buf = buf_new(arena, LINE_MAX_BYTES);
    buf_add(&buf, file);
    if (complaint->line > 0) {
        buf_add(&buf, S(":"));
        buf_add_int(&buf, complaint->line);
    }
    if (complaint->place.len > 0) {
        buf_add(&buf, S(": "));
        buf_add(&buf, complaint->place);
    }
    buf_add(&buf, S(": "));
    buf_add(&buf, complaint->message);
    return buf_text(&buf);
}
