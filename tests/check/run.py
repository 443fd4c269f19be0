#!/usr/bin/env python3
"""licet check: clean on what the actions wrote, and every planted fault found and named.

    run.py PROGRAM MAKE_PARTNER_DB REBILL [--count 300] [--seed 1]

Databases are made of random scenarios (tests/property/generate.py), the golden ones, the cases and the
demo, half of them with partners; licet check must find them clean. Then each fault of planted.py is
planted into a copy of a rich one, and a line of its kind must come; some want an order of it billed
anew (REBILL, tests/tool/rebill.c), some a night run after that. Knows no rule.
"""

import argparse
import concurrent.futures
import glob
import json
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
sys.path[:0] = [HERE, os.path.join(TESTS, "property")]

import generate   # noqa: E402
import planted    # noqa: E402

TIMEOUT_SECONDS = 60


def run(*words):
    done = subprocess.run(words, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)
    return done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")


def make(options, scenario, database, with_partners):
    """Makes a database of a scenario; what went wrong, or None."""
    path = database + ".json"
    with open(path, "w", encoding="utf-8") as out:
        json.dump(scenario, out, ensure_ascii=False)
    words = ([options.make_partner_db, path, database] if with_partners
             else [options.program, "replay", "--database", database, path])
    code, _, err = run(*words)
    return None if code == 0 else "cannot be made: %s" % err.strip()


def check(options, database, seed=1):
    return run(options.program, "check", "--seed", str(seed), database)


def first_lines(text, count=3):
    return "; ".join(text.strip().split("\n")[:count])


def clean(options, folder, name, scenario, with_partners):
    """None where the database of a scenario is clean."""
    database = os.path.join(folder, name + ".db")
    wrong = make(options, scenario, database, with_partners)
    if wrong is None:
        code, out, err = check(options, database, len(name))
        wrong = None if code == 0 and "; 0 findings;" in out else "exit %d: %s" % (code, first_lines(out + err))
    for rest in glob.glob(glob.escape(database) + "*"):
        os.remove(rest)
    return wrong


def scenarios(options):
    """(name, scenario, with partners) of everything that must be clean."""
    for path in sorted(glob.glob(os.path.join(TESTS, "golden", "*.json"))):
        with open(path, encoding="utf-8") as file:
            yield os.path.basename(path)[:-5], json.load(file)["scenario"], False
    with tempfile.TemporaryDirectory() as folder:
        run(sys.executable, os.path.join(TESTS, "cases", "run.py"), "--write", folder)
        for path in sorted(glob.glob(os.path.join(folder, "*.json"))):
            with open(path, encoding="utf-8") as file:
                yield os.path.basename(path)[:-5], json.load(file), False
    for name in ("demo/walk.json", "tests/check/rich.json"):
        with open(os.path.join(os.path.dirname(TESTS), name), encoding="utf-8") as file:
            yield os.path.basename(name)[:-5], json.load(file), False
    for number in range(options.count):
        seed = options.seed * 1000000 + number
        yield "random-%d" % seed, generate.scenario(random.Random(seed)), number % 2 == 1


def test_clean(options, folder):
    """How many are clean, and what is wrong with the others."""
    wrong = []
    count = 0
    with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
        waiting = [(name, pool.submit(clean, options, folder, name, scenario, partners))
                   for name, scenario, partners in scenarios(options)]
        for name, done in waiting:
            count += 1
            if done.result() is not None:
                wrong.append("%s: %s" % (name, done.result()))
    return count, wrong


