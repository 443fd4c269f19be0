"""Prices of lines of an order that waits, set by two persons of the order desk (P19): asked for by one, shown before, decided by
another, kept by whoever accepts the order, by its returns (R9.2) and its rebill (R9.3). Part of cart.py, on both engines."""
import json
from decimal import Decimal

from builder import change_database
from of_lists.other_days import ALL_KNOWN, One
from of_orders import changes
from plans import seat_primaries
from thread import TODAY, ask_database, score


def ask(desk, number, lines, key, reason="Agreed by telephone", revision=None):
    revision = revision or desk.api("GET", f"/orders/{number}")[1]["revision"]
    return desk.api("POST", f"/orders/{number}/price", {"lines": lines, "reason": reason} if reason else {"lines": lines}, key, revision)


def decide(person, number, verb, key, reason=None, revision=None):
    seen = revision or person.api("GET", f"/orders/{number}/price")[1]["revision"]
    body = {"reason": reason} if reason else {}
    return person.api("POST", f"/orders/{number}/price/{verb}", body, key, seen)


def waiting(person, case, purchase_order, **more):
    asked = dict({"site": case.site, "currency": case.currency, "purchase_order": purchase_order, "purchase_order_date": TODAY,
                  "lines": [{"part": case.instead, "quantity": 3}, {"part": case.plain[1][0], "quantity": 2}]}, **more)
    status, made = person.api("POST", "/orders", asked, f"{purchase_order}-{asked['lines'][0]['quantity']}")
    score.same((status, made.get("state")), (201, "in_review"), f"{purchase_order} waits: {made}"[:300])
    return made["number"]


def less(order, at=0):
    return str(Decimal(order["lines"][at]["unit"]) - 10)


def who_may(first, others, number):
    for words, person in others.items():
        score.same(person.get(f"/orders/{number}/price").status, 403, f"{words}: the page is the order desk's")
        for verb in ("price/check", "price", "price/confirm", "price/refuse", "price/withdraw"):
            score.same(person.api("POST", f"/orders/{number}/{verb}", {}, "who", 1)[0], 403, f"{words}: {verb}")
        score.check(f"/orders/{number}/price" not in person.get(f"/orders/{number}").main_links, f"{words}: nothing leads there")
    score.check(f"/orders/{number}/price" in first.get(f"/orders/{number}").main_links, "the desk's page of the order leads there")
    score.same(first.api("GET", f"/orders/{number}/price")[1]["code"], "change_not_found", "nothing is asked yet")


def judged(first, number, order):
    """Every wrong line is named at once, nothing typed is lost."""
    unit = order["lines"][0]["unit"]
    wrong = [{"line": 9, "unit": "1"}, {"line": 1, "unit": unit}, {"line": 2, "unit": "1.234567"}, {"line": 2, "unit": "-1"}, {"line": 2, "unit": "x"}]
    status, said = first.api("POST", f"/orders/{number}/price/check", {"lines": wrong})
    score.same((status, [(error["field"], error["code"] if "code" in error else None) for error in said["errors"]][0][0]), (422, "/lines/0/line"), f"a line that is not there: {said}"[:300])
    score.same([error["field"] for error in said["errors"]], ["/lines/0/line", "/lines/1/unit", "/lines/2/unit", "/lines/3/unit", "/lines/4/unit"], "all of them one by one")
    twice = first.api("POST", f"/orders/{number}/price/check", {"lines": [{"line": 1, "unit": less(order)}] * 2})[1]
    score.same((twice["code"], twice["errors"][0]["field"]), ("line_twice", "/lines/1/line"), "a line twice")
    score.same(first.api("POST", f"/orders/{number}/price/check", {"lines": []})[1]["code"], "no_lines", "no line")
    page = first.get(f"/orders/{number}/price?lines.1.line=1&lines.1.unit=&lines.2.line=2&lines.2.unit=12x")
    score.same((page.status, b'value="12x"' in page.body, "without a sign" in page.text), (422, True, True), "the page names the line and keeps what was typed")


