"""Renewal lines, orders, proofs, quotes and renewals of another day (portal.md C5, B3), for the stories that import this: what was asked as
it was then is the same bytes whatever came since, and it is what the list of that time said."""
import csv
import io
import json
import re
import time
from datetime import datetime, timezone

from agreements import refusal, whole
from thread import ask_database, score

LINES = "/reports/renewal-lines"
PATHS = {LINES: "renewal_line", "/orders": "order", "/proofs": "proof", "/quotes": "number", "/renewals": "quote"}
DAY_OF = {"/orders": "accepted_on", "/proofs": "issued_on"}
ALL_KNOWN = "known_on=2030-01-01T00:00:00Z"
AS_OF_TODAY = ("buy_total", "sell_total")  # of an order that waits: at what it would cost today


def in_words(day):
    return datetime.strptime(day, "%Y-%m-%d").strftime("%d %b %Y").lstrip("0")


def differ(found, wanted):
    one = next(((a, b) for a, b in zip(found, wanted) if a != b), None)
    columns = [] if one is None else [(name, one[0][name], one[1][name]) for name in one[0] if one[0][name] != one[1][name]]
    return f"{len(found)} of {len(wanted)}: {columns}"


def comparable(path, found):
    """Drafts change in place, and are of today alone."""
    if path != "/orders":
        return found
    return [row | ({name: None for name in AS_OF_TODAY} if row["state"] in ("in_review", "cancelled") else {})
            for row in found if row["state"] != "draft"]


def folding_is_what_is_kept(people_by):
    """Everything that is recorded, folded for today, is what is kept: every column, prices too."""
    for who, person in people_by.items():
        for path in PATHS:
            if refusal(person, path)[0] == 403 or (who, path) == ("desk", "/proofs"):  # the demo's thousands
                continue
            kept, folded = whole(person, path), whole(person, path, ALL_KNOWN)
            score.check(comparable(path, folded) == comparable(path, kept), f"{who}: {path} folded {differ(folded, comparable(path, kept))}")
        for state in ("lapsed", "quoted", "announced&sort=-extended"):
            kept, folded = whole(person, LINES, f"state={state}"), whole(person, LINES, f"state={state}&{ALL_KNOWN}")
            score.check(folded == kept, f"{who}: lines that are {state}, folded {differ(folded, kept)}")


def table_of(person, path, query):
    page = person.get(f"/api/v1{path}?{query}&format=csv")
    score.same(page.status, 200, f"{path}?{query} as a file")
    return list(csv.reader(io.StringIO(page.body.decode("utf-8-sig"))))


