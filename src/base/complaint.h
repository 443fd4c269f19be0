// Complaints about input: which line and key, which value, what is allowed. Collected, several at
// once.
#ifndef BASE_COMPLAINT_H
#define BASE_COMPLAINT_H

#include "base/json_read.h"

typedef struct {
    int32_t line; // from 1; 0: the whole input
    Text place;   // "steps.3.on"; empty: the whole input
    Text message; // value and what is allowed
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

// A value as a message may quote it: plain text, at most 60 bytes of it.
Text complaint_quote(Arena *arena, Text value);
// The same of a JSON value: its text, its number, or its kind.
Text complaint_quote_json(Arena *arena, Json value);

// A file's name as a message may show it; "-" is standard input.
Text complaint_file(const char *file);

// "FILE:12: steps.3.on: message" without a line break.
Text complaint_text(Arena *arena, Text file, const Complaint *complaint);

#endif
