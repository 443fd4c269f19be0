// One transaction per action; keys; ids; the directory.
#include "action/action_private.h"

#include "store/db_pool.h"
#include "store/db_scope.h"
#include "store/q_audit.h"
#include "store/q_directory.h"
#include "store/q_enterprise.h"
#include "store/q_outbox.h"
#include "store/q_request_key.h"
#include "store/q_site.h"

// More than there are callers: of so many enrolments at once one is first each time.
enum { TRIES_MAX = 100, PLACE_ROOM = 24 };

// An action with all that it needs, as one argument.
typedef struct {
    const ActionContext *context;
    ActionBody body;
    const void *input;
    void *outcome;
    Refusals *refusals;
    EnterpriseId *behind; // set where the body ended with FAULT_DAY_FIRST
    bool looks;
} Frame;

// Runs the body; says whether what it did is to be kept.
static Err run_body(const Frame *frame, const ActionContext *context, bool *ret_keep) {
    Action action = {
        .context = context,
        .db = context->db,
        .seeing = context->viewer != NULL ? context->seeing : context->db,
        .arena = context->arena,
        .programme = context->prices.programme,
        .today = context->today,
        .refusals = frame->refusals,
        .looks = frame->looks,
    };
    *frame->refusals = (Refusals){0};
    Err err = frame->body(&action, frame->input, frame->outcome);
    *frame->behind = action.enterprise;
    TRY(err);
    *ret_keep = !refused(frame->refusals) && !action.repeated && !action.rehearsed;
    return OK;
}

static Err run_alone(const Frame *frame, Db *db) {
    ActionContext context = *frame->context;
    bool keep = false;
    context.db = db;
    context.seeing = frame->context->db;
    TRY(db_begin(context.db));
    Err err = run_body(frame, &context, &keep);
    if (keep) {
        err = db_commit(context.db);
    }
    if (err_failed(err) || !keep) {
        db_rollback(context.db);
        store_numbers_rolled_back(context.numbers);
    } else {
        store_numbers_committed(context.numbers);
    }
    return err;
}

// Ends a step. Where the engine has ended the transaction, there is nothing left to take back.
static Err end_step(Db *db, bool keep, NumberSource *numbers) {
    if (keep) {
        store_numbers_step_kept(numbers);
        return db_release(db);
    }
    store_numbers_step_taken_back(numbers);
    if (db_in_transaction(db)) {
        TRY(db_rollback_to(db));
        TRY(db_release(db));
    }
    return OK;
}

// ---- what the day does first (R10.3) ----

typedef struct {
    ActionContext context; // the house's: nobody asked for it
    EnterpriseId enterprise;
    AutomaticStep step;
    Refusals refusals;
    EnterpriseId behind;
} Day;

// The next thing that an enterprise's day does by itself, as an action beside the one that waits.
static Frame day_frame(const Frame *waiting, Day *day) {
    *day = (Day){.context = *waiting->context, .enterprise = *waiting->behind};
    day->context.actor = (IdentityId){0};
    day->context.account = (AccountId){0};
    day->context.key = (Text){0};
    day->context.digest = (Text){0};
    day->context.viewer = NULL;
    return (Frame){&day->context, automatic_do, &day->enterprise, &day->step, &day->refusals,
                   &day->behind,  false};
}

static bool waits_for_day(Err err) {
    return err.code == FAULT_DAY_FIRST;
}

// ---- in somebody else's transaction ----

// A request reads one state of the database from its session on. Behind an action it is the next.
// Who waits for the writer keeps none: SQLite's log begins anew only where nobody reads in it, and
// is moved into the file behind every group of changes for as long as it does not.
static Err read_anew(const ActionContext *context) {
    const Db *db = context->db; // NULL: it only acts
    bool sees = db != NULL && db_has_scope(db) && db_in_transaction(db);
    return sees ? db_see_anew(context->db) : OK;
}