def plant(database, statements):
    """Runs the statements; True where each changed something."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("PRAGMA ignore_check_constraints = ON")
    changed = [connection.execute(statement).rowcount > 0 or statement.startswith("DROP ")
               for statement in ([statements] if isinstance(statements, str) else statements)]
    connection.close()
    return all(changed)


def fault(options, original, planting):
    """None where a fault is found and named."""
    name, statements, kind = planting
    database = "%s.%s" % (original, name.replace(" ", "-"))
    shutil.copyfile(original, database)
    if not plant(database, statements):
        return "%s: nothing was planted" % name
    code, out, err = check(options, database)
    for rest in ("", "-wal", "-shm"):   # by name: another fault's file may begin with this one's
        if os.path.exists(database + rest):
            os.remove(database + rest)
    if code != 1 or not out.startswith("check: "):
        return "%s: exit %d: %s" % (name, code, first_lines(out + err))
    if not any(line.startswith("check: %s: " % kind) for line in out.split("\n")):
        return "%s: no %s, but %s" % (name, kind, first_lines(out))
    if options.verbose:
        line = next(line for line in out.split("\n") if line.startswith("check: %s: " % kind))
        print("%-45s %s" % (name, line))
    return None


def rich(options, folder):
    """The database that faults are planted into, in one file."""
    database = os.path.join(folder, "rich.db")
    with open(os.path.join(HERE, "rich.json"), encoding="utf-8") as file:
        wrong = make(options, json.load(file), database, True)
    if wrong is not None:
        raise SystemExit("rich.json %s" % wrong)
    return database


def settle(database):
    """Makes a database one file, which can be copied."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def rebilled(options, folder):
    """The rich one with order o11 billed anew to S2, by a partner of its own."""
    database = os.path.join(folder, "rebilled.db")
    shutil.copyfile(os.path.join(folder, "rich.db"), database)
    connection = sqlite3.connect(database)
    number = connection.execute("SELECT number FROM orders WHERE request = 'o11'").fetchone()[0]
    connection.close()
    code, out, err = run(options.rebill, database, number, "S2", "2027-07-01", "2", "3")
    if code != 0 or out.strip() != "done":
        raise SystemExit("o11 cannot be billed anew: %s" % (out + err).strip())
    return database


def submitted(options, folder):
    """The rich one with three orders of a reseller under a distributor: confirmed, rejected, waiting."""
    database = os.path.join(folder, "submitted.db")
    shutil.copyfile(os.path.join(folder, "rich.db"), database)
    connection = sqlite3.connect(database)
    connection.execute("UPDATE account SET distributor = 1 WHERE account = 4")
    site, account = connection.execute("SELECT s.number, v.account FROM visibility v JOIN site s ON "
                                       "s.enterprise = v.enterprise AND s.site = v.site WHERE v.account = 4 "
                                       "AND evidence = 'sale' AND s.number LIKE 'S%' ORDER BY 1").fetchone()
    connection.commit()
    connection.close()
    acts = os.path.join(os.path.dirname(options.rebill), "portal_acts")
    numbers = {}
    for paper in ("R-A", "R-J", "R-W"):
        code, out, err = run(acts, database, "2027-07-01", "submit", str(account), site, "XL100", "3", paper)
        if code != 0 or not out.startswith("in_review "):
            raise SystemExit("%s cannot be submitted: %s" % (paper, (out + err).strip()))
        numbers[paper] = out.split()[1]
    for paper, verdict in (("R-A", "confirm"), ("R-J", "reject")):
        code, out, err = run(acts, database, "2027-07-01", verdict, "1", numbers[paper], "D-" + paper)
        if code != 0 or out.split()[0] not in ("accepted", "cancelled"):
            raise SystemExit("%s: no %s: %s" % (paper, verdict, (out + err).strip()))
    return database


def sequenced(options, folder):
    """The rebilled one after a night."""
    database = os.path.join(folder, "sequenced.db")
    shutil.copyfile(os.path.join(folder, "rebilled.db"), database)
    code, out, err = run(options.program, "night", "--today", "2027-12-31", database)
    if code != 0:
        raise SystemExit("no night run: %s" % (out + err).strip())
    return database


def after_night(options, folder):
    """The rich one after a night that quotes S1 and S2, each by its own partner, and finds no price for G1's level."""
    database = os.path.join(folder, "night.db")
    shutil.copyfile(os.path.join(folder, "rich.db"), database)
    code, out, err = run(options.program, "night", "--today", "2028-03-05", database)
    if code != 0 or "2 standing quotes of 3 lines, 1 exceptions," not in out:
        raise SystemExit("another night run than wanted: %s" % (out + err).strip())
    return database


