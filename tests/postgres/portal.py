#!/usr/bin/python3
"""The portal on PostgreSQL answers as on SQLite: the same demo is made, judged and served by both, six people walk
the same addresses and act in the same order, and status, type and body must be equal but for what is drawn anew.

    portal.py PROGRAM      LICET_TEST_POSTGRES: the cluster's folder (cluster.sh with …)

At the end one order is changed on PostgreSQL alone, which its list must show as a difference, and its proofs not.
"""

import concurrent.futures
import difflib
import json
import os
import re
import subprocess
import sys
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "story"))
sys.dont_write_bytecode = True

from portal import TERMS, Person, Served, all_at_once   # noqa: E402

DAY = "2026-11-21"
SCHEMA = "portal"
PEOPLE = ("reseller primary", "reseller, reporting alone", "distributor primary",
          "customer primary, whole agreement", "order desk", "auditor")
LISTS = ("/reports/renewal-lines", "/quotes", "/bqo", "/orders", "/proofs")
PAGES = ("/home", "/home?currency=TWD", "/home?all=yes", "/api/v1/home", "/api/v1/home?all=yes", "/me", "/seat", "/verify", "/orders/new", "/orders/new?quote=0000000000", "/orders/0000000000",
         "/quotes/0000000000", "/proofs/0000000000", "/nowhere")
FILTERS = ("/reports/renewal-lines?site_name=rimba", "/reports/renewal-lines?site_name=X", "/reports/renewal-lines?site=1",
           "/reports/renewal-lines?due_from=2026-12-01&due_to=2027-03-31", "/reports/renewal-lines?limit=7",
           "/reports/renewal-lines?state=nothing", "/orders?accepted_from=2026-06-01&limit=1000",
           "/orders?accepted_from=2026-02-30", "/orders?fields=nothing&format=csv",
           "/customers?name=pt&country=ID&limit=3", "/customers?level=D&level=E&anniversary_month=3&limit=3",
           "/customers?has_open_renewals=yes&last_order_from=2026-06-01&limit=2", "/customers?site=12", "/customers?name=x",
           "/customers?anniversary_from=2026-12-01&anniversary_to=2027-03-01&limit=2", "/entitlements?limit=5", "/agreements?limit=5", "/agreements?name=pt&level=D&limit=3",
           "/agreements?format=csv")
SEARCH = "/customers?country=ID&limit=2"  # its customers and agreements are opened
LINKS_MOST = 3  # of one list that are followed, beside its file
SHOWN_MOST = 8
CROWD = 64
TURNS = 5 # how often who was told to come later does

# What differs between two servers of one program, and nothing else: secrets, keys, and the time of the day.
DRAWN = ((re.compile(rb"[0-9a-f]{64,}"), b"(drawn)"),
         (re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z"), b"(instant)"))

passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
        return
    failed += 1
    if failed <= SHOWN_MOST:
        print("FAILED:", what, flush=True)


def address(schema=None):
    words = [os.path.join(HERE, "cluster.sh"), "address", os.environ["LICET_TEST_POSTGRES"]]
    return subprocess.run(words + ([schema] if schema else []), capture_output=True, text=True, check=True).stdout.strip()


def psql(text, schema=None):
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", address(schema), "-c", "SET client_min_messages = error",
                    "-c", text], check=True)


def plain(body):
    for pattern, word in DRAWN:
        body = pattern.sub(word, body)
    return body


def difference(one, other):
    """The first lines that differ, or None."""
    if (one.status, one.headers.get("content-type")) != (other.status, other.headers.get("content-type")):
        return f"{one.status} {one.headers.get('content-type')}, {other.status} {other.headers.get('content-type')}"
    if one.headers.get("location") != other.headers.get("location"):
        return f"leads to {one.headers.get('location')}, {other.headers.get('location')}"
    lines = [plain(page.body).decode("utf-8", "replace").splitlines() for page in (one, other)]
    if lines[0] == lines[1]:
        return None
    return "\n".join(line[:300] for line in list(difflib.unified_diff(*lines, "SQLite", "PostgreSQL", n=0))[:12])


