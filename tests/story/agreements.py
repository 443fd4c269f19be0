"""Agreements as a list, who signs in for their sites, and what a customer's page keeps of people, over HTTP and as each
kind of person (portal.md P11, P10). agreements.py PROGRAM [--database postgresql://… (an empty schema)]"""
import argparse
import csv
import io
import json
import re
import sys
from datetime import date, timedelta
from urllib.parse import urlencode

from customers import CODES, level_of, people, points, query_of, rows, signed_in
from portal import Served
from thread import ask_database, books_agree, score, signed_in_as

DAY = "2026-11-21"
OUT = ["agreement", "programme", "customer_type", "state", "level", "term_start", "term_end", "term_points", "next_anniversary",
       "next_level", "points_to_next", "inactive_from", "auto_renew", "cap_percent", "sites", "users", "points_by_itself"]


def whole(person, path, query="", limit=1000):
    """Page after page, by key."""
    found, after = [], ""
    while after is not None:
        asked = urlencode({"limit": limit} | ({"after": after} if after else {}))
        status, value = person.api("GET", f"{path}?{asked}" + (f"&{query}" if query else ""))
        assert status == 200, (path, query, status, value)
        found += value["rows"]
        after = value["meta"]["next"]
    return found


def refusal(person, path):
    status, value = person.api("GET", path)
    return status, value.get("code")


# ---- the list ----

def list_is_whole(person, who):
    mine = whole(person, "/agreements")
    numbers = [row["agreement"] for row in mine]
    score.check(numbers == sorted(set(numbers)) and numbers, f"{who}: each agreement once, by number")
    score.same(list(mine[0]), OUT, f"{who}: P11's columns")
    score.same(whole(person, "/agreements", limit=7), mine, f"{who}: pages by key are the whole")
    table = list(csv.reader(io.StringIO(person.get("/agreements?format=csv").body.decode("utf-8-sig"))))
    score.same((table[0], [row[0] for row in table[1:]]), (OUT, numbers), f"{who}: the page's file")
    lines = person.get("/api/v1/agreements?format=ndjson").body.splitlines()
    score.same([json.loads(line) for line in lines], mine, f"{who}: as NDJSON")
    for row in mine[:5] + mine[-5:]:
        score.same(person.api("GET", f"/agreements/{row['agreement']}")[1], row, f"{who}: {row['agreement']} is its own page's")
    page = person.get("/agreements")
    score.check(page.status == 200 and f"/agreements/{numbers[0]}" in page.main_links, f"{who}: the page leads to each")
    return mine


def list_is_whose(desk, partner, customer, single):
    """V1, V2: what a list holds is what the customers of the reader are of."""
    theirs = whole(partner, "/customers", "programme=relationship&programme=express")
    mine = list_is_whole(partner, "reseller")
    score.same({row["agreement"] for row in mine}, {row["agreement"] for row in theirs if row["agreement"]},
               "V2: the agreements of the sites that the partner sees")
    sites = {}
    for row in theirs:
        sites.setdefault(row["agreement"], set()).add(row["site"])
    score.same([row["sites"] for row in mine], [len(sites[row["agreement"]]) for row in mine], "V3: sites that the partner sees")
    score.check(all(row["users"] is None and row["auto_renew"] is None and row["inactive_from"] is None for row in mine),
                "V3: header and summary alone")
    own = list_is_whole(customer, "customer")
    score.same(len(own), 1, "V1: a customer's list is its agreement")
    one = whole(single, "/agreements")
    score.same([(row["agreement"], row["sites"]) for row in one], [(own[0]["agreement"], 1)], "V1: of one site, that site")
    score.check(own[0]["sites"] > 1 and own[0]["users"] >= one[0]["users"], "V1: the whole has all sites and users")
    all_of = list_is_whole(desk, "desk")
    score.check({row["agreement"] for row in mine} < {row["agreement"] for row in all_of}, "the desk sees more")
    return all_of, mine


