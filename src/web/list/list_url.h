// Addresses of one list: what it stands under now, with a parameter changed.
#ifndef WEB_LIST_LIST_URL_H
#define WEB_LIST_LIST_URL_H

#include "base/show/url.h"
#include "web/page.h"
#include "web/part/table/column_head.h"
#include "web/part/table/kept.h"

// The present address with this parameter set to the value (empty: taken out). The place in the
// list
// (`after`) and the format go with every change.
Url list_url(const PageCall *call, Text name, Text value);
// The present address as a file.
Url list_file(const PageCall *call, Text format, bool sheet);
// The head of a column that the list can be sorted by; `first`: it is sorted so where nothing is
// asked.
ColumnHead list_head(const PageCall *call, Message label, Text style, Text column, bool first);
// Whether a list of any length offers to be sorted (action/list/row_order.h: a thousand rows): what
// goes on behind its page (`next`) the desks first narrow to an agreement or a site.
bool list_sorts(const PageCall *call, Text next);
// The same head where it does; else one that leads nowhere.
ColumnHead list_head_if(const PageCall *call, bool sorts, Message label, Text style, Text column);
// What a filter form carries on: every parameter but those named (ended by an empty text).
KeptList list_kept(const PageCall *call, const Text *but);
// The value of a parameter; empty where it is not given.
Text list_asked(const PageCall *call, Text name);

#endif
