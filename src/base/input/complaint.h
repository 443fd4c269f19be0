// Complaints about input: which line and key, which value, what is allowed. Collected, several at
// once.
#ifndef BASE_COMPLAINT_H
#define BASE_COMPLAINT_H

#include "base/json_read.h"

// What kind of mistake it is, for who says it in another language than `message`.
typedef enum {
    COMPLAINT_OTHER,
    COMPLAINT_UNKNOWN, // no such member; allowed: their names
    COMPLAINT_MISSING, // allowed: empty
    COMPLAINT_TWICE,   // given more than once; allowed: empty
    COMPLAINT_KIND,    // of another kind; allowed: the kind's name
    COMPLAINT_NAME,    // too long, empty or with control characters; allowed: the longest
    COMPLAINT_DATE,    // allowed: YYYY-MM-DD
    COMPLAINT_INSTANT, // allowed: YYYY-MM-DDThh:mm:ssZ
    COMPLAINT_INTEGER, // allowed: the least and the greatest, "1 1000"
    COMPLAINT_CHOICE,  // allowed: the choices
    COMPLAINT_RESUMED, // nothing is wrong: a form that waited for a sign-in, to be looked at again
    COMPLAINT_KIND_COUNT
} ComplaintKind;

typedef struct {
    int32_t line; // from 1; 0: the whole input
    Text place;   // "steps.3.on"; empty: the whole input
    Text message; // value and what is allowed
    ComplaintKind kind;
    Text value;   // as given, cut to what a message may show; empty where nothing was
    Text allowed; // see ComplaintKind
    Text nearest; // COMPLAINT_UNKNOWN: the known name that may be meant; empty: none
} Complaint;

enum { COMPLAINTS_MAX = 50 };

// The first COMPLAINTS_MAX; `more` counts the rest.
typedef struct {
    Arena *arena;
    const JsonDocument *document; // NULL: lines are not known
    Complaint items[COMPLAINTS_MAX];
    int32_t count;
    int32_t more;
} Complaints;

// Complains about the value at `place`; the message as by printf.
void complain(Complaints *complaints, const JsonPlace *place, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

// The same of a kind, with its parts beside the message.
void complain_of(Complaints *complaints, const JsonPlace *place, ComplaintKind kind, Text value,
                 Text allowed, const char *format, ...) __attribute__((format(printf, 6, 7)));

// There is nothing of this name; these are known. The message is made of what stands there ("an
// unknown member of an order").
void complain_unknown(Complaints *complaints, const JsonPlace *place, Text name, const Text *known,
                      size_t count, Text says);

// True where there is no place for another complaint: then this one is counted, and there is
// nothing more to do. To be asked before a message is put together, for a file may hold millions of
// mistakes.
bool complain_in_vain(Complaints *complaints);

// A value as a message may quote it: plain text, at most 60 bytes of it.
Text complaint_quote(Arena *arena, Text value);
// The same of a JSON value: its text, its number, or its kind.
Text complaint_quote_json(Arena *arena, Json value);

// A file's name as a message may show it; "-" is standard input.
Text complaint_file(const char *file);

// "FILE:12: steps.3.on: message" without a line break.
Text complaint_text(Arena *arena, Text file, const Complaint *complaint);

#endif
