"""A customer asks for a quote (P16), over HTTP: of a reseller that deals with its site, or of the vendor; who is asked makes the
quote of it in the builder with one press, or declines with a reason; nobody else sees anything of it, and asking opens nothing."""
import html
import re

from of_lists.daily import enquiries_are_listed
from orders import people, signed_in
from thread import ask_database, press, score

STRANGERS = ("SELECT number FROM account AS a WHERE kind = 'partner' AND tier = 'reseller' AND NOT EXISTS (SELECT 1 FROM visibility AS v "
             "JOIN site AS s ON s.enterprise = v.enterprise AND s.site = v.site WHERE v.account = a.account AND s.number = '{0}') ORDER BY number")
PARTS = ("SELECT part FROM part WHERE type = 'licence' AND orderable_until IS NULL AND minimum_quantity = 1 AND multiple = 1 ORDER BY part LIMIT 2")
OPENED = "SELECT COUNT(*) FROM visibility"


def ask(customer, asked, key):
    return customer.api("POST", "/enquiries", asked, key)


def fields_of(said):
    return sorted(error["field"] for error in said["errors"])


def refused(served, customer, site, reseller, parts):
    """Every mistake at once, by field; whom the site does not deal with is no reseller here."""
    stranger = ask_database(served, STRANGERS.format(site))[0][0]
    lines = [{"part": parts[0], "quantity": "1.5"}, {"part": "NO-SUCH", "quantity": "1"}]
    status, said = ask(customer, {"site": site, "partner": stranger, "lines": lines}, "ask-wrong")
    score.same((status, fields_of(said)), (422, ["/lines/0/quantity", "/lines/1/part", "/partner"]), "all that is wrong")
    for change, code in (({"site": "0000001"}, "site_not_found"), ({"lines": []}, "no_lines"), ({"partner": "nobody"}, "reseller_not_found")):
        asked = dict({"site": site, "partner": reseller, "lines": [{"part": parts[0], "quantity": "1"}]}, **change)
        score.same(ask(customer, asked, "ask-" + code)[1]["code"], code, f"{change}")
    page = customer.get("/enquiries/new")
    back = customer.send(page, "/enquiries", paste="NO-SUCH 1\n", note="two\nlines")
    kept = html.unescape(back.body.decode()).replace("\r\n", "\n")
    score.check(back.status == 422 and "NO-SUCH 1\n</textarea>" in kept and "two\nlines</textarea>" in kept, "what was typed stays")


def asked_by_hand(served, customer, site, reseller, parts):
    """From the home: one press, one enquiry."""
    score.check("/enquiries/new" in customer.get("/home").links, "the home leads there")
    score.check(f"/enquiries/new?site={site}" in customer.get(f"/customers/{site}").links, "so does the site's page")
    page = customer.get("/enquiries/new")
    options = re.findall(r'<option value="([^"]*)"', re.search(r'<select[^>]*name="partner".*?</select>', page.body.decode(), re.S)[0])
    rows = customer.api("GET", f"/enquiries/partners?site={site}")[1]["rows"]
    score.same(options, [row["partner"] for row in rows] + [""], "its resellers and the vendor are there to be asked")
    score.check(reseller in options, "the reseller that sold to it is")
    opened = ask_database(served, OPENED)
    shown, _ = press(customer, page, "/enquiries", {"paste": f"{parts[0]} 3\n{parts[1]}\t7\n", "note": "by <month's> end", "partner": reseller})
    name = re.search(r"Enquiry (\d{7}-\w{13})", shown.text)[1]
    score.same(ask_database(served, OPENED), opened, "V2: asking opens nothing to anybody")
    return name


