"""Quotes over HTTP: lines ticked, quantities changed, presented, accepted; what goes wrong on the way; the
same by program. quotes.py PROGRAM"""
import json
import re
import sys

from portal import Person, Served

PASSWORD = "a demo for everybody"  # of everybody in a demo
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def field(page, name):
    found = re.search(rb'name="' + re.escape(name.encode()) + rb'"[^>]*?value="([^"]*)"', page.body)
    assert found, f"no field {name}"
    return found.group(1).decode()


def ticks(page):
    return [line.decode() for line in re.findall(rb'name="renewal_lines" value="([^"]+)"', page.body)]


def mails(port):
    page = Person(port).get("/sign-in")
    return [mail.decode() for mail in re.findall(rb'name="identity" value="([^"]*)"', page.body)]


def seller(served):
    """A partner's person with lines that nobody has quoted yet."""
    for mail in mails(served.port):
        person = Person(served.port)
        person.sign_in_demo(mail)
        page = person.get("/reports/renewal-lines?state=announced&limit=1000")
        if page.status == 200 and len(ticks(page)) > 3:
            person.mail = mail
            return person, page
    raise AssertionError("nobody of the demo can quote")


def post(person, page, action, pairs):
    """A form with several values of one name."""
    import urllib.parse
    form = page.form(action)
    own = [(name, value) for name, value in form.fields
           if name in ("csrf", "idempotency_key", "revision", "list")]
    return person.ask("POST", action, urllib.parse.urlencode(own + pairs),
                      {"Content-Type": "application/x-www-form-urlencoded"})


def quotes_are_made(person, page):
    lines = ticks(page)
    answer = post(person, page, "/renewal-quotes", [("group_by", "agreement")])
    check(answer.status == 422, f"no tick: {answer.status}")
    answer = post(person, page, "/renewal-quotes",
                  [("renewal_lines", line) for line in lines[:6]] +
                  [("renewal_lines", "no-such-line"), ("group_by", "agreement")])
    check(answer.status == 200 and "no-such-line" in answer.text, "a line fails alone, by its name")
    numbers = [link.split("/")[2] for link in answer.main_links if re.match(r"/quotes/\d+$", link)]
    check(len(numbers) >= 1, "the quotes are named")
    page = person.get("/reports/renewal-lines?state=announced&limit=1000")
    check(not set(lines[:6]) & set(ticks(page)), "a quoted line cannot be ticked again")
    answer = post(person, page, "/renewal-quotes", [("renewal_lines", lines[0])])
    check(answer.status == 422 and numbers[0] in answer.text or numbers[-1] in answer.text,
          "a line in a quote names it")
    return numbers[0]


def quantities_change(person, number):
    path = f"/quotes/{number}"
    page = person.get(path + "?why=1")
    check(page.status == 200 and "Why " in page.text, "the panel tells the price")
    quantity = int(field(page, "lines.1.quantity"))
    preview = person.get(f"{path}/lines/preview?revision=1&lines.1.line=1&lines.1.quantity={quantity - 1}")
    check(preview.status == 200 and quantity > 1, "a preview")
    total = rb'id="total-1"[^>]*>([^<]*)<'
    check(re.search(total, preview.body)[1] != re.search(total, page.body)[1], "its figures move")
    check(field(person.get(path), "lines.1.quantity") == str(quantity), "without effect")
    typed = {"lines.1.quantity": "1.5"}
    answer = person.send(page, path, **typed)
    check(answer.status == 422 and field(answer, "lines.1.quantity") == "1.5", "typed stays")
    check(b'id="lines.1.quantity-err"' in answer.body, "the mistake stands at its field")
    if quantity > 1:
        typed = {"lines.1.quantity": str(quantity - 1)}
        answer = person.send(page, path, **typed)
        check(answer.status == 422 and b"lines.1.out_of_use" in answer.body, "R4.10 asks to declare")
        page = answer
        typed.update({"lines.1.out_of_use": "yes", "lines.1.evidence": "letter.pdf"})
    answer = person.send(page, path, **typed)
    check(answer.status == 303, f"saved: {answer.status} {answer.text[:200]}")
    again = person.send(page, path, **typed)
    check(again.status == 303, "sent twice, done once")
    now = person.follow(answer)
    check(field(now, "revision") == "2", "one change, one edition")
    other = dict(typed, **{"lines.1.evidence": "other.pdf"})
    answer = person.send(page, path, **other)
    check(answer.status == 422, f"another content under a used key: {answer.status}")
    old = person.get(path)
    form = old.form(path)
    form.fields = [(n, "1" if n == "revision" else v) for n, v in form.fields]
    answer = person.send(old, path, **{"lines.1.quantity": "999", "lines.1.sell_unit": "123456.78", "maximum_end_price": "87654321.00"})
    check(answer.status == 412 and all(typed in answer.text for typed in ("999", "123456.78", "87654321.00")), "stale: yours beside theirs")
    said = re.search(r"<p>([^<]+) changed it on \d{1,2} \w+ 20\d\d\. Nothing of yours was saved\.", answer.body.decode())
    check(said and said[1] in old.body.decode(), f"and by whom, when: {answer.text[-300:]}")


