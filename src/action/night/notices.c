// What the calendar has to tell today. Each notice is a row of the outbox, and a row of
// calendar_notice, by which it is known that it went.
#include "action/night/night_private.h"

#include "action/night/renewal_window_private.h"
#include "action/quote/quote_order_private.h"
#include "action/event/tell_accounts_private.h"
#include "domain/calendar.h"

#include <string.h>

typedef struct {
    Action *action;
    const NoticesFound *found;
    QNightAddNoticeIn *kept; // rows to come, written side by side at the end
    size_t kept_count;
    size_t kept_room;
    int64_t *notices;
} Telling;

enum { KEPT_AT_FIRST = 16 };

// A notice of an object, so many days before a day.
typedef struct {
    int64_t object;
    Text kind;
    int32_t days;
    Date for_day;
    const QOutboxPartnersRows *partners; // who is told too; NULL: nobody
} Notice;

// How a notice that went before counts.
typedef enum {
    ONCE,         // whatever day it was for: that of an object that has but one
    ONCE_PER_DAY, // the same object may have another such day
} Repeats;

static const QNightListToldRow *find_told(const Telling *telling, const Notice *notice,
                                          Repeats repeats) {
    for (size_t i = 0; i < telling->found->told.count; i++) {
        const QNightListToldRow *row = &telling->found->told.rows[i];
        if (row->object == notice->object && row->days == notice->days &&
            text_equal(row->kind, notice->kind) &&
            (repeats == ONCE || date_equal(row->for_day, notice->for_day))) {
            return row;
        }
    }
    return NULL;
}

static void keep(Telling *telling, const QNightAddNoticeIn *row) {
    if (telling->kept_count == telling->kept_room) {
        size_t room = telling->kept_room == 0 ? KEPT_AT_FIRST : telling->kept_room * 2;
        QNightAddNoticeIn *kept = arena_array(telling->action->arena, QNightAddNoticeIn, room);
        for (size_t i = 0; i < telling->kept_count; i++) {
            kept[i] = telling->kept[i];
        }
        telling->kept = kept;
        telling->kept_room = room;
    }
    telling->kept[telling->kept_count++] = *row;
}

// portal.md §6: all of them go to the customer; the partners of a quote take part in it.
static Err tell(Telling *telling, const Notice *notice) {
    Action *action = telling->action;
    ++*telling->notices;
    TRY(action_tell(action, notice->kind, notice->object));
    TRY(tell_customers(action, &telling->found->customers));
    if (notice->partners != NULL) {
        TRY(tell_partners(action, notice->partners));
    }
    keep(telling, &(QNightAddNoticeIn){
                      .enterprise = action->enterprise,
                      .object = notice->object,
                      .kind = notice->kind,
                      .days = notice->days,
                      .for_day = notice->for_day,
                      .seq = action->seq,
                      .item = action->told,
                      .on_day = action->today,
                  });
    return OK;
}

static Err save_kept(const Telling *telling) {
    for (size_t i = 0; i < telling->kept_count; i++) {
        TRY(q_night_add_notice(telling->action->db, &telling->kept[i]));
    }
    return OK;
}

static Err tell_once(Telling *telling, const Notice *notice, Repeats repeats) {
    return find_told(telling, notice, repeats) == NULL ? tell(telling, notice) : OK;
}

// ---- quotes ----

// A reminder of R4.8, if one's day has come since the renewal was shown.
static Err remind(Telling *telling, const QNightListShownRow *quote, Date shown_on) {
    const Programme *programme = telling->action->programme;
    const int32_t days[] = {programme->first_reminder_days, programme->second_reminder_days,
                            programme->last_reminder_days};
    Notice notice = {
        .object = quote->quote.id, .kind = S("renewal.reminder"), .for_day = quote->due};
    if (quote->due_null || !notice_days_now(days, sizeof days / sizeof days[0], quote->due,
                                            shown_on, telling->action->today, &notice.days)) {
        return OK;
    }
    return tell_once(telling, &notice, ONCE);
}

