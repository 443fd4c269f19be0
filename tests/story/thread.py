"""One renewal from list to proof, lived over HTTP without scripts by the people of a small demo: the
reseller quotes its lines, its customer accepts, the order waits for the distributor, the proof is
verified; a second click changes nothing, a competitor finds nothing.
thread.py PROGRAM [--database postgresql://…]"""
import argparse
import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

from orders import people, signed_in
from portal import Person, Served

TODAY, DUE_TO, LINES_MAX = "2026-11-21", "2027-02-19", 14
DEMO_PASSWORD = "a demo for everybody"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
COMPETITORS_OF = ("SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity "
                  "JOIN account AS a ON a.account = u.account "
                  "WHERE a.kind = 'partner' AND a.tier = 'reseller' AND u.role = 'primary' "
                  "AND u.state = 'active' AND a.number <> '{}' ORDER BY i.mail LIMIT 1")
SEATS = ("SELECT u.number, i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity "
         "JOIN account AS a ON a.account = u.account WHERE a.kind = 'customer' AND u.role = 'primary'")
PRIMARY_AT = ("SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity "
              "JOIN account AS a ON a.account = u.account WHERE a.number = '{}' "
              "AND u.role = 'primary' AND u.state = 'active' LIMIT 1")


class Score:
    def __init__(self, loud=True):
        self.passed = self.failed = 0
        self.loud = loud

    def check(self, holds, what):
        self.passed += bool(holds)
        self.failed += not holds
        if not holds and self.loud:
            print("FAILED:", what)

    def same(self, found, wanted, what):
        self.check(found == wanted, f"{what}: {found!r}, not {wanted!r}")


score = Score()


def ask_database(served, query):
    """Who sits where: pages name no mail addresses of other accounts."""
    if served.database.startswith("postgresql:"):
        said = subprocess.run(["psql", "-XAtqc", query, served.database], check=True,
                              capture_output=True, text=True).stdout
        return [line.split("|") for line in said.splitlines()]
    with sqlite3.connect(f"file:{served.database}?mode=ro", uri=True) as database:
        return database.execute(query).fetchall()


def signed_in_as(served, mail):
    person = Person(served.port)
    answer = person.send(person.get("/sign-in"), "/sign-in", mail=mail, password=DEMO_PASSWORD)
    score.same(person.follow(answer).status, 200, f"{mail} signs in")
    return person


def press(person, page, action, typed=None, more=()):
    """Presses a button twice, as an impatient hand does: the same place both times."""
    typed = typed or {}
    form = page.form(action)
    fields = [(name, value) for name, value in form.fields if name not in typed]
    body = urlencode(fields + list(typed.items()) + list(more))
    first = person.ask("POST", action, body, FORM)
    again = person.ask("POST", action, body, FORM)
    score.same(first.status, 303, f"POST {action} ({first.text[-200:]})")
    score.same((again.status, again.headers.get("location")),
               (first.status, first.headers.get("location")), f"POST {action} a second time")
    return person.follow(first), body


# ---- the quote ----

def whose_renewal(served, desk):
    """An agreement with a customer who signs in, and lines of one reseller under a distributor."""
    seats = dict(ask_database(served, SEATS))
    rows = json.loads(desk.get(f"/reports/renewal-lines?due_to={DUE_TO}&format=json").body)["rows"]
    sites = {row["agreement"]: row["site"] for row in rows if row["site"] in seats}
    found = Counter((row["agreement"], row["reseller"], row["distributor"]) for row in rows
                    if row["agreement"] in sites and row["state"] == "announced"
                    and row["reseller"] and row["distributor"])
    (agreement, reseller, distributor), _ = found.most_common(1)[0]
    return agreement, reseller, distributor, seats[sites[agreement]]


def find_due(reseller, agreement):
    """What falls due in 90 days: the page's files are the same lines."""
    path = f"/reports/renewal-lines?due_to={DUE_TO}&agreement={agreement}"
    page = reseller.get(path)
    rows = json.loads(reseller.get(path + "&format=json").body)["rows"]
    table = list(csv.DictReader(io.StringIO(
        reseller.get(path + "&format=csv").body.decode("utf-8-sig"))))
    score.same([row["renewal_line"] for row in table], [row["renewal_line"] for row in rows],
               "P21: the CSV has the lines of the list")
    score.check(all(row["due"] <= DUE_TO for row in rows), "P21-1: all fall due by then")
    score.check(rows[0]["customer_name"] in page.text, "the page shows the first of them")
    return [row for row in rows
            if row["state"] == "announced" and row["agreement"] == agreement][:LINES_MAX]


