"""What customers count (portal.md P35, R7.3) over HTTP: allocations within what is entitled, deployments as they say, by form, by
program and from a file that is looked at first; who sees them, any day's, and what another customer, partners and desks see: nothing.
Part of lists.py, which serves the demo."""
import csv
import io
import itertools
import json
from urllib.parse import quote, urlencode

from agreements import whole
from customers import rows
from thread import FORM, ask_database, score, signed_in_as

BEFORE = "2026-11-20"
SEATED = ("SELECT i.mail, s.number FROM account_user AS u JOIN identity AS i ON i.identity = u.identity JOIN site AS s ON "
          "s.number = u.number WHERE u.role = 'primary' AND u.state = 'active' AND i.identity IN "
          "(SELECT identity FROM account_user GROUP BY identity HAVING COUNT(*) = 1) ORDER BY 1")
fresh = itertools.count()
COUNTS = ("allocated", "deployed", "difference")


def put(person, name, what, value, tag="1", key=None):
    headers = {"Content-Type": "application/json", "Idempotency-Key": key or f"held-{next(fresh)}"}
    headers.update({"If-Match": f'"{tag}"'} if tag else {})
    page = person.ask("POST", f"/api/v1/entitlements/{name}/{what}", json.dumps(value), headers)
    return page.status, json.loads(page.body)


def code_of(answer):
    return answer[0], answer[1].get("code")


def of_name(person, name, query=""):
    site, part = name.split("-", 1)
    return rows(person, f"/entitlements?site={site}&part={part}&limit=1000{query}")


def sums(held):
    return tuple(sum(row[column] or 0 for row in held) for column in ("entitled", "allocated", "deployed"))


def uncounted(person, agreement):
    """A part that nobody has counted yet, with the most of it; and one of another site."""
    found = {}
    for row in rows(person, f"/entitlements?agreement={agreement}&limit=1000"):
        if row["deployed"] is None and row["allocated"] == 0 and row["entitled"] >= 2:
            found.setdefault(row["entitlement"], 0)
            found[row["entitlement"]] += row["entitled"]
    first = max(found, key=found.get)
    return first, next((name for name in found if name.split("-")[0] != first.split("-")[0]), None)


def allocated_within(customer, name):
    """Up to what is entitled, by use; refused with how many may be."""
    status, held = customer.api("GET", f"/entitlements/{name}")
    entitled = held["entitled"]
    score.same((status, held["revision"], held["history"], held["deployed"]), (200, 1, [], None), "nothing is counted yet")
    score.same(sum(row["entitled"] for row in held["rows"]), entitled, "it is the sum of its rows")
    answer = put(customer, name, "allocations", {"download": entitled + 1})
    score.same((code_of(answer), answer[1]["errors"][0]["value"], answer[1]["errors"][0]["field"]),
               ((422, "allocation_too_large"), str(entitled), "/download"), "no more than are entitled, and how many may be")
    for bad in ({"download": -1}, {"support": 1.5}, {"media": "many"}, {"download": 10**9}):
        score.same(code_of(put(customer, name, "allocations", bad)), (422, "bad_count"), f"{bad}")
    score.same(code_of(put(customer, name, "allocations", {"video": 1})), (400, "unknown_member"), "another use")
    score.same(put(customer, name, "allocations", {"download": 1}, tag=None)[0], 428, "as it was seen")
    score.same(customer.ask("POST", f"/api/v1/entitlements/{name}/allocations", "{}", {"Content-Type": "application/json"}).status, 400, "a key")
    for _ in range(2):
        answer = put(customer, name, "allocations", {"download": entitled, "support": 1}, key="held-once")
        score.same((answer[0], answer[1]["download"], answer[1]["media"], answer[1]["support"], answer[1]["allocated"], answer[1]["revision"]),
                   (200, entitled, 0, 1, entitled, 2), "all of them, once for one key")
    answer = put(customer, name, "allocations", {"download": 1})
    conflict = answer[1]["conflicts"][0]
    score.same((answer[0], conflict["theirs"]), (412, "2"), "seen before")
    score.check(conflict["at"] and conflict["by"] and conflict["by"] in customer.get("/home").text, f"and who changed it: {conflict}")
    score.same(code_of(put(customer, name, "allocations", {"download": 2}, tag="2", key="held-once")), (422, "idempotency_key_reused"), "another content")
    return entitled


