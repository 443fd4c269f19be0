// Joining and moving in memory.
#include "action/plan/what_if_arrivals_private.h"

#include "action/order/request/submit_papers_private.h"
#include "domain/record/number.h"
#include "store/agreement_store.h"

// Records that a move makes are younger than any that is kept.
#define FRESH_RECORDS (INT64_MAX / 4)

typedef struct {
    Action *action;
    const SiteRecord *to;
    Standing target;
    WhatIfArrivals *arrivals;
    SiteId *joined; // sites that join, in the order in which they were named
    size_t joined_count;
} ArrivalWork;

static void say(const ArrivalWork *work, RefusalId id, Text list, size_t index, Text field,
                Text value) {
    refuse(work->action->refusals,
           (Refusal){
               .id = id, .field = field, .line = (int32_t)index + 1, .value = value, .list = list});
}

// Another site of the enterprise that the viewer sees.
static Err find_site(const ArrivalWork *work, Text list, size_t index, Text field, Text number,
                     SiteRecord *ret_site, bool *ret_found) {
    Action looking = *work->action;
    Refusals own = {0};
    looking.refusals = &own;
    TRY(papers_find_site(&looking, number, ret_site, ret_found));
    if (!*ret_found) {
        say(work, REFUSAL_SITE_NOT_FOUND, list, index, field, number);
    } else if (ret_site->enterprise.id != work->to->enterprise.id) {
        say(work, REFUSAL_NOT_SAME_ENTERPRISE, list, index, field, number);
        *ret_found = false;
    } else {
        TRY(site_refresh(&looking, ret_site));
    }
    return OK;
}

static Err held_at(const ArrivalWork *work, const SiteRecord *site, HeldRows *ret_rows) {
    ActionContext seeing = *work->action->context;
    Holder holder = {
        .enterprise = site->enterprise, .agreement = site->agreement, .site = site->site};
    seeing.db = work->action->seeing;
    return holder_list(&seeing, &holder, ret_rows);
}

// ---- joining ----

static bool joins(const ArrivalWork *work, SiteId site) {
    for (size_t i = 0; i < work->joined_count; i++) {
        if (work->joined[i].id == site.id) {
            return true;
        }
    }
    return false;
}

static Err join(ArrivalWork *work, Text number, size_t index, HeldRows *held) {
    Text list = S("joining");
    SiteRecord site;
    bool found = false;
    TRY(find_site(work, list, index, S("site"), number, &site, &found));
    if (!found) {
        return OK;
    }
    if (work->target.express) {
        say(work, REFUSAL_EXPRESS_HAS_ONE_SITE, list, index, S("site"), number);
    } else if (work->target.inactive) {
        say(work, REFUSAL_AGREEMENT_INACTIVE, list, index, S("site"), number);
    } else if (site.agreement.id == work->to->agreement.id || joins(work, site.site)) {
        say(work, REFUSAL_SAME_AGREEMENT, list, index, S("site"), number);
    } else {
        work->joined[work->joined_count++] = site.site;
        TRY(held_at(work, &site, held));
        for (size_t i = 0; i < held->count; i++) {
            held->rows[i].record.agreement_since = work->action->today;
        }
    }
    return OK;
}

static Err join_all(ArrivalWork *work, const WhatIfComing *coming) {
    Arena *arena = work->action->arena;
    HeldRows *of_site = arena_array(arena, HeldRows, coming->joining_count);
    size_t count = 0;
    work->joined = arena_array(arena, SiteId, coming->joining_count);
    for (size_t i = 0; i < coming->joining_count; i++) {
        TRY(join(work, coming->joining[i], i, &of_site[i]));
        count += of_site[i].count;
    }
    HeldRows *joined = &work->arrivals->joined;
    joined->rows = arena_array(arena, HeldRow, count);
    for (size_t i = 0; i < coming->joining_count; i++) {
        for (size_t row = 0; row < of_site[i].count; row++) {
            joined->rows[joined->count++] = of_site[i].rows[row];
        }
    }
    return OK;
}

// ---- moving ----

// What is left of a record behind the moves before.
static int64_t left_of(const WhatIfArrivals *arrivals, const EntitlementRecord *record) {
    int64_t count = record->quantity.count;
    for (size_t i = 0; i < arrivals->left.count; i++) {
        const EntitlementRecord *gone = &arrivals->left.rows[i].record;
        count -= gone->entitlement.id == record->entitlement.id ? gone->quantity.count : 0;
    }
    return count;
}

static void grow(Arena *arena, HeldRows *rows, size_t more) {
    HeldRow *grown = arena_array(arena, HeldRow, rows->count + more);
    for (size_t i = 0; i < rows->count; i++) {
        grown[i] = rows->rows[i];
    }
    rows->rows = grown;
}