def last_change(order):
    """What a page says of the change asked for last: state, prices, who decided."""
    return [(one["state"], [price["unit"] for price in one["prices"]], one["decided_by"]) for one in order["changes"][-1:]]


def decided_by_two(first, second, names, parties, number, order, then):
    """Shown first, asked on the page, taken back, refused, confirmed: until then nothing changes, and no party hears of it."""
    new, before = less(order), changes.all_that_counts(second, number)
    query = f"lines.1.line=1&lines.1.unit={new}&lines.2.line=2&lines.2.unit="
    shown = first.get(f"/orders/{number}/price?{query}")
    score.check(shown.status == 200 and "What these prices do" in shown.text, "the effect is shown first")
    status, would = first.api("POST", f"/orders/{number}/price/check", {"lines": [{"line": 1, "unit": new}]})
    total = str(Decimal(order["order"]["total"]) - 30)
    score.same((status, would["total_before"], would["total"], would["lines"][0]["unit_before"], would["lines"][0]["extended"]),
               (200, order["order"]["total"], total, order["lines"][0]["unit"], str(Decimal(new) * 3)), f"by program the same: {would}"[:300])
    steps = [(step["step"], step["source"], step["after"]) for step in would["lines"][0]["trace"]]
    score.check(("staff", "change 1", new) in steps and steps[0][0] == "level", f"its trace names the change: {steps}")
    empty = first.send(shown, f"/orders/{number}/price", reason="")
    score.same((empty.status, f'value="{new}"'.encode() in empty.body), (422, True), "a reason is asked for, and nothing typed is lost")
    score.same(first.send(shown, f"/orders/{number}/price", reason="By <telephone>").status, 303, "asked")
    score.check("waits for a second person" in first.get(f"/orders/{number}").text, "the order's page says that it waits")
    score.same((changes.all_that_counts(second, number), changes.in_queue(second, number)), (before, True), "nothing is changed; the desk's queue has it")
    for words, person in parties.items():
        score.same(person.api("GET", f"/orders/{number}")[1]["changes"], [], f"{words} hears nothing of it")
    score.same(decide(first, number, "confirm", "pr-own")[1]["code"], "own_request", "who asked does not confirm")
    score.same(decide(second, number, "withdraw", "pr-other")[1]["code"], "other_request", "nor does another take it back")
    score.same(ask(first, number, [{"line": 1, "unit": "1"}], "pr-again")[1]["code"], "change_waits", "one at a time")
    page = first.get(f"/orders/{number}/price")
    score.check(not any("/confirm" in form.action for form in page.forms), "who asked is not offered to confirm")
    score.same(first.send(page, f"/orders/{number}/price/withdraw").status, 303, "who asked takes it back")
    score.same((second.api("GET", f"/orders/{number}/price")[1]["state"], changes.in_queue(second, number)), ("withdrawn", False), "and nothing waits")
    ask(first, number, [{"line": 1, "unit": new}], "pr-2")
    score.same(decide(second, number, "refuse", "pr-3")[1]["code"], "reason_required", "a refusal has a reason")
    score.same(decide(second, number, "refuse", "pr-3", "no <b>")[1]["state"], "refused", "refused")
    score.same(changes.all_that_counts(second, number), before, "and nothing is changed")
    ask(first, number, [{"line": 1, "unit": new}], "pr-4")
    then.note(f"/orders/{number}")
    score.same([last_change(json.loads(were)) for _, _, _, were in then.moments], [[("waiting", [new], None)], []], "of a moment before it is decided: asked, to the desk alone")
    page = second.get(f"/orders/{number}/price")
    stale = parties["its distributor"].api("GET", f"/orders/{number}")[1]["revision"]
    form = parties["its distributor"].get(f"/orders/{number}/confirm")
    score.same(second.send(page, f"/orders/{number}/price/confirm").status, 303, "the second person confirms")
    seen = parties["its distributor"].send(form, f"/orders/{number}/confirm", purchase_order="PO-TYPED", purchase_order_date=TODAY)
    score.check(seen.status == 412 and "changed it on" in seen.text and names[1] in seen.text and b'value="PO-TYPED"' in seen.body,
                f"who had the form before is told who it was, and what was typed stays: {seen.status} {seen.text}"[:2000])
    again = decide(second, number, "confirm", "pr-5")
    score.same((again[0], again[1]["errors"][0]["value"]), (409, f"confirmed, {names[1]}, {TODAY}"), "once")
    for words, person in dict(parties, desk=second).items():
        now = person.api("GET", f"/orders/{number}")[1]
        confirmed = [one for one in now["changes"] if one["state"] == "confirmed"]
        score.same((now["order"]["total"], now["lines"][0]["unit"], now["lines"][0]["points"]), (total, new, order["lines"][0]["points"]), f"{words}: the price, and the points as before")
        score.same([(one["kind"], one["asked_by"], one["decided_by"], one["prices"]) for one in confirmed],
                   [("price", *names, [{"line": 1, "unit_before": order["lines"][0]["unit"], "unit": new}])], f"{words}: printed on the order")
        score.check(names[0] in person.get(f"/orders/{number}").text and "set by the order desk" in person.get(f"/orders/{number}").text, f"{words}: and on its page")
    for words, person in then.people_by.items():
        score.same(last_change(person.api("GET", f"/orders/{number}?{ALL_KNOWN}")[1]), [("confirmed", [new], names[1])], f"and of one behind it: set, by whom, to {words}")
    score.same((len(parties["its reseller"].api("GET", f"/orders/{number}")[1]["changes"]), len(second.api("GET", f"/orders/{number}")[1]["changes"])), (1, 3), "what was refused or taken back is the desks'")
    return stale, total, new