def hidden_is_missing(all_of, partner, mine):
    hidden = next(row for row in all_of if row["agreement"] not in {one["agreement"] for one in mine})
    for query in ({"agreement": hidden["agreement"]}, {"agreement": "999999"}):
        page = partner.get("/agreements?" + query_of(query))
        score.same(rows(partner, "/agreements?" + query_of(query)), [], f"V6: {query} finds nothing")
        score.check(page.status == 200, "V6: and says so")
    texts = [partner.get(f"/agreements?agreement={number}").text.replace(number, "N") for number in (hidden["agreement"], "999999")]
    score.same(texts[0], texts[1], "V6: hidden and missing are one")


def filters_find(person, who, customer):
    """Each filter, all together, and another value of each."""
    listed = next(row for row in whole(person, "/agreements") if row["agreement"] == customer["agreement"])
    word = max(customer["customer_name"].split(), key=len)
    filters = {"agreement": listed["agreement"], "name": word, "programme": listed["programme"],
               "customer_type": listed["customer_type"], "level": listed["level"], "state": listed["state"]}
    for name, value in filters.items():
        found = whole(person, "/agreements", query_of({name: value}))
        score.check(listed["agreement"] in [row["agreement"] for row in found], f"{who}: {name}={value}")
    score.same(rows(person, "/agreements?" + query_of(filters)), [listed], f"{who}: all together")
    for name, other in (("agreement", "999999"), ("name", "zzzzz"), ("programme", "express"), ("level", "ED"),
                        ("customer_type", "government"), ("state", "inactive")):
        score.same(rows(person, "/agreements?" + query_of(filters | {name: other})), [], f"{who}: another {name}")
    exact = rows(person, "/agreements?" + query_of({"name": customer["customer_name"], "limit": 1}))
    score.same([row["agreement"] for row in exact], [listed["agreement"]], f"{who}: the exact name comes first")
    by_name = {"name": word}
    score.same(whole(person, "/agreements", query_of(by_name), 2), whole(person, "/agreements", query_of(by_name)),
               f"{who}: found by name, pages by key are the whole")


def list_refuses(person):
    for query, wanted in (("level=Z", (422, "bad_choice")), ("state=gone", (422, "bad_choice")), ("name=x", (422, "search_too_short")),
                          ("programme=other", (422, "bad_choice")), ("after=x", (422, "bad_after")), ("after=9-100000", (422, "bad_after")),
                          ("agreement=12", (422, "number_lacks_zeros")), ("colour=red", (400, "unknown_parameter"))):
        status, code = refusal(person, f"/agreements?{query}")
        score.same(status, wanted[0], f"{query}: {code}")
        score.check(code == wanted[1] or wanted[0] == 400, f"{query}: {code}")
    score.same(person.get("/agreements?level=Z").status, 422, "the page says it too")
    score.same(person.get("/agreements?format=csv&fields=nothing").status, 400, "no such column")


def next_level_by_itself(all_of, desk):
    """R2.5: an order of so many points reaches the next level alone, whatever the term's total is."""
    least = {"D": "500.00", "E": "1000.00", "F": "2500.00", "G": "5000.00", "H": "10000.00"}
    told = [row for row in all_of if row["next_level"]]
    score.check(told and all(row["points_by_itself"] == least[row["next_level"]] for row in told), "R2.5: the level's own points")
    score.check(all(float(row["points_to_next"]) <= float(row["points_by_itself"]) for row in told), "R2.5: never less than is missing")
    row = next(row for row in told if row["points_to_next"] != row["points_by_itself"])
    text = desk.get(f"/agreements/{row['agreement']}").text
    score.check(f"{float(row['points_by_itself']):,.0f}" in text, f"R2.5: its page says it: {row['agreement']}")


# ---- who signs in ----

