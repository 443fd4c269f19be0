// licet explain: why a line of an order costs what it costs.
#include "base/input/complaint.h"
#include "base/file.h"
#include "main/command.h"
#include "main/command_fault.h"
#include "main/price_words.h"
#include "main/programme_source.h"
#include "report/explain/order_explain.h"

#include <stdio.h>

static const size_t arena_bytes = (size_t)1 << 30;
enum { TEXT_BYTES_MAX = 8 * 1024, LINE_DIGITS_MAX = 9 };

typedef struct {
    const char *database;
    const char *order;
    int64_t line; // 0: all
} ExplainWords;

static int usage(void) {
    (void)fputs("usage: licet explain DATABASE ORDER-NUMBER [LINE]\n", stderr);
    return EXIT_UNUSABLE;
}

static bool read_line(const char *word, int64_t *ret) {
    int64_t line = 0;
    int digits = 0;
    for (; word[digits] >= '0' && word[digits] <= '9' && digits < LINE_DIGITS_MAX; digits++) {
        line = line * 10 + (word[digits] - '0');
    }
    *ret = line;
    return digits > 0 && word[digits] == '\0' && line > 0;
}

// Exit 1 is kept for what was found: whatever kept us from looking is 2.
static int say_unusable(const char *subject, Err err) {
    (void)command_say_fault(subject, err);
    return EXIT_UNUSABLE;
}

static int say_missing(const char *what, const char *number) {
    Text shown = complaint_file(number);
    (void)fprintf(stderr, "licet: there is no %s %.*s in this database\n", what, TEXT_ARG(shown));
    return EXIT_UNUSABLE;
}

static void add_head(const Words *words, const ExplainedOrder *order, const char *number) {
    Text level = words_level(words, order->level);
    Text currency = currency_code(order->currency);
    buf_addf(words->buf, "order %s, accepted ", number);
    words_add_date(words, order->accepted_on);
    buf_addf(words->buf, " at level %.*s (R2.5), programme version %lld: ", TEXT_ARG(level),
             (long long)order->version);
    words_add_money(words, order->total);
    buf_addf(words->buf, " %.*s\n", TEXT_ARG(currency));
}

// Whether what came out is what is stored.
static void add_verdict(const Words *words, const ExplainedLine *line) {
    if (line->refusal != REFUSAL_NONE) {
        Text code = refusal_code(line->refusal);
        buf_addf(words->buf, "        NOT as stored: no price comes out (%.*s)\n", TEXT_ARG(code));
        return;
    }
    if (line->same) {
        buf_add(words->buf, S("        as stored\n"));
        return;
    }
    buf_add(words->buf, S("        NOT as stored: computed row "));
    buf_addf(words->buf, "%lld, yearly ", (long long)line->computed.row.id);
    words_add_money(words, line->computed.yearly);
    buf_add(words->buf, S(", unit "));
    words_add_money(words, line->computed.unit);
    buf_add(words->buf, S(", extended "));
    words_add_money(words, line->computed.extended);
    buf_addf(words->buf, "; stored row %lld, yearly ", (long long)line->stored.row.id);
    words_add_money(words, line->stored.yearly);
    buf_add(words->buf, S("\n"));
}

static void add_line(const Words *words, const ExplainedLine *line) {
    words_add_line(words, &(LineWords){
                              .number = line->line,
                              .part = line->part,
                              .quantity = line->quantity,
                              .unit = line->stored.unit,
                              .extended = line->stored.extended,
                              .points = line->points,
                              .coverage_start = line->coverage_start,
                              .coverage_end = line->coverage_end,
                              .months = line->months,
                              .due = line->due,
                              .trace = line->refusal == REFUSAL_NONE ? &line->trace : NULL,
                          });
    add_verdict(words, line);
}

// Prints text by text, so that an order of any size can be told.
static int print(Arena *arena, const ExplainWords *asked, const ExplainedOrder *order) {
    TextBuf buf = buf_new(arena, TEXT_BYTES_MAX);
    Words words = {order->programme, order->currency, &buf};
    Sink sink = file_standard_output();
    bool found = false;
    bool same = true;
    add_head(&words, order, asked->order);
    for (size_t i = 0; i < order->line_count; i++) {
        const ExplainedLine *line = &order->lines[i];
        if (asked->line != 0 && asked->line != line->line) {
            continue;
        }
        add_line(&words, line);
        found = true;
        same = same && line->same;
        Err err = sink.write(sink.target, buf_text(&buf));
        if (err_failed(err)) {
            return say_unusable("-", err);
        }
        buf.len = 0;
    }
    if (!found) {
        return say_missing("such line of order", asked->order);
    }
    return same ? EXIT_DONE : EXIT_FAULT;
}

static int explain(Arena *arena, const ExplainWords *words) {
    Db *db = NULL;
    ExplainedOrder order;
    ProgrammeSource programmes = programme_source();
    bool found = false;
    Err err = db_open_to_read(text_of(words->database), &db);
    if (err_failed(err)) {
        return say_unusable(words->database, err);
    }
    err = order_explain(db, arena, &programmes, text_of(words->order), &order, &found);
    db_close(db);
    if (err_failed(err)) {
        return say_unusable(words->database, err);
    }
    return found ? print(arena, words, &order) : say_missing("order", words->order);
}

int command_explain(int count, char **words) {
    Arena arena;
    if (count < 2 || count > 3) {
        return usage();
    }
    ExplainWords asked = {.database = words[0], .order = words[1]};
    if (count == 3 && !read_line(words[2], &asked.line)) {
        return usage();
    }
    Err err = arena_init(&arena, arena_bytes);
    if (err_failed(err)) {
        return say_unusable(asked.database, err);
    }
    int status = explain(&arena, &asked);
    arena_free(&arena);
    return status;
}
