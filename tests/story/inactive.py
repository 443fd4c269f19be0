"""An agreement that nobody uses any more (R1.9, P43's queue), over HTTP: years later the night tells of it, it waits in the
administrators' queue, one sets it inactive with a reason; it takes no order and no quote and every page says so, with the
way back; one brings it back, and it orders. Who it was told to had a ground. inactive.py PROGRAM [--database ADDRESS]"""
import argparse
import os
import subprocess
import sys
import time
import tempfile

from orders import people, signed_in
from portal import Served
from queues import items, rows_of
from renewals import night
from thread import TODAY, ask_database, books_agree, press, score, signed_in_as

LATER = "2034-02-01"
ADMINS = ("SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity WHERE u.desk = 'admin' "
          "AND u.state = 'active' ORDER BY i.mail")
PRIMARIES = ("SELECT i.mail FROM account_user AS u JOIN account AS a ON a.account = u.account JOIN identity AS i ON i.identity = "
             "u.identity WHERE a.kind = 'partner' AND a.tier = 'reseller' AND u.role = 'primary' AND u.state = 'active' ORDER BY 1")
TOLD = ("SELECT a.number, a.kind FROM event AS e JOIN account AS a ON a.account = e.account JOIN directory AS d ON d.owner = e.owner "
        "AND d.object = e.object WHERE e.type = '{1}' AND d.kind = 'agreement' AND d.number = '{0}' ORDER BY 1")
SEE_IT = ("SELECT DISTINCT a.number FROM agreement AS g JOIN site AS s ON s.enterprise = g.enterprise AND s.agreement = g.agreement "
          "JOIN visibility AS v ON v.enterprise = s.enterprise AND v.site = s.site JOIN account AS a ON a.account = v.account "
          "WHERE g.number = '{0}' AND (v.until_day IS NULL OR v.until_day >= '" + LATER + "') ORDER BY 1")


def decide(person, agreement, verb, reason="nobody answers", revision=1, key=None):
    return person.api("POST", f"/agreements/{agreement}/{verb}", {"reason": reason} if reason else {},
                      key or f"{verb}-{agreement}-{revision}", revision=revision)


def too_early(served, admin):
    """Whatever orders, or is covered, is not set inactive; the answer says from which day it may be."""
    rows = rows_of(admin, "/agreements?state=active")
    row = next(row for row in rows if row["inactive_from"] and row["inactive_from"] > TODAY)
    status, said = decide(admin, row["agreement"], "deactivate")
    score.same((status, said["code"], said["errors"][0]["value"]), (409, "agreement_not_idle", row["inactive_from"]), "R1.9: not before its day")
    page = admin.get(f"/agreements/{row['agreement']}/state")
    score.check("/deactivate" not in page.body.decode() and "It may be set inactive from" in page.text, "its page says when, and offers nothing")
    score.same(rows_of(admin, "/queues/inactivity"), [], "nothing waits")


def what_waits(admin, roles, served):
    """Exactly the agreements whose day has come, on the page and in the file of the queue."""
    waits = items(admin, "inactivity")
    due = {("agreement", row["agreement"]) for row in rows_of(admin, "/agreements?state=active")
           if row["inactive_from"] and row["inactive_from"] <= LATER}
    score.check(len(due) >= 2, "after years agreements are idle")
    score.same(set(waits), due, "the queue is what R1.9 lets be set inactive")
    score.same({row["reason"] for row in waits.values()}, {"idle"}, "and says why")
    page = admin.get("/queues/inactivity")
    score.check(all(f"/agreements/{number}/state" in page.links for _, number in list(waits)[:20]), "each leads to where it is decided")
    score.check("/queues/inactivity" in admin.get("/home").links, "the administrators' home leads to it")
    for words in ("care desk", "renewals desk", "reseller primary"):
        other = signed_in(served, roles, words)
        score.same((other.get("/queues/inactivity").status, other.api("GET", "/queues/inactivity")[0]), (404, 404), f"{words}: not its matter")
    return due