def renewed_itself(options, folder):
    """The rich one in which A1 renews by itself: two orders on its due day, one paid, one cancelled on day 60."""
    database = os.path.join(folder, "automatic.db")
    shutil.copyfile(os.path.join(folder, "rich.db"), database)
    tool = os.path.join(os.path.dirname(options.rebill), "automatic")

    def act(*words):
        code, out, err = run(*words)
        if code != 0 or words[0] == tool and out.strip() != "done":
            raise SystemExit("%s: %s" % (" ".join(words), (out + err).strip()))

    def night(day):
        act(options.program, "night", "--today", day, database)

    night("2028-03-05")
    act(tool, database, "2028-03-06", "on", "A1")
    night("2028-04-01")
    connection = sqlite3.connect(database)
    ordered = connection.execute("SELECT number FROM orders JOIN automatic_order USING (enterprise, order_id) "
                                 "ORDER BY order_id").fetchall()
    connection.close()
    if len(ordered) != 2:
        raise SystemExit("%d standing quotes ordered themselves" % len(ordered))
    act(tool, database, "2028-05-30", "paid", ordered[0][0])
    night("2028-05-31")
    act(tool, database, "2028-06-03", "off", "A1")
    return database


def inactive(options, folder):
    """The rich one with an account of its own, in which A1 and A3 are idle: both set inactive, A3 brought back; G1 counts what it has and asks for quotes."""
    database = os.path.join(folder, "inactive.db")
    shutil.copyfile(os.path.join(folder, "rich.db"), database)
    connection = sqlite3.connect(database)
    connection.execute("INSERT INTO account (account, number, kind, state, name, name_key, country, tier, direct, since, enterprise) "
                       "VALUES (7, 'C7', 'customer', 'active', 'C7', 'c7', 'XX', 'none', 0, '2030-01-01', 1)")
    connection.commit()
    connection.close()
    tools = os.path.dirname(options.rebill)
    state, act = os.path.join(tools, "automatic"), os.path.join(tools, "portal_acts")
    order = (act, database, "2030-07-11", "submit", "1", "G1", "XL100", "1", "R-I")
    for words, wanted in (((options.program, "night", "--today", "2027-12-20", database), " 0 exceptions, "),
                          ((options.program, "night", "--today", "2030-04-05", database), " 2 notices, "),
                          ((state, database, "2030-06-30", "inactive", "A1"), "agreement_not_idle"),
                          ((state, database, "2030-07-01", "inactive", "A1"), "done"),
                          ((state, database, "2030-07-01", "inactive", "A3"), "done"), (order, "agreement_inactive"),
                          ((state, database, "2030-07-11", "active", "A3"), "done"), (order, "accepted "),
                          ((state, database, "2030-07-12", "counts", "G1-XL100"), "done"),
                          ((state, database, "2030-07-13", "asks", "G1"), "done"),
                          ((options.program, "night", "--today", "2030-07-15", database), " events numbered")):
        code, out, err = run(*words)
        if wanted not in out:
            raise SystemExit("%s: exit %d: %s" % (" ".join(words[1:]), code, (out + err).strip()))
    return database


def past_due(options, folder):
    """The one after a night, on the due day of its standing quotes, whose agreement does not renew by itself."""
    database = os.path.join(folder, "past_due.db")
    shutil.copyfile(os.path.join(folder, "night.db"), database)
    code, out, err = run(options.program, "night", "--today", "2028-04-01", database)
    if code != 0:
        raise SystemExit("no night run: %s" % (out + err).strip())
    return database


