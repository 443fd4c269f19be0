"""Parts that are ordered without a quote (P18), over HTTP without scripts and by program: who may, for whom, lines with
mistakes, what checking says and what submitting does, the draft of what was left out and how it is taken up again,
and what a country's customers may not. cart.py PROGRAM [--database postgresql://… (an empty schema)]"""
import argparse
import re
import sys
from urllib.parse import quote as escaped, urlencode

from builder import Case, area, change_database
from home import in_menu
from of_orders import attachments, changes, prices, returned
from orders import people, signed_in
from portal import TERMS, Served
from thread import FORM, TODAY, ask_database, books_agree, people_of, press, score

EXPRESS = ("SELECT s.number FROM site AS s JOIN agreement AS a ON a.enterprise = s.enterprise AND a.agreement = s.agreement "
           "JOIN visibility AS v ON v.enterprise = s.enterprise AND v.site = s.site JOIN account AS p ON p.account = v.account "
           "JOIN orders AS o ON o.enterprise = s.enterprise AND o.site = s.site AND o.reseller = p.account "
           "WHERE p.number = '{}' AND v.evidence = 'sale' AND a.programme = 'express' AND s.state = 'active' LIMIT 1")


def total_of(page):
    """What stands behind the button, as the form will expect it."""
    found = re.search(rb'name="expected_total" value="([^"]*)"', page.body)
    return found[1].decode() if found else None


def who_may(served, reseller, roles):
    """The menu has it for who may order; with reporting alone page and API are shut."""
    score.check("/cart" in reseller.get("/home").links, "the cart stands in the reseller's menu")
    for words in ("reseller, reporting alone", "customer, reporting alone", "care desk"):
        other = signed_in(served, roles, words)
        score.check("/cart" not in other.get("/home").links, f"{words}: it stands not in the menu")
        score.same(other.get("/cart").status, 403, f"{words}: nor does the page open")
        score.same(other.api("POST", "/orders/check", {"site": "0000001", "currency": "USD", "lines": []})[0], 403, f"{words}: nor the API")
    score.same(signed_in(served, roles, "order desk").get("/cart").status, 200, "the order desk orders too")


def find_customer(reseller, competitor, case):
    """By number and by name; what another partner sells to is not found."""
    name = next(row["customer_name"] for row in reseller.api("GET", f"/customers?site={case.site}")[1]["rows"])
    link = f"/cart?site={case.site}"
    for typed in (case.site, name.split()[0], name):
        score.check(link in reseller.get(f"/cart?customer={escaped(typed)}").links, f"{typed!r} finds the customer")
        score.check(link not in competitor.get(f"/cart?customer={escaped(typed)}").links, f"{typed!r}: not for a competitor")
    score.same(competitor.get(link).status, 404, "nor does a competitor's cart open")
    page = reseller.get(link)
    score.check(page.status == 200 and name in page.text, "the cart is that customer's")
    return page


def lines_are_judged(reseller, case, page):
    """Forty lines, six wrong: each says what and offers what was meant; nothing typed is lost; one press repairs."""
    text = "\n".join(case.lines) + "\n"
    judged = reseller.send(page, "/orders", to="/orders/check", paste=text)
    score.same((judged.status, area(judged)), (200, text), "checking keeps what was typed")
    for _, value, meant in case.wanted:
        score.check(value in judged.text and meant in judged.text, f"the page says {value!r} and offers {meant!r}")
    status, said = reseller.api("POST", "/orders/check", papers(case, "PO-CART-0", paste=text, mode="good_lines"))
    score.same((status, len(said["lines"]), {row["code"] for row in said["left"]}),
               (200, 34, {code for code, _, _ in case.wanted}), f"by program the same: {said}"[:400])
    score.same(total_of(judged), said["total"], "the page shows the total of the good lines")
    score.check(f"{float(said['points']):,.2f}".removesuffix(".00") + " from this order" in judged.text, "and its points")
    named = [word for word in re.findall(r"level (BL|[D-H])\b", judged.text) if word >= said["level"] != "BL"]
    score.check(named, "and the level that the agreement reaches, at least that of the order")
    repaired = reseller.send(judged, "/orders", to="/orders/check", paste=text, repair="yes")
    score.same((area(repaired), repaired.text.count("Offered")), (said["repaired"], 0), "one press repairs all")
    status, whole = reseller.api("POST", "/orders/check", papers(case, "PO-CART-0", paste=area(repaired)))
    score.same((status, whole["total"]), (200, total_of(repaired)), "and shows what all come to")
    score.same(whole["state"], "in_review", "a reseller under a distributor would wait for it")
    refused = reseller.send(judged, "/orders", paste=text, purchase_order="PO-CART-0")
    score.same((refused.status, area(refused)), (422, text), "all or none: nothing is ordered, what was typed stays")
    field = dict(next(form for form in refused.forms if form.action == "/orders").fields)
    score.same(field["purchase_order"], "PO-CART-0", "the purchase order too")