def steps(person, served, number):
    path = f"/quotes/{number}"
    check(person.get(path + "/accept").status == 403, "a partner does not accept")
    ask = person.get(path + "/present")
    answer = person.send(ask, path + "/present")
    check(answer.status == 303, "presented")
    page = person.follow(answer)
    check("Presented" in page.text and b'name="lines.1.quantity"' not in page.body,
          "what is presented has no fields")
    check(b'name="lines.1.quantity"' in person.get(path + "?revise=yes").body, "revising has them")
    answer = person.send(ask, path + "/present")
    check(answer.status == 303, "the same press again answers the same")
    ask = person.get(path + "/withdraw")
    check(person.follow(person.send(ask, path + "/withdraw")).status == 200, "withdrawn")
    answer = person.get(path + "/present")
    check(answer.status == 409, "no way back")
    ask = person.get(path + "/requote")
    answer = person.send(ask, path + "/requote")
    made = answer.headers["location"].split("?")[0].split("/")[2]
    check(made != number and person.follow(answer).status == 200, "made anew as another quote")
    stranger = Person(served.port)
    check(stranger.get(path).status == 303, "nobody reads it without signing in")
    check(person.get("/quotes/0000000000").status == 404, "not there")
    return made


def programs(person, number):
    status, session = person.api("POST", "/session", {"mail": person.mail, "password": PASSWORD})
    check(status == 201, "a token")
    bearer = {"Authorization": "Bearer " + session["token"], "Cookie": ""}

    def api(method, path, value=None, **headers):
        sent = dict(bearer, **{name.replace("_", "-"): text for name, text in headers.items()})
        body = None
        if value is not None:
            sent["Content-Type"], body = "application/json", json.dumps(value)
        person.cookies, kept = {}, person.cookies
        page = person.ask(method, "/api/v1" + path, body, sent)
        person.cookies = kept
        return page

    page = api("GET", f"/quotes/{number}")
    quote = json.loads(page.body)
    tag = page.headers["etag"]
    check(tag == f'"{quote["edition"]}"', "the ETag is the edition")
    check(quote["totals"]["buy_total"] is not None or quote["lines"], "its own price")
    trace = json.loads(api("GET", f"/quotes/{number}/lines/1/trace").body)["rows"]
    line = quote["lines"][0]
    check(trace[-1]["after"] == (line["buy_extended"] or line["extended"]), "the trace ends at it")
    change = {"lines": [{"line": 1, "note": "by program"}]}
    check(api("PATCH", f"/quotes/{number}", change).status == 428, "If-Match is asked for")
    stale = api("PATCH", f"/quotes/{number}", change, If_Match='"99"')
    check((stale.status, json.loads(stale.body)["conflicts"][0]["by"]) == (412, quote["reseller_name"]), "stale, and who changed it")
    whole = {"lines": [{"line": 1, "note": "by program", "sell_unit": "7.77", "quantity": str(line["quantity"])}], "maximum_end_price": "9999999.00"}
    stale = json.loads(api("PATCH", f"/quotes/{number}", whole, If_Match='"99"').body)["conflicts"]
    check([(one["field"], one["yours"]) for one in stale[1:]] == [("/lines/0/sell_unit", "7.77"), ("/lines/0/note", "by program"),
                                                                  ("/maximum_end_price", "9999999.00")],
          f"what would be otherwise, and nothing else: {stale}")
    check([one["theirs"] for one in stale[1:]] == [line["sell_unit"], line["note"], None], f"beside what is there: {stale}")
    bad = {"lines": [{"line": 1, "note": "x"}, {"line": 1, "quantity": "0"}]}
    answer = api("PATCH", f"/quotes/{number}", bad, If_Match=tag)
    check(answer.status == 422 and json.loads(answer.body)["code"] == "bad_quantity", "refused")
    answer = api("PATCH", f"/quotes/{number}", change, If_Match=tag)
    check(answer.status == 200 and answer.headers["etag"] != tag, "changed")
    tag = answer.headers["etag"]
    check(api("POST", f"/quotes/{number}/present", If_Match=tag).status == 400, "a key is asked for")
    first = api("POST", f"/quotes/{number}/present", If_Match=tag, Idempotency_Key="present-1")
    again = api("POST", f"/quotes/{number}/present", If_Match=tag, Idempotency_Key="present-1")
    check(first.status == again.status == 200 and first.body == again.body and
          again.headers.get("idempotency-replayed") == "true", "repeated, answered again")
    rows = json.loads(api("GET", "/quotes?state=presented&limit=1000").body)["rows"]
    check(number in [row["number"] for row in rows], "the list has it by its state")
    check(api("GET", "/quotes?fields=nothing").status == 400, "no such column")
    some = json.loads(api("GET", "/reports/renewal-lines?limit=2&fields=part,due").body)
    check(list(some["rows"][0]) == ["part", "due"] and some["meta"]["next"], "two columns, and more")


def main():
    served = Served(sys.argv[1])
    with served:
        person, page = seller(served)
        number = quotes_are_made(person, page)
        quantities_change(person, number)
        made = steps(person, served, number)
        programs(person, made)
    check(served.faults == [], f"faults: {served.faults[:3]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
