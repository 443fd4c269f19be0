// What each edition of a quote said (house "History"): its lines folded to it, as many and as dear
// as it says.
#include "report/check/check_private.h"

// Where the rows of the quote that is looked at begin; quotes stand in the same order everywhere.
typedef struct {
    const Books *books;
    size_t lines;
    size_t was;
} Place;

typedef struct {
    int64_t lines;
    Wide total;
    bool untold; // what a line cost was not kept yet
} Said;

static void go_to(Place *place, int64_t quote) {
    const Books *books = place->books;
    while (place->lines < books->quote_lines.count &&
           books->quote_lines.rows[place->lines].quote.id < quote) {
        place->lines++;
    }
    while (place->was < books->quote_was.count &&
           books->quote_was.rows[place->was].quote.id < quote) {
        place->was++;
    }
}

// Both lists go on while they are of the edition's revision, or of one before it.
static const QCheckQuoteListLinesRow *line_at(const Books *books, size_t at,
                                              const QCheckQuoteListEventsRow *event) {
    const QCheckQuoteListLinesRow *line = &books->quote_lines.rows[at];
    bool ends = at >= books->quote_lines.count || line->quote.id != event->quote.id ||
                line->revision > event->revision;
    return ends ? NULL : line;
}

static const QCheckQuoteListWasRow *was_at(const Books *books, size_t at,
                                           const QCheckQuoteListEventsRow *event) {
    const QCheckQuoteListWasRow *was = &books->quote_was.rows[at];
    bool ends = at >= books->quote_was.count || was->quote.id != event->quote.id ||
                was->revision > event->revision;
    return ends ? NULL : was;
}

static void add_kept(const QCheckQuoteListLinesRow *line, const QCheckQuoteListEventsRow *event,
                     Said *said) {
    bool came = line->edition_null || line->edition <= event->edition;
    said->lines += came;
    said->total += came ? line->extended.minor : 0;
}

// A line that an edition behind this one changed said something else before.
static void add_was(const QCheckQuoteListWasRow *was, const QCheckQuoteListEventsRow *event,
                    Said *said) {
    bool came = was->added_null || was->added <= event->edition;
    said->lines += came;
    said->total += came && !was->extended_null ? was->extended.minor : 0;
    said->untold = said->untold || (came && was->extended_null);
}

// The lines of one edition: of each number the first that was changed behind it, else what it is.
static Said fold_lines(const Place *place, const QCheckQuoteListEventsRow *event) {
    const Books *books = place->books;
    Said said = {0};
    size_t at = place->was;
    size_t kept = place->lines;
    int64_t told = 0; // the last number that was found among what lines said before
    for (const QCheckQuoteListWasRow *was = was_at(books, at, event); was != NULL;
         was = was_at(books, ++at, event)) {
        if (was->revision != event->revision || was->edition <= event->edition ||
            was->line == told) {
            continue;
        }
        for (const QCheckQuoteListLinesRow *line = line_at(books, kept, event);
             line != NULL && (line->revision < event->revision || line->line <= was->line);
             line = line_at(books, ++kept, event)) {
            if (line->revision == event->revision && line->line < was->line) {
                add_kept(line, event, &said);
            }
        }
        add_was(was, event, &said);
        told = was->line;
    }
    for (const QCheckQuoteListLinesRow *line = line_at(books, kept, event); line != NULL;
         line = line_at(books, ++kept, event)) {
        if (line->revision == event->revision) {
            add_kept(line, event, &said);
        }
    }
    return said;
}

void check_editions_said(const Books *books) {
    Place place = {.books = books};
    for (size_t i = 0; i < books->quote_events.count; i++) {
        const QCheckQuoteListEventsRow *event = &books->quote_events.rows[i];
        go_to(&place, event->quote.id);
        // One that was withdrawn may have lost its last lines to an order; they stay for the
        // record.
        if (event->lines_null || text_equal(event->state, S("withdrawn"))) {
            continue;
        }
        Said said = fold_lines(&place, event);
        Spot spot = spot_of(books, "quote", event->quote.id);
        (void)same_int(books->findings, &spot, (Claim){CHECK_QUOTE, "lines of an edition", ""},
                       event->lines, said.lines);
        if (!said.untold) {
            (void)same_int(books->findings, &spot, (Claim){CHECK_QUOTE, "total of an edition", ""},
                           event->total_null ? -1 : event->total.minor, (int64_t)said.total);
        }
    }
}
