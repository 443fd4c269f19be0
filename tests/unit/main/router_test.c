// Paths against patterns.
#include "main/serve/router.h"

#include <check.h>

typedef struct {
    const char *pattern;
    const char *path;
    const char *params[3]; // NULL ends them; pattern NULL …: none
    bool fits;
} Row;

static const Row rows[] = {
    {"/", "/", {0}, true},
    {"/", "/x", {0}, false},
    {"/quotes", "/quotes", {0}, true},
    {"/quotes", "/quotes/", {0}, false},
    {"/quotes", "/quote", {0}, false},
    {"/quotes", "/quotesx", {0}, false},
    {"/quotes/{number}", "/quotes/0012345678", {"0012345678"}, true},
    {"/quotes/{number}", "/quotes/", {0}, false},
    {"/quotes/{number}", "/quotes", {0}, false},
    {"/quotes/{number}", "/quotes/1/2", {0}, false},
    {"/quotes/{number}/lines/{n}", "/quotes/1/lines/2", {"1", "2"}, true},
    {"/quotes/{number}/lines/{n}", "/quotes//lines/2", {0}, false},
    {"/quotes/{number}/lines", "/quotes/1/line", {0}, false},
    {"/quotes/{number}", "/quotes/{number}", {"{number}"}, true},
};

START_TEST(a_path_is_of_its_pattern_only) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        const Row *row = &rows[i];
        RouteParams params = {0};
        bool fits = route_match(text_of(row->pattern), text_of(row->path), &params);
        ck_assert_msg(fits == row->fits, "%s %s", row->pattern, row->path);
        size_t count = 0;
        for (; row->params[count] != NULL; count++) {
            ck_assert_msg(text_equal(params.items[count], text_of(row->params[count])), "%s",
                          row->path);
        }
        ck_assert_uint_eq(params.count, count);
    }
}

START_TEST(words_come_before_braces) {
    ck_assert_int_lt(route_compare(S("/quotes/new"), S("/quotes/{number}")), 0);
    ck_assert_int_gt(route_compare(S("/a/{b}/{c}"), S("/z/{b}/c")), 0);
    ck_assert_int_eq(route_compare(S("/a/{b}"), S("/a/{b}")), 0);
}
