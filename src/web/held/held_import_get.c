// GET /entitlements/import: the form for counts from a file (portal.md P35).
#include "web/held/held_import_view.h"

#include <stddef.h>

typedef struct {
    Text site;
} ImportAsk;

static const Field fields[] = {
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(ImportAsk, site)},
};
static const FieldTable ask_fields = FIELD_TABLE("a question for the form", ImportAsk, fields);

PAGE(held_import, HTTP_GET, "/entitlements/import",
     MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE), &ask_fields) {
    const ImportAsk *ask = call->input;
    return import_page(call, call->complaints->count > 0 ? 422 : 200,
                       &(ImportGiven){.site = ask->site}, NULL, NULL);
}
