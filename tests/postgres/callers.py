"""Callers that order under load and repeat with the same key, and the judge of what then stands.

Everything goes through tests/tool/order_caller. A caller's site is an enterprise of its own unless sites are shared.
"""

import collections
import os
import subprocess
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
PROGRAM = os.path.join(HERE, "..", "..", "build", "release", "order_caller")
LICET = os.path.join(HERE, "..", "..", "build", "licet")
OUTSTANDING = 20          # lines that a caller is given ahead
PACE_SECONDS = 0.015      # after each answer: the judge reads all orders, and they must not become too many

Ack = collections.namedtuple("Ack", "enterprise order total")

# What must come back empty: (what it would mean, query). Acknowledged orders stand in the table `ack`.
LAWS = [
    ("an acknowledged order does not stand once with its key and amount",
     "SELECT key FROM ack AS a WHERE 1 <> (SELECT count(*) FROM orders AS o WHERE o.enterprise = a.enterprise "
     "AND o.order_id = a.order_id AND o.total = a.total AND o.request = a.key)"),
    ("a key has two orders", "SELECT request FROM orders GROUP BY account, request HAVING count(*) > 1"),
    ("seq is not 1…n", "SELECT e.enterprise FROM enterprise AS e LEFT JOIN recorded AS r USING (enterprise) "
     "GROUP BY e.enterprise, e.seq HAVING (count(*), min(r.seq), max(r.seq)) <> (e.seq, 1, e.seq) OR max(r.seq) IS NULL"),
    ("seq and audit differ", "SELECT enterprise, seq FROM recorded EXCEPT SELECT enterprise, seq FROM audit"),
    ("an order's number does not lead to it", "SELECT number FROM orders AS o WHERE NOT EXISTS (SELECT FROM directory AS d "
     "WHERE (d.kind, d.number, d.owner, d.object) = ('order', o.number, o.enterprise, o.order_id))"),
    ("an order has not one outbox row", "SELECT order_id FROM orders AS o WHERE 1 <> (SELECT count(*) FROM outbox AS b "
     "WHERE (b.enterprise, b.seq, b.kind, b.object) = (o.enterprise, o.seq, 'order.accepted', o.order_id))"),
    ("an order has not one proof", "SELECT order_id FROM orders AS o WHERE 1 <> "
     "(SELECT count(*) FROM proof AS p WHERE (p.enterprise, p.order_id) = (o.enterprise, o.order_id))"),
    ("an order has not one line", "SELECT order_id FROM orders AS o WHERE 1 <> "
     "(SELECT count(*) FROM order_line AS l WHERE (l.enterprise, l.order_id) = (o.enterprise, o.order_id))"),
    ("entitlements are not the fold of lines and events",
     "SELECT enterprise FROM enterprise AS e WHERE (SELECT sum(quantity) FROM order_line AS l WHERE l.enterprise = e.enterprise) "
     "IS DISTINCT FROM (SELECT sum(quantity) FROM entitlement AS t WHERE t.enterprise = e.enterprise) OR "
     "(SELECT sum(change) FROM entitlement_event AS v WHERE v.enterprise = e.enterprise) "
     "IS DISTINCT FROM (SELECT sum(quantity) FROM entitlement AS t WHERE t.enterprise = e.enterprise)"),
    ("points are not the fold of orders",
     "SELECT enterprise FROM agreement AS a WHERE term_points <> (SELECT coalesce(sum(points), 0) FROM orders AS o "
     "WHERE o.enterprise = a.enterprise) OR term_points <> (SELECT coalesce(sum(points), 0) FROM points_entry AS p "
     "WHERE p.enterprise = a.enterprise)"),
]


def cluster(*words):
    done = subprocess.run([os.path.join(HERE, "cluster.sh"), *words], stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout.strip()


def psql(address, *texts, given=None):
    words = ["psql", "-q", "-At", "-v", "ON_ERROR_STOP=1", address, "-c", "SET client_min_messages = error"]
    for text in texts:
        words += ["-c", text]
    return subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True, input=given).stdout


