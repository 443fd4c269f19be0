// Folds of what was appended.
#include "domain/record/history.h"

bool history_entitlement_step(EntitlementState *state, const EntitlementEvent *event) {
    int64_t quantity = state->exists ? state->quantity : 0;
    if (__builtin_add_overflow(quantity, event->change, &quantity)) {
        return false;
    }
    *state = (EntitlementState){
        .exists = true,
        .site = event->site,
        .quantity = quantity,
        .coverage_end = event->coverage_end,
        .agreement_since = event->agreement_since,
    };
    return true;
}

bool history_entitlement(const EntitlementEvent *events, size_t count, AsOf as_of,
                         EntitlementState *ret_state) {
    EntitlementState state = {0};
    for (size_t i = 0; i < count; i++) {
        if (as_of_counts(as_of, events[i].seq, events[i].on_day) &&
            !history_entitlement_step(&state, &events[i])) {
            return false;
        }
    }
    *ret_state = state;
    return true;
}

static void close_terms(Standing *standing, const Programme *programme, Date today) {
    TermClose close;
    while (standing_close_term(standing, programme, today, &close)) {
    }
}

bool history_ledger_gather(LedgerRow *rows, size_t *count, const LedgerEntry *entry) {
    if (text_equal(entry->cause, S("rebill_out")) || text_equal(entry->cause, S("rebill_in"))) {
        return false; // R9.3: the points leave and come back in one term; the standing stays
    }
    bool is_return = text_equal(entry->cause, S("return"));
    bool begins = *count == 0 || rows[*count - 1].seq != entry->seq;
    if (begins) {
        rows[(*count)++] = (LedgerRow){
            .seq = entry->seq,
            .on_day = entry->on_day,
            .is_return = is_return,
            .term = (int32_t)entry->term,
        };
    }
    LedgerRow *row = &rows[*count - 1];
    Wide sum = row->points.hundredths;
    sum += is_return ? -(Wide)entry->points.hundredths : entry->points.hundredths;
    row->points.hundredths = sum < 0 || sum > INT64_MAX ? -1 : (int64_t)sum;
    return begins;
}

bool history_standing_step(Standing *standing, const Programme *programme, const LedgerRow *row) {
    if (standing->express || row->points.hundredths < 0) {
        return false;
    }
    close_terms(standing, programme, row->on_day);
    if (!row->is_return) {
        return standing_accept_order(standing, programme, row->on_day, row->points);
    }
    bool has_them =
        row->term != standing->term || row->points.hundredths <= standing->term_points.hundredths;
    if (has_them) {
        standing_take_back(standing, programme, row->term, row->points);
    }
    return has_them;
}

bool history_standing(const Programme *programme, const Standing *enrolled, const LedgerRow *rows,
                      size_t count, AsOf as_of, Standing *ret_standing) {
    Standing standing = *enrolled;
    for (size_t i = 0; i < count; i++) {
        if (as_of_counts(as_of, rows[i].seq, rows[i].on_day) &&
            !history_standing_step(&standing, programme, &rows[i])) {
            return false;
        }
    }
    close_terms(&standing, programme, as_of.true_on);
    *ret_standing = standing;
    return true;
}

int64_t history_known_seq(const RecordedRow *rows, size_t count, Instant known_on) {
    int64_t seq = 0;
    for (size_t i = 0; i < count; i++) {
        if (rows[i].recorded_at.seconds <= known_on.seconds && rows[i].seq > seq) {
            seq = rows[i].seq;
        }
    }
    return seq;
}
