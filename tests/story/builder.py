"""A quote of 40 pasted lines with six repairs (P16), over HTTP without scripts and by program: what is wrong
with each line and what was meant, one press for all repairs, one quote however often it is pressed for; more
lines for a quote that is there; parts that are searched for; what each of its people may read of it.
builder.py PROGRAM [--database postgresql://… (an empty schema)]"""
import csv
import argparse
import hashlib
import html
import json
import re
import sqlite3
import subprocess
import sys

import enquiries
from portal import Served
from thread import ask_database, books_agree, people_of, press, read_why, score

PARTS = """SELECT part, minimum_quantity, multiple FROM part AS p WHERE type IN ('licence', 'fixed_term', 'committed_term')
    AND orderable_until IS NULL AND EXISTS (SELECT 1 FROM price_row AS r WHERE r.part = p.part
    AND r.currency = '{0}' AND r.country_group = '{1}' AND r.from_day <= '{2}' AND r.published <= '{2}')
    ORDER BY multiple DESC, part"""
GROUP = """SELECT o.country_group FROM orders AS o JOIN site AS s ON s.enterprise = o.enterprise AND s.site = o.site
    WHERE s.number = '{}' AND o.currency = '{}' ORDER BY o.order_id DESC LIMIT 1"""
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def change_database(served, statement):
    """What the vendor decides, that no page decides yet."""
    if served.database.startswith("postgresql:"):
        subprocess.run(["psql", "-XAtqc", statement, served.database], check=True)
        return
    with sqlite3.connect(served.database) as database:
        database.execute(statement)


class Case:
    """A site, its price list, and 40 lines of which six are wrong."""

    def __init__(self, served, reseller):
        mine = reseller.api("GET", "/orders?limit=1")[1]["rows"][0]
        self.site, self.currency = mine["site"], mine["currency"]
        self.group = group = ask_database(served, GROUP.format(self.site, self.currency))[0][0]
        rows = [(part, int(least), int(multiple)) for part, least, multiple in
                ask_database(served, PARTS.format(self.currency, group, served.today))]
        self.many = next(row for row in rows if row[2] > 1)
        plain = [row for row in rows if row[1:] == (1, 1)]
        self.withdrawn, self.instead = plain[0][0], plain[1][0]
        self.plain = plain[1:]
        change_database(served, f"UPDATE part SET orderable_until = '2026-10-31', replacement = '{self.instead}' "
                                f"WHERE part = '{self.withdrawn}'")
        self.lines = self.good() + self.bad()
        self.lines = [line for pair in zip(self.lines[:6], self.lines[-6:]) for line in pair] + self.lines[6:-6]

    def good(self):
        marks = ("\t", ";", ",", " ")
        found = []
        for i in range(34):
            part, mark = self.plain[i % len(self.plain)][0], marks[i % 4]
            found.append(f"{part}{mark}{i + 1}" + (f"{mark}{1000 + i}.50{mark}for floor {i}" if i % 5 == 0 else ""))
        return found

    def bad(self):
        part, least, multiple = self.many
        one = self.plain[2][0]
        wrong = one.replace("0", "O", 1) if "0" in one else one.replace("1", "I", 1) if "1" in one else one[:-2] + one[-1]
        self.wanted = [("part_not_found", wrong, one), ("part_withdrawn", self.withdrawn, self.instead),
                       ("bad_quantity", str(least - 1), str(least)), ("bad_quantity", str(2 * multiple + 1), str(3 * multiple)),
                       ("bad_quantity", "12".translate(FULL_WIDTH), "12"), ("bad_quantity", "1,200", "1200")]
        return [f"{wrong}\t2", f"{self.withdrawn};3", f"{part} {least - 1}", f"{part}\t{2 * multiple + 1}",
                f"{one};{'12'.translate(FULL_WIDTH)}", f"{one}\t1,200"]


def area(page):
    """What stands in the field of pasted lines."""
    found = re.search(rb'<textarea[^>]*name="paste"[^>]*>(.*?)</textarea>', page.body, re.S)
    return html.unescape(found[1].decode()).replace("\r\n", "\n")


