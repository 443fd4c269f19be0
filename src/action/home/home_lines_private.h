// One reading of renewal lines, while figures are made of it. Inside action only.
#ifndef ACTION_HOME_HOME_LINES_PRIVATE_H
#define ACTION_HOME_HOME_LINES_PRIVATE_H

#include "action/home/home_lines.h"
#include "action/renewal/line_filter_private.h"
#include "action/renewal/line_price_private.h"

typedef struct {
    const ActionContext *context;
    LineBook book;
    const LineRow *rows; // by due day, then by enterprise
    LineState *states;   // of each row
    size_t count;        // of the due days that were read whole: home->until
    size_t group_count;  // of the due days and enterprises that were read whole
} HomeReading;

static inline bool is_quoted(LineState state) {
    return state == LINE_QUOTED || state == LINE_ORDERED;
}

// Whether every line due up to this day was read.
static inline bool home_knows(const HomeLines *home, Date due_to) {
    return home->whole || !date_before(home->until, due_to);
}

// Which lines a figure is of, in the list's words.
typedef struct {
    Text currency; // empty texts do not filter
    Text site;
    Text agreement;
    Text quote;
    bool quoted; // only these states; neither: all that are open
    bool open;
    bool future; // with open: also those that are announced later
    FieldDate due_from;
    FieldDate due_to;
    FieldDate end_from;
    FieldDate end_to;
} HomeFilter;

// The path of the list that shows exactly these lines.
Text home_rows(Arena *arena, HomeFilter filter);
// Whether an open line due on this day may not be announced yet.
bool home_has_future(const ActionContext *context, Date due);

// Adds a line, priced, to a figure in its currency.
Err home_add_line(HomeReading *reading, size_t at, HomeFigure *figure);

// What is covered, and what comes up.
Err home_group_lines(HomeReading *reading, HomeLines *home);
// What lapses, of a reading of all lines whose coverage ends by home->lapse_to.
Err home_group_lapsing(HomeReading *reading, HomeLines *home);
// Who is close to a next level.
Err home_find_close(HomeReading *reading, HomeLines *home);

#endif
