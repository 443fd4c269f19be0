"""What came back of an order is told to all its parties, whoever gave it back (P19, P10). Part of cart.py, on both engines."""
from urllib.parse import urlencode

from thread import TODAY, score


def told(people, number, wanted):
    """Everybody counts the order's changes alike, so that each may make the next one."""
    for words, person in people.items():
        order = person.api("GET", f"/orders/{number}")[1]
        score.same([(step["state"], step["on"]) for step in order["steps"] if step["state"] == "returned"], [("returned", TODAY)] * wanted, f"{words}: what came back")
        score.same(order["revision"], len(order["steps"]), f"{words}: and how often it changed")


def give_back(person, number, line, key, revision):
    return person.api("POST", f"/orders/{number}/return", {"lines": [{"line": line, "quantity": 1}], "reason": "Not needed"}, key, revision)


def story(reseller, distributor, desk, case):
    people = {"its reseller": reseller, "its distributor": distributor, "the desk": desk}
    asked = {"site": case.site, "currency": case.currency, "purchase_order": "PO-BACK", "purchase_order_date": TODAY,
             "lines": [{"part": case.instead, "quantity": 3}, {"part": case.plain[1][0], "quantity": 2}]}
    number = reseller.api("POST", "/orders", asked, "back-1")[1]["number"]
    papers = {"purchase_order": "PO-BACK-D", "purchase_order_date": TODAY}
    status, said = distributor.api("POST", f"/orders/{number}/confirm", papers, "back-2", distributor.api("GET", f"/orders/{number}")[1]["revision"])
    score.same((status, said.get("state")), (200, "accepted"), f"an order: {said}"[:200])
    first = reseller.api("GET", f"/orders/{number}")[1]["revision"]
    told(people, number, 0)
    score.same(give_back(reseller, number, 1, "back-3", first)[0], 200, "its reseller gives one back")
    told(people, number, 1)
    form = reseller.get(f"/orders/{number}/return?{urlencode({'lines.1.line': 2, 'lines.1.quantity': 1, 'reason': 'x'})}")
    status, said = give_back(distributor, number, 2, "back-4", distributor.api("GET", f"/orders/{number}")[1]["revision"])
    score.same(status, 200, f"its distributor, who reads of it, gives another back: {said}"[:300])
    told(people, number, 2)
    status, said = give_back(reseller, number, 1, "back-5", first + 1)
    score.same((status, said["code"]), (412, "stale"), f"who does not know of that is told: {said}"[:300])
    order = desk.api("GET", f"/orders/{number}")[1]["order"]
    stale = reseller.send(form, f"/orders/{number}/return", reason="Two too many")
    score.check(stale.status == 412 and "changed it on" in stale.text and said["conflicts"][0]["by"] in stale.text and "Two too many" in stale.text,
                f"by a form too, with who it was and what was typed: {stale.status} {stale.text}"[:3000])
    by = [order["distributor"], order["reseller"]]
    for words, person in people.items():
        rows = [row for row in person.api("GET", f"/customers/{case.site}/history")[1]["rows"] if (row["object"], row["what"]) == (number, "order.returned")]
        score.same([row["by"] for row in rows], by, f"{words}: the customer's history says who gave what back")
