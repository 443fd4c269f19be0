"""One anniversary, one renewal quote (P24): a night makes it, the customer sees all its sites in one total and accepts it,
its reseller orders it; what was ordered stands no more. renewals.py PROGRAM [--database ADDRESS]"""
import argparse
import csv
import io
import json
import re
import subprocess
import sys
from decimal import Decimal

from orders import people, signed_in
from other_days import LINES, PATHS, Then
from portal import Served
from thread import TODAY, books_agree, confirm, nobody_else, people_of, press, score

TOMORROW = "2026-11-22"
PAPERS = {"purchase_order": "PO-RENEWAL-1", "purchase_order_date": TODAY}


def night(served, day):
    done = subprocess.run([served.program, "night", "--today", day, served.database], capture_output=True, text=True, check=False)
    score.same(done.returncode, 0, f"the night of {day}: {done.stderr}")
    return done.stdout


def renewals(person, path="/renewals?limit=1000"):
    status, value = person.api("GET", path)
    score.same(status, 200, path)
    return value["rows"]


def seen_by_all(customer, reseller, competitor):
    """P24-1: all sites and products stand in one quote. The same for who may see it, nothing for who may not."""
    rows = renewals(customer)
    score.same([row["state"] for row in rows], ["standing"], "P24-1: the customer sees one renewal")
    row = rows[0]
    status, quote = customer.api("GET", f"/quotes/{row['quote']}")
    score.same(status, 200, f"the customer reads what stands: {str(quote)[:300]}")
    sites = {line["site"] for line in quote["lines"]}
    score.check(len(sites) >= 3 and len({line["part"] for line in quote["lines"]}) > 1, "P24-1: three sites and several products")
    score.same((row["sites"], row["lines"]), (len(sites), len(quote["lines"])), "their counts")
    score.same(sum(Decimal(line["extended"]) for line in quote["lines"]), Decimal(row["total"]), "P24-1: one total")
    score.same(min(line["due"] for line in quote["lines"]), row["due"], "due with its first line")
    score.check(row in renewals(reseller), "its reseller sees the same row")
    score.check(row["quote"] not in [other["quote"] for other in renewals(competitor)], "its rival does not")
    nobody_else(competitor, [(f"/quotes/{row['quote']}", "/quotes/0000000000")])
    return row


def waiting(customer):
    status, home = customer.api("GET", "/home")
    score.same(status, 200, "the customer's home")
    return [(task["kind"], task["object"], task["total"]) for task in home["waiting"]]


def as_page_and_file(customer, row):
    score.same(waiting(customer), [("quote_accept", row["quote"], row["total"])], "it waits on the customer's home")
    page = customer.get("/renewals")
    score.check(f"/quotes/{row['quote']}" in page.main_links, "the page leads to it")
    found = list(csv.DictReader(io.StringIO(customer.get("/renewals?format=csv").body.decode())))
    score.same([(line["quote"], line["total"]) for line in found], [(row["quote"], row["total"])], "the file says the same")
    score.same(renewals(customer, f"/renewals?due_to={row['due']}"), [row], "by its due day")
    score.same(renewals(customer, "/renewals?due_to=2026-11-21"), [], "and not by another")
    score.same(renewals(customer, f"/renewals?agreement={row['agreement']}"), [row], "by its agreement")
    score.same(customer.get("/renewals?due_to=2026-02-30").status, 422, "a day that is none")
    for path in ("/renewals/night", "/api/v1/renewals/nights", "/api/v1/renewals/exceptions"):
        score.same(customer.get(path).status, 403, f"{path} is the desk's")


