// What a rebill credits, bills and changes, and who asked for it.
#include "web/order/rebill/order_rebill_page.h"

#include "base/messages.h"
#include "web/order/order_words.h"
#include "web/part/show/amounts.h"

enum { FACTS_MAX = 12, NAME_ROOM = 4 };

static Message or_nobody(Text value) {
    return value.len > 0 ? msg_plain(value) : msg_rebill_nobody();
}

static Text said(const PageCall *call, Text value) {
    return value.len > 0 ? value : message_text(call->arena, call->lang, or_nobody(value));
}

static void add(const PageCall *call, Facts *facts, Message label, Text was, Text becomes) {
    if (!text_equal(was, becomes)) {
        facts->items[facts->count++] = (Fact){
            .label = label, .value = msg_rebill_from_to(said(call, was), said(call, becomes))};
    }
}

static Text account(const PageCall *call, Text number, Text name) {
    TextBuf buf = buf_new(call->arena, number.len + name.len + NAME_ROOM);
    buf_add(&buf, number);
    buf_add(&buf, number.len > 0 ? S(" ") : S(""));
    buf_add(&buf, name);
    return buf_text(&buf);
}

static Text day(const PageCall *call, bool is_null, Date on) {
    return is_null ? (Text){0} : date_text(call->arena, on);
}

static void add_sides(const PageCall *call, const RebillSide *was, const RebillSide *becomes,
                      Facts *facts) {
    add(call, facts, msg_site(), was->site, becomes->site);
    add(call, facts, msg_distributor(), account(call, was->distributor, was->distributor_name),
        account(call, becomes->distributor, becomes->distributor_name));
    add(call, facts, msg_reseller(), account(call, was->reseller, was->reseller_name),
        account(call, becomes->reseller, becomes->reseller_name));
    add(call, facts, msg_purchase_order(), was->purchase_order, becomes->purchase_order);
    add(call, facts, msg_purchase_order_date(),
        day(call, was->purchase_order_date_null, was->purchase_order_date),
        day(call, becomes->purchase_order_date_null, becomes->purchase_order_date));
    add(call, facts, msg_rebill_distributor_purchase_order(), was->distributor_purchase_order,
        becomes->distributor_purchase_order);
    add(call, facts, msg_rebill_distributor_purchase_order_date(),
        day(call, was->distributor_purchase_order_date_null, was->distributor_purchase_order_date),
        day(call, becomes->distributor_purchase_order_date_null,
            becomes->distributor_purchase_order_date));
    add(call, facts, msg_customer_purchase_order(), was->customer_purchase_order,
        becomes->customer_purchase_order);
    add(call, facts, msg_customer_order_date(),
        day(call, was->customer_order_date_null, was->customer_order_date),
        day(call, becomes->customer_order_date_null, becomes->customer_order_date));
}

Facts order_rebill_facts(const PageCall *call, const OrderChange *rebill) {
    Facts facts = {arena_array(call->arena, Fact, FACTS_MAX), 0};
    Message total = msg_sum_money(money_amount(rebill->total, rebill->money));
    facts.items[facts.count++] = (Fact){.label = msg_rebill_credited(), .value = total};
    facts.items[facts.count++] = (Fact){.label = msg_rebill_billed(),
                                        .value = total,
                                        .noted = true,
                                        .note = msg_rebill_as_of(rebill->accepted_on)};
    add_sides(call, &rebill->was, &rebill->becomes, &facts);
    if (rebill->revision > 0) {
        facts.items[facts.count++] =
            (Fact){.label = msg_reason(),
                   .value = msg_plain(rebill->reason),
                   .noted = true,
                   .note = msg_rebill_waits_text(rebill->asked_by, rebill->asked_on)};
    }
    return facts;
}