def kept(first, second, reseller, distributor, number, order, was):
    """The distributor's confirm keeps it; so do returns (R9.2) and the rebill (R9.3); points are those of before."""
    stale, total, new = was
    papers = {"purchase_order": "PO-PRICE-D", "purchase_order_date": TODAY}
    status, said = distributor.api("POST", f"/orders/{number}/confirm", papers, "pr-6", stale)
    score.same((status, said["conflicts"][0]["by"]), (412, second.api("GET", "/me")[1]["name"]), "who saw the old price is told, and who set it")
    status, said = distributor.api("POST", f"/orders/{number}/confirm", papers, "pr-7", stale + 1)
    score.same((status, said.get("state"), said.get("total")), (200, "accepted", total), f"its distributor confirms at that price: {said}"[:300])
    now = reseller.api("GET", f"/orders/{number}")[1]
    score.same((now["lines"][0]["unit"], now["lines"][1]["unit"], now["order"]["points"], now["lines"][0]["buy_unit"]),
               (new, order["lines"][1]["unit"], order["order"]["points"], None), "one line alone, no other points, and no distributor's buying price")
    score.same([distributor.api("GET", f"/orders/{number}")[1]["lines"][0][name] is not None for name in ("buy_unit", "sell_unit")], [True, False], "V4: which the distributor sees")
    score.same((ask(first, number, [{"line": 1, "unit": "1"}], "pr-8")[1]["code"], first.get(f"/orders/{number}/price").status), ("price_stands", 200), "accepted, its price stands")
    change = changes.asked_of(first, number, purchase_order="PO-PRICE-2", reason="Wrong number")
    score.same(changes.ask(first, number, change, "pr-9")[0], 200, "billed anew")
    made = changes.decide(second, number, "confirm", "pr-10")[1]["made"]
    new_one = second.api("GET", f"/orders/{made}")[1]
    score.same((new_one["order"]["total"], new_one["lines"][0]["unit"]), (total, new), "R9.3: at that price")
    back = {"lines": [{"line": 1, "quantity": 2}], "reason": "x"}
    status, said = reseller.api("POST", f"/orders/{made}/return", back, "pr-11", new_one["revision"])
    score.same((status, said["credit"]), (200, str(Decimal(new) * 2)), f"R9.2: it comes back at the price paid: {said}"[:200])


