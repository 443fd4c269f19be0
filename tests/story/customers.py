"""Customers, agreements and entitlements over HTTP, as each kind of person: search, one customer, one agreement,
what is held. Each `Done when` of P09, P10, P11, P35 is a test that names it.

    customers.py PROGRAM      tests/postgres/portal.py has the same answers of PostgreSQL
"""
import csv
import io
import json
import os
import re
import sys

from portal import Person, Served

DAY = "2026-11-21"
LEVELS = (("BL", 0), ("D", 50000), ("E", 100000), ("F", 250000), ("G", 500000), ("H", 1000000))
CODES = [code for code, _ in LEVELS]
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what, flush=True)


# ---- people ----

def people(port):
    page = Person(port).get("/sign-in")
    roles = {}
    for block in re.findall(rb'<button[^>]*name="identity" value="[^"]*".*?</button>', page.body, re.S):
        mail = re.search(rb'value="([^"]*)"', block).group(1).decode()
        roles[mail] = re.sub(rb"<[^>]+>", b" ", block).decode()
    return roles


def signed_in(port, roles, words):
    person = Person(port)
    person.sign_in_demo(next(mail for mail, role in roles.items() if words in role))
    return person


def rows(person, path):
    status, value = person.api("GET", path)
    assert status == 200, (path, status, value)
    return value["rows"]


def code(person, path):
    status, value = person.api("GET", path)
    return status, value.get("code"), [error["value"] for error in value.get("errors", [])]


def all_sites(person, query, limit):
    """Page after page, by key."""
    found, after = [], ""
    while True:
        status, value = person.api("GET", f"/customers?{query}&limit={limit}" + (f"&after={after}" if after else ""))
        assert status == 200, (query, status, value)
        found += value["rows"]
        after = value["meta"]["next"]
        if after is None:
            return found


# ---- P09 ----

def filters_of(row):
    """What a customer's own columns answer, each for itself."""
    year_from = row["last_order_on"]
    word = max(re.findall(r"\w+", row["customer_name"]), key=len)
    filters = {"agreement": row["agreement"], "site": row["site"], "name": word, "country": row["country"],
               "programme": row["programme"], "customer_type": row["customer_type"],
               "has_open_renewals": "yes" if row["open_renewal_lines"] else "no",
               "last_order_from": year_from, "last_order_to": year_from}
    if row["level"]:
        filters["level"] = row["level"]
    if row["next_anniversary"]:
        filters.update({"anniversary_month": str(int(row["next_anniversary"][5:7])),
                        "anniversary_from": row["next_anniversary"], "anniversary_to": row["next_anniversary"]})
    return filters


def query_of(filters):
    from urllib.parse import urlencode
    return urlencode(filters)


def search_finds(person, who):
    """P09-1: each filter and all together find a prepared customer."""
    prepared = [row for row in all_sites(person, "programme=relationship", 100)
                if row["last_order_on"] and row["open_renewal_lines"]][0]
    filters = filters_of(prepared)
    for name, value in filters.items():
        found = all_sites(person, query_of({name: value}), 1000)
        check(prepared["site"] in [row["site"] for row in found], f"P09-1 {who}: {name}={value}")
    together = rows(person, "/customers?" + query_of(filters))
    check([row["site"] for row in together] == [prepared["site"]], f"P09-1 {who}: all together: {len(together)}")
    for name, other in (("country", "AQ"), ("level", "ED"), ("last_order_from", "2030-01-01"), ("name", "zzzzz"),
                        ("has_open_renewals", "no"), ("programme", "express"), ("customer_type", "academic"),
                        ("anniversary_from", "2030-01-01"), ("site", "9999999"), ("agreement", "999999")):
        other_day = {"last_order_to": "2030-02-01"} if name == "last_order_from" else {}
        other_day |= {"anniversary_to": "2030-02-01"} if name == "anniversary_from" else {}
        found = rows(person, "/customers?" + query_of(filters | {name: other} | other_day))
        check(found == [], f"P09-1 {who}: another {name} finds nothing")
    return prepared