def quote_lines(reseller, lines):
    page = reseller.get(f"/reports/renewal-lines?agreement={lines[0]['agreement']}&limit=100")
    shown, _ = press(reseller, page, "/renewal-quotes",
                     more=[("group_by", "site")]
                     + [("renewal_lines", line["renewal_line"]) for line in lines])
    number = next(form.action for form in shown.forms
                  if form.action.startswith("/quotes/")).split("/")[2]
    quote = reseller.api("GET", f"/quotes/{number}")[1]
    score.same(Decimal(total_of(quote)), sum(Decimal(line["extended"]) for line in lines),
               "P23: the quote's total is that of its lines in the list")
    return number


def total_of(value):
    for key in ("total", "net"):
        if key in value:
            return value[key]
    return value["totals"]["total"]


def raise_too_far(reseller, number):
    """More than is held cannot be renewed; the page as it was is sent again later, stale."""
    own = f"/quotes/{number}"
    page = reseller.get(own)
    refused = reseller.send(page, own, **{"lines.1.quantity": "99999999"})
    score.same(refused.status, 422, "R4.10: more than is held")
    return urlencode(page.form(own).fields)


def read_why(reseller, number):
    """R4.13: each amount of a trace follows from the step before it."""
    quote = reseller.api("GET", f"/quotes/{number}")[1]
    for line in quote["lines"]:
        status, value = reseller.api("GET", f"/quotes/{number}/lines/{line['line']}/trace")
        score.same(status, 200, f"the trace of line {line['line']}")
        retrace(value["rows"], line)
    return quote


def retrace(steps, line):
    amount = Decimal(steps[0]["after"])
    cent = Decimal(1).scaleb(Decimal(line["unit"]).as_tuple().exponent)
    for at in steps[1:]:
        what = f"line {line['line']}: {at['step']}"
        score.same(Decimal(at["before"]), amount, f"{what} goes on from the step before")
        if at["step"] == "months":
            of, year = at["input"].split("/")
            amount = (amount * int(of) / int(year)).quantize(cent, ROUND_HALF_UP)
        elif at["step"] == "quantity":
            amount *= int(at["input"])
        score.same(Decimal(at["after"]), amount, what)
    score.same(amount, Decimal(line["extended"]), f"line {line['line']}: what the trace ends in")


def step(person, number, verb):
    own = f"/quotes/{number}"
    asked = person.get(f"{own}/{verb}")
    shown, body = press(person, asked, f"{own}/{verb}")
    return shown, body


# ---- the order ----

def order_it(reseller, shown, number):
    link = f"/orders/new?quote={number}"
    score.check(link in shown.main_links, "an accepted quote offers to order it")
    form = reseller.get(link)
    score.same(form.status, 200, link)
    papers = {"purchase_order": "PO-THREAD-1", "purchase_order_date": TODAY}
    checked = reseller.send(form, "/orders", to="/orders/check", **papers)
    score.same(checked.status, 200, f"POST /orders/check ({checked.text[-200:]})")
    page, body = press(reseller, form, "/orders", papers)
    return page, body


def other_key(person, action, body):
    return person.ask("POST", action, body.replace("idempotency_key=", "idempotency_key=0"), FORM)


def confirm(distributor, order):
    own = f"/orders/{order}/confirm"
    page, _ = press(distributor, distributor.get(own), own,
                    {"purchase_order": "DPO-THREAD-1", "purchase_order_date": TODAY})
    return page