def released(served, first, second, distributor, case):
    """The desk's release asks nobody about what two persons set; where the rest moved since, it does. What was accepted or cancelled
    meanwhile keeps its price."""
    asked = {"lines": [{"part": case.instead, "quantity": 3}], "confirm_duplicate": True}
    number = waiting(distributor, case, "PO-PRICE-1", **asked)
    order = first.api("GET", f"/orders/{number}")[1]
    ask(first, number, [{"line": 1, "unit": less(order)}], "rl-1")
    decide(second, number, "confirm", "rl-2")
    status, said = first.api("POST", f"/orders/{number}/release", {}, "rl-3", order["revision"] + 1)
    score.same((status, said.get("state"), said.get("total")), (200, "accepted", str(Decimal(order["order"]["total"]) - 30)), f"released at that price: {said}"[:200])
    number = waiting(distributor, case, "PO-PRICE-1", **dict(asked, lines=[{"part": case.instead, "quantity": 4}]))
    change_database(served, f"UPDATE order_request SET total = total + 100 WHERE number = '{number}'")
    first.api("POST", f"/orders/{number}/release", {}, "rl-4", 1)
    order = first.api("GET", f"/orders/{number}")[1]
    score.same(order["hold"], "price_differs", "one whose price moved waits for who ordered")
    ask(first, number, [{"line": 1, "unit": less(order)}], "rl-5")
    shown = second.api("GET", f"/orders/{number}/price")[1]
    change_database(served, f"UPDATE order_change SET total = total + 1 WHERE total_before IS NOT NULL AND state = 'waiting'")
    score.same(decide(second, number, "confirm", "rl-6")[1]["code"], "price_differs", "what comes to something else than was shown is not confirmed")
    change_database(served, f"UPDATE order_change SET total = total - 1 WHERE total_before IS NOT NULL AND state = 'waiting'")
    score.same(decide(second, number, "confirm", "rl-7")[1]["state"], "confirmed", "as it was shown it is")
    status, said = distributor.api("POST", f"/orders/{number}/confirm", {}, "rl-8", order["revision"] + 1)
    score.same((status, said.get("total")), (200, shown["total"]), f"who ordered takes it, asked about nothing: {said}"[:200])
    number, other = (waiting(distributor, case, "PO-PRICE-1", **dict(asked, lines=[{"part": case.instead, "quantity": 5 + at}])) for at in (0, 1))
    for at, (one, verb, body, code) in enumerate(((number, "release", {}, "price_stands"), (other, "cancel", {}, "order_ended"))):
        order = first.api("GET", f"/orders/{one}")[1]
        ask(first, one, [{"line": 1, "unit": less(order)}], f"rl-9-{at}")
        person = first if verb == "release" else distributor
        score.same(person.api("POST", f"/orders/{one}/{verb}", body, f"rl-10-{at}", order["revision"])[0], 200, f"what waits holds nothing: {verb}")
        score.same(decide(second, one, "confirm", f"rl-11-{at}")[1]["code"], code, f"confirmed too late: {verb}")
        score.same(decide(second, one, "refuse", f"rl-12-{at}", "late")[1]["state"], "refused", "and refused by hand")
    score.same(first.get(f"/orders/{other}/price").status, 200, "what was asked is still told")


