// Answers of pages: a page's own part inside the frame of the portal, or another address.
#ifndef WEB_FRAME_H
#define WEB_FRAME_H

#include "base/show/complaint_message.h"
#include "domain/refusal.h"
#include "web/page.h"
#include "web/part/form/keys.h"
#include "web/part/frame/shell.h"

// A place for the page's own template.
Html page_part(const PageCall *call);

// Path and query, to come back to; of a form the home.
Text page_here(const PageCall *call);

// What a page is besides its own part.
typedef struct {
    Message title;
    Crumbs crumbs;
    Notices notices;
    Problems problems;
    Html main;
    bool looks_again; // something goes on: without scripts the page comes again by itself
} PageParts;

// Answers with the whole page.
Err page_show(PageCall *call, int status, const PageParts *parts);

// Answers 303: the browser goes there by GET. The path is our own (url_local), or a bug.
Err page_see_other(PageCall *call, Text path);

// For the forms of the page; revision is that of what is changed, empty where nothing is.
FormKeys page_keys(const PageCall *call, Text revision);

// What was wrong with the input, and what the business refused, as the list on top of the page;
// each leads to its field.
Problems page_problems(const PageCall *call, const Refusals *refusals);
// What a refusal says, with the value that it is about.
Message page_refusal_words(const PageCall *call, const Refusal *refusal);
// What is wrong with one field, of either; false where nothing is.
bool page_problem_of(const PageCall *call, const Refusals *refusals, Text field,
                     Message *ret_problem);
// Whether a field was sent at all, be it empty.
bool page_was_sent(const PageCall *call, Text field);
// As it was typed; empty where it was not.
Text page_typed(const PageCall *call, Text field);

#endif