def quantities_off(served, reseller, case):
    """A quantity that is no multiple is refused with the part's minimum and multiple (portal.md §8); a multiple is taken."""
    part, least, multiple = ask_database(served, "SELECT part, minimum_quantity, multiple FROM part WHERE multiple > 1"
                                         " AND type = 'licence' ORDER BY part LIMIT 1")[0]
    least, multiple = int(least), int(multiple)
    for quantity, left in ((least + 1, [f"{part}: {least + 1} (≥ {least}, × {multiple})"]), (least + multiple, [])):
        lines = [{"part": case.instead, "quantity": 1}, {"part": part, "quantity": quantity}]
        said = reseller.api("POST", "/orders/check", papers(case, f"PO-OFF-{quantity}", lines=lines, mode="good_lines"))[1]
        score.same([row["value"] for row in said["left"]], left, f"{quantity} of {part}: {said}"[:300])


def papers(case, purchase_order, **more):
    return dict({"site": case.site, "currency": case.currency, "purchase_order": purchase_order, "purchase_order_date": TODAY}, **more)


def papers_are_asked(reseller, case, page):
    """No purchase order, one that is a quote's number."""
    typed = {"paste": f"{case.instead} 2"}
    priced = reseller.send(page, "/orders", to="/orders/check", **typed)
    score.check("Add the purchase order" in priced.text and "problem" not in priced.text, "papers that lack are told beside the button")
    refused = reseller.send(priced, "/orders", **typed, purchase_order="", purchase_order_date="")
    score.same((refused.status, area(refused).strip()), (422, typed["paste"]), "no purchase order")
    score.same(refused.body.count(b"-err\""), 4, "both fields say so")
    number = reseller.api("GET", "/quotes?limit=1")[1]["rows"][0]["number"]
    refused = reseller.send(priced, "/orders", **typed, purchase_order=number)
    score.same((refused.status, "quote" in refused.text), (422, True), "a quote's number is no purchase order")


def parts_are_found(reseller, case, page, name):
    word = name.split()[0].lower()
    status, said = reseller.api("GET", f"/orders/parts?site={case.site}&find={word}")
    rows = [row["part"] for row in said["rows"]]
    score.check(status == 200 and case.instead in rows and case.withdrawn not in rows, f"{word}: {rows}")
    found = reseller.send(page, "/orders", to="/orders/check", find=word)
    score.check(f'value="{case.instead} 1"' in found.body.decode(), "the page offers to add it")
    added = reseller.send(found, "/orders", to="/orders/check", paste=f"{case.instead} 4", add=f"{case.instead} 1")
    score.same(area(added).splitlines(), [f"{case.instead} 4", f"{case.instead} 1"], "and adds it to what was typed")


def orders_of(person):
    return {row["order"]: row["state"] for row in person.api("GET", "/orders?limit=1000")[1]["rows"]}