def judged(reseller, case):
    """By program: each bad line with its code and what is offered; the good ones priced."""
    asked = {"site": case.site, "paste": "\n".join(case.lines)}
    status, said = reseller.api("POST", "/quotes/check", asked)
    score.same((status, said["bad"], said["repairs"], len(said["lines"])), (200, 6, 6, 40), f"40 lines, six repairs: {said}")
    found = {}
    for line in said["lines"]:
        for problem in line["problems"]:
            found[(problem["code"], problem["value"])] = line["part"] if "part" in problem["code"] else line["quantity"]
    for code, value, meant in case.wanted:
        score.same(found.get((code, value)), meant, f"{code} {value!r}")
    score.same(len(said["quote"]["lines"]), 34, "the good lines stay, priced")
    status, again = reseller.api("POST", "/quotes/check", {"site": case.site, "paste": said["repaired"]})
    score.same((status, again["bad"]), (200, 0), "what was offered is good")
    return again["quote"]["totals"]["total"]


def pasted_by_hand(reseller, case, total):
    """The same on the page: nothing typed is lost, one press repairs, one press makes one quote."""
    page = reseller.get(f"/quotes/new?site={case.site}")
    score.same(page.status, 200, "the page of a new quote")
    text = "\n".join(case.lines) + "\n"
    before = reseller.api("GET", "/quotes?limit=1000")[1]["rows"]
    refused = reseller.send(page, "/quotes", paste=text)
    score.same((refused.status, area(refused)), (422, text), "bad lines: nothing is made, what was typed stays")
    score.same(reseller.api("GET", "/quotes?limit=1000")[1]["rows"], before, "nothing was made")
    for _, value, meant in case.wanted:
        score.check(value in refused.text and meant in refused.text, f"the page says {value!r} and offers {meant!r}")
    score.check("Apply 6 repairs" in refused.text, "one press for all repairs")
    repaired = reseller.send(refused, "/quotes", to="/quotes/check", paste=text, repair="yes")
    score.same((repaired.status, len(area(repaired).splitlines())), (200, 40), "the repairs are in the text")
    score.check("To repair: 0." in repaired.text, "and all lines are good")
    score.check(total in repaired.text.replace(",", ""), f"at {total}")
    made, _ = press(reseller, repaired, "/quotes", {"paste": area(repaired)})
    score.check("draft" in made.text.lower(), "a draft is made, once")
    return re.search(r"Quote (\d{10})", made.text)[1]


def refused_by_program(reseller, case):
    """All or none: each bad line by its pointer; good_lines leaves the bad ones out and says so."""
    asked = {"site": case.site, "lines": [{"part": case.instead, "quantity": "2"}, {"part": "NOSUCH", "quantity": "1.5"},
                                          {"part": case.instead, "quantity": "1", "sell_unit": "dear"}]}
    status, said = reseller.api("POST", "/quotes", asked, "build-all")
    pointers = sorted(error["field"] for error in said["errors"])
    score.same((status, pointers), (422, ["/lines/1/part", "/lines/1/quantity", "/lines/2/sell_unit"]), "bad lines by pointer")
    status, said = reseller.api("POST", "/quotes", dict(asked, mode="good_lines"), "build-good")
    score.same((status, said.get("bad"), len((said.get("quote") or {"lines": []})["lines"])), (201, 2, 1), f"the good line alone: {said}"[:600])
    status, again = reseller.api("POST", "/quotes", dict(asked, mode="good_lines"), "build-good")
    score.same((status, again["quote"]["number"]), (201, said["quote"]["number"]), "sent again, it is one quote")
    for change, code in (({"site": "0000001"}, "site_not_found"), ({"currency": "XXX"}, "currency_differs"),
                         ({"lines": []}, "no_lines"), ({"distributor": "0000001"}, "distributor_not_found")):
        status, said = reseller.api("POST", "/quotes", dict(asked, **change), "build-" + code)
        score.same((status in (404, 422), said["code"]), (True, code), f"{change}")


