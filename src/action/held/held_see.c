// see_held: what is held of a part at a site, with what the customer counts of it.
#include "action/held/held_private.h"

#include "action/account_names_private.h"

#include "action/site/held_share_private.h"
#include "action/viewer.h"
#include "domain/record/number_typed.h"

#include <stddef.h>

#define OF_STEP(member) COLUMN(HeldStep, member, COLUMN_QUANTITY)

static const Column step_columns[] = {
    COLUMN(HeldStep, on, COLUMN_DATE),
    COLUMN(HeldStep, at, COLUMN_INSTANT),
    OF_STEP(download),
    OF_STEP(media),
    OF_STEP(support),
    COLUMN_OR_NULL(HeldStep, deployed, COLUMN_QUANTITY),
};
const ColumnTable held_step_columns = COLUMN_TABLE_PLAIN(step_columns, HeldStep);

#define HELD(member, kind) COLUMN(HeldView, member, kind)
#define COUNTED(member)                                                                            \
    COLUMN_CALLED_OR_NULL(#member, HeldView, member, counts_null, COLUMN_QUANTITY)
#define HELD_OR_NULL(member) COLUMN_OR_NULL(HeldView, member, COLUMN_QUANTITY)

static const Column columns[] = {
    HELD(entitlement, COLUMN_NUMBER),
    HELD(site, COLUMN_NUMBER),
    HELD(product, COLUMN_NUMBER),
    HELD(part, COLUMN_NUMBER),
    HELD(description, COLUMN_TEXT),
    HELD(part_type, COLUMN_TEXT),
    HELD(metric, COLUMN_TEXT),
    HELD(entitled, COLUMN_QUANTITY),
    HELD(covered, COLUMN_QUANTITY),
    COUNTED(allocated),
    COUNTED(download),
    COUNTED(media),
    COUNTED(support),
    HELD_OR_NULL(deployed),
    HELD_OR_NULL(difference),
    COLUMN_OR_NULL(HeldView, revision, COLUMN_COUNT),
};
const ColumnTable held_columns = COLUMN_TABLE_PLAIN(columns, HeldView);

static void refuse_name(Text entitlement, Refusals *refusals) {
    *refusals = (Refusals){0};
    refuse(refusals, (Refusal){.id = REFUSAL_ENTITLEMENT_NOT_FOUND,
                               .field = S("entitlement"),
                               .value = entitlement});
}

static void add_rows(const EntitlementsView *list, HeldView *held) {
    held->rows = list->rows;
    held->row_count = list->count;
    for (size_t i = 0; i < list->count; i++) {
        const EntitlementListRow *row = &list->rows[i];
        held->product = row->product;
        held->description = row->description;
        held->part_type = row->part_type;
        held->metric = row->metric;
        held->entitled.count += row->entitled.count;
        held->covered.count += row->covered.count;
    }
}

static void add_step(const QHeldCountHistoryRow *row, HeldView *held) {
    HeldCounts counts = held_counts_of(row);
    HeldStep *step = &held->steps[held->step_count++];
    *step = (HeldStep){.on = row->on_day,
                       .at = row->recorded_at,
                       .download = counts.allocated[USE_DOWNLOAD],
                       .media = counts.allocated[USE_MEDIA],
                       .support = counts.allocated[USE_SUPPORT],
                       .deployed = counts.deployed,
                       .deployed_null = !counts.has_deployed};
    held->allocated = held_allocated(&counts);
    held->download = step->download;
    held->media = step->media;
    held->support = step->support;
    held->deployed = step->deployed;
    held->deployed_null = step->deployed_null;
    held->revision = held_revision(row->edition);
    held->changed_at = step->at;
}

static Err add_counts(const ActionContext *context, const SiteRecord *site, HeldView *held) {
    QHeldCountHistoryRows history;
    held->may_write = held_may_write(context, site);
    held->counts_null = held->revision_null = false;
    held->revision = held_revision(0);
    TRY(q_held_count_history(context->db, context->arena,
                             &(QHeldCountHistoryIn){.enterprise = site->enterprise,
                                                    .site = site->site,
                                                    .part = held->part},
                             &history));
    held->steps = arena_array(context->arena, HeldStep, history.count);
    for (size_t i = 0; i < history.count; i++) {
        add_step(&history.rows[i], held);
    }
    held->difference = (Quantity){held->entitled.count - held->deployed.count};
    held->difference_null = held->deployed_null;
    return account_name_of_customer(context, site->enterprise, &held->changed_by);
}

// Also one of which nothing is left: what was counted of it stands there.
static Err find_part(const ActionContext *context, const SiteRecord *site, HeldView *held,
                     bool *ret_found) {
    QHeldCountPartHeldRow part;
    TRY(q_held_count_part_held(context->db, context->arena,
                               &(QHeldCountPartHeldIn){.enterprise = site->enterprise,
                                                       .site = site->site,
                                                       .part = held->part},
                               &part, ret_found));
    if (*ret_found) {
        held->product = part.product_null ? (Text){0} : part.product;
        held->description = part.description;
        held->part_type = part.type;
        held->metric = part.metric;
    }
    return OK;
}

Err see_held(const ActionContext *context, Text entitlement, HeldView *ret_held,
             Refusals *ret_refusals) {
    HeldView held = {
        .counts_null = true, .deployed_null = true, .difference_null = true, .revision_null = true};
    EntitlementsInput input = {.limit = ENTITLEMENTS_LIMIT_MAX};
    EntitlementsView list = {0};
    SiteRecord site = {0};
    bool found = false;
    bool seen = held_counts_seen(context);
    *ret_refusals = (Refusals){0};
    if (!held_name_read(entitlement, &input.site, &input.part)) {
        refuse_name(entitlement, ret_refusals);
        return OK;
    }
    TRY(see_entitlement_list(context, &input, &list, ret_refusals));
    if (refused(ret_refusals)) {
        refuse_name(entitlement, ret_refusals);
        return OK;
    }
    held.site = number_typed(context->arena, input.site);
    held.part = input.part;
    held.entitlement = held_name(context->arena, held.site, held.part);
    TRY(site_find(context->db, context->arena, held.site, &site, &found));
    add_rows(&list, &held);
    found = list.count > 0;
    if (!found && !viewer_is_partner(context)) {
        TRY(find_part(context, &site, &held, &found));
    }
    if (!found) {
        refuse_name(entitlement, ret_refusals);
        return OK;
    }
    if (seen) {
        TRY(add_counts(context, &site, &held));
    }
    *ret_held = held;
    return OK;
}
