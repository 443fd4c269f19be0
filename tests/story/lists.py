"""Lists in any order and of any time, over HTTP (portal.md C5, B3): customers (P09), agreements and the sites of one (P11), one
customer (P10), what is held (P35). A sorted list is the list by name put in order by another program; a past day is what ledger,
orders and today's list know of it; and what is known earlier does not learn of a new order.
lists.py PROGRAM [--database postgresql://… (an empty schema)]"""
import argparse
import csv
import io
import json
import os
import re
import sqlite3
import sys
from datetime import datetime, timezone
from decimal import Decimal
from urllib.parse import urlencode

from agreements import DAY, order_that_lifts, refusal, whole
from builder import change_database, people_of, words_of
from customers import people, points, rows, signed_in
from of_lists import other_days, sorted_lists
from of_lists.chosen import some_of_lists
from of_lists.held import counts
from of_lists.quote_then import one_quote
from of_lists.views import saved_views
from portal import Served
from thread import ask_database, books_agree, score

PAST, KNOWN, BEFORE_ALL = "2025-06-30", "2026-01-01T00:00:00Z", "2019-01-01"
OF_BOTH = "programme=relationship&programme=express"
NUMBERS = {"term_points", "points_to_next", "points_by_itself", "open_renewal_value", "open_renewal_lines", "sites", "users",
           "cap_percent"}
OF_LINES = {"open_renewal_lines", "open_renewal_value", "currency", "next_coverage_end"}
FOLDED_AWAY = {"level", "term_points", "next_anniversary", "term_start", "term_end", "next_level", "points_to_next",
               "points_by_itself"}  # of another time, for who sees a part of the ledger
TODAYS = {"users", "primary", "inactive_from", "cap_percent"}
TOO_MANY, TOO_MANY_LINES = 1100, 5100
share = 1  # PostgreSQL, where a row costs ten questions, is asked one column of six and shorter lists


def key_of(row, column, names):
    """As columns compare: what is missing first, then by value; names as the list by name has them."""
    value = row[column]
    if column == "customer_name" and names:
        return (1, names[value])
    if value is None or value == "":
        return (0,)
    return (1, Decimal(value) if column in NUMBERS else value)


def in_order(by_itself, sort):
    """The list in its own order, put in another; what that leaves open stays."""
    names = {row["customer_name"]: at for at, row in enumerate(by_itself)} if by_itself and "customer_name" in by_itself[0] else {}
    found = list(by_itself)
    for key in reversed(sort.split(",")):
        column = key.lstrip("-")
        if key.startswith("-"):
            found = sorted(reversed(found), key=lambda row: key_of(row, column, names))[::-1]
        else:
            found.sort(key=lambda row: key_of(row, column, names))
    return found


def differ(found, wanted):
    return [(one, other) for one, other in zip(found, wanted) if one != other][:1] or len(found) - len(wanted)


def sorts(person, who, path, query, columns, limit=7):
    """Page after page by key, and its files: each row once, in the order that is asked for."""
    by_itself = whole(person, path, query)
    limit *= share
    for column in list(columns)[::share]:
        for sort in (column, column[1:] if column.startswith("-") else f"-{column}"):
            asked = urlencode({"sort": sort}) + (f"&{query}" if query else "")
            wanted = in_order(by_itself, sort)
            found = whole(person, path, asked, limit)
            score.check(found == wanted, f"{who}: {path} by {sort}: {differ(found, wanted)}")
    return by_itself


def files_follow(person, who, path, query):
    mine = whole(person, path, query)
    table = list(csv.reader(io.StringIO(person.get(f"/api/v1{path}?{query}&format=csv").body.decode("utf-8-sig"))))
    at = table[0].index("site" if "site" in table[0] else "agreement")
    score.same([row[at] for row in table[1:]], [row[table[0][at]] for row in mine], f"{who}: {path}?{query} as CSV")
    page = person.get(f"{path}?{query}&format=json")
    score.same([row[table[0][at]] for row in json.loads(page.body)["rows"]], [row[table[0][at]] for row in mine], f"{who}: and the page's file")