def addressed(reseller, distributor, case, page):
    """Terms, addresses and contacts: each wrong one is named; the order keeps them, at once or once it is confirmed."""
    contact = reseller.api("GET", f"/sites/{case.site}/contacts")[1]["rows"][-1]
    asked = papers(case, "PO-ADDRESS", lines=[{"part": case.instead, "quantity": 1}])
    score.same(reseller.api("GET", "/me")[1]["terms_version"], TERMS, "who asks is told which terms are in force")
    for change, status, code, field in (({"terms_version": None}, 422, "terms_required", "terms_version"),
                                        ({"terms_version": "1999-01"}, 409, "terms_changed", "terms_version"),
                                        ({"ship_to": "0000001"}, 404, "site_not_found", "ship_to"),
                                        ({"bill_to": "0000001"}, 404, "site_not_found", "bill_to"),
                                        ({"proof_contact": "nobody"}, 404, "contact_not_found", "proof_contact"),
                                        ({"renewal_contact": case.site}, 404, "contact_not_found", "renewal_contact")):
        got, said = reseller.api("POST", "/orders", dict(asked, **change), "address")
        score.same((got, said["code"], [error["field"] for error in said["errors"]]), (status, code, ["/" + field]), f"{change}")
    old = reseller.send(page, "/orders", paste=f"{case.instead} 1", purchase_order="PO-ADDRESS", terms_version="1999-01")
    score.same((old.status, dict(old.form("/orders").fields)["terms_version"]), (409, TERMS), "a page of older terms comes back with the present ones")
    score.check(f"version {TERMS}" in old.text, "and says them")
    typed = {"paste": f"{case.instead} 1", "purchase_order": "PO-ADDRESS", "ship_to": case.site, "proof_contact": contact["contact"]}
    made, _ = press(reseller, old, "/orders", typed)
    score.check(contact["contact"] in made.text and f"Terms {TERMS}" in " ".join(made.text.split()), "the order's page says whom and which")
    number = next(row["order"] for row in reseller.api("GET", "/orders")[1]["rows"] if row["purchase_order"] == "PO-ADDRESS")
    kept = {"ship_to": case.site, "proof_contact": contact["contact"], "renewal_contact": None, "terms_version": TERMS}
    for words, person in (("its reseller", reseller), ("its distributor", distributor)):
        shown = person.api("GET", f"/orders/{number}")[1]
        score.same({name: shown[name] for name in kept}, kept, f"{words}: while it waits")
        score.same(shown["bill_to"], shown["order"]["distributor"], f"{words}: billed to who buys")
    status, done = distributor.api("POST", f"/orders/{number}/confirm", {"purchase_order": "DPO-ADDRESS", "purchase_order_date": TODAY}, "address-1", 1)
    shown = reseller.api("GET", f"/orders/{number}")[1]
    score.same((status, {name: shown[name] for name in kept}), (200, kept), f"and once it is accepted: {done}"[:200])
    at_once = dict(asked, purchase_order="PO-ADDRESS-2", bill_to=case.site, renewal_contact=contact["contact"])
    status, done = distributor.api("POST", "/orders", at_once, "address-2")
    shown = distributor.api("GET", f"/orders/{done['number']}")[1]
    score.same((shown["ship_to"], shown["bill_to"], shown["renewal_contact"]), (case.site, case.site, contact["contact"]), "of one accepted at once")
    status, done = distributor.api("POST", "/orders", dict(asked, purchase_order="PO-ADDRESS-3"), "address-3")
    shown = distributor.api("GET", f"/orders/{done['number']}")[1]
    score.same((shown["ship_to"], shown["bill_to"], shown["proof_contact"], shown["terms_version"]),
               (case.site, shown["order"]["distributor"], None, TERMS), "of one that says nothing but the terms")


def good_lines_alone(reseller, case, page):
    """Two clicks make one order; what was left out stays in a draft, as it was typed."""
    text = f"{case.instead} 3\n{case.many[0]}\t{case.many[1] - 1}\nNO SUCH THING\n{case.plain[2][0]};5;;for floor 2\n"
    left = [text.splitlines()[1], text.splitlines()[2]]
    before = orders_of(reseller)
    judged = reseller.send(page, "/orders", to="/orders/check", paste=text)
    typed = {"paste": text, "purchase_order": "PO-CART-1", "mode": "good_lines"}
    made, _ = press(reseller, judged, "/orders", typed)
    new = {number: state for number, state in orders_of(reseller).items() if number not in before}
    score.same(sorted(new.values()), ["draft", "in_review"], f"P18-1: a double click makes one order, and one draft: {new}")
    order = next(number for number, state in new.items() if state == "in_review")
    draft = next(number for number, state in new.items() if state == "draft")
    score.check(f"stay in draft {draft}" in made.text, "the order's page says where the rest is")
    shown = reseller.api("GET", f"/orders/{order}")[1]
    score.same([line["quantity"] for line in shown["lines"]], ["3", "5"] if isinstance(shown["lines"][0]["quantity"], str) else [3, 5], "the good lines")
    score.same(shown["order"]["total"], total_of(judged), "at what was shown")
    taken = reseller.get(f"/cart?draft={draft}")
    score.same((taken.status, area(taken).splitlines()), (200, left), "the draft has the rest, as it was typed")
    score.check(f"/cart?draft={draft}" in reseller.get(f"/orders/{draft}").links, "its page leads to the cart")
    return order, draft, taken


