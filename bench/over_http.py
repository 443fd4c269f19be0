#!/usr/bin/python3
"""Rows C-http, D, E, F-orders, I, home and growth of docs/performance.md: `licet serve` on a demo of a million entitlements, on SQLite and on
PostgreSQL, beside nginx that serves a file of as many bytes; C-http beside the limit program of row C, whose orders are
of ten lines too in a new database without partners, and beside the very rows that were ordered, put into a copy of the database
from before; home is that of a reseller with 10,000 customers; growth compares the pages with those
over another database of SQLite (LICET_BENCH_LARGE, its key beside it; a quote is made in it); floor is what the chosen library takes
for an answer that is asked nothing, and for one behind rows of PostgreSQL by their keys; turns are rows D and E of two builds in turn (LICET_BENCH_BEFORE: the program of the one before,
and the address of its database behind a blank, where that has other migrations). over_http.py ROW   (by ./dev bench ROW)

The demo is made once, in build/bench (LICET_BENCH_DB names another, with its key beside it); PostgreSQL gets its rows
by bench/copy_to_postgres.sh in a cluster of its own (LICET_BENCH_CLUSTER: a folder of tests/postgres/cluster.sh that has
them as schema `bench`). ONLY="words" measures only what has them in its name, ENGINE one engine only, SECONDS and PAIRS
say how long; LICET_BENCH_PROGRAM measures another build."""
import http.client
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(HERE)
sys.dont_write_bytecode = True

DAY = "2026-11-21"
SIZE = ("--size", "large", "--entitlements", "1000000")
PASSWORD = "a demo for everybody"
CLIENTS = 16
CUSTOMERS = 10000    # of the reseller of home
ORDERS_MOST = 20000  # of one run of C-http
SITES_MOST = 256     # that order in it
PAIRS = int(os.environ.get("PAIRS", "5"))
SECONDS = os.environ.get("SECONDS", "3")
ENGINE = os.environ.get("ENGINE", "")
LOAD = os.path.join(ROOT, "build/release/http_load")
LICET = os.environ.get("LICET_BENCH_PROGRAM") or os.path.join(ROOT, "build/licet")


def say(*words):
    print(*words, file=sys.stderr, flush=True)


def load_now():
    with open("/proc/loadavg", encoding="ascii") as load:
        return load.read().split()[0]


