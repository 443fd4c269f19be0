// Prices in words: an order's line, and the steps that made its price. For replay --explain and
// licet explain.
#ifndef MAIN_PRICE_WORDS_H
#define MAIN_PRICE_WORDS_H

#include "base/text.h"
#include "domain/order.h"

// Where words go, and in whose terms they are.
typedef struct {
    const Programme *programme;
    Currency currency;
    TextBuf *buf;
} Words;

void words_add_date(const Words *words, Date date);
void words_add_money(const Words *words, Money money);
// What the level is called in English: "Base", "E"; "none (express)".
Text words_level(const Words *words, Level level);

// What is told of a line.
typedef struct {
    int64_t number;
    Text part;
    Quantity quantity;
    Money unit;
    Money extended;
    Points points;
    Date coverage_start;
    Date coverage_end;
    int32_t months; // 0: not prorated; `due` counts only otherwise
    Date due;
    const PriceTrace *trace; // NULL: its steps are not told
} LineWords;

// A line of text, and one below for each step of its price.
void words_add_line(const Words *words, const LineWords *line);

#endif
