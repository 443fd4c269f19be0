"""Queues of the desks and partner accounts that end (P43), over HTTP: two administrators close a reseller; at once its
people cannot act and its open work stands among the orphans; whatever waits has somebody or is there; items are given to
people of the desks; who is no desk sees no queue. queues.py PROGRAM [--database postgresql://… (an empty schema)]"""
import argparse
import csv
import io
import sys

from builder import change_database
from orders import people, signed_in
from portal import Served
from thread import TODAY, ask_database, books_agree, people_of, press, score, signed_in_as

ADMINS = ("SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity WHERE u.desk = 'admin' "
          "AND u.state = 'active' ORDER BY i.mail")
ACTIVE = "SELECT number FROM account WHERE kind = 'partner' AND state = 'active'"
CONTACT = ("INSERT INTO contact (enterprise, site, contact, seq, role, state, name, mail, phone) "
           "SELECT s.enterprise, s.site, 1, 1, 'primary', '{1}', 'Somebody', 'x@y.example', '1' FROM site AS s WHERE s.number = '{0}'")


def rows_of(person, path):
    """All of a list, page by page."""
    found, after = [], ""
    while after is not None:
        sign = "&" if "?" in path else "?"
        status, said = person.api("GET", f"{path}{sign}limit=100" + (f"&after={after}" if after else ""))
        assert status == 200, (path, said)
        found += said["rows"]
        after = said["meta"]["next"]
    return found


def items(desk, queue):
    return {(row["kind"], row["item"]): row for row in rows_of(desk, f"/queues/{queue}")}


def open_work(desk, account):
    """What an account has open: its renewal lines, quotes and orders, as the desks' own lists say."""
    lines = rows_of(desk, f"/reports/renewal-lines?reseller={account}&end_from={TODAY}")
    work = {("renewal_line", row["renewal_line"]) for row in lines}
    work |= {("quote", row["number"]) for row in rows_of(desk, "/quotes")
             if row["owner"] == account and row["state"] in ("draft", "standing", "presented", "accepted")}
    return work


def orders_open(desk, account):
    return {("order", row["order"]) for row in rows_of(desk, "/orders")
            if row["reseller"] == account and row["state"] in ("draft", "in_review")}


def decide(admin, number, verb, reason="ends", revision=None):
    """By program; what is answered is the account as it is then."""
    seen = admin.api("GET", f"/partner-accounts/{number}")[1]
    revision = revision or seen["revision"]
    return admin.api("POST", f"/partner-accounts/{number}/{verb}", {"reason": reason} if reason else {}, f"{verb}-{number}-{revision}",
                     revision=revision)


def accounts_are_the_administrators(served, roles, admin, number):
    page = admin.get("/partner-accounts")
    score.check(f"/partner-accounts/{number}" in page.links, "the list leads to the account")
    listed = {row["number"] for row in rows_of(admin, "/partner-accounts")}
    score.same(listed, {row[0] for row in ask_database(served, ACTIVE)}, "all partner accounts, page after page")
    for words in ("reseller primary", "customer primary, whole agreement", "order desk", "care desk"):
        other = signed_in(served, roles, words)
        score.same((other.get("/partner-accounts").status, other.api("POST", f"/partner-accounts/{number}/suspend", {"reason": "x"}, "no", revision=1)[0]),
                   (403, 403), f"{words}: no account is its matter")
    auditor = signed_in(served, roles, "auditor")
    score.same((auditor.get(f"/partner-accounts/{number}").status, decide(auditor, number, "suspend")[0]), (200, 403), "the auditor reads")
    score.same(admin.api("GET", "/partner-accounts/0000001")[1]["code"], "partner_not_found", "an account that is not there")


def closed_by_two(admin, other, reseller, number):
    """§5: active ⇄ suspended → closed; who suspended it does not close it; its people cannot act, at once."""
    path = f"/partner-accounts/{number}"
    score.same(decide(admin, number, "close")[1]["code"], "already_decided", "an active account is not closed")
    score.same(decide(admin, number, "suspend", reason="")[1]["code"], "reason_required", "without a reason nothing is suspended")
    page = admin.get(path)
    refused = admin.send(page, path + "/suspend", reason="")
    score.same(refused.status, 422, "nor on the page")
    score.check(reseller.get("/orders").status == 200, "until then its people act")
    press(admin, page, path + "/suspend", {"reason": "has not paid"})
    score.same((reseller.get("/orders").status, reseller.api("GET", "/orders")[0] in (401, 403)), (303, True), "suspended: its people cannot act, at once")
    score.same(decide(admin, number, "resume")[1]["account"]["state"], "active", "and back")
    score.same(decide(admin, number, "suspend", revision=1)[1]["code"], "stale", "an old revision")
    score.same(decide(admin, number, "suspend")[1]["account"]["state"], "suspended", "suspended again")
    score.same(decide(admin, number, "close")[1]["code"], "own_request", "who suspended it does not close it")
    score.check("Another administrator closes it" in admin.get(path).text, "and its page says so")
    page = other.get(path)
    form = page.form(path + "/resume")
    score.check("reason" in form.names, "another administrator decides")
    closed = other.send(page, path + "/resume", to=path + "/close", reason="out of business")
    score.same(closed.status, 303, "another one closes it")
    seen = other.api("GET", path)[1]
    score.same((seen["account"]["state"], [step["state"] for step in seen["steps"]]),
               ("closed", ["suspended", "active", "suspended", "closed"]), "what became of it is told")
    score.same(decide(other, number, "resume")[1]["code"], "already_decided", "a closed account stays closed")


