// Shapes: every kind of part, there and not there; a problem names each mistake.
#include "api/problem.h"
#include "api/shape.h"

#include <check.h>
#include <stddef.h>

typedef struct {
    int64_t n;
} Item;

typedef struct {
    Text name;
    Item inside;
    const Item *maybe;
    const Item *items;
    size_t item_count;
    const Text *words;
    size_t word_count;
} Value;

static const Column item_columns[] = {COLUMN(Item, n, COLUMN_COUNT)};
static const ColumnTable item_table = COLUMN_TABLE_PLAIN(item_columns, Item);
static const Shape item_shape = SHAPE("item", item_table);
static const Column same_columns[] = {COLUMN_CALLED("n", Value, inside.n, COLUMN_COUNT)};
static const ColumnTable same_table = COLUMN_TABLE_PLAIN(same_columns, Value);
static const Shape same_shape = SHAPE("same", same_table);
static const Column columns[] = {COLUMN(Value, name, COLUMN_TEXT)};
static const ColumnTable table = COLUMN_TABLE_PLAIN(columns, Value);
static const ShapePart parts[] = {
    PART_INSIDE("inside", &item_shape, Value, inside),
    PART_OF_SAME("same", &same_shape),
    PART_OR_NULL("maybe", &item_shape, Value, maybe),
    PART_LIST("items", &item_shape, Value, items, item_count),
    PART_LIST_OF_TEXTS("words", Value, words, word_count),
};
static const Shape shape = SHAPE_WITH("value", table, parts);

static Err add_piece(void *target, Text piece) {
    TextBuf *buf = target;
    buf_add(buf, piece);
    return OK;
}

static void expect(const Value *value, Text json) {
    Arena arena;
    ck_assert(!err_failed(arena_init(&arena, 1 << 20)));
    TextBuf buf = buf_new(&arena, 4096);
    JsonWriter writer = json_writer(&arena, (Sink){add_piece, &buf});
    shape_write(&writer, &arena, &shape, value);
    ck_assert(!err_failed(json_writer_end(&writer)));
    Text written = buf_text(&buf);
    ck_assert_msg(text_equal(written, json), "%.*s", TEXT_ARG(written));
    arena_free(&arena);
}

START_TEST(every_part_is_written) {
    Item items[] = {{1}, {2}};
    Text words[] = {S("a"), S("b")};
    expect(&(Value){S("x"), {7}, &items[1], items, 2, words, 2},
           S("{\"name\":\"x\",\"inside\":{\"n\":7},\"same\":{\"n\":7},\"maybe\":{\"n\":2},"
             "\"items\":[{\"n\":1},{\"n\":2}],\"words\":[\"a\",\"b\"]}"));
}

START_TEST(what_is_not_there_is_null_or_an_empty_list) {
    expect(&(Value){.name = S("")},
           S("{\"name\":null,\"inside\":{\"n\":0},\"same\":{\"n\":0},\"maybe\":null,"
             "\"items\":[],\"words\":[]}"));
}

START_TEST(every_problem_has_a_status_and_a_code) {
    for (int id = 0; id < PROBLEM_COUNT; id++) {
        ck_assert_int_ge(problem_status((ProblemId)id), 400);
        ck_assert_uint_gt(problem_code((ProblemId)id).len, 0);
    }
}