def order_is_any(desk, partner):
    customers = list(rows(partner, "/customers?programme=relationship&limit=1")[0])
    sorts(partner, "reseller", "/customers", "programme=relationship&programme=express", customers)
    sorts(desk, "desk", "/customers", "country=ID" if share == 1 else "country=JP", ("customer_name", "level", "open_renewal_value", "last_order_on"), 100)
    sorts(desk, "desk", "/customers", "country=TW&level=E&level=F", ("customer_name", "-level,city", "term_points"))
    agreements = sorts(partner, "reseller", "/agreements", "", list(rows(partner, "/agreements?limit=1")[0]))
    sorts(desk, "desk", "/agreements", "", ("term_points", "inactive_from", "-programme,sites"), 100)
    number = max(agreements, key=lambda row: row["sites"])["agreement"]
    sites = rows(desk, f"/agreements/{number}/sites")
    for column in list(sites[0])[::share]:
        for sort in (column, f"-{column}"):
            found = rows(desk, f"/agreements/{number}/sites?sort={sort}")
            score.same([row["site"] for row in found], [row["site"] for row in in_order(sites, sort)], f"sites of {number} by {sort}")
    files_follow(partner, "reseller", "/customers", "programme=relationship&sort=-open_renewal_value")
    files_follow(desk, "desk", "/agreements", "sort=-term_points")
    table = list(csv.reader(io.StringIO(desk.get(f"/agreements/{number}?sort=-site&format=csv").body.decode("utf-8-sig"))))
    score.same([row[1] for row in table[1:]], sorted((row["site"] for row in sites), reverse=True), "the file of a page's sites")
    by_level = rows(desk, "/customers?country=ID&sort=level&limit=50")
    score.check(in_order(by_level, "-level") != by_level, "another order is seen")
    return number


def pages_lead(desk, number):
    """The address carries the order and the time; heads lead to them."""
    page = desk.get("/customers?country=ID&sort=-level&limit=3")
    shown = page.body.decode()
    score.check('aria-sort="descending"' in shown and "sort=level" in shown, "the head says how it is sorted")
    score.check(any("after=" in link and "sort=-level" in link for link in page.main_links), "the next page is sorted too")
    past = desk.get(f"/customers?country=ID&true_on={PAST}&limit=3")
    score.check(any("after=" in link and f"true_on={PAST}" in link for link in past.main_links), "the next page is of that day too")
    score.check("Shown as of" in past.text and "30 Jun 2025" in past.text, "and says of which")
    at = f"true_on={PAST}&known_on={KNOWN}"
    there = next(row for row in whole(desk, "/customers", f"programme=relationship&{at}"))
    for path in (f"/agreements/{there['agreement']}?", "/agreements?", f"/entitlements?site={there['site']}&", f"/customers/{there['site']}?"):
        page = desk.get(path + at)
        score.check(page.status == 200 and f"as recorded by {KNOWN}" in page.text, f"{path} says the time that it shows: {page.status}")
    page = desk.get(f"/agreements/{there['agreement']}?tab=points&{at}")
    score.check(page.status == 200 and f"as recorded by {KNOWN}" in page.text, f"the ledger says the time that it shows: {page.status}")
    score.check(any(link.endswith("tab=points") for link in page.main_links), "and leads back to the ledger of today")
    for query in (f"tab=access&true_on={PAST}", "tab=points&sort=-joined_on"):
        score.same(desk.get(f"/agreements/{number}?{query}").status, 400, f"no tab has {query}")
    score.same(desk.get(f"/agreements/{number}?sort=-joined_on").status, 200, "sites of a page in another order")


def refuses(desk):
    for query, wanted in (("sort=colour", (422, "bad_sort")), ("sort=level,level", (422, "bad_sort")), ("sort=level&after=x", (422, "bad_after")),
                          ("sort=level&after=-9999999", (422, "bad_after")), ("true_on=2025-02-30", (422, "bad_date")),
                          ("known_on=2025-02-28", (422, "bad_instant")), ("known_on=2025-02-28T24:00:00Z", (422, "bad_instant")),
                          ("true_on=2025-01-01&true_on=2025-01-02", (400, "given_twice"))):
        for path in ("/customers?country=ID&", "/agreements?"):
            score.same(refusal(desk, f"{path}{query}"), wanted, f"{path}{query}")
    for path in ("/customers?country=ID&", "/agreements?"):
        for day in ("0001-01-01", "9999-12-31"):
            score.same(refusal(desk, f"{path}true_on={day}&limit=2")[0], 200, f"{path}: {day} is a day that the calendar has")
        page = desk.get(f"{path}known_on=yesterday")
        score.check(page.status == 422 and 'value="yesterday"' in page.body.decode(), f"{path}: what was typed stays")


