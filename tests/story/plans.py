"""Plans over HTTP (P20, B21): an order is tried and nothing is written; what was tried is ordered and gives its figures;
a split that saves money is ordered for real from its page, costs what was shown, and no split of two costs less.
plans.py PROGRAM [--database postgresql://… (an empty schema)]"""
import argparse
import json
import sys
from datetime import date, timedelta
from decimal import Decimal
from urllib.parse import urlencode

import thread
from builder import change_database
from of_lists.daily import moves_are_listed
from orders import people, signed_in
from portal import Served
from thread import Score, ask_database, books_agree, press, signed_in_as

TODAY = "2026-11-21"
WRITTEN = ("SELECT (SELECT SUM(seq) FROM enterprise), (SELECT COUNT(*) FROM audit), (SELECT COUNT(*) FROM recorded), "
           "(SELECT COUNT(*) FROM directory), (SELECT COUNT(*) FROM orders), (SELECT COUNT(*) FROM term_close)")
score = thread.score


def try_it(person, site, lines, **more):
    asked = {"site": site, "lines": [{"part": part, "quantity": quantity} for part, quantity in lines], **more}
    status, found = person.api("POST", "/what-if", asked)
    assert status == 200, (asked, status, found)
    return found


def levels(found):
    return {row["level"]: Decimal(row["total"]) for row in found["levels"] if row["total"]}


def find_split(buyer):
    """A site, a part and a quantity that cost less as two orders, in few steps."""
    seen = set()
    for row in buyer.api("GET", "/orders?limit=300")[1]["rows"]:
        if row["site"] in seen or not row["level"]:
            continue
        seen.add(row["site"])
        for line in buyer.api("GET", f"/orders/{row['order']}")[1]["lines"]:
            if line["part_type"] != "licence":
                continue
            status, one = buyer.api("POST", "/what-if", {"site": row["site"], "currency": row["currency"],
                                                         "lines": [{"part": line["part"], "quantity": 1}]})
            if status != 200 or not all(one["order"]["lines"][0][name] for name in ("later_quantity", "this_quantity")):
                continue
            lifts, own = (int(one["order"]["lines"][0][name]) for name in ("later_quantity", "this_quantity"))
            quantity = min(own - 1, lifts + 12)
            if quantity <= lifts or quantity > 90:
                continue
            found = try_it(buyer, row["site"], [(line["part"], quantity)], currency=row["currency"])
            turns = all(found["order"]["lines"][0][name] for name in ("later_quantity", "this_quantity"))
            if found["splitting"] == "cheaper" and turns:
                return row["site"], row["currency"], line["part"], quantity, found
    raise AssertionError("no customer of the demo saves by two orders")


def turns_hold(person, site, currency, part, found):
    """P20-2: the quantity turns the level, one unit less does not."""
    line = found["order"]["lines"][0]
    for name, of in (("this", "order"), ("later", "agreement")):
        quantity = int(line[f"{name}_quantity"])
        turned = try_it(person, site, [(part, quantity)], currency=currency)
        less = try_it(person, site, [(part, quantity - 1)], currency=currency)
        names = [row["level"] for row in found["levels"]]
        wanted = names.index(line[f"{name}_level"])
        score.check(names.index(turned[of]["level"]) >= wanted, f"{quantity} of {part} turn {name} orders")
        score.check(names.index(less[of]["level"]) < wanted, f"P20-2: one less turns {name} orders too")


def cheapest_of_two(person, site, currency, part, quantity):
    """Every split of one line: the first at its level, the second at the higher of its own and the one it then finds."""
    best = None
    at = {count: try_it(person, site, [(part, count)], currency=currency) for count in range(1, quantity)}
    names = [row["level"] for row in at[1]["levels"]]
    for count in range(1, quantity):
        second = at[quantity - count]
        level = max(names.index(at[count]["agreement"]["level"]), names.index(second["order"]["level"]))
        total = Decimal(at[count]["order"]["total"]) + levels(second)[names[level]]
        best = total if best is None else min(best, total)
    return best


def split_for_real(served, buyer, site, currency, part, quantity, found):
    split = found["split"]
    shown = [Decimal(split["first_total"]), Decimal(split["second_total"])]
    score.check(sum(shown) < Decimal(found["order"]["total"]), "two orders cost less than one")
    score.same(sum(shown), cheapest_of_two(buyer, site, currency, part, quantity), "no split of two is cheaper")
    query = urlencode({"site": site, "currency": currency, "lines.1.part": part, "lines.1.quantity": quantity})
    page = buyer.get(f"/what-if?{query}")
    score.check(page.status == 200 and "Order as two" in page.text, "the page offers two orders")
    refused = buyer.send(page, "/orders/split", purchase_order="")
    score.check(refused.status == 422 and "Order as two" in refused.text, f"without papers: {refused.status}")
    written = ask_database(served, WRITTEN)
    press(buyer, page, "/orders/split", {"purchase_order": "PO-SPLIT-1", "purchase_order_date": TODAY})
    score.check(ask_database(served, WRITTEN) != written, "the press writes, and is seen to")
    rows = buyer.api("GET", f"/orders?site={site}&limit=2")[1]["rows"]
    score.same(sorted(Decimal(row["total"]) for row in rows), sorted(shown), "B21: ordered for real, they cost what was shown")
    score.same({row["purchase_order"] for row in rows}, {"PO-SPLIT-1"}, "both stand on one purchase order")
    score.same({row["state"] for row in rows}, {"accepted"}, "both are accepted")