def who_sees(served, roles, people_there, name):
    """V6: the customer, who was asked, the desks; for all others it is not there, byte for byte."""
    reseller, distributor, customer, competitor = people_there
    path = f"/enquiries/{name}"
    for person, word in ((reseller, "who was asked"), (customer, "who asks"), (signed_in(served, roles, "pricing desk"), "the pricing desk"),
                         (signed_in(served, roles, "care desk"), "care")):
        status, said = person.api("GET", path)
        score.same((status, [line["quantity"] for line in said.get("lines", [])], said.get("note")),
                   (200, [3, 7], "by <month's> end"), f"{word} sees it")
        score.check(name in person.get("/enquiries").text, f"and in the list: {word}")
        score.same([person.api("GET", f"/search?text={typed}")[1]["rows"][0]["number"] for typed in (name, name.replace("-", "").lower())], [name] * 2,
                   f"its name leads to it (section 12): {word}")
        score.check(path in person.get(f"/search?text={name}").main_links, f"on the page too: {word}")
    missing = name[:-1] + ("0" if name[-1] != "0" else "1")
    for person, word in ((distributor, "the distributor"), (competitor, "a competitor")):
        score.same(*(person.ask("GET", f"/api/v1/search?text={text}").body for text in (name, missing)), f"{word} searches in vain")
        hidden, never = person.ask("GET", "/api/v1" + path), person.ask("GET", f"/api/v1/enquiries/{missing}")
        score.same((hidden.status, hidden.body.replace(name.encode(), missing.encode())), (404, never.body), f"{word} finds nothing")
        score.same([row for row in person.api("GET", "/enquiries")[1]["rows"] if row["enquiry"] == name], [], f"{word} has no row")
        score.same([row for row in person.api("GET", "/home")[1]["waiting"] if row["object"] == name], [], f"{word} has nothing to do")
        score.same(person.api("POST", path + "/decline", {"reason": "x"}, "not-mine", revision=1)[0], 404, f"{word} declines nothing")
        score.same(person.get(f"/quotes/new?enquiry={name}").status, 404, f"{word} quotes nothing of it")
        asked = {"site": name[:7], "enquiry": name, "paste": "X 1"}
        score.same(person.api("POST", "/quotes", asked, "not-mine-either")[0], 404, f"nor by program: {word}")
    alone = signed_in(served, roles, "reseller, reporting alone")
    score.same((alone.get(path).status, alone.get("/enquiries").status), (403, 403), "without bids there is no such page")
    score.same((reseller.get("/enquiries/new").status, reseller.api("POST", path + "/withdraw", {}, "w", revision=1)[0]), (403, 403),
               "a partner neither asks nor withdraws")
    score.same(customer.api("POST", path + "/decline", {"reason": "x"}, "d", revision=1)[0], 403, "nor does a customer decline")
    score.same(signed_in(served, roles, "pricing desk").api("POST", path + "/decline", {"reason": "x"}, "v", revision=1)[0], 403,
               "nor a desk what a partner was asked")


def offered(page, name, number):
    """While a quote that was made of it lives, that is what the page leads to: the builder would refuse a second one."""
    button = re.search(r'<a class="btn pri" href="([^"]+)">', page.body.decode())[1]
    score.same((button, f"/quotes/new?enquiry={name}" in page.links), (f"/quotes/{number}", False), "its quote instead of another")


