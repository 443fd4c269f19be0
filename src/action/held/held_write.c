// do_held_write, do_held_put: each row is judged by what is held and was counted before it; then
// what is to be written is.
#include "action/held/held_private.h"

#include "action/gate.h"
#include "base/text_map.h"
#include "domain/coverage.h"
#include "domain/record/number_typed.h"

enum { NUMBER_ROOM = 24 };

// A site as rows name it.
typedef struct {
    SiteRecord site;
    bool found;
} NamedSite;

// A row beside its HeldRowDone.
typedef struct {
    size_t site; // of Work.sites
    int64_t edition;
} RowPlace;

typedef struct {
    const HeldBulk *bulk;
    bool has_revision;
    int64_t revision;
} Writing;

typedef struct {
    Action *action;
    const Writing *writing;
    HeldBulkDone *done;
    RowPlace *places;
    TextMap site_map; // by number
    NamedSite *sites;
    size_t site_count;
    TextMap row_map; // by site and part: which were asked already
} Work;

static void refuse_row(HeldRowDone *row, RefusalId id, Text field, Text value) {
    row->result = HELD_REFUSED;
    row->problem = (Refusal){.id = id, .field = field, .value = value};
}

static Text count_text(Arena *arena, int64_t count) {
    TextBuf buf = buf_new(arena, NUMBER_ROOM);
    buf_add_int(&buf, count);
    return buf_text(&buf);
}

// ---- which rows ----

// A customer's own site, or one of the agreement that it sees whole (V1).
static bool may_write_at(const ActionContext *context, const SiteRecord *site) {
    const Viewer *viewer = context->viewer;
    return viewer == NULL || sight_is_own(viewer, site->enterprise, site->site, site->agreement);
}

static Err named_site(Work *work, Text number, size_t *ret_site) {
    Action *action = work->action;
    if (text_map_find(&work->site_map, number, ret_site)) {
        return OK;
    }
    NamedSite *named = &work->sites[work->site_count];
    TRY(site_find(action->seeing, action->arena, number, &named->site, &named->found));
    text_map_add(action->arena, &work->site_map, number, work->site_count);
    *ret_site = work->site_count++;
    return OK;
}

static Err name_row(Work *work, size_t index) {
    const HeldBulk *bulk = work->writing->bulk;
    const HeldRowAsk *ask = &bulk->rows[index];
    HeldRowDone *row = &work->done->rows[index];
    Arena *arena = work->action->arena;
    Text site = ask->site.len > 0 ? ask->site : bulk->site;
    Text part = ask->part;
    *row = (HeldRowDone){.row_key = ask->row_key,
                         .line = bulk->lines != NULL ? bulk->lines[index] : 0};
    if (row->row_key.len == 0) {
        row->row_key = count_text(arena, row->line > 0 ? row->line : (int64_t)index + 1);
    }
    if (ask->entitlement.len > 0 && !held_name_read(ask->entitlement, &site, &part)) {
        site = (Text){0};
    }
    row->site = number_typed(arena, site);
    row->part = part;
    return named_site(work, row->site, &work->places[index].site);
}

// The enterprise that the rows are of; false where none of their sites is there.
static bool find_enterprise(const Work *work, EnterpriseId *ret_enterprise) {
    for (size_t i = 0; i < work->site_count; i++) {
        if (work->sites[i].found) {
            *ret_enterprise = work->sites[i].site.enterprise;
            return true;
        }
    }
    return false;
}

// Behind the lock: a site may have gone to another agreement meanwhile.
static Err refresh_sites(Work *work) {
    for (size_t i = 0; i < work->site_count; i++) {
        NamedSite *named = &work->sites[i];
        named->found = named->found && named->site.enterprise.id == work->action->enterprise.id;
        if (named->found) {
            TRY(site_refresh(work->action, &named->site));
            named->found = may_write_at(work->action->context, &named->site);
        }
    }
    return OK;
}

// ---- one row ----