def tried_is_ordered(buyer, site, currency, part):
    """P20-1: ordering what was tried gives its figures."""
    found = try_it(buyer, site, [(part, 7)], currency=currency)
    asked = {"site": site, "currency": currency, "lines": [{"part": part, "quantity": 7}],
             "purchase_order": "PO-TRIED-1", "purchase_order_date": TODAY}
    status, made = buyer.api("POST", "/orders", asked, "tried-1")
    score.same(status, 201, f"what was tried is ordered: {made}")
    for name in ("level", "points", "total"):
        score.same(made[name], found["order"][name], f"P20-1: {name}")
    for name in ("part", "quantity", "unit", "extended", "points", "coverage_start", "coverage_end"):
        score.same(made["lines"][0][name], found["order"]["lines"][0][name], f"P20-1: {name} of the line")
    after = try_it(buyer, site, [(part, 1)], currency=currency)["before"]
    score.same(after, found["agreement"], "P20-1: the agreement after it")


def trying_writes_nothing(served, desk, site, part):
    before = ask_database(served, WRITTEN)
    found = try_it(desk, site, [(part, 3)], day="2028-02-29")
    score.same(found["day"], "2028-02-29", "another day")
    score.check(found["next_renewal"] and Decimal(found["next_renewal"]["with"]["total"]) >
                Decimal(found["next_renewal"]["without"]["total"]), "the renewal with it costs more than without")
    score.same(ask_database(served, WRITTEN), before, "nothing is written")


OTHERS = ("SELECT t.number, t.enterprise, o.number, a.number, e.currency, e.part FROM site AS t JOIN agreement AS a "
          "ON a.enterprise = t.enterprise AND a.agreement = t.agreement JOIN site AS o ON o.enterprise = t.enterprise "
          "AND o.agreement <> t.agreement JOIN entitlement AS e ON e.enterprise = o.enterprise AND e.site = o.site "
          "JOIN entitlement AS own ON own.enterprise = t.enterprise AND own.site = t.site AND own.currency = e.currency "
          "AND own.country_group = e.country_group WHERE a.programme = 'relationship' AND a.state = 'active' AND e.quantity > 2 "
          "AND e.coverage_end > '2026-12-31' AND own.quantity > 0 AND a.term_end IS NOT NULL ORDER BY t.number, o.number LIMIT 40")


def joined_and_moved(served, desk, part):
    """P20: a site that joins and entitlements that move change the renewal, not the order; each mistake is named in its place.
    That doing so gives these figures is what moved_for_real sees."""
    for site, _, other, agreement, currency, _ in ask_database(served, OTHERS):
        lines = {line["entitlement"]: line for line in desk.api("GET", f"/reports/renewal-lines?site={other}&limit=1000")[1]["rows"]
                 if line["currency"] == currency and line["quantity"] > 2}
        asked = {"site": site, "currency": currency, "lines": [{"part": part, "quantity": 3}]}
        if lines and desk.api("POST", "/what-if", asked)[0] == 200:
            break
    plain = try_it(desk, site, [(part, 3)], currency=currency)
    joined = try_it(desk, site, [(part, 3)], currency=currency, joining=[{"site": other}])
    name, line = next(iter(lines.items()))
    moved = try_it(desk, site, [(part, 3)], currency=currency, moves=[{"from": other, "entitlement": name, "quantity": 2}])
    for found in (joined, moved):
        score.same(found["order"], plain["order"], "R5.3: neither earns points, the order is the same")
        score.same(found["agreement"], plain["agreement"], "nor does the agreement behind it differ")
        score.same(found["next_renewal"]["without"], plain["next_renewal"]["without"], "nor the renewal without it")
    more = [one for one in moved["next_renewal"]["with"]["lines"] if one not in plain["next_renewal"]["with"]["lines"]]
    score.check(len(joined["next_renewal"]["with"]["lines"]) + joined["next_renewal"]["unpriced"] >
                len(plain["next_renewal"]["with"]["lines"]) + plain["next_renewal"]["unpriced"], "what joined is renewed too")
    score.check(any(one["part"] == line["part"] and one["quantity"] == 2 for one in more), f"and what moved: {more} of {line['part']}")
    lines = [{"part": part, "quantity": 1}]
    for given, status, code, field in (
            ({"joining": [{"site": "9999999"}]}, 404, "site_not_found", "/joining/0/site"),
            ({"joining": [{"site": other}, {"site": other}]}, 422, "same_agreement", "/joining/1/site"),
            ({"moves": [{"from": other}, {"from": site}]}, 422, "same_site", "/moves/1/from"),
            ({"moves": [{"from": other, "entitlement": name, "quantity": 999999}]}, 422, "bad_quantity", "/moves/0/quantity"),
            ({"moves": [{"from": other, "entitlement": "nothing"}]}, None, "line_not_found", "/moves/0/entitlement")):
        found, problem = desk.api("POST", "/what-if", {"site": site, "currency": currency, "lines": lines, **given})
        mistake = problem["errors"][0]
        score.same((problem["code"], mistake["field"]), (code, field), f"{given}")
        score.check(status in (None, found) and mistake["rule"] and mistake["next"], f"{given}: {found} {mistake}")
    query = urlencode({"site": site, "currency": currency, "lines.1.part": part, "lines.1.quantity": 3, "moves.1.from": other,
                       "moves.1.entitlement": name, "moves.1.quantity": 2, "joining.1.site": "9999999"})
    page = desk.get(f"/what-if?{query}")
    score.check(page.status == 404 and 'value="9999999"' in page.body.decode() and name in page.body.decode(),
                f"the page keeps what was typed: {page.status}")
    page = desk.get(f"/what-if?{query.replace('9999999', other)}")
    score.check(page.status == 200 and "With this order" in page.text, f"and tries it: {page.status}")