def users_of(served, number):
    """As the plain tables have it: (site, mail, role, state)."""
    return sorted(tuple(row) for row in ask_database(served, f"""SELECT s.number, i.mail, u.role, u.state
        FROM agreement AS g JOIN site AS s ON s.enterprise = g.enterprise AND s.agreement = g.agreement
        JOIN account AS a ON a.enterprise = g.enterprise JOIN account_user AS u ON u.account = a.account AND u.site = s.site
        JOIN identity AS i ON i.identity = u.identity WHERE g.number = '{number}'"""))


def access_is_theirs(served, people_by, number):
    """portal.md section 4 and V1: a customer of the whole its users, of one site that site's, care without rights, the
    auditor all; other desks and partners nothing."""
    wanted = users_of(served, number)
    path = f"/agreements/{number}/access"
    mine = rows(people_by["customer"], path)
    score.same(sorted((row["site"], row["mail"], row["role"], row["state"]) for row in mine), wanted, "P11: users of all sites")
    score.check(len(mine) > 3 and len({row["site"] for row in mine}) > 1, "P11: of several sites")
    primary = next(row for row in mine if row["role"] == "primary")
    score.check("agreement.view" in primary["rights"].split() and "access.update" in primary["rights"].split(), "P05: primaries hold all")
    secondary = next(row for row in mine if row["role"] == "secondary")
    score.same(secondary["rights"], "access.view access.update", "P05: update holds view, and no other right holds another")
    single = rows(people_by["single"], path)
    score.same(single, [row for row in mine if row["site"] == single[0]["site"]], "V1: of one site, that site's")
    care = rows(people_by["care"], path)
    score.same(care, [row | {"rights": None} for row in mine], "section 4: care reads users, not rights")
    # What the customer itself was last seen at changes with each sign-in; the rest does not.
    score.same([row["mail"] for row in rows(people_by["auditor"], path)], [row["mail"] for row in mine], "section 4: the auditor")
    score.check(rows(people_by["auditor"], path)[0]["rights"], "section 4: with rights")
    for who, status in (("partner", 403), ("orders", 403), ("admin", 403), ("secondary", 200), ("reporting", 403)):
        score.same(people_by[who].api("GET", path)[0], status, f"section 4: {who} at the users of {number}")
    score.same(people_by["partner"].api("GET", "/agreements/999999/access")[0], 404, "V6: what is not there")
    table = list(csv.reader(io.StringIO(people_by["customer"].get(f"/agreements/{number}?tab=access&format=csv").body.decode("utf-8-sig"))))
    score.same([row[5] for row in table[1:]], [row["mail"] for row in mine], "its file")
    for who, shown in (("customer", True), ("care", True), ("partner", False), ("orders", False)):
        page = people_by[who].get(f"/agreements/{number}")
        score.same(any("tab=access" in link for link in page.main_links), shown, f"the tab, of {who}")
        page = people_by[who].get(f"/agreements/{number}?tab=access")
        score.same((page.status, mine[0]["mail"] in page.text), (200, True) if shown else (403, False), f"its page, of {who}")


# ---- the ledger, as orders and anniversaries move it ----

def order_that_lifts(buyer):
    """A site, its currency, a part, and the quantity that lifts its agreement."""
    for row in buyer.api("GET", "/orders?limit=300")[1]["rows"]:
        for line in buyer.api("GET", f"/orders/{row['order']}")[1]["lines"]:
            if line["part_type"] != "licence" or not row["level"]:
                continue
            status, tried = buyer.api("POST", "/what-if", {"site": row["site"], "currency": row["currency"],
                                                           "lines": [{"part": line["part"], "quantity": 1}]})
            lifts = status == 200 and tried["order"]["lines"][0]["later_quantity"]
            if lifts and 1 < int(lifts) < 500:
                return row["site"], row["currency"], line["part"], int(lifts)
    raise AssertionError("no customer of the demo is near a level")


