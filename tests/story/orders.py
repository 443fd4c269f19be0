"""Orders, proofs and home over HTTP, as each kind of person: what they are shown, what is hidden, and
files of any length. orders.py PROGRAM"""
import csv
import io
import json
import re
import subprocess
import sys
import tempfile

from portal import Page, Person, Served

passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def people(port):
    page = Person(port).get("/sign-in")
    assert page.status == 200, (page.status, page.text[:300])
    found = re.findall(rb'name="identity" value="([^"]*)".*?</button>', page.body, re.S)
    roles = {}
    for block in re.findall(rb'<button[^>]*name="identity" value="[^"]*".*?</button>', page.body,
                            re.S):
        mail = re.search(rb'value="([^"]*)"', block).group(1).decode()
        roles[mail] = re.sub(rb"<[^>]+>", b" ", block).decode()
    assert len(found) == len(roles) and roles, "a demo offers its people"
    return roles


def one(roles, words):
    for mail, role in roles.items():
        if words in role:
            return mail
    raise AssertionError(f"no {words} among {roles}")


def signed_in(served, roles, words):
    person = Person(served.port)
    person.sign_in_demo(one(roles, words))
    return person


def numbers(page, noun):
    return [link.split("/")[2] for link in page.main_links if re.match(rf"/{noun}/\d+$", link)]


def all_rows(person, path):
    """Page after page, by key."""
    rows, after = [], ""
    while True:
        status, value = person.api("GET", f"{path}?limit=100" + (f"&after={after}" if after else ""))
        assert status == 200, (path, status, value)
        rows += value["rows"]
        after = value["meta"]["next"]
        if after is None:
            return rows


def lists_agree(person, noun, who):
    """A page's files and the API's pages are the same rows."""
    rows = all_rows(person, f"/{noun}")
    answer = person.get(f"/{noun}?format=csv")
    table = list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig"))))
    check(answer.headers["content-type"].startswith("text/csv"), f"{who}: {noun} as CSV")
    check(len(table) == len(rows) + 1, f"{who}: {noun}: {len(table) - 1} of {len(rows)} as CSV")
    check(rows == [] or table[0] == list(rows[0]), f"{who}: columns of {noun} are one order")
    answer = person.get(f"/{noun}?format=json")
    check(json.loads(answer.body)["rows"] == rows, f"{who}: {noun} as JSON")
    answer = person.get(f"/api/v1/{noun}?format=ndjson")
    check([json.loads(line) for line in answer.body.splitlines()] == rows, f"{who}: as NDJSON")
    return rows


def filters_hold(person, rows, who):
    if not rows:
        return
    site = rows[0]["site"]
    status, value = person.api("GET", f"/orders?site={site}&limit=1000")
    found = {row["order"] for row in value["rows"]} if status == 200 else set()
    # an order of several sites stands with one of them, and is found by each
    check({row["order"] for row in rows if row["site"] == site} <= found <=
          {row["order"] for row in rows}, f"{who}: orders of one site")
    day = rows[0]["accepted_on"]
    status, value = person.api("GET", f"/orders?accepted_from={day}&limit=1000")
    check([row["order"] for row in value["rows"]] ==
          [row["order"] for row in rows if row["accepted_on"] >= day], f"{who}: orders from a day")
    check(person.api("GET", "/orders?accepted_from=2026-02-30")[0] == 422, "no such day")
    check(person.api("GET", "/orders?colour=red")[0] == 400, "no such filter")
    check(person.get("/orders?fields=nothing&format=csv").status == 400, "no such column")


def hidden_is_missing(person, foreign, who):
    """Not there and not visible are one (V6), as page and in the API, today and as of another day."""
    for noun, number, then in ((*one, then) for one in foreign for then in ("", "?known_on=2030-01-01T00:00:00Z")):
        nowhere = person.get(f"/{noun}/0000000000{then}")
        hidden = person.get(f"/{noun}/{number}{then}")
        check(hidden.status == 404, f"{who}: /{noun}/{number} of another is {hidden.status}")
        check(hidden.text == nowhere.text, f"{who}: hidden and missing read alike")
        check(person.api("GET", f"/{noun}/{number}{then}")[0] == 404, f"{who}: the same in the API")


def links_lead(person, start, who):
    """Every link in the main part of the pages leads somewhere."""
    for link in start.main_links:
        if link.startswith("/"):
            answer = person.get(link.split("#")[0])
            check(answer.status in (200, 303), f"{who}: {link} answers {answer.status}")


def look_around(served, roles, words):
    person = signed_in(served, roles, words)
    home = person.get("/home")
    check(home.status == 200, f"{words}: home")
    links_lead(person, home, words)
    orders = lists_agree(person, "orders", words)
    proofs = lists_agree(person, "proofs", words)
    filters_hold(person, orders, words)
    check(len(orders) > 0 and len(proofs) > 0, f"{words} has orders and proofs")
    page = person.get(f"/orders/{orders[0]['order']}")
    check(page.status == 200 and orders[0]["order"] in page.text, f"{words}: an order")
    links_lead(person, page, words)
    page = person.get(f"/proofs/{proofs[0]['proof']}")
    check(page.status == 200 and proofs[0]["part"] in page.text, f"{words}: a proof")
    links_lead(person, page, words)
    return person, orders, proofs


