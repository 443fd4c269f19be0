// One reading of renewal lines, while figures are made of it. Inside action only.
#ifndef ACTION_HOME_HOME_LINES_PRIVATE_H
#define ACTION_HOME_HOME_LINES_PRIVATE_H

#include "action/home/home_lines.h"
#include "action/renewal/line_filter_private.h"
#include "action/renewal/line_price_private.h"
#include "action/renewal/line_shared_private.h"

typedef struct {
    const ActionContext *context;
    LineBook book;
    LineHead *heads;    // by due day, then by enterprise
    size_t count;       // of the due days that were read whole: home->until
    size_t group_count; // of the due days and enterprises that were read whole
    LineRow *rows;      // of the first heads, those that a figure or a group is made of
    size_t row_count;
    LineRow *close; // one of each site that may be close to a next level; of a line its site alone
    size_t close_count;
} HomeReading;

// Of a filled row.
static inline bool home_is_quoted(const HomeReading *reading, const LineRow *row) {
    LineState state = line_state_of(reading->context, row);
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
    bool quoted; // only these states; none: all that are open
    bool ordered;
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
Err home_add_line(HomeReading *reading, const LineRow *row, HomeFigure *figure);

// How many of the first rows the groups that come up are made of.
size_t home_count_coming(const HomeReading *reading);
// What is covered, and what comes up.
Err home_group_lines(HomeReading *reading, HomeLines *home);
// What lapses, of a reading of all lines whose coverage ends by home->lapse_to, bare.
Err home_group_lapsing(HomeReading *reading, HomeLines *home);
// The sites whose agreements may be close to a next level, the first `most` that come up.
void home_choose_close(HomeReading *reading, size_t most);
// Who of them is close to a next level.
Err home_find_close(HomeReading *reading, HomeLines *home);

#endif