def order_moves_ledger(buyer, desk):
    """P11-2: after an order ledger and level follow R2.6 · P11-1: and sites' points still add up. One unit less lifts
    nothing, the quantity that what-if named does."""
    site, currency, part, quantity = order_that_lifts(buyer)
    number = rows(desk, f"/customers?site={site}")[0]["agreement"]
    before = desk.api("GET", f"/agreements/{number}")[1]
    ledger = rows(desk, f"/agreements/{number}/points")
    status, made = buyer.api("POST", "/orders", {"site": site, "currency": currency, "purchase_order": "PO-LIFT-1",
                                                 "purchase_order_date": DAY, "lines": [{"part": part, "quantity": quantity}]}, "lift")
    score.same((status, made.get("state")), (201, "accepted"), "P11-2: the order is accepted")
    after = desk.api("GET", f"/agreements/{number}")[1]
    entries = rows(desk, f"/agreements/{number}/points")
    score.same(entries[:len(ledger)], ledger, "P11-2: what stood in the ledger stands")
    new = entries[len(ledger):]
    score.same([(row["order"], row["site"], row["part"], int(row["quantity"]), row["cause"]) for row in new],
               [(made["number"], site, part, quantity, "order")], "P11-2: and the order behind it")
    total = points(before["term_points"] or "0") + sum(points(row["points"]) for row in new)
    score.same((points(new[-1]["term_total"]), points(after["term_points"])), (total, total), "P11-2: its points are added to the term")
    level = CODES[max(CODES.index(before["level"]), level_of(total))]
    score.same((new[-1]["level_after"], after["level"]), (level, level), "P11-2: R2.6: the higher of the level and that of the total")
    score.check(CODES.index(level) > CODES.index(before["level"]), f"P11-2: it lifted {number} from {before['level']} to {level}")
    sites = rows(desk, f"/agreements/{number}/sites")
    score.same(sum(points(row["term_points"]) for row in sites), points(after["term_points"]), "P11-1: sites' points add up")
    return number, site, made["number"]


def anniversary_resets(program, served, agreement):
    """P11-3: on the anniversary a reset row shows old and new level (R2.7); the day before there is none."""
    found = {}
    anniversary = date.fromisoformat(agreement["next_anniversary"])
    for day in (anniversary - timedelta(days=1), anniversary):
        with Served(program, day.isoformat(), served.database, ("--workers", "2"), key=served.key) as later:
            desk = signed_in(later.port, people(later.port), "care desk")
            found[day] = rows(desk, f"/agreements/{agreement['agreement']}/points"), desk.api("GET", f"/agreements/{agreement['agreement']}")[1]
    (ledger, last), (closed, first) = found.values()
    new = [row for row in closed if row not in ledger]
    score.same(len(closed) - len(ledger), 1, "P11-3: one row more on the anniversary")
    level = CODES[max(level_of(points(last["term_points"])), CODES.index(last["level"]) - 1)]
    score.same([(row["cause"], row["date"], row["level_before"], row["level_after"], points(row["term_total"])) for row in new],
               [("reset", anniversary.isoformat(), last["level"], level, points(last["term_points"]))], "P11-3: the reset row")
    score.same((first["level"], points(first["term_points"]), first["term_start"]), (level, 0, anniversary.isoformat()),
               "P11-3: the new term begins with it, at 0 points")
    return last["level"] != level


# ---- what a customer's page keeps of people and days ----

RESELLERS = """SELECT s.number, COUNT(DISTINCT o.reseller) FROM order_line AS l
    JOIN orders AS o ON o.enterprise = l.enterprise AND o.order_id = l.order_id
    JOIN site AS s ON s.enterprise = l.enterprise AND s.site = l.site
    WHERE o.reseller IS NOT NULL AND o.kind <> 'rebill' GROUP BY s.number HAVING COUNT(DISTINCT o.reseller) > 1 ORDER BY s.number LIMIT 3"""
SOLD = """SELECT DISTINCT i.mail, o.number FROM order_line AS l
    JOIN orders AS o ON o.enterprise = l.enterprise AND o.order_id = l.order_id
    JOIN site AS s ON s.enterprise = l.enterprise AND s.site = l.site
    JOIN account_user AS u ON u.account = o.reseller AND u.role = 'primary' JOIN identity AS i ON i.identity = u.identity
    WHERE s.number = '{}'"""