def draft_is_taken_up(reseller, others, case, draft, taken):
    """It keeps its number; nobody else has it; what was taken up is not taken up again."""
    for name, person in others.items():
        score.same((person.get(f"/cart?draft={draft}").status, person.get(f"/orders/{draft}").status), (404, 404), f"{name} finds no draft")
        asked = papers(case, "PO-THEFT", lines=[{"part": case.instead, "quantity": 1}], draft=draft)
        score.same(person.api("POST", "/orders", asked, "theft")[0], 404, f"{name} takes no draft up")
    text = f"{case.many[0]}\t{case.many[2]}\n{case.instead} 1\n"
    priced = reseller.send(taken, "/orders", to="/orders/check", paste=text)
    made, _ = press(reseller, priced, "/orders", {"paste": text, "purchase_order": "PO-CART-2"})
    score.same((orders_of(reseller)[draft], draft in made.text), ("in_review", True), "the draft is the order that it was submitted as")
    score.same(reseller.get(f"/cart?draft={draft}").status, 409, "it is no draft any more")
    asked = papers(case, "PO-CART-3", lines=[{"part": case.instead, "quantity": 1}], draft=draft)
    status, said = reseller.api("POST", "/orders", asked, "again")
    score.same((status, said["code"]), (409, "already_decided"), "nor by program")
    steps = [step["state"] for step in reseller.api("GET", f"/orders/{draft}")[1]["steps"]]
    score.same(steps, ["draft", "in_review"], "its way is told")


def price_moved(reseller, case, page):
    """Moved since it was shown: asked again with both; a purchase order of before is asked about."""
    typed = {"paste": f"{case.instead} 2", "purchase_order": "PO-CART-1"}
    priced = reseller.send(page, "/orders", to="/orders/check", **typed)
    present = total_of(priced)
    asked = reseller.send(priced, "/orders", **typed, expected_total="1.00")
    score.same((asked.status, total_of(asked)), (409, present), "another price than was shown is asked about")
    score.check("Total shown before" in asked.text and "1.00" in asked.text, "with both")
    score.check("confirm_duplicate" in next(f for f in asked.forms if f.action == "/orders").names, "and so is the purchase order of another order")
    still = reseller.send(asked, "/orders", **typed)
    score.same(still.status, 409, "the new price alone is not enough")
    made, _ = press(reseller, still, "/orders", dict(typed, confirm_duplicate="true"))
    score.check(made.status == 200, "both confirmed, it is ordered")


def check_is_submit(distributor, case):
    """P18-2: what checking answers is what submitting does, and checking does nothing."""
    before = orders_of(distributor)
    asked = papers(case, "PO-SAME-1", paste=f"{case.instead} 7\nNOSUCH 1\n{case.plain[3][0]} 2\n", mode="good_lines")
    status, checked = distributor.api("POST", "/orders/check", asked)
    score.same((status, orders_of(distributor)), (200, before), "P18-2: checking does nothing")
    status, done = distributor.api("POST", "/orders", asked, "same-1")
    score.same((status, done["state"]), (201, "accepted"), "a distributor's order is accepted at once")
    same = [name for name in checked if name not in ("number", "draft")]
    score.check(all(line.pop("trace") for line in checked["lines"]), "checking says why each line costs what it costs")
    score.same({name: checked[name] for name in same}, {name: done[name] for name in same}, "P18-2: check = submit")
    status, again = distributor.api("POST", "/orders", asked, "same-1")
    score.same((status, again["number"], again["draft"]), (201, done["number"], done["draft"]), "the same key again: the same order and draft")
    status, cancelled = distributor.api("POST", f"/orders/{done['draft']}/cancel", {}, "cancel-draft", revision=1)
    score.same((status, cancelled["state"]), (200, "cancelled"), "a draft is cancelled")
    asked = papers(case, "PO-SAME-2", lines=[{"part": case.instead, "quantity": 1}], draft=done["draft"])
    score.same(distributor.api("POST", "/orders", asked, "gone")[1]["code"], "already_decided", "and then not taken up")
    for change, code in (({"paste": "\n"}, "no_lines"), ({"site": "0000001"}, "site_not_found"), ({"currency": "XXX"}, "currency_differs"),
                         ({"draft": "0000000001"}, "order_not_found")):
        wrong = dict(papers(case, "PO-SAME-3", paste=f"{case.instead} 1"), **change)
        score.same(distributor.api("POST", "/orders/check", wrong)[1].get("code"), code, f"{change}")


