"""Lines that stand in no quote: a reseller orders a part, sees what it will cost, its distributor confirms (P18).
parts.py PROGRAM"""
import sqlite3
import sys

from portal import Served
from thread import books_agree, people_of, score

A_PART = """SELECT part, minimum_quantity, multiple FROM part AS p WHERE type = 'licence' AND EXISTS (SELECT 1 FROM price_row AS r
    WHERE r.part = p.part AND r.currency = '{}' AND r.from_day <= '{}' AND r.published <= '{}') ORDER BY multiple, minimum_quantity, part LIMIT 1"""


def a_part(served, currency):
    with sqlite3.connect(served.database) as connection:
        return connection.execute(A_PART.format(currency, served.today, served.today)).fetchone()


def asked_of(site, currency, part, count, served):
    return {"site": site, "currency": currency, "purchase_order": "PO-PARTS-1", "purchase_order_date": served.today,
            "lines": [{"part": part, "quantity": count}]}


def refuse(reseller, asked, number):
    """What refuses, refuses the check and the order alike, and leaves no order."""
    before = reseller.api("GET", "/orders?limit=1000")[1]["rows"]
    for currency, code in (("CHF", "currency_differs"), ("XXX", "currency_differs")):
        for verb in ("/orders/check", "/orders"):
            status, answer = reseller.api("POST", verb, dict(asked, currency=currency), f"refused-{currency}{verb}")
            codes = {answer["code"]}
            score.check(status == 422 and code in codes, f"{verb} in {currency}: {status} {codes}")
    status, answer = reseller.api("POST", "/orders", dict(asked, site=number), "refused-site")
    score.same(status in (404, 422), True, f"a site that is not there: {status} {answer['code']}")
    score.same(reseller.api("GET", "/orders?limit=1000")[1]["rows"], before, "nothing was ordered")


HIDDEN = {"order_id": "(SELECT MAX(order_id) + 1 FROM orders)", "number": "'HIDDEN'", "country_group": "'ELSEWHERE'", "distributor": "NULL",
          "reseller": "(SELECT MIN(account) FROM account_user WHERE account NOT IN (o.reseller, o.distributor))"}


def hidden_orders_choose_no_price(served, reseller, asked, mine, total):
    """A later order of the customer that another partner sold, by a price list that both may use: whose order is hidden
    chooses no list, neither for an order nor for a quote (V6)."""
    with sqlite3.connect(served.database, timeout=10) as ledger:
        names = [row[1] for row in ledger.execute("PRAGMA table_info(orders)")]
        group = "SELECT reseller, 'ELSEWHERE' FROM orders WHERE number = ?"
        ledger.execute(f"INSERT INTO account_country_group (account, country_group) {group}", (mine,))
        ledger.execute(f"INSERT INTO orders ({', '.join(names)}) SELECT {', '.join(HIDDEN.get(name, 'o.' + name) for name in names)} "
                       "FROM orders AS o WHERE number = ?", (mine,))
        columns = [row[1] for row in ledger.execute("PRAGMA table_info(order_line)")]
        new = "(SELECT order_id FROM orders WHERE number = 'HIDDEN')"
        ledger.execute(f"INSERT INTO order_line ({', '.join(columns)}) SELECT "
                       f"{', '.join(new if name == 'order_id' else 'l.' + name for name in columns)} FROM order_line AS l "
                       "JOIN orders AS o USING (enterprise, order_id) WHERE o.number = ?", (mine,))
    status, answer = reseller.api("POST", "/orders/check", asked, "check-hidden")
    score.same((status, answer.get("total")), (200, total), "the order that one does not see chooses no price")
    with sqlite3.connect(served.database, timeout=10) as ledger:
        new = "(SELECT order_id FROM orders WHERE number = 'HIDDEN')"
        ledger.execute("INSERT INTO visibility (enterprise, site, account, evidence, object, seq, from_day) SELECT v.enterprise, v.site, "
                       f"v.account, v.evidence, {new}, v.seq, v.from_day FROM visibility AS v JOIN orders AS o ON o.enterprise = v.enterprise "
                       "AND o.order_id = v.object AND o.reseller = v.account WHERE v.evidence = 'sale' AND o.number = ?", (mine,))
    status, answer = reseller.api("POST", "/orders/check", asked, "check-seen")
    score.check(status == 422, f"planted: one that it sees does: {status}")
    of_customer = "enterprise = (SELECT enterprise FROM orders WHERE number = 'HIDDEN')"
    with sqlite3.connect(served.database, timeout=10) as ledger:
        ledger.execute(f"DELETE FROM visibility WHERE evidence = 'sale' AND object = {new} AND {of_customer}")
        ledger.execute(f"DELETE FROM order_line WHERE order_id = {new} AND {of_customer}")
        ledger.execute("DELETE FROM orders WHERE number = 'HIDDEN'")
        ledger.execute("DELETE FROM account_country_group WHERE country_group = 'ELSEWHERE'")