def deployed_as_said(customer, name, entitled):
    """More than are entitled are taken, and flagged."""
    answer = put(customer, name, "deployments", {"deployed": entitled + 3}, tag="2")
    score.same((answer[0], answer[1]["deployed"], answer[1]["difference"], answer[1]["revision"]), (200, entitled + 3, -3, 3), "more than are entitled")
    score.same(code_of(put(customer, name, "deployments", {}, tag="3")), (422, "required"), "it says how many")
    score.same(code_of(put(customer, name, "deployments", {"deployed": -2}, tag="3")), (422, "bad_count"), "not below nothing")
    held = of_name(customer, name)
    score.same(sums(held), (entitled, entitled, entitled + 3), "the list's rows add up to the counts")
    score.check(all(row["difference"] == row["entitled"] - row["deployed"] for row in held), "difference = entitled - deployed")
    score.same(of_name(customer, name, "&kind=allocated"), held, "kind allocated finds them")
    site, part = name.split("-", 1)
    table = list(csv.DictReader(io.StringIO(customer.get(f"/entitlements?site={site}&part={part}&format=csv").body.decode("utf-8-sig"))))
    score.same([(row["allocated"], row["deployed"], row["difference"]) for row in table],
               [tuple(str(row[column]) for column in COUNTS) for row in held], "and the file")
    before = of_name(customer, name, f"&true_on={BEFORE}")
    score.same([tuple(row[column] for column in COUNTS) for row in before], [(0, None, None)] * len(before), "the day before nothing was counted")
    known = of_name(customer, name, f"&known_on={BEFORE}T12:00:00Z")
    score.check(all(row["deployed"] is None for row in known), "who knew nothing of it yet does not learn of it")
    page = customer.get(f"/entitlements/{name}")
    score.check(page.status == 200 and "More are deployed than are entitled" in page.text, "its page flags it")
    score.check(f"/entitlements/{name}" in customer.get(f"/entitlements?site={site}").main_links, "the list leads to it")
    _, value = customer.api("GET", f"/entitlements/{name}")
    score.same([(step["download"], step["deployed"]) for step in value["history"]], [(entitled, None), (entitled, entitled + 3)], "its history")


def by_the_page(customer, name, entitled):
    """The forms: what is refused stays typed; a double press is one effect."""
    path = f"/entitlements/{name}"
    page = customer.get(path)
    refused = customer.send(page, f"{path}/allocations", download=str(entitled + 9))
    score.same((refused.status, dict(refused.form(f"{path}/allocations").fields)["download"]), (422, str(entitled + 9)), "what was typed stays")
    for _ in range(2):
        score.same(customer.send(page, f"{path}/deployments", deployed=str(entitled)).status, 303, "the count is written")
    again = customer.send(page, f"{path}/deployments", deployed="1")
    score.same((again.status, dict(again.form(f"{path}/deployments").fields)["deployed"]), (422, "1"), "a used key with other content")
    _, value = customer.api("GET", path)
    score.same((value["revision"], value["deployed"]), (4, entitled), "once")
    stale = customer.ask("POST", f"{path}/deployments", urlencode(
        [(field, "another-key" if field == "idempotency_key" else text) for field, text in page.form(f"{path}/deployments").fields
         if field != "deployed"] + [("deployed", "2")]), FORM)
    score.same(stale.status, 412, "as it was seen before")


