"""A person over HTTP: a form that was open when the session ended comes back filled (P01-2), and who I am, in my
language, changed by page and by program. person.py PROGRAM"""
import re
import sqlite3
import sys
from urllib.parse import urlencode

from orders import one, people, signed_in
from portal import Person, Served

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PASSWORD = "a demo for everybody"  # of everybody in a demo
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def value_of(page, name):
    found = re.search(rb'name="' + re.escape(name.encode()) + rb'"[^>]*?value="([^"]*)"', page.body)
    return found.group(1).decode() if found else None


def end_session(person):
    """Somewhere else the person signs out; this browser still has the page, and its cookie."""
    other = Person(person.port)
    other.cookies = dict(person.cookies)
    answer = other.send(other.get("/home"), "/sign-out")
    assert answer.status == 303


def draft(person, key):
    """The page of a new quote of a line that falls due, and its path; None where the person has no such line."""
    status, lines = person.api("GET", "/reports/renewal-lines?state=announced&limit=20")
    for row in lines["rows"] if status == 200 else []:
        line = {"renewal_line": row["renewal_line"]}
        status, made = person.api("POST", "/renewal-quotes", {"lines": [line]}, f"{key}-{row['renewal_line']}")
        if status == 201:
            path = f"/quotes/{made['quotes'][0]}"
            return person.get(path), path
    return None


def seller(served, roles):
    for mail in roles:
        person = Person(served.port)
        person.sign_in_demo(mail)
        found = draft(person, "first")
        if found:
            person.mail = mail
            return (person, *found)
    raise AssertionError("nobody of the demo has a line to quote")


def a_form_comes_back(served, roles):
    """P01-2"""
    person, page, path = seller(served, roles)
    typed = {"lines.1.quantity": "1.5 <7> \u00e4 & co"}
    end_session(person)
    answer = person.send(page, path, **typed)
    check(answer.status == 401 and value_of(answer, "kept"), "P01-2 asks to sign in, and keeps the form")
    check(PASSWORD not in answer.text and b'name="csrf" value="' in answer.body, "P01-2 with a token of its own")
    wrong = person.send(answer, "/sign-in", mail=person.mail, password="wrong")
    check(wrong.status == 401 and value_of(wrong, "kept") == value_of(answer, "kept"),
          "P01-2 a wrong password loses nothing")
    again = person.send(wrong, "/sign-in", mail=person.mail, password=PASSWORD)
    if again.status == 303 and "/seat" in again.headers["location"]:
        again = person.follow(again)
    check(again.status == 200 and again.form(path), f"P01-2 leads back: {again.status}")
    filled = person.send(again, path)
    if value_of(filled, "kept"):  # several sites: one is chosen first
        seat = re.search(rb'name="seat" value="([^"]*)"', filled.body).group(1).decode()
        filled = person.send(person.send(filled, "/seat", seat=seat), path)
    check(filled.status == 422, f"P01-2 nothing is done before it is sent again: {filled.status}")
    form = filled.form(path)
    check({name: value for name, value in form.fields if name in typed} == typed,
          f"P01-2 comes back filled: {form.fields}")
    sent = person.send(filled, path)
    check(sent.status in (200, 422) and "resume" not in form.names, "P01-2 and is sent like any other")
    check(b"1.5" in sent.body and sent.status == 422, "P01-2 with what is wrong with it")
    return person.mail


def no_foreign_form_is_kept(served, mail):
    """Planted: who has no page of ours cannot put words into a form behind the sign-in."""
    person = Person(served.port)
    person.sign_in_demo(mail)
    page, path = draft(person, "second")
    typed = {"lines.1.quantity": "5"}
    end_session(person)
    for what, token, headers in (
            ("no token", None, {}),
            ("a made-up token", "0" * 128, {}),
            ("another site", value_of(page, "csrf"), {"Sec-Fetch-Site": "cross-site"}),
            ("another origin", value_of(page, "csrf"), {"Origin": "https://evil.example"})):
        pairs = list(typed.items()) + ([("csrf", token)] if token else [])
        answer = person.ask("POST", path, urlencode(pairs), dict(FORM, **headers))
        check(answer.status == 401 and value_of(answer, "kept") is None, f"kept in spite of {what}")
    visitor = Person(served.port)
    answer = visitor.ask("POST", path, urlencode(typed), FORM)
    check(answer.status == 401 and value_of(answer, "kept") is None, "a visitor has no form to be kept")
    long = dict(typed, note="x" * (1 << 20), csrf=value_of(page, "csrf"))
    answer = person.ask("POST", path, urlencode(long), FORM)
    check(answer.status == 401 and value_of(answer, "kept") is None, "a form of a megabyte is not carried around")


