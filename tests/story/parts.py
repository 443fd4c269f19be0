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