class Both:
    """One person at both servers: what it does, it does here and there."""

    def __init__(self, ports, mail):
        self.mail = mail
        self.lanes = concurrent.futures.ThreadPoolExecutor(2)
        self.persons = [Person(port) for port in ports]
        for person in self.persons:
            person.sign_in_demo(mail)
        self.seen = set()

    def judge(self, pages, what):
        found = difference(*pages)
        check(found is None, f"{self.mail}: {what}: {found}")
        check(pages[1].status < 500, f"{self.mail}: {what}: {pages[1].status}")
        return pages

    def get(self, path):
        self.seen.add(path)
        return self.judge(self.here_and_there(lambda person: person.get(path)), path)

    def here_and_there(self, ask):
        return list(self.lanes.map(ask, self.persons))

    def send(self, pages, action, **typed):
        sent = [person.send(page, action, **typed) for person, page in zip(self.persons, pages)]
        return self.judge(sent, f"POST {action}")

    def api(self, method, path, body, key, revision="1"):
        headers = {"Content-Type": "application/json", "Idempotency-Key": key, "If-Match": f'"{revision}"'}
        text = json.dumps(body).encode()
        sent = self.here_and_there(lambda person: person.ask(method, "/api/v1" + path, text, headers))
        return self.judge(sent, f"{method} /api/v1{path}")

    def follow(self, page):
        """The links of a page that were not asked yet, and what stands behind a number also in the API."""
        links = dict.fromkeys(link.split("#")[0] for link in page.main_links if "format=" not in link)
        paths = [path for path in links if path.startswith("/") and path not in self.seen]
        paths.sort(key=lambda path: "?" in path)  # things before other orders of the list
        for path in paths[:LINKS_MOST] + paths[-1:]:
            self.get(path)
            if re.fullmatch(r"/(orders|quotes|proofs|customers|agreements)/\d+", path):
                self.get("/api/v1" + path)


def walk(both, has_files):
    for path in LISTS if has_files else ():
        both.get(path + "?format=csv")
        both.get("/api/v1" + path + "?format=ndjson")
    for path in PAGES + FILTERS:
        both.get(path)
    for path in LISTS:
        page = both.get(path)[0]
        for query in ("?limit=3", "?colour=red"):
            both.get("/api/v1" + path + query)
        both.follow(page)
    page = both.get(SEARCH)[0]
    both.get("/api/v1" + SEARCH)
    both.follow(page)
    for number in re.findall(rb'href="/agreements/(\d+)"', page.body)[:1]:
        both.get(f"/api/v1/agreements/{number.decode()}/points")
        both.get(f"/api/v1/entitlements?agreement={number.decode()}&true_on=2026-03-31")


def lines_to_quote(page, count):
    return [line.decode() for line in re.findall(rb'name="renewal_lines" value="([^"]+)"', page.body)[:count]]


def by_forms(both):
    """Makes a quote of a line that stands in the night's, changes and presents it, and answers what one may not, by the
    forms of the pages."""
    pages = both.get("/reports/renewal-lines?state=quoted")
    lines = lines_to_quote(pages[0], 2)
    check(len(lines) == 2, "there are lines to quote")
    made = both.send(pages, "/renewal-quotes", renewal_lines=lines[0])
    quote = made[0].headers.get("location", "").split("?")[0]
    check(re.fullmatch(r"/quotes/\d+", quote), f"a quote is made: {made[0].status} {quote}")
    both.send(both.get(quote), quote, **{"lines.1.quantity": "3"})
    asked = both.get(f"{quote}/present")
    both.send(asked, f"{quote}/present")
    both.send(asked, f"{quote}/present")  # the same key again
    for path in (quote, f"{quote}/accept", f"{quote}/lines.csv", f"{quote}/lines.json", f"/api/v1{quote}", "/bqo"):
        both.get(path)
    return quote, lines[1]


def by_programs(both, line):
    """The same as a program does it, and what is refused."""
    made = both.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": line}]}, "first")
    check(made[0].status == 201, f"a program makes a quote: {made[0].status} {made[0].body[:200]}")
    both.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": line}]}, "first")
    both.api("POST", "/renewal-quotes", {"lines": []}, "first")
    both.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": line}, {"renewal_line": "no-such-line"}]}, "second")
    quote = next(iter(json.loads(made[0].body).get("quotes", [])), "0000000000")
    for verb in ("present", "accept", "withdraw", "requote"):
        both.api("POST", f"/quotes/{quote}/{verb}", {}, verb)
        both.get(f"/api/v1/quotes/{quote}")


