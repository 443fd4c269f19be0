"""What a home and a page of renewal lines cost, in statements and in rows: lines come in lists, in the order of an index,
and what they share is asked for once. home_work.py PROGRAM WATCHED [--database ADDRESS]

WATCHED (tests/tool/watched.c) tells with each answer what was asked of the database for it."""
import argparse
import os
import re
import subprocess
import sys

from home import Reader, people
from of_lists.renewed import renewed_on_time
from portal import Person, Served

# Statements at most, of the page and of the session before it; and rows, of lines and what they share.
HOME, LINES = 25, 17  # one of each: what waits behind the items of the menu; two of a home: orders whose price moved, what was renewed on time; one of lines: the views that were saved
OF_POSTGRES = 2  # begin and end of the transaction that a page reads in
READ_MOST = 400  # lines that a home reads by itself (home_lines.h)
IN_ORDER = ("renewal_list_of_reseller", "renewal_list_of_distributor", "renewal_list_all", "renewal_heads_of_reseller", "renewal_heads_of_distributor")
QUERIES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../build/gen/store/queries.list")
passed = failed = 0


def check(holds, what):
    global passed, failed
    passed, failed = passed + bool(holds), failed + (not holds)
    if not holds:
        print("FAILED:", what, flush=True)


class Work:
    """Of an answer, the second of its kind: the first may load what a worker keeps."""

    def __init__(self, person, path):
        for _ in range(2):
            answer = person.get(path)
            assert answer.status == 200, (path, answer.status)
        self.statements, self.rows = (int(word) for word in answer.headers["x-work"].split()[:2])
        print(f"{path}: {self.statements} statements, {self.rows} rows", flush=True)


class Watched:
    """The watched server over the demo of another."""

    def __init__(self, served, program, leak):
        self.words = [program, "--port", "0", "--workers", "1", "--today", served.today, "--quiet", served.database]
        self.environment = dict(os.environ, LICET_KEY=served.key, LICET_LEAK=leak, LICET_DB=served.database)

    def __enter__(self):
        self.process = subprocess.Popen(self.words, env=self.environment, stdout=subprocess.PIPE, text=True)
        self.port = int(re.search(r":(\d+)/", self.process.stdout.readline())[1])
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.communicate(timeout=60)


def judge(served, program, more=0, leak=""):
    """Which of the bounds do not hold, with so many statements more."""
    with Watched(served, program, leak) as watched:
        broken = set()
        offered = people(watched.port)
        for role in ("reseller primary", "distributor primary", "renewals desk"):
            person = Person(watched.port)
            person.sign_in_demo(next(mail for words, mail in offered.items() if words.startswith(role)))
            home = Work(person, "/home")
            broken |= {"rows of a home"} if home.rows > 3 * READ_MOST else set()
            if role == "renewals desk":  # many price lists, and queues
                continue
            broken |= {"statements of a home"} if home.statements > HOME + more else set()
            for limit in (10, 100):
                lines = Work(person, f"/reports/renewal-lines?limit={limit}")
                broken |= {"statements of lines"} if lines.statements > LINES + more else set()
    return broken


# ---- plans ----

def asked(name):
    """Of a query: PostgreSQL's text, and the types that go in."""
    with open(QUERIES, encoding="utf-8") as queries:
        row = next(row.rstrip("\n").split("\t") for row in queries if row.startswith(name + "\t"))
    return row[1], row[2]


def plan_on_postgres(address, text, types):
    """As a partner's reading connection plans it, told to sort nothing that it can read in order."""
    values = ", ".join(["NULL"] * max(int(at) for at in re.findall(r"\$(\d+)", text)))
    script = f"""SET join_collapse_limit = 1; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_sort = off;
        SET enable_seqscan = off; SET enable_bitmapscan = off; SET plan_cache_mode = force_generic_plan; SET role licet_partner;
        PREPARE asked ({types}) AS {text}; EXPLAIN EXECUTE asked ({values})"""
    return subprocess.run(["psql", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c", script, address], check=True, capture_output=True, text=True).stdout


def sorts(plan):
    """Whether rows are sorted before the first is given."""
    return re.search(r"^\s*(->\s+)?(Incremental )?Sort", plan.split("SubPlan")[0], re.M) is not None


def lines_come_in_order(address):
    for name in IN_ORDER:
        text, types = asked(name)
        check(not sorts(plan_on_postgres(address, text, types)), f"{name} sorts")
    text, types = asked(IN_ORDER[0])
    check(sorts(plan_on_postgres(address, text.replace("ORDER BY e.due", "ORDER BY e.coverage_end"), types)), "another order is seen to be sorted")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("watched")
    parser.add_argument("--database")
    words = parser.parse_args()
    served = Served(words.program, "2026-11-21", words.database, makes=True)
    broken = judge(served, words.watched, OF_POSTGRES if words.database else 0)
    check(not broken, f"it costs more: {sorted(broken)}")
    if words.database:
        lines_come_in_order(words.database)
        with served:  # the same figures as on SQLite (home.py)
            renewed_on_time(check, served, Reader(served.port, next(mail for role, mail in people(served.port).items() if role.startswith("reseller primary"))))
    else:
        check("statements of lines" in judge(served, words.watched, leak="count"), "a statement more is seen")
    served.folder.cleanup()
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