def a_past_day(desk, partner, past, share):
    """What was accepted and issued later is not there; lines are what was held, at the level that the agreement had."""
    for (path, day), reader in zip(DAY_OF.items(), (desk, partner)):
        now, then = whole(reader, path, f"{day.split('_')[0]}_to={past}"), whole(reader, path, f"true_on={past}")
        known = [row[PATHS[path]] for row in now if row["state"] not in ("draft", "in_review", "cancelled")]
        score.check(known and [row[PATHS[path]] for row in then] == known, f"{path} of {past}: {len(then)} of {len(known)}")
        table = table_of(partner, path, f"true_on={past}")
        mine = whole(partner, path, f"true_on={past}", 7)
        score.same([row[table[0].index(PATHS[path])] for row in table[1:]], [row[PATHS[path]] for row in mine], f"{path} as a file, and page by page")
    lines = whole(desk, LINES, f"true_on={past}")
    by_name = {row["renewal_line"]: row for row in lines}
    score.check(lines and all(row["due"] > past or row["previous_end"] >= past for row in lines), f"{len(lines)} lines were open on {past}")
    for row in lines[:: max(1, len(lines) // (24 // share))]:
        held = [one for one in desk.api("GET", f"/entitlements?site={row['site']}&true_on={past}&limit=1000")[1]["rows"]
                if (one["part"], one["coverage_end"]) == (row["licence_part"], row["previous_end"])]
        sum_of = sum(one["quantity"] for one in lines if all(one[name] == row[name] for name in ("site", "licence_part", "previous_end")))
        score.same([one["covered"] for one in held], [sum_of], f"what {row['site']} held of {row['licence_part']} on {past}")
        told = desk.api("GET", f"/agreements?agreement={row['agreement']}&true_on={past}")[1]["rows"]
        if told and told[0]["level"] and row["points"] == "0.00":
            score.same(row["level"], told[0]["level"], f"the level of {row['agreement']} on {past}")
        score.same(row["next_anniversary"], told[0]["next_anniversary"], f"its anniversary on {past}")
    mine = whole(partner, LINES, f"true_on={past}", 3)
    own = ("buy_unit", "buy_extended", "quote", "quote_state", "quote_valid_to", "state", "proof", "previous_unit", "change_percent")
    score.check(mine and [row["renewal_line"] for row in mine] == [row["renewal_line"] for row in sorted(
        mine, key=lambda row: lines.index(by_name[row["renewal_line"]]))], "a partner's lines are some of the desk's, in their order")
    for row in mine:
        wide = by_name[row["renewal_line"]]
        hidden = {name for name in ("distributor", "distributor_name", "reseller", "reseller_name", "orphan") if row["reseller"] is None}
        score.same({name: row[name] for name in row if name not in own and name not in hidden},
                   {name: wide[name] for name in row if name not in own and name not in hidden},
                   f"{row['renewal_line']} on {past}: at the price that the desk reads, without who else sold it")
    table = table_of(partner, LINES, f"true_on={past}")
    score.same(sorted(row[0] for row in table[1:]), sorted(row["renewal_line"] for row in mine), "and as a file, record by record")
    page = partner.get(f"{LINES}?true_on={past}")
    score.check(page.status == 200 and "Shown as of" in page.text and f"As of: {in_words(past)}" in page.text and "group_by" not in page.body.decode(),
                "the page says the day, and quotes nothing of it")
    status, said = partner.api("POST", "/renewal-quotes", {"by_filter": True, "true_on": past}, "of-another-day")
    score.same((status, said["code"]), (400, "unknown_member"), "nor does the API")


def refuses(desk, partner):
    for path in PATHS:
        reader = partner if path == "/renewals" else desk  # the renewals desk's alone
        for query, code in (("true_on=2025-02-30", "bad_date"), ("known_on=2025-02-28", "bad_instant")):
            score.same(refusal(reader, f"{path}?{query}"), (422, code), f"{path}?{query}")
        for query in ("true_on=0001-01-01", "true_on=9999-12-31", f"true_on=9999-12-31&{ALL_KNOWN}", "known_on=0001-01-01T00:00:00Z"):
            score.same(refusal(reader, f"{path}?{query}&limit=2")[0], 200, f"{path}?{query}: a day that the calendar has")
        page = reader.get(f"{path}?known_on=yesterday")
        score.check(page.status == 422 and 'value="yesterday"' in page.body.decode(), f"{path}: what was typed stays")
    score.same(refusal(desk, "/orders?true_on=2025-01-31&after=1234567890"), (422, "bad_after"), "a place of today is none of another day")


ONE = {"/orders": "order", "/proofs": "proof", "/quotes": "number"}
OF_LINE = ("coverage_start", "coverage_end", "points", "unit", "extended", "buy_unit", "buy_extended", "sell_unit", "sell_extended")


TODAY_OF_QUOTE = ("level", "level_after", "term_points", "term_points_after", "next_level", "points_to_next")


def comparable_one(value):
    """What of one order, proof or quote is of today alone: what waiting lines cost, whether a paper was printed; what an order of a
    quote would bring, what its lines cost at other levels, what they would
    leave uncovered, and what may be done with it."""
    value = json.loads(json.dumps(value))
    value.pop("sha256", None)
    if value.get("kind") == "quote":
        value |= {"standing": {name: value["standing"][name] for name in value["standing"] if name not in TODAY_OF_QUOTE}, "what_if": [], "may": []}
        value["lines"] = [row | {"state": None, "covered": None} for row in value["lines"]]
        value["input_hash"] = None if value["state"] in ("draft", "standing") else value["input_hash"]  # of today: of what its reader sees
    if value.get("order", {}).get("state") in ("in_review", "cancelled"):
        value["order"] |= {name: None for name in AS_OF_TODAY}
        value["lines"] = [row | {name: None for name in OF_LINE} for row in value["lines"]]
    return value


PAPER = re.compile(r"/(lines\.(csv|json)|pdf)(\?|$)")


def as_it_is(person, who, path, query):
    """One of this moment, folded, is what is kept; its page says so, leads back, and nothing on it can be pressed."""
    now, then = person.api("GET", path), person.api("GET", f"{path}?{query}")
    found, kept = comparable_one(then[1]), comparable_one(now[1])
    score.same((then[0], {name: found.get(name) for name in kept if found.get(name) != kept[name]}),
               (now[0], {name: kept[name] for name in kept if found.get(name) != kept[name]}), f"{who}: {path} folded")
    score.same(list(found), list(kept), f"{who}: {path} folded, by its names")
    if now[0] == 200:
        page = person.get(f"{path}?{query}")
        score.check(page.status == 200 and "as recorded by" in page.text and path in page.main_links, f"{who}: the page of {path} says the time")
        score.check(not [link for link in page.main_links if link.startswith(f"{path}/") and not PAPER.search(link)] and not [form for form in page.forms if form.action.startswith(f"{path}/")],
                    f"{who}: and has nothing to press")
    return person.get(f"/api/v1{path}?{query}").body


class One:
    """One order or proof at moments of a story, to be asked again at its end."""

    def __init__(self, served, people_by, day, site):
        self.served, self.people_by, self.day, self.site, self.moments = served, people_by, day, site, []

    def note(self, *paths):
        latest = int(ask_database(self.served, f"""SELECT MAX(r.recorded_at) FROM recorded AS r JOIN site AS s
            ON s.enterprise = r.enterprise WHERE s.number = '{self.site}'""")[0][0])
        query = f"true_on={self.day}&known_on={datetime.fromtimestamp(latest, timezone.utc).strftime('%Y-%m-%dT%H:%M:%SZ')}"
        self.moments += [(who, path, query, as_it_is(person, who, path, query)) for path in paths for who, person in self.people_by.items()]
        time.sleep(1.05)

    def ask_again(self):
        """The same bytes for ever; how many are others than today's."""
        for who, path, query, were in self.moments:
            found = self.people_by[who].get(f"/api/v1{path}?{query}").body
            score.check(found == were, f"{who}: {path}?{query}: the same bytes for ever: {found[:600]} {were[:600]}")
        return sum(comparable_one(json.loads(were)) != comparable_one(self.people_by[who].api("GET", path)[1]) for who, path, _, were in self.moments)


class Then:
    """What the lists said at moments of a story, to be asked again at its end."""

    def __init__(self, served, people_by, day, agreement):
        self.served, self.people_by, self.day, self.agreement, self.moments = served, people_by, day, agreement, []

    def note(self, words):
        latest = int(ask_database(self.served, f"""SELECT r.recorded_at FROM recorded AS r JOIN agreement AS a
            ON a.enterprise = r.enterprise WHERE a.number = '{self.agreement}' ORDER BY r.seq DESC LIMIT 1""")[0][0])
        known = datetime.fromtimestamp(latest, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
        query = f"true_on={self.day}&known_on={known}"
        self.moments.append((words, query, self.rows(""), self.bodies(query)))
        for (who, path, form), _ in self.moments[-1][3].items():
            _ = form or as_it_is(self.people_by[who], who, path, query)
        time.sleep(1.05)  # instants are whole seconds: what comes next is behind this one

    def rows(self, query):
        asked = f"agreement={self.agreement}" + (f"&{query}" if query else "")  # the demo's others lie in this clock's future
        return {(who, path): comparable(path, whole(person, path, asked)) for who, person in self.people_by.items() for path in PATHS}

    def bodies(self, query):
        asked = f"agreement={self.agreement}&{query}&limit=1000"
        one = {(who, f"{path}/{row[name]}", ""): person.get(f"/api/v1{path}/{row[name]}?{query}").body for who, person in self.people_by.items()
               for path, name in ONE.items() for row in whole(person, path, f"agreement={self.agreement}&{query}")[:2]}
        return one | {(who, path, form): person.get(f"/api/v1{path}?{asked}&format={form}").body
                for who, person in self.people_by.items() for path in PATHS for form in ("json", "csv", "ndjson")}

    def ask_again(self):
        for words, query, were, bytes_were in self.moments:
            for key, found in self.rows(query).items():
                score.check(found == were[key], f"{words}: {key} as it was then: {differ(found, were[key])}")
            again = self.bodies(query)
            score.check(all(again[key] == bytes_were[key] for key in again),
                        f"{words}: the same bytes for ever: {[key for key in again if again[key] != bytes_were[key]]}")
        first, last = self.moments[0][2], self.rows("")
        return {path for who, path in first if first[who, path] != last[who, path]}


def a_draft_changes(served, reseller, day):
    """A quote has the lines, the state and the total that it had: a draft changes in place, what it was is kept beside it."""
    line, other = next((one, two) for one, two in zip(*[iter(whole(reseller, LINES, "state=announced"))] * 2) if one["agreement"] == two["agreement"])
    status, made = reseller.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": one["renewal_line"]} for one in (line, other)]}, "a-draft")
    score.same(status, 201, f"a draft of two lines: {made}")
    number = made["quotes"][0]
    then = Then(served, {"reseller": reseller}, day, line["agreement"])
    then.note("a draft of two lines")
    tag = reseller.get(f"/api/v1/quotes/{number}").headers["etag"]
    said = reseller.ask("PATCH", f"/api/v1/quotes/{number}", json.dumps({"lines": [{"line": 1, "remove": True}, {"line": 2, "note": "alone"}]}),
                        {"Content-Type": "application/json", "Idempotency-Key": "a-draft-less", "If-Match": tag})
    score.same(said.status, 200, f"a line less: {said.text[:300]}")
    then.note("a draft of one line")
    page = reseller.get(f"/quotes/{number}/present")
    score.same(reseller.send(page, f"/quotes/{number}/present").status, 303, "it is presented")
    score.same(then.ask_again() >= {LINES, "/quotes"}, True, "lines and quotes have changed since")
    first, second = ([row for row in moment[2]["reseller", "/quotes"] if row["number"] == number][0] for moment in then.moments)
    score.same([(row["lines"], row["state"]) for row in (first, second)], [(2, "draft"), (1, "draft")], "as it was at both moments")


def many_are_refused(desk, database, many):
    """A page of another day has a bound, and says so; a file has none."""
    database.execute(f"""WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < {many})
        INSERT INTO entitlement (enterprise, entitlement, site, part, order_id, line, quantity, coverage_end, agreement_since, currency, country_group, due)
        SELECT e.enterprise, e.entitlement + 1000000000000 + n.n, e.site, e.part, e.order_id, e.line, 1, e.coverage_end, e.agreement_since, e.currency,
            e.country_group, e.due
        FROM (SELECT * FROM entitlement WHERE due > '2026-12-01' AND quantity > 0 ORDER BY enterprise, entitlement LIMIT 1) AS e, n""")
    database.execute("""INSERT INTO entitlement_event (enterprise, entitlement, event, seq, cause, on_day, site, change, coverage_end, agreement_since)
        SELECT enterprise, entitlement, entitlement, 1, 'order', '2025-01-01', site, 1, coverage_end, agreement_since FROM entitlement
        WHERE entitlement > 1000000000000 AND quantity = 1 AND NOT EXISTS (SELECT 1 FROM entitlement_event AS v
            WHERE v.enterprise = entitlement.enterprise AND v.entitlement = entitlement.entitlement)""")
    database.commit()
    score.same(refusal(desk, f"{LINES}?{ALL_KNOWN}"), (422, "too_many_lines"), "a page of so many lines of another day")
    page = desk.get(f"{LINES}?{ALL_KNOWN}")
    score.check(page.status == 422 and "narrow the filter" in page.text.lower(), "says what to do")
    score.check(len(table_of(desk, LINES, ALL_KNOWN)) > many, "a file of them has no bound")
