// Parts between boundaries.
#include "net/http_multipart.h"

#include <string.h>

enum { BOUNDARY_BYTES_MAX = 70, PART_HEAD_BYTES_MAX = 4096 };

static bool is_boundary(Text text) {
    static const char others[] = "'()+_,-./:=?";
    for (size_t i = 0; i < text.len; i++) {
        char at = text.bytes[i];
        bool word =
            (at >= '0' && at <= '9') || (at >= 'A' && at <= 'Z') || (at >= 'a' && at <= 'z');
        if (!word && memchr(others, at, sizeof others - 1) == NULL) {
            return false;
        }
    }
    return text.len > 0 && text.len <= BOUNDARY_BYTES_MAX;
}

// Takes what stands before the separator off `rest`; all of it where there is none.
static Text take_until(Text *rest, char separator) {
    const char *at = memchr(rest->bytes, separator, rest->len);
    size_t len = at == NULL ? rest->len : (size_t)(at - rest->bytes);
    size_t taken = at == NULL ? len : len + 1;
    Text piece = {rest->bytes, len};
    *rest = (Text){rest->bytes + taken, rest->len - taken};
    return piece;
}

// A parameter of a header, `; name="value"`. Browsers percent-encode a quote in a value, so the
// next quote ends it.
static bool parameter(Text header, Text name, Text *ret_value) {
    Text rest = header;
    (void)take_until(&rest, ';');
    while (rest.len > 0) {
        Text key = http_trimmed(take_until(&rest, '='));
        bool quoted = rest.len > 0 && rest.bytes[0] == '"';
        Text value;
        if (quoted) {
            rest = (Text){rest.bytes + 1, rest.len - 1};
            value = take_until(&rest, '"');
            (void)take_until(&rest, ';');
        } else {
            value = http_trimmed(take_until(&rest, ';'));
        }
        if (http_same_word(key, name)) {
            *ret_value = value;
            return true;
        }
    }
    return false;
}

bool http_boundary(Text content_type, Text *ret_boundary) {
    Text boundary;
    if (!parameter(content_type, S("boundary"), &boundary) || !is_boundary(boundary)) {
        return false;
    }
    *ret_boundary = boundary;
    return true;
}

// Cuts the text off before `mark`; false where it stands nowhere in `rest`.
static bool take_before(Text *rest, Text mark, Text *ret_before) {
    const char *at =
        rest->len < mark.len ? NULL : memmem(rest->bytes, rest->len, mark.bytes, mark.len);
    if (at == NULL) {
        return false;
    }
    size_t len = (size_t)(at - rest->bytes);
    *ret_before = (Text){rest->bytes, len};
    *rest = (Text){at + mark.len, rest->len - len - mark.len};
    return true;
}

typedef struct {
    Text name;
    bool is_file;
    Text file_name;
    Text value;
} Part;

// The head's Content-Disposition; false where there is none that names the part.
static bool read_head(Text head, Part *part) {
    bool found = false;
    while (head.len > 0) {
        Text line = http_trimmed(take_until(&head, '\n'));
        Text value = line;
        Text name = http_trimmed(take_until(&value, ':'));
        if (!http_same_word(name, S("content-disposition"))) {
            continue;
        }
        if (found || !parameter(value, S("name"), &part->name) || part->name.len == 0) {
            return false;
        }
        part->is_file = parameter(value, S("filename"), &part->file_name);
        found = true;
    }
    return found && text_is_utf8(part->name);
}

static bool read_part(Text *rest, Text mark, Part *part) {
    Text head;
    *part = (Part){0};
    return take_before(rest, S("\r\n\r\n"), &head) && head.len <= PART_HEAD_BYTES_MAX &&
           read_head(head, part) && take_before(rest, mark, &part->value) &&
           (part->is_file ||
            (text_is_utf8(part->value) && memchr(part->value.bytes, 0, part->value.len) == NULL));
}

// How many boundaries there are at most: an upper bound of the parts.
static size_t count_marks(Text body, Text mark, size_t most) {
    Text before;
    size_t count = 0;
    while (count <= most && take_before(&body, mark, &before)) {
        count++;
    }
    return count;
}

HttpPairsResult http_read_multipart(Arena *arena, Text body, Text boundary, size_t most,
                                    HttpPairs *ret_form, HttpPairs *ret_files,
                                    HttpPairs *ret_names) {
    TextBuf mark = buf_new(arena, boundary.len + 4);
    buf_add(&mark, S("\r\n--"));
    buf_add(&mark, boundary);
    Text between = buf_text(&mark);
    Text first = {between.bytes + 2, between.len - 2};
    size_t room = count_marks(body, between, most);
    HttpPair *form = arena_array(arena, HttpPair, room);
    HttpPair *files = arena_array(arena, HttpPair, room);
    HttpPair *names = arena_array(arena, HttpPair, room);
    size_t forms = 0;
    size_t file_count = 0;
    if (room > most) {
        return HTTP_PAIRS_MANY;
    }
    if (!text_begins(body, first)) {
        return HTTP_PAIRS_BROKEN;
    }
    Text rest = {body.bytes + first.len, body.len - first.len};
    while (text_begins(rest, S("\r\n"))) { // after the last boundary stands "--"
        Part part;
        if (!read_part(&rest, between, &part)) {
            return HTTP_PAIRS_BROKEN;
        }
        if (part.is_file) {
            bool named = text_is_utf8(part.file_name);
            names[file_count] = (HttpPair){part.name, named ? part.file_name : (Text){0}};
            files[file_count++] = (HttpPair){part.name, part.value};
        } else {
            form[forms++] = (HttpPair){part.name, part.value};
        }
    }
    if (!text_begins(rest, S("--"))) {
        return HTTP_PAIRS_BROKEN;
    }
    *ret_form = (HttpPairs){form, forms};
    *ret_files = (HttpPairs){files, file_count};
    *ret_names = (HttpPairs){names, file_count};
    return HTTP_PAIRS_GOOD;
}