def checks_wait_for_nobody(served, reseller, asked, checked):
    """While somebody else has SQLite's one writer, a check answers as before; an order waits for five seconds in vain."""
    with sqlite3.connect(served.database, isolation_level=None) as ledger:
        ledger.execute("BEGIN IMMEDIATE")
        score.same(reseller.api("POST", "/orders/check", asked, "check-busy"), (200, checked), "a check takes no lock")
        score.same(reseller.api("POST", "/orders", asked, "order-busy")[0], 503, "planted: an order does")
        ledger.execute("ROLLBACK")


def story(served):
    reseller, distributor, _, competitor = people_of(served)
    mine = reseller.api("GET", "/orders?limit=1")[1]["rows"][0]
    site, currency = mine["site"], mine["currency"]
    part, minimum, multiple = a_part(served, currency)
    count = max(minimum, multiple)
    asked = asked_of(site, currency, part, count, served)
    refuse(reseller, asked, "0000001")
    status, checked = reseller.api("POST", "/orders/check", asked, "check-parts")
    score.same(status, 200, f"P18-2: a part is checked: {checked}")
    total = checked["total"]
    score.check(float(total) > 0, f"and has a price: {total}")
    score.same((checked["lines"][0]["trace"][0]["step"], checked["lines"][0]["trace"][-1]["after"]), ("level", total),
               "R4.13: which its trace comes to, from the price row on")
    checks_wait_for_nobody(served, reseller, asked, checked)
    hidden_orders_choose_no_price(served, reseller, asked, mine["order"], total)
    status, made = reseller.api("POST", "/orders", dict(asked, expected_total=total), "order-parts")
    score.same((status, made["state"]), (201, "in_review"), f"P18-4: it waits for its distributor: {made}")
    again = reseller.api("POST", "/orders", dict(asked, expected_total=total), "order-parts")
    score.same((again[0], again[1]["number"]), (201, made["number"]), "P18-1: sent again, it is one order")
    number = made["number"]
    shown = reseller.api("GET", f"/orders/{number}")[1]
    score.same((shown["order"]["total"], shown["lines"][0]["extended"]), (total, total), "the waiting order says what it costs")
    score.check(total in reseller.get(f"/orders/{number}").text.replace(",", ""), "and so does its page")
    score.same(competitor.get(f"/orders/{number}").status, 404, "to nobody else")
    status, done = distributor.api("POST", f"/orders/{number}/confirm",
                                   {"purchase_order": "D-PARTS-1", "purchase_order_date": served.today}, "confirm-parts",
                                   shown["revision"])
    score.same((status, done["state"]), (200, "accepted"), f"its distributor confirms: {done}")
    shown = reseller.api("GET", f"/orders/{number}")[1]
    score.same((shown["order"]["total"], shown["order"]["currency"]), (total, currency), "at the price that was shown")
    books_agree(served)


def main():
    with Served(sys.argv[1]) as served:
        story(served)
    print(f"{score.passed} passed, {score.failed} failed")
    return score.failed != 0


if __name__ == "__main__":
    sys.exit(main())