PAIRS = OTHERS.replace("WHERE a.programme", "WHERE t.role = 'originating' AND a.programme")
SEATS = ("SELECT u.identity, i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity WHERE u.role = 'primary' AND "
         "u.account = (SELECT MAX(account) FROM account WHERE kind = 'customer') ORDER BY u.identity")
HELD = "SELECT SUM(e.quantity) FROM entitlement AS e WHERE e.enterprise = {0}"


def seat_primaries(served, enterprise, source, target):
    """The vendor seats a customer's two primaries at these sites; no page does it yet (P04)."""
    (first, mail), (second, other) = ask_database(served, SEATS)[:2]
    change_database(served, f"UPDATE account SET enterprise = {enterprise} WHERE account = (SELECT MAX(account) FROM account WHERE kind = 'customer')")
    for identity, site in ((first, source), (second, target)):
        change_database(served, f"UPDATE account_user SET number = '{site}', site = (SELECT site FROM site WHERE number = '{site}') "
                                f"WHERE identity = {identity}")
    return signed_in_as(served, mail), signed_in_as(served, other)


def find_pair(served, desk, part):
    for site, enterprise, other, agreement, currency, _ in ask_database(served, PAIRS):
        rows = [line for line in desk.api("GET", f"/reports/renewal-lines?site={other}&limit=1000")[1]["rows"]
                if line["currency"] == currency and line["quantity"] > 4]
        asked = {"site": site, "currency": currency, "lines": [{"part": part, "quantity": 3}]}
        if rows and desk.api("POST", "/what-if", asked)[0] == 200:
            return site, enterprise, other, agreement, currency, rows[0]
    raise AssertionError("no two agreements of one enterprise")


def lines_sorted(renewal):
    return renewal["total"], sorted(json.dumps(line, sort_keys=True) for line in renewal["lines"])


def approve(person, number, revision, verb="approve", **asked):
    return person.api("POST", f"/transfers/{number}/{verb}", asked, f"{verb}-{number}-{revision}-{id(person)}", revision=revision)


def ask_refusals(served, desk, roles, site, other, name):
    """Each no by its name; the order desk asks for none."""
    stranger = ask_database(served, f"SELECT number FROM site WHERE enterprise <> (SELECT enterprise FROM site WHERE number = '{site}')")[0][0]
    line = [{"entitlement": name, "quantity": 2}]
    for asked, status, code, field in (
            ({"from": other, "to": stranger}, 409, "not_same_enterprise", "/to"), ({"from": "9999999", "to": site}, 404, "site_not_found", "/from"),
            ({"from": other, "to": other}, 422, "same_site", "/to"), ({"from": other, "agreement": "999999"}, 404, "agreement_not_found", "/agreement"),
            ({"from": other, "to": site, "lines": [{"entitlement": name, "quantity": 999999}]}, 422, "bad_quantity", "/lines/0/quantity"),
            ({"from": other, "to": site, "lines": line + line}, 422, "line_not_found", "/lines/1/entitlement")):
        for path in ("/transfers", "/transfers/preview"):
            found, problem = desk.api("POST", path, asked, f"no-{code}")
            score.same((found, problem["code"], problem["errors"][0]["field"]), (status, code, field), f"{path} {asked}")
    orders = signed_in(served, roles, "order desk")
    score.same((orders.api("POST", "/transfers", {"from": other, "to": site}, "no-desk")[0], orders.get("/transfers").status), (403, 403),
               "the order desk moves nothing (§4)")