def test_faults(options, folder):
    count = 0
    wrong = []
    for make_original, faults in ((rich, planted.FAULTS), (lambda options, folder: os.path.join(folder, "rich.db"), planted.MOVES + planted.TRANSFERS),
                                  (submitted, planted.REQUESTS + planted.ATTACHED + planted.SET_PRICES), (rebilled, planted.REBILLS + planted.CHANGES),
                                  (sequenced, planted.SEQUENCER), (after_night, planted.NIGHT),
                                  (renewed_itself, planted.AUTOMATIC), (past_due, planted.MISSED),
                                  (inactive, planted.INACTIVE)):
        original = make_original(options, folder)
        settle(original)
        code, out, err = check(options, original)
        count += 1 + len(faults)
        if code != 0:
            wrong += ["%s itself: %s" % (os.path.basename(original), first_lines(out + err))] * (1 + len(faults))
            continue
        with concurrent.futures.ThreadPoolExecutor(options.workers) as pool:
            wrong += [what for what in pool.map(lambda one, at=original: fault(options, at, one), faults)
                      if what is not None]
    return count, wrong


def explained(text):
    """The lines of each order in what replay --explain printed, by the step's id."""
    found = {}
    step = None
    for line in text.split("\n"):
        if line[:1].isdigit():
            step = line.split()[1].rstrip(":")
        elif line.startswith(("    line ", "        ")):
            found.setdefault(step, []).append(line)
    return found


def test_explain(options, folder):
    """licet explain tells of each stored order what replay --explain told when it was placed."""
    path = os.path.join(HERE, "rich.json")
    database = os.path.join(folder, "explain.db")
    told = explained(run(options.program, "replay", "--explain", "--database", database, path)[1])
    connection = sqlite3.connect(database)
    orders = connection.execute("SELECT number, request, order_id FROM orders ORDER BY order_id").fetchall()
    wrong = []
    for number, request, _ in orders:
        code, out, err = run(options.program, "explain", database, number)
        lines = out.strip("\n").split("\n")
        verdicts = [line for line in lines if line == "        as stored"]
        steps = [line for line in lines[1:] if line != "        as stored"]
        if code != 0 or not verdicts or steps != told.get(request):
            wrong.append("explain %s: exit %d: %s" % (request, code, first_lines(out + err)))
    connection.execute("UPDATE order_line SET unit = unit + 1 WHERE line = 1 AND order_id = ?", orders[0][2:])
    connection.commit()
    connection.close()
    number = orders[0][0]
    for words, wanted in ((["1"], 1), (["2"], 0), (["9"], 2), (["0"], 2), (["x"], 2)):
        code, out, err = run(options.program, "explain", database, number, *words)
        if code != wanted or (wanted == 1) != ("NOT as stored" in out):
            wrong.append("explain line %s: exit %d: %s" % (words[0], code, first_lines(out + err)))
    if run(options.program, "explain", database, "nothing")[0] != 2:
        wrong.append("explain of no order: not exit 2")
    return len(orders) + 6, wrong


def test_unusable(options, folder):
    """A database that cannot be used is exit 2 and one line, and is not made."""
    missing = os.path.join(folder, "missing.db")
    text = os.path.join(folder, "text.db")
    other = os.path.join(folder, "other.db")
    with open(text, "w", encoding="utf-8") as out:
        out.write("no database, but long enough to be looked at as one " * 100)
    connection = sqlite3.connect(other)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    wrong = []
    for database in (missing, text, other):
        code, out, err = check(options, database)
        if code != 2 or out or err.count("\n") != 1:
            wrong.append("%s: exit %d: %s" % (os.path.basename(database), code, first_lines(out + err)))
    if os.path.exists(missing):
        wrong.append("missing.db was made")
    return 4, wrong


def main(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program")
    parser.add_argument("make_partner_db")
    parser.add_argument("rebill")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--verbose", action="store_true", help="show the line that named each fault")
    options = parser.parse_args(words)
    passed = 0
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for title, test in (("clean databases", test_clean), ("planted faults", test_faults),
                            ("unusable databases", test_unusable), ("explained orders", test_explain)):
            count, wrong = test(options, folder)
            for what in wrong:
                print(what)
            print("%s: %d of %d as they must be" % (title, count - len(wrong), count))
            passed += count - len(wrong)
            failed += len(wrong)
    print("%d passed, %d failed" % (passed, failed))
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
