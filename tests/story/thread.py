"""One renewal from list to proof, lived over HTTP without scripts by the people of a small demo: the
reseller quotes 14 lines, its customer accepts, the order waits for the distributor, the proof is
verified; a second click changes nothing, a competitor finds nothing, and `licet replay` comes to the
same amounts. thread.py PROGRAM [--database postgresql://… (an empty schema)]"""
import argparse
import csv
import io
import json
import re
import sqlite3
import subprocess
import sys
import tempfile
from decimal import ROUND_HALF_UP, Decimal
from urllib.parse import urlencode

import ordered_faults
import race
import same_case
from orders import people, signed_in
from portal import Person, Served

TODAY, DUE_TO, A_YEAR_LATER, LINES = "2026-11-21", "2027-02-19", "2027-11-21", 14
DEMO_PASSWORD = "a demo for everybody"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
COMPETITORS_OF = ("SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity "
                  "JOIN account AS a ON a.account = u.account "
                  "WHERE a.kind = 'partner' AND a.tier = 'reseller' AND u.role = 'primary' "
                  "AND u.state = 'active' AND a.number <> '{}' ORDER BY i.mail LIMIT 1")


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

def find_due(reseller, agreement):
    """What falls due in 90 days: the page's files are the same lines."""
    path = f"/reports/renewal-lines?due_to={DUE_TO}&agreement={agreement}"
    page = reseller.get(path)
    rows = json.loads(reseller.get(path + "&format=json").body)["rows"]
    table = list(csv.DictReader(io.StringIO(
        reseller.get(path + "&format=csv").body.decode("utf-8-sig"))))
    score.same([row["renewal_line"] for row in table], [row["renewal_line"] for row in rows],
               "P21: the CSV has the lines of the list")
    score.check(all(row["due"] <= DUE_TO for row in rows), "P21: all fall due by then")
    score.check(rows[0]["customer_name"] in page.text, "the page shows the first of them")
    adds_up(reseller, rows, path)
    return rows


def adds_up(reseller, rows, path):
    """P21: what the page says that its lines come to, be they all on it or not."""
    def said(limit):
        body = reseller.get(f"{path}&limit={limit}").body.decode()
        return re.findall(r"<b>(.*?)</b>", re.search(r'<p class="sum">(.*?)</p>', body)[1])
    whole = said(100)
    sums = {}
    for row in rows:
        sums[row["currency"]] = sums.get(row["currency"], 0) + Decimal(row["extended"])
    score.check(3 < len(rows) <= 100, f"P21: lines for one page, and for several: {len(rows)}")
    score.same([int(words.split()[0]) for words in whole[:2]], [len(rows), len({row["site"] for row in rows})], "P21: lines and customers")
    score.same({words[:3]: Decimal(words[3:].replace(",", "").strip()) for words in whole[2:]}, sums, "P21: their sums")
    score.same(said(3), whole, "P21: the same where not all are on the page")


def found_by(reseller, line, **asked):
    """P21-1: a filter finds the line, and nothing that it does not name."""
    answer = reseller.get(f"/reports/renewal-lines?{urlencode(asked)}&format=json")
    lines = [row["renewal_line"] for row in json.loads(answer.body)["rows"]]
    score.check(line in lines, f"P21-1: {asked} finds the line")
    return set(lines)


def find_by_each(reseller, line):
    by_day = found_by(reseller, line["renewal_line"], due_from=line["due"], due_to=line["due"])
    by_agreement = found_by(reseller, line["renewal_line"], agreement=line["agreement"])
    by_name = found_by(reseller, line["renewal_line"], site_name=line["customer_name"])
    score.check(by_name < by_day | by_agreement, "P21-1: a site's name finds fewer")
    nothing = reseller.get(f"/reports/renewal-lines?due_from={TODAY}&due_to={TODAY}&format=json")
    score.same(json.loads(nothing.body)["rows"], [], "P21-1: nothing is due today")


def which_to_quote(rows, count):
    """So many lines, and of each renewal part all or none: what `licet replay` renews can be told by parts."""
    by_part = {}
    for row in rows:
        by_part.setdefault(row["part"], []).append(row)
    ways = {0: ()}
    for part, lines in sorted(by_part.items()):
        for size, parts in sorted(ways.items(), reverse=True):
            ways.setdefault(size + len(lines), parts + (part,))
    return [row for row in rows if row["part"] in ways[count]]