def seen_by_nobody_else(served, customer, name, people_of):
    """§4, V6: partners and desks see no counts; another customer, hidden and missing are one."""
    site, part = name.split("-", 1)
    for who, person in people_of.items():
        score.same(code_of(person.api("GET", f"/entitlements/{name}/allocations"))[0], 403, f"{who} reads no allocations")
        score.same(put(person, name, "deployments", {"deployed": 1})[0], 403, f"{who} writes none")
        score.same(person.api("POST", "/entitlements/bulk", {"rows": [{"entitlement": name, "deployed": 1}]}, f"no-{who}")[0], 403, f"{who}: nor many")
        score.same(person.get("/entitlements/import").status, 403, f"{who}: nor a file")
        listed = [row for row in whole(person, "/entitlements", f"site={site}") if row["entitlement"] == name]
        score.check(all(row[column] is None for row in listed for column in COUNTS), f"{who}: no counts in the list")
        status, value = person.api("GET", f"/entitlements/{name}")
        score.check(status == 404 or (value["allocated"], value["deployed"], value["revision"], value["history"]) == (None, None, None, []),
                    f"{who}: nor at the entitlement")
        if status == 200:
            page = person.get(f"/entitlements/{name}")
            score.check(page.status == 200 and not any("/allocations" in form.action for form in page.forms) and "Deployed" not in page.text,
                        f"{who}: nor on its page")
    other = next(mail for mail, number in ask_database(served, SEATED) if number != site and not
                 rows(customer, "/agreements")[0]["agreement"] in agreements_of(served, number))
    stranger = signed_in_as(served, other)
    for path, value in (("", None), ("/allocations", None), ("/deployments", {"deployed": 1})):
        answers = []
        for asked in (name, f"9999999-{part}", f"{site}-NOSUCH"):
            page = stranger.ask("POST" if value else "GET", f"/api/v1/entitlements/{quote(asked)}{path}", json.dumps(value) if value else None,
                                {"Content-Type": "application/json", "If-Match": '"1"', "Idempotency-Key": "stranger"} if value else {})
            answers.append((page.status, page.body.decode().replace(asked, "N")))
        score.same((answers[0][0], len(set(answers))), (404, 1), f"hidden and missing are one: {path}")
    _, said = stranger.api("POST", "/entitlements/bulk", {"mode": "good_lines", "rows": [{"entitlement": name, "deployed": 1}]}, "stranger-bulk")
    score.same([(row["result"], row["code"], row["entitled"]) for row in said["rows"]], [("refused", "entitlement_not_found", None)], "nor in a bulk")


def agreements_of(served, site):
    return [row[0] for row in ask_database(served, f"SELECT a.number FROM site AS s JOIN agreement AS a USING (enterprise, agreement) WHERE s.number = '{site}'")]


def many_at_once(customer, name, other, entitled):
    """§9: dry run, all, good lines; page and program alike; repeating changes nothing."""
    bad = {"row_key": "b", "entitlement": name, "download": entitled + 5}
    good = {"row_key": "g", "site": other.split("-", 1)[0], "part": other.split("-", 1)[1], "deployed": 1, "support": 1}
    path = "/entitlements/bulk"
    looked = customer.api("POST", path, {"rows": [bad, good], "dry_run": True, "mode": "good_lines"}, "bulk-look")
    found = [(row["row_key"], row["result"], row["code"], row["field"], row["deployed_before"], row["deployed"]) for row in looked[1]["rows"]]
    score.same((looked[0], found), (200, [("b", "refused", "allocation_too_large", "download", entitled, entitled), ("g", "done", None, None, None, 1)]), "a dry run says")
    score.same(customer.api("GET", f"/entitlements/{other}")[1]["revision"], 1, "and does nothing")
    status, said = customer.api("POST", path, {"rows": [bad, good]}, "bulk-all")
    score.same((status, said["written"], [row["result"] for row in said["rows"]]), (422, False, ["refused", "unchanged"]), "all or none")
    answers = [customer.api("POST", path, {"rows": [bad, good], "mode": "good_lines"}, "bulk-good") for _ in range(2)]
    score.same((answers[0][0], answers[0][1]["done"], answers[0][1]["refused"], answers[0][1]["rows"][1]["revision"]), (200, 1, 1, 2), "the good line alone")
    score.same(answers[0], answers[1], "the same key, the same answer")
    again = customer.api("POST", path, {"rows": [good]}, "bulk-again")
    score.same((again[0], again[1]["unchanged"], again[1]["rows"][0]["revision"]), (200, 1, 2), "the same again changes nothing")
    twice = customer.api("POST", path, {"rows": [good, dict(good, deployed=2)], "dry_run": True}, "bulk-twice")
    score.same(twice[1]["rows"][1]["code"], "row_twice", "one row of a part")
    for value, wanted in (({}, "no_rows"), ({"text": 'part,deployed\n"x,1\n'}, "bad_quotes"), ({"text": "part,deployed,colour\nx,1,2\n"}, "column_unknown"),
                          ({"text": "part\nx\n"}, "column_missing"), ({"text": "part,deployed\nx\n"}, "bad_cells"), ({"text": "part,part,deployed\nx,y,1\n"}, "bad_header"),
                          ({"text": "part,deployed\n" + "x,1\n" * 5001}, "too_many_rows")):
        score.same(customer.api("POST", path, dict(value, dry_run=True), "bulk-bad")[1].get("code"), wanted, wanted)


