// The parts of a quote's page, made of what see_quote says and of what was typed.
#ifndef WEB_QUOTE_QUOTE_VIEW_H
#define WEB_QUOTE_QUOTE_VIEW_H

#include "action/quote/quote_see.h"
#include "web/page.h"
#include "web/part/frame/notice.h"
#include "web/quote/quote_show.h"

enum { QUOTE_PAGE_LINES = 100 }; // a quote may have 10,000

// What happened just before, told once on top of the page.
typedef enum {
    QUOTE_NEWS_NONE,
    QUOTE_NEWS_CREATED,
    QUOTE_NEWS_SAVED,
    QUOTE_NEWS_PRESENTED,
    QUOTE_NEWS_ACCEPTED,
    QUOTE_NEWS_DECLINED,
    QUOTE_NEWS_WITHDRAWN,
    QUOTE_NEWS_REQUOTED,
} QuoteNews;

// What the page takes.
typedef struct {
    int64_t revision; // 0: the newest
    int64_t why;      // the line whose price is explained; 0: none
    int64_t after;    // the page begins behind this line
    FieldBool revise; // fields for a quote that was presented: saving makes its next revision
    int done;         // QuoteNews
    ViewTimeInput when;
} QuoteAsk;

extern const FieldTable quote_ask_fields;

typedef struct {
    const Quote *quote;
    QuoteAsk ask;
    const Refusals *refusals; // of what was tried; NULL: nothing
    size_t first;             // of the lines shown
    size_t count;
} QuoteShown;

// Which lines the page shows.
QuoteShown quote_shown(const Quote *quote, const QuoteAsk *ask, const Refusals *refusals);
// The lines that the page shows.
QuoteLinesAsk quote_page_lines(const QuoteAsk *ask);
// Fields stand in the page.
bool quote_is_open(const QuoteShown *shown);
// R8.4: each partner its own; a field for what it sells at stands beside each line.
bool quote_sets_sell(const PageCall *call, const QuoteShown *shown);
// What the column of the reader's own price says: what it pays where any line knows it, else what
// it sells at unless that is typed into a field; else there is no such column.
typedef enum { QUOTE_OWN_NONE, QUOTE_OWN_BUY, QUOTE_OWN_SELL } QuoteOwn;
QuoteOwn quote_own(const PageCall *call, const QuoteShown *shown);
// Whose quote it is: the customer by its originating site, or where that is hidden (V2) by the
// first site of the lines; empty: neither.
Text quote_customer(const Quote *quote);
// /quotes/{number}
Url quote_url(Arena *arena, Text number);
// What is asked of this form of the quote (its revision, of which day) behind another address of
// it.
Url quote_form_url(const PageCall *call, const QuoteShown *shown, Url url);
// The page as it stands, with another line explained (0: none) or from another line on.
Url quote_here(const PageCall *call, const QuoteShown *shown, int64_t why, int64_t after);

QuoteShowLines quote_view_lines(const PageCall *call, const QuoteShown *shown);
Pager quote_view_pager(const PageCall *call, const QuoteShown *shown);
Why quote_view_why(const PageCall *call, const QuoteLine *line);
Totals quote_view_totals(const PageCall *call, const Quote *quote);
Message quote_view_effect(const PageCall *call, const Quote *quote);
Html quote_view_meter(const PageCall *call, const Quote *quote);
WhatIf quote_view_what_if(const PageCall *call, const Quote *quote);
Err quote_view_moves(const PageCall *call, const Quote *quote, QuoteMoves *ret_moves);
Facts quote_view_facts(const PageCall *call, const Quote *quote);
Steps quote_view_steps(const PageCall *call, const Quote *quote);
Actions quote_view_actions(const PageCall *call, const QuoteShown *shown);
Notices quote_view_news(const PageCall *call, const QuoteShown *shown);

#endif