def moved_for_real(served, roles, desk, part):
    """P39, P20-1: what what-if showed is what moving does: asked for on a page, approved by both primaries, done in one commit."""
    site, enterprise, other, agreement, currency, line = find_pair(served, desk, part)
    name, moves = line["entitlement"], [{"from": other, "entitlement": line["entitlement"], "quantity": 3}]
    source, target = seat_primaries(served, enterprise, other, site)
    ask_refusals(served, desk, roles, site, other, name)
    tried = try_it(desk, site, [(part, 3)], currency=currency, moves=moves)["next_renewal"]["with"]
    quoted = desk.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": line["renewal_line"]}]}, "moved-1")[1]
    quote = quoted["quotes"][0]
    whole = desk.api("POST", "/what-if", {"quote": quote})
    shown = sum(Decimal(row["extended"]) for row in desk.api("GET", f"/quotes/{quote}")[1]["lines"])
    score.same((whole[0], whole[1].get("splitting"), Decimal(whole[1].get("order", {}).get("total", "0"))), (200, "renewals", shown),
               f"a quote's renewal lines are tried as they stand: {whole}")
    score.same((whole[1]["order"]["lines"][0]["this_quantity"], name in json.dumps(whole[1]["next_renewal"])), (None, False), "a renewal has no quantity that turns")
    score.check(desk.get(f"/what-if?quote={quote}").status == 200, "on the page too")
    asked = {"from": other, "to": site, "lines": [{"entitlement": name, "quantity": 3}]}
    before = ask_database(served, WRITTEN)
    status, shown = desk.api("POST", "/transfers/preview", asked)
    score.same((status, [(row["entitlement"], row["quantity"], row["points"], row["coverage_end"], row["blocker"]) for row in shown["rows"]]),
               (200, [(name, 3, "0.00", line["previous_end"], None)]), "P39: what moves, and no points (R5.3)")
    page = desk.get(f"/transfers/new?from={other}&to={site}")
    score.check("/what-if" in page.body.decode() and name in page.body.decode(), "the page shows it and leads to what-if")
    box = next(field for field, value in ((f"lines.{i}.entitlement", i) for i in range(1, 400))
               if f'name="{field}" value="{name}"' in page.body.decode())
    typed = {box: name, box.replace("entitlement", "quantity"): "999999"}
    kept = desk.send(page, "/transfers", **typed)
    score.check(kept.status == 422 and "999999" in kept.body.decode() and f'value="{name}" checked' in kept.body.decode(), f"what was typed stays: {kept.status}")
    score.same(ask_database(served, WRITTEN), before, "nothing is written so far")
    press(desk, page, "/transfers", {**typed, box.replace("entitlement", "quantity"): "3"})
    number = desk.api("GET", "/transfers?state=awaiting_approvals")[1]["rows"][0]["transfer"]
    score.same(desk.api("POST", "/transfers", asked, "again")[1]["code"], "transfer_waits", "another one waits on it")
    for person, wanted in ((desk, [("transfer", number, other)]), (source, [("transfer", number, other)]), (signed_in(served, roles, "order desk"), [])):
        score.same([(row["kind"], row["number"], row["name"]) for row in person.api("GET", f"/search?text={number}")[1]["rows"]], wanted, "section 12: its number")
    score.check(f"/transfers/{number}" in source.get(f"/search?text={number}").main_links, "leads to it")
    score.same([(row["item"], row["reason"]) for row in desk.api("GET", "/queues/moves")[1]["rows"]], [(number, "both_approvals")], "it waits in its queue")
    held = ask_database(served, HELD.format(enterprise))
    for person in (source, target):
        score.check(("move_approve", number) in [(task["kind"], task["object"]) for task in person.api("GET", "/home")[1]["waiting"]],
                    "it waits on the home of each primary")
    score.same((approve(desk, number, 1)[1]["code"], source.api("POST", "/transfers", asked, "mine")[1]["code"]), ("right_missing", "site_not_found"),
               "who asked does not approve, and who sees one site alone asks for none")
    press(source, source.get(f"/transfers/{number}"), f"/transfers/{number}/approve")
    said = desk.api("GET", f"/transfers/{number}")[1]
    score.same((said["state"], said["done_on"], ask_database(served, HELD.format(enterprise))), ("awaiting_approvals", None, held),
               "P39: one approval changes nothing")
    stale = approve(target, number, 1)
    score.same((approve(source, number, 2)[1]["code"], stale[0]), ("already_decided", 412), "twice, and an old page")
    approved_by = stale[1]["conflicts"][0]["by"]
    score.check(approved_by and approved_by in source.get("/home").text, f"whose yes came meanwhile: {approved_by}")
    status, said = approve(target, number, 2)
    score.same((status, said["state"], said["done_on"], len(said["steps"])), (200, "done", TODAY, 3), f"with both it is done: {said}")
    score.same(ask_database(served, HELD.format(enterprise)), held, "property 6: no total changes")
    rows = {row["entitlement"]: row for row in desk.api("GET", f"/reports/renewal-lines?site={other}&limit=1000")[1]["rows"]}
    score.same(rows[name]["quantity"], line["quantity"] - 3, "P39: the rest stays")
    found = try_it(desk, site, [(part, 3)], currency=currency)["next_renewal"]["with"]
    score.same(lines_sorted(found), lines_sorted(tried), "P20-1: moving what was tried gives its figures")
    score.same(desk.api("GET", f"/quotes/{quote}")[1]["state"], "withdrawn", "the quote that held the line lost it")
    score.same(approve(target, number, 3, "refuse", reason="late")[1]["code"], "already_decided", "what is done stays")
    ended(desk, source, asked)
    history_of_moves({other: source, site: target}, desk, number, line["licence_part"])
    joined_for_real(desk, source, target, site, other, agreement, currency, part)
    moves_are_listed(served, desk, source, TODAY)


