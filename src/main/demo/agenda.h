// What is to happen on which day: an agenda that gives its entries in the order of their days,
// those of one day in the order in which they were written down.
#ifndef MAIN_DEMO_AGENDA_H
#define MAIN_DEMO_AGENDA_H

#include "base/arena.h"
#include "base/date.h"
#include "domain/refusal.h"
#include "domain/value/ids.h"
#include "domain/value/quantity.h"

typedef enum {
    DO_ENROL_SITE,  // the originating site of an agreement, or an additional one
    DO_ORDER_LINES, // a site orders, and says when it will again
    DO_RENEW_ALL,   // an agreement renews until its anniversary `by`
    DO_RENEW_SITE,  // an express site renews what ends before `by`
    DO_REINSTATE,   // a site brings back what lapsed
    DO_RETURN_LINE, // a site gives part of `order` back
    DO_MOVE_LINE,   // the first line of what an express site ordered last moves to `target`
    DO_MOVE_ALL,    // everything it has moves to `target`
    DO_MOVE_SITE,   // the site goes to the agreement of `target`
    ENTRY_KIND_COUNT
} EntryKind;

typedef struct {
    Date on;
    uint64_t number; // as written down
    EntryKind kind;
    size_t site;
    size_t target; // another site
    size_t agreement;
    Date by;
    OrderId order;
    int64_t line;
    Quantity quantity;
    RefusalId refusal; // that must come; REFUSAL_NONE: none
} Entry;

typedef struct {
    Arena *arena;
    Entry *entries; // a heap
    size_t count;
    size_t room;
    uint64_t written;
    Date until; // nothing later is written down
} Agenda;

void agenda_add(Agenda *agenda, Entry entry);
bool agenda_next(Agenda *agenda, Entry *ret_entry);

#endif