static Err run_step(const Frame *frame, Db *db, NumberSource *numbers) {
    ActionContext context = *frame->context;
    context.db = db;
    context.seeing = frame->context->db;
    context.numbers = numbers;
    bool keep = false;
    TRY(db_savepoint(db));
    store_numbers_step(numbers);
    Err err = run_body(frame, &context, &keep);
    if (!err_failed(err)) {
        err = read_anew(frame->context);
    }
    Err ended = end_step(db, keep && !err_failed(err), numbers);
    return err_failed(err) ? err : ended;
}

// ActionWork: the same body in somebody else's transaction, on its connection.
static Err run_as_step(void *argument, Db *db, NumberSource *numbers) {
    const Frame *frame = argument;
    Err err = run_step(frame, db, numbers);
    while (waits_for_day(err)) {
        Day day;
        Frame first = day_frame(frame, &day);
        TRY(run_step(&first, db, numbers));
        err = run_step(frame, db, numbers);
    }
    return err;
}

// ---- alone ----

// A transaction of its own, again where another one was first.
static Err run_until_first(const Frame *frame, Db *db) {
    Arena *arena = frame->context->arena;
    size_t mark = arena->used;
    Err err = run_alone(frame, db);
    for (int tries = 1; tries < TRIES_MAX && db_lost_race(db, err); tries++) {
        arena_rewind(arena, mark);
        err = run_alone(frame, db);
    }
    return err;
}

// The same, behind what its day does first.
static Err run_on_its_day(const Frame *frame, Db *db) {
    Err err = run_until_first(frame, db);
    while (waits_for_day(err)) {
        Day day;
        Frame first = day_frame(frame, &day);
        TRY(run_until_first(&first, db));
        err = run_until_first(frame, db);
    }
    return err;
}

// On a connection that others use before and after.
static Err run_on_one_of(DbPool *writers, const Frame *frame) {
    Db *db = NULL;
    TRY(db_pool_take(writers, &db));
    Err err = run_on_its_day(frame, db);
    db_pool_give(writers, db);
    return err;
}

static Err run(Frame *frame) {
    const ActionContext *context = frame->context;
    if (context->gathering.run != NULL) {
        TRY(read_anew(context));
        return context->gathering.run(context->gathering.target, run_as_step, frame);
    }
    return context->writers == NULL ? run_on_its_day(frame, context->db)
                                    : run_on_one_of(context->writers, frame);
}

Err action_run(const ActionContext *context, ActionBody body, const void *input, void *outcome,
               Refusals *ret_refusals) {
    EnterpriseId behind = {0};
    Frame frame = {context, body, input, outcome, ret_refusals, &behind, false};
    TRY(run(&frame));
    return read_anew(context);
}

// ---- looking ----

Action action_reading(const ActionContext *context, Refusals *refusals) {
    return (Action){.context = context,
                    .db = context->db,
                    .seeing = context->db,
                    .arena = context->arena,
                    .programme = context->prices.programme,
                    .today = context->today,
                    .refusals = refusals};
}

static Err look_on(const Frame *frame, Db *db) {
    ActionContext context = *frame->context;
    bool keep = false;
    context.db = db;
    context.seeing = frame->context->db;
    TRY(db_begin_read(db));
    Err err = run_body(frame, &context, &keep);
    db_rollback(db);
    return err;
}

static Err look(const Frame *frame) {
    DbPool *readers = frame->context->readers;
    Db *db = NULL;
    if (readers == NULL) {
        return look_on(frame, frame->context->db);
    }
    TRY(db_pool_take(readers, &db));
    Err err = look_on(frame, db);
    db_pool_give(readers, db);
    return err;
}

Err action_look(const ActionContext *context, ActionBody body, const void *input, void *outcome,
                Refusals *ret_refusals) {
    EnterpriseId behind = {0};
    Frame frame = {context, body, input, outcome, ret_refusals, &behind, true};
    Err err = look(&frame);
    while (waits_for_day(err)) {
        Day day;
        Frame first = day_frame(&frame, &day);
        TRY(run(&first));
        TRY(read_anew(context));
        err = look(&frame);
    }
    return err;
}

