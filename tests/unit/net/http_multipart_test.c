// Forms with files: what browsers send is read, everything else is refused.
#include "net/http_multipart.h"

#include <check.h>

enum { ARENA_BYTES = 1 << 20, PARTS_MAX = 3 };

#define FORM                                                                                       \
    "--edge\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nabc\r\n"                       \
    "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a;b.pdf\"\r\n"            \
    "Content-Type: application/pdf\r\n\r\n%PDF\r\n--edg\0e\r\n\r\n--edge--\r\n"

typedef struct {
    const char *why;
    HttpPairsResult result;
    Text body;
} BodyCase;

static const BodyCase cases[] = {
    {"a form and a file", HTTP_PAIRS_GOOD, S_INIT(FORM)},
    {"nothing", HTTP_PAIRS_BROKEN, S_INIT("")},
    {"another boundary", HTTP_PAIRS_BROKEN, S_INIT("--ridge--\r\n")},
    {"no part", HTTP_PAIRS_GOOD, S_INIT("--edge--\r\n")},
    {"no end", HTTP_PAIRS_BROKEN,
     S_INIT("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc")},
    {"no last boundary", HTTP_PAIRS_BROKEN,
     S_INIT("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nabc\r\n--edge")},
    {"no name", HTTP_PAIRS_BROKEN,
     S_INIT("--edge\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--edge--")},
    {"two names", HTTP_PAIRS_BROKEN,
     S_INIT("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n"
            "Content-Disposition: form-data; name=\"b\"\r\n\r\nabc\r\n--edge--")},
    {"no head", HTTP_PAIRS_BROKEN, S_INIT("--edge\r\n\r\nabc\r\n--edge--")},
    {"a NUL in a value", HTTP_PAIRS_BROKEN,
     S_INIT("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\na\0b\r\n--edge--")},
    {"a value that is no text", HTTP_PAIRS_BROKEN,
     S_INIT("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n\xFF\r\n--edge--")},
    {"too many parts", HTTP_PAIRS_MANY,
     S_INIT("--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n"
            "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n2\r\n"
            "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n3\r\n"
            "--edge\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n4\r\n--edge--")},
};

START_TEST(bodies_are_read_or_refused) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Arena arena;
        HttpPairs form;
        HttpPairs files;
        HttpPairs names;
        ck_assert(!err_failed(arena_init(&arena, ARENA_BYTES)));
        HttpPairsResult result =
            http_read_multipart(&arena, cases[i].body, S("edge"), PARTS_MAX, &form, &files, &names);
        ck_assert_msg(result == cases[i].result, "%s", cases[i].why);
        arena_free(&arena);
    }
}

START_TEST(a_file_is_told_from_a_field) {
    Arena arena;
    HttpPairs form;
    HttpPairs files;
    HttpPairs names;
    ck_assert(!err_failed(arena_init(&arena, ARENA_BYTES)));
    ck_assert(http_read_multipart(&arena, cases[0].body, S("edge"), PARTS_MAX, &form, &files,
                                  &names) == HTTP_PAIRS_GOOD);
    ck_assert_uint_eq(form.count, 1);
    ck_assert(text_equal(form.items[0].name, S("csrf")));
    ck_assert(text_equal(form.items[0].value, S("abc")));
    ck_assert_uint_eq(files.count, 1);
    ck_assert(text_equal(files.items[0].name, S("file")));
    ck_assert_uint_eq(names.count, 1);
    ck_assert(text_equal(names.items[0].name, S("file")));
    ck_assert(text_equal(names.items[0].value, S("a;b.pdf")));
    ck_assert(text_equal(files.items[0].value, S("%PDF\r\n--edg\0e\r\n")));
    arena_free(&arena);
}

START_TEST(a_boundary_is_found_or_refused) {
    Text boundary;
    ck_assert(http_boundary(S("multipart/form-data; boundary=edge"), &boundary));
    ck_assert(text_equal(boundary, S("edge")));
    ck_assert(http_boundary(S("multipart/form-data; charset=x; Boundary=\"a b\""), &boundary) ==
              false);
    ck_assert(http_boundary(S("multipart/form-data;boundary=\"a:b\""), &boundary));
    ck_assert(text_equal(boundary, S("a:b")));
    ck_assert(!http_boundary(S("multipart/form-data"), &boundary));
    ck_assert(!http_boundary(S("multipart/form-data; boundary="), &boundary));
}