def who_may_not(served, roles, agreement, related, stranger, customer):
    path = f"/agreements/{agreement}/state"
    for who, person in (("care", signed_in(served, roles, "care desk")), ("the order desk", signed_in(served, roles, "order desk")),
                        ("the auditor", signed_in(served, roles, "auditor")), ("its reseller", related), ("its customer", customer)):
        page = person.get(path)
        score.same((page.status, decide(person, agreement, "deactivate")[0]), (200, 403), f"{who} sees it, and decides nothing")
        score.check("deactivate" not in page.body.decode(), f"{who} is offered nothing")
    hidden, missing = stranger.get(path), stranger.get("/agreements/000000/state")
    score.same((hidden.status, len(hidden.body)), (404, len(missing.body)), "a competitor finds none")
    score.same(stranger.api("GET", path)[1]["code"], "agreement_not_found", "nor by program")


def set_inactive(admin, other, agreement):
    """On the page, by an impatient hand; then by program what is wrong is said in its order."""
    path = f"/agreements/{agreement}"
    page = admin.get(path + "/state")
    refused = admin.send(page, path + "/deactivate", reason="")
    score.same((refused.status, "a reason" in refused.text.lower()), (422, True), "without a reason nothing is set inactive")
    page = admin.get(path + "/state")
    shown, _ = press(admin, page, path + "/deactivate", {"reason": "nobody answers"})
    score.check("Inactive since" in shown.text and "nobody answers" in shown.text, "the page says since when and why")
    status, state = admin.api("GET", path + "/state")
    score.same((state["state"], state["since"], state["revision"], [(step["state"], step["reason"]) for step in state["steps"]]),
               ("inactive", LATER, 2, [("inactive", "nobody answers")]), "once, though it was pressed twice")
    status, said = decide(other, agreement, "deactivate", revision=1)
    score.same((status, said["conflicts"][0]["yours"], said["conflicts"][0]["theirs"], bool(said["conflicts"][0]["by"])), (412, "1", "2", True),
               "as it was seen before: yours, theirs, by whom")
    score.same(decide(other, agreement, "deactivate", revision=2)[1]["code"], "already_decided", "inactive is inactive")
    score.same(other.api("POST", path + "/activate", {"reason": "x"}, "no-match")[0], 428, "what was seen has to be said")
    score.same(other.api("POST", path + "/activate", {"reason": "x"}, revision=2)[1]["code"], "idempotency_key_required", "and a key")


def order_of(reseller, site, currency, part, paper):
    return {"site": site, "currency": currency, "lines": [{"part": part, "quantity": 1}], "purchase_order": paper,
            "purchase_order_date": LATER}


def it_takes_nothing(admin, reseller, customer, agreement, order):
    for what, (status, said) in (("checked", reseller.api("POST", "/orders/check", order)),
                                 ("ordered", reseller.api("POST", "/orders", order, "inactive-1")),
                                 ("quoted", reseller.api("POST", "/quotes", {"site": order["site"], "currency": order["currency"], "lines": [dict(order["lines"][0], quantity="1")]}, "inactive-2"))):
        score.same((status, said.get("code")), (409, "agreement_inactive"), f"nothing is {what}")
        score.check("administrator" in said["errors"][0]["next"], f"{what}: with the way back")
    for who, person in (("the administrator", admin), ("its reseller", reseller), ("its customer", customer)):
        for path in (f"/agreements/{agreement}", f"/customers/{order['site']}"):
            score.check("The agreement is inactive" in person.get(path).text, f"{path} says it to {who}")
    listed = {row["agreement"]: row["state"] for row in rows_of(reseller, "/agreements")}
    score.same(listed[agreement], "inactive", "P11 lists it so")
    score.check(agreement in {row["agreement"] for row in rows_of(reseller, "/agreements?state=inactive")}, "and finds it so")
    then = reseller.get(f"/customers/{order['site']}?true_on={TODAY}")
    score.check("The agreement is inactive" not in then.text, "true_on: it was active then")
    seen = reseller.api("GET", f"/agreements/{agreement}/state")[1]
    score.same([(step["state"], step["reason"], step["by"]) for step in seen["steps"]], [("inactive", None, None)], "why and by whom is the desks'")
    score.check(("agreement", agreement) not in items(admin, "inactivity"), "and it waits no more")


def brought_back(admin, other, reseller, agreement, order):
    status, state = decide(other, agreement, "activate", "they called", revision=2)
    score.same((status, state["state"], state["revision"]), (200, "active", 3), "an administrator brings it back")
    status, again = decide(other, agreement, "activate", "they called", revision=2)
    score.same((status, again["revision"]), (200, 3), "the same again changes nothing")
    score.check(("agreement", agreement) in items(admin, "inactivity"), "it waits again: nothing was ordered yet")
    status, said = reseller.api("POST", "/orders", order, "inactive-3")
    score.same((status, said.get("state") in ("accepted", "in_review")), (201, True), f"it orders again: {said}"[:200])
    if said["state"] == "in_review":
        return
    score.check(("agreement", agreement) not in items(admin, "inactivity"), "and then it waits no more")
    score.same(decide(admin, agreement, "deactivate", revision=3)[1]["code"], "agreement_not_idle", "nor may it be")


