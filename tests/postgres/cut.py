#!/usr/bin/python3
"""Cut connections (T6, D4): between callers and server stands a proxy that cuts each connection, after a random number of
bytes in one direction or after a COMMIT reached the server and before its answer comes back. The callers repeat with the
same key: every order must stand once.

    cut.py [CUTS [SEED]]          LICET_TEST_POSTGRES: the cluster's folder (cluster.sh with …)

Planted at the end: a trigger that spoils the keys, which must be found.
"""

import os
import random
import re
import selectors
import shutil
import socket
import sys
import tempfile
import threading
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import callers                 # noqa: E402
from races import SPOIL        # noqa: E402

LOADS = 4
SITES = 3
MOST_BYTES = 150_000           # an order takes some six thousand to the server, and half of it back
MOST_COMMITS = 12
SOCKET_NAME = ".s.PGSQL.5432"
SECONDS_MAX = 120
PREPARED = re.compile(rb"(q[\d_]+)\0COMMIT\0")


class Connection(threading.Thread):
    """One connection through the proxy, with the moment of its end."""

    def __init__(self, proxy, client, rng):
        super().__init__(daemon=True)
        self.proxy, self.client = proxy, client
        self.kind = rng.choice(["to server", "to client", "commit"])
        self.left = rng.randint(1, MOST_COMMITS if self.kind == "commit" else MOST_BYTES)
        self.commit = None         # the name of the prepared COMMIT

    def run(self):
        self.server = socket.socket(socket.AF_UNIX)
        try:
            self.server.connect(self.proxy.behind)
            self.pump()
        except OSError:
            pass
        self.client.close()
        self.server.close()

    def pump(self):
        with selectors.DefaultSelector() as ready:
            ready.register(self.client, selectors.EVENT_READ, self.from_client)
            ready.register(self.server, selectors.EVENT_READ, self.from_server)
            while all([key.data() for key, _ in ready.select()]):
                pass

    def pass_on(self, data, to, kind):
        """False where the connection ends: at its border, or after all."""
        if self.kind == kind:
            data = data[:self.left]
            self.left -= len(data)
        to.sendall(data)
        if self.kind == kind and self.left == 0:
            self.proxy.note_cut(kind)
            return False
        return bool(data)

    def from_client(self):
        data = self.client.recv(65536)
        if self.kind == "commit" and self.is_last_commit(data):
            self.server.sendall(data)
            self.server.recv(65536)    # it is committed now, and nobody hears of it
            self.proxy.note_cut("commit")
            return False
        return self.pass_on(data, self.server, "to server")

    def from_server(self):
        return self.pass_on(self.server.recv(65536), self.client, "to client")

    def is_last_commit(self, data):
        found = PREPARED.search(data)
        if found:
            self.commit = found.group(1)
        # A Bind message: B, length, no portal, the statement.
        if self.commit and re.search(rb"B....\0" + self.commit + rb"\0", data, re.DOTALL):
            self.left -= 1
        return self.left == 0


class Proxy(threading.Thread):
    def __init__(self, folder, rng):
        super().__init__(daemon=True)
        self.behind = os.path.join(folder, "socket", SOCKET_NAME)
        self.place = tempfile.mkdtemp(prefix="licet_cut_")
        self.rng = rng
        self.cuts = {"to server": 0, "to client": 0, "commit": 0}
        self.listener = socket.socket(socket.AF_UNIX)
        self.listener.bind(os.path.join(self.place, SOCKET_NAME))
        self.listener.listen(50)

    def run(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            Connection(self, client, self.rng).start()

    def note_cut(self, kind):
        self.cuts[kind] += 1

    def end(self):
        self.listener.close()
        shutil.rmtree(self.place)


def run(rng, folder, schema, cuts, plant=None):
    """(faults, what happened)"""
    address = callers.new_schema(folder, schema)
    sites = [f"S{n}" for n in range(SITES)]
    callers.enrol(address, sites)
    if plant:
        callers.psql(address, plant)
    proxy = Proxy(folder, rng)
    proxy.start()
    through = address.replace(os.path.join(folder, "socket"), proxy.place)
    loads = [callers.Load(through, f"load{n}", sites[n % SITES]) for n in range(LOADS)]
    for load in loads:
        load.start()
    end = time.monotonic() + SECONDS_MAX
    while sum(proxy.cuts.values()) < cuts and time.monotonic() < end:
        time.sleep(0.05)
    faults = callers.finish(loads)
    faults += callers.all_surprises(loads) + callers.broken_laws(address, callers.all_acks(loads))
    faults += callers.check(address)
    asked, acked = sum(load.count for load in loads), len(callers.all_acks(loads))
    stood = int(callers.psql(address, "SELECT count(*) FROM orders"))
    if not asked == acked == stood:
        faults.append(f"{asked} orders asked, {acked} acknowledged, {stood} stand")
    if sum(proxy.cuts.values()) < cuts or min(proxy.cuts.values()) == 0:
        faults.append(f"too few cuts: {proxy.cuts}")
    proxy.end()
    return faults, f"cuts {proxy.cuts}; {asked} orders asked, {acked} acknowledged, {stood} stand"


def main(arguments):
    cuts = int(arguments[0]) if arguments else 300
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    print(f"seed {seed}", flush=True)
    rng = random.Random(seed)
    folder = os.environ["LICET_TEST_POSTGRES"]
    faults, happened = run(rng, folder, "cut", cuts)
    print(happened)
    passed = cuts if not faults else 0
    if any("a key has two orders" in fault for fault in run(rng, folder, "cut_planted", 30, SPOIL)[0]):
        passed += 1
    else:
        faults.append("the planted fault was not found")
    print("".join(fault + "\n" for fault in faults[:20]), end="")
    print(f"{passed} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
