// The fields by which counts are written.
#include "action/held/held_counts.h"

#include <stddef.h>

#define OF_ROW(member, of_kind)                                                                    \
    { .name = S_INIT(#member), .kind = (of_kind), .offset = offsetof(HeldRowAsk, member) }

static const Field row_fields[] = {
    OF_ROW(row_key, FIELD_NAME),  OF_ROW(entitlement, FIELD_NAME), OF_ROW(site, FIELD_NAME),
    OF_ROW(part, FIELD_NAME),     OF_ROW(download, FIELD_WHOLE),   OF_ROW(media, FIELD_WHOLE),
    OF_ROW(support, FIELD_WHOLE), OF_ROW(deployed, FIELD_WHOLE),
};
const FieldTable held_row_fields =
    FIELD_TABLE("counts of a part at a site", HeldRowAsk, row_fields);

#define OF_ALLOCATIONS(member)                                                                     \
    { .name = S_INIT(#member), .kind = FIELD_WHOLE, .offset = offsetof(AllocationsAsk, member) }

static const Field allocation_fields[] = {
    OF_ALLOCATIONS(download),
    OF_ALLOCATIONS(media),
    OF_ALLOCATIONS(support),
};
const FieldTable allocations_fields = FIELD_TABLE("allocations", AllocationsAsk, allocation_fields);

static const Field deployment_fields[] = {
    {.name = S_INIT("deployed"),
     .kind = FIELD_WHOLE,
     .offset = offsetof(DeploymentsAsk, deployed),
     .required = true},
};
const FieldTable deployments_fields =
    FIELD_TABLE("what is deployed", DeploymentsAsk, deployment_fields);

static const Text modes[] = {S_INIT("all"), S_INIT("good_lines")};

static const Field bulk_fields[] = {
    {.name = S_INIT("mode"),
     .kind = FIELD_CHOICE,
     .offset = offsetof(HeldBulkAsk, mode),
     .choices = modes,
     .choice_count = 2},
    {.name = S_INIT("dry_run"), .kind = FIELD_BOOL, .offset = offsetof(HeldBulkAsk, dry_run)},
    {.name = S_INIT("rows"),
     .kind = FIELD_LIST,
     .offset = offsetof(HeldBulkAsk, rows),
     .items = &held_row_fields},
    {.name = S_INIT("text"),
     .kind = FIELD_TEXT,
     .offset = offsetof(HeldBulkAsk, text),
     .most = HELD_TEXT_MAX},
    {.name = S_INIT("site"), .kind = FIELD_NAME, .offset = offsetof(HeldBulkAsk, site)},
};
const FieldTable held_bulk_fields = FIELD_TABLE("counts of many parts", HeldBulkAsk, bulk_fields);

Text held_result_name(HeldResult result) {
    static const Text names[] = {S_INIT("done"), S_INIT("unchanged"), S_INIT("refused")};
    return names[result];
}
