// What the builder's form brings, and how its page answers.
#ifndef WEB_QUOTE_BUILD_BUILD_FORM_H
#define WEB_QUOTE_BUILD_BUILD_FORM_H

#include "action/line/part_find.h"
#include "action/quote/build/quote_build.h"
#include "web/page.h"

typedef struct {
    QuoteBuildInput build;
    FieldBool repair; // put what is offered in the places of what was typed
    FieldBool merge;  // put one line for each part in the places of several
    Text add;         // a line to be added to what was typed
    Text find;        // a part to be found
    int64_t revision; // the edition of the quote that gets more lines
} QuoteBuildForm;

// What a builder that begins with an enquiry is filled with. Refuses enquiry_not_found.
Err build_of_enquiry(const PageCall *call, Text enquiry, QuoteBuildForm *form,
                     Refusals *ret_refusals);

extern const FieldTable build_new_fields;   // of a new quote
extern const FieldTable build_begin_fields; // with what it begins, by GET
extern const FieldTable build_more_fields;  // of more lines for a quote

// Answers with the builder, filled: what was typed, judged. `quote` is the number of the quote that
// gets more lines, empty for a new one; `tried` what the business refused, NULL: nothing.
Err build_show(PageCall *call, int status, Text quote, const QuoteBuildForm *form,
               const Refusals *tried);

// /quotes/{number}/add
Url build_more_url(Arena *arena, Text quote);

#endif
