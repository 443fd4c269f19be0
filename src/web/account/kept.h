// A form that was open when its session ended (P01): it travels through the sign-in in a hidden
// field, and comes back filled. The server keeps nothing of it.
#ifndef WEB_ACCOUNT_KEPT_H
#define WEB_ACCOUNT_KEPT_H

#include "base/show/html.h"
#include "web/page.h"

// Beyond it a form is not kept.
enum { KEPT_CHARACTERS_MAX = 1 << 20 };

typedef struct {
    Text name;
    Text value;
} KeptField;

typedef struct {
    KeptField *items;
    size_t count;
} KeptFields;

typedef struct {
    Url action;
    Text csrf;
    Text key;
    KeptFields fields;
} KeptPage;

// The form of this request, encoded as it came, without what the portal itself put in; empty where
// there is none, or where it is not known to be of a page of ours.
Text kept_form(const PageCall *call);
// Leads back to the form at `next`: one press shows it filled and does nothing else. `session` is
// the secret that the press will be proved by: the one that was just given out.
Err kept_show(PageCall *call, Text session, Url next, Text kept);

#endif