// R5.2: inside an agreement the day it came onto the agreement stays; of a site that joins it is
// today already.
static void move_row(ArrivalWork *work, const SiteRecord *from, const HeldRow *held,
                     Quantity quantity) {
    WhatIfArrivals *arrivals = work->arrivals;
    HeldRow gone = *held;
    HeldRow made = *held;
    gone.record.quantity = quantity;
    made.record.quantity = quantity;
    made.record.site = work->to->site;
    made.record.entitlement.id = FRESH_RECORDS + (int64_t)arrivals->arrived.count; // R4.14
    if (from->agreement.id != work->to->agreement.id) {
        made.record.agreement_since = work->action->today;
    }
    arrivals->left.rows[arrivals->left.count++] = gone;
    arrivals->arrived.rows[arrivals->arrived.count++] = made;
}

// As lists of renewal lines name it: the site's number, a hyphen, the record's code.
static bool entitlement_of(const ArrivalWork *work, const WhatIfMove *move, int64_t *ret_id) {
    Text name = move->entitlement;
    if (name.len != move->from.len + 1 + RECORD_CODE_BYTES || !text_begins(name, move->from)) {
        return false;
    }
    Text code = {name.bytes + move->from.len + 1, RECORD_CODE_BYTES};
    return code.bytes[-1] == '-' &&
           record_code_parse(code, work->action->context->number_key, ret_id);
}

static void move_one(ArrivalWork *work, const SiteRecord *from, const HeldRows *held,
                     const WhatIfMove *move, size_t index) {
    int64_t id = 0;
    const HeldRow *row = NULL;
    bool coded = entitlement_of(work, move, &id);
    for (size_t i = 0; coded && i < held->count; i++) {
        row = held->rows[i].record.entitlement.id == id ? &held->rows[i] : row;
    }
    if (row == NULL) {
        say(work, REFUSAL_LINE_NOT_FOUND, S("moves"), index, S("entitlement"), move->entitlement);
        return;
    }
    int64_t left = left_of(work->arrivals, &row->record);
    Quantity quantity = {move->quantity.count == 0 ? left : move->quantity.count};
    if (quantity.count < 1 || quantity.count > left) {
        say(work, REFUSAL_BAD_QUANTITY, S("moves"), index, S("quantity"), move->entitlement);
        return;
    }
    move_row(work, from, row, quantity);
}

static void move_all(ArrivalWork *work, const SiteRecord *from, const HeldRows *held,
                     size_t index) {
    size_t moved = 0;
    for (size_t i = 0; i < held->count; i++) {
        Quantity left = {left_of(work->arrivals, &held->rows[i].record)};
        if (left.count > 0) {
            move_row(work, from, &held->rows[i], left);
            moved++;
        }
    }
    if (moved == 0) {
        say(work, REFUSAL_NOTHING_TO_MIGRATE, S("moves"), index, S("from"), (Text){0});
    }
}

static Err move(ArrivalWork *work, const WhatIfMove *move, size_t index) {
    Text list = S("moves");
    SiteRecord from;
    HeldRows held;
    bool found = false;
    TRY(find_site(work, list, index, S("from"), move->from, &from, &found));
    if (!found) {
        return OK;
    }
    bool inside = from.agreement.id == work->to->agreement.id || joins(work, from.site);
    if (from.site.id == work->to->site.id) {
        say(work, REFUSAL_SAME_SITE, list, index, S("from"), move->from);
    } else if (work->target.express) {
        say(work, REFUSAL_TARGET_IS_EXPRESS, list, index, S("from"), move->from);
    } else if (work->target.inactive && !inside) {
        say(work, REFUSAL_AGREEMENT_INACTIVE, list, index, S("from"), move->from);
    } else {
        TRY(held_at(work, &from, &held));
        grow(work->action->arena, &work->arrivals->left, held.count);
        grow(work->action->arena, &work->arrivals->arrived, held.count);
        if (move->entitlement.len > 0) {
            move_one(work, &from, &held, move, index);
        } else {
            move_all(work, &from, &held, index);
        }
    }
    return OK;
}

Err what_if_arrivals(Action *action, const WhatIfComing *coming, const SiteRecord *site,
                     WhatIfArrivals *ret_arrivals) {
    ArrivalWork work = {.action = action, .to = site, .arrivals = ret_arrivals};
    *ret_arrivals = (WhatIfArrivals){0};
    if (coming->joining_count == 0 && coming->move_count == 0) {
        return OK;
    }
    TRY(day_standing(action->context, site->enterprise, site->agreement, &work.target));
    TRY(join_all(&work, coming));
    for (size_t i = 0; i < coming->move_count; i++) {
        TRY(move(&work, &coming->moves[i], i));
    }
    return OK;
}