# ---- the data ---------------------------------------------------------------------------------------------
def database():
    path = os.environ.get("LICET_BENCH_DB") or os.path.join(ROOT, "build/bench/million.db")
    if not os.path.exists(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        say("making", path)
        subprocess.run([LICET, "demo", *SIZE, "--today", DAY, "--database", path + ".new"], check=True,
                       stdout=sys.stderr)
        catch_up(path + ".new")
        os.rename(path + ".new.key", path + ".key")
        os.rename(path + ".new", path)
    return path


def catch_up(path):
    """A server over rows that a loader left follows them all first, and takes as much of a processor as what it is asked."""
    subprocess.run([os.path.join(ROOT, "build/release/night_run"), "--catch-up", path], check=True, stdout=sys.stderr)


def is_caught_up(path):
    return not rows_of(path, """SELECT 1 FROM enterprise AS e LEFT JOIN sequencer AS s ON s.enterprise = e.enterprise
        WHERE e.seq > COALESCE(s.seq, 0) LIMIT 1""")


def rows_of(path, script):
    return subprocess.run(["sqlite3", "-readonly", path, script], check=True, capture_output=True, text=True).stdout.split("\n")[:-1]


def largest_reseller(path):
    """The reseller with the most customers, and the others that it has to be given the customers of."""
    customers = {}
    for row in rows_of(path, "SELECT DISTINCT reseller, enterprise FROM entitlement WHERE reseller IS NOT NULL AND due IS NOT NULL"):
        account, enterprise = row.split("|")
        customers.setdefault(account, set()).add(enterprise)
    own, *others = sorted(customers, key=lambda account: (-len(customers[account]), int(account)))
    given, all_of_them = [], set(customers[own])
    while len(all_of_them) < CUSTOMERS:
        given.append(others.pop(0))
        all_of_them |= customers[given[-1]]
    return own, given


def bought(path):
    """What makes one reseller of many, as if it had bought them: their lines, orders, quotes, and what opens sites to it.
    The same statements for both engines."""
    own, others = largest_reseller(path)
    those = f"IN ({', '.join(others)})"
    return own, "BEGIN;" + "".join(
        f"UPDATE {table} SET {column} = {own} WHERE {column} {those};"
        for table, column in (("entitlement", "reseller"), ("orders", "reseller"), ("order_request", "reseller"), ("quote", "reseller"),
                              ("quote", "owner"))) + f"""INSERT INTO visibility (enterprise, site, account, evidence, object, seq,
            from_day, until_day) SELECT enterprise, site, {own}, evidence, object, seq, from_day, until_day
            FROM visibility WHERE account {those} ON CONFLICT DO NOTHING; COMMIT;"""


class Cluster:
    """PostgreSQL with the same rows."""

    def __init__(self, path):
        self.folder = os.environ.get("LICET_BENCH_CLUSTER")
        self.own = self.folder is None
        script = os.path.join(ROOT, "tests/postgres/cluster.sh")
        if self.own:
            self.place = tempfile.mkdtemp(prefix="licet_bench_")
            os.chmod(self.place, 0o755)
            self.folder = os.path.join(self.place, "cluster")
            subprocess.run([script, "start", self.folder], check=True)
            say("copying to PostgreSQL")
            subprocess.run([os.path.join(HERE, "copy_to_postgres.sh"), path, self.folder, "bench"], check=True)
        self.script = script
        self.address = subprocess.run([script, "address", self.folder, "bench"], check=True, capture_output=True,
                                      text=True).stdout.strip()

    def processor_ms(self):
        """Of all connections that are open."""
        with open(os.path.join(self.folder, "data/postmaster.pid"), encoding="ascii") as file:
            postmaster = file.readline().strip()
        with open(f"/proc/{postmaster}/task/{postmaster}/children", encoding="ascii") as children:
            return sum(processor_ms(pid) for pid in children.read().split())

    def keep(self):
        """What it has now, as a database of its own; nobody may be connected."""
        self.copy("postgres", "before")

    def copy(self, source, name):
        """The address of a copy."""
        other = re.sub(r"/postgres\?", "/{}?", self.address, count=1)
        subprocess.run(["psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", other.format("template1"), "-c", "SET client_min_messages = error",
                        "-c", f"DROP DATABASE IF EXISTS {name}", "-c", f"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy"], check=True)
        return other.format(name)

    def end(self):
        if self.own:
            subprocess.run([self.script, "remove", self.folder], check=False)
            shutil.rmtree(self.place, ignore_errors=True)


def processor_ms(pid):
    """What a process has taken of the processors so far."""
    with open(f"/proc/{pid}/stat", encoding="ascii") as stat:
        words = stat.read().rsplit(")", 1)[1].split()
    return (int(words[11]) + int(words[12])) * 1000 / os.sysconf("SC_CLK_TCK")


# ---- the two servers --------------------------------------------------------------------------------------
class Served:
    def __init__(self, address, key, program=LICET):
        self.begun = time.time()
        self.process = subprocess.Popen([program, "serve", "--port", "0", "--today", DAY, "--quiet", address],
                                        env=dict(os.environ, LICET_KEY=key), stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        line = self.process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        assert found, f"it does not serve: {line}"
        self.port = int(found[1])

    def processor_ms(self):
        return processor_ms(self.process.pid)

    def end(self):
        """At once: a graceful end waits for connections that stay open."""
        self.process.kill()
        self.process.wait()

    def anonymous_mib(self):
        """RssAnon: what it holds beside its files."""
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as status:
            return int(re.search(r"RssAnon:\s+(\d+) kB", status.read())[1]) / 1024


class Nginx:
    """Static files out of the page cache, with the workers that the machine has cores."""

    def __init__(self, folder, port):
        self.folder, self.port = folder, port
        with open(os.path.join(folder, "nginx.conf"), "w", encoding="ascii") as conf:
            conf.write(f"""worker_processes auto; daemon off; pid {folder}/pid; error_log {folder}/error.log;
user root; events {{ worker_connections 1024; }}
http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; open_file_cache max=100;
client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/fastcgi;
uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
server {{ listen 127.0.0.1:{port}; root {folder}; }} }}
""")
        self.process = subprocess.Popen(["/usr/sbin/nginx", "-c", f"{folder}/nginx.conf"], stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL)
        time.sleep(0.5)

    def request(self, length):
        name = f"{length}.bin"
        with open(os.path.join(self.folder, name), "wb") as file:
            file.write(b"x" * length)
        return f"GET /{name} HTTP/1.1\r\nHost: bench\r\n\r\n"

    def end(self):
        self.process.terminate()
        self.process.wait(30)


class Person:
    """Signed in by the API; its token opens pages as well."""

    def __init__(self, port, mail):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self.token = None
        status, body = self.ask("POST", "/api/v1/session", {"mail": mail, "password": PASSWORD})
        assert status == 201, body
        self.token = json.loads(body)["token"]

    def ask(self, method, path, value=None, headers=()):
        sent = dict(headers)
        if self.token:
            sent["Authorization"] = "Bearer " + self.token
        if value is not None:
            sent["Content-Type"] = "application/json"
        self.connection.request(method, path, None if value is None else json.dumps(value), sent)
        answer = self.connection.getresponse()
        self.headers = answer.headers
        return answer.status, answer.read()

    def request(self, path):
        return f"GET {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {self.token}\r\n\r\n"

    def sending(self, path, value, key=None):
        body = json.dumps(value)
        head = f"Idempotency-Key: {key}\r\n" if key else ""
        return (f"POST {path} HTTP/1.1\r\nHost: bench\r\nAuthorization: Bearer {self.token}\r\n{head}"
                f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n{body}")


# ---- measuring --------------------------------------------------------------------------------------------
def run_load(port, requests, clients, seconds, folder, may_refuse=False):
    """requests/s, p50 and p99 in ms; several requests are asked once each. may_refuse: some may be answered with 503,
    which the log tells."""
    path = os.path.join(folder, "request")
    requests = [requests] if isinstance(requests, str) else requests
    with open(path, "wb") as file:
        for request in requests:
            file.write(f"{len(request)}\n".encode() + request.encode())
    words = [LOAD, str(port), str(clients), str(seconds), path] + ["once"] * (len(requests) > 1)
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    say("   ", done.stdout.strip(), done.stderr.strip())
    assert done.returncode == 0 or may_refuse, done.stderr
    found = re.match(r"(\d+) .*p50 ([\d.]+) ms p99 ([\d.]+) ms, \d+ of (\d+) not", done.stdout)
    return int(found[1]), float(found[2]), float(found[3]), int(found[4])


def spread(values, form="{:,.0f}"):
    values = sorted(values)
    return f"{form.format(statistics.median(values))} ({form.format(values[0])} – {form.format(values[-1])})"


def measure(name, processors, ours, limit, folder, target):
    """One row: pairs of ours and the limit in turn behind one to warm up; ours are (port, request). The processors' time
    is that of the server and of its database."""
    if os.environ.get("ONLY", "") not in name:
        return
    say(name)
    pairs = []
    spent = []
    for round_no in range(PAIRS + 1):
        seconds = "1" if round_no == 0 else SECONDS
        before = processors()
        a = run_load(*ours, CLIENTS, seconds, folder)
        after = processors()
        b = run_load(*limit, CLIENTS, seconds, folder)
        if round_no > 0:
            pairs.append((a, b))
            spent.append((after - before) / a[3])
    one = run_load(*ours, 1, SECONDS, folder)
    ratio = statistics.median([a[0] / b[0] for a, b in pairs])
    print(f"| {name} | {len(pairs)} | {spread([a[0] for a, _ in pairs])} | {spread([b[0] for _, b in pairs])} | {ratio:.4f} | {target} | "
          f"{spread([a[1] for a, _ in pairs], '{:.1f}')} | {spread([a[2] for a, _ in pairs], '{:.1f}')} | {one[1]:.1f} | "
          f"{statistics.median(spent):.2f} |", flush=True)


def head(row):
    commit = subprocess.run(["git", "rev-parse", "--short", "HEAD"], capture_output=True, text=True, check=False, cwd=ROOT).stdout.strip()
    print(f"Row {row}, {time.strftime('%F')}, {os.cpu_count()} cores (shared), load {load_now()} before, commit {commit}, "
          f"{CLIENTS} clients, medians (least – most), by `./dev bench {row}`:\n")


TABLE = ("| work | pairs | ours, per second | nginx, per second | ours ÷ nginx | target | p50, ms | p99, ms | p50 of one client, ms | processors, ms each |\n"
         "|---|---|---|---|---|---|---|---|---|---|")


TABLES = {
    "turns": "| work | pairs | before, per second | ours | nginx | before ÷ nginx | ours ÷ nginx | processors before, µs each | ours | p99 before, ms | ours |\n"
             "|---|---|---|---|---|---|---|---|---|---|---|",
    "growth": "| page | pairs | p50 of one client, ms | over the large one | ratio | processors, ms each | over the large one | ratio | target |\n"
              "|---|---|---|---|---|---|---|---|---|",
    "F-orders": "| engine | lines of the night, per second | orders alone, per second | while it runs | p50 alone, ms | while it runs | p99 alone, ms | "
                "while it runs | p99 ÷ p99 | target |\n|---|---|---|---|---|---|---|---|---|---|",
    "I": "| engine | start to first answer, ms | target | RssAnon idle, MiB | target | RssAnon at 64 clients, MiB | target |\n"
         "|---|---|---|---|---|---|---|",
    "C-http": "| work | pairs | ours, per second | limit, per second | ours ÷ limit | target | p50, ms | p99, ms | processors, ms each | the same rows into the same "
              "database, per second | ours ÷ those |\n|---|---|---|---|---|---|---|---|---|---|---|"}


# ---- the rows ---------------------------------------------------------------------------------------------
def primary_of(path, account):
    return rows_of(path, f"""SELECT i.mail FROM account_user AS u JOIN identity AS i USING (identity)
        WHERE u.role = 'primary' AND u.account = {account}""")[0]


def largest_partner(path):
    """The mail of the reseller with the most lines that fall due."""
    return primary_of(path, "(SELECT reseller FROM entitlement WHERE reseller IS NOT NULL AND due IS NOT NULL "
                      "GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1)")


def make_quote(person):
    """A quote of ten of the person's renewal lines, by its number."""
    rows = json.loads(person.ask("GET", "/api/v1/reports/renewal-lines?limit=1000&state=announced&fields=renewal_line,agreement")[1])["rows"]
    of_agreement = {}
    for row in rows:
        of_agreement.setdefault(row["agreement"], []).append(row["renewal_line"])
    lines = max(of_agreement.values(), key=len)[:10]
    status, body = person.ask("POST", "/api/v1/renewal-quotes", {"lines": [{"renewal_line": line} for line in lines], "group_by": "agreement"},
                              {"Idempotency-Key": f"bench-{time.time_ns()}"})
    assert status in (200, 201), body
    return re.search(rb'"quote":"(\d+)"', body)[1].decode(), len(lines)


def pages(person):
    """The addresses of row E by their names: a quote is made for it, and the site is that of its first line."""
    quote, _ = make_quote(person)
    site = json.loads(person.ask("GET", f"/api/v1/quotes/{quote}")[1])["lines"][0]["site"]
    return (("partner home", "/home"), ("renewal lines, 50 rows", "/reports/renewal-lines"),
            ("quotes", "/quotes"), ("quote", f"/quotes/{quote}"), ("site", f"/customers/{site}"))


def row_e(bench):
    person = Person(bench.port, bench.mail)
    for name, path in pages(person):
        status, body = person.ask("GET", path)
        assert status == 200, (path, status)
        measure(f"{name}, {bench.engine}, {len(body) / 1024:.0f} KiB", bench.processors, (bench.port, person.request(path)),
                (bench.nginx.port, bench.nginx.request(len(body))), bench.folder, "≥ 0.1 ×")


def row_growth(bench):
    """Each page over both databases in turn, one client; a ratio is taken within its pair."""
    large = os.environ["LICET_BENCH_LARGE"]
    other = Bench(large, large, bench.engine, largest_partner(large), bench.folder, None)
    try:
        one, many = Person(bench.port, bench.mail), Person(other.port, other.mail)
        for (name, path), (_, path_of_many) in zip(pages(one), pages(many)):
            pairs = []
            for round_no in range(PAIRS + 1):
                taken = []
                for side, person, at in ((bench, one, path), (other, many, path_of_many)):
                    before = side.processors()
                    load = run_load(side.port, person.request(at), 1, SECONDS, side.folder)
                    taken += [load[1], (side.processors() - before) / load[3]]
                if round_no > 0:
                    pairs.append(taken)
            figures = [spread([pair[i] for pair in pairs], "{:.2f}") for i in range(4)]
            growth = [statistics.median([pair[i + 2] / pair[i] for pair in pairs]) for i in range(2)]
            print(f"| {name} | {len(pairs)} | {figures[0]} | {figures[2]} | {growth[0]:.2f} | {figures[1]} | {figures[3]} | {growth[1]:.2f} | "
                  "≤ 1.3 × |", flush=True)
    finally:
        other.end()


class Empty:
    """The least server of the chosen library (bench/limit/http_empty.c); `rounds` at a database, each a row by its key."""

    def __init__(self, length, workers, cluster=None, rounds=0):
        self.port, self.cluster = free_port(), cluster
        words = [os.path.join(ROOT, "build/release/http_empty"), str(self.port), str(length), str(workers)]
        self.process = subprocess.Popen(words + [cluster.address, str(rounds)] * (cluster is not None))
        time.sleep(0.3)

    def processor_ms(self):
        return processor_ms(self.process.pid) + (self.cluster.processor_ms() if self.cluster else 0)

    def end(self):
        self.process.kill()
        self.process.wait()


NOTHING = "GET {} HTTP/1.1\r\nHost: bench\r\n\r\n"


def measure_empty(bench, name, length, workers, rounds=0):
    empty = Empty(length, workers, bench.cluster, rounds)
    try:
        measure(f"{length // 1024} KiB of memory, {name}", empty.processor_ms, (empty.port, NOTHING.format("/")),
                (bench.nginx.port, bench.nginx.request(length)), bench.folder, "–")
    finally:
        empty.end()


# The pages of row E, what each weighs in KiB, and how many questions it asks of PostgreSQL (log_min_duration_statement).
PAGES_ASK = (("quotes", 31, 12), ("renewal lines", 87, 18), ("site", 36, 23), ("partner home", 47, 23), ("quote", 26, 25))


def row_floor(bench):
    """What no page can do less: of the library alone, and on PostgreSQL behind one, two and three rows by their keys, and behind as many
    as a page asks questions."""
    if bench.cluster:
        for length in (2048, 25 * 1024, 86 * 1024):
            for rounds in (1, 2, 3):
                measure_empty(bench, f"16 workers, {rounds} times a row of PostgreSQL by its key", length, 16, rounds)
        for page, kib, rounds in PAGES_ASK:
            measure_empty(bench, f"16 workers, {rounds} times a row of PostgreSQL by its key, as {page}", kib * 1024, 16, rounds)
        return
    for length in (2048, 25 * 1024, 86 * 1024):
        measure_empty(bench, "handed to 16 workers", length, 16)
        measure_empty(bench, "in the library's own thread", length, 0)
    measure("ours, asked nothing (/live)", bench.processors, (bench.port, NOTHING.format("/live")),
            (bench.nginx.port, bench.nginx.request(2048)), bench.folder, "–")


def asked_in_turn(bench):
    """Rows D and E: name, request, length of what nginx answers beside it."""
    person = Person(bench.port, bench.mail)
    asked = [(name, person.request(path), len(person.ask("GET", path)[1])) for name, path in pages(person)]
    buyer = Buyer(bench)
    return asked + [("check of 10 lines", buyer.person.sending("/api/v1/orders/check", buyer.order(0)), 2048)]


def row_turns(bench):
    program, _, address = os.environ["LICET_BENCH_BEFORE"].partition(" ")
    before = Bench(bench.path, address or bench.address, bench.engine, bench.mail, bench.folder, bench.cluster, program)
    try:
        for (name, first, length), (_, second, _) in zip(asked_in_turn(before), asked_in_turn(bench)):
            if os.environ.get("ONLY", "") not in name:
                continue
            limit, taken = (bench.nginx.port, bench.nginx.request(length)), []
            for round_no in range(PAIRS + 1):
                loads = []
                for side, request in ((before, first), (bench, second)):
                    spent = side.processors()
                    load = run_load(side.port, request, CLIENTS, SECONDS, side.folder)
                    loads += [load[0], (side.processors() - spent) * 1000 / load[3], load[2]]
                if round_no > 0:
                    taken.append((*loads, run_load(*limit, CLIENTS, SECONDS, bench.folder)[0]))
            columns = [spread([row[i] for row in taken]) for i in (0, 3, 6)]
            ratios = [statistics.median([row[i] / row[6] for row in taken]) for i in (0, 3)]
            rest = [spread([row[i] for row in taken], form) for i, form in ((1, "{:,.0f}"), (4, "{:,.0f}"), (2, "{:.1f}"), (5, "{:.1f}"))]
            print(f"| {name}, {bench.engine} | {len(taken)} | {' | '.join(columns)} | {ratios[0]:.4f} | {ratios[1]:.4f} | {' | '.join(rest)} |",
                  flush=True)
    finally:
        before.end()


def row_home(bench):
    person = Person(bench.port, bench.mail)
    status, body = person.ask("GET", "/home")
    assert status == 200, status
    customers = rows_of(bench.path, "SELECT COUNT(DISTINCT e.enterprise) FROM entitlement AS e JOIN account_user AS u ON u.account = e.reseller "
                        f"JOIN identity AS i USING (identity) WHERE i.mail = '{bench.mail}' AND e.due IS NOT NULL")[0]
    measure(f"home of a reseller with {int(customers):,} customers, {bench.engine}, {len(body) / 1024:.0f} KiB", bench.processors,
            (bench.port, person.request("/home")), (bench.nginx.port, bench.nginx.request(len(body))), bench.folder, "≤ 50 ms")


def row_d(bench):
    buyer = Buyer(bench)
    order = buyer.order(0)
    status, body = buyer.person.ask("POST", "/api/v1/orders/check", order)
    assert status == 200, (status, body[:300])
    measure(f"preview of an order of 10 lines, {bench.engine}, JSON of {len(body) / 1024:.0f} KiB", bench.processors,
            (bench.port, buyer.person.sending("/api/v1/orders/check", order)), (bench.nginx.port, bench.nginx.request(2048)),
            bench.folder, "≥ 0.2 ×")
    preview_of_quote(bench)


def preview_of_quote(bench):
    person = Person(bench.port, bench.mail)
    quote, lines = make_quote(person)
    status, body = person.ask("GET", f"/api/v1/quotes/{quote}")
    revision = json.loads(body)["edition"]
    typed = "&".join(f"lines.{i}.line={i}&lines.{i}.quantity=1" for i in range(1, lines + 1))
    path = f"/quotes/{quote}/lines/preview?revision={revision}&{typed}"
    status, body = person.ask("GET", path)
    assert status == 200, (status, body[:300])
    measure(f"preview of {lines} lines, {bench.engine}, the page of {len(body) / 1024:.0f} KiB", bench.processors,
            (bench.port, person.request(path)), (bench.nginx.port, bench.nginx.request(2048)), bench.folder, "≥ 0.2 ×")


class Buyer:
    """A partner who buys from the vendor: what it orders is accepted at once."""

    def __init__(self, bench):
        script = """SELECT i.mail FROM account_user AS u JOIN identity AS i USING (identity) WHERE u.role = 'primary' AND u.account = {0};
            SELECT s.number || ' ' || e.currency FROM entitlement AS e JOIN site AS s USING (enterprise, site)
                WHERE e.reseller = {0} AND e.quantity > 0 GROUP BY e.enterprise;
            SELECT part FROM part WHERE type = 'licence' ORDER BY part LIMIT 30"""
        account = rows_of(bench.path, """SELECT a.account FROM account AS a JOIN entitlement AS e ON e.reseller = a.account
            WHERE a.direct = 1 GROUP BY 1 ORDER BY COUNT(DISTINCT e.enterprise) DESC, 1 LIMIT 1""")[0]
        rows = rows_of(bench.path, script.format(account))
        self.person = Person(bench.port, rows[0])
        self.terms = json.loads(self.person.ask("GET", "/api/v1/me")[1])["terms_version"]
        self.sites = [row.split() for row in rows[1:-30]]
        self.keep_orderable(rows[-30:])

    def keep_orderable(self, parts):
        """Ten parts that the first site can order, and the sites that can order them all: not each part has a price
        in each list and at each level."""
        self.sites = [site for site in self.sites if site[1] == self.sites[0][1]]
        self.parts = []
        for part in parts:
            self.parts.append(part)
            if not self.accepts(0) or len(self.parts) > 10:
                self.parts.pop()
        self.sites = [self.sites[i] for i in range(min(len(self.sites), SITES_MOST)) if self.accepts(i)]

    def accepts(self, number):
        return self.person.ask("POST", "/api/v1/orders/check", self.order(number))[0] == 200

    def order(self, number):
        """The sites take turns, so that those who order at once order for others."""
        site, currency = self.sites[number % len(self.sites)]
        return {"site": site, "currency": currency, "purchase_order": f"PO-{number}", "purchase_order_date": DAY, "terms_version": self.terms,
                "lines": [{"part": part, "quantity": 100} for part in self.parts]}

    def orders(self, run, count):
        return [self.person.sending("/api/v1/orders", dict(self.order(i), purchase_order=f"PO-{run}-{i}"), f"bench-{run}-{i}")
                for i in range(count)]


def limit_orders(engine, clients):
    """Orders/s of the limit program."""
    script = [os.path.join(HERE, "orders.sh" if engine == "SQLite" else "orders_postgres.sh"), "raw", str(clients)]
    done = subprocess.run(script, check=True, capture_output=True, text=True, cwd=ROOT)
    say("   ", done.stdout.strip())
    return int(done.stdout.split()[0])


def limit_same(bench, clients):
    """Orders/s of the very rows that were ordered, into a copy of the database from before."""
    if bench.cluster:
        done = subprocess.run([os.path.join(ROOT, "build/release/raw_same_orders_postgres"), bench.cluster.address,
                               bench.cluster.copy("before", "same"), str(clients)], check=True, stdout=subprocess.PIPE, text=True)
        say("   ", done.stdout.strip())
        return int(done.stdout.split()[0])
    with tempfile.TemporaryDirectory(dir=bench.folder) as folder:
        copy = os.path.join(folder, "db")
        shutil.copy(bench.before, copy)
        done = subprocess.run([os.path.join(ROOT, "build/release/raw_same_orders"), bench.path, copy, str(clients)], check=True,
                              stdout=subprocess.PIPE, text=True)
    say("   ", done.stdout.strip())
    return int(done.stdout.split()[0])


def row_c(bench):
    buyer = Buyer(bench)
    for clients, target in ((1, "≥ 0.35 ×"), (4, "–"), (16, "≥ 0.5 ×")):
        name = f"orders of 10 lines, {bench.engine}, clients: {clients}"
        if os.environ.get("ONLY", "") not in name:
            continue
        say(name)
        pairs = []
        for round_no in range(PAIRS + 1):
            orders = buyer.orders(time.time_ns(), ORDERS_MOST)
            before = bench.processors()
            ours = run_load(bench.port, orders, clients, "1" if round_no == 0 else SECONDS, bench.folder)
            spent = (bench.processors() - before) / ours[3]
            limit = limit_orders(bench.engine, clients)
            same = limit_same(bench, clients)
            if round_no > 0:
                pairs.append((ours[0], limit, ours[0] / limit, ours[1], ours[2], spent, same, ours[0] / same))
        taken = [spread([pair[i] for pair in pairs], form) for i, form in
                 ((0, "{:,.0f}"), (1, "{:,.0f}"), (2, "{:.3f}"), (3, "{:.1f}"), (4, "{:.1f}"), (5, "{:.2f}"), (6, "{:,.0f}"), (7, "{:.3f}"))]
        print(f"| {name} | {len(pairs)} | {' | '.join(taken[:3])} | {target} | {' | '.join(taken[3:])} |", flush=True)


def row_f_orders(bench):
    """Orders' latency alone, and as long as a night goes over the same database: `licet night`, a process of its own."""
    buyer = Buyer(bench)

    def sample():
        return run_load(bench.port, buyer.orders(time.time_ns(), ORDERS_MOST), 4, SECONDS, bench.folder)

    sample()
    alone = [sample() for _ in range(PAIRS)]
    begun, meanwhile = time.time(), []
    night = subprocess.Popen([LICET, "night", "--today", DAY, bench.address], stdout=subprocess.PIPE, text=True)
    while night.poll() is None:
        meanwhile.append(sample())
    words = night.stdout.read()
    assert night.returncode == 0, words
    lines = int(re.search(r"standing quotes of (\d+) lines", words)[1])
    meanwhile = meanwhile[:-1] or meanwhile  # the last one went on behind the night
    ratio = statistics.median(load[2] for load in meanwhile) / statistics.median(load[2] for load in alone)
    columns = [spread([load[i] for load in loads], form) for i, form in ((0, "{:,.0f}"), (1, "{:.1f}"), (2, "{:.1f}")) for loads in (alone, meanwhile)]
    print(f"| {bench.engine} | {lines / (time.time() - begun):,.0f} | {' | '.join(columns)} | {ratio:.2f} | ≤ 2 × |", flush=True)


def row_i(path, address, key, mail, engine, folder):
    """Start to first answer, and memory."""
    starts = []
    for _ in range(PAIRS):
        served = Served(address, key)
        connection = http.client.HTTPConnection("127.0.0.1", served.port)
        connection.request("GET", "/sign-in")
        assert connection.getresponse().status == 200
        starts.append((time.time() - served.begun) * 1000)
        served.end()
    served = Served(address, key)
    person = Person(served.port, mail)
    idle = served.anonymous_mib()
    for path_of_page in ("/reports/renewal-lines", "/home"):
        run_load(served.port, person.request(path_of_page), CLIENTS, SECONDS, folder)
        run_load(served.port, person.request(path_of_page), 64, SECONDS, folder, may_refuse=True)
    print(f"| {engine} | {spread(starts)} | ≤ 100 | {idle:.1f} | ≤ 48 | {served.anonymous_mib():.1f} | ≤ 128 |", flush=True)
    served.end()


def free_port():
    import socket
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Bench:
    """A server with the data, and what stands beside it."""

    def __init__(self, path, address, engine, mail, folder, cluster, program=LICET):
        self.path, self.engine, self.mail, self.folder, self.cluster = path, engine, mail, folder, cluster
        self.address = address
        self.nginx = Nginx(folder, free_port())
        self.served = Served(address, path + ".key", program)
        self.port = self.served.port

    def processors(self):
        return self.served.processor_ms() + (self.cluster.processor_ms() if self.cluster else 0)

    def end(self):
        self.served.end()
        self.nginx.end()


def on_engine(row, before, path, address, engine, mail, folder, cluster=None):
    if row == "I":
        row_i(path, address, path + ".key", mail, engine, folder)
        return
    bench = Bench(path, address, engine, mail, folder, cluster)
    bench.before = before
    try:
        {"C-http": row_c, "D": row_d, "E": row_e, "F-orders": row_f_orders, "home": row_home, "growth": row_growth, "floor": row_floor, "turns": row_turns}[row](bench)
    finally:
        bench.end()


def main():
    row = sys.argv[1]
    path = database()
    for each in (path, os.environ.get("LICET_BENCH_LARGE") if row == "growth" else None):
        assert each is None or is_caught_up(each), f"first build/release/night_run --catch-up {each}"
    mail = largest_partner(path)
    with tempfile.TemporaryDirectory(prefix="licet_bench_", dir=os.path.join(ROOT, "build")) as folder:
        os.chmod(folder, 0o755)
        head(row)
        print(TABLES.get(row, TABLE), flush=True)
        written = os.path.join(folder, "written.db")  # what makes quotes and orders has a copy
        shutil.copy(path, written)
        shutil.copy(path + ".key", written + ".key")
        if row == "home":
            reseller, script = bought(path)
            subprocess.run(["sqlite3", written], check=True, input=script, text=True)
            mail = primary_of(path, reseller)
        if ENGINE != "PostgreSQL":
            on_engine(row, path, written, written, "SQLite", mail, folder)
        if ENGINE == "SQLite" or row == "growth":
            return
        cluster = Cluster(path)
        try:
            if row == "home":
                subprocess.run(["psql", "-q", "-X", "-v", "ON_ERROR_STOP=1", cluster.address], check=True, input=script + "ANALYZE;", text=True)
            if row == "C-http":
                cluster.keep()
                subprocess.run([os.path.join(HERE, "orders_postgres.sh"), "begin"], check=True, cwd=ROOT, stdout=sys.stderr)
            on_engine(row, path, written, cluster.address, "PostgreSQL", mail, folder, cluster)
        finally:
            if row == "C-http":
                subprocess.run([os.path.join(HERE, "orders_postgres.sh"), "end"], check=False, cwd=ROOT)
            cluster.end()


if __name__ == "__main__":
    main()