def a_cart_is_kept(reseller, others, case, page):
    """As it was typed, mistakes too, once; taken up by its account alone, kept anew, and gone when it is submitted."""
    text = f"{case.instead} 2\nNO SUCH THING\n"
    before = set(orders_of(reseller))
    typed = {"paste": text, "purchase_order": "PO-KEPT", "ship_to": case.site}
    form = dict(page.form("/orders").fields)
    body = urlencode(list(dict(form, **typed).items()))
    first, again = (reseller.ask("POST", "/orders/drafts", body, FORM) for _ in range(2))
    score.same((first.status, again.headers.get("location")), (303, first.headers.get("location")), "a double click keeps one")
    number, = set(orders_of(reseller)) - before
    kept = reseller.follow(first)
    fields = dict(kept.form("/orders").fields)
    score.same((area(kept), fields["purchase_order"], fields["draft_revision"]), (text, "PO-KEPT", "1"), "as it was typed")
    score.check(f"Kept as draft {number}" in kept.text and "/orders?state=draft" in kept.links, "the page says so, and leads to all drafts")
    score.check(f"/orders/{number}" in reseller.get("/orders?state=draft").links, "which have it")
    asked = papers(case, "PO-KEPT-2", paste=f"{case.instead} 3", draft=number, draft_revision=1)
    status, said = reseller.api("POST", "/orders/drafts", asked, "keep-1")
    score.same((status, said["number"], said["state"]), (201, number, "draft"), "by program, kept anew under its number")
    score.same(reseller.api("POST", "/orders/drafts", asked, "keep-2")[1]["code"], "draft_changed", "not over what was kept since")
    for name, person in others.items():
        score.same(person.api("POST", "/orders/drafts", asked, "keep-theft")[0], 404, f"{name} does not")
    for change, status, code in (({"paste": "\n"}, 422, "no_lines"), ({"ship_to": "0000001"}, 404, "site_not_found"),
                                 ({"currency": "XXX"}, 422, "currency_differs"), ({"draft": "0000000001"}, 404, "order_not_found")):
        got, said = reseller.api("POST", "/orders/drafts", dict(asked, **dict({"draft_revision": 2}, **change)), "keep-3")
        score.same((got, said["code"]), (status, code), f"{change}")
    taken = reseller.get(f"/cart?draft={number}")
    score.same((area(taken), dict(taken.form("/orders").fields)["purchase_order"]), (f"{case.instead} 3", "PO-KEPT-2"), "as it was kept last")
    priced = reseller.send(taken, "/orders", to="/orders/check", paste=f"{case.instead} 3")
    press(reseller, priced, "/orders", {"paste": f"{case.instead} 3", "purchase_order": "PO-KEPT-2"})
    score.same((orders_of(reseller)[number], reseller.get(f"/cart?draft={number}").status), ("in_review", 409), "submitted, it is the order and no draft any more")


def decided(person, number, verb, value, key, revision=None):
    """A verb on an order, by what was seen of it unless another revision is said."""
    revision = revision or person.api("GET", f"/orders/{number}")[1]["revision"]
    return person.api("POST", f"/orders/{number}/{verb}", value, key, revision)


def in_queue(desk, number):
    rows = desk.api("GET", "/queues/orders_held?limit=1000")[1]["rows"]
    return next(((row["reason"], row["since"]) for row in rows if row["item"] == number), None)


def points_of(person, order):
    return person.api("GET", f"/agreements/{order['agreement']}")[1]["term_points"]


