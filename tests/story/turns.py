"""What turns out otherwise: a customer declines; a price moves between showing and accepting, and is asked about with
both totals; a request that is sent again tells again what was refused; a reduction without declaration fails alone.
turns.py PROGRAM"""
import decimal
import json
import re
import sqlite3
import sys
from urllib.parse import urlencode

from orders import people, signed_in
from portal import Served
from thread import FORM, agreement_of, books_agree, find_due, press, score, step

TODAY, TOMORROW = "2026-11-21", "2026-11-22"
# A price list of tomorrow in which one part costs more: what is published then counts for what is accepted then (R4.6).
RELEASE = "INSERT INTO price_release (release, state, published) SELECT MAX(release) + 1, 'in_force', ?1 FROM price_release"
ROW = ("INSERT INTO price_row (price_row, part, country_group, currency, from_day, published, release) "
       "SELECT (SELECT MAX(price_row) + 1 FROM price_row), part, country_group, currency, from_day, ?1, "
       "(SELECT MAX(release) FROM price_release) FROM price_row WHERE price_row = ?2")
LEVELS = ("INSERT INTO price_level (price_row, level, unit) SELECT (SELECT MAX(price_row) FROM price_row), level, unit + 1200 "
          "FROM price_level WHERE price_row = ?2")



def quote_of(reseller, lines):
    page = reseller.get(f"/reports/renewal-lines?agreement={lines[0]['agreement']}&limit=100")
    shown, _ = press(reseller, page, "/renewal-quotes", more=[("renewal_lines", line["renewal_line"]) for line in lines])
    return next(form.action for form in shown.forms if form.action.startswith("/quotes/")).split("/")[2]


def decline(reseller, customer, lines):
    number = quote_of(reseller, lines)
    score.same(customer.get(f"/quotes/{number}/decline").status, 404, "a draft cannot be declined by who sees it not")
    step(reseller, number, "present")
    asked = customer.get(f"/quotes/{number}/decline")
    answer = customer.send(asked, f"/quotes/{number}/decline", reason="We <stay> as we are")
    score.same(answer.status, 303, "declined")
    score.check("Declined" in customer.follow(answer).text, "the quote says so")
    again = customer.send(asked, f"/quotes/{number}/decline", reason="We <stay> as we are")
    score.same((again.status, again.headers.get("location")), (303, answer.headers["location"]), "declined twice is once")
    other = customer.send(asked, f"/quotes/{number}/decline", reason="another word")
    score.same(other.status, 422, "another reason under the same key")
    score.same(customer.get(f"/quotes/{number}/accept").status, 409, "what was declined is not accepted")
    score.same(reseller.get(f"/orders/new?quote={number}").status, 409, "nor ordered")
    free = reseller.api("GET", f"/reports/renewal-lines?agreement={lines[0]['agreement']}&limit=1000")[1]["rows"]
    states = {row["renewal_line"]: row["state"] for row in free}
    score.check(all(states[line["renewal_line"]] == "announced" for line in lines), "its lines can be quoted again")


def reprice(database, row):
    with sqlite3.connect(database) as connection:
        for query in (RELEASE, ROW, LEVELS):
            score.same(connection.execute(query.replace("?1", f"'{TOMORROW}'").replace("?2", str(row))).rowcount > 0, True,
                       "a price list of tomorrow")


def row_of(database, number):
    with sqlite3.connect(database) as connection:
        return connection.execute("SELECT l.price_row FROM quote_line l JOIN quote q USING (enterprise, quote, revision) "
                                  "WHERE q.number = ? AND q.newest = 1 AND l.line = 1", (number,)).fetchone()[0]