def new_schema(folder, name):
    """An empty schema with the catalogue in it; its address."""
    psql(cluster("address", folder), f"DROP SCHEMA IF EXISTS {name} CASCADE", f"CREATE SCHEMA {name}")
    address = cluster("address", folder, name)
    subprocess.run([PROGRAM, address, "--setup"], stdin=subprocess.DEVNULL, check=True)
    return address


def enrol(address, sites):
    lines = "".join(f"enrol enrol-{site} {site}\n" for site in sites)
    said = subprocess.run([PROGRAM, address], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    assert said.count(" enrolled ") == len(sites), said


def broken_laws(address, acks):
    """All laws that do not hold, as lines of text; `acks` by key."""
    rows = "".join(f"{key}\t{ack.enterprise}\t{ack.order}\t{ack.total}\n" for key, ack in acks.items())
    queries = [f"SELECT '{n}|' || q::text FROM ({query}) AS q LIMIT 3" for n, (_, query) in enumerate(LAWS)]
    said = psql(address, "CREATE TEMPORARY TABLE ack (key text, enterprise bigint, order_id bigint, total bigint)",
                "COPY ack FROM STDIN", "ANALYZE ack", "BEGIN ISOLATION LEVEL REPEATABLE READ", *queries, "COMMIT",
                given=rows)
    return [f"{LAWS[int(line.split('|')[0])][0]}: {line.split('|', 1)[1]}" for line in said.splitlines()]


def check(address):
    """What licet check finds, as lines of text."""
    done = subprocess.run([LICET, "check", address], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    print(done.stdout.strip().splitlines()[-1], flush=True)
    return [] if done.returncode == 0 else done.stdout.strip().splitlines()[:5]


class Caller:
    """One order_caller that is asked and answers; it repeats in doubt by itself."""

    def __init__(self, address):
        self.process = subprocess.Popen([PROGRAM, address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def answer(self):
        return self.process.stdout.readline().strip()

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


class Load(threading.Thread):
    """A caller that orders without a pause until it is told to stop, and is started again after it was killed."""

    def __init__(self, address, name, site):
        super().__init__(daemon=True)
        self.address, self.name, self.site = address, name, site
        self.acks, self.surprises = {}, []
        self.waiting = collections.deque()    # lines asked and not answered, oldest first
        self.count = 0
        self.stopping = False
        self.process = None

    def run(self):
        while not self.stopping or self.waiting:
            self.process = subprocess.Popen([PROGRAM, self.address], stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0)
            try:
                self.process.stdin.write("".join(self.waiting).encode())
                self.top_up()
                for line in self.process.stdout:
                    if line.endswith(b"\n"):
                        self.take(line.decode())
                        self.top_up()
                    if self.stopping and not self.waiting:
                        break
            except BrokenPipeError:
                pass
            self.process.stdin.close()
            self.process.wait()
            self.process.stdout.close()

    def top_up(self):
        while not self.stopping and len(self.waiting) < OUTSTANDING:
            self.count += 1
            line = f"order {self.name}-{self.count} {self.site} {self.count % 7 + 1}\n"
            self.waiting.append(line)
            self.process.stdin.write(line.encode())

    def take(self, line):
        words = line.split()
        asked = self.waiting.popleft().split()
        if len(words) == 5 and words[0] == asked[1] and words[1] == "ordered":
            self.acks[words[0]] = Ack(*map(int, words[2:]))
        else:
            self.surprises.append(f"{' '.join(asked)}: {line.strip()}")
        time.sleep(PACE_SECONDS)

    def kill(self):
        if self.process:
            self.process.kill()


def all_acks(loads):
    return {key: ack for load in loads for key, ack in list(load.acks.items())}


def all_surprises(loads):
    return [surprise for load in loads for surprise in load.surprises]


def finish(loads, seconds=60):
    """Lets them come to the end of what they were asked; says who did not."""
    for load in loads:
        load.stopping = True
    for load in loads:
        load.join(seconds)
    return [f"{load.name} did not come to its end" for load in loads if load.is_alive()]