def doubles_are_held(desk, distributor, case):
    """The same purchase order again: asked about, then looked at by the order desk; nothing changes until it is released."""
    asked = papers(case, "PO-HOLD-1", lines=[{"part": case.instead, "quantity": 2}])
    score.same(distributor.api("POST", "/orders", asked, "hold-1")[1]["state"], "accepted", "the first of its purchase order")
    score.same(distributor.api("POST", "/orders", asked, "hold-2")[1]["code"], "confirm_duplicate", "the second is asked about")
    asked["confirm_duplicate"] = True
    checked, made = (distributor.api("POST", path, asked, "hold-2")[1] for path in ("/orders/check", "/orders"))
    score.same([(said["state"], said["hold"]) for said in (checked, made)], [("in_review", "duplicate_order")] * 2, "P18-2: checked as submitted, it is held")
    number = made["number"]
    order = distributor.api("GET", f"/orders/{number}")[1]
    before = points_of(distributor, order["order"])
    score.same((order["waiting_on"], in_queue(desk, number)), ("order_desk", ("duplicate_order", TODAY)), "the desk's queue has it")
    page = distributor.get(f"/orders/{number}")
    score.check("Looks like an order that is there" in page.text and "The order desk compares" in page.text, "its page says who must do what")
    for verb, body in (("release", {}), ("hold", {"hold": "credit", "reason": "x"})):
        score.same(decided(distributor, number, verb, body, f"own-{verb}")[1]["code"], "right_missing", f"who ordered does not {verb} it")
        score.check(f"/orders/{number}/{verb}" not in page.links, f"nor is it offered to {verb}")
    score.same(decided(distributor, number, "confirm", {"purchase_order": "D", "purchase_order_date": TODAY}, "own-3")[1]["code"], "already_decided", "nor confirms it")
    score.same(decided(desk, number, "hold", {"hold": "credit", "reason": "x"}, "held-1", revision=7)[0], 412, "of another revision")
    score.same(decided(desk, number, "hold", {"hold": "credit"}, "held-1")[1]["code"], "reason_required", "a hold has a reason")
    refused = desk.send(desk.get(f"/orders/{number}/hold"), f"/orders/{number}/hold", hold="credit")
    score.check(refused.status == 422 and "Who ordered must read why. Give a reason." in refused.text, f"on its page in a sentence: {refused.status} {refused.text}"[:2000])
    score.same(decided(desk, number, "hold", {"hold": "distributor_confirm", "reason": "x"}, "held-1")[0], 422, "nor is the distributor's the desk's to name")
    seen = [(person, verb, person.get(f"/orders/{number}/{verb}"))
            for person, verb in ((desk, "hold"), (desk, "release"), (desk, "reject"), (distributor, "cancel"))]
    for _ in range(2):
        status, said = decided(desk, number, "hold", {"hold": "credit", "reason": "over its limit"}, "held-1", revision=1)
        score.same((status, said["hold"]), (200, "credit"), "held for another reason, once for ever")
    score.same(decided(desk, number, "hold", {"hold": "credit", "reason": "again"}, "held-2")[1]["code"], "already_decided", "not twice for the same")
    by = desk.api("POST", f"/orders/{number}/reject", {"reason": "x"}, "held-3", 1)[1]["conflicts"][0]["by"]
    for person, verb, form in seen:
        stale = person.send(form, f"/orders/{number}/{verb}", reason="As I typed it")
        score.check(stale.status == 412 and by and f"{by} changed it on" in stale.text and "As I typed it" in stale.text,
                    f"a form to {verb} it from before says who held it, and keeps what was typed: {stale.status} {stale.text}"[:2000])
    score.same((in_queue(desk, number)[0], points_of(distributor, order["order"])), ("credit", before), "a hold changes nothing else")
    page = desk.get(f"/orders/{number}/release")
    made, _ = press(desk, page, f"/orders/{number}/release")
    after = distributor.api("GET", f"/orders/{number}")[1]
    score.same((after["order"]["state"], after["waiting_on"], in_queue(desk, number)), ("accepted", None, None), "released, it is accepted")
    score.same((after["order"]["total"], len(after["proofs"])), (order["order"]["total"], 1), "at what was submitted, with its proof")
    score.check(float(points_of(distributor, order["order"])) > float(before), "and its points")
    score.same([(step["state"], step["hold"], step["reason"]) for step in after["steps"]],
               [("in_review", "duplicate_order", None), ("in_review", "credit", "over its limit"), ("accepted", None, None)], "its way is told")
    score.same(decided(desk, number, "release", {}, "late")[1]["code"], "already_decided", "not twice")
    return asked


