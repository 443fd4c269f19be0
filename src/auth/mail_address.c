// The normal form of mail addresses. Whether one reaches somebody only a mail to it can tell.
#include "auth/mail_address.h"

#include <string.h>

static bool is_domain(Text domain) {
    const char *dot = domain.len == 0 ? NULL : memchr(domain.bytes, '.', domain.len);
    return dot != NULL && dot != domain.bytes && domain.bytes[domain.len - 1] != '.' &&
           memmem(domain.bytes, domain.len, "..", 2) == NULL;
}

static bool is_address(Text mail) {
    const char *at = mail.len == 0 ? NULL : memchr(mail.bytes, '@', mail.len);
    if (at == NULL || at == mail.bytes || memchr(mail.bytes, ' ', mail.len) != NULL) {
        return false;
    }
    Text domain = {at + 1, mail.len - (size_t)(at + 1 - mail.bytes)};
    return memchr(domain.bytes, '@', domain.len) == NULL && is_domain(domain);
}

static Text without_blanks(Text text) {
    while (text.len > 0 && text.bytes[0] == ' ') {
        text.bytes++;
        text.len--;
    }
    while (text.len > 0 && text.bytes[text.len - 1] == ' ') {
        text.len--;
    }
    return text;
}

bool mail_key_of(Arena *arena, Text mail, Text *ret_key) {
    Text trimmed = without_blanks(mail);
    if (trimmed.len > MAIL_BYTES_MAX || !is_address(trimmed) || !text_is_utf8(trimmed) ||
        !text_is_plain(trimmed)) {
        return false;
    }
    char *key = arena_take(arena, trimmed.len + 1);
    for (size_t i = 0; i < trimmed.len; i++) {
        char c = trimmed.bytes[i];
        key[i] = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    }
    *ret_key = (Text){key, trimmed.len};
    return true;
}
