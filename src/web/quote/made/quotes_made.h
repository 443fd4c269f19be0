// What became of renewal lines that were to be quoted (P23): the quotes, and the lines that need a
// decision.
#ifndef WEB_QUOTE_QUOTES_MADE_H
#define WEB_QUOTE_QUOTES_MADE_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"

typedef struct {
    Text number;
    Url page;
    int64_t lines;
} MadeQuote;

typedef struct {
    MadeQuote *items;
    size_t count;
} MadeQuotes;

// A line that is in no new quote, with the fields that could change that.
typedef struct {
    Text line;
    Message problem;
    Message next;
    Text quote; // the one that holds it already; empty: none
    Url quote_page;
    Text line_field; // "lines.2.renewal_line", and those of its other members
    Text quantity_field;
    Text quantity;
    bool asks_declaration; // R4.10
    Text out_of_use_field;
    bool out_of_use;
    Text evidence_field;
    Text evidence;
} LeftLine;

typedef struct {
    LeftLine *items;
    size_t count;
} LeftLines;

typedef struct {
    MadeQuotes quotes;
    Message sum;
    LeftLines left;
    FormField contact; // of all of them
    FormField maximum;
    FormKeys keys;
    Text group_by;
    Text list; // where the lines were ticked, to come back to
    Url back;
} QuotesMadePage;

#endif
