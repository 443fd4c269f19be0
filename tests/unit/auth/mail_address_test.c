// The normal form of mail addresses.
#include "auth/mail_address.h"
#include "expect.h"

typedef struct {
    const char *mail;
    const char *key; // NULL: no address
} MailCase;

START_TEST(addresses_have_one_form) {
    static const MailCase cases[] = {
        {"rosa@some.example", "rosa@some.example"},
        {"  Rosa@Some.EXAMPLE ", "rosa@some.example"},
        {"o'neil+x@a-b.example", "o'neil+x@a-b.example"},
        {"użytkownik@firma.example", "użytkownik@firma.example"},
        {"rosa@sóme.example", "rosa@sóme.example"}, // another domain, and so another person
        {"", NULL},
        {"rosa", NULL},
        {"rosa@", NULL},
        {"@some.example", NULL},
        {"rosa@some", NULL},
        {"rosa@.example", NULL},
        {"rosa@some.", NULL},
        {"rosa@some..example", NULL},
        {"rosa@other@some.example", NULL},
        {"ro sa@some.example", NULL},
        {"rosa@some.example\r\nBcc: x@y.example", NULL},
        {"rosa@\xff.example", NULL},
    };
    Arena arena = new_arena();
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Text key = S("untouched");
        bool is_mail = mail_key_of(&arena, text_of(cases[i].mail), &key);
        const char *wanted = cases[i].key == NULL ? "untouched" : cases[i].key;
        ck_assert_msg(is_mail == (cases[i].key != NULL) && text_equal(key, text_of(wanted)),
                      "%s: %.*s", cases[i].mail, TEXT_ARG(key));
    }
    arena_free(&arena);
}

START_TEST(an_address_has_254_bytes_at_most) {
    Arena arena = new_arena();
    TextBuf buf = buf_new(&arena, 400);
    for (int i = 0; i < 242; i++) {
        buf_add_char(&buf, 'a');
    }
    buf_add(&buf, S("@abc.example"));
    Text key;
    ck_assert_uint_eq(buf.len, MAIL_BYTES_MAX);
    ck_assert(mail_key_of(&arena, buf_text(&buf), &key));
    buf_add_char(&buf, 'x');
    ck_assert(!mail_key_of(&arena, buf_text(&buf), &key));
    arena_free(&arena);
}