def more_lines(reseller, case, number):
    """More lines of a quote that is there; the second of three is bad, and is named by its place."""
    path = f"/quotes/{number}"
    page = reseller.get(path + "/add")
    text = f"{case.instead} 3\n{case.many[0]} 1\n"
    refused = reseller.send(page, path + "/add", paste=text)
    score.same((refused.status, area(refused)), (422, text), "a bad line: nothing comes in")
    fixed = reseller.send(refused, path + "/add", to=path + "/add/check", paste=text, repair="yes")
    made, _ = press(reseller, fixed, path + "/add", {"paste": area(fixed)})
    status, quote = reseller.api("GET", path)
    score.same((status, len(quote["lines"])), (200, 42), "two lines more")
    score.check(made.status == 200 and "line-42" in made.body.decode(), "on its page")
    headers = {"Content-Type": "application/json", "If-Match": f'"{quote["edition"]}"', "Idempotency-Key": "more"}
    said = reseller.ask("PATCH", "/api/v1" + path, '{"lines": [{"part": "%s", "quantity": "1"}, {"part": "%s", "quantity": "1"}, '
                        '{"part": "NOSUCH", "quantity": "1"}]}' % (case.instead, case.many[0]), headers)
    score.check(said.status == 422 and "/lines/1/quantity" in said.text + said.body.decode()
                and "/lines/2/part" in said.body.decode(), f"by their places: {said.body[:300]}")


def parts_are_found(served, reseller, case):
    """By number and by words of the name, at the caller's prices; a withdrawn part is not offered."""
    name = ask_database(served, f"SELECT description FROM part WHERE part = '{case.instead}'")[0][0]
    word = name.split()[0].lower()
    for find in (case.instead, case.instead.lower(), word, name):
        status, said = reseller.api("GET", f"/quotes/parts?site={case.site}&find={find.replace(' ', '%20')}")
        rows = [row["part"] for row in said["rows"]]
        score.check(status == 200 and case.instead in rows and case.withdrawn not in rows, f"{find}: {rows}")
    status, said = reseller.api("GET", f"/quotes/parts?site={case.site}&find=a")
    score.same((status, said["code"]), (422, "search_too_short"), "one letter")
    page = reseller.get(f"/quotes/new?site={case.site}")
    found = reseller.send(page, "/quotes", to="/quotes/check", find=word)
    score.check(f'value="{case.instead} 1"' in found.body.decode(), "the page offers to add it")
    added = reseller.send(found, "/quotes", to="/quotes/check", paste=f"{case.instead} 4", add=f"{case.instead} 1")
    score.same(area(added).splitlines(), [f"{case.instead} 4", f"{case.instead} 1"], "and adds it to what was typed")


FOREIGN = "ZZ-ABROAD"
ADD_PART = ("INSERT INTO part (part, type, description, product, metric, points, discountable, term_months, minimum_quantity, "
            "multiple) SELECT '" + FOREIGN + "', type, description, product, metric, points, discountable, term_months, 1, 1 "
            "FROM part WHERE part = '{}'")


def lines_are_merged(reseller, case):
    """Lines of one part, merged on request: the sum in the first one's place, at the same total."""
    one, other = case.instead, case.plain[2][0]
    text = f"{one}\t3\n{other} 1\n{one};4\nNO-SUCH 1\n{one} 2 9.50 for floor 2\n"
    status, said = reseller.api("POST", "/quotes/check", {"site": case.site, "paste": text})
    score.same((status, said["again"], said["merged"]), (200, 1, f"{one}\t7\n{other} 1\nNO-SUCH 1\n{one} 2 9.50 for floor 2\n"),
               "the same part at another price stays a line of its own")
    page = reseller.send(reseller.get(f"/quotes/new?site={case.site}"), "/quotes", to="/quotes/check", paste=text)
    score.check("Merge 1 line of the same part" in page.text, "the page offers to merge")
    merged = reseller.send(page, "/quotes", to="/quotes/check", paste=text, merge="yes")
    score.same(area(merged), said["merged"], "one press merges")
    total = reseller.api("POST", "/quotes/check", {"site": case.site, "paste": said["merged"]})[1]["quote"]["totals"]["total"]
    score.same(total, said["quote"]["totals"]["total"], "it costs the same")


