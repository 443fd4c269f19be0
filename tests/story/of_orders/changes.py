"""Changes of an order by two persons of the order desk (P19): a rebill (R9.3) is asked by one and waits; nothing changes before
a second one confirms it; both stand on the order. Part of cart.py, on both engines."""
from builder import change_database
from agreements import refusal
from customers import rows
from of_lists.other_days import One
from orders import signed_in
from thread import ask_database, score, signed_in_as

OF_DESK = "SELECT i.mail, i.name FROM account_user AS u JOIN identity AS i ON i.identity = u.identity WHERE u.desk = 'orders' ORDER BY i.mail"


def desk_of_two(served, roles):
    """The two persons of the order desk: each with the name that is printed."""
    first = signed_in(served, roles, "order desk")
    mail = first.api("GET", "/me")[1]["mail"]
    other = next(row for row in ask_database(served, OF_DESK) if row[0] != mail)
    return first, first.api("GET", "/me")[1]["name"], signed_in_as(served, other[0]), other[1]


def order_of(distributor, case, purchase_order, **more):
    asked = dict({"site": case.site, "currency": case.currency, "lines": [{"part": case.instead, "quantity": 2}],
                  "purchase_order": purchase_order, "purchase_order_date": "2026-11-20"}, **more)
    status, made = distributor.api("POST", "/orders", asked, purchase_order)
    score.same((status, made["state"]), (201, "accepted"), f"{purchase_order} is accepted: {made}"[:300])
    return made["number"]


def asked_of(desk, number, **change):
    """All that a rebill says, as the order says it now but for the change."""
    was = desk.api("POST", f"/orders/{number}/rebill/check", {"customer_purchase_order": "other"})[1]["was"]
    said = {name: value for name, value in was.items() if value is not None and not name.endswith("_name")}
    return {name: value for name, value in dict(said, **change).items() if value is not None}


def ask(desk, number, value, key):
    return desk.api("POST", f"/orders/{number}/rebill", value, key, desk.api("GET", f"/orders/{number}")[1]["revision"])


def decide(person, number, verb, key, reason=None, revision=None):
    seen = revision or person.api("GET", f"/orders/{number}/rebill")[1]["revision"]
    return person.api("POST", f"/orders/{number}/rebill/{verb}", {"reason": reason} if reason else {}, key, seen)


def in_queue(desk, number):
    return number in [row["item"] for row in desk.api("GET", "/queues/order_changes?limit=1000")[1]["rows"]]


def all_that_counts(desk, number):
    """What a change may not touch before it is confirmed."""
    order = desk.api("GET", f"/orders/{number}")[1]
    agreement = order["order"]["agreement"]
    held = desk.api("GET", f"/entitlements?site={order['order']['site']}&limit=1000")[1]["rows"]
    return (order["order"], order["steps"], order["proofs"], order["revision"], held,
            rows(desk, f"/agreements/{agreement}/points"))


def who_may(desk, others, number, value):
    for words, person in others.items():
        score.same(person.get(f"/orders/{number}/rebill").status, 403, f"{words}: the page is the order desk's")
        for verb in ("rebill/check", "rebill", "rebill/confirm", "rebill/refuse"):
            score.same(person.api("POST", f"/orders/{number}/{verb}", {}, "who", 1)[0], 403, f"{words}: {verb}")
        score.same(person.api("GET", f"/orders/{number}/rebill")[0], 403, f"{words}: nor what is asked")
        score.check(f"/orders/{number}/rebill" not in person.get(f"/orders/{number}").main_links, f"{words}: nothing leads there")
    score.check(f"/orders/{number}/rebill" in desk.get(f"/orders/{number}").main_links, "the desk's page of the order leads there")
    score.same(desk.api("GET", f"/orders/{number}/rebill")[1]["code"], "change_not_found", "nothing is asked yet")
    for change, status, code in (({}, 422, "nothing_changes"), ({"site": "0000001"}, 404, "site_not_found"), ({"reseller": "0000001"}, 422, "reseller_not_found"),
                                 ({"distributor": "0000001"}, 422, "distributor_not_found"), ({"purchase_order": None}, 422, "purchase_order_required")):
        got, said = desk.api("POST", f"/orders/{number}/rebill/check", {k: v for k, v in dict(value, **change).items() if v is not None})
        score.same((got, said["code"]), (status, code), f"{change}")
    score.same(desk.api("POST", "/orders/0000000001/rebill/check", {})[1]["code"], "order_not_found", "an order that is not there")


