#!/usr/bin/env python3
"""A night over a database of a million entitlements, killed several times half-way and repeated: it ends as one that nobody
disturbed, and licet check finds it clean. Some agreements renew by themselves in it (R4.9).

    medium.py LICET AUTOMATIC [--database FILE] [--kills 5] [--switched 300]

FILE is made by `licet demo --size medium --today 2026-11-22` and is only copied; without it one is made, in some minutes.
AUTOMATIC is build/release/automatic. Three copies of two gigabytes lie in TMPDIR meanwhile.
"""

import argparse
import os
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

MADE_ON, NIGHT = "2026-11-22", "2027-02-01"
TIMEOUT_SECONDS = 3600
ROWS_AT_ONCE = 10000

passed = failed = 0


def expect(what, got, wanted):
    global passed, failed
    if got == wanted:
        passed += 1
    else:
        failed += 1
        print(f"{what}: got {got!r}, wanted {wanted!r}")


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)
    return done.stdout.strip() if done.returncode == 0 else f"exit {done.returncode}: {done.stdout}{done.stderr.strip()}"


def rows(database, query):
    connection = sqlite3.connect(database)
    found = connection.execute(query).fetchall()
    connection.close()
    return found


def settle(database):
    """Makes a database one file, which can be copied."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def difference(one, other):
    """The first table and rows in which two databases differ, but for jobs, which every night adds; None where none does."""
    left, right = sqlite3.connect(one), sqlite3.connect(other)
    tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'job' ORDER BY name"
    if left.execute(tables).fetchall() != right.execute(tables).fetchall():
        return "tables"
    for table, in left.execute(tables).fetchall():
        here, there = (connection.execute(f'SELECT * FROM "{table}"') for connection in (left, right))
        while True:
            some, same = here.fetchmany(ROWS_AT_ONCE), there.fetchmany(ROWS_AT_ONCE)
            if some != same:
                return table, next((pair for pair in zip(some, same) if pair[0] != pair[1]), (len(some), len(same)))
            if not some:
                break
    return None


def night(licet, database, day=NIGHT):
    return run(licet, "night", "--today", day, database)


def make_start(options, start):
    """A million entitlements with standing quotes, of whose agreements some renew by themselves."""
    if options.database:
        shutil.copyfile(options.database, start)
    else:
        run(options.licet, "demo", "--size", "medium", "--today", MADE_ON, "--database", start)
    expect("the night before", night(options.licet, start, MADE_ON).startswith("night: "), True)
    agreements = rows(start, "SELECT DISTINCT a.number FROM quote AS q JOIN agreement AS a USING (enterprise, agreement) "
                      f"WHERE q.state = 'standing' AND q.newest = 1 AND q.valid_to < '{NIGHT}' ORDER BY 1 "
                      f"LIMIT {options.switched}")
    said = {run(options.automatic, start, MADE_ON, "on", number) for number, in agreements}
    expect("some renew by themselves", (len(agreements), said), (options.switched, {"done"}))
    settle(start)


def progress(database):
    """Of the last night: how many enterprises it has been through, of how many."""
    found = rows(database, "SELECT state, done, outcome FROM job WHERE kind = 'night' ORDER BY job DESC LIMIT 1")
    return found[0] if found else None


def kill(licet, database, seconds):
    """Kills a night after so long; True where it was still running."""
    with subprocess.Popen((licet, "night", "--today", NIGHT, database), stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            process.kill()
        return process.wait(TIMEOUT_SECONDS) == -signal.SIGKILL


def test(options, folder):
    start, done, killed = (os.path.join(folder, name) for name in ("start.db", "done.db", "killed.db"))
    make_start(options, start)
    shutil.copyfile(start, done)
    begun = time.monotonic()
    said = night(options.licet, done)
    seconds = time.monotonic() - begun
    print(f"undisturbed, {seconds:.0f} s: {said}")
    ordered = rows(done, "SELECT COUNT(*) FROM automatic_order")[0][0]
    expect("quotes ordered themselves", ordered >= options.switched, True)
    os.rename(start, killed)
    for number in range(options.kills):
        if kill(options.licet, killed, seconds / (options.kills + 1)):
            print(f"kill {number + 1} after {seconds / (options.kills + 1):.0f} s: {progress(killed)}")
            expect("a night was killed", progress(killed)[0], "running")
    half = rows(killed, "SELECT COUNT(*) FROM automatic_order")[0][0]
    last = night(options.licet, killed)
    print(f"repeated, {half} of {ordered} automatic orders were there: {last}")
    seen = re.search(r"(\d+) before it never ended", last)
    expect("it saw the one that was killed before it", seen is not None, True)
    expect("each was noted as killed", rows(killed, "SELECT COUNT(*) FROM job WHERE state = 'failed' AND outcome = 'killed'"),
           [(options.kills,)])
    for database in (done, killed):
        words = run(options.licet, "check", database).split("\n")[-1]
        print(words)
        expect("check", "check: clean:" in words and "; 0 findings;" in words, True)
    expect("it ended as the undisturbed one", difference(killed, done), None)


def main(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("licet")
    parser.add_argument("automatic")
    parser.add_argument("--database")
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--switched", type=int, default=300)
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        test(options, folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
