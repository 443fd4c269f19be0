// What may be a paper of an order, by its bytes; which names are kept.
#include "domain/record/attachment.h"

#include <check.h>

enum { ARENA_BYTES = 1 << 16 };

static const struct {
    Text bytes;
    Text type;
} types[] = {
    {S_INIT("%PDF-1.7\n\0\xff"), S_INIT("application/pdf")},
    {S_INIT("%PDF"), S_INIT("text/plain")},
    {S_INIT("\x89PNG\r\n\x1a\n\0"), S_INIT("image/png")},
    {S_INIT("\x89PNG\n\x1a\n"), S_INIT("")},
    {S_INIT("\xff\xd8\xff\xe0"), S_INIT("image/jpeg")},
    {S_INIT("part;quantity\r\n\tL1;2\n"), S_INIT("text/plain")},
    {S_INIT("\xe9\x81\xa0"), S_INIT("text/plain")},
    {S_INIT("<script>"), S_INIT("text/plain")},
    {S_INIT("a\0b"), S_INIT("")},
    {S_INIT("a\x1b[0m"), S_INIT("")},
    {S_INIT("\xff\xfe"
            "a"),
     S_INIT("")},
    {S_INIT("PK\x03\x04"), S_INIT("")},
    {S_INIT(""), S_INIT("")},
};

START_TEST(a_type_is_of_the_bytes) {
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        ck_assert_msg(text_equal(attachment_type(types[i].bytes), types[i].type), "case %zu", i);
    }
}

static const struct {
    Text sent;
    Text type;
    Text kept; // empty: refused
} names[] = {
    {S_INIT("po.pdf"), S_INIT("application/pdf"), S_INIT("po.pdf")},
    {S_INIT("PO.PDF"), S_INIT("application/pdf"), S_INIT("PO.PDF")},
    {S_INIT("scan.jpeg"), S_INIT("image/jpeg"), S_INIT("scan.jpeg")},
    {S_INIT("scan"), S_INIT("image/jpeg"), S_INIT("scan.jpg")},
    {S_INIT("page.html"), S_INIT("text/plain"), S_INIT("page.html.txt")},
    {S_INIT("lines.csv"), S_INIT("text/plain"), S_INIT("lines.csv")},
    {S_INIT("C:\\orders\\po 1.pdf"), S_INIT("application/pdf"), S_INIT("po 1.pdf")},
    {S_INIT("../../etc/passwd"), S_INIT("text/plain"), S_INIT("passwd.txt")},
    {S_INIT(" .hidden. "), S_INIT("text/plain"), S_INIT("hidden.txt")},
    {S_INIT(".pdf"), S_INIT("application/pdf"), S_INIT("pdf.pdf")},
    {S_INIT(".."), S_INIT("text/plain"), S_INIT("")},
    {S_INIT("a/"), S_INIT("text/plain"), S_INIT("")},
    {S_INIT(""), S_INIT("text/plain"), S_INIT("")},
    {S_INIT("a\nb"), S_INIT("text/plain"), S_INIT("")},
    {S_INIT("a\xe2\x80\xae"
            "b"),
     S_INIT("text/plain"), S_INIT("")},
    {S_INIT("\xff"), S_INIT("text/plain"), S_INIT("")},
};

START_TEST(a_name_is_cleaned_or_refused) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, ARENA_BYTES)));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        Text kept = {0};
        bool fine = attachment_name(&arena, names[i].sent, names[i].type, &kept);
        ck_assert_msg(fine == (names[i].kept.len > 0) && text_equal(kept, names[i].kept),
                      "case %zu: %.*s", i, TEXT_ARG(kept));
        ck_assert_msg(!fine || attachment_name(&arena, kept, names[i].type, &kept),
                      "case %zu again", i);
        ck_assert(text_equal(kept, names[i].kept));
    }
    arena_free(&arena);
}

START_TEST(a_name_is_no_longer_than_its_limit) {
    Arena arena;
    char bytes[ATTACHMENT_NAME_CHARACTERS_MAX + 1];
    Text kept;
    ck_assert(!err_failed(arena_init(&arena, ARENA_BYTES)));
    for (size_t i = 0; i < sizeof bytes; i++) {
        bytes[i] = 'a';
    }
    ck_assert(!attachment_name(&arena, (Text){bytes, sizeof bytes}, S("text/plain"), &kept));
    ck_assert(attachment_name(&arena, (Text){bytes, sizeof bytes - 1}, S("text/plain"), &kept));
    arena_free(&arena);
}