def told_of(served, agreement, kind):
    """The sequencer numbers events a moment after they were committed."""
    until = time.monotonic() + 20
    told = []
    while not told and time.monotonic() < until:
        time.sleep(0.05)
        told = [(number, kind_of) for number, kind_of in ask_database(served, TOLD.format(agreement, kind))]
    return told


def who_was_told(served, agreement):
    """§6: the customer and the partners that see it; a competitor nothing."""
    partners = {row[0] for row in ask_database(served, SEE_IT.format(agreement))}
    for kind in ("agreement.inactivity", "agreement.inactive", "agreement.active"):
        told = told_of(served, agreement, kind)
        score.check({number for number, kind_of in told if kind_of == "partner"} <= partners, f"{kind}: no partner that sees nothing of it")
        score.check(sum(kind_of == "customer" for _, kind_of in told) == 1, f"{kind}: the customer")
        score.check(any(kind_of == "partner" for _, kind_of in told), f"{kind}: its partners")
        score.same(len(told), len(set(told)), f"{kind}: each once")


def find_stage(served, admin):
    """A reseller that orders directly, an agreement of its customers with a primary, what it orders there; a competitor."""
    mails = [row[0] for row in ask_database(served, PRIMARIES)]
    stranger_of = {}
    for mail in mails:
        person = signed_in_as(served, mail)
        own = {row["agreement"] for row in rows_of(person, "/agreements")}
        stranger_of[mail] = (person, own)
    for mail, (person, own) in stranger_of.items():
        for agreement in sorted(own):
            sites = person.api("GET", f"/agreements/{agreement}/sites")[1]["rows"]
            primary = ask_database(served, "SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity JOIN site AS s "
                                   f"ON s.number = u.number WHERE s.number = '{sites[0]['site']}' AND s.role = 'originating' AND u.role = 'primary' "
                                   "AND u.state = 'active'")
            others = [other for other, held in stranger_of.values() if agreement not in held]
            last = [row for row in rows_of(person, "/orders") if row["site"] == sites[0]["site"]]
            if primary and others and last:
                part = person.api("GET", f"/orders/{last[0]['order']}")[1]["lines"][0]["part"]
                for candidate in [part] + [row[0] for row in ask_database(served, "SELECT part FROM part WHERE type = 'licence' AND orderable_until IS NULL ORDER BY part LIMIT 12")]:
                    order = order_of(person, sites[0]["site"], last[0]["currency"], candidate, f"PO-{agreement}")
                    if person.api("POST", "/orders/check", order)[0] == 200:
                        return person, others[0], signed_in_as(served, primary[0][0]), agreement, order
    raise AssertionError("no reseller of the demo has such a customer")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--database")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        key = os.path.join(folder, "key")
        database = given.database or os.path.join(folder, "demo.db")
        subprocess.run([given.program, "key", "make", key], check=True, stdout=subprocess.DEVNULL)
        with Served(given.program, TODAY, database, makes=True, key=key) as served:
            admin = signed_in_as(served, ask_database(served, ADMINS)[0][0])
            too_early(served, admin)
        later = Served(given.program, LATER, database, key=key)
        night(later, LATER)
        with later as served:
            roles = people(served.port)
            admin, other = (signed_in_as(served, row[0]) for row in ask_database(served, ADMINS)[:2])
            due = what_waits(admin, roles, served)
            reseller, stranger, customer, agreement, order = find_stage(served, admin)
            score.check(("agreement", agreement) in due, "the stage's agreement is idle")
            who_may_not(served, roles, agreement, reseller, stranger, customer)
            set_inactive(admin, other, agreement)
            it_takes_nothing(admin, reseller, customer, agreement, order)
            brought_back(admin, other, reseller, agreement, order)
            who_was_told(served, agreement)  # while the server stands: it is who numbers them
            books_agree(served)
        score.same(later.faults, [], "faults of the server")
    print(f"{score.passed} passed, {score.failed} failed")
    return score.failed != 0


if __name__ == "__main__":
    sys.exit(main())