def history_of_moves(people, desk, number, part):
    """P10: both sites' history tells what was asked for, what each side said and what moved; of the day before nothing of it."""
    for (site, person), verb in zip(people.items(), ("move_out", "move_in")):
        path = f"/customers/{site}/history"
        told = {words: [(row["what"], row["part"], row["quantity"]) for row in who.api("GET", path)[1]["rows"] if (row["kind"], row["object"]) == ("transfer", number)]
                for words, who in (("its primary", person), ("the desk", desk))}
        wanted = [(f"entitlement.{verb}", part, 3), ("transfer.approve", None, None), ("transfer.approve", None, None), ("transfer.submit", None, None)]
        score.same(told, dict.fromkeys(told, wanted), f"P10: the history of {site} tells the move")
        page = person.get(path)
        score.check(f"/transfers/{number}" in page.main_links and "Licences" in page.text and "Move refused" in page.text, "and so does its page, and leads there")
        kinds = {row["what"] for row in person.api("GET", path)[1]["rows"]}
        score.check(kinds >= {"transfer.refuse", "transfer.withdraw"}, f"and what was refused and taken back: {kinds}")
        before = f"true_on={date.fromisoformat(TODAY) - timedelta(days=1)}"
        earlier = person.api("GET", f"{path}?{before}")[1]["rows"]
        score.same([row["what"] for row in earlier if row["kind"] == "transfer" and row["day"] == TODAY], [], "C5: not told of the day before")
        score.check("Back to today" in person.get(f"{path}?{before}").text and earlier, "whose page says so")
        bad = person.get(f"{path}?known_on=yesterday")
        score.check(bad.status == 422 and 'value="yesterday"' in bad.body.decode(), "a bad time stays, and is said")
    every = person.api("GET", f"{path}?known_on=2099-01-01T00:00:00Z")
    score.same(every, person.api("GET", path), "folded to the end it is what it is")


def ended(desk, source, asked):
    """Refused with a reason by a primary, withdrawn by who asked."""
    number = desk.api("POST", "/transfers", asked, "second")[1]["transfer"]
    page = source.get(f"/transfers/{number}")
    score.same(source.send(page, f"/transfers/{number}/approve", to=f"/transfers/{number}/refuse", reason="").status, 422, "a no has a reason")
    score.same((approve(source, number, 1, "refuse", reason="not ours")[1]["state"], approve(source, number, 2)[1]["code"]), ("refused", "already_decided"),
               "refused")
    number = desk.api("POST", "/transfers", asked, "third")[1]["transfer"]
    score.same((approve(source, number, 1, "withdraw")[0], approve(desk, number, 1, "withdraw")[1]["state"]), (403, "withdrawn"), "withdrawn by who asked")


def joined_for_real(desk, source, target, site, other, agreement, currency, part):
    """P38, R5.6: a whole site joins, with the yes of its primary and the originating site's; then its figures are what was tried."""
    tried = try_it(desk, site, [(part, 3)], currency=currency, joining=[{"site": other}])["next_renewal"]["with"]
    page = desk.get(f"/agreements/{agreement}")
    score.check(f"/transfers/new?agreement={agreement}" in page.links, "the agreement's page leads there")
    form = desk.get(f"/transfers/new?from={other}&agreement={agreement}")
    press(desk, form, "/transfers")
    number = desk.api("GET", "/transfers?state=awaiting_approvals")[1]["rows"][0]["transfer"]
    score.same(approve(target, number, 1)[1]["state"], "awaiting_approvals", "the originating site's yes")
    score.same(approve(source, number, 2)[1]["state"], "done", "and the joining one's")
    found = try_it(desk, site, [(part, 3)], currency=currency)["next_renewal"]["with"]
    score.same(lines_sorted(found), lines_sorted(tried), "P20-1: joining what was tried gives its figures")
    score.same((source.api("GET", f"/agreements/{agreement}/sites")[0], target.api("GET", f"/customers/{other}")[0],
                source.api("GET", f"/customers/{site}")[0]), (200, 200, 404), "V1: the originating site's primary sees all, the joining one's its own")
    score.same(desk.api("POST", "/transfers", {"from": other, "agreement": agreement}, "twice")[1]["code"], "same_agreement", "it is there now")