def quote_lines(reseller, lines):
    page = reseller.get(f"/reports/renewal-lines?agreement={lines[0]['agreement']}&limit=100")
    shown, _ = press(reseller, page, "/renewal-quotes",
                     more=[("group_by", "agreement")]
                     + [("renewal_lines", line["renewal_line"]) for line in lines])
    number = next(form.action for form in shown.forms
                  if form.action.startswith("/quotes/")).split("/")[2]
    quote = reseller.api("GET", f"/quotes/{number}")[1]
    score.same(len(quote["lines"]), LINES, "P23: one quote of all lines")
    score.same(Decimal(total_of(quote)), sum(Decimal(line["extended"]) for line in lines),
               "P23: the quote's total is that of its lines in the list")
    found_by(reseller, lines[0]["renewal_line"], quote=number)
    score.check(shown.text.count(lines[0]["customer_name"]) > 0, "the page names its customer")
    return number


def total_of(value):
    for key in ("total", "net"):
        if key in value:
            return value[key]
    return value["totals"]["total"]


def figure(page, name):
    found = re.search(rb'id="' + name.encode() + rb'"[^>]*>(.*?)</', page.body, re.S)
    return re.sub(rb"<[^>]*>", b"", found[1]).decode()


def raise_quantity(reseller, number):
    """Fewer than are covered only with a declaration (R4.10); then the quantity is raised again, and no
    further than what is held. What is typed is previewed without effect. The page as it was at first is
    sent again later, stale."""
    own = f"/quotes/{number}"
    page = reseller.get(own)
    whole = total_of(reseller.api("GET", own)[1])
    line = next(at for at in reseller.api("GET", own)[1]["lines"] if at["quantity"] > 1)
    place = f"lines.{line['line']}"
    fewer = {f"{place}.quantity": str(line["quantity"] - 1)}
    asked = urlencode({"revision": 1, f"{place}.line": line["line"], **fewer})
    preview = reseller.get(f"{own}/lines/preview?{asked}")
    score.same(preview.status, 200, "a preview of what is typed")
    refused = reseller.send(page, own, **fewer)
    score.same(refused.status, 422, "R4.10: fewer than are covered, undeclared")
    declared = dict(fewer, **{f"{place}.out_of_use": "yes", f"{place}.evidence": "letter.pdf"})
    lower = reseller.follow(reseller.send(refused, own, **declared))
    total = f"total-{line['line']}"
    score.same(figure(lower, total), figure(preview, total), "what was previewed is what is saved")
    score.check(total_of(reseller.api("GET", own)[1]) != whole, "a lower total")
    too_far = reseller.send(lower, own, **{f"{place}.quantity": "99999999"})
    score.same(too_far.status, 422, "R4.10: more than is held")
    raised = reseller.send(lower, own, **{f"{place}.quantity": str(line["quantity"])})
    score.same(reseller.follow(raised).status, 200, "the quantity is raised")
    score.same(total_of(reseller.api("GET", own)[1]), whole, "and the total is what it was")
    return urlencode(page.form(own).fields)


def read_why(reseller, number):
    """P16-1, R4.13: each amount of a trace follows from the step before it."""
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
    score.same(amount, Decimal(line["extended"]), f"P16-1: line {line['line']}: what the trace ends in")


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
    quote = reseller.api("GET", f"/quotes/{number}")[1]
    asked = dict(papers, quote=number, site=quote["lines"][0]["site"], currency=quote["currency"])
    status, foreseen = reseller.api("POST", "/orders/check", asked, "check-1")
    score.same(status, 200, f"POST /api/v1/orders/check: {foreseen}")
    page, body = press(reseller, form, "/orders", papers)
    return foreseen, body


def other_key(person, action, body):
    return person.ask("POST", action, body.replace("idempotency_key=", "idempotency_key=0"), FORM)