def accept_at_another_price(reseller, customer, number, was):
    own = f"/quotes/{number}"
    score.check(was in customer.get(own).text.replace(",", ""), "a presented quote shows what was presented")
    old = customer.get(f"{own}/accept")
    refused = customer.send(old, f"{own}/accept")
    score.same(refused.status, 409, "the price moved: it is asked again")
    now = next(value for name, value in refused.form(f"{own}/accept").fields if name == "expected_total")
    for total in (was, now):
        score.check(total in refused.text.replace(",", ""), f"with both totals: {total}")
    score.check(float(now) > float(was), f"{now} is more than {was}")
    score.same(reseller.api("GET", own)[1]["state"], "presented", "nothing is accepted yet")
    done = customer.send(refused, f"{own}/accept")
    score.same(done.status, 303, "accepted at the new price")
    quote = reseller.api("GET", own)[1]
    score.same((quote["state"], quote["revision"], quote["totals"]["total"]), ("accepted", 2, now),
               "the accepted figures stand in a revision of their own")
    first = reseller.get(f"{own}?revision=1")
    score.check(first.status == 200 and was in first.text.replace(",", ""), "the first shows what was presented")
    stale = customer.ask("POST", f"{own}/accept", urlencode(old.form(f"{own}/accept").fields), FORM)
    score.check(stale.status in (409, 412, 422), f"the old form accepts nothing more: {stale.status}")
    return now


def order_at_another_price(reseller, number, total):
    form = reseller.get(f"/orders/new?quote={number}")
    papers = {"purchase_order": "PO-TURNS-1", "purchase_order_date": TOMORROW}
    quote = reseller.api("GET", f"/quotes/{number}")[1]
    asked = dict(papers, quote=number, site=quote["lines"][0]["site"], currency=quote["currency"], expected_total="1.00")
    status, refused = reseller.api("POST", "/orders/check", asked, "check-turns")
    score.same((status, refused["code"]), (409, "price_differs"), "P18: a total that was never shown")
    press(reseller, form, "/orders", papers)
    made = [row for row in reseller.api("GET", "/orders?limit=1000")[1]["rows"] if row["purchase_order"] == "PO-TURNS-1"]
    score.same([row["total"] for row in made], [total], "one order at the accepted price")


def told_again(reseller, rows):
    """P23-2: of three lines one is refused; the same request says the same again."""
    lines = [{"renewal_line": rows[0]["renewal_line"]},
             {"renewal_line": rows[1]["renewal_line"], "quantity": str(rows[1]["quantity"] - 1)},
             {"renewal_line": rows[0]["renewal_line"]}, {"renewal_line": "no-such-line"}]
    first, again = (reseller.api("POST", "/renewal-quotes", {"lines": lines}, "turns-1") for _ in range(2))
    score.same(first[0], 201, f"P23-2: what can be quoted is: {first[1]}")
    said = [line["problem"]["code"] if line["problem"] else None for line in first[1]["lines"]]
    score.same(said, [None, "declaration_required", "line_in_quote", "line_not_found"],
               "P23-2: a reduction without declaration fails alone")
    score.same(again[1]["lines"], first[1]["lines"], "sent again, the refused lines have their problems")
    score.same(again[1]["quotes"], first[1]["quotes"], "and the quotes are those")
    other = reseller.api("POST", "/renewal-quotes", {"lines": lines[:1]}, "turns-1")
    score.same((other[0], other[1]["code"]), (422, "idempotency_key_reused"), "another request under its key")
    return first[1]["quotes"][0]