def names_fold(desk):
    """portal.md §12: case, accents and width do not count; a word's beginning does; Han occurs in it."""
    latin = rows(desk, "/customers?country=ID&limit=1")[0]
    word = max((word for word in re.findall(r"[A-Za-z]+", latin["customer_name"])), key=len)
    wide = "".join(chr(ord(letter) - 0x20 + 0xFF00) for letter in word)
    for typed in (word.upper(), word.lower(), wide, word[:3], word.replace("a", "á"), f"-{word}-"):
        found = all_sites(desk, query_of({"name": typed, "country": "ID"}), 1000)
        check(latin["site"] in [row["site"] for row in found], f"P09: {typed} finds {word}")
    inside = all_sites(desk, query_of({"name": word[2:]}), 1000)
    check(latin["site"] not in [row["site"] for row in inside] or word[2:].lower() in latin["customer_name"].lower().split(),
          "P09: what stands inside a word finds nothing")
    han = next(row for row in all_sites(desk, "country=TW", 100) if "一" <= row["customer_name"][1] <= "鿿")
    for typed in (han["customer_name"][0], han["customer_name"][1:3], han["customer_name"][1]):
        found = all_sites(desk, query_of({"name": typed}), 1000)
        check(han["site"] in [row["site"] for row in found], f"P09: {typed} occurs in {han['customer_name']}")
    exact = rows(desk, "/customers?" + query_of({"name": han["customer_name"], "limit": 1}))
    check(exact[0]["customer_name"] == han["customer_name"], "P09: the exact name comes first")


def search_refuses(person):
    for query, wanted in (("", "filter_required"), ("name=x", "search_too_short"), ("name=%20-", "search_too_short"),
                          ("country=Indonesia", "bad_choice"), ("level=Z", "bad_choice"),
                          ("anniversary_month=13", "bad_choice"), ("programme=other", "bad_choice"),
                          ("last_order_from=2026-02-01&last_order_to=2026-01-01", "bad_order"),
                          ("country=ID&after=nowhere", "bad_after")):
        check(code(person, f"/customers?{query}")[:2] == (422, wanted), f"P09: {query}: {wanted}")
    status, name, values = code(person, "/customers?site=12-34")
    check((status, name, values) == (422, "number_lacks_zeros", ["0001234"]), f"C4: zeros are offered: {values}")
    check(code(person, "/customers?colour=red")[0] == 400, "no such filter")
    check(person.get("/customers?country=ID&fields=nothing&format=csv").status == 400, "no such column")
    check(code(person, "/customers?last_order_from=2026-02-30")[:2] == (422, "bad_date"), "no such day")
    check(person.get("/customers").status == 200, "the page asks first")
    check(person.get("/customers?format=csv").status == 422, "a file of nothing asked")


def lists_agree(person, path, query, who):
    """A page's files and the API's are the same rows."""
    mine = rows(person, f"{path}?{query}&limit=1000" if path == "/customers" else f"{path}?{query}")
    asked = f"/api/v1{path}?" + (query + "&" if query else "")
    table = list(csv.reader(io.StringIO(person.get(asked + "format=csv").body.decode("utf-8-sig"))))
    check(table[0] == list(mine[0]) and len(table) == len(mine) + 1, f"{who}: {path} as CSV: {len(table)} {len(mine)}")
    lines = person.get(asked + "format=ndjson").body.splitlines()
    check([json.loads(line) for line in lines] == mine, f"{who}: {path} as NDJSON")
    return mine


def paging_is_whole(person, who):
    mine = lists_agree(person, "/customers", "programme=relationship", who)
    by_key = all_sites(person, "programme=relationship", 7)
    check(by_key == mine, f"{who}: pages by key are the whole: {len(by_key)} of {len(mine)}")
    names = [(row["customer_name"], row["site"]) for row in mine]
    check(len(set(names)) == len(names) and len(names) > 7, f"{who}: each once")
    page = person.get("/customers?programme=relationship&format=json")
    check(json.loads(page.body)["rows"] == mine, f"{who}: the page's file")