def refused(first, second, names, reseller, number, value):
    """Asked on the page, refused by the other; who asked cannot decide."""
    before = all_that_counts(second, number)
    page = first.get(f"/orders/{number}/rebill")
    shown = first.get(f"/orders/{number}/rebill?" + "&".join(f"{name}={v}" for name, v in dict(value, purchase_order="PO-2P-X").items()))
    score.check("PO-2P-1 → PO-2P-X" in shown.text and page.status == 200, "the effect is shown first")
    empty = first.send(shown, f"/orders/{number}/rebill", reason="")
    score.same((empty.status, "PO-2P-1 → PO-2P-X" in empty.text), (422, True), "a reason is asked for, and nothing typed is lost")
    answer = first.send(shown, f"/orders/{number}/rebill", reason="Wrong <number>")
    score.same(answer.status, 303, "asked")
    shown = first.follow(answer).text
    score.check(names[0] in shown and "Open the change" in shown, "the order's page says who asked")
    score.check("Decide on the change" in second.get(f"/orders/{number}").text, "and offers the decision to the other")
    score.same(all_that_counts(second, number), before, "nothing is changed: state, steps, proofs, what is held, points")
    score.same(reseller.api("GET", f"/orders/{number}")[1]["changes"], [], "no party hears of it")
    score.check("Wrong" not in reseller.get(f"/orders/{number}").text, "nor on its page")
    score.check(in_queue(first, number) and in_queue(second, number), "it waits in the desk's queue")
    score.check("second person" in second.get("/home").text, "which its home counts")
    score.same(ask(second, number, dict(value, purchase_order="PO-2P-Y", reason="x"), "2p-again")[1]["code"], "change_waits", "one at a time")
    for verb in ("confirm", "refuse"):
        status, said = decide(first, number, verb, "2p-own", "x")
        score.same((status, said["code"]), (403, "own_request"), f"who asked does not {verb}")
    score.check(not any("/confirm" in form.action for form in first.get(f"/orders/{number}/rebill").forms), "nor is offered to")
    score.same(second.api("POST", f"/orders/{number}/rebill/confirm", {}, "2p-seen")[0], 428, "unseen")
    status, stale = decide(second, number, "confirm", "2p-stale", revision=7)
    score.same((status, stale["conflicts"][0]["by"]), (412, names[0]), "another revision than was seen, and who asked for it")
    score.same(decide(second, number, "refuse", "2p-why")[1]["code"], "reason_required", "a refusal has a reason")
    score.same(decide(second, number, "refuse", "2p-no", "It is right")[1]["state"], "refused", "the second person refuses")
    status, said = decide(second, number, "confirm", "2p-late")
    score.same((status, said["code"], said["errors"][0]["value"]), (409, "already_decided", f"refused, {names[1]}, 2026-11-21"), "who, when, present state")
    score.same((all_that_counts(second, number), in_queue(second, number)), (before, False), "and nothing is changed")
    score.same(reseller.api("GET", f"/orders/{number}")[1]["changes"], [], "nor told to a party")


