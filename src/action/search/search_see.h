// The one box on every page (portal.md §12): a number, or words of the name of a
// customer or a part. Each kind is
// looked up by the view of its own page, and only where that page's gate opens for the viewer: what
// is hidden is missing, and costs what that costs (V6, B20).
#ifndef ACTION_SEARCH_SEARCH_SEE_H
#define ACTION_SEARCH_SEARCH_SEE_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/columns.h"

enum { SEARCH_CUSTOMERS_MAX = 20, SEARCH_PARTS_MAX = 20 };

typedef struct {
    Text text; // as typed
} SearchInput;

extern const FieldTable search_fields;

typedef struct {
    Text kind; // "customer", "agreement", "order", "quote", "proof", "transfer", "enquiry", "part"
    Text number; // of the site, of the agreement …; an enquiry's name
    Text name;   // of the customer; of the part; of a transfer the site that it begins at
    Text city;
} SearchHit;

extern const ColumnTable search_columns;

typedef struct {
    SearchHit *hits;
    size_t count;
    bool more; // customers than SEARCH_CUSTOMERS_MAX
} SearchView;

// Refuses filter_required · number_lacks_zeros (the value is the number with them; nothing was
// looked up) · search_too_short.
Err see_search(const ActionContext *context, const SearchInput *input, SearchView *ret_search,
               Refusals *ret_refusals);

#endif