def orders_are_own(served, desk):
    """P10-1: two resellers of a site each see their own orders, in its list and in its history; neither sees the other."""
    sites = [row[0] for row in ask_database(served, RESELLERS)]
    score.check(len(sites) > 1, "P10-1: sites with two resellers")
    for site in sites:
        sold = {}
        for mail, number in ask_database(served, SOLD.format(site)):
            sold.setdefault(mail, set()).add(number)
        for mail, numbers in sold.items():
            person = signed_in_as(served, mail)
            listed = {row["order"] for row in whole(person, "/orders", f"site={site}")}
            told = {row["object"] for row in rows(person, f"/customers/{site}/history") if row["kind"] == "order"}
            score.same((listed, told), (numbers, numbers), f"P10-1: {mail} at {site}")
        everybody = {row["object"] for row in rows(desk, f"/customers/{site}/history") if row["kind"] == "order"}
        score.check(everybody >= set().union(*sold.values()), f"P10-1: the desk at {site} sees them all")


def history_tells(served, people_by, number, site, order):
    """What the plain tables say happened there, to whom it is open."""
    path = f"/customers/{site}/history"
    told = rows(people_by["care"], path)
    found = [row for row in told if row["object"] == order]
    score.same([(row["what"], row["day"], row["kind"]) for row in found], [("order.accepted", DAY, "order")], "the order of this story")
    score.same(told[0]["day"], DAY, "the latest stands first")
    account = ask_database(served, f"SELECT a.number FROM orders AS o JOIN account AS a ON a.account = o.account WHERE o.number = '{order}'")
    score.same(found[0]["by"], account[0][0], "by the account that ordered")
    lifted = [row for row in told if row["what"] == "level.reached" and row["day"] == DAY]
    score.same([(row["kind"], row["object"]) for row in lifted], [("agreement", number)], "and the level that it reached")
    resets = ask_database(served, f"""SELECT COUNT(*) FROM term_close AS c JOIN agreement AS g ON g.enterprise = c.enterprise
        AND g.agreement = c.agreement JOIN site AS s ON s.enterprise = g.enterprise AND s.agreement = g.agreement
        WHERE s.number = '{site}' AND c.term_end >= s.joined_on""")
    score.same(sum(row["what"] == "level.reset" for row in told), int(resets[0][0]), "each reset since it joined")
    score.same(sum(row["what"] == "site.joined" for row in told), 1, "it joined once")
    table = list(csv.reader(io.StringIO(people_by["care"].get(path + "?format=csv").body.decode("utf-8-sig"))))
    score.same((table[0], len(table) - 1), (list(told[0]), len(told)), "its file")
    page = people_by["care"].get(path)
    links = [link for link in page.main_links if re.fullmatch(r"/(orders|quotes|agreements)/\d+", link)]
    score.check(f"/orders/{order}" in links, "the page leads to its object")
    score.check(all(people_by["care"].get(link).status == 200 for link in sorted(set(links))[:6]), "and each link opens")


def history_is_whose(served, people_by):
    """A customer reads what was presented to it, a partner what it takes part in; nobody a person of another's."""
    site = rows(people_by["customer"], "/customers?programme=relationship")[0]["site"]
    path = f"/customers/{site}/history"
    own = rows(people_by["customer"], path)
    numbers = {row[0] for row in ask_database(served, """SELECT number FROM quote WHERE presented_on IS NOT NULL OR state = 'standing'""")}
    score.check({row["object"] for row in own if row["kind"] == "quote"} <= numbers, "no quote that was not presented")
    all_of = rows(people_by["care"], path)
    score.check({json.dumps(row) for row in own} <= {json.dumps(row) for row in all_of} and own, "a customer's history is part of all")
    names = {row[0] for row in ask_database(served, "SELECT name FROM account")}
    score.check(all(row["by_name"] in names for row in all_of if row["by_name"]), "by whom is an account, never a person")
    score.same(people_by["partner"].api("GET", "/customers/0000000/history")[0], 404, "V6: what is not there")
    score.same(people_by["reporting"].get(path).status, 403, "without the right")


