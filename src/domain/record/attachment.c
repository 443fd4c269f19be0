// The first bytes of a file say what it is.
#include "domain/record/attachment.h"

typedef struct {
    Text type;
    Text begins;
} Magic;

static const Magic magics[] = {
    {S_INIT("application/pdf"), S_INIT("%PDF-")},
    {S_INIT("image/png"), S_INIT("\x89PNG\r\n\x1a\n")},
    {S_INIT("image/jpeg"), S_INIT("\xff\xd8\xff")},
};

typedef struct {
    Text type;
    Text ending; // the first of a type is the one that is put behind a name
} Ending;

static const Ending endings[] = {
    {S_INIT("application/pdf"), S_INIT(".pdf")}, {S_INIT("image/png"), S_INIT(".png")},
    {S_INIT("image/jpeg"), S_INIT(".jpg")},      {S_INIT("image/jpeg"), S_INIT(".jpeg")},
    {S_INIT("text/plain"), S_INIT(".txt")},      {S_INIT("text/plain"), S_INIT(".csv")},
};

static bool is_text(Text bytes) {
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char at = (unsigned char)bytes.bytes[i];
        if ((at < ' ' && at != '\t' && at != '\r' && at != '\n') || at == 0x7f) {
            return false;
        }
    }
    return bytes.len > 0 && text_is_utf8(bytes);
}

Text attachment_type(Text bytes) {
    for (size_t i = 0; i < sizeof magics / sizeof magics[0]; i++) {
        if (text_begins(bytes, magics[i].begins)) {
            return magics[i].type;
        }
    }
    return is_text(bytes) ? S("text/plain") : (Text){0};
}

// ---- names ----

// Browsers of old send a path; a name that begins or ends with dots or blanks is no name elsewhere.
static Text last_piece(Text sent) {
    Text name = sent;
    for (size_t i = 0; i < sent.len; i++) {
        if (sent.bytes[i] == '/' || sent.bytes[i] == '\\') {
            name = (Text){sent.bytes + i + 1, sent.len - i - 1};
        }
    }
    while (name.len > 0 && (name.bytes[0] == '.' || name.bytes[0] == ' ')) {
        name = (Text){name.bytes + 1, name.len - 1};
    }
    while (name.len > 0 && (name.bytes[name.len - 1] == '.' || name.bytes[name.len - 1] == ' ')) {
        name.len--;
    }
    return name;
}

static bool ends_as(Text name, Text ending) {
    if (name.len <= ending.len) {
        return false;
    }
    for (size_t i = 0; i < ending.len; i++) {
        char at = name.bytes[name.len - ending.len + i];
        if ((at >= 'A' && at <= 'Z' ? at - 'A' + 'a' : at) != ending.bytes[i]) {
            return false;
        }
    }
    return true;
}

// Empty where the name has one already.
static Text ending_for(Text name, Text type) {
    Text first = {0};
    for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
        if (!text_equal(endings[i].type, type)) {
            continue;
        }
        if (ends_as(name, endings[i].ending)) {
            return (Text){0};
        }
        first = first.len == 0 ? endings[i].ending : first;
    }
    return first;
}

bool attachment_name(Arena *arena, Text sent, Text type, Text *ret_name) {
    Text name = last_piece(sent);
    if (name.len == 0 || !text_is_utf8(name) || !text_is_plain(name) ||
        text_characters(name) > ATTACHMENT_NAME_CHARACTERS_MAX) {
        return false;
    }
    Text ending = ending_for(name, type);
    TextBuf buf = buf_new(arena, name.len + ending.len + 1);
    buf_add(&buf, name);
    buf_add(&buf, ending);
    *ret_name = buf_text(&buf);
    return true;
}