def levels_have_names(desk):
    """ui.md section 10: pages show what the programme calls a level, in the reader's language; files, API and addresses its code."""
    low = rows(desk, "/customers?country=ID&country=TW&level=BL&limit=3")
    score.check(low and {row["level"] for row in low} == {"BL"}, f"the API has codes: {low[:1]}")
    score.check(",BL," in desk.get("/customers?country=ID&country=TW&level=BL&format=csv").body.decode(), "files have codes")
    number, before = low[0]["agreement"], desk.cookies.get("language")
    for language, name in (("en", "Base"), ("id", "Dasar"), ("zh-Hant-TW", "基本")):
        desk.cookies["language"] = language
        for path in ("/customers?country=ID&country=TW&level=BL&limit=3", f"/agreements?agreement={number}", f"/agreements/{number}",
                     f"/customers/{low[0]['site']}"):
            page = desk.get(path)
            shown = re.sub(r"(?s)<svg.*?</svg>", "", page.body.decode())
            score.check(page.status == 200 and f">{name}<" in shown or f" {name}" in page.text, f"{path} in {language} says {name}")
            score.check(">BL<" not in shown and not re.search(r"\bBL\b", page.text), f"{path} in {language} shows no code")
        score.check('<option value="BL" selected' in desk.get("/customers?country=ID&level=BL").body.decode(), "the address has the code")
    desk.cookies.pop("language") if before is None else desk.cookies.update(language=before)


def papers_have_names(desk, served):
    """The same of what is printed, in the language of the customer's country; its twin is a file. The demo's customer with a quote
    at this level reads English, and moves before anybody asks for the print."""
    number, site, country = ask_database(served, """SELECT q.number, s.number, s.country FROM quote AS q
        JOIN quote_line AS l ON l.enterprise = q.enterprise AND l.quote = q.quote AND l.revision = q.revision
        JOIN site AS s ON s.enterprise = l.enterprise AND s.site = l.site
        WHERE q.level = 'BL' AND q.state = 'presented' AND q.newest = 1 ORDER BY q.number""")[0]
    change_database(served, f"UPDATE site SET country = 'TW' WHERE number = '{site}'")
    said = words_of(desk.get(f"/quotes/{number}/pdf").body)
    change_database(served, f"UPDATE site SET country = '{country}' WHERE number = '{site}'")
    score.same(json.loads(desk.get(f"/quotes/{number}/json").body)["level"], "BL", "the twin of a print has the code")
    score.check("基本" in said and not re.search(r"\bBL\b", said), f"its print the name: {said[:400]}")


# ---- of another time ----

def same_but(found, wanted, but):
    return [{name: value for name, value in row.items() if name not in but} for row in found] == \
           [{name: value for name, value in row.items() if name not in but} for row in wanted]


def of_one_row(found):
    """Of several currencies the first, with all lines and the earliest end, as rows of another time are."""
    sites = {}
    for row in found:
        seen = sites.setdefault(row["site"], dict(row, open_renewal_lines=0))
        seen["open_renewal_lines"] += row["open_renewal_lines"]
        seen["next_coverage_end"] = min(filter(None, (seen["next_coverage_end"], row["next_coverage_end"])), default=None)
    return list(sites.values())


def folding_is_what_is_kept(people_by, served):
    """Everything that is recorded, folded for today, is what is kept: with a time beside nothing else."""
    now = "known_on=2030-01-01T00:00:00Z"
    for who, person in people_by.items():
        hidden = FOLDED_AWAY if who in ("partner", "single") else set()
        asked = "programme=relationship&programme=express" if who != "desk" else "country=TW" + ("&country=ID" if share == 1 else "")
        kept, folded = whole(person, "/customers", asked), whole(person, "/customers", f"{asked}&{now}")
        score.check(kept and same_but(folded, of_one_row(kept), {"open_renewal_value", "currency"} | hidden), f"{who}: customers folded")
        score.check(all(row["open_renewal_value"] is None and row["currency"] is None for row in folded), f"{who}: without prices")
        if who == "desk" and share > 1:
            continue
        kept, folded = whole(person, "/agreements"), whole(person, "/agreements", now)
        score.check(kept and same_but(folded, kept, TODAYS | hidden), f"{who}: agreements folded {differ(folded, kept)}")
        score.check(who in ("partner", "single") or all(row["users"] is None for row in folded), f"{who}: users are of now")
        number = kept[0]["agreement"]
        kept, folded = (rows(person, f"/agreements/{number}/sites{when}") for when in ("", f"?{now}"))
        score.check(kept and same_but(folded, kept, TODAYS | hidden), f"{who}: sites folded {differ(folded, kept)}")
        held = [rows(person, f"/entitlements?agreement={number}&limit=1000{when}") for when in ("", f"&{now}")]
        score.check(held[0] and held[0] == held[1], f"{who}: what is held, folded")
    one = rows(people_by["desk"], "/customers?country=ID&limit=1")[0]
    kept, folded = (people_by["desk"].api("GET", f"/customers/{one['site']}{when}")[1] for when in ("", f"?{now}"))
    score.same(folded["summary"], kept["summary"], "one customer's summary, folded")
    score.same(folded["licences"], kept["licences"], "and its coverage")