def follow_proof(served, person, order):
    value = person.api("GET", f"/orders/{order}")[1]
    proof = next(link.split("/")[2] for link in person.get(f"/orders/{order}").main_links
                 if link.startswith("/proofs/"))
    first, again = (person.get(f"/proofs/{proof}/pdf") for _ in range(2))
    score.check(first.status == 200 and first.body.startswith(b"%PDF"), f"the proof as PDF: {first.status}")
    score.check(first.body == again.body, "P36: the same bytes for ever")
    altered = bytearray(first.body)
    altered[len(altered) // 2] ^= 1
    for content, ended, word in ((first.body, 0, "Valid"), (bytes(altered), 1, "Altered")):
        with tempfile.NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            done = subprocess.run([served.program, "verify", file.name, "--key", served.key],
                                  capture_output=True, check=False)
        score.same(done.returncode, ended, f"licet verify of the {word} one")
        anybody = Person(served.port)
        said = anybody.send_file(anybody.get("/verify"), "/verify", "file", content)
        score.check(word in said.text, f"/verify says {word}")
    return value, proof


# ---- the whole ----

def nobody_else(competitor, addresses):
    """V6: what is another's is answered as what never was, to the byte but for the number asked."""
    for address, never in addresses:
        hidden, missing = competitor.get(address), competitor.get(never)
        score.same(hidden.status, 404, f"a competitor at {address}")
        a, b = (path.encode() for path in (address, never))
        score.check(plain(hidden.body, a) == plain(missing.body, b), f"{address} and {never} differ")


def plain(body, asked):
    number = max(asked.replace(b"?", b"/").replace(b"=", b"/").split(b"/"), key=lambda t: (t.isdigit(), len(t)))
    body = re.sub(rb"[0-9a-f]{64,}", b"", body)  # tokens of forms, fresh on each page
    return body.replace(asked, b"").replace(number, b"")


def story(served):
    roles = people(served.port)
    desk = signed_in(served, roles, "renewals desk")
    agreement, seller, above, mail = whose_renewal(served, desk)
    customer = signed_in_as(served, mail)
    reseller, distributor = (signed_in_as(served, ask_database(served, PRIMARY_AT.format(who))[0][0])
                             for who in (seller, above))
    rival = ask_database(served, COMPETITORS_OF.format(seller))[0][0]
    competitor = signed_in_as(served, rival)
    lines = find_due(reseller, agreement)
    score.check(lines, "free lines of one agreement")
    number = quote_lines(reseller, lines)
    score.same(customer.get(f"/quotes/{number}").status, 404, "a draft is its owner's alone")
    old = raise_too_far(reseller, number)
    quote = read_why(reseller, number)
    step(reseller, number, "present")
    score.same(reseller.ask("POST", f"/quotes/{number}", old, FORM).status, 412, "a stale edition")
    step(customer, number, "accept")
    _, body = order_it(reseller, reseller.get(f"/quotes/{number}"), number)
    second = other_key(reseller, "/orders", body)
    score.same(second.status, 409, "ordering it under another key")
    status, waiting = reseller.api("GET", "/orders?limit=1000")
    order = next(row["order"] for row in waiting["rows"] if row["purchase_order"] == "PO-THREAD-1")
    score.check(order in second.text, "the refusal names the order")
    waits = distributor.get(f"/orders/{order}/confirm").status
    score.same(waits, 200, "the distributor finds what waits for it")
    nobody_else(competitor, [(f"/quotes/{number}", "/quotes/0000000000"),
                             (f"/orders/new?quote={number}", "/orders/new?quote=0000000000"),
                             (f"/orders/{order}", "/orders/0000000000")])
    if waits == 200:
        to_the_proof(served, number, order, (reseller, distributor, customer, competitor), quote)


def to_the_proof(served, number, order, who, quote):
    reseller, distributor, customer, competitor = who
    confirm(distributor, order)
    page = reseller.get(f"/orders/{order}")
    score.check(reseller.get(f"/quotes/{number}").status == 200, "the quote is still there")
    made, proof = follow_proof(served, customer, order)
    summary = made["order"]
    score.same((summary["state"], Decimal(summary["total"])), ("accepted", Decimal(total_of(quote))),
               "the order is accepted at the quote's total")
    score.check(summary["level"] in page.text, "its level on the page")
    nobody_else(competitor, [(f"/quotes/{number}", "/quotes/0000000000"),
                             (f"/orders/new?quote={number}", "/orders/new?quote=0000000000"),
                             (f"/orders/{order}", "/orders/0000000000"),
                             (f"/proofs/{proof}", "/proofs/0000000000"),
                             (f"/proofs/{proof}/pdf", "/proofs/0000000000/pdf")])
    return order


def books_agree(served):
    done = subprocess.run([served.program, "check", "--key", served.key, served.database],
                          capture_output=True, text=True, check=False)
    score.same(done.returncode, 0, f"licet check: {done.stdout[-600:]}{done.stderr[-200:]}")


def self_test():
    """A planted wrong expectation fails."""
    global score
    score, kept = Score(loud=False), score
    retrace([{"step": "level", "after": "5.00"},
             {"step": "quantity", "before": "5.00", "after": "10.01", "input": "2"}],
            {"line": 1, "unit": "5.00", "extended": "10.01"})
    planted = score.failed
    score = kept
    score.same(planted, 2, "a wrong amount is noticed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    self_test()
    served = Served(words.program, TODAY, words.database)
    with served:
        story(served)
        books_agree(served)
    score.same(served.faults, [], "faults of the server")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