// What the action's key did before, with what digest.
static void take_key(Action *action, Text digest, int64_t object) {
    const ActionContext *context = action->context;
    if (!text_equal(digest, context->digest)) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_KEY_REUSED, .field = S("key"), .value = context->key});
    } else {
        action->repeated = true;
        action->object = object;
    }
}

Err action_find_key(Action *action, EnterpriseId enterprise) {
    const ActionContext *context = action->context;
    if (context->key.len == 0) {
        return OK;
    }
    QRequestKeyFindRow row;
    bool found = false;
    TRY(q_request_key_find(action->db, action->arena,
                           &(QRequestKeyFindIn){.enterprise = enterprise,
                                                .account = context->account,
                                                .request = context->key},
                           &row, &found));
    if (found) {
        take_key(action, row.digest, row.object);
    }
    return OK;
}

// D7: a clock that was set back reorders nothing: what follows is recorded no earlier than what
// was.
static void keep_order(Action *action, Instant last_at) {
    if (last_at.seconds <= action->context->now.seconds) {
        return;
    }
    ActionContext *later = arena_array(action->arena, ActionContext, 1);
    *later = *action->context;
    later->now = last_at;
    action->context = later;
}

Date context_published_by(const ActionContext *context) {
    return context->has_published_by ? context->published_by : context->today;
}

ActionContext context_priced_by(const ActionContext *context, Text country_group,
                                Currency currency) {
    ActionContext priced = *context;
    priced.prices.country_group = country_group;
    priced.prices.currency = currency;
    return priced;
}

void action_price_by(Action *action, Text country_group, Currency currency) {
    ActionContext *priced = arena_array(action->arena, ActionContext, 1);
    *priced = context_priced_by(action->context, country_group, currency);
    action->context = priced;
}

// FAULT_DAY_FIRST where the day has something to do by itself.
static Err day_is_made(const Action *action) {
    AutomaticStep step;
    TRY(automatic_next(action->context, action->enterprise, &step));
    return step.kind == AUTOMATIC_NOTHING ? OK : FAULT_AT(FAULT_DAY_FIRST, 0);
}

static QEnterpriseOpenIn opening_of(const ActionContext *context, EnterpriseId enterprise) {
    return (QEnterpriseOpenIn){.enterprise = enterprise,
                               .account = context->account,
                               .request = context->key,
                               .today = context->today,
                               .taken = !context->locked};
}

Err action_open_ask(const ActionContext *context, EnterpriseId enterprise) {
    QEnterpriseOpenIn in = opening_of(context, enterprise);
    ENSURE(context->locked);
    return q_enterprise_open_ask(context->db, &in);
}

// Who has no lock yet takes the seq first, which is the lock; who has it may have asked already.
static Err take_seq(Action *action, QEnterpriseOpenRow *ret_row) {
    const ActionContext *context = action->context;
    QEnterpriseTakeSeqIn taken = {.enterprise = action->enterprise};
    QEnterpriseOpenIn opening = opening_of(context, action->enterprise);
    if (!context->locked) {
        TRY(q_enterprise_take_seq(action->db, &taken));
    }
    TRY(q_enterprise_open(action->db, action->arena, &opening, ret_row));
    return context->locked ? q_enterprise_take_seq(action->db, &taken) : OK;
}

Err action_open(Action *action, EnterpriseId enterprise) {
    QEnterpriseOpenRow row;
    action->enterprise = enterprise;
    if (action->looks) {
        return day_is_made(action);
    }
    TRY(take_seq(action, &row));
    action->seq = row.seq;
    keep_order(action, row.last_at);
    if (!row.digest_null && !row.object_null) {
        take_key(action, row.digest, row.object);
        return OK;
    }
    TRY(q_enterprise_add_recorded(action->db, &(QEnterpriseAddRecordedIn){
                                                  .enterprise = enterprise,
                                                  .seq = row.seq,
                                                  .recorded_at = action->context->now,
                                                  .on_day = action->today,
                                              }));
    if (row.automatic > 0 && !action->makes_day) {
        TRY(day_is_made(action));
    }
    return row.ended > 0 ? day_close(action) : OK;
}