def prices_are_of_now(served, reseller, case):
    """A server that remembers parts and prices sees each change of them with its next answer, whoever makes it."""
    part = case.plain[3][0]
    asked = {"site": case.site, "currency": case.currency, "lines": [{"part": part, "quantity": "1"}]}
    newest = "(SELECT MAX(price_row) FROM price_row)"

    def unit():
        said = [reseller.api("POST", "/quotes/check", asked)[1] for _ in range(4)]
        answers = {one["quote"]["lines"][0]["unit"] if one["quote"] else json.dumps(one["lines"][0]["problems"]) for one in said}
        score.same(len(answers), 1, "asked again, the same")
        told = answers.pop()
        return told if "[" in told else float(told)

    before = unit()
    change_database(served, f"UPDATE price_level SET unit = unit * 2 WHERE price_row IN (SELECT price_row FROM price_row WHERE part = '{part}')")
    score.same(unit(), before * 2, "a price that changed")
    change_database(served, f"""INSERT INTO price_row (price_row, part, country_group, currency, from_day, published, release)
        SELECT {newest} + 1, part, country_group, currency, '{served.today}', '{served.today}', release FROM price_row
        WHERE part = '{part}' AND currency = '{case.currency}' AND country_group = '{case.group}' AND from_day <= '{served.today}'
        ORDER BY from_day DESC LIMIT 1""")
    without = unit()
    score.check(isinstance(without, str), f"a newer row without any price: {without}")
    change_database(served, f"""INSERT INTO price_level (price_row, level, unit) SELECT {newest}, level, unit * 3 FROM price_level
        WHERE price_row = (SELECT price_row FROM price_row WHERE part = '{part}' AND currency = '{case.currency}'
        AND country_group = '{case.group}' AND price_row < {newest} AND from_day <= '{served.today}' ORDER BY from_day DESC LIMIT 1)""")
    score.same(unit(), before * 6, "a newer row with prices")
    change_database(served, f"DELETE FROM price_level WHERE price_row = {newest}")
    score.same(unit(), without, "prices that went")
    change_database(served, f"UPDATE price_row SET from_day = '2099-01-01' WHERE price_row = {newest}")
    score.same(unit(), before * 2, "a row of later")
    change_database(served, f"UPDATE part SET minimum_quantity = 2 WHERE part = '{part}'")
    score.check(isinstance(unit(), str), "a part of which one is too few")
    change_database(served, f"UPDATE part SET minimum_quantity = 1 WHERE part = '{part}'")
    change_database(served, f"UPDATE price_level SET unit = unit / 2 WHERE price_row IN (SELECT price_row FROM price_row WHERE part = '{part}')")
    score.same(unit(), before, "as it was")


def parts_of_another_country(served, reseller, case):
    """A part that this price list never had is told as that, not as one without a price."""
    change_database(served, ADD_PART.format(case.instead))
    status, said = reseller.api("POST", "/quotes/check", {"site": case.site, "paste": f"{FOREIGN} 1"})
    score.same((status, [one["code"] for one in said["lines"][0]["problems"]]), (200, ["part_not_for_country"]), "typed")
    asked = {"site": case.site, "currency": case.currency, "purchase_order": "PO-ABROAD", "purchase_order_date": "2026-11-21",
             "lines": [{"part": FOREIGN, "quantity": 1}]}
    status, said = reseller.api("POST", "/orders/check", asked)
    score.same((status, said["code"], said["errors"][0]["field"]), (422, "part_not_for_country", "/lines/0/part"), "ordered by program")


def own_column(person, number, fields):
    """The column of one's own price says what one pays where that is known, else what one sells at, and is not there for nothing."""
    lines = person.api("GET", f"/quotes/{number}")[1]["lines"]
    page = person.get(f"/quotes/{number}").body.decode()
    pays = any(line["buy_unit"] for line in lines)
    sells = not pays and not fields and any(line["sell_unit"] for line in lines)
    score.same([f'data-l="{label}"' in page for label in ("You pay", "You sell at")], [pays, sells], f"{number}: the reader's own price has a column")
    return pays, sells


