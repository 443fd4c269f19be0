// The header of a .po file: the entry with an empty msgid.
#include "msgc.h"

#include <string.h>

// What may stand in a plural's expression: it becomes C as it is.
static const char plural_bytes[] = "n0123456789 %=!<>&|?:()";

Text header_line(Text header, Text name) {
    for (size_t at = 0; at < header.len;) {
        const char *end = memchr(header.bytes + at, '\n', header.len - at);
        size_t len = end == NULL ? header.len - at : (size_t)(end - header.bytes) - at;
        if (len >= name.len && memcmp(header.bytes + at, name.bytes, name.len) == 0) {
            return (Text){header.bytes + at + name.len, len - name.len};
        }
        at += len + 1;
    }
    return (Text){0};
}

// "nplurals=2; plural=(n != 1);"
static bool read_plural(Catalogue *catalogue, Text value) {
    static const char count[] = "nplurals=";
    static const char rule[] = "; plural=";
    size_t digit = sizeof count - 1;
    size_t begin = digit + 1 + sizeof rule - 1;
    if (value.len <= begin + 1 || memcmp(value.bytes, count, digit) != 0 ||
        memcmp(value.bytes + digit + 1, rule, sizeof rule - 1) != 0 ||
        value.bytes[value.len - 1] != ';') {
        return false;
    }
    int forms = value.bytes[digit] - '0';
    Text plural = {value.bytes + begin, value.len - begin - 1};
    for (size_t i = 0; i < plural.len; i++) {
        if (plural.bytes[i] == 0 || strchr(plural_bytes, plural.bytes[i]) == NULL) {
            return false;
        }
    }
    catalogue->plural_forms = forms >= 1 && forms <= FORMS_MAX ? (size_t)forms : 0;
    catalogue->plural = plural;
    return catalogue->plural_forms > 0;
}

void header_read(Run *run, Catalogue *catalogue, const Entry *header, Text po) {
    Text text = header->forms[0].text;
    catalogue->plural_line = header->line;
    if (!text_equal(header_line(text, S("Language: ")), po)) {
        mistake(run, catalogue->path, header->line,
                "the header's Language is not %.*s, as the file is called", TEXT_ARG(po));
    }
    if (!text_equal(header_line(text, S("Content-Type: ")), S("text/plain; charset=UTF-8"))) {
        mistake(run, catalogue->path, header->line,
                "the header's Content-Type is not text/plain; charset=UTF-8");
    }
    if (!read_plural(catalogue, header_line(text, S("Plural-Forms: ")))) {
        mistake(
            run, catalogue->path, header->line,
            "the header's Plural-Forms is not nplurals=N; plural=EXPRESSION; with N from 1 to %d",
            (int)FORMS_MAX);
        catalogue->plural_forms = 1;
    }
}
