"""One anniversary, one renewal quote (P24): a night makes it, the customer sees all its sites in one total and accepts it,
its reseller orders it; what was ordered stands no more. renewals.py PROGRAM [--database ADDRESS]"""
import argparse
import csv
import io
import json
import re
import subprocess
import sys
from collections import Counter
from decimal import Decimal

from orders import people, signed_in
from of_lists.other_days import LINES, PATHS, Then
from portal import Served
from thread import TODAY, ask_database, books_agree, confirm, nobody_else, people_of, press, score

TOMORROW = "2026-11-22"
ASSIGNED = ("SELECT i.mail FROM audit AS a JOIN site AS s ON s.enterprise = a.enterprise AND s.site = a.object "
            "JOIN identity AS i ON i.identity = a.actor WHERE a.action = 'representative.assign' AND s.number = '{0}' ORDER BY a.seq")
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


# ---- by month, by agreement, as a calendar ----

def added_up(person):
    """Rows of the list, added up by month and by agreement, a row per currency; the pages and files say the same."""
    rows = renewals(person)
    for path, key_of in (("months", lambda row: row["due"][:8] + "01"), ("agreements", lambda row: row["agreement"])):
        wanted = {}
        for row in rows:
            sums = wanted.setdefault((key_of(row), row["currency"]), [0, 0, Decimal(0)])
            for at, more in enumerate((1, row["lines"], Decimal(row["total"]))):
                sums[at] += more
        found = renewals(person, f"/renewals/{path}")
        name = path[:-1]
        score.same([(row[name], row["currency"]) for row in found], sorted(wanted), f"{path}: one row each, in order")
        score.same([[row["quotes"], row["lines"], Decimal(row["total"])] for row in found],
                   [wanted[row[name], row["currency"]] for row in found], f"{path}: what the list says, added up")
        page = person.get(f"/renewals/{path}")
        shown = Counter(row["currency"] for row in rows).most_common(1)[0][0] if rows else ""
        score.check(page.status == 200 and all(row["agreement"] in page.text for row in found
                                               if path == "agreements" and row["currency"] == shown), f"{path}: its page")
        links = [link for link in page.main_links if "currency=" in link]
        score.same(len(links), max(len({row["currency"] for row in rows}) - 1, 0), f"{path}: one currency, and a switch")
        lines = list(csv.DictReader(io.StringIO(person.get(f"/renewals/{path}?format=csv").body.decode())))
        score.same([(line[name], line["total"]) for line in lines], [(row[name], row["total"]) for row in found], f"{path}: its file")
    score.same(person.get("/renewals/months?due_from=2026-02-30").status, 422, "a day that is none")
    score.same(person.api("GET", "/renewals/agreements?due_to=2026-02-30")[1]["errors"][0]["rule"], "bad_date", "in the API")
    score.same(person.api("GET", "/renewals/months?month=2026-12")[0], 400, "a parameter that is none")


def events_of(body):
    """RFC 5545, as little as is needed: CR LF, folded between characters at 75 octets, TEXT unescaped."""
    assert body.endswith(b"\r\n") and b"\n" not in body.replace(b"\r\n", b""), "lines end in CR LF"
    raw = body[:-2].split(b"\r\n")
    for line in raw:
        assert len(line) <= 75, line
        line.decode()  # alone: no character is cut
    plain = body[:-2].replace(b"\r\n ", b"").decode().split("\r\n")
    assert plain[0] == "BEGIN:VCALENDAR" and plain[-1] == "END:VCALENDAR" and "VERSION:2.0" in plain, plain[:3]
    events = []
    for line in plain[1:-1]:
        name, value = line.split(":", 1)
        if line == "BEGIN:VEVENT":
            events.append({})
        elif line != "END:VEVENT" and events:
            text = re.sub(r"\\(.)", lambda one: "\n" if one[1] in "nN" else one[1], value)
            assert name not in events[-1], line
            events[-1][name] = value if name == "URL" else text
    return events