def prices_beside_lines(reseller, case, number):
    """P16: the reseller's own selling price is a field beside each line of its draft; emptied, there is none."""
    path = f"/quotes/{number}"
    page = reseller.get(path)
    names = next(form for form in page.forms if form.action == path).names
    score.check("lines.1.sell_unit" in names and "lines.40.sell_unit" in names, "a field beside each line")
    before = reseller.api("GET", path)[1]["lines"]
    refused = reseller.send(page, path, **{"lines.2.sell_unit": "dear"})
    shown = dict(next(form for form in refused.forms if form.action == path).fields)
    score.same((refused.status, shown["lines.2.sell_unit"]), (422, "dear"), "what is no price is said at its field, and stays")
    saved, _ = press(reseller, page, path, {"lines.2.sell_unit": "1234.50", "lines.1.sell_unit": ""})
    score.check(saved.status == 200, "saved")
    after = reseller.api("GET", path)[1]["lines"]
    score.same((after[1]["sell_unit"], after[0]["sell_unit"]), ("1234.50", None), "set, and taken out")
    score.same([line["sell_unit"] for line in after[2:]], [line["sell_unit"] for line in before[2:]], "the others stay")
    own_column(reseller, number, fields=True)


def ends_at_most(reseller, distributor, case):
    """P16: what the customer may be asked for at most, and to which contact it goes; R8.4: the end price is the reseller's matter."""
    one, other = case.instead, case.plain[2][0]
    contact = reseller.api("GET", f"/sites/{case.site}/contacts")[1]["rows"][0]["contact"]
    asked = {"site": case.site, "contact": contact, "maximum_end_price": "199.99",
             "lines": [{"part": one, "quantity": "2", "sell_unit": "100.00"}, {"part": other, "quantity": "1", "sell_unit": "0.50"}]}
    for verb, key in (("", "ends-over"), ("/check", None)):
        status, said = reseller.api("POST", "/quotes" + verb, asked, key)
        error = said["errors"][0]
        score.same((status, said["code"], error["field"], error["value"]),
                   (422, "end_price_too_high", "/lines/0/sell_unit", f"{one}: 200.00"), f"the line above it, by name {verb}")
        score.check(error["rule"] == "P16" and error["next"], "with its rule and the next step")
    said = reseller.api("POST", "/quotes", dict(asked, maximum_end_price="200.49"), "ends-sum")[1]
    score.same((said["errors"][0]["field"], said["errors"][0]["value"]), ("/maximum_end_price", "200.50"), "all lines together")
    said = reseller.api("POST", "/quotes", dict(asked, maximum_end_price="0.01", lines=[{"part": one, "quantity": "2"}]), "ends-list")[1]
    score.same(said["code"], "end_price_too_high", "without a price of its own it asks the suggested one")
    for change, wanted in (({"maximum_end_price": "dear"}, ("bad_price", "/maximum_end_price")), ({"maximum_end_price": "0"}, ("bad_price", "/maximum_end_price")),
                           ({"contact": "0" * 13}, ("contact_not_found", "/contact"))):
        said = reseller.api("POST", "/quotes", dict(asked, **change), f"ends-{change}".replace(" ", ""))[1]
        score.same((said["code"], said["errors"][0]["field"]), wanted, f"{change}")
    status, said = reseller.api("POST", "/quotes", dict(asked, maximum_end_price="200.50"), "ends")
    score.same((status, said["quote"]["maximum_end_price"], said["quote"]["contact"]), (201, "200.50", contact), "exactly as much")
    number = said["quote"]["number"]
    path = f"/quotes/{number}"
    score.same(distributor.api("GET", path)[1]["maximum_end_price"], None, "R8.4: the distributor is not told")
    score.check("200.50" not in distributor.get(path).text, "nor on its page")
    page = reseller.get(path)
    score.check(contact in page.text and "200.50" in page.text, "the page says both")
    refused = reseller.send(page, path, **{"lines.1.sell_unit": "101.00"})
    score.check(refused.status == 422 and f"{one}: 202.00" in refused.text, "a price above it is refused on the page")
    refused = reseller.send(page, path, maximum_end_price="dear")
    shown = dict(next(form for form in refused.forms if form.action == path).fields)
    score.same((refused.status, shown["maximum_end_price"]), (422, "dear"), "what is no price stays")
    press(reseller, page, path, {"maximum_end_price": "", "contact": "", "lines.1.sell_unit": "101.00"})
    said = reseller.api("GET", path)[1]
    score.same((said["maximum_end_price"], said["contact"], said["lines"][0]["sell_unit"]), (None, None, "101.00"), "taken out, it may")
    status, said = reseller.api("PATCH", path, {"lines": [], "maximum_end_price": "150"}, "ends-lower", revision=said["edition"])
    score.same((status, said["code"]), (422, "end_price_too_high"), "nor can it be set below what is asked")