def confirmed(first, second, names, distributor, number, value):
    """The second person's yes makes it; both persons stand on both orders, and what was kept is kept."""
    key, value = "2p-ask", dict(value, purchase_order="PO-2P-2", reason="Wrong number")
    score.same(ask(first, number, value, "2p-back")[0], 200, "asked once more")
    score.same(decide(second, number, "withdraw", "2p-else")[1]["code"], "other_request", "who did not ask does not take it back")
    score.same([decide(first, number, "withdraw", key)[1]["state"] for key in ("2p-mine", "2p-mine")], ["withdrawn"] * 2, "who asked does")
    score.same((decide(second, number, "confirm", "2p-gone")[1]["code"], in_queue(second, number)), ("already_decided", False), "then nothing waits")
    status, said = ask(first, number, value, key)
    score.same((status, said["state"], said["was"]["purchase_order"], said["becomes"]["purchase_order"]), (200, "waiting", "PO-2P-1", "PO-2P-2"), f"asked anew: {said}"[:300])
    score.same(ask(first, number, value, key)[1], said, "the same key is one ask")
    old = distributor.api("GET", f"/orders/{number}")[1]
    page = second.get(f"/orders/{number}/rebill")
    answer = second.send(page, f"/orders/{number}/rebill/confirm")
    score.same(answer.status, 303, "the second person confirms")
    made = second.api("GET", f"/orders/{number}/rebill")[1]["made"]
    new, was = distributor.api("GET", f"/orders/{made}")[1], distributor.api("GET", f"/orders/{number}")[1]
    paper = second.api("GET", f"/orders/{made}")[1]["order"]["purchase_order"]
    score.same((was["order"]["state"], new["order"]["state"], paper), ("credited", "accepted", "PO-2P-2"), "credited, and billed again")
    kept = ("accepted_on", "level", "points", "total", "currency", "site", "quantity")
    score.same([new["order"][name] for name in kept], [old["order"][name] for name in kept], "P19-3: day, price, level")
    kept = ("ship_to", "bill_to", "proof_contact", "renewal_contact", "terms_version")
    score.same([new[name] for name in kept], [old[name] for name in kept], "with its addresses, contacts and terms")
    for order in (was, new):
        score.same([(one["state"], one["reason"], one["asked_by"], one["decided_by"], one["source_order"], one["made_order"]) for one in order["changes"]],
                   [("confirmed", "Wrong number", *names, number, made)], "printed on both: who asked, who confirmed")
    text = distributor.get(f"/orders/{made}").text
    score.check(names[0] in text and names[1] in text, "and on its page")
    again = decide(second, number, "confirm", "2p-twice")
    score.same((again[0], again[1]["errors"][0]["value"]), (409, f"confirmed, {names[1]}, 2026-11-21"), "confirmed once")
    score.check(not in_queue(second, number), "the queue is rid of it")


def of_another_day(distributor, stranger, number, proof, then):
    """Before it was there it is missing, to the byte; what was hidden stays hidden."""
    made = distributor.api("GET", f"/orders/{number}")[1]["changes"][0]["made_order"]
    known = then.moments[-1][2]
    new = distributor.api("GET", f"/orders/{made}")[1]["proofs"][0]
    for path, missing, query in ((f"/orders/{number}", "/orders/0000000000", "true_on=2026-11-20"), (f"/proofs/{proof}", "/proofs/0000000000", "true_on=2026-11-20"),
                                 (f"/orders/{made}", "/orders/0000000000", known), (f"/proofs/{new}", "/proofs/0000000000", known)):
        found, never = (distributor.ask("GET", f"/api/v1{one}?{query}") for one in (path, missing))
        score.same((found.status, found.body.replace(path[8:].encode(), b"")), (404, never.body.replace(missing[8:].encode(), b"")), f"{path} was not there yet")
        score.same(distributor.get(f"{path}?{query}").status, 404, f"nor the page of {path}")
        score.check(distributor.get(path).status == 200, f"{path} is there now")
    for path in (f"/orders/{number}", f"/proofs/{proof}"):
        for query, code in (("true_on=2026-02-30", "bad_date"), ("known_on=2026-11-21", "bad_instant")):
            score.same(refusal(distributor, f"{path}?{query}"), (422, code), f"{path}?{query}")
            page = distributor.get(f"{path}?{query}")
            score.check(page.status == 422 and (code == "bad_date" or 'value="2026-11-21"' in page.body.decode()), f"{path}?{query}: what was typed stays")
        score.same(refusal(distributor, f"{path}?true_on=0001-01-01")[0], 404, f"{path} on the first day")
        score.same(refusal(distributor, f"{path}?true_on=9999-12-31")[0], 200, f"{path} on the last")