def as_calendar(person, other, language="en", word="Renewal due: "):
    """Exactly what the reader sees, each on its due day; the page's file and the API's are the same bytes."""
    rows = {row["quote"]: row for row in renewals(person) if row["due"]}
    person.cookies["language"] = language
    file = person.get("/renewals/calendar")
    score.same((file.status, file.headers["content-type"]), (200, "text/calendar; charset=utf-8"), "a calendar")
    score.check(".ics" in file.headers["content-disposition"], "kept under a name")
    said = [re.sub(rb"DTSTAMP:\w+", b"", body) for body in (person.get("/api/v1/renewals/calendar").body, file.body)]
    score.same(said[0], said[1], "the API gives the same bytes, but for the second in which they are made")
    events = {event["UID"]: event for event in events_of(file.body)}
    score.same(set(events), {f"renewal-{quote}@licet" for quote in rows}, "an event for each quote, and none else")
    for quote, row in rows.items():
        event = events[f"renewal-{quote}@licet"]
        score.same(event["DTSTART;VALUE=DATE"], row["due"].replace("-", ""), "all day, on its due day")
        score.check(event["SUMMARY"].startswith(word) and quote in event["DESCRIPTION"] and row["agreement"] in event["DESCRIPTION"]
                    and row["currency"] in event["DESCRIPTION"], f"what it says: {event}")
        score.check(re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"]), "made at")
        score.check(event["URL"].startswith("http://127.0.0.1:") and event["URL"].endswith(f"/quotes/{quote}"), "its quote's address")
    if rows:
        one = next(iter(rows.values()))
        some = person.get(f"/renewals/calendar?agreement={one['agreement']}&due_to={one['due']}").body
        score.check(f"UID:renewal-{one['quote']}@licet".encode() in some, "of one agreement")
        score.same(events_of(person.get("/renewals/calendar?due_to=2000-01-01").body), [], "of no day")
        hidden = events_of(other.get(f"/renewals/calendar?agreement={one['agreement']}").body)
        score.check(f"renewal-{one['quote']}@licet" not in {event["UID"] for event in hidden}, "a rival's has none of it")
    score.same(person.get("/renewals/calendar?due_from=2026-02-30").status, 400, "a day that is none")
    score.same(person.get("/api/v1/renewals/calendar?due_from=2026-02-30").status, 422, "in the API")
    score.same(person.get("/api/v1/renewals/calendar?limit=3").status, 400, "it has no pages")
    person.cookies["language"] = "en"
    return events


def views(desk, customer, reseller, competitor, row):
    for person in (desk, customer, reseller):
        added_up(person)
    as_calendar(customer, competitor)
    as_calendar(reseller, competitor, "id", "Perpanjangan jatuh tempo: ")
    events = as_calendar(desk, competitor, "zh-Hant-TW", "續約到期：")
    names = {event["SUMMARY"].removeprefix("續約到期：") for event in events.values()}
    seen = {one["customer_name"] for one in desk.api("GET", "/renewals/agreements")[1]["rows"]}
    score.same(names, seen, "names of any script come back whole")
    score.check(any(not name.isascii() for name in names), "and one is Chinese")
    again = {event["UID"]: event["SEQUENCE"] for event in as_calendar(customer, competitor).values()}
    score.check(f"renewal-{row['quote']}@licet" in again, "the same UID the next time")


# ---- representatives ----

def represented(served, desk, customer, reseller, competitor, row):
    """P43, P24: assigned by partner, by site (which goes first), seen by who sees the renewal, and ended."""
    people_of_desks = re.findall(r'<option value="([^"]+@[^"]+)"', desk.get("/representatives").body.decode())
    first, second = people_of_desks[:2]
    site = customer.api("GET", f"/quotes/{row['quote']}")[1]["site"]
    def assign(kind, number, mail, key):
        return desk.api("POST", "/representatives", {"kind": kind, "number": number, **({"mail": mail} if mail else {})}, key)
    def seen(person):
        return {(one["rep_name"] is not None, one["rep_mail"]) for one in renewals(person) if one["quote"] == row["quote"]}
    score.same(seen(customer), {(False, None)}, "nobody is assigned yet")
    for step, (kind, number, mail, wanted) in enumerate((("partner", row["reseller"], first, first), ("site", site, second, second),
                                                         ("site", site, "", first), ("partner", row["reseller"], "", None))):
        for again in range(2):
            status, made = assign(kind, number, mail, f"rep-{step}-{again}")
            score.same((status, made.get("rep_mail")), (200, mail or None), f"{kind}: {made}")
        score.same({tuple(seen(person)) for person in (customer, reseller, desk)}, {((wanted is not None, wanted),)},
                   f"step {step}: each who sees the renewal sees {wanted}")
        for person in (customer, reseller, desk):
            lines = renewals(person, f"/reports/renewal-lines?site={site}&limit=3")
            score.same({(line["rep_name"] is not None, line["rep_mail"]) for line in lines}, {(wanted is not None, wanted)},
                       f"step {step}: P21 names {wanted}")
        listed = {(one["kind"], one["number"]): one["rep_mail"] for one in desk.api("GET", "/representatives")[1]["rows"]}
        score.same(listed.get((kind, number)), mail or None, "the list of the desks")
    for kind, number, mail, status, code in (("site", "9999999", first, 404, "site_not_found"), ("partner", site, first, 404, "partner_not_found"),
                                             ("site", site, "nobody@example.com", 422, "person_not_found")):
        found, problem = assign(kind, number, mail, "rep-wrong")
        score.same((found, problem["code"]), (status, code), f"{kind} {number} {mail}")
    score.same(assign("desk", site, first, "rep-wrong")[1]["code"], "bad_choice", "of what is none")
    page = desk.get("/representatives")
    press(desk, page, "/representatives", {"kind": "site", "number": site, "mail": first})
    score.check(first in desk.get("/representatives").text, "the page assigns and lists")
    score.same(seen(customer), {(True, first)}, "by the page")
    score.same([row[0] for row in ask_database(served, ASSIGNED.format(site))], 3 * [desk.api("GET", "/me")[1]["mail"]], "P46: a row for each change at the site, none for the same again")
    for person in (customer, reseller, competitor):
        score.same((person.get("/representatives").status, person.api("GET", "/representatives")[0],
                    person.api("POST", "/representatives", {"kind": "site", "number": site, "mail": first}, "rep-mine")[0]),
                   (403, 403, 403), "the desks assign")


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


def a_site_leaves(served, reseller, number):
    """P23 takes the lines of a site out of what stands: then sites and the first due day are as they were, now they are of the rest."""
    def of_it(query=""):
        return [one for one in renewals(reseller, f"/renewals?limit=1000{query}") if one["quote"] == number]
    def sums(by, query=""):
        return renewals(reseller, f"/renewals/{by}?agreement={stands['agreement']}{query}")
    stands = of_it()[0]
    lines = [one for one in renewals(reseller, f"{LINES}?agreement={stands['agreement']}&limit=1000") if one["quote"] == stands["quote"]]
    score.same((len(lines), min(one["due"] for one in lines)), (stands["lines"], stands["due"]), "its lines, and their first due day")
    score.check(len(lines) > 1, f"more than one: {stands}")
    then = Then(served, {"reseller": reseller}, TODAY, stands["agreement"])
    then.note("it stands whole")
    _, query, _, _ = then.moments[0]
    were = {by: sums(by) for by in ("months", "agreements")}
    smallest = min(lines, key=lambda one: (sum(one["site"] == other["site"] for other in lines), one["site"]))["site"]
    gone = [one for one in lines if one["site"] == smallest]
    status, made = reseller.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": one["renewal_line"]} for one in gone]}, "a-site-leaves")
    score.same(status, 201, f"the lines of a site are quoted apart: {made}")
    left = [one for one in lines if one not in gone]
    score.same([(one["lines"], one["sites"], one["due"]) for one in of_it()],
               [(len(left), len({one["site"] for one in left}), min(one["due"] for one in left))], "now it is of the rest")
    score.same(of_it(f"&{query}"), [stands], "then it was whole")
    for by in were:
        score.same(sums(by, f"&{query}"), were[by], f"by {by}, then")
        score.check(sums(by) != were[by], f"by {by}, now")
        page = reseller.get(f"/renewals/{by}?agreement={stands['agreement']}&{query}")
        score.check(page.status == 200 and "as recorded by" in page.text and any("known_on=" in link and link.startswith("/renewals?") for link in page.main_links),
                    f"the page by {by} says the time, and so does the way to its quotes")
    page = reseller.get(f"/renewals?agreement={stands['agreement']}&{query}")
    score.check("as recorded by" in page.text and "/renewals/calendar" not in page.body.decode(), "no calendar of another time")
    score.same(then.ask_again() >= {"/renewals", LINES}, True, "both have changed since")
    return of_it()[0]


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
        views(desk, customer, reseller, competitor, row)
        represented(served, desk, customer, reseller, competitor, row)
        row = a_site_leaves(served, reseller, row["quote"])
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