def others_see_theirs(reseller, distributor, competitor, number):
    """V4, P16-3: nobody reads another's price; V6: who has no part in it finds nothing."""
    mine = reseller.api("GET", f"/quotes/{number}")[1]
    theirs = distributor.api("GET", f"/quotes/{number}")[1]
    prices = {line["sell_unit"] for line in mine["lines"] if line["sell_unit"]}
    score.check(len(prices) >= 6, "the reseller's own prices are there")
    score.same([line["sell_unit"] for line in theirs["lines"] if line["sell_unit"] in prices], [],
               "V4: the distributor never sees them")
    buys = {line["buy_unit"] for line in theirs["lines"]}
    score.same([line["buy_unit"] for line in mine["lines"] if line["buy_unit"] in buys], [],
               "P16-3: nor the reseller what the distributor pays")
    score.same(competitor.get(f"/quotes/{number}").status, 404, "nobody else finds it")


def printed(served, people, number):
    """P16-2, P16-3: presented, it is printed once for each of its readers, and each print holds its own prices alone."""
    reseller, distributor, competitor = people
    path = f"/quotes/{number}"
    score.same(reseller.get(path + "/pdf").status, 409, "a draft has no print")
    contact = reseller.api("GET", f"/sites/{reseller.api('GET', path)[1]['site']}/contacts")[1]["rows"][0]["contact"]
    ends = {"lines": [], "contact": contact, "maximum_end_price": "98765432.10"}
    score.same(reseller.api("PATCH", path, ends, "ends-printed", revision=reseller.api("GET", path)[1]["edition"])[0], 200, "with both ends")
    press(reseller, reseller.get(path + "/present"), path + "/present")
    quote = reseller.api("GET", path)[1]
    score.check(f"{path}/pdf?revision={quote['revision']}" in reseller.get(path).links, "its page leads to the print")
    kept = {}
    for name, person in (("reseller", reseller), ("distributor", distributor)):
        pdf, twin = person.get(path + "/pdf"), person.get(path + "/json")
        sheet = json.loads(twin.body)
        score.same((pdf.status, pdf.body[:5], sheet["reader"]), (200, b"%PDF-", name), f"the {name}'s print")
        score.check(hashlib.sha256(twin.body).hexdigest() in words_of(pdf.body), f"it prints the SHA-256 of its twin ({name})")
        seen = person.api("GET", path)[1]
        for member in ("unit", "extended", "buy_unit", "sell_unit", "quantity", "part"):
            score.same([line[member] for line in sheet["lines"]], [line[member] for line in seen["lines"]], f"{name}: {member}")
        ends = {member: seen[member] for member in ("contact", "contact_role", "maximum_end_price")}
        score.same({member: sheet[member] for member in ends}, ends, f"V4, V5: contact and end price as the {name} sees them")
        for form in ("csv", "json"):
            said = person.get(f"{path}/lines.{form}").body.decode()
            rows = csv.DictReader(said.splitlines()) if form == "csv" else json.loads(said)["rows"]
            score.same([{member: row[member] or None for member in ends} for row in rows], [ends] * len(sheet["lines"]), f"{name}: lines.{form}")
        score.same(sheet["total"], seen["totals"]["total"], f"{name}: the total")
        for form in ("pdf", "json"):
            kept[name, form] = person.ask("GET", f"/api/v1{path}/{form}").body
        score.same((kept[name, "pdf"], kept[name, "json"]), (pdf.body, twin.body), f"it prints again byte for byte ({name})")
        score.same(own_column(person, number, fields=False), {"reseller": (False, True), "distributor": (True, False)}[name], f"the {name}'s own price")
        score.same(competitor.get(path + "/pdf").status, 404, "nobody else has a print")
    score.check(all(word in words_of(kept["reseller", "pdf"]) for word in (contact, "98765432.10")), "the reseller's says who, and how much at most")
    for form, said in (("pdf", words_of(kept["distributor", "pdf"])), ("json", kept["distributor", "json"].decode())):
        score.check("98765432.10" not in said, f"R8.4: the distributor's {form} does not")
    own = {line["sell_unit"] for line in json.loads(kept["reseller", "json"])["lines"] if line["sell_unit"]}
    buys = {line["buy_unit"] for line in json.loads(kept["distributor", "json"])["lines"]}
    score.check(own and buys and None not in buys, "both have prices of their own")
    for one, others in (("reseller", buys), ("distributor", own)):
        said = kept[one, "json"].decode() + words_of(kept[one, "pdf"])
        score.same([price for price in others if re.search(rf"(?<![\d.]){re.escape(price)}(?!\d)", said)
                    and price not in {line["unit"] for line in quote["lines"]}], [], f"P16-3: the {one}'s holds no price of the other")
    return kept