def the_rest_of_holds(served, desk, reseller, distributor, asked):
    """A price that moved is its owner's to take; a reseller's order goes on to its distributor; the desk rejects with a reason."""
    number = distributor.api("POST", "/orders", asked, "hold-3")[1]["number"]
    change_database(served, f"UPDATE order_request SET total = total + 100 WHERE number = '{number}'")
    score.same(decided(desk, number, "release", {}, "moved-1")[1]["hold"], "price_differs", "moved since it was submitted: it waits on")
    score.same((distributor.api("GET", f"/orders/{number}")[1]["waiting_on"], decided(desk, number, "release", {}, "moved-2")[1]["code"]),
               ("owner", "already_decided"), "for who ordered it, not for the desk")
    def told(person):
        return [task["object"] for task in person.api("GET", "/home")[1]["waiting"] if task["kind"] == "order_price"]
    score.same((told(distributor), told(reseller)), ([number], []), "P43: it is told on the home of who ordered, on no other")
    score.check(f"The price of order {number} moved" in distributor.get("/home").text, "and its page says so")
    score.same(decided(distributor, number, "confirm", {}, "moved-3")[1]["code"], "price_differs", "asked about with both")
    page = distributor.get(f"/orders/{number}/confirm")
    score.check("Total as submitted" in page.text and "Total today" in page.text, "as its page does")
    press(distributor, page, f"/orders/{number}/confirm")
    score.same(distributor.api("GET", f"/orders/{number}")[1]["order"]["state"], "accepted", "taken, it is accepted")
    score.same(told(distributor), [], "and waits on no home any more")
    mine = dict(asked, purchase_order="PO-HOLD-R", confirm_duplicate=False)
    score.same(reseller.api("POST", "/orders", mine, "hold-4")[1]["hold"], "distributor_confirm", "a reseller's first")
    mine["confirm_duplicate"] = True
    number = reseller.api("POST", "/orders", mine, "hold-5")[1]["number"]
    waiting = [task["object"] for task in distributor.api("GET", "/home")[1]["waiting"]]
    score.check(number not in waiting and f"/orders/{number}/confirm" not in distributor.get(f"/orders/{number}").links, "its distributor is not asked while the desk looks")
    score.same(decided(desk, number, "release", {}, "on-1")[1]["hold"], "distributor_confirm", "released, it waits for its distributor")
    score.check(number in [task["object"] for task in distributor.api("GET", "/home")[1]["waiting"]], "who now is asked")
    score.same(decided(desk, number, "hold", {"hold": "export_check", "reason": "embargo"}, "on-2")[1]["hold"], "export_check", "the desk holds what waits for others")
    score.same(decided(desk, number, "reject", {}, "on-3")[1]["code"], "reason_required", "rejecting has a reason")
    status, said = decided(desk, number, "reject", {"reason": "embargo"}, "on-4")
    score.same((status, said["state"], in_queue(desk, number)), (200, "cancelled", None), "rejected by the desk")


def neither_sees_the_other(reseller, distributor, order):
    """P18-4: it waits for its distributor, whose buying price the reseller does not see."""
    mine, theirs = (person.api("GET", f"/orders/{order}")[1] for person in (reseller, distributor))
    score.same((mine["order"]["state"], mine["hold"]), ("in_review", "distributor_confirm"), "P18-4: it waits for its distributor")
    waiting = [task for task in distributor.api("GET", "/home")[1]["waiting"] if task["kind"] == "order_confirm"]
    score.same((in_menu(distributor.get("/orders"), "/orders"), in_menu(reseller.get("/orders"), "/orders")), (len(waiting), 0),
               "the distributor's menu counts it, the reseller's does not")
    score.check(order in [task["object"] for task in waiting], "as its home does")
    score.check(all(line["buy_unit"] for line in theirs["lines"]), "P18-4: the distributor sees what it pays")
    score.check(not any(line["buy_unit"] for line in mine["lines"]), "P18-4: the reseller does not")
    score.check(not any(line["sell_unit"] for line in theirs["lines"]), "P18-4: nor the distributor what the reseller asks")


def express_earns_nothing(served, reseller, case):
    """P18-3: an express order earns no points, and its cart says no level."""
    number = reseller.api("GET", "/orders?limit=1")[1]["rows"][0]["reseller"]
    found = ask_database(served, EXPRESS.format(number))
    if not score.check(found, "the reseller has an express customer") and not found:
        return
    page = reseller.get(f"/cart?site={found[0][0]}")
    priced = reseller.send(page, "/orders", to="/orders/check", paste=f"{case.instead} 1")
    status, said = reseller.api("POST", "/orders/check", dict(papers(case, "PO-EX"), site=found[0][0], paste=f"{case.instead} 1"))
    score.same((status, float(said["points"]), said["level"]), (200, 0.0, None), "P18-3: an express order earns no points")
    score.check(b'id="lv-h"' not in priced.body, "its cart shows no level")