def me_by_page(served, roles):
    person = signed_in(served, roles, "reseller primary")
    page = person.get("/me")
    check(page.status == 200 and page.form("/me").names >= {"name", "language", "time_zone"}, "the form")
    answer = person.send(page, "/me", name="Ren\u00e9e \u9060\u671b", language="id", time_zone="Asia/Jakarta")
    check(answer.status == 303 and person.cookies["language"] == "id", f"saved: {answer.status}")
    now = person.follow(answer)
    check("Ren\u00e9e \u9060\u671b" in now.text + now.body.decode() and b'lang="id"' in now.body, "in the new language")
    for typed, field in (({"name": "a\u202eb"}, "name"), ({"language": "xx"}, "language"),
                         ({"time_zone": "Mars/Olympus"}, "time_zone"), ({"name": "x" * 201}, "name")):
        answer = person.send(now, "/me", **typed)
        check(answer.status == 422 and f'id="{field}-err"'.encode() in answer.body, f"refused at its field: {typed}")
    status, me = person.api("GET", "/me")
    check(status == 200 and me["name"] == "Ren\u00e9e \u9060\u671b" and me["time_zone"] == "Asia/Jakarta",
          f"nothing of what was refused: {me}")
    return person


def me_by_program(person):
    status, me = person.api("POST", "/me", {"language": "zh-Hant-TW", "time_zone": "Asia/Taipei"})
    check(status == 200 and me["language"] == "zh-Hant-TW" and me["name"] == "Ren\u00e9e \u9060\u671b", "the rest stays")
    check(me["sites"] and set(me["sites"][0]) == {"site", "kind", "role", "rights", "until"}, "P01's columns")
    for given, status_of in (({"language": "xx"}, 422), ({"time_zone": ""}, 422), ({"nam": "x"}, 400)):
        status, problem = person.api("POST", "/me", given)
        check(status == status_of, f"{given}: {status} {problem}")
    del person.cookies["language"]  # another browser
    check(b'lang="zh-Hant-TW"' in person.get("/me").body, "the person's language where the browser has none")


LISTS = tuple(f"/{name}?format=ndjson" for name in ("orders", "quotes", "proofs", "reports/renewal-lines"))


def seen_by(person):
    """What each list holds for whoever this person is now."""
    answers = [person.get(path) for path in LISTS]
    return [(answer.status, answer.body) for answer in answers]


def lend_seats(database, mail, others):
    """Gives the person the seats of others, too: nothing grants seats yet, so the test writes them as the demo does."""
    with sqlite3.connect(database, timeout=10) as ledger:
        for number, other in enumerate(others):
            ledger.execute(
                "INSERT INTO account_user (account, site, identity, role, state, from_day, until_day, desk, number) "
                "SELECT s.account, s.site, (SELECT identity FROM identity WHERE mail = ?), s.role, s.state, s.from_day, "
                "s.until_day, s.desk, ? FROM account_user AS s JOIN identity AS i ON i.identity = s.identity WHERE i.mail = ?",
                (mail, f"990000{number}", other))


def one_of_three_sites(served, roles):
    """P01-3: of three sites the chosen one's data alone shows, to the byte what shows to who has that one only."""
    mails = [one(roles, words) for words in ("reseller primary", "distributor primary", "customer primary")]
    alone = []
    for mail in mails:
        person = Person(served.port)
        person.sign_in_demo(mail)
        alone.append(seen_by(person))
    check(all(status == 200 for seen in alone for status, _ in seen), "P01-3 each list is theirs to read")
    check(len({str(seen) for seen in alone}) == 3, "P01-3 three sites see different things")
    lend_seats(served.database, mails[0], mails[1:])
    person = Person(served.port)
    picker = person.sign_in_demo(mails[0])
    if picker.status == 303:
        picker = person.follow(picker)
    seats = list(dict.fromkeys(re.findall(rb'name="seat" value="([^"]*)"', picker.body)))
    check(len(seats) == 3, f"P01-3 the picker offers three sites: {seats}")
    check({person.get("/orders").status} <= {303, 401, 403}, "P01-3 nothing shows before one is chosen")
    matched = []
    for seat in seats:
        picker = person.get("/seat")
        answer = person.send(picker, "/seat", seat=seat.decode())
        check(answer.status == 303, f"P01-3 a site is chosen: {answer.status}")
        seen = seen_by(person)
        matched += [place for place, other in enumerate(alone) if other == seen]
    check(sorted(matched) == [0, 1, 2], f"P01-3 each site shows its own data alone: {matched}")
    status, me = person.api("GET", "/me")
    check(status == 200 and len(me["sites"]) == 3, f"P01-3 and /me names the three: {me}")


def main():
    with Served(sys.argv[1]) as served:
        roles = people(served.port)
        no_foreign_form_is_kept(served, a_form_comes_back(served, roles))
        me_by_program(me_by_page(served, roles))
        one_of_three_sites(served, roles)
    check(not served.faults, f"faults: {served.faults}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