def lines_are_ordered(reseller, customer, number, quote):
    """P21: while an order waits, its lines are `ordered`, for the customer too; a home counts them where they fall due."""
    for person in (reseller, customer):
        score.check(number in [row["quote"] for row in person.api("GET", "/orders?state=in_review&limit=1000")[1]["rows"]], "the order names its quote")
        path = f"/reports/renewal-lines?quote={number}&limit=1000"
        rows = person.api("GET", path)[1]["rows"]
        score.same((len(rows), {row["state"] for row in rows}), (len(quote["lines"]), {"ordered"}), "its lines are ordered")
        score.same(person.api("GET", path + "&state=quoted")[1]["rows"], [], "and quoted no more")
        home = person.api("GET", f"/home?currency={quote['currency']}")[1]["renewals"]["due_soon"]
        score.same((home["ordered"]["lines"], Decimal(home["ordered"]["value"])),
                   (len(rows), sum(Decimal(row["extended"]) for row in rows)), "a home says what they come to")


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
    score.check(first.body == again.body, "P36: the same bytes again")
    altered = bytearray(first.body)
    altered[len(altered) // 2] ^= 1
    for content, ended, word in ((first.body, 0, "Valid"), (bytes(altered), 1, "Altered")):
        with tempfile.NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            done = subprocess.run([served.program, "verify", file.name, "--key", served.key],
                                  capture_output=True, check=False)
        score.same(done.returncode, ended, f"P36-2: licet verify, offline, of the {word} one")
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


def hidden_prices(reseller, distributor, address):
    """What the distributor buys at stands nowhere where the reseller looks, and the other way round."""
    theirs = distributor.api("GET", address)[1]
    bought = {line["buy_unit"] for line in theirs["lines"]}
    score.check(None not in bought, "the distributor knows what it buys at")
    public = {line["unit"] for line in theirs["lines"]} | {line.get("list_unit") for line in theirs["lines"]}
    seen = [reseller.ask("GET", "/api/v1" + address).body]
    if address.startswith("/quotes/"):
        seen += [reseller.get(f"{address}/{name}").body for name in ("lines.csv", "lines.json")]
    told = [price for price in bought - public for body in seen if f'"{price}"'.encode() in body
            or f",{price},".encode() in body]
    score.same(told, [], f"P16-3, P18-4: the distributor's buying price at {address}")
    score.check(all(line["sell_unit"] is None for line in theirs["lines"]) or address.startswith("/quotes/"),
                "P18-4: the reseller's selling price")


def case_of(served, agreement, due, lines):
    """What the agreement bought so far, and the renewal of these lines, as a scenario."""
    digits = -Decimal(lines[0]["unit"]).as_tuple().exponent
    but = {row["part"] for row in due} - {row["part"] for row in lines}
    return same_case.scenario(lambda query: ask_database(served, query), agreement, lines[0]["currency"],
                              max(digits, 0), TODAY, but)


def same_as_replay(served, case, order):
    """P23-3: the same purchases and the same renewal as a file for `licet replay`, to the minor unit."""
    before, renewal = same_case.replayed(served.program, case)
    score.same((order["level_before"], order["level_after"]),
               (before["agreement"]["level"], renewal["agreement"]["level"]),
               "P19: the level of the agreement before and after is that of licet replay")
    made = order["order"]
    for name in ("total", "points", "level"):
        score.same(made[name], renewal[name], f"P23-3: the order's {name} is that of licet replay")
    told = [[str(line[name]) for name in ("part", "quantity", "unit", "extended", "points",
                                          "coverage_start", "coverage_end", "months")] for line in order["lines"]]
    wanted = [[str(line[name]) for name in ("part", "quantity", "unit", "extended", "points",
                                            "coverage_start", "coverage_end", "months")] for line in renewal["lines"]]
    score.same(sorted(told), sorted(wanted), "P23-3: the order's lines are those of licet replay")
    score.same(len(wanted), LINES, "P23-3: as many lines")


def people_of(served):
    """The three sides of the showcase, and the reseller's rival."""
    roles = people(served.port)
    names = ("reseller primary", "distributor primary", "customer primary, whole agreement")
    reseller, distributor, customer = (signed_in(served, roles, name) for name in names)
    seats = reseller.api("GET", "/orders?limit=1")[1]["rows"]
    rival = ask_database(served, COMPETITORS_OF.format(seats[0]["reseller"]))[0][0]
    return reseller, distributor, customer, signed_in_as(served, rival)


def agreement_of(served):
    """Of the customer that is offered, whose lines are the demo's showcase."""
    desk = signed_in(served, people(served.port), "renewals desk")
    customer = signed_in(served, people(served.port), "customer primary, whole agreement")
    sites = {row["site"] for row in customer.api("GET", "/orders?limit=1000")[1]["rows"]}
    rows = json.loads(desk.get(f"/reports/renewal-lines?due_to={DUE_TO}&limit=1000&format=json").body)["rows"]
    found = sorted({row["agreement"] for row in rows if row["site"] in sites})
    score.same(len(found), 1, "the customer has one agreement")
    return found[0]


def story(served):
    reseller, distributor, customer, competitor = people_of(served)
    agreement = agreement_of(served)
    due = find_due(reseller, agreement)
    find_by_each(reseller, due[0])
    foreign = json.loads(competitor.get(f"/reports/renewal-lines?due_to={DUE_TO}&format=json").body)["rows"]
    score.same({row["renewal_line"] for row in foreign} & {row["renewal_line"] for row in due}, set(),
               "P21-3: lines that another partner sold last are absent")
    lines = which_to_quote(due, LINES)
    case = case_of(served, agreement, due, lines)
    number = quote_lines(reseller, lines)
    score.same(customer.get(f"/quotes/{number}").status, 404, "a draft is its owner's alone")
    old = raise_quantity(reseller, number)
    quote = read_why(reseller, number)
    step(reseller, number, "present")
    score.same(reseller.ask("POST", f"/quotes/{number}", old, FORM).status, 412, "a stale edition")
    hidden_prices(reseller, distributor, f"/quotes/{number}")
    printed = {name: reseller.get(f"/quotes/{number}/{name}").body for name in ("lines.csv", "lines.json")}
    step(customer, number, "accept")
    foreseen, body = order_it(reseller, reseller.get(f"/quotes/{number}"), number)
    second = other_key(reseller, "/orders", body)
    score.same(second.status, 409, "P18-1: ordering it under another key")
    orders = [row["order"] for row in reseller.api("GET", "/orders?limit=1000")[1]["rows"]
              if row["purchase_order"] == "PO-THREAD-1"]
    score.same(len(orders), 1, "P18-1: two presses of one button make one order")
    order = orders[0]
    score.check(order in second.text, "the refusal names the order")
    score.same(reseller.api("GET", f"/orders/{order}")[1]["order"]["state"], "in_review",
               "P18-4: a reseller's order waits for its distributor")
    lines_are_ordered(reseller, customer, number, quote)
    score.same(distributor.get(f"/orders/{order}/confirm").status, 200,
               "the distributor finds what waits for it")
    nobody_else(competitor, [(f"/quotes/{number}", "/quotes/0000000000"),
                             (f"/orders/new?quote={number}", "/orders/new?quote=0000000000"),
                             (f"/orders/{order}", "/orders/0000000000")])
    made = to_the_proof(served, number, order, (reseller, distributor, customer, competitor), quote)
    score.same([made["order"][name] for name in ("total", "points", "level")],
               [foreseen[name] for name in ("total", "points", "level")],
               "P18-2: what check answered is what submit made")
    same_as_replay(served, case, made)
    return number, order, printed, [row for row in due if row not in lines]


def to_the_proof(served, number, order, who, quote):
    reseller, distributor, customer, competitor = who
    confirm(distributor, order)
    page = reseller.get(f"/orders/{order}")
    score.check(reseller.get(f"/quotes/{number}").status == 200, "the quote is still there")
    hidden_prices(reseller, distributor, f"/orders/{order}")
    made, proof = follow_proof(served, customer, order)
    summary = made["order"]
    score.same((summary["state"], Decimal(summary["total"])), ("accepted", Decimal(total_of(quote))),
               "the order is accepted at the quote's total")
    sites = {line["site"] for line in made["lines"]}
    score.same(len(made["proofs"]), len(sites), "P36-1: its lines make one proof for each site")
    score.check(f"at level {summary['level']}" in page.text, "its level on the page")
    score.check(f"agreement stayed at level {made['level_after']}" in page.text,
                "P19: what became of the agreement's level, on the page")
    nobody_else(competitor, [(f"/quotes/{number}", "/quotes/0000000000"),
                             (f"/orders/new?quote={number}", "/orders/new?quote=0000000000"),
                             (f"/orders/{order}", "/orders/0000000000"),
                             (f"/proofs/{proof}", "/proofs/0000000000"),
                             (f"/proofs/{proof}/pdf", "/proofs/0000000000/pdf")])
    return made


def a_year_later(served, number, printed):
    """P16-2: the files of a quote that was presented are the same bytes a year later."""
    later = Served(served.program, A_YEAR_LATER, served.database, ("--workers", "2"), key=served.key)
    with later:
        reseller = signed_in(later, people(later.port), "reseller primary")
        for name, bytes_then in printed.items():
            score.check(reseller.get(f"/quotes/{number}/{name}").body == bytes_then,
                        f"P16-2: {name} a year later is the same to the byte")
    score.same(later.faults, [], "faults a year later")


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
    served = Served(words.program, TODAY, words.database, makes=True)
    with served:
        number, order, printed, more = story(served)
        race.run(served, score, more)
        books_agree(served)
        ordered_faults.run(served, score, order)
        a_year_later(served, number, printed)
    score.same(served.faults, [], "faults of the server")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
