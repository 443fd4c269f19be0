// Of when a page is: the two fields that ask for it, and the words that say it.
#ifndef WEB_LIST_TIME_FIELDS_H
#define WEB_LIST_TIME_FIELDS_H

#include "action/as_of.h"
#include "web/page.h"
#include "web/part/form/another_day.h"
#include "web/part/frame/notice.h"

enum { TIME_FIELDS = 2 };

// true_on and known_on as they were typed, with what is wrong with them.
void time_fields(const PageCall *call, FormField fields[TIME_FIELDS]);
// The same as a form of their own, under a page at `here` that is about one thing.
AnotherDay time_form(const PageCall *call, Url here);
// The address with the time that this page is of, where one is asked for.
Url time_kept(const PageCall *call, Url url);
// "Shown as of …", with the instant until which it was known.
Message time_words(const PageCall *call, const ViewTime *when);
// The same above a page, with the way back to now.
Notice time_notice(const PageCall *call, const ViewTime *when, Url now);

#endif