Err action_tell(Action *action, Text kind, int64_t object) {
    return q_outbox_add(action->db, &(QOutboxAddIn){
                                        .enterprise = action->enterprise,
                                        .seq = action->seq,
                                        .item = ++action->told,
                                        .kind = kind,
                                        .object = object,
                                    });
}

Err action_finish(Action *action, Text what, int64_t object) {
    const ActionContext *context = action->context;
    TRY(q_audit_add(action->db, &(QAuditAddIn){
                                    .enterprise = action->enterprise,
                                    .seq = action->seq,
                                    .at = context->now,
                                    .actor = context->actor,
                                    .account = context->account,
                                    .action = what,
                                    .object = object,
                                    .detail = context->key,
                                }));
    if (context->key.len == 0) {
        return OK;
    }
    return q_request_key_add(action->db, &(QRequestKeyAddIn){
                                             .enterprise = action->enterprise,
                                             .account = context->account,
                                             .request = context->key,
                                             .digest = context->digest,
                                             .seq = action->seq,
                                             .object = object,
                                         });
}

// A client's key has no blank (portal.md §10): none of theirs is a further action's.
static Text key_at(Arena *arena, Text key, int64_t place) {
    TextBuf buf = buf_new(arena, key.len + PLACE_ROOM);
    if (key.len == 0 || place == 1) {
        return key;
    }
    buf_add(&buf, key);
    buf_add_char(&buf, ' ');
    buf_add_int(&buf, place);
    return buf_text(&buf);
}

Action action_behind(const Action *first, int64_t place) {
    Action behind = *first;
    ActionContext *context = arena_array(first->arena, ActionContext, 1);
    *context = *first->context;
    context->key = key_at(first->arena, context->key, place);
    behind.context = context;
    behind.seq = 0;
    behind.objects = 0;
    behind.told = 0;
    behind.repeated = false;
    behind.object = 0;
    return behind;
}

int64_t action_new_id(Action *action) {
    ENSURE(action->objects < IDS_PER_SEQ);
    return action->seq * IDS_PER_SEQ + action->objects++;
}

Err directory_find(Db *db, Arena *arena, Text kind, Text number, EnterpriseId *ret_enterprise,
                   int64_t *ret_object, bool *ret_found) {
    QDirectoryFindRow row;
    bool found = false;
    TRY(q_directory_find(db, arena, &(QDirectoryFindIn){.kind = kind, .number = number}, &row,
                         &found));
    if (found) {
        *ret_enterprise = row.owner;
        *ret_object = row.object;
    }
    *ret_found = found;
    return OK;
}

Err action_find(Action *action, Text kind, Text number, EnterpriseId *ret_enterprise,
                int64_t *ret_object, bool *ret_found) {
    return directory_find(action->seeing, action->arena, kind, number, ret_enterprise, ret_object,
                          ret_found);
}

Err directory_add(Action *action, Text kind, Text number, int64_t object) {
    return q_directory_add(action->db, &(QDirectoryAddIn){.kind = kind,
                                                          .number = number,
                                                          .owner = action->enterprise,
                                                          .object = object});
}

Err site_refresh(Action *action, SiteRecord *site) {
    QSiteLoadRow row;
    TRY(q_site_load(action->db, action->arena,
                    &(QSiteLoadIn){.enterprise = site->enterprise, .site = site->site}, &row));
    site->agreement = row.agreement;
    return OK;
}

Err site_find(Db *db, Arena *arena, Text number, SiteRecord *ret_site, bool *ret_found) {
    QSiteFindRow row;
    TRY(q_site_find(db, arena, &(QSiteFindIn){.number = number}, &row, ret_found));
    if (*ret_found) {
        *ret_site =
            (SiteRecord){.enterprise = row.owner, .site = {row.object}, .agreement = row.agreement};
    }
    return OK;
}