def runs_and_exceptions(desk, program_said):
    runs = renewals(desk, "/renewals/nights")
    score.same((runs[0]["state"], runs[0]["for_day"]), ("ready", TODAY), "the desk sees how the night ended")
    counts = re.findall(r"\d+", program_said)
    score.same(re.findall(r"=(\d+)", runs[0]["outcome"]), counts, "and what it did, in no language")
    shown = desk.get("/renewals/night").text.replace(",", "")
    score.check(all(number in shown for number in counts) and "standing quotes of" in shown, "on its page, in words")
    score.same(renewals(desk, "/renewals/exceptions"), [], "nothing was left over")


def told(customer, reseller, competitor, row):
    """P21: the day on which the calendar last told of a line: of the quote that it stands in, of its site (R4.8)."""
    for who, person in (("the customer", customer), ("its reseller", reseller)):
        lines = [line for line in renewals(person, f"{LINES}?limit=1000") if line["agreement"] == row["agreement"]]
        score.check(lines and {line["last_notice_on"] for line in lines} == {TODAY}, f"{who} reads when it was told of them")
    others = renewals(competitor, f"{LINES}?limit=1000")
    score.check(others and not all(line["last_notice_on"] for line in others), "of a line that is due later nothing was told")


def accept(customer, row):
    """By the API, with what was seen: a stale edition first. Its page offers the same."""
    score.check(f"/quotes/{row['quote']}/accept" in customer.get(f"/quotes/{row['quote']}").main_links,
                "the quote's page offers to accept what stands")
    path = f"/renewals/{row['quote']}/accept"
    def post(value, key, tag):
        page = customer.ask("POST", "/api/v1" + path, json.dumps(value),
                            {"Content-Type": "application/json", "Idempotency-Key": key, "If-Match": tag})
        return page.status, json.loads(page.body)
    score.same(post({}, "renewal-1", '"999"')[0], 412, "a stale edition")
    tag = customer.get(f"/api/v1/quotes/{row['quote']}").headers["etag"]
    status, value = post({"expected_total": "1.00"}, "renewal-2", tag)
    score.same((status, value["code"]), (409, "price_differs"), "another total than was shown")
    for _ in range(2):
        status, value = post({"expected_total": row["total"]}, "renewal-3", tag)
        score.same((status, value.get("state")), (200, "accepted"), f"accepted, once for ever: {value}")
    score.same([one["state"] for one in renewals(customer)], ["accepted"], "the list says so")
    score.same(waiting(customer), [], "and its home has nothing more to decide")


def order(reseller, distributor, row, then):
    form = reseller.get(f"/orders/new?quote={row['quote']}")
    press(reseller, form, "/orders", PAPERS)
    made = next(one for one in reseller.api("GET", "/orders?limit=1000")[1]["rows"] if one["purchase_order"] == "PO-RENEWAL-1")
    then.note("an order of it waits")
    if made["state"] == "in_review":
        confirm(distributor, made["order"])
    value = reseller.api("GET", f"/orders/{made['order']}")[1]
    score.same((value["order"]["state"], value["order"]["total"]), ("accepted", row["total"]), "ordered at the quote's total")
    score.same(len(value["proofs"]), row["sites"], "a proof for each site")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    served = Served(words.program, TODAY, words.database, makes=True)
    said = night(served, TODAY)
    with served:
        reseller, distributor, customer, competitor = people_of(served)
        desk = signed_in(served, people(served.port), "renewals desk")
        row = seen_by_all(customer, reseller, competitor)
        then = Then(served, {"customer": customer, "reseller": reseller, "distributor": distributor}, TODAY, row["agreement"])
        told(customer, reseller, competitor, row)
        then.note("it stands")
        as_page_and_file(customer, row)
        runs_and_exceptions(desk, said)
        accept(customer, row)
        then.note("it is accepted")
        order(reseller, distributor, row, then)
        score.same(renewals(customer), [], "what was ordered stands no more")
        night(served, TOMORROW)
        score.same(renewals(customer), [], "nor on the next day")
        score.same(then.ask_again(), set(PATHS), "all of it has changed since")
        books_agree(served)
    score.same(served.faults, [], "faults of the server")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