def hidden_is_in_nothing(desk, partner):
    """P09-2: another partner's customer is in no hit, count or suggestion."""
    mine = {row["site"] for row in all_sites(partner, "programme=relationship&programme=express", 1000)}
    hidden = [row for row in all_sites(desk, "programme=relationship", 1000) if row["site"] not in mine]
    agreements = {row["agreement"] for row in all_sites(partner, "programme=relationship", 1000)}
    foreign = [row for row in hidden if row["agreement"] not in agreements][:4]
    check(len(foreign) == 4, "P09-2: there are hidden customers")
    nowhere = {path: partner.get(path.format("0000000")) for path in ("/customers/{}", "/agreements/{}")}
    for row in foreign:
        for query in ({"site": row["site"]}, {"agreement": row["agreement"]},
                      {"name": row["customer_name"]}, {"country": row["country"], "name": row["customer_name"]}):
            found = rows(partner, "/customers?" + query_of(query))
            check(row["site"] not in [one["site"] for one in found], f"P09-2: {query} finds {row['site']}")
        check(row["customer_name"] not in partner.get("/customers?" + query_of({"name": row["customer_name"]})).text
              .replace(row["customer_name"], "", 2), "P09-2: nor in the page")
        for path, number in (("/customers/{}", row["site"]), ("/agreements/{}", row["agreement"])):
            answer = partner.get(path.format(number))
            check(answer.status == 404 and answer.text == nowhere[path].text, f"P09-2: {path} {number} reads as missing")
            check(partner.api("GET", path.format(number))[0] == 404, "P09-2: so in the API")
        check(partner.api("GET", f"/entitlements?site={row['site']}")[0] == 404, "P09-2: nor what it holds")
    by_number = code(partner, f"/customers?site={int(foreign[0]['site'])}")
    check(by_number[0] in (200, 422), "P09-2: an offer of zeros asks nothing")


def first_order_opens(program, key, database, partner_mail, row):
    """P09-3: after the first accepted order it is: the day before it is not."""
    from datetime import date, timedelta
    first = date.fromisoformat(row["first_order_on"])
    for day, wanted in ((first - timedelta(days=1), False), (first, True)):
        with Served(program, day.isoformat(), database, ("--workers", "2")) as served:
            person = Person(served.port)
            person.sign_in_demo(partner_mail)
            found = rows(person, f"/customers?site={row['site']}")
            check(bool(found) == wanted, f"P09-3: {row['site']} on {day}: {len(found)}")
            check((person.get(f"/customers/{row['site']}").status == 200) == wanted, f"P09-3: its page on {day}")


# ---- P10 ----

def own_orders_only(partner, distributor, desk):
    """P10-1: two partners of a site each see their own orders."""
    theirs = {row["site"]: row for row in all_sites(distributor, "programme=relationship", 1000)}
    shared = [row for row in all_sites(partner, "programme=relationship", 1000) if row["site"] in theirs]
    differing = 0
    for at, row in enumerate(shared):
        if at >= 12 and differing > 0:
            break
        seen = [{order["order"] for order in rows(person, f"/orders?site={row['site']}&limit=1000")}
                for person in (partner, distributor, desk)]
        check(seen[0] <= seen[2] and seen[1] <= seen[2], f"P10-1: orders of {row['site']}")
        differing += seen[0] != seen[1]
        one, other = (person.api("GET", f"/customers/{row['site']}")[1] for person in (partner, distributor))
        check(one["summary"] == other["summary"], f"P10-1: {row['site']}: the summary is one (V3)")
        check(one["evidence"] and all(e["evidence"] in ("sale", "incumbent", "quote", "named", "consent")
                                      for e in one["evidence"]), "V7: what opens it")
        if one["evidence"][-1]["evidence"] == "sale":
            check(one["evidence"][-1]["number"] in seen[0], "V7: the sale is its own order")
    check(differing > 0, "P10-1: there are sites whose partners see different orders")