def answered(reseller, customer, name):
    """One press fills the builder; the customer sees the quote when it is presented, and not before."""
    path = f"/enquiries/{name}"
    waits = [row for row in reseller.api("GET", "/home")[1]["waiting"] if row["object"] == name]
    score.same([(row["kind"], row["total"], row["currency"]) for row in waits], [("enquiry", None, None)], "it waits on the reseller's home")
    score.check(path in reseller.get("/home").links, "which leads to it")
    page = reseller.get(path)
    before = page
    score.check(f"/quotes/new?enquiry={name}" in page.links, "and from there to the builder")
    builder = reseller.get(f"/quotes/new?enquiry={name}")
    fields = dict(next(form for form in builder.forms if form.action == "/quotes").fields)
    score.same((fields["site"], fields["enquiry"]), (name[:7], name), "filled with its site")
    typed = html.unescape(re.search(r'<textarea[^>]*name="paste"[^>]*>(.*?)</textarea>', builder.body.decode(), re.S)[1])
    made, _ = press(reseller, builder, "/quotes", {"paste": typed})
    number = re.search(r"Quote (\d{10})", made.text)[1]
    quote = reseller.api("GET", f"/quotes/{number}")[1]
    score.same([line["quantity"] for line in quote["lines"]], [3, 7], "and its lines")
    score.same(reseller.api("GET", path)[1]["quote"], number, "who makes it sees its draft")
    score.same([customer.api("GET", path)[1][member] for member in ("state", "quote")], ["asked", None], "the customer does not")
    offered(reseller.get(path), name, number)
    page, stale = reseller.get(path), reseller.api("POST", path + "/decline", {"reason": "x"}, "in-work", revision=7)[0]
    status, said = reseller.api("POST", path + "/decline", {"reason": "not while it is quoted"}, "in-work", revision=1)
    score.same((stale, status, said["code"], said["errors"][0]["value"]), (412, 409, "enquiry_quoted", number), "nor is it declined while its draft lives")
    score.check([form for form in page.forms if form.action == path + "/decline"] == [] and "withdraw that quote first" in page.text, "the page says so")
    shown = reseller.send(before, path + "/decline", reason="kept <reason>")
    score.check(shown.status == 409 and number in shown.text and "kept &lt;reason&gt;" in shown.body.decode(), "and loses no reason that was typed before")
    score.same(customer.api("GET", path)[1]["state"], "asked", "nothing happened")
    press(reseller, reseller.get(f"/quotes/{number}/withdraw"), f"/quotes/{number}/withdraw")
    page = reseller.get(path)
    score.check(f"/quotes/new?enquiry={name}" in page.links, "withdrawn, it makes way for another")
    made, _ = press(reseller, reseller.get(f"/quotes/new?enquiry={name}"), "/quotes", {"paste": typed})
    number = re.search(r"Quote (\d{10})", made.text)[1]
    offered(reseller.get(path), name, number)
    score.check(number not in customer.get(path).text, "nor on its page")
    status, said = reseller.api("POST", "/quotes", {"site": name[:7], "enquiry": name, "lines": [{"part": quote["lines"][0]["part"], "quantity": "1"}]},
                                "again")
    score.same((status, said["code"], said["errors"][0]["value"]), (409, "enquiry_quoted", number), "one quote at a time")
    press(reseller, reseller.get(f"/quotes/{number}/present"), f"/quotes/{number}/present")
    for person in (customer, reseller):
        said = person.api("GET", path)[1]
        score.same((said["state"], said["quote"], said["revision"]), ("answered", number, 2), "presented, it is answered")
    score.check(f"/quotes/{number}" in customer.get(path).links, "the customer's page leads to the quote")
    for verb, person in (("decline", reseller), ("withdraw", customer)):
        status, said = person.api("POST", f"{path}/{verb}", {"reason": "late"} if verb == "decline" else {}, f"late-{verb}", revision=2)
        score.same((status, said["code"]), (409, "enquiry_state"), f"{verb} comes too late")
    score.same([row for row in reseller.api("GET", "/home")[1]["waiting"] if row["object"] == name], [], "and waits no more")