def orphans(served, desk, number, before):
    """P43-1: closing a reseller puts its open work in `orphans`."""
    found = items(desk, "orphans")
    work = before | orders_open(desk, number)
    score.check(len(before) >= 3 and {kind for kind, _ in work} == {"renewal_line", "quote", "order"}, f"it had lines, quotes and orders open: {len(work)}")
    score.same(sorted(work - set(found)), [], "P43-1: all its open work is among the orphans")
    score.same(sorted(key for key in set(found) - work if key[0] != "site"), [], "P43-1: and nothing of anybody else")
    score.same({row["reason"] for row in found.values()}, {"no_active_partner"}, "each says why")
    score.same({row["since"] for row in found.values()}, {TODAY}, "and since when")
    lines = rows_of(desk, f"/reports/renewal-lines?reseller={number}&end_from={TODAY}")
    score.same({row["orphan"] for row in lines}, {True}, "the lines say it themselves")
    table = list(csv.DictReader(io.StringIO(desk.get("/queues/orphans?format=csv").body.decode("utf-8-sig"))))
    score.same((len(table), list(table[0])), (len(found), ["item", "kind", "site", "since", "due", "owner", "reason"]), "as a file")
    return found


def whatever_waits_has_somebody(served, desk, found):
    """P43-2: every waiting state has an owner or is there."""
    active = {row[0] for row in ask_database(served, ACTIVE)}
    alone = []
    for row in rows_of(desk, "/orders"):
        waits = {"in_review": row["distributor"], "draft": row["reseller"] or row["distributor"]}.get(row["state"])
        if waits and waits not in active and ("order", row["order"]) not in found:
            alone.append(row["order"])
    for row in rows_of(desk, "/quotes"):
        open_state = row["state"] in ("draft", "standing", "presented", "accepted")
        if open_state and row["owner"] and row["owner"] not in active and ("quote", row["number"]) not in found:
            alone.append(row["number"])
    for row in rows_of(desk, f"/reports/renewal-lines?end_from={TODAY}"):
        partner = row["reseller"] or row["distributor"]
        if partner and partner not in active and ("renewal_line", row["renewal_line"]) not in found:
            alone.append(row["renewal_line"])
    score.same(alone, [], "P43-2: every waiting state has an owner or is there")
    held = items(desk, "orders_held")
    score.same({item for _, item in held}, {row["order"] for row in rows_of(desk, "/orders?state=in_review")}, "each held order is in its queue")
    score.check(all(row["reason"] == "distributor_confirm" for row in held.values()), "with what holds it")


def counts_agree(desk):
    """A count is its list's own, on the page of queues, by program and on the desk's home."""
    sums = {row["queue"]: row for row in desk.api("GET", "/queues")[1]["rows"]}
    home = {row["queue"]: row for row in desk.api("GET", "/home")[1]["queues"]}
    page = desk.get("/home")
    for name, row in sums.items():
        score.same((row["count"], row), (len(items(desk, name)), home[name]), f"the count of {name}")
        score.check(row["rows"] in page.links and row["rows"] in desk.get("/queues").links, f"{name} is linked")
    return sums


