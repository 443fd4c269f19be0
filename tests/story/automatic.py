"""Automatic renewal (R4.9, P24-2): a primary puts the switch, sees the order to come, and on the due day the night makes it;
the order desk notes the payment of one, the other is cancelled on day 60 and its coverage shows as lapsed.
automatic.py PROGRAM [--database ADDRESS]"""
import argparse
import datetime
import json
import os
import sys
import tempfile

from orders import people, signed_in
from portal import Served
from renewals import night
from thread import TODAY, ask_database, books_agree, press, score, signed_in_as

ORIGINATING = ("SELECT DISTINCT a.number, i.mail FROM quote AS q JOIN agreement AS a ON a.enterprise = q.enterprise "
               "AND a.agreement = q.agreement JOIN site AS s ON s.enterprise = a.enterprise AND s.agreement = a.agreement "
               "JOIN account_user AS u ON u.number = s.number JOIN identity AS i ON i.identity = u.identity "
               "WHERE q.state = 'standing' AND q.newest = 1 AND s.role = '{}' AND u.role = 'primary' AND u.state = 'active' "
               "AND i.identity IN (SELECT identity FROM account_user GROUP BY identity HAVING COUNT(*) = 1) ORDER BY 1, 2")
MADE = "SELECT o.number FROM orders AS o JOIN quote AS q ON q.enterprise = o.enterprise AND q.quote = o.quote WHERE q.number = '{}'"


def ask(person, method, agreement, value=None, key=None, tag=None):
    headers = {"Content-Type": "application/json"}
    headers.update({"Idempotency-Key": key} if key else {}, **({"If-Match": tag} if tag else {}))
    page = person.ask(method, f"/api/v1/renewals/{agreement}/automatic", None if value is None else json.dumps(value), headers)
    return page.status, json.loads(page.body), page.headers.get("etag")


def later(day, days):
    return (datetime.date.fromisoformat(day) + datetime.timedelta(days)).isoformat()


def who_may_not(served, agreement, others):
    """The switch is its primary's alone: another site's primary, partners and desks are told so; the hidden is missing."""
    roles = people(served.port)
    for who in ("reseller primary", "renewals desk", "order desk", "administrator"):
        score.same(ask(signed_in(served, roles, who), "GET", agreement)[0], 403, f"{who} has no such switch")
    stranger = signed_in_as(served, others[0])
    hidden = stranger.get(f"/renewals/{agreement}/automatic")
    missing = stranger.get("/renewals/000000/automatic")
    score.same((hidden.status, len(hidden.body)), (404, len(missing.body)), "another customer's agreement is not there")
    second = [mail for number, mail in ask_database(served, ORIGINATING.format("additional")) if number == agreement]
    if second:
        score.check(ask(signed_in_as(served, second[0]), "GET", agreement)[0] in (403, 404), "an additional site's primary may not")


def switch_on(customer, agreement):
    """By its page, twice pressed; then the API's answers. Returns the orders to come."""
    score.check(f"/renewals/{agreement}/automatic" in customer.get("/renewals").main_links, "the renewals lead to the switch")
    score.check(f"/renewals/{agreement}/automatic" in customer.get(f"/agreements/{agreement}").main_links, "and the agreement")
    status, before, _ = ask(customer, "GET", agreement)
    score.same((status, before["automatic"], before["since"]), (200, False, None), "off at first")
    page = customer.get(f"/renewals/{agreement}/automatic")
    press(customer, page, f"/renewals/{agreement}/automatic")
    status, now, tag = ask(customer, "GET", agreement)
    score.same((now["automatic"], now["since"], tag), (True, TODAY, '"2"'), "on since today")
    score.same(now["orders"], before["orders"], "what switching it on would order is what it orders")
    status, stale, _ = ask(customer, "POST", agreement, {"automatic": False}, "auto-1", '"1"')
    used_by = stale["conflicts"][0]["by"]
    score.check(status == 412 and used_by and used_by in customer.get("/home").text, f"as it was seen before, and who used it since: {stale}")
    score.same(ask(customer, "POST", agreement, {"automatic": False}, None, '"2"')[1]["code"], "idempotency_key_required", "a key")
    score.same(ask(customer, "POST", agreement, {}, "auto-2", '"2"')[0], 422, "it says which")
    for _ in range(2):
        status, same, tag = ask(customer, "POST", agreement, {"automatic": True}, "auto-3", '"2"')
        score.same((status, same["revision"], same["since"], tag), (200, 2, TODAY, '"2"'), "on again is since when it was")
    status, off, tag = ask(customer, "POST", agreement, {"automatic": False}, "auto-4", '"2"')
    score.same((status, off["automatic"], off["revision"], tag), (200, False, 3, '"3"'), "off, and the answer is what it is then")
    status, same, tag = ask(customer, "POST", agreement, {"automatic": True}, "auto-5", '"3"')
    score.same((status, same["automatic"], same["revision"], tag), (200, True, 4, '"4"'), "and on")
    page = customer.get(f"/renewals/{agreement}/automatic")
    for order in now["orders"]:
        score.check(order["quote"] in page.text and all(line["part"] in page.text for line in order["lines"]), "the page shows it")
    return now["orders"]