def customer_orders(served, customer, case):
    """A customer orders for its own site, without a partner's purchase order."""
    page = customer.get("/cart")
    score.check(page.status == 200 and b'name="paste"' in page.body, "a customer's cart begins with its own site")
    fields = next(form for form in page.forms if form.action == "/orders").names
    score.check("purchase_order" not in fields and "customer_purchase_order" in fields, "its own papers alone are asked")
    site = dict(next(form for form in page.forms if form.action == "/orders").fields)["site"]
    text = f"{case.instead} 1"
    priced = customer.send(page, "/orders", to="/orders/check", paste=text)
    made, _ = press(customer, priced, "/orders", {"paste": text, "customer_purchase_order": "C-1"})
    score.check("Accepted" in made.text or "accepted" in made.text, "it is accepted at once")
    score.check("/cart?choose=yes" in page.links, "who sees the whole agreement chooses among its sites")
    found = customer.get(f"/cart?customer={site}")
    score.check(f"/cart?site={site}" in found.links, "and finds them")


def a_closed_country(served, case):
    """The programme closes direct purchase in a country: page, check and order say so; partners go on."""
    customer = signed_in(served, people(served.port), "customer primary, whole agreement")
    site = dict(next(form for form in customer.get("/cart").forms if form.action == "/orders").fields)["site"]
    country = ask_database(served, f"SELECT country FROM site WHERE number = '{site}'")[0][0]
    change_database(served, "UPDATE programme_version SET definition = replace(definition, '\"settings\"', "
                            f"'\"no_direct_purchase\": [\"{country}\"], \"settings\"')")
    served.process.terminate()
    served.process.wait()
    with Served(served.program, database=served.database, words=("--workers", "2"), key=served.key) as closed:
        reseller, _, customer, _ = people_of(closed)
        page = customer.get("/cart")
        score.check(page.status == 409 and "do not order" in page.text, f"a customer's cart is closed in {country}: {page.status}")
        asked = {"site": site, "currency": case.currency, "lines": [{"part": case.instead, "quantity": 1}]}
        status, said = customer.api("POST", "/orders", asked, "closed")
        score.same((status, said["code"]), (409, "direct_purchase_closed"), "nor by program")
        status, said = reseller.api("POST", "/orders/check", papers(case, "PO-OPEN", lines=asked["lines"]))
        score.same(status, 200, f"its partner orders as before: {said}"[:200])


def story(served):
    roles = people(served.port)
    reseller, distributor, customer, competitor = people_of(served)
    case = Case(served, reseller)
    who_may(served, reseller, roles)
    page = find_customer(reseller, competitor, case)
    lines_are_judged(reseller, case, page)
    quantities_off(served, reseller, case)
    papers_are_asked(reseller, case, page)
    name = ask_database(served, f"SELECT description FROM part WHERE part = '{case.instead}'")[0][0]
    parts_are_found(reseller, case, page, name)
    addressed(reseller, distributor, case, page)
    order, draft, taken = good_lines_alone(reseller, case, page)
    draft_is_taken_up(reseller, {"the distributor": distributor, "a competitor": competitor, "the customer": customer}, case, draft, taken)
    a_cart_is_kept(reseller, {"the distributor": distributor, "a competitor": competitor, "the customer": customer}, case, page)
    price_moved(reseller, case, page)
    check_is_submit(distributor, case)
    desk = signed_in(served, roles, "order desk")
    asked = doubles_are_held(desk, distributor, case)
    the_rest_of_holds(served, desk, reseller, distributor, asked)
    neither_sees_the_other(reseller, distributor, order)
    express_earns_nothing(served, reseller, case)
    two = changes.story(served, roles, case, reseller, distributor)
    prices.story(served, two, reseller, distributor, case, signed_in(served, roles, "care desk"))
    returned.story(reseller, distributor, desk, case)
    attachments.story({"its reseller": reseller, "its distributor": distributor, "the customer": customer, "a competitor": competitor, "the order desk": desk}, case)
    customer_orders(served, customer, case)
    return case


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--database")
    given = parser.parse_args()
    with Served(given.program, database=given.database, makes=given.database is not None) as served:
        case = story(served)
        books_agree(served)
        a_closed_country(served, case)
    print(f"{score.passed} passed, {score.failed} failed")
    return score.failed != 0


if __name__ == "__main__":
    sys.exit(main())
