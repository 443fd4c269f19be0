// POST /entitlements/import/check shows what a file would change, POST /entitlements/import writes
// it: all, or what can be (portal.md P35, §9).
#include "action/refusal_status.h"
#include "web/frame.h"
#include "web/held/held_import_view.h"

static Err import(PageCall *call, bool dry_run) {
    const HeldBulkAsk *ask = call->input;
    ImportGiven given = {.text = page_typed(call, S("text")), .site = page_typed(call, S("site"))};
    HeldBulkDone done = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return import_page(call, 422, &given, NULL, NULL);
    }
    import_read(call, ask, dry_run, &given, &refusals);
    if (!refused(&refusals)) {
        HeldBulk bulk = {.rows = given.read.rows,
                         .lines = given.read.lines,
                         .count = given.read.count,
                         .site = given.site,
                         .mode = (HeldMode)ask->mode,
                         .dry_run = dry_run};
        TRY(do_held_write(call->context, &bulk, &done, &refusals));
    }
    if (refused(&refusals)) {
        return import_page(call, status_of_refusal(refusals.items[0].id), &given, NULL, &refusals);
    }
    return import_page(call, dry_run || done.written ? 200 : 422, &given, &done, NULL);
}

PAGE(held_import_check, HTTP_POST, "/entitlements/import/check",
     MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE),
     &held_bulk_fields) {
    return import(call, true);
}

PAGE(held_import_do, HTTP_POST, "/entitlements/import",
     MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE),
     &held_bulk_fields) {
    return import(call, false);
}