def pasted(desk, site, currency, part):
    """P20: lines are pasted as in the quote builder, judged by the same code, repaired and merged; the good ones are tried."""
    page = desk.send(desk.get("/what-if"), "/what-if", site=site, currency=currency, paste=f"{part}\t3\nNO-SUCH-PART-1 4\n{part}; 2\n")
    text = page.body.decode()
    score.check(page.status == 200 and "NO-SUCH-PART-1 4" in text and "One order" in page.text, f"a bad line is told, the good ones are tried: {page.status}")
    merged = desk.send(page, "/what-if", merge="yes", paste=f"{part}\t3\n{part}; 2\n")
    score.check(f"{part}\t5" in merged.body.decode(), "lines of one part become one")
    wrong = desk.send(desk.get("/what-if"), "/what-if", site=site, currency=currency, paste=f"{part.lower()}x 1\n")
    score.check(wrong.status in (200, 422) and f"{part.lower()}x 1" in wrong.body.decode(), "what is typed stays")
    one = try_it(desk, site, [(part, 5)], currency=currency)["order"]
    found = desk.api("POST", "/what-if", {"site": site, "currency": currency, "paste": f"{part} 5"})
    score.same((found[0], found[1]["order"]), (200, one), "by program too")
    score.same(desk.api("POST", "/what-if", {"site": site, "currency": currency, "paste": "NO-SUCH-PART-1 4"})[1]["code"], "part_not_found", "and refused")


def refusals(desk, site, part):
    for asked, status, code in (({"site": "9999999", "lines": [{"part": part, "quantity": 1}]}, 404, "site_not_found"),
                                ({"site": site, "lines": []}, 422, "no_lines"),
                                ({"site": site, "lines": [{"part": part, "quantity": 0}]}, 422, "bad_quantity"),
                                ({"site": site, "lines": [{"part": "NONE", "quantity": 1}]}, 422, "part_not_found"),
                                ({"site": site, "currency": "XAU", "lines": [{"part": part, "quantity": 1}]}, 422,
                                 "currency_differs"),
                                ({"site": site, "day": TODAY.replace("2026", "2025"),
                                  "lines": [{"part": part, "quantity": 1}]}, 422, "bad_day")):
        found, problem = desk.api("POST", "/what-if", asked)
        score.same((found, problem["code"]), (status, code), f"{asked}")


def next_due_month(person, asked):
    """The forecast's rows of the first month in which something falls due."""
    rows = person.api("GET", f"/forecast?months=24&{asked}")[1]["rows"]
    return [row for row in rows if row["month"] == rows[0]["month"]]


def sum_of(rows):
    return sum(Decimal(row["extended"]) for row in rows)


def customers_year(served, roles):
    """The forecast of the next due month, one quote for all sites of the agreement, and its acceptance; then the forecast
    is of the year after."""
    customer, desk = (signed_in(served, roles, name) for name in ("customer primary, whole agreement", "renewals desk"))
    agreement = thread.agreement_of(served)
    month = next_due_month(customer, f"agreement={agreement}")
    score.check(len({row["site"] for row in month}) > 1, f"lines of several sites fall due: {len(month)}")
    score.same({row["price_source"] for row in month}, {"published"}, "at published prices")
    page = customer.get(f"/forecast?agreement={agreement}&months=24")
    score.check(page.status == 200 and "<svg" in page.body.decode(), "the page has its bars")
    links = [link for link in page.main_links if "/reports/renewal-lines" in link]
    score.check(links and customer.get(links[0]).status == 200, "a month leads to its lines")
    asked = {"lines": [{"renewal_line": row["renewal_line"]} for row in month], "group_by": "agreement"}
    status, made = desk.api("POST", "/renewal-quotes", asked, "year-1")
    score.same((status, len(made.get("quotes", []))), (201, 1), f"one quote: {str(made)[:300]}")
    number = made["quotes"][0]
    quote = desk.api("GET", f"/quotes/{number}")[1]
    score.same(Decimal(quote["totals"]["total"]), sum_of(month), "P20-3: the quote costs what the forecast said")
    for person, verb in ((desk, "present"), (customer, "accept")):
        path = f"/quotes/{number}/{verb}"
        score.same(person.send(person.get(path), path).status, 303, path)
    shown = customer.api("GET", f"/quotes/{number}")[1]
    score.same(shown["state"], "accepted", "the customer accepted it")
    score.same({line["site"] for line in shown["lines"]}, {row["site"] for row in month}, "it is one quote for all sites")
    asked = {"site": shown["site"], "quote": number, "currency": shown["currency"], "expected_total": shown["totals"]["total"]}
    status, order = signed_in(served, roles, "order desk").api("POST", "/orders", asked, "year-2")
    score.same((status, order.get("state")), (201, "accepted"), f"it is ordered: {str(order)[:300]}")
    after = next_due_month(customer, f"agreement={agreement}")
    score.check(not {row["renewal_line"] for row in after} & {row["renewal_line"] for row in month},
                "what was renewed falls due no more")