def past_is_past(customer):
    """P10-2: true_on last year shows that year's level and coverage."""
    agreement = rows(customer, "/customers?programme=relationship")[0]["agreement"]
    ledger = rows(customer, f"/agreements/{agreement}/points")
    for row in rows(customer, f"/agreements/{agreement}/sites"):
        for day in ("2025-11-21", "2026-05-31", DAY):
            if day < row["joined_on"]:
                check(customer.api("GET", f"/customers/{row['site']}?true_on={day}")[0] == 404,
                      f"P10-2: {row['site']} was not there on {day}")
                continue
            shown = customer.api("GET", f"/customers/{row['site']}?true_on={day}")[1]
            before = [entry for entry in ledger if entry["date"] <= day]
            wanted = before[-1]["level_after"] if before else None
            check(wanted is None or shown["summary"]["level"] == wanted,
                  f"P10-2: level of {row['site']} on {day}: {shown['summary']['level']}, {wanted}")
            held = rows(customer, f"/entitlements?site={row['site']}&true_on={day}&limit=1000")
            check(sum(one["quantity"] for one in shown["licences"]) == sum(one["entitled"] for one in held),
                  f"P10-2: coverage of {row['site']} on {day}")
            check(all(one["coverage"][0]["start"] <= day for one in shown["licences"]), "P10-2: nothing later")
        check(customer.get(f"/customers/{row['site']}?true_on=2025-11-21").status in (200, 404), "P10-2: its page")
    check(customer.get(f"/customers/{row['site']}?true_on=yesterday").status == 422, "P10: no such day")


def licences_name_proofs(person, who):
    """P10: each licence of a customer's page leads to the newest proof of what it stands on (P35's list names them all)."""
    named = 0
    for row in rows(person, "/customers?programme=relationship")[:6]:
        held = rows(person, f"/entitlements?site={row['site']}&limit=1000")
        issued = {proof["proof"]: proof["issued_on"] for proof in rows(person, f"/proofs?site={row['site']}&limit=1000")}
        page = person.get(f"/customers/{row['site']}").body.decode()
        for licence in re.findall(r'<tr role="row"><th role="rowheader".*?</tr>', page, re.S):
            part = re.search(r'<span class="mono">([^<]*)</span>', licence).group(1)
            linked = re.findall(r'href="/proofs/(\d+)"', licence)
            standing = {proof for one in held if one["part"] == part for proof in one["proofs"].split()}
            newest = max((issued[proof] for proof in standing & issued.keys()), default="")
            check(len(linked) == (1 if standing else 0), f"P10 {who}: {row['site']}, {part}: {linked} of {standing}")
            check(set(linked) <= standing, f"P10 {who}: {row['site']}, {part}: {linked} is of another licence")
            if sum(one["part"] == part for one in held) == 1 and linked and linked[0] in issued:
                check(issued[linked[0]] == newest, f"P10 {who}: {row['site']}, {part}: {linked} of {newest}")
                named += 1
    check(named > 0, f"P10 {who}: licences with one proof or more were judged")


# ---- P11 ----

def points(text):
    return round(float(text) * 100)


def level_of(total):
    return max(at for at, (_, least) in enumerate(LEVELS) if total >= least)


def ledger_follows(ledger):
    """Folds R2.6 and R2.7 again; the first row that is wrong, or None."""
    level, total, term = 0, 0, None
    for at, row in enumerate(ledger):
        if row["cause"] == "reset":
            if points(row["term_total"]) != total or row["level_before"] != CODES[level]:
                return row
            level = max(level_of(total), level - 1)
            total = 0
        else:
            total += points(row["points"])
            last = at + 1 == len(ledger) or ledger[at + 1]["order"] != row["order"]
            if row["cause"] == "return":
                return None  # R2.10 needs the floor; what came before is judged
            level = max(level, level_of(total))
            if points(row["term_total"]) != total:
                return row
            if not last:
                continue
        if row["level_after"] != CODES[level]:
            return row
        term = row["term"]
    return None


def agreement_adds_up(person, number):
    """P11-1: sites' points add up · P11-2: the level follows R2.6 · P11-3: a reset says both levels."""
    status, agreement = person.api("GET", f"/agreements/{number}")
    sites = lists_agree(person, f"/agreements/{number}/sites", "", number)
    check(sum(points(site["term_points"]) for site in sites) == points(agreement["term_points"]),
          f"P11-1: points of {number}")
    ledger = rows(person, f"/agreements/{number}/points")
    if ledger and agreement["customer_type"] == "commercial":
        wrong = ledger_follows(ledger)
        check(wrong is None, f"P11-2: ledger of {number}: {wrong}")
        check(ledger[-1]["level_after"] == agreement["level"], f"P11-2: {number} stands where its ledger ends")
    for row in ledger:
        if row["cause"] == "reset":
            check(row["level_before"] and row["level_after"], f"P11-3: {number}: {row}")
    return ledger


