// Where the contacts of a site stand, and who may come there.
#ifndef WEB_CONTACT_CONTACTS_URL_H
#define WEB_CONTACT_CONTACTS_URL_H

#include "base/show/url.h"
#include "web/page.h"

// The gate of the page; whether V5 opens the contacts of a site is another matter.
#define CONTACTS_GATE MAY(SUBJECT_CONTACTS, READ, RIGHT_REPORTING, RIGHT_CONTACTS_VIEW)

bool contacts_gate_opens(const Viewer *viewer);
// /sites/<site>/contacts
Url contacts_url(Arena *arena, Text site);

#endif