def words_of(pdf):
    done = subprocess.run(["pdftotext", "-layout", "-", "-"], input=pdf, capture_output=True, check=True)
    return done.stdout.decode()


def a_year_later(served, number, kept):
    """P16-2: last year's quote prints again byte for byte, also when its customer has another name by then."""
    change_database(served, "UPDATE part SET description = 'renamed since'")
    served.process.terminate()  # its connections are the next one's
    served.process.wait()
    with Served(served.program, "2027-11-21", served.database, ("--workers", "2"), key=served.key) as later:
        people = dict(zip(("reseller", "distributor"), people_of(later)))
        for (name, form), bytes_then in kept.items():
            score.check(people[name].get(f"/quotes/{number}/{form}").body == bytes_then, f"P16-2: {name}'s {form} a year later")
        status, said = people["reseller"].api("GET", f"/quotes/{number}")
        score.same((status, said["state"]), (200, "expired"), "it has expired by then")
        headers = {"Content-Type": "application/json", "If-Match": f'"{said["edition"]}"', "Idempotency-Key": "late"}
        late = people["reseller"].ask("POST", f"/api/v1/quotes/{number}/present", "{}", headers)
        score.same((late.status, json.loads(late.body)["code"]), (409, "quote_expired"), "R8.7: after its last day")


def story(served):
    reseller, distributor, _, competitor = people_of(served)
    case = Case(served, reseller)
    total = judged(reseller, case)
    number = pasted_by_hand(reseller, case, total)
    score.same(reseller.api("GET", f"/quotes/{number}")[1]["totals"]["total"], total, "what was shown is what was made")
    read_why(reseller, number)  # P16-1: each amount follows from its trace
    refused_by_program(reseller, case)
    more_lines(reseller, case, number)
    parts_are_found(served, reseller, case)
    lines_are_merged(reseller, case)
    prices_are_of_now(served, reseller, case)
    parts_of_another_country(served, reseller, case)
    prices_beside_lines(reseller, case, number)
    others_see_theirs(reseller, distributor, competitor, number)
    ends_at_most(reseller, distributor, case)
    enquiries.story(served, people_of(served))
    return number, printed(served, (reseller, distributor, competitor), number)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--database")
    given = parser.parse_args()
    with Served(given.program, database=given.database, makes=given.database is not None) as served:
        number, kept = story(served)
        books_agree(served)
        a_year_later(served, number, kept)
    print(f"{score.passed} passed, {score.failed} failed")
    return score.failed != 0


if __name__ == "__main__":
    sys.exit(main())