def partner_ledger(partner, desk, number):
    """V3: own lines, and one row `others` per term, which with them is the whole."""
    whole = rows(desk, f"/agreements/{number}/points")
    mine = rows(partner, f"/agreements/{number}/points")
    own = {row["order"] for row in rows(partner, f"/orders?agreement={number}&limit=1000")}
    check(all(row["order"] in own for row in mine if row["order"]), f"V3: only own orders of {number}")
    for term in {row["term"] for row in whole}:
        all_of = sum(points(row["points"]) for row in whole if row["term"] == term and row["points"])
        seen = sum(points(row["points"]) for row in mine if row["term"] == term and row["points"])
        check(all_of == seen, f"V3: own and others of {number}, term {term}: {all_of}, {seen}")
        check(sum(row["cause"] == "others" for row in mine if row["term"] == term) <= 1, "V3: one row per term")
    return any(row["cause"] == "others" for row in mine)


# ---- P35 ----

def entitlements_hold(customer, agreement):
    sites = [row["site"] for row in rows(customer, f"/agreements/{agreement}/sites")]
    whole = rows(customer, f"/entitlements?agreement={agreement}&limit=1000")
    parts = [row for site in sites for row in rows(customer, f"/entitlements?site={site}&limit=1000")]
    check(sorted(map(json.dumps, whole)) == sorted(map(json.dumps, parts)) and whole, "P35-1: the sum of sites")
    lists_agree(customer, "/entitlements", f"agreement={agreement}&limit=1000", "P35")
    by_key, after = [], ""
    while after is not None:
        status, value = customer.api("GET", f"/entitlements?agreement={agreement}&limit=5" + (f"&after={after}" if after else ""))
        by_key += value["rows"]
        after = value["meta"]["next"] and value["meta"]["next"].replace(" ", "%20")
    check(by_key == whole, "P35: pages by key are the whole")
    for query, wanted in (("site=1", (422, "number_lacks_zeros")), ("site=9999999", (404, "site_not_found")),
                          ("agreement=999999", (404, "agreement_not_found")), ("after=x", (422, "bad_after")),
                          ("kind=lost", (422, None)), ("true_on=2026-13-01", (422, "bad_date"))):
        status, name, _ = code(customer, f"/entitlements?{query}")
        check(status == wanted[0] and name == (wanted[1] or name), f"P35: {query}: {status} {name}")


def days_agree(desk, number):
    """P35-2: any past day agrees with the proofs · P35-3: a purchase and its renewal count once. Of sites where
    nothing was moved or reinstated: what was bought less what came back is what is held. How much was judged."""
    ledger = rows(desk, f"/agreements/{number}/points")
    judged = renewed = 0
    for site in rows(desk, f"/agreements/{number}/sites"):
        path = f"/entitlements?site={site['site']}&limit=1000"
        proofs = rows(desk, f"/proofs?site={site['site']}&limit=1000")
        if any(row["moved_from"] for row in rows(desk, path)) or len(proofs) == 1000 or \
                any(proof["part_type"] == "reinstatement" or proof["source_proof"] for proof in proofs):
            continue
        for day in ("2025-12-31", "2026-06-30", DAY):
            if day < site["joined_on"]:
                continue
            held, wanted = {}, {}
            for row in rows(desk, f"{path}&true_on={day}"):
                if row["part_type"] == "licence":
                    held[row["part"]] = held.get(row["part"], 0) + row["entitled"]
            for proof in proofs:
                if proof["issued_on"] <= day and proof["part_type"] == "licence":
                    wanted[proof["part"]] = wanted.get(proof["part"], 0) + proof["quantity"]
            for row in ledger:
                if row["site"] == site["site"] and row["cause"] == "return" and row["date"] <= day and row["part"] in wanted:
                    wanted[row["part"]] -= abs(row["quantity"])
            wanted = {part: quantity for part, quantity in wanted.items() if quantity}
            check(held == wanted, f"P35-2: {site['site']} on {day}: {set(held.items()) ^ set(wanted.items())}")
            judged += len(held)
        renewed += len(rows(desk, path + "&kind=renewed"))
    return judged, renewed