static HeldCounts counts_now(const QHeldCountNowRow *row) {
    return (HeldCounts){.allocated = {row->download, row->media, row->support},
                        .has_deployed = !row->deployed_null,
                        .deployed = row->deployed_null ? (Quantity){0} : row->deployed};
}

// What is held of the part today; found: some time.
static Err load_held(Work *work, SiteId site, HeldRowDone *row) {
    Action *action = work->action;
    QHeldCountListHeldRows held;
    TRY(q_held_count_list_held(
        action->db, action->arena,
        &(QHeldCountListHeldIn){.enterprise = action->enterprise, .site = site, .part = row->part},
        &held));
    row->found = held.count > 0;
    for (size_t i = 0; i < held.count; i++) {
        PartType type;
        if (!part_type_find(held.rows[i].type, &type)) {
            return FAULT_AT(FAULT_DB_VALUE, 0);
        }
        if (coverage_is_held(type, held.rows[i].coverage_end, action->today)) {
            row->entitled.count += held.rows[i].quantity.count;
        }
    }
    return OK;
}

static Err load_counts(Work *work, SiteId site, size_t index) {
    Action *action = work->action;
    HeldRowDone *row = &work->done->rows[index];
    QHeldCountNowRow now;
    bool found = false;
    TRY(q_held_count_now(
        action->db, action->arena,
        &(QHeldCountNowIn){.enterprise = action->enterprise, .site = site, .part = row->part}, &now,
        &found));
    if (found) {
        row->before = counts_now(&now);
        work->places[index].edition = now.edition;
    }
    row->after = row->before;
    row->revision = held_revision(work->places[index].edition);
    return OK;
}

static void take_count(HeldRowDone *row, const FieldWhole *asked, Text name, Quantity *count) {
    if (!asked->given) {
        return;
    }
    if (asked->number < 0 || asked->number > QUANTITY_ASKED_MAX) {
        if (row->result != HELD_REFUSED) {
            refuse_row(row, REFUSAL_BAD_COUNT, name, (Text){0});
        }
        return;
    }
    count->count = asked->number;
}

static void judge_counts(Arena *arena, const HeldRowAsk *ask, HeldRowDone *row) {
    const FieldWhole *uses[USE_COUNT] = {&ask->download, &ask->media, &ask->support};
    HeldUse use;
    for (use = USE_DOWNLOAD; use < USE_COUNT; use++) {
        take_count(row, uses[use], held_use_name(use), &row->after.allocated[use]);
    }
    take_count(row, &ask->deployed, S("deployed"), &row->after.deployed);
    row->after.has_deployed = row->after.has_deployed || ask->deployed.given;
    if (row->result == HELD_REFUSED) {
        row->after = row->before;
    } else if (held_beyond(&row->before, &row->after, row->entitled, &use)) {
        refuse_row(row, REFUSAL_ALLOCATION_TOO_LARGE, held_use_name(use),
                   count_text(arena, row->entitled.count));
    } else {
        row->result = held_counts_equal(&row->before, &row->after) ? HELD_UNCHANGED : HELD_DONE;
    }
}

static Err judge_row(Work *work, size_t index) {
    Arena *arena = work->action->arena;
    const HeldRowAsk *ask = &work->writing->bulk->rows[index];
    HeldRowDone *row = &work->done->rows[index];
    const NamedSite *named = &work->sites[work->places[index].site];
    Text name = held_name(arena, row->site, row->part);
    size_t first = 0;
    if (named->found && row->part.len > 0) {
        TRY(load_held(work, named->site.site, row));
    }
    if (!row->found) {
        refuse_row(row, REFUSAL_ENTITLEMENT_NOT_FOUND, S("entitlement"),
                   ask->entitlement.len > 0 ? ask->entitlement : name);
        return OK;
    }
    TRY(load_counts(work, named->site.site, index));
    if (text_map_find(&work->row_map, name, &first)) {
        refuse_row(row, REFUSAL_ROW_TWICE, S("entitlement"), work->done->rows[first].row_key);
        return OK;
    }
    text_map_add(arena, &work->row_map, name, index);
    judge_counts(arena, ask, row);
    return OK;
}