def meanwhile(served, first, second, distributor, case, sites, then):
    """What was returned or rebilled since is not rebilled; another site takes the order along, its contacts not."""
    number = order_of(distributor, case, "PO-2P-3")
    score.same(ask(first, number, asked_of(first, number, customer_purchase_order="C-3", reason="x"), "2p-3")[0], 200, "asked")
    revision = distributor.api("GET", f"/orders/{number}")[1]["revision"]
    proof = distributor.api("GET", f"/orders/{number}")[1]["proofs"][0]
    then.note(f"/orders/{number}", f"/proofs/{proof}")
    status, said = distributor.api("POST", f"/orders/{number}/return", {"lines": [{"line": 1, "quantity": 1}], "reason": "x"}, "2p-back", revision)
    score.same(status, 200, f"what waits keeps nobody from returning: {said}"[:200])
    status, said = decide(second, number, "confirm", "2p-gone")
    score.same((status, said["code"]), (409, "not_rebillable"), "what was returned meanwhile is not billed again")
    score.same(decide(second, number, "refuse", "2p-gone", "It came back")[1]["state"], "refused", "it is refused instead")
    agreement = first.api("GET", f"/orders/{number}")[1]["order"]["agreement"]
    for state in ("inactive", "active"):
        change_database(served, f"UPDATE agreement SET state = '{state}' WHERE number = '{agreement}'")
        said = first.api("POST", f"/orders/{number}/rebill/check", {"customer_purchase_order": "C-4"})[1]
        score.check("inactive" in [error["message"] for error in said["errors"]][-1] or state == "active", f"R1.9: {state}: {said}"[:300])
    score.check(sites, "the agreement has another site")
    if not sites:
        return
    contact = first.api("GET", f"/sites/{case.site}/contacts")[1]["rows"][-1]["contact"]
    number = order_of(distributor, case, "PO-2P-4", proof_contact=contact, bill_to=case.site)
    ask(first, number, asked_of(first, number, site=sites[0], reason="Wrong site"), "2p-4")
    status, said = decide(second, number, "confirm", "2p-5")
    new = second.api("GET", f"/orders/{said['made']}")[1]
    score.same((new["order"]["site"], new["ship_to"], new["bill_to"], new["proof_contact"]), (sites[0], sites[0], case.site, None),
               "at another site: shipped there, billed as before, to who holds the roles there")
    again = second.api("POST", f"/orders/{number}/rebill/check", {"purchase_order": "x", "purchase_order_date": "2026-11-20"})
    score.same(again[1]["code"], "not_rebillable", "what was rebilled is not again")


def story(served, roles, case, reseller, distributor):
    first, name, second, other = desk_of_two(served, roles)
    contact = first.api("GET", f"/sites/{case.site}/contacts")[1]["rows"][-1]["contact"]
    number = order_of(distributor, case, "PO-2P-1", proof_contact=contact, bill_to=case.site,
                      reseller=reseller.api("GET", "/orders?limit=1")[1]["rows"][0]["reseller"])
    value = asked_of(first, number)
    who_may(first, {"care": signed_in(served, roles, "care desk"), "its reseller": reseller, "its distributor": distributor}, number, value)
    then = One(served, {"desk": first, "distributor": distributor}, "2026-11-21", case.site)
    proof = distributor.api("GET", f"/orders/{number}")[1]["proofs"][0]
    then.note(f"/orders/{number}", f"/proofs/{proof}")
    refused(first, second, (name, other), reseller, number, value)
    then.note(f"/orders/{number}")
    confirmed(first, second, (name, other), distributor, number, value)
    of_another_day(distributor, reseller, number, proof, then)
    agreement = first.api("GET", f"/orders/{number}")[1]["order"]["agreement"]
    sites = rows(first, f"/agreements/{agreement}/sites")
    meanwhile(served, first, second, distributor, case, [row["site"] for row in sites if row["site"] != case.site], then)
    score.same(then.ask_again(), 8, "every moment has changed since")
    return first, name, second, other