# ---- all ----

def gates_hold(port, roles):
    check(Person(port).get("/customers").status == 303, "signed out: to the sign-in")
    check(Person(port).api("GET", "/customers?country=ID")[0] == 401, "signed out: 401")
    reporting = signed_in(port, roles, "customer, reporting alone")
    for path in ("/customers", "/agreements/000000", "/entitlements"):
        check(reporting.get(path).status == 403, f"without the right: {path}")
    pricing = signed_in(port, roles, "pricing desk")
    check(pricing.get("/entitlements").status == 403 and pricing.get("/customers").status == 200, "portal.md §4")
    site = rows(pricing, "/customers?programme=relationship")[0]["site"]
    check(b'href="/proofs/' not in pricing.get(f"/customers/{site}").body, "P10: who may not read proofs is led to none")
    one = signed_in(port, roles, "customer primary, one site")
    check(len(rows(one, "/customers?programme=relationship&programme=express")) == 1, "V1: its own site alone")


def story(served, database):
    roles = people(served.port)
    partner, distributor, desk, customer = (signed_in(served.port, roles, words) for words in (
        "reseller primary", "distributor primary", "care desk", "customer primary, whole"))
    prepared = search_finds(partner, "reseller")
    search_finds(desk, "desk")
    names_fold(desk)
    search_refuses(partner)
    search_refuses(desk)
    for person, who in ((partner, "reseller"), (desk, "desk")):
        paging_is_whole(person, who)
    hidden_is_in_nothing(desk, partner)
    own_orders_only(partner, distributor, desk)
    for person, who in ((partner, "reseller"), (desk, "desk"), (customer, "customer")):
        licences_name_proofs(person, who)
    past_is_past(customer)
    agreement = rows(customer, "/customers?programme=relationship")[0]["agreement"]
    agreement_adds_up(customer, agreement)
    numbers = sorted({row["agreement"] for row in all_sites(desk, "programme=relationship", 1000)})[:25]
    resets = sum(row["cause"] == "reset" for number in numbers for row in agreement_adds_up(desk, number))
    check(resets > 0, "P11-3: there are resets")
    mine = sorted({row["agreement"] for row in all_sites(partner, "programme=relationship", 1000)})[:8]
    check(any([partner_ledger(partner, desk, number) for number in mine]), "V3: others ordered too")
    entitlements_hold(customer, agreement)
    judged = [days_agree(desk, number) for number in numbers[:12]]
    check(all(sum(column) > 0 for column in zip(*judged)), f"P35-2, P35-3: parts judged and renewed: {judged}")
    gates_hold(served.port, roles)
    return next(mail for mail, role in roles.items() if "reseller primary" in role), prepared


def self_test():
    """The checks can fail."""
    ledger = [{"cause": "order", "order": "1", "points": "600.00", "term_total": "600.00", "level_after": "D",
               "level_before": None, "term": 1}]
    check(ledger_follows(ledger) is None, "a ledger that follows")
    for planted in ({"level_after": "BL"}, {"level_after": "E"}, {"term_total": "599.00"}):
        check(ledger_follows([ledger[0] | planted]) is not None, f"{planted} is seen")
    reset = {"cause": "reset", "order": None, "points": None, "term_total": "600.00", "level_after": "D",
             "level_before": "D", "term": 1}
    check(ledger_follows([ledger[0], reset]) is None, "a reset that follows")
    check(ledger_follows([ledger[0], reset | {"level_after": "BL"}]) is not None, "another reset is seen")


def main():
    self_test()
    program = os.path.abspath(sys.argv[1])
    served = Served(program, DAY)
    with served:
        mail, prepared = story(served, served.database)
        first_order_opens(program, served.key, served.database, mail, prepared)
    check(served.faults == [], f"faults: {served.faults[:3]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