static Err warn_of_end(Telling *telling, const QNightListShownRow *quote, Date shown_on) {
    static const int32_t days[] = {QUOTE_EXPIRING_FIRST_DAYS, QUOTE_EXPIRING_LAST_DAYS};
    Notice notice = {
        .object = quote->quote.id, .kind = S("quote.expiring"), .for_day = quote->valid_to};
    if (!notice_days_now(days, sizeof days / sizeof days[0], quote->valid_to, shown_on,
                         telling->action->today, &notice.days)) {
        return OK;
    }
    return tell_once(telling, &notice, ONCE_PER_DAY);
}

// A standing quote is ready on the day on which it is first found standing.
static Err tell_of_quote(Telling *telling, const QNightListShownRow *quote) {
    Action *action = telling->action;
    Notice ready = {.object = quote->quote.id,
                    .kind = S("renewal.quote_ready"),
                    .days = action->programme->renewal_quote_days,
                    .for_day = quote->due};
    const QNightListToldRow *told = find_told(telling, &ready, ONCE);
    if (told == NULL && text_equal(quote->state, S("standing")) && !quote->due_null) {
        return tell(telling, &ready);
    }
    if (told == NULL && quote->presented_on_null) {
        return OK;
    }
    Date shown_on = told != NULL ? told->on_day : quote->presented_on;
    TRY(remind(telling, quote, shown_on));
    return warn_of_end(telling, quote, shown_on);
}

static Err tell_of_quotes(Telling *telling) {
    const QNightListShownRows *quotes = &telling->found->shown;
    for (size_t i = 0; i < quotes->count; i++) {
        TRY(tell_of_quote(telling, &quotes->rows[i]));
    }
    return OK;
}

// A quote that ends by itself tells that its coverage lapsed when it ends (night_expire_quotes); of
// one that was declined nobody would.
static Err tell_of_lapsed(Telling *telling) {
    const QNightListLapsedRows *lapsed = &telling->found->lapsed;
    for (size_t i = 0; i < lapsed->count; i++) {
        Notice notice = {.object = lapsed->rows[i].quote.id,
                         .kind = S("renewal.lapsed"),
                         .for_day = lapsed->rows[i].coverage_end};
        TRY(tell(telling, &notice));
    }
    return OK;
}

// ---- sites and agreements ----

// R4.8: who is to be reached is asked before the renewal of a site, once for each due day.
static Err check_contacts(Telling *telling) {
    const QNightListSitesDueRows *sites = &telling->found->due;
    for (size_t i = 0; i < sites->count; i++) {
        Notice notice = {.object = sites->rows[i].site.id,
                         .kind = S("contact.check"),
                         .days = telling->action->programme->contact_check_days,
                         .for_day = sites->rows[i].due};
        TRY(tell_once(telling, &notice, ONCE_PER_DAY));
    }
    return OK;
}

// False where there is nothing to warn of yet.
static bool warning_of(const ActionContext *context, const QNightListIdleAgreementsRow *row,
                       Notice *ret_notice) {
    AgreementActivity last = {row->ordered_on_null, row->ordered_on, row->covered_to_null,
                              row->covered_to};
    *ret_notice = (Notice){.object = row->agreement.id,
                           .kind = S("agreement.inactivity"),
                           .days = INACTIVITY_NOTICE_DAYS};
    if (!agreement_inactive_from(context->prices.programme, &last, &ret_notice->for_day)) {
        return false;
    }
    Date on = date_add_days(ret_notice->for_day, -INACTIVITY_NOTICE_DAYS);
    return !date_before(context->today, on);
}

// False where there is nothing to warn of, or it was warned of.
static bool warns_of(const ActionContext *context, const NoticesFound *found,
                     const QNightListIdleAgreementsRow *row, Notice *ret_notice) {
    Telling telling = {.found = found};
    return warning_of(context, row, ret_notice) &&
           find_told(&telling, ret_notice, ONCE_PER_DAY) == NULL;
}