def a_line_left(served, first, second, reseller, distributor, case):
    """What two persons set is of the lines as they were ordered: a quote that lost or changed one since leaves the price to none. Who
    confirms is first told what it costs now; taken at that, it is refused with the next step, and can be rejected."""
    lines = [{"part": case.instead, "quantity": "3"}, {"part": case.plain[1][0], "quantity": "2"}]
    status, made = reseller.api("POST", "/quotes", {"site": case.site, "currency": case.currency, "lines": lines}, "ll-1")
    score.same(status, 201, f"a quote of two lines: {made}"[:300])
    quote = made["quote"]["number"]
    reseller.api("POST", f"/quotes/{quote}/present", {}, "ll-2", made["quote"]["edition"])
    enterprise = ask_database(served, f"SELECT enterprise FROM site WHERE number = '{case.site}'")[0][0]
    customer, edition = seat_primaries(served, enterprise, case.site, case.site)[0], reseller.api("GET", f"/quotes/{quote}")[1]["edition"]
    score.same(customer.api("POST", f"/quotes/{quote}/accept", {}, "ll-2a", edition)[0], 200, "its customer accepts it")
    total = reseller.api("GET", f"/quotes/{quote}")[1]["totals"]["total"]
    asked = {"site": case.site, "currency": case.currency, "purchase_order": "PO-LEFT", "purchase_order_date": TODAY, "quote": quote, "expected_total": total}
    status, said = reseller.api("POST", "/orders", asked, "ll-3")
    score.same((status, said.get("state")), (201, "in_review"), f"ordered, it waits: {said}"[:300])
    number = said["number"]
    order = first.api("GET", f"/orders/{number}")[1]
    ask(first, number, [{"line": at + 1, "unit": less(order, at)} for at in (0, 1)], "ll-4")
    decide(second, number, "confirm", "ll-5")
    now = first.api("GET", f"/orders/{number}")[1]["revision"]
    papers = {"purchase_order": "PO-LEFT-D", "purchase_order_date": TODAY}
    line = f"UPDATE quote_line SET quantity = %d WHERE line = 2 AND quote = (SELECT MIN(quote) FROM quote WHERE number = '{quote}')"
    change_database(served, line % 1)
    status, said = distributor.api("POST", f"/orders/{number}/confirm", papers, "ll-6", now)
    score.same((status, said["code"]), (409, "price_differs"), f"what it costs now is told first: {said}"[:300])
    today = said["errors"][0]["value"].split(" -> ")[1]
    status, said = distributor.api("POST", f"/orders/{number}/confirm", dict(papers, expected_total=today), "ll-7", now)
    score.same((status, said["code"], "reject or cancel this order" in said["errors"][0].get("next", "")), (409, "line_left_quote", True),
               f"P19: taken at that, no price that two persons set goes to another line: {said}"[:300])
    change_database(served, line % 2)
    status, said = distributor.api("POST", f"/orders/{number}/confirm", papers, "ll-8", now)
    score.same((status, said.get("total")), (200, str(Decimal(order["order"]["total"]) - 30 - 20)), f"with its lines as they were ordered it is confirmed, at both prices: {said}"[:300])


def story(served, desk, reseller, distributor, case, care):
    first, name, second, other = desk
    number = waiting(reseller, case, "PO-PRICE")
    order = first.api("GET", f"/orders/{number}")[1]
    parties = {"its reseller": reseller, "its distributor": distributor}
    who_may(first, dict(parties, care=care), number)
    judged(first, number, order)
    then = One(served, {"desk": first, "its reseller": reseller}, TODAY, case.site)
    was = decided_by_two(first, second, (name, other), parties, number, order, then)
    kept(first, second, reseller, distributor, number, order, was)
    score.check(then.ask_again() >= 2, "what those moments said is said of them for ever, and not of today")
    asked = {"lines": [{"part": case.instead, "quantity": 3}], "confirm_duplicate": False}
    distributor.api("POST", "/orders", dict({"site": case.site, "currency": case.currency, "purchase_order": "PO-PRICE-1", "purchase_order_date": TODAY}, **asked), "rl-0")
    released(served, first, second, distributor, case)
    a_line_left(served, first, second, reseller, distributor, case)