def declined(served, reseller, customer, site, number, parts):
    asked = {"site": site, "partner": number, "paste": f"{parts[0]} 2"}
    status, said = ask(customer, asked, "ask-again")
    score.same((status, said["state"]), (201, "asked"), "asked by program")
    score.same(ask(customer, asked, "ask-again")[1], said, "sent again it is one enquiry")
    path = f"/enquiries/{said['enquiry']}"
    page = reseller.get(path)
    score.same((reseller.send(page, path + "/decline", reason="").status,
                reseller.api("POST", path + "/decline", {}, "no-reason", revision=1)[0]), (422, 422), "a reason is asked for")
    status, stale = reseller.api("POST", path + "/decline", {"reason": "x"}, "stale", revision=7)
    asked_by = {"field": "/revision", "yours": "7", "theirs": "1", "by": reseller.api("GET", path)[1]["customer_name"]}
    score.same((status, {member: stale["conflicts"][0][member] for member in asked_by}), (412, asked_by), "as it was not read")
    press(reseller, page, path + "/decline", {"reason": "we do not sell <this>"})
    late = customer.api("POST", path + "/withdraw", {}, "late", revision=1)
    score.same((late[0], late[1]["conflicts"][0]["by"]), (412, customer.api("GET", path)[1]["partner_name"]), "who declined it meanwhile")
    score.check("we do not sell <this>" in customer.get(path).text, "the customer reads why")
    status, said = reseller.api("POST", "/quotes", {"site": site, "enquiry": said["enquiry"], "paste": f"{parts[0]} 2"}, "too-late")
    score.same((status, said["code"]), (409, "enquiry_state"), "no quote is made of it any more")


def of_the_vendor(served, roles, people_there, site, parts):
    """It stands in the desks' queue; the customer withdraws one, a desk quotes the other."""
    reseller, _, customer, _ = people_there
    names = [ask(customer, {"site": site, "paste": f"{parts[0]} 5"}, f"of-the-vendor-{i}")[1]["enquiry"] for i in (1, 2)]
    desk = signed_in(served, roles, "pricing desk")
    waits = {row["item"] for row in desk.api("GET", "/queues/enquiries")[1]["rows"]}
    score.check(set(names) <= waits, "both wait in the queue")
    score.check(f"/enquiries/{names[0]}" in desk.get("/queues/enquiries").links, "which leads to them")
    score.same(reseller.get(f"/enquiries/{names[0]}").status, 404, "a partner sees nothing of them, its own site's or not")
    press(customer, customer.get(f"/enquiries/{names[0]}"), f"/enquiries/{names[0]}/withdraw")
    score.same(desk.api("GET", f"/enquiries/{names[0]}")[1]["state"], "withdrawn", "withdrawn")
    score.same({row["item"] for row in desk.api("GET", "/queues/enquiries")[1]["rows"]} & set(names), {names[1]}, "it waits no more")
    score.same(signed_in(served, roles, "care desk").api("POST", f"/enquiries/{names[1]}/decline", {"reason": "x"}, "care", revision=1)[0], 403,
               "care only reads")
    status, said = desk.api("POST", "/quotes", {"site": site, "enquiry": names[1], "paste": f"{parts[0]} 5"}, "desk-quotes")
    score.same(status, 201, f"a desk quotes: {said}"[:300])
    number, edition = said["quote"]["number"], said["quote"]["edition"]
    score.same(desk.api("POST", f"/quotes/{number}/present", {}, "desk-presents", revision=edition)[0], 200, "and presents")
    score.same([customer.api("GET", f"/enquiries/{names[1]}")[1][member] for member in ("state", "quote")], ["answered", number], "answered")


def story(served, people_there):
    reseller, _, customer, _ = people_there
    roles = people(served.port)
    sold = {row["site"]: row["reseller"] for row in customer.api("GET", "/orders?limit=100")[1]["rows"]}
    own = re.search(r'name="site"[^>]*value="(\d{7})"', customer.get("/enquiries/new").body.decode())[1]
    number = reseller.api("GET", "/orders?limit=1")[1]["rows"][0]["reseller"]
    score.check(own in sold, "the form begins with the customer's own site")
    parts = [row[0] for row in ask_database(served, PARTS)]
    refused(served, customer, own, number, parts)
    name = asked_by_hand(served, customer, own, number, parts)
    who_sees(served, roles, people_there, name)
    answered(reseller, customer, name)
    declined(served, reseller, customer, own, number, parts)
    of_the_vendor(served, roles, people_there, own, parts)
    enquiries_are_listed(served, people_there, signed_in(served, roles, "pricing desk"), "2026-11-21")