// ---- all of them ----

static void add_up(HeldBulkDone *done) {
    done->done = done->unchanged = done->refused = 0;
    for (size_t i = 0; i < done->count; i++) {
        done->done += done->rows[i].result == HELD_DONE;
        done->unchanged += done->rows[i].result == HELD_UNCHANGED;
        done->refused += done->rows[i].result == HELD_REFUSED;
    }
}

static Err save_row(Work *work, size_t index) {
    Action *action = work->action;
    HeldRowDone *row = &work->done->rows[index];
    SiteId site = work->sites[work->places[index].site].site.site;
    int64_t edition = work->places[index].edition + 1;
    const HeldCounts *after = &row->after;
    QHeldCountAddIn kept = {.enterprise = action->enterprise,
                            .site = site,
                            .part = row->part,
                            .edition = edition,
                            .download = after->allocated[USE_DOWNLOAD],
                            .media = after->allocated[USE_MEDIA],
                            .support = after->allocated[USE_SUPPORT],
                            .deployed = after->deployed,
                            .deployed_null = !after->has_deployed};
    row->revision = held_revision(edition);
    if (edition == 1) {
        TRY(q_held_count_add(action->db, &kept));
    } else {
        TRY(q_held_count_set(action->db, &(QHeldCountSetIn){.enterprise = kept.enterprise,
                                                            .site = site,
                                                            .part = kept.part,
                                                            .edition = edition,
                                                            .download = kept.download,
                                                            .media = kept.media,
                                                            .support = kept.support,
                                                            .deployed = kept.deployed,
                                                            .deployed_null = kept.deployed_null}));
    }
    return q_held_count_add_event(action->db,
                                  &(QHeldCountAddEventIn){.enterprise = kept.enterprise,
                                                          .site = site,
                                                          .part = kept.part,
                                                          .edition = edition,
                                                          .seq = action->seq,
                                                          .on_day = action->today,
                                                          .download = kept.download,
                                                          .media = kept.media,
                                                          .support = kept.support,
                                                          .deployed = kept.deployed,
                                                          .deployed_null = kept.deployed_null});
}

static Err save(Work *work) {
    HeldBulkDone *done = work->done;
    for (size_t i = 0; i < done->count; i++) {
        if (done->rows[i].result == HELD_DONE) {
            TRY(save_row(work, i));
        }
    }
    done->written = true;
    return action_finish(work->action, S("counts.write"), work->action->seq);
}

// One that is refused keeps all of them from being written: nothing is done then.
static void take_back(HeldBulkDone *done) {
    for (size_t i = 0; i < done->count; i++) {
        if (done->rows[i].result == HELD_DONE) {
            done->rows[i].result = HELD_UNCHANGED;
            done->rows[i].after = done->rows[i].before;
        }
    }
    add_up(done);
}

// What the key wrote before, row by row.
static Err repeat_row(Work *work, size_t index) {
    Action *action = work->action;
    HeldRowDone *row = &work->done->rows[index];
    const NamedSite *named = &work->sites[work->places[index].site];
    QHeldCountHistoryRows history;
    if (!row->found) {
        return OK;
    }
    TRY(q_held_count_history(action->db, action->arena,
                             &(QHeldCountHistoryIn){.enterprise = action->enterprise,
                                                    .site = named->site.site,
                                                    .part = row->part},
                             &history));
    for (size_t i = 0; i < history.count; i++) {
        if (history.rows[i].seq == action->object) {
            row->result = HELD_DONE;
            row->before = i > 0 ? held_counts_of(&history.rows[i - 1]) : (HeldCounts){0};
            row->after = held_counts_of(&history.rows[i]);
            row->revision = held_revision(history.rows[i].edition);
        }
    }
    return OK;
}

static Err judge_all(Work *work) {
    TRY(refresh_sites(work));
    for (size_t i = 0; i < work->done->count; i++) {
        TRY(judge_row(work, i));
        if (work->action->repeated) {
            TRY(repeat_row(work, i));
        }
    }
    add_up(work->done);
    return OK;
}

