// Reads and judges the terms of a quote.
#include "action/quote/change/quote_terms_private.h"

#include "action/sight.h"
#include "action/viewer.h"
#include "domain/record/number.h"
#include "domain/value/rounding.h"
#include "store/q_contact.h"
#include "store/q_site.h"

enum { NAME_ROOM = 96 };

static bool is_none(Text text) {
    return text_equal(text, S("-"));
}

static void read_maximum(Action *action, QuoteWork *work, Text text) {
    Money money = {0};
    if (is_none(text)) {
        work->maximum_end_price = (MaybeMoney){0};
    } else if (text.len > 0 && money_parse(text, work->currency, &money) == DECIMAL_FINE &&
               money.minor > 0) {
        work->maximum_end_price = (MaybeMoney){true, money};
    } else if (text.len > 0) {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_BAD_PRICE, .field = S("maximum_end_price"), .value = text});
    }
}

// The site in the quote's head: its own, or the originating one of its agreement.
static Err head_site(Action *action, const QuoteWork *work, SiteId *ret_site) {
    QSiteOriginatingRow origin;
    bool found = false;
    *ret_site = work->site;
    if (work->site.id != 0) {
        return OK;
    }
    TRY(q_site_originating(
        action->db, action->arena,
        &(QSiteOriginatingIn){.enterprise = work->enterprise, .agreement = work->agreement},
        &origin, &found));
    *ret_site = found ? origin.site : (SiteId){0};
    return OK;
}

// V5: one of the contacts of that site, where they are open to who writes the quote.
static Err find_contact(Action *action, const QuoteWork *work, int64_t contact, Text *ret_role,
                        bool *ret_found) {
    QContactListOfSiteRows contacts = {0};
    Sight sight = {0};
    SiteId site;
    bool opens = false;
    *ret_found = false;
    TRY(head_site(action, work, &site));
    TRY(sight_of_site(action->context, work->enterprise, site, &sight));
    if (sees(sight)) {
        TRY(sight_opens_contacts(action->context, work->enterprise, site, sight, &opens));
    }
    if (opens) {
        TRY(q_contact_list_of_site(
            action->seeing, action->arena,
            &(QContactListOfSiteIn){.enterprise = work->enterprise, .site = site}, &contacts));
    }
    for (size_t i = 0; i < contacts.count; i++) {
        if (contacts.rows[i].contact == contact) {
            *ret_found = true;
            *ret_role = contacts.rows[i].role;
        }
    }
    return OK;
}

static Err read_contact(Action *action, QuoteWork *work, Text code) {
    int64_t contact = 0;
    Text role = {0};
    bool found = false;
    if (code.len == 0) {
        return OK;
    }
    if (is_none(code)) {
        work->contact = 0;
        work->contact_role = (Text){0};
        return OK;
    }
    if (record_code_parse(code, action->context->number_key, &contact)) {
        TRY(find_contact(action, work, contact, &role, &found));
    }
    if (found) {
        work->contact = contact;
        work->contact_role = role;
    } else {
        refuse(action->refusals,
               (Refusal){.id = REFUSAL_CONTACT_NOT_FOUND, .field = S("contact"), .value = code});
    }
    return OK;
}

Err quote_read_terms(Action *action, QuoteWork *work, Text contact, Text maximum_end_price) {
    read_maximum(action, work, maximum_end_price);
    return read_contact(action, work, contact);
}

// ---- the end price ----

// What a line asks the customer for, as far as this quote says it: its selling price, or, where the
// owner sells to the customer itself, the suggested one.
static bool end_price(const QuoteWork *work, const QuoteItem *item, Money *ret) {
    bool sells = work->owner.id == quote_party(work->distributor, work->reseller);
    *ret = item->extended;
    if (item->sell_unit.given) {
        return money_times(item->sell_unit.money, item->quantity, ret);
    }
    return sells;
}

static void refuse_over(Action *action, const QuoteWork *work, const QuoteItem *item, Money asked) {
    TextBuf value = buf_new(action->arena, NAME_ROOM);
    if (item != NULL) {
        buf_add(&value, item->part);
        buf_add(&value, S(": "));
    }
    money_write(&value, asked, work->currency);
    refuse(action->refusals,
           (Refusal){.id = REFUSAL_END_PRICE_TOO_HIGH,
                     .field = item != NULL ? S("sell_unit") : S("maximum_end_price"),
                     .line = item != NULL ? (int32_t)item->line : 0,
                     .value = buf_text(&value)});
}

void quote_judge_end_price(Action *action, const QuoteWork *work) {
    int64_t most = work->maximum_end_price.money.minor;
    Wide sum = 0;
    bool over = false;
    for (size_t i = 0; i < work->count && work->maximum_end_price.given; i++) {
        const QuoteItem *item = &work->items[i];
        Money asked;
        if (item->removed || !end_price(work, item, &asked)) {
            continue;
        }
        sum += asked.minor;
        if (asked.minor > most) {
            over = true;
            refuse_over(action, work, item, asked);
        }
    }
    if (!over && work->maximum_end_price.given && sum > most) {
        refuse_over(action, work, NULL, (Money){sum > AMOUNT_MAX ? AMOUNT_MAX : (int64_t)sum});
    }
}

// ---- who sees it ----

bool quote_shows_maximum(const ActionContext *context, const QuoteWork *work) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL) {
        return true;
    }
    switch (viewer->kind) {
    case VIEWER_STAFF:
        return work->owner.id == 0;
    case VIEWER_PARTNER:
        return work->owner.id == 0 || work->owner.id == viewer->account.id ||
               (work->owner.id == work->distributor.id && work->reseller.id == viewer->account.id);
    case VIEWER_CUSTOMER:
        break;
    }
    return false;
}