def contacts_stand_in(served, people_by):
    """R1.8: one primary, who stands in for every role that nobody holds; an express site's buyer holds them all."""
    roles = ["primary", "secondary", "technical", "proof", "renewal", "billing", "media"]
    kinds = {"express": 0, "relationship": 0}
    for programme in kinds:
        for site in rows(people_by["care"], f"/customers?programme={programme}&limit=12"):
            found = rows(people_by["care"], f"/sites/{site['site']}/contacts")
            held = [role for row in found for role in row["roles"].split()]
            score.same(held.count("primary"), 1, f"R1.8: one primary at {site['site']}")
            missing = [role for role in roles if role not in held]
            for row in found:
                stands = missing if row["roles"].startswith("primary") else []
                score.same(row["stands_in_for"], " ".join(stands) or None, f"R1.8: who stands in at {site['site']}")
            kinds[programme] += held == roles and len(found) == 1
    score.same(kinds["express"], 12, "R1.8: the buyer of an express site holds them all")
    score.check(kinds["relationship"] < 12, "and others share them")
    site = rows(people_by["customer"], "/customers?programme=relationship")[0]["site"]
    own = rows(people_by["customer"], f"/sites/{site}/contacts")
    page = people_by["customer"].get(f"/sites/{site}/contacts")
    score.check(own and all(row["mail"] in page.text for row in own), "a customer reads its own")
    score.same(people_by["secondary"].get(f"/sites/{site}/contacts").status, 403, "contacts.view is a right of its own")


def gates_hold(served, roles):
    reporting = signed_in(served.port, roles, "customer, reporting alone")
    for path in ("/agreements", "/api/v1/agreements"):
        score.same(reporting.get(path).status, 403, f"without the right: {path}")


def story(served):
    roles = people(served.port)
    partner, desk, customer, single = (signed_in(served.port, roles, words) for words in (
        "reseller primary", "care desk", "customer primary, whole", "customer primary, one site"))
    all_of, mine = list_is_whose(desk, partner, customer, single)
    hidden_is_missing(all_of, partner, mine)
    site = rows(customer, "/customers?programme=relationship")[0]
    for person, who in ((desk, "desk"), (partner, "reseller"), (customer, "customer")):
        filters_find(person, who, site)
    list_refuses(desk)
    next_level_by_itself(all_of, desk)
    seats = {"customer": customer, "single": single, "care": desk, "partner": partner}
    seats |= {who: signed_in(served.port, roles, words) for who, words in (
        ("auditor", "auditor"), ("orders", "order desk"), ("admin", "administrator"), ("secondary", "customer secondary"),
        ("reporting", "customer, reporting alone"))}
    access_is_theirs(served, seats, site["agreement"])
    contacts_stand_in(served, seats)
    orders_are_own(served, desk)
    number, lifted, order = order_moves_ledger(signed_in(served.port, roles, "distributor primary"), desk)
    history_tells(served, seats, number, lifted, order)
    history_is_whose(served, seats)
    gates_hold(served, roles)
    # Those whose level falls first: the others keep theirs.
    return sorted((row for row in all_of if row["next_anniversary"] and row["customer_type"] == "commercial" and row["level"]),
                  key=lambda row: (level_of(points(row["term_points"])) >= CODES.index(row["level"]), row["next_anniversary"],
                                   row["agreement"]))[:2]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    served = Served(words.program, DAY, words.database, makes=words.database is not None)
    with served:
        closing = story(served)
        books_agree(served)
        fell = [anniversary_resets(words.program, served, agreement) for agreement in closing]
        score.check(any(fell), "P11-3: a level that fell on its anniversary")
    score.same(served.faults, [], "faults of the server")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