def a_past_day(desk):
    """Level and points are where the ledger stood, the last order is the last by then, and who joined later is not there."""
    then = whole(desk, "/customers", f"{OF_BOTH}&country=ID&true_on={PAST}")
    today = {row["site"]: row for row in whole(desk, "/customers", f"{OF_BOTH}&country=ID")}
    score.check(then and {row["site"] for row in then} < set(today), "sites that joined later are not there")
    ledgers = {}
    for row in [row for row in then if row["level"]][:40 // share]:
        number = row["agreement"]
        if number not in ledgers:
            ledgers[number] = [entry for entry in rows(desk, f"/agreements/{number}/points") if entry["date"] <= PAST]
        ledger = ledgers[number]
        if ledger:
            running = points(ledger[-1]["term_total"]) if ledger[-1]["cause"] != "reset" else 0
            score.same((row["level"], points(row["term_points"])), (ledger[-1]["level_after"], running), f"{number} on {PAST}")
    for row in then[:25 // share]:
        days = [order["accepted_on"] for order in whole(desk, "/orders", f"site={row['site']}") if order["accepted_on"] <= PAST]
        score.same((row["first_order_on"], row["last_order_on"]), (min(days, default=None), max(days, default=None)), f"orders of {row['site']}")
    agreements = {row["agreement"]: row for row in whole(desk, "/agreements", f"true_on={PAST}")}
    score.check(all((agreements[row["agreement"]]["level"], agreements[row["agreement"]]["term_points"]) == (row["level"], row["term_points"])
                    for row in then if row["agreement"]), "an agreement stands as its sites say")
    listed = max(agreements.values(), key=lambda row: row["sites"])
    sites = rows(desk, f"/agreements/{listed['agreement']}/sites?true_on={PAST}")
    score.same((len(sites), sum(points(row["term_points"]) for row in sites)), (listed["sites"], points(listed["term_points"] or "0")),
               f"P11-1: sites' points of {listed['agreement']} add up on that day too")
    for query in ("", "country=ID"):
        path = "/customers" if query else "/agreements"
        score.same(whole(desk, path, f"{query}&true_on={BEFORE_ALL}".lstrip("&")), [], f"{path} before anything was")
    return then


def ledgers_are_of_that_day(desk, partner, single):
    """Who sees all of a ledger sees it as it was: today's up to that day, also where a term had ended by then. Who sees a part sees
    its own entries, and what others brought to the terms that had ended; never to the one that ran, which tells today's total."""
    numbers = [row["agreement"] for row in whole(desk, "/agreements", f"programme=relationship&true_on={PAST}")]
    resets = 0
    for number in numbers[:60 // share]:
        now, then = rows(desk, f"/agreements/{number}/points"), rows(desk, f"/agreements/{number}/points?true_on={PAST}")
        score.same(then, [entry for entry in now if entry["date"] <= PAST], f"the ledger of {number} on {PAST}")
        resets += sum(entry["cause"] == "reset" for entry in then)
    score.check(resets > 0, "terms had ended by then")
    others = hidden = 0
    for who, person in (("partner", partner), ("single", single)):
        for row in whole(person, "/agreements", f"programme=relationship&true_on={PAST}")[:40 // share]:
            path = f"/agreements/{row['agreement']}/points"
            now, then = rows(person, path), rows(person, f"{path}?true_on={PAST}")
            ended = {entry["term"] for entry in then if entry["cause"] == "reset"}
            score.same([entry for entry in then if entry["cause"] != "others"],
                       [entry for entry in now if entry["cause"] != "others" and entry["date"] <= PAST], f"{who}: {path} on {PAST}")
            score.same([entry for entry in then if entry["cause"] == "others"],
                       [entry for entry in now if entry["cause"] == "others" and entry["term"] in ended], f"{who}: what others brought by {PAST}")
            told = rows(desk, f"/agreements?agreement={row['agreement']}&true_on={PAST}")[0]
            for column in ("next_anniversary", "term_start", "term_end"):
                score.same(row[column], told[column], f"{who}: {column} of {row['agreement']} on {PAST}, which needs no ledger")
            score.same((row["level"], row["term_points"]), (None, None), f"{who}: level and points do")
            others += any(entry["cause"] == "others" for entry in then)
            hidden += any(entry["cause"] == "others" and entry["term"] not in ended for entry in now)
            page = person.get(f"/agreements/{row['agreement']}?tab=points&true_on={PAST}")
            score.check(page.status == 200 and (not now or "are not shown to you" in page.text), f"{who}: the page says what it does not show")
    for row in whole(partner, "/customers", f"programme=relationship&true_on={PAST}")[:20 // share]:
        score.same(row["next_anniversary"], rows(desk, f"/customers?site={row['site']}&true_on={PAST}")[0]["next_anniversary"], f"of {row['site']} too")
    early = whole(partner, "/agreements", f"programme=relationship&true_on={PAST}&known_on={KNOWN}")
    score.check(early and not any(row["next_anniversary"] for row in early), "as known earlier nobody can tell it of a part")
    score.check(others and hidden, f"others brought something to terms that had ended ({others}) and to some that had not ({hidden})")


def filters_are_of_that_day(desk, then):
    """What is asked is asked of that day: the levels that it had, its orders, its open lines."""
    asked = f"programme=relationship&programme=express&country=ID&true_on={PAST}"
    levels = {row["level"] for row in then if row["level"]}
    score.check(len(levels) > 2, f"levels of that day: {levels}")
    for name, value, holds in [("level", level, lambda row, level=level: row["level"] == level) for level in sorted(levels)[::share]] + [
            ("last_order_to", "2025-03-31", lambda row: row["last_order_on"] and row["last_order_on"] <= "2025-03-31"),
            ("has_open_renewals", "no", lambda row: row["open_renewal_lines"] == 0),
            ("anniversary_month", "7", lambda row: row["next_anniversary"] and row["next_anniversary"][5:7] == "07"),
            ("anniversary_from", "2026-03-01", lambda row: row["next_anniversary"] and row["next_anniversary"] >= "2026-03-01")]:
        wanted = [row for row in then if holds(row)]
        found = whole(desk, "/customers", f"{asked}&{name}={value}", 7 * share)
        score.check(found == wanted, f"{name}={value} on {PAST}: {differ(found, wanted)}")
    agreement = next(row["agreement"] for row in then if row["programme"] == "relationship")
    score.same(whole(desk, "/customers", f"agreement={agreement}&true_on={PAST}"),
               [row for row in whole(desk, "/customers", f"programme=relationship&true_on={PAST}") if row["agreement"] == agreement],
               "sites that stood in an agreement")
    sorts(desk, "desk of that day", "/customers", asked, ("-level,site", "open_renewal_lines"), 50)


def a_level_is_of_today(desk):
    """A term that ended and that nobody has closed yet: what is filtered is the level after its reset."""
    for path, more in (("/customers", "country=ID&country=TW&country=JP"), ("/agreements", ""))[share > 1:]:
        everything = whole(desk, path, more)
        for level in sorted({row["level"] for row in everything if row["level"]})[::share]:
            found = whole(desk, path, f"{more}&level={level}".lstrip("&"), 100)
            score.check(found == [row for row in everything if row["level"] == level], f"{path}: level={level} is the level that is shown")


def known_earlier(served, desk, buyer):
    """An order of today is in no view of what was known before it, and in those of now."""
    site, currency, part, quantity = order_that_lifts(buyer)
    latest = int(ask_database(served, f"""SELECT MAX(r.recorded_at) FROM recorded AS r JOIN site AS s ON s.enterprise = r.enterprise
        WHERE s.number = '{site}'""")[0][0])
    known = datetime.fromtimestamp(latest, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    number = rows(desk, f"/customers?site={site}")[0]["agreement"]
    paths = (f"/customers?site={site}", f"/agreements?agreement={number}", f"/agreements/{number}/sites?true_on={DAY}",
             f"/agreements/{number}/points?true_on={DAY}",
             f"/entitlements?agreement={number}&limit=1000", f"/reports/renewal-lines?agreement={number}&true_on={DAY}&limit=1000",
             f"/orders?site={site}&true_on={DAY}&limit=1000", f"/proofs?site={site}&true_on={DAY}&limit=1000")
    before = [rows(desk, f"{path}&known_on={known}") for path in paths]
    now = [rows(desk, path) for path in paths]
    status, made = buyer.api("POST", "/orders", {"site": site, "currency": currency, "purchase_order": "PO-KNOWN-1",
                                                 "purchase_order_date": DAY, "lines": [{"part": part, "quantity": quantity}]}, "known")
    score.same((status, made.get("state")), (201, "accepted"), "an order is accepted")
    for path, earlier, were in zip(paths, before, now):
        score.same(rows(desk, f"{path}&known_on={known}"), earlier, f"{path}: as known before the order")
        score.check(rows(desk, path) != were, f"{path}: the order is there now")
    one = desk.api("GET", f"/customers/{site}?known_on={known}")[1]
    score.check(one["summary"]["term_points"] == before[0][0]["term_points"] != rows(desk, paths[0])[0]["term_points"], "P10: the summary too")


def many_are_refused(program):
    """What is sorted in memory has a bound, and is said to: a list by name has none."""
    served = Served(program, DAY)
    with sqlite3.connect(served.database) as database:
        names = [row[1] for row in database.execute("PRAGMA table_info(site)")]
        changed = {"site": "s.site + 100000 + n.n", "number": "'9' || substr('000000' || n.n, -6)", "country": "'AQ'"}
        database.execute(f"""WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {TOO_MANY})
            INSERT INTO site ({', '.join(names)}) SELECT {', '.join(changed.get(name, f's.{name}') for name in names)}
            FROM (SELECT * FROM site ORDER BY enterprise, site LIMIT 1) AS s, n""")
    with served:
        desk = signed_in(served.port, people(served.port), "care desk")
        score.same(len(rows(desk, "/customers?country=AQ&limit=1000")), 1000, "by name there is no bound")
        for query in ("sort=level", "true_on=2019-01-01"):
            score.same(refusal(desk, f"/customers?country=AQ&{query}"), (422, "too_many_lines"), f"{query} of {TOO_MANY} sites")
        page = desk.get("/customers?country=AQ&sort=level")
        score.check(page.status == 422 and "narrow the filter" in page.text.lower(), "and the page says what to do")
        with sqlite3.connect(served.database) as database:
            other_days.many_are_refused(desk, database, TOO_MANY_LINES)
    score.same(served.faults, [], "faults of the server")


def story(served):
    roles = people(served.port)
    desk, partner, customer, single, buyer = (signed_in(served.port, roles, words) for words in (
        "care desk", "reseller primary", "customer primary, whole", "customer primary, one site", "distributor primary"))
    number = order_is_any(desk, partner)
    pages_lead(desk, number)
    refuses(desk)
    levels_have_names(desk)
    papers_have_names(desk, served)
    folding_is_what_is_kept({"desk": desk, "partner": partner, "customer": customer, "single": single}, served)
    filters_are_of_that_day(desk, a_past_day(desk))
    ledgers_are_of_that_day(desk, partner, single)
    a_level_is_of_today(desk)
    some = {"partner": partner, "customer": customer}
    other_days.folding_is_what_is_kept(some if share > 1 else {"desk": desk, "single": single, "buyer": buyer} | some)
    other_days.a_past_day(desk, partner, PAST, share)
    other_days.refuses(desk, partner)
    known_earlier(served, desk, buyer)
    saved_views(served, roles)
    some_of_lists(partner, buyer, desk, customer)
    other_days.a_draft_changes(served, partner, DAY)
    one_quote(served, DAY, partner, customer, desk, people_of(served)[3])
    sorted_lists.lists_are_sorted({"partner": partner} | ({"customer": customer, "single": single} if share == 1 else {}), PAST, KNOWN, share)
    sorted_lists.too_many_are_refused(desk)
    counts(served, roles, customer, single, {"partner": partner, "desk": desk})
    books_agree(served)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    global share
    share = 6 if words.database else 1
    served = Served(words.program, DAY, words.database, makes=words.database is not None)
    with served:
        story(served)
    score.same(served.faults, [], "faults of the server")
    if not words.database:
        many_are_refused(words.program)
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