def forecast_files(person, site):
    rows = person.api("GET", f"/forecast?site={site}")[1]["rows"]
    lines = person.get(f"/forecast?site={site}&format=csv").body.decode("utf-8-sig").splitlines()
    score.same(len(lines), len(rows) + 1, "the file has the same rows")
    score.same(person.api("GET", "/forecast?site=9999999")[0], 404, "no forecast of nobody")
    score.same(person.api("GET", f"/forecast?site={site}&months=37")[0], 422, "37 months")


def planned_licence(person, site, currency, part):
    """P20: a planned licence is a row of its month, and is renewed from then on; the page, its file and the API agree."""
    plain = f"/forecast?site={site}&currency={currency}&months=30"
    asked = f"{plain}&planned.1.part={part}&planned.1.quantity=3&planned.1.on=2027-02-10"
    before = person.api("GET", plain)[1]["rows"]
    rows = person.api("GET", asked)[1]["rows"]
    more = [row for row in rows if row["kind"] == "licence"]
    score.same([(row["month"], row["part"], row["quantity"], row["due"], row["months"]) for row in more],
               [("2027-02-01", part, 3, "2027-02-10", None)], "one licence, in its month")
    bought = try_it(person, site, [(part, 3)], currency=currency, day="2027-02-10")["order"]["lines"][0]
    score.same((more[0]["coverage_start"], more[0]["coverage_end"]), (bought["coverage_start"], bought["coverage_end"]),
               "P20: it covers what ordering it would")
    fresh = [row for row in rows if row["kind"] == "renewal" and row["coverage_start"] > more[0]["coverage_end"] and row not in before]
    score.check(len(rows) > len(before) + 1 and any(row["quantity"] == 3 and not row["renewal_line"] for row in fresh),
                f"and is renewed: {len(rows)} rows, not {len(before)}")
    lines = person.get(f"{asked}&format=csv").body.decode("utf-8-sig").splitlines()
    score.same(len(lines), len(rows) + 1, "the file has it too")
    page = person.get(asked)
    score.check(page.status == 200 and 'value="2027-02-10"' in page.body.decode(), "so has the page, and its form")
    empty = "&".join(f"planned.{line}.{name}=" for line in (1, 2) for name in ("part", "quantity", "on", "site"))
    score.same(person.get(f"{plain}&{empty}").status, 200, "places that stay empty plan nothing")
    score.same(person.get(f"/what-if?site={site}&currency={currency}&lines.1.part={part}&lines.1.quantity=1&joining.1.site=&moves.1.from="
                          "&moves.1.entitlement=&moves.1.quantity=").status, 200, "nor do they join or move")
    for given, status, code, field in (("part=NONE&planned.1.quantity=1&planned.1.on=2027-02-10", 422, "part_not_found", "/planned/0/part"),
                                       (f"part={part}&planned.1.quantity=0&planned.1.on=2027-02-10", 422, "bad_quantity", "/planned/0/quantity"),
                                       (f"part={part}&planned.1.quantity=1&planned.1.on=2026-11-20", 422, "bad_day", "/planned/0/on"),
                                       (f"part={part}&planned.1.quantity=1&planned.1.on=2027-02-10&planned.1.site=9999999", 404,
                                        "site_not_found", "/planned/0/site"),
                                       (f"part={part}&planned.1.quantity=1", 422, "bad_day", "/planned/0/on")):
        found, problem = person.api("GET", f"{plain}&planned.1.{given}")
        score.same((found, problem["code"]), (status, code), given)
        score.check(field in (None, problem["errors"][0]["field"]), f"{given}: {problem['errors']}")
        score.same(person.get(f"{plain}&planned.1.{given}").status, status, f"{given} on the page")


def post(person, path, value, key, revision=None):
    """POST with If-Match; (status, answer, ETag)."""
    headers = {"Content-Type": "application/json", "Idempotency-Key": key}
    if revision is not None:
        headers["If-Match"] = f'"{revision}"'
    page = person.ask("POST", "/api/v1" + path, json.dumps(value), headers)
    return page.status, json.loads(page.body), page.headers.get("etag")


