// The page of an import of counts.
#ifndef WEB_HELD_HELD_IMPORT_VIEW_H
#define WEB_HELD_HELD_IMPORT_VIEW_H

#include "action/held/held_text.h"
#include "web/page.h"

// What a form gives: a file's text or the one that was pasted, and its rows.
typedef struct {
    Text text;
    Text site;
    HeldRead read;
} ImportGiven;

// Reads the form's file or text; refuses what cannot be read.
void import_read(const PageCall *call, const HeldBulkAsk *ask, bool with_file,
                 ImportGiven *ret_given, Refusals *refusals);
// The form, with what became of the rows (NULL: they were not looked at) and what was refused.
Err import_page(PageCall *call, int status, const ImportGiven *given, const HeldBulkDone *done,
                const Refusals *refusals);

#endif