// True where this night may have opened or closed a site of the agreement to somebody: by a quote
// of it, or by one that had lines before, whose sites may have moved since.
static bool night_opened(const NoticesFound *found, AgreementId agreement) {
    for (size_t i = 0; i < found->saved_count; i++) {
        const QuoteWork *saved = &found->saved[i];
        if (saved->agreement.id == agreement.id || saved->edition > 1) {
            return true;
        }
    }
    return false;
}

static Err warn_of_inactivity(Telling *telling) {
    Action *action = telling->action;
    const NoticesFound *found = telling->found;
    for (size_t i = 0; i < found->idle.count; i++) {
        const QNightListIdleAgreementsRow *row = &found->idle.rows[i];
        QOutboxPartnersRows partners = found->warned[i];
        Notice notice;
        if (!warns_of(action->context, found, row, &notice)) {
            continue;
        }
        if (night_opened(found, row->agreement)) {
            TRY(told_partners_load(action, row->agreement, &partners));
        }
        notice.partners = &partners;
        TRY(tell(telling, &notice));
    }
    return OK;
}

// ---- what they are made of ----

// The questions, for who asks ahead and who reads.
typedef struct {
    QNightListToldIn told;
    QNightListShownIn shown;
    QNightListLapsedIn lapsed;
    QNightListSitesDueIn due;
    QNightListIdleAgreementsIn idle;
} Questions;

static Questions questions_of(const ActionContext *context, EnterpriseId enterprise) {
    const Programme *programme = context->prices.programme;
    RenewalWindow window = renewal_window(programme, context->today);
    return (Questions){
        .told = {.enterprise = enterprise},
        .shown = {.enterprise = enterprise, .today = context->today},
        .lapsed = {.enterprise = enterprise, .today = context->today},
        .due = {.enterprise = enterprise,
                .due_from = context->today,
                .due_to = date_add_days(context->today, programme->contact_check_days),
                .open_from = window.open_from},
        .idle = {.enterprise = enterprise,
                 .idle_since = agreement_idle_since(programme, context->today)},
    };
}

Err night_notices_ask(const ActionContext *context, EnterpriseId enterprise) {
    Questions questions = questions_of(context, enterprise);
    TRY(q_night_list_told_ask(context->db, &questions.told));
    TRY(q_night_list_shown_ask(context->db, &questions.shown));
    TRY(q_night_list_lapsed_ask(context->db, &questions.lapsed));
    TRY(q_night_list_sites_due_ask(context->db, &questions.due));
    TRY(q_night_list_idle_agreements_ask(context->db, &questions.idle));
    return told_customers_ask(context, enterprise);
}

Err night_partners_ask(const ActionContext *context, EnterpriseId enterprise) {
    Questions questions = questions_of(context, enterprise);
    NoticesFound found;
    TRY(q_night_list_told(context->db, context->arena, &questions.told, &found.told));
    TRY(q_night_list_idle_agreements(context->db, context->arena, &questions.idle, &found.idle));
    for (size_t i = 0; i < found.idle.count; i++) {
        Notice notice;
        if (warns_of(context, &found, &found.idle.rows[i], &notice)) {
            TRY(told_partners_ask(context, enterprise, found.idle.rows[i].agreement));
        }
    }
    return OK;
}

static Err find_warned(const Action *action, NoticesFound *found) {
    found->warned = arena_array(action->arena, QOutboxPartnersRows, found->idle.count);
    for (size_t i = 0; i < found->idle.count; i++) {
        Notice notice;
        if (warns_of(action->context, found, &found->idle.rows[i], &notice)) {
            TRY(told_partners_load(action, found->idle.rows[i].agreement, &found->warned[i]));
        }
    }
    return OK;
}