// The problem of the one row that is put.
static void judge_put(const Work *work) {
    const HeldRowDone *row = &work->done->rows[0];
    Refusals *refusals = work->action->refusals;
    if (row->found && row->revision != work->writing->revision) {
        refuse(refusals, (Refusal){.id = REFUSAL_STALE, .field = S("revision")});
    } else if (row->result == HELD_REFUSED) {
        refuse(refusals, row->problem);
    }
}

static Err write_rows(Work *work) {
    Action *action = work->action;
    const HeldBulk *bulk = work->writing->bulk;
    HeldBulkDone *done = work->done;
    TRY(judge_all(work));
    done->repeated = action->repeated;
    if (work->writing->has_revision && !action->repeated) {
        judge_put(work);
    }
    if (action->repeated || refused(action->refusals) || bulk->dry_run) {
        done->written = action->repeated;
        return OK;
    }
    if (done->refused > 0 && (bulk->mode == HELD_ALL || done->refused == done->count)) {
        take_back(done);
        action->rehearsed = true;
        return OK;
    }
    return save(work);
}

// Who may write any counts at all (portal.md §4).
static bool may_write(const ActionContext *context) {
    static const Gate gate =
        MAY(SUBJECT_ALLOCATIONS, WRITE, RIGHT_REPORTING, RIGHT_ENTITLEMENTS_UPDATE);
    return context->viewer == NULL || gate_ask(&gate, true, context->viewer) == GATE_OPEN;
}

static void judge_ask(Action *action, const HeldBulk *bulk) {
    if (!may_write(action->context)) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_RIGHT_MISSING, .field = S("rows")});
    } else if (bulk->count == 0) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_NO_ROWS, .field = S("rows")});
    } else if (bulk->count > HELD_ROWS_MAX) {
        refuse(action->refusals, (Refusal){.id = REFUSAL_TOO_MANY_ROWS,
                                           .field = S("rows"),
                                           .value = count_text(action->arena, HELD_ROWS_MAX)});
    }
}

static Err write_counts(Action *action, const void *given, void *outcome) {
    const Writing *writing = given;
    const HeldBulk *bulk = writing->bulk;
    HeldBulkDone *done = outcome;
    EnterpriseId enterprise = {0};
    judge_ask(action, bulk);
    if (refused(action->refusals)) {
        return OK;
    }
    *done = (HeldBulkDone){.rows = arena_array(action->arena, HeldRowDone, bulk->count),
                           .count = bulk->count};
    Work work = {.action = action,
                 .writing = writing,
                 .done = done,
                 .places = arena_array(action->arena, RowPlace, bulk->count),
                 .sites = arena_array(action->arena, NamedSite, bulk->count)};
    for (size_t i = 0; i < bulk->count; i++) {
        TRY(name_row(&work, i));
    }
    if (find_enterprise(&work, &enterprise)) {
        TRY(action_open(action, enterprise));
    }
    return refused(action->refusals) ? OK : write_rows(&work);
}

Err do_held_write(const ActionContext *context, const HeldBulk *bulk, HeldBulkDone *ret_done,
                  Refusals *ret_refusals) {
    Writing writing = {.bulk = bulk};
    return bulk->dry_run ? action_look(context, write_counts, &writing, ret_done, ret_refusals)
                         : action_run(context, write_counts, &writing, ret_done, ret_refusals);
}

Err do_held_put(const ActionContext *context, const HeldPut *put, HeldBulkDone *ret_done,
                Refusals *ret_refusals) {
    HeldBulk bulk = {.rows = &put->row, .count = 1};
    Writing writing = {&bulk, true, put->revision};
    return action_run(context, write_counts, &writing, ret_done, ret_refusals);
}

bool held_may_write(const ActionContext *context, const SiteRecord *site) {
    bool customer = context->viewer == NULL || context->viewer->kind == VIEWER_CUSTOMER;
    return customer && may_write(context) && may_write_at(context, site);
}