def checks_wait_for_nobody(both):
    """A check of an order answers on both engines alike, and as before while another holds what an order would lock."""
    order = both.persons[0].api("GET", "/orders?limit=1")[1]["rows"][0]
    line = both.persons[0].api("GET", f"/orders/{order['order']}")[1]["lines"][0]
    asked = {"site": line["site"], "currency": order["currency"], "terms_version": TERMS, "purchase_order": "PO-LOCK", "purchase_order_date": DAY,
             "lines": [{"part": line["part"], "quantity": 1000}]}
    free = both.api("POST", "/orders/check", asked, "check-free")[1]
    check(free.status in (200, 422), f"a check: {free.status} {free.body[:200]}")
    with subprocess.Popen(["psql", "-q", "-X", address(SCHEMA)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as holder:
        print("BEGIN; SELECT count(*) FROM (SELECT 1 FROM enterprise FOR UPDATE) AS e; "
              "LOCK TABLE number_block IN EXCLUSIVE MODE;\n\\echo held", file=holder.stdin, flush=True)
        while "held" not in holder.stdout.readline():
            pass
        locked = both.persons[1].ask("POST", "/api/v1/orders/check", json.dumps(asked).encode(), {"Content-Type": "application/json"})
        check(plain(locked.body) == plain(free.body), f"with all customers locked: {locked.status} {locked.body[:200]}")
        holder.stdin.close()


def accept(both, quote):
    """Who may accepts; the order that comes of it is in the list."""
    asked = both.get(f"{quote}/accept")
    if asked[0].status == 200:
        done = both.send(asked, f"{quote}/accept")
        check(done[0].status == 303, f"the quote is accepted: {done[0].status}")
        both.get(done[0].headers.get("location", quote))
    for path in (quote, f"/api/v1{quote}", "/orders", "/home"):
        both.get(path)


def faults_are_found(both):
    """An order that is another one on PostgreSQL is a difference of the list that has it, and of no other."""
    order = next(link for link in both.persons[0].get("/orders").main_links if re.fullmatch(r"/orders/\d+", link))
    number = order.rsplit("/", 1)[1]
    psql("UPDATE order_line SET extended = extended + 1 WHERE (enterprise, order_id) IN "
         f"(SELECT enterprise, order_id FROM orders WHERE number = '{number}')", SCHEMA)
    for path, differs in ((order, True), ("/api/v1/orders?limit=1000", True), ("/me", False)):
        found = difference(*[person.get(path) for person in both.persons])
        check((found is not None) == differs, f"planted in {order}, {path}: {found}")


def same_words(ends, what):
    """Two programs said the same, but for the seconds that it took and the seed of a draw."""
    said = [re.sub(r"\d+ s$|seed \d+", "", end.stdout, flags=re.M) for end in ends]
    check(ends[0].returncode == ends[1].returncode == 0, f"{what}: {[end.stderr[:200] for end in ends]}")
    check(said[0] == said[1], f"{what}: {said}")


def run_both(program, databases, *words):
    def run(at):
        ends[at] = subprocess.run([program, *words, databases[at]],
                                  capture_output=True, text=True, check=False)
    ends = [None, None]
    threads = [threading.Thread(target=run, args=(at,)) for at in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ends


def make(program, databases):
    psql(f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE; CREATE SCHEMA {SCHEMA}")
    ends = run_both(program, databases, "demo", "--size", "small", "--today", DAY, "--database")
    for end in ends:
        end.stdout = re.sub(r"^key .*\n", "", end.stdout, flags=re.M)
    same_words(ends, "the demo")
    again = subprocess.run([program, "demo", "--size", "small", "--today", DAY, "--database", databases[1]],
                           capture_output=True, text=True, check=False)
    check(again.returncode == 2 and "empty" in again.stderr, f"a schema that is not empty: {again.stderr}")
    same_words(run_both(program, databases, "night", "--today", DAY), "the night")
    same_words(run_both(program, databases, "check", "--seed", "1"), "check")


def people(port):
    """Mail address by role, of the sign-in page."""
    buttons = re.findall(rb'<button[^>]*name="identity" value="([^"]*)"(.*?)</button>',
                         Person(port).get("/sign-in").body, re.S)
    words = {mail.decode(): " ".join(re.sub(rb"<[^>]+>", b" ", rest).decode().split()) for mail, rest in buttons}
    return [next(mail for mail, role in words.items() if wanted in role) for wanted in PEOPLE]


def compare(ports):
    everybody = [Both(ports, mail) for mail in people(ports[0])]
    partner, _, distributor, customer, _, auditor = everybody
    check(partner.get("/home")[0].status == 200, "somebody is at home")
    for both in everybody:
        walk(both, has_files=both in (partner, customer))  # those of the whole house are long
    quote, line = by_forms(partner)
    by_programs(partner, line)
    checks_wait_for_nobody(partner)
    for both in (distributor, auditor, customer):
        accept(both, quote)
    faults_are_found(auditor)


def cold(program, database):
    """A crowd meets a server that has just begun, whose workers have no connection yet: everybody is answered, if
    need be after having come once more: who waits for two seconds is told so (503), on a busy machine some are."""
    with Served(program, DAY, database) as served:
        mail = people(served.port)[0]
        person = Person(served.port)
        person.sign_in_demo(mail)
        cookie = {"Cookie": "; ".join(f"{name}={value}" for name, value in person.cookies.items())}
        for path, status in (("/reports/renewal-lines", 200), ("/nowhere", 404)):
            statuses = all_at_once(served.port, path, CROWD, cookie)
            for _ in range(TURNS):
                late = statuses.count(503)
                statuses = [one for one in statuses if one != 503] + all_at_once(served.port, path, late, cookie)
            check(statuses == [status] * CROWD, f"a crowd at {path} of {database}: {statuses}")
    check(served.faults == [], f"faults: {served.faults[:3]}")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        databases = [os.path.join(folder, "demo.db"), address(SCHEMA)]
        make(program, databases)
        # Workers on PostgreSQL draw numbers each from a range of its own: one worker, the same numbers.
        lite, post = (Served(program, DAY, database, ("--workers", "1")) for database in databases)
        with lite, post:
            compare((lite.port, post.port))
        for database in databases:
            cold(program, database)
        check(lite.faults == post.faults == [], f"faults: {lite.faults[:3]}, {post.faults[:3]}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