Err night_notices_find(const Action *action, NoticesFound *ret_found) {
    Db *db = action->db;
    Arena *arena = action->arena;
    NoticesFound *found = ret_found;
    Questions questions = questions_of(action->context, action->enterprise);
    TRY(q_night_list_told(db, arena, &questions.told, &found->told));
    TRY(q_night_list_shown(db, arena, &questions.shown, &found->shown));
    TRY(q_night_list_lapsed(db, arena, &questions.lapsed, &found->lapsed));
    TRY(q_night_list_sites_due(db, arena, &questions.due, &found->due));
    TRY(q_night_list_idle_agreements(db, arena, &questions.idle, &found->idle));
    TRY(find_warned(action, found));
    found->saved_count = 0;
    return told_customers_load(action, &found->customers);
}

static QNightListShownRow shown_of(const QuoteWork *work) {
    QNightListShownRow row = {.quote = work->quote,
                              .state = quote_state_name(work->state),
                              .presented_on_null = !work->presented,
                              .presented_on = work->presented_on,
                              .valid_to_null = !work->has_valid_to,
                              .valid_to = work->valid_to,
                              .due_null = true};
    for (size_t i = 0; i < work->count; i++) {
        const QuoteItem *item = &work->items[i];
        bool is_due = !item->removed && item->covers;
        if (is_due && (row.due_null || date_before(item->due, row.due))) {
            row.due_null = false;
            row.due = item->due;
        }
    }
    return row;
}

// By quote, as they were read; in the place of what it was.
static void put_shown(QNightListShownRows *shown, const QuoteWork *work, bool lives) {
    size_t at = 0;
    while (at < shown->count && shown->rows[at].quote.id < work->quote.id) {
        at++;
    }
    bool is_there = at < shown->count && shown->rows[at].quote.id == work->quote.id;
    size_t behind = at + is_there;
    size_t left = shown->count - behind;
    memmove(&shown->rows[at + lives], &shown->rows[behind], left * sizeof shown->rows[0]);
    shown->count = at + lives + left;
    if (lives) {
        shown->rows[at] = shown_of(work);
    }
}

void night_notices_saw(const Action *action, NoticesFound *found, const QuoteWork *saved,
                       size_t count) {
    QNightListShownRows shown = {
        .rows = arena_array(action->arena, QNightListShownRow, found->shown.count + count),
        .count = found->shown.count,
    };
    for (size_t i = 0; i < shown.count; i++) {
        shown.rows[i] = found->shown.rows[i];
    }
    for (size_t i = 0; i < count; i++) {
        bool lives = saved[i].state == QUOTE_STANDING && saved[i].has_valid_to &&
                     !date_before(saved[i].valid_to, action->today);
        put_shown(&shown, &saved[i], lives);
    }
    found->shown = shown;
    found->saved = saved;
    found->saved_count = count;
}

Err night_notices(Action *action, const NoticesFound *found, int64_t *notices) {
    Telling telling = {.action = action, .found = found, .notices = notices};
    TRY(tell_of_quotes(&telling));
    TRY(tell_of_lapsed(&telling));
    TRY(check_contacts(&telling));
    TRY(warn_of_inactivity(&telling));
    return save_kept(&telling);
}

Err night_expire_quotes(Action *action, const NoticesFound *found, int64_t *ret_expired,
                        int64_t *notices) {
    QuotesExpired expired;
    Telling telling = {.action = action, .found = found, .notices = notices};
    TRY(quotes_expire(action, &expired));
    for (size_t i = 0; i < expired.count; i++) {
        Notice notice = {.object = expired.quotes[i].quote.id,
                         .kind = S("renewal.lapsed"),
                         .for_day = expired.quotes[i].valid_to};
        if (expired.quotes[i].renewal) {
            TRY(tell(&telling, &notice));
        }
    }
    *ret_expired = (int64_t)expired.count;
    return save_kept(&telling);
}