def ordered(served, customer, order):
    """The order that a quote became is the one that was shown."""
    found = ask_database(served, MADE.format(order["quote"]))
    score.same(len(found), 1, "P24-2: one order of its quote")
    value = customer.api("GET", f"/orders/{found[0][0]}")[1]
    lines = [(line["site"], line["part"], line["quantity"], line["unit"], line["extended"], line["coverage_end"])
             for line in value["lines"]]
    wanted = [(line["site"], line["part"], line["quantity"], line["unit"], line["extended"], line["coverage_end"])
              for line in order["lines"]]
    score.same(lines, wanted, "P24-2: its lines at their prices, as the dry run showed them")
    score.same((value["order"]["total"], value["order"]["level"], value["order"]["points"], value["order"]["accepted_on"]),
               (order["total"], order["level"], order["points"], order["due"]), "its total, level, points and day")
    return found[0][0]


def pay(served, number):
    """The desk alone, once."""
    roles = people(served.port)
    customer = signed_in(served, roles, "renewals desk")
    score.same(customer.get(f"/orders/{number}/paid").status, 403, "another desk does not note payments")
    desk = signed_in(served, roles, "order desk")
    score.check(f"/orders/{number}/paid" in desk.get(f"/orders/{number}").main_links, "the order offers it")
    press(desk, desk.get(f"/orders/{number}/paid"), f"/orders/{number}/paid")
    page = desk.ask("POST", f"/api/v1/orders/{number}/paid", "{}",
                    {"Content-Type": "application/json", "Idempotency-Key": "paid-1",
                     "If-Match": desk.get(f"/api/v1/orders/{number}").headers["etag"]})
    score.same((page.status, json.loads(page.body)["code"]), (409, "already_decided"), "paid is paid")
    score.same(desk.api("GET", f"/orders/{number}")[1]["steps"][-1]["state"], "paid", "its way says so")


def ends_of(customer):
    """What a customer holds, and when the coverage of each record ends."""
    rows = customer.api("GET", "/entitlements?limit=1000")[1]["rows"]
    return sorted((row["site"], row["part"], row["entitled"], row["coverage_end"]) for row in rows)


def cancelled(customer, desk, number, before):
    value = desk.api("GET", f"/orders/{number}")[1]
    score.same((value["order"]["state"], value["steps"][-1]["state"]), ("credited", "credited"), "P24-2: day 60 cancels it")
    score.check(all(line["returned_quantity"] == line["quantity"] for line in value["lines"]), "a full credit")
    held = ends_of(customer)
    score.check(held, "licences are held still")
    score.same([row for row in held if row not in before], [], "P24-2: each coverage ends where it did before")
    lapsed = min(line["coverage_start"] for line in value["lines"]) < value["steps"][-1]["on"]
    score.check(lapsed, "and has lapsed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    folder = tempfile.TemporaryDirectory()
    key = os.path.join(folder.name, "key")
    database = words.database or os.path.join(folder.name, "demo.db")

    def on(day, makes=False):
        return Served(words.program, day, database, makes=makes, key=key)

    os.system(f"{words.program} key make {key} >/dev/null")
    first = on(TODAY, True)
    night(first, TODAY)
    with first:
        mails = dict((number, mail) for number, mail in ask_database(first, ORIGINATING.format("originating")))
        coming = {}
        for number, mail in mails.items():
            status, value, _ = ask(signed_in_as(first, mail), "GET", number)
            score.same(status, 200, f"the primary of {number} has its switch")
            if value["orders"]:
                coming[number] = value["orders"][0]["due"]
            if len(coming) == 2:
                break
        paid_for, unpaid = coming
        who_may_not(first, paid_for, [mails[unpaid]])
        before = ends_of(signed_in_as(first, mails[unpaid]))
        orders = {number: switch_on(signed_in_as(first, mails[number]), number) for number in coming}
    dues = {number: orders[number][0]["due"] for number in coming}
    made = {}
    now = TODAY
    for number in sorted(dues, key=dues.get):
        if now < dues[number]:
            now = later(dues[number], -1)
            night(first, now)
            score.same(ask_database(first, MADE.format(orders[number][0]["quote"])), [], "not the day before")
        now = dues[number]
        night(first, now)
        with on(dues[number]) as served:
            customer = signed_in_as(served, mails[number])
            made[number] = ordered(served, customer, orders[number][0])
            if number == paid_for:
                pay(served, made[number])
    end = later(max(dues.values()), 60)
    night(first, end)
    with on(end) as served:
        desk = signed_in(served, people(served.port), "order desk")
        cancelled(signed_in_as(served, mails[unpaid]), desk, made[unpaid], before)
        score.same(desk.api("GET", f"/orders/{made[paid_for]}")[1]["order"]["state"], "accepted", "what was paid stays")
        score.check("Paid on" in desk.get(f"/orders/{made[paid_for]}").text, "and its page says so")
        books_agree(served)
    score.same(served.faults, [], "faults of the server")
    folder.cleanup()
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