def from_a_file(customer, name, other, entitled):
    """P35: a file is looked at first; then what can be of it is written, once."""
    site, part = other.split("-", 1)
    score.check(f"/entitlements/import?site={site}" in customer.get(f"/entitlements?site={site}").main_links, "the list leads to it")
    page = customer.get(f"/entitlements/import?site={site}")
    score.same(dict(page.form("/entitlements/import/check").fields)["site"], site, "the site is asked for already")
    text = f"part,deployed,download\n{part},2,\nNOSUCH,1,\n"
    looked = customer.send_file(page, "/entitlements/import/check", "file", text.encode(), "counts.csv")
    score.check(looked.status == 200 and "1 would be written, 0 are so already, 1 cannot be written" in looked.text and "line 3" in looked.text,
                f"what it would change: {looked.text[-600:]}")
    score.same(customer.api("GET", f"/entitlements/{other}")[1]["deployed"], 1, "and nothing is changed by looking")
    form = looked.form("/entitlements/import/check")
    fields = [(key, value) for key, value in form.fields if key != "text"] + [("text", text), ("mode", "good_lines")]
    shown = [customer.ask("POST", "/entitlements/import", urlencode(fields), FORM) for _ in range(2)]
    score.check(all(one.status == 200 and "1 counts were written" in one.text for one in shown), f"written once: {shown[0].text[-300:]}")
    held = customer.api("GET", f"/entitlements/{other}")[1]
    score.same((held["deployed"], held["revision"]), (2, 3), "as the file says, once")
    head = '"Sale order date","Part number","Part description","Coverage dates","Order type","Deployed"\r\n'
    line = f'"2025-01-01","{part}","Something","Start date 01 Jan 2025 End date 31 Dec 2025","Licenses","{{}}"\r\n'
    status, said = customer.api("POST", "/entitlements/bulk", {"site": site, "text": head + line.format(2) + line.format(3)}, "tool-file")
    score.same((status, said["done"], said["joined"], said["rows"][0]["deployed"], said["rows"][0]["line"]), (200, 1, 1, 5, 2), "a licence tool's rows add up")
    refused = customer.send(page, "/entitlements/import/check", text='part,deployed\n"x,1')
    score.check(refused.status == 422 and "2:1" in refused.text, f"what cannot be read, by line and column: {refused.text[-300:]}")


def adds_up(customer, agreement):
    """P35-1, with counts: an agreement is the sum of its sites, now and on another day."""
    sites = [row["site"] for row in rows(customer, f"/agreements/{agreement}/sites")]
    for when in (f"&true_on={BEFORE}", ""):
        all_of = whole(customer, "/entitlements", f"agreement={agreement}{when}", 7)
        parts = [row for site in sorted(sites) for row in rows(customer, f"/entitlements?site={site}&limit=1000{when}")]
        score.same(parts, all_of, f"P35-1: the sum of sites, with counts {when}")
    score.check(any(row["deployed"] for row in all_of), "some are counted")


def counts(served, roles, customer, single, people_of):
    agreement = rows(customer, "/agreements")[0]["agreement"]
    name, other = uncounted(customer, agreement)
    entitled = allocated_within(customer, name)
    deployed_as_said(customer, name, entitled)
    by_the_page(customer, name, entitled)
    seen_by_nobody_else(served, customer, name, people_of)
    if other is not None:
        many_at_once(customer, name, other, entitled)
        from_a_file(customer, name, other, entitled)
    adds_up(customer, agreement)
    own = {row["site"] for row in whole(single, "/entitlements")}
    far = next(one for one in (name, other) if one.split("-")[0] not in own)
    score.same(code_of(single.api("GET", f"/entitlements/{far}")), (404, "entitlement_not_found"), "V1: of one site, that site")
