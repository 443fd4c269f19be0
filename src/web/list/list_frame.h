// What stands around the rows of every list: pages by key, why there is nothing, the forms as a
// file.
#ifndef WEB_LIST_LIST_FRAME_H
#define WEB_LIST_LIST_FRAME_H

#include "web/list/list_url.h"
#include "web/part/show/empty.h"
#include "web/part/table/export_menu.h"
#include "web/part/table/filters.h"
#include "web/part/table/pager.h"

// next: `after` of the next page; empty: this is the last.
Pager list_pager(const PageCall *call, size_t count, Text next);
// Where a filter is set it says so and leads back to all; else the list's own words.
Empty list_empty(const PageCall *call, Message title, Message text);
ExportMenu list_exports(const PageCall *call);
// None where there are no rows.
ExportMenu list_exports_of(const PageCall *call, size_t count);
// A chip for each filter of the address, one of these fields (not wrong) or none, with a way to
// take it off.
Chips list_chips(const PageCall *call, const FormField *fields, size_t count);
// The filters of a list, each with what is wrong with it.
Filters list_filters(const PageCall *call, const Refusals *refusals, FormField *fields,
                     size_t count);

#endif