def says_whose_price(distributor, desk, order):
    """One figure: who buys pays it, and the vendor's people read what they sold at."""
    for person, said, never in ((distributor, "You pay", "Sold at"), (desk, "Sold at", "You pay")):
        text = person.get(f"/orders/{order}").text
        check(text.count(said) >= 2 and never not in text, f"'{said}' over the lines and beside the total, '{never}' nowhere")


def verify_files(served, person, proof):
    """A proof is rendered once and kept; a changed byte is found online and offline."""
    first = person.get(f"/proofs/{proof}/pdf")
    again = person.get(f"/proofs/{proof}/pdf")
    check(first.status == 200 and first.body.startswith(b"%PDF"), "a proof as PDF")
    check(first.body == again.body, "it prints again byte for byte")
    check(person.get(f"/proofs/{proof}/pdf", {"If-None-Match": first.headers["etag"]}).status == 304,
          "its ETag")
    twin = person.get(f"/proofs/{proof}/json")
    check(json.loads(twin.body)["proof"] == proof, "its JSON twin")
    altered = bytearray(first.body)
    altered[len(altered) // 2] ^= 1
    anybody = Person(served.port)
    form = anybody.get("/verify")
    for content, words, status in ((first.body, "Valid", 200), (bytes(altered), "Altered", 200),
                                   (b"a letter\n", "Not signed", 200), (b"", "Choose a file", 422)):
        answer = anybody.send_file(form, "/verify", "file", content)
        check(answer.status == status and words in answer.text, f"/verify says {words}")
    answer = anybody.ask("POST", "/api/v1/verify", first.body, {"Content-Type": "application/pdf"})
    check(json.loads(answer.body) == {"verdict": "valid", "proof": proof}, "the API says so too")
    for content, status in ((first.body, 0), (bytes(altered), 1)):
        with tempfile.NamedTemporaryFile() as file:
            file.write(content)
            file.flush()
            ended = subprocess.run([served.program, "verify", file.name, "--key", served.key],
                                   capture_output=True, check=False)
            check(ended.returncode == status, f"licet verify offline: {ended.stdout}")


def gates_hold(served, roles):
    anybody = Person(served.port)
    check(anybody.get("/orders").status == 303, "signed out: to the sign-in")
    check(anybody.api("GET", "/orders")[0] == 401, "signed out: 401 in the API")
    reporting = signed_in(served, roles, "reseller, reporting alone")
    for path in ("/orders", "/proofs", "/orders/new?quote=0000000000"):
        check(reporting.get(path).status == 403, f"without the right: {path}")
    check("/orders" not in reporting.get("/home").links, "no menu item without the right")


def forms_are_ours(served, roles, order):
    """Deciding needs a form of ours and a key; who may not decide learns nothing."""
    person = signed_in(served, roles, "distributor primary")
    body = "reason=no&idempotency_key=k1"
    answer = person.ask("POST", f"/orders/{order}/reject", body,
                        {"Content-Type": "application/x-www-form-urlencoded"})
    check(answer.status == 403, "a form without its token")
    check(person.get("/orders/new?quote=0000000000").status == 404, "no such quote")
    check(person.get("/orders/new").status == 422, "an order of nothing")
    stranger = signed_in(served, roles, "reseller primary")
    check(stranger.get(f"/orders/{order}/confirm").status in (404, 409), "not theirs to confirm")


def story(served):
    roles = people(served.port)
    reseller, reseller_orders, reseller_proofs = look_around(served, roles, "reseller primary")
    distributor, distributor_orders, _ = look_around(served, roles, "distributor primary")
    customer, customer_orders, customer_proofs = look_around(served, roles,
                                                             "customer primary, whole agreement")
    desk, _, _ = look_around(served, roles, "order desk")
    says_whose_price(distributor, desk, next(row["order"] for row in distributor_orders if row["buy_total"] is not None))
    own = {row["order"] for row in reseller_orders}
    foreign = [row["order"] for row in distributor_orders if row["order"] not in own][:3]
    hidden_is_missing(reseller, [("orders", number) for number in foreign], "reseller")
    theirs = {row["proof"] for row in customer_proofs}
    hidden_is_missing(customer, [("proofs", row["proof"]) for row in reseller_proofs
                                 if row["proof"] not in theirs][:3], "customer")
    check(all(row["buy_total"] is None for row in customer_orders), "a customer sees no buying price")
    verify_files(served, reseller, reseller_proofs[0]["proof"])
    gates_hold(served, roles)
    forms_are_ours(served, roles, distributor_orders[0]["order"])


def self_test():
    """The checks can fail: a page with a dead end, a form that is not there."""
    page = Page(200, {"content-type": "text/html"},
                b'<main><a href="/nowhere">x</a><form action="/a" method="post"></form></main>')
    check(page.main_links == ["/nowhere"] and page.forms[0].action == "/a", "a page is read")
    try:
        page.form("/b")
        check(False, "a form that is not there is missed")
    except AssertionError:
        check(True, "a form that is not there is missed")


def main():
    self_test()
    served = Served(sys.argv[1])
    with served:
        story(served)
    check(served.faults == [], f"faults: {served.faults[:3]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