def items_are_given(served, roles, desk, auditor, found):
    """+assign: to a person of a desk, on the page and by program; an auditor and a stranger give nothing."""
    (kind, item), (kind_2, item_2) = sorted(found)[:2]
    care = ask_database(served, "SELECT i.mail, i.name FROM account_user AS u JOIN identity AS i ON i.identity = u.identity WHERE u.desk = 'care'")[0]
    path = "/queues/orphans"
    page = desk.get(path)
    score.same((page.status, page.text.count("its partner cannot act any more") > 0), (200, True), "the page says why")
    given, _ = press(desk, page, path + "/assign", {"given": f"{kind} {item}", "owner": care[0]})
    now = items(desk, "orphans")
    score.same((now[kind, item]["owner"], given.status), (care[1], 200), "given on the page")
    status, said = desk.api("POST", path + "/assign", {"kind": kind_2, "item": item_2, "owner": care[0]}, "give")
    score.same((status, said["owner"]), (200, care[1]), "given by program")
    status, said = desk.api("POST", path + "/assign", {"kind": kind, "item": item}, "take")
    score.same((status, items(desk, "orphans")[kind, item]["owner"] or ""), (200, ""), "and taken back")
    for change, code in (({"owner": "nobody@nowhere.example"}, "person_not_found"), ({"item": "0000000000"}, "item_not_found"), ({"kind": "ticket"}, "item_not_found")):
        score.same(desk.api("POST", path + "/assign", dict({"kind": kind, "item": item, "owner": care[0]}, **change), code)[1]["code"], code, f"{change}")
    score.same(auditor.api("POST", path + "/assign", {"kind": kind, "item": item, "owner": care[0]}, "audit")[0], 403, "an auditor gives nothing")
    score.check('name="given"' not in auditor.get(path).body.decode(), "and is offered nothing")
    for words in ("distributor primary", "customer primary, whole agreement"):
        other = signed_in(served, roles, words)
        score.same((other.get(path).status, other.api("GET", path)[0], other.api("GET", "/queues")[1]["rows"]), (404, 404, []), f"{words}: no queue is its matter")
    score.same(signed_in(served, roles, "care desk").get("/queues/renewal_exceptions").status, 404, "a desk reads the queues that it may read")


def sites_without_anybody(served, desk, site):
    """A site whose contacts are all dead is an orphan; one that can be reached is none."""
    change_database(served, "DELETE FROM contact")
    change_database(served, CONTACT.format(site, "bouncing"))
    score.same(items(desk, "orphans")["site", site]["reason"], "no_reachable_contact", "nobody can be reached")
    change_database(served, "UPDATE contact SET state = 'confirmed'")
    score.check(("site", site) not in items(desk, "orphans"), "somebody can")
    change_database(served, "DELETE FROM contact")


def search_finds_parts(served, roles, person, reporting):
    """§12: a part by its number and by the words of its name, for who may order or quote."""
    part, name = ask_database(served, "SELECT part, description FROM part WHERE type = 'licence' AND orderable_until IS NULL ORDER BY part LIMIT 1")[0]
    for typed in (part, part.lower(), name, name.split()[0].lower()):
        rows = person.api("GET", f"/search?text={typed.replace(' ', '%20')}")[1]["rows"]
        score.check(("part", part) in {(row["kind"], row["number"]) for row in rows}, f"{typed!r} finds the part")
    page = person.get(f"/search?text={part}")
    score.check(f"/cart?part={part}" in page.links, "and leads to where it is ordered")
    rows = reporting.api("GET", f"/search?text={part}")[1]["rows"]
    score.same([row for row in rows if row["kind"] == "part"], [], "with reporting alone no part is found")


def story(served):
    roles = people(served.port)
    reseller, distributor, _, _ = people_of(served)
    desk, auditor = signed_in(served, roles, "renewals desk"), signed_in(served, roles, "auditor")
    admin, other = (signed_in_as(served, row[0]) for row in ask_database(served, ADMINS)[:2])
    mine = reseller.api("GET", "/orders?limit=1")[1]["rows"][0]
    number = mine["reseller"]
    search_finds_parts(served, roles, reseller, signed_in(served, roles, "reseller, reporting alone"))
    accounts_are_the_administrators(served, roles, admin, number)
    score.same(rows_of(desk, "/queues/orphans"), [], "nothing is an orphan at first")
    part = reseller.api("GET", f"/orders/{mine['order']}")[1]["lines"][0]["part"]
    asked = {"site": mine["site"], "currency": mine["currency"], "purchase_order": "PO-ORPHAN", "purchase_order_date": TODAY,
             "lines": [{"part": part, "quantity": 1}]}
    status, said = reseller.api("POST", "/orders", asked, "orphan")
    score.same((status, said.get("state")), (201, "in_review"), f"an order of it waits: {said}"[:300])
    before = open_work(desk, number)
    closed_by_two(admin, other, reseller, number)
    found = orphans(served, desk, number, before)
    whatever_waits_has_somebody(served, desk, found)
    counts_agree(desk)
    items_are_given(served, roles, desk, auditor, found)
    sites_without_anybody(served, desk, mine["site"])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("program")
    parser.add_argument("--database")
    given = parser.parse_args()
    with Served(given.program, database=given.database, makes=given.database is not None) as served:
        story(served)
        books_agree(served)
    print(f"{score.passed} passed, {score.failed} failed")
    return score.failed != 0


if __name__ == "__main__":
    sys.exit(main())