def returned_as_shown(buyer, site):
    """P19-2: the return does to points and level what it showed, as a page and in the API; who saw an older order is told
    by whom it was changed."""
    order = buyer.api("GET", f"/orders?site={site}&limit=1")[1]["rows"][0]["order"]
    seen = buyer.api("GET", f"/orders/{order}")[1]
    line = seen["lines"][0]
    asked = {"lines": [{"line": line["line"], "quantity": 2}], "reason": "too many"}
    path = f"/orders/{order}/return"
    standing = try_it(buyer, site, [(line["part"], 1)])["before"]
    status, shown = buyer.api("POST", f"{path}/check", asked)
    score.same((status, Decimal(shown["credit"])), (200, 2 * Decimal(line["unit"])), "the credit at the price paid")
    score.same(shown["before"], standing, "before it")
    score.same(try_it(buyer, site, [(line["part"], 1)])["before"], standing, "showing does nothing")
    score.same(post(buyer, path, asked, "back-0")[:1], (428,), "without If-Match")
    score.same(post(buyer, path, {"lines": asked["lines"]}, "back-0", seen["revision"])[1]["code"], "reason_required", "no reason")
    more = {"lines": [{"line": line["line"], "quantity": 999}], "reason": "x"}
    score.same(post(buyer, path, more, "back-0", seen["revision"])[1]["code"], "bad_quantity", "more than there is")
    status, done, tag = post(buyer, path, asked, "back-1", seen["revision"])
    score.same(status, 200, f"it is returned: {done}")
    score.same(tag, f'"{seen["revision"] + 1}"', "its ETag is the next revision")
    score.same(done["revision"], seen["revision"] + 1, "a return is a change of the order")
    for name in ("credit", "points", "before", "agreement"):
        score.same(done[name], shown[name], f"P19-2: {name}")
    score.same(try_it(buyer, site, [(line["part"], 1)])["before"], shown["agreement"], "P19-2: the agreement after it")
    again = post(buyer, path, asked, "back-1", seen["revision"])
    score.same((again[0], again[1]["credit"]), (200, done["credit"]), "the same again is the same return")
    status, stale, _ = post(buyer, path, asked, "back-2", seen["revision"])
    score.same((status, stale["code"]), (412, "stale"), "an older order")
    conflict = stale["conflicts"][0]
    score.same((conflict["yours"], conflict["theirs"]), (str(seen["revision"]), str(seen["revision"] + 1)), "yours, theirs")
    score.check(conflict["by"] and conflict["at"], f"by whom and when: {conflict}")
    now = buyer.api("GET", f"/orders/{order}")[1]
    score.same((now["lines"][0]["returned_quantity"], now["steps"][-1]["reason"]), (2, "too many"), "the order says so")
    return order, line


def returned_by_page(buyer, order, line):
    page = buyer.get(f"/orders/{order}")
    score.check(f"/orders/{order}/return" in page.links, "the order offers it")
    page = buyer.get(f"/orders/{order}/return")
    query = urlencode({"lines.1.line": line["line"], "lines.1.quantity": 1})
    shown = buyer.get(f"/orders/{order}/return?{query}")
    score.check(shown.status == 200 and "What this return does" in shown.text, "the page shows it first")
    unsaid = buyer.send(shown, f"/orders/{order}/return", reason="")
    score.check(unsaid.status == 422 and "What this return does" in unsaid.text, f"no reason: {unsaid.status}")
    press(buyer, shown, f"/orders/{order}/return", {"reason": "one more"})
    stale = buyer.send(shown, f"/orders/{order}/return", reason="again", idempotency_key="another-key-1")
    score.same(stale.status, 412, "an older page")
    score.same(buyer.api("GET", f"/orders/{order}")[1]["lines"][0]["returned_quantity"], 3, "returned once")


def self_test():
    """A planted wrong figure fails."""
    global score
    score, kept = Score(loud=False), score

    class Planted:
        def api(self, _method, _path, value=None, _key=None):
            level = "D" if value["lines"][0]["quantity"] >= 4 else "BL"
            return 200, {"order": {"level": level}, "agreement": {"level": level}}

    line = {"this_quantity": "5", "this_level": "D", "later_quantity": "4", "later_level": "D"}
    turns_hold(Planted(), "1", "USD", "P", {"order": {"lines": [line]}, "levels": [{"level": "BL"}, {"level": "D"}]})
    planted, score = score, kept
    score.same((planted.passed, planted.failed), (3, 1), "one unit too many is noticed")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--database")
    words = parser.parse_args()
    self_test()
    served = Served(words.program, TODAY, words.database, makes=True)
    with served:
        roles = people(served.port)
        buyer, desk = (signed_in(served, roles, name) for name in ("distributor primary", "order desk"))
        site, currency, part, quantity, found = find_split(buyer)
        turns_hold(buyer, site, currency, part, found)
        trying_writes_nothing(served, desk, site, part)
        refusals(desk, site, part)
        joined_and_moved(served, desk, part)
        pasted(desk, site, currency, part)
        moved_for_real(served, roles, signed_in(served, roles, "renewals desk"), part)
        split_for_real(served, buyer, site, currency, part, quantity, found)
        tried_is_ordered(buyer, site, currency, part)
        forecast_files(desk, site)
        planned_licence(desk, site, currency, part)
        order, line = returned_as_shown(buyer, site)
        returned_by_page(buyer, order, line)
        customers_year(served, roles)
        books_agree(served)
    score.same(served.faults, [], "faults of the server")
    print(f"{score.passed} passed, {score.failed} failed")
    return 1 if score.failed else 0


if __name__ == "__main__":
    sys.exit(main())