def with_terms(reseller, rows):
    """P23: quotes of lines take a contact and an end price at most (P16); what is wrong is refused by name, of a line alone or of its quote."""
    site = max({row["site"] for row in rows}, key=lambda one: sum(row["site"] == one for row in rows))
    cheap, dear = sorted((row for row in rows if row["site"] == site), key=lambda row: decimal.Decimal(row["extended"]))[:2]
    contact = reseller.api("GET", f"/sites/{site}/contacts")[1]["rows"][0]["contact"]
    sum_of = decimal.Decimal(cheap["extended"]) + decimal.Decimal(dear["extended"])
    cent = decimal.Decimal("0.01")
    asked = {"lines": [{"renewal_line": row["renewal_line"]} for row in (cheap, dear)], "group_by": "site"}

    def problems(key, **terms):
        status, said = reseller.api("POST", "/renewal-quotes", dict(asked, **terms), key)
        return status, [(line["problem"] or {}).get("code") for line in said["lines"]], {(line["problem"] or {}).get("field") for line in said["lines"]}
    for terms, code, name in (({"contact": "no-such"}, "contact_not_found", "contact"), ({"maximum_end_price": "dear"}, "bad_price", "maximum_end_price"),
                              ({"maximum_end_price": str(sum_of - cent)}, "end_price_too_high", "maximum_end_price")):
        score.same(problems(f"terms-{code}", **terms), (422, [code, code], {name}), f"P23: {terms}")
    page = reseller.get(f"/reports/renewal-lines?site={site}&limit=100")
    typed = [("renewal_lines", row["renewal_line"]) for row in (cheap, dear)] + [("contact", contact)]
    fields = [pair for pair in page.form("/renewal-quotes").fields if pair[0] not in ("contact", "maximum_end_price", "group_by")]
    answer = reseller.ask("POST", "/renewal-quotes", urlencode(fields + typed + [("group_by", "site"), ("maximum_end_price", "1 dear")]), FORM)
    kept = dict(answer.form("/renewal-quotes").fields)
    score.same((answer.status, kept["contact"], kept["maximum_end_price"], len([name for name in kept if name.endswith("renewal_line")])),
               (422, contact, "1 dear", 2), "on the page nothing that was typed is lost")
    shown, _ = press(reseller, answer, "/renewal-quotes", {"maximum_end_price": str(sum_of)})
    number = next(form.action for form in shown.forms if form.action.startswith("/quotes/")).split("/")[2]
    said = reseller.api("GET", f"/quotes/{number}")[1]
    score.same((said["contact"], said["maximum_end_price"], len(said["lines"])), (contact, str(sum_of), 2), "mended there, the quote has both")
    step(reseller, number, "withdraw")
    if cheap["extended"] != dear["extended"]:
        score.same(problems("terms-one", maximum_end_price=str(decimal.Decimal(dear["extended"]) - cent))[:2], (201, [None, "end_price_too_high"]),
                   "a line that alone asks for more fails alone")


def forty(desk):
    """P23-1: 500 lines of 40 agreements in one press."""
    rows = json.loads(desk.get("/reports/renewal-lines?state=announced&limit=1000&format=json").body)["rows"]
    by_agreement = {}
    for row in rows:
        sold = (row["distributor"], row["reseller"], row["currency"])
        by_agreement.setdefault(row["agreement"], {}).setdefault(sold, []).append(row["renewal_line"])
    # Of one seller and price list each, for those are quotes of their own.
    groups = sorted((max(sold.values(), key=len) for sold in by_agreement.values()), key=len, reverse=True)[:40]
    lines = [line for group in groups for line in group[1:]]
    lines = [group[0] for group in groups] + lines[:500 - len(groups)]
    score.same((len(groups), len(lines)), (40, 500), "P23-1: there are such lines")
    press_at = desk.get("/reports/renewal-lines?state=announced")
    fields = press_at.form("/renewal-quotes").fields + [("renewal_lines", line) for line in lines]
    answer = desk.ask("POST", "/renewal-quotes", urlencode(fields + [("group_by", "agreement")]), FORM)
    made = {link for link in answer.main_links if re.fullmatch(r"/quotes/\d+", link)}
    score.same((answer.status, len(made)), (200, 40), "P23-1: 500 lines of 40 agreements become 40 quotes")
    quoted = sum(len(desk.api("GET", link)[1]["lines"]) for link in made)
    score.same(quoted, 500, "P23-1: each line stands in one of them")


def main():
    today = Served(sys.argv[1], TODAY)
    with today:
        roles = people(today.port)
        reseller = signed_in(today, roles, "reseller primary")
        customer = signed_in(today, roles, "customer primary, whole agreement")
        rows = [row for row in find_due(reseller, agreement_of(today)) if row["quantity"] > 1]
        decline(reseller, customer, rows[:2])
        told_again(reseller, rows[2:4])
        with_terms(reseller, rows[7:])
        number = quote_of(reseller, rows[4:7])
        step(reseller, number, "present")
        was = reseller.api("GET", f"/quotes/{number}")[1]["totals"]["total"]
        forty(signed_in(today, roles, "renewals desk"))
        reprice(today.database, row_of(today.database, number))
        tomorrow = Served(sys.argv[1], TOMORROW, today.database, key=today.key)
        with tomorrow:
            reseller = signed_in(tomorrow, roles, "reseller primary")
            customer = signed_in(tomorrow, roles, "customer primary, whole agreement")
            total = accept_at_another_price(reseller, customer, number, was)
            order_at_another_price(reseller, number, total)
            books_agree(tomorrow)
    score.same(today.faults + tomorrow.faults, [], "faults of the servers")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
