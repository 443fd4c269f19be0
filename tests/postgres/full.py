#!/usr/bin/python3
"""A PostgreSQL whose connections are all taken by others: who asks is told to repeat (D4), nobody is told of a fault,
and when one is free again everybody is answered.

    full.py PROGRAM      LICET_TEST_POSTGRES: the folder of a cluster that nobody else uses (cluster.sh own …)
"""
import concurrent.futures
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, "..", "story"))
sys.dont_write_bytecode = True

from orders import one, people      # noqa: E402
from portal import Person, Served   # noqa: E402

CROWD = 32
MOST = 1000
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
        return
    failed += 1
    print("FAILED:", what, flush=True)


def address(schema=None):
    words = ["tests/postgres/cluster.sh", "address", os.environ["LICET_TEST_POSTGRES"]] + ([schema] if schema else [])
    return subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()


class Holder:
    """One connection that somebody else holds; `is_open` is false where the server had none left."""

    def __init__(self):
        self.process = subprocess.Popen(["psql", "-q", "-A", "-t", address()], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            self.process.stdin.write("SELECT 'here';\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        self.is_open = self.process.stdout.readline() == "here\n"

    def close(self):
        try:
            self.process.communicate(timeout=20)
        except BrokenPipeError:
            self.process.wait(timeout=20)


def take_all():
    held = []
    while len(held) < MOST:
        holder = Holder()
        if not holder.is_open:
            holder.close()
            return held
        held.append(holder)
    raise AssertionError("the server has no end of connections")


def answers(person):
    """What so many are answered who ask at once; most of their workers have no connection yet."""
    with concurrent.futures.ThreadPoolExecutor(CROWD) as crowd:
        return list(crowd.map(lambda _: person.get("/home"), range(CROWD)))


def main():
    schema = "crowded"
    subprocess.run(["psql", "-q", address(), "-c", f"CREATE SCHEMA {schema}"], check=True)
    with Served(sys.argv[1], database=address(schema), makes=True) as served:
        person = Person(served.port)
        person.sign_in_demo(one(people(served.port), "reseller primary"))
        held = take_all()
        pages = answers(person)
        check({page.status for page in pages} <= {200, 503}, f"while all are taken: {[p.status for p in pages]}")
        turned_away = [page for page in pages if page.status == 503]
        check(turned_away and all(page.headers.get("retry-after") == "1" for page in turned_away),
              "who is turned away is told when to repeat")
        for holder in held:
            holder.close()
        check({page.status for page in answers(person)} == {200}, "when they are free again everybody is answered")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
