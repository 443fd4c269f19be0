// What the calendar has to tell today. Each notice is a row of the outbox, and a row of
// calendar_notice, by which it is known that it went.
#include "action/night/night_private.h"

#include "action/night/renewal_window_private.h"
#include "action/quote/quote_order_private.h"
#include "action/event/tell_accounts_private.h"
#include "domain/calendar.h"
#include "store/q_night.h"

typedef struct {
    Action *action;
    QNightListToldRows told;
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
    AgreementId agreement; // whose partners are told too; 0: of none
} Notice;

// How a notice that went before counts.
typedef enum {
    ONCE,         // whatever day it was for: that of an object that has but one
    ONCE_PER_DAY, // the same object may have another such day
} Repeats;

static const QNightListToldRow *find_told(const Telling *telling, const Notice *notice,
                                          Repeats repeats) {
    for (size_t i = 0; i < telling->told.count; i++) {
        const QNightListToldRow *row = &telling->told.rows[i];
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
    TRY(tell_customer(action));
    if (notice->agreement.id != 0) {
        TRY(tell_partners(action, notice->agreement));
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
    QNightListShownRows quotes;
    Action *action = telling->action;
    TRY(q_night_list_shown(
        action->db, action->arena,
        &(QNightListShownIn){.enterprise = action->enterprise, .today = action->today}, &quotes));
    for (size_t i = 0; i < quotes.count; i++) {
        TRY(tell_of_quote(telling, &quotes.rows[i]));
    }
    return OK;
}

// A quote that ends by itself tells that its coverage lapsed when it ends (night_expire_quotes); of
// one that was declined nobody would.
static Err tell_of_lapsed(Telling *telling) {
    QNightListLapsedRows lapsed;
    Action *action = telling->action;
    TRY(q_night_list_lapsed(
        action->db, action->arena,
        &(QNightListLapsedIn){.enterprise = action->enterprise, .today = action->today}, &lapsed));
    for (size_t i = 0; i < lapsed.count; i++) {
        Notice notice = {.object = lapsed.rows[i].quote.id,
                         .kind = S("renewal.lapsed"),
                         .for_day = lapsed.rows[i].coverage_end};
        TRY(tell(telling, &notice));
    }
    return OK;
}

// ---- sites and agreements ----

// R4.8: who is to be reached is asked before the renewal of a site, once for each due day.
static Err check_contacts(Telling *telling) {
    QNightListSitesDueRows sites;
    Action *action = telling->action;
    RenewalWindow window = renewal_window(action->programme, action->today);
    int32_t days = action->programme->contact_check_days;
    TRY(q_night_list_sites_due(action->db, action->arena,
                               &(QNightListSitesDueIn){
                                   .enterprise = action->enterprise,
                                   .due_from = action->today,
                                   .due_to = date_add_days(action->today, days),
                                   .open_from = window.open_from,
                               },
                               &sites));
    for (size_t i = 0; i < sites.count; i++) {
        Notice notice = {.object = sites.rows[i].site.id,
                         .kind = S("contact.check"),
                         .days = days,
                         .for_day = sites.rows[i].due};
        TRY(tell_once(telling, &notice, ONCE_PER_DAY));
    }
    return OK;
}

static Err warn_of(Telling *telling, const QNightListIdleAgreementsRow *row) {
    AgreementActivity last = {row->ordered_on_null, row->ordered_on, row->covered_to_null,
                              row->covered_to};
    Notice notice = {.object = row->agreement.id,
                     .agreement = row->agreement,
                     .kind = S("agreement.inactivity"),
                     .days = INACTIVITY_NOTICE_DAYS};
    if (!agreement_inactive_from(telling->action->programme, &last, &notice.for_day)) {
        return OK;
    }
    Date on = date_add_days(notice.for_day, -INACTIVITY_NOTICE_DAYS);
    return date_before(telling->action->today, on) ? OK : tell_once(telling, &notice, ONCE_PER_DAY);
}

static Err warn_of_inactivity(Telling *telling) {
    QNightListIdleAgreementsRows agreements;
    Action *action = telling->action;
    TRY(q_night_list_idle_agreements(
        action->db, action->arena,
        &(QNightListIdleAgreementsIn){.enterprise = action->enterprise,
                                      .idle_since =
                                          agreement_idle_since(action->programme, action->today)},
        &agreements));
    for (size_t i = 0; i < agreements.count; i++) {
        TRY(warn_of(telling, &agreements.rows[i]));
    }
    return OK;
}

Err night_notices(Action *action, int64_t *notices) {
    Telling telling = {.action = action, .notices = notices};
    TRY(q_night_list_told(action->db, action->arena,
                          &(QNightListToldIn){.enterprise = action->enterprise}, &telling.told));
    TRY(tell_of_quotes(&telling));
    TRY(tell_of_lapsed(&telling));
    TRY(check_contacts(&telling));
    TRY(warn_of_inactivity(&telling));
    return save_kept(&telling);
}

Err night_expire_quotes(Action *action, int64_t *ret_expired, int64_t *notices) {
    QuotesExpired expired;
    Telling telling = {.action = action, .notices = notices};
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
