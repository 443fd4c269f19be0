// What the box on every page found (portal.md §12).
#ifndef WEB_SEARCH_SEARCH_LIST_H
#define WEB_SEARCH_SEARCH_LIST_H

#include "base/show/html.h"
#include "web/part/show/empty.h"
#include "web/part/show/name.h"

typedef struct {
    Message kind;
    Text number;
    Url page;
    Name name;
    Text city;
} SearchListHit;

typedef struct {
    SearchListHit *items;
    size_t count;
} SearchListHits;

typedef struct {
    Text text;
    SearchListHits hits;
    Url more; // the search for customers with the same words; empty: these are all
    Empty empty;
} SearchPage;

#endif
