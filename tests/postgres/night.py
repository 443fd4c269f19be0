#!/usr/bin/env python3
"""A night leaves the same rows on both engines: the demo company in a file and, copied row for row, in PostgreSQL; nights of two
days over each; then every table is the same, but `job`, which says when it ran. In one of them an enterprise has a fault: its
night alone is left out, comes onto the list of exceptions, and is made up for when it is mended.

    night.py LICET NIGHT_RUN        (tests/postgres/cluster.sh with …)

Before, a row that differs is planted, and has to be found.
"""

import csv
import io
import os
import sqlite3
import subprocess
import sys
import tempfile

MADE_ON = "2026-11-21"
NIGHTS = ("2026-11-21", "2027-02-15", "2027-02-16")
FAULTY = NIGHTS[1]  # a level is kept that no programme has
FAULT_DB_VALUE = "20"
SCHEMA = "night_same"
MARK = "-- the next table --"
TIMEOUT_SECONDS = 120

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


def ask(address, script):
    return subprocess.run(["psql", "-q", "-X", "-A", "-t", "-v", "ON_ERROR_STOP=1", address], input=script, capture_output=True,
                          text=True, timeout=TIMEOUT_SECONDS, check=True).stdout


def columns(connection, table):
    return [row[1] for row in connection.execute(f"PRAGMA table_info({table})")]


def rows_of_file(connection, table):
    names = ", ".join(columns(connection, table))
    return sorted(tuple("\\N" if value is None else str(value) for value in row)
                  for row in connection.execute(f"SELECT {names} FROM {table}"))


def rows_of_server(connection, address, tables):
    """The rows of each table, asked for at once."""
    script = "".join(f"COPY (SELECT {', '.join(columns(connection, table))} FROM {table}) TO STDOUT (FORMAT csv, NULL '\\N');\n"
                     f"\\echo {MARK}\n" for table in tables)
    texts = ask(address, script).split(MARK + "\n")
    return [sorted(tuple(row) for row in csv.reader(io.StringIO(text, newline=""))) for text in texts[:-1]]


def different(database, address):
    """The tables that do not have the same rows."""
    connection = sqlite3.connect(database)
    tables = [row[0] for row in connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('job', 'migration') AND name NOT LIKE 'sqlite%'")]
    found = [table for table, rows in zip(tables, rows_of_server(connection, address, tables))
             if rows_of_file(connection, table) != rows]
    connection.close()
    return found, len(tables)


def settle(database):
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def counts(text):
    """What a night says it did, without the times."""
    return text.splitlines()[-1] if text else text


def plant_fault(database, address):
    """Spoils the level of an enterprise with renewal lines to come; gives the enterprise, and what mends it."""
    connection = sqlite3.connect(database)
    enterprise = connection.execute(f"""SELECT MIN(e.enterprise) FROM entitlement AS e JOIN site AS s USING (enterprise, site)
        JOIN agreement AS a USING (enterprise, agreement) WHERE a.programme <> 'express' AND e.quantity > 0
        AND e.due BETWEEN '{FAULTY}' AND '2027-04-15'""").fetchone()[0]
    kept = connection.execute(f"SELECT agreement, level FROM agreement WHERE enterprise = {enterprise}").fetchall()
    connection.close()
    write_both(database, address, f"UPDATE agreement SET level = 'none such' WHERE enterprise = {enterprise} AND programme <> 'express'")
    return enterprise, "; ".join(f"UPDATE agreement SET level = '{level}' WHERE enterprise = {enterprise} AND agreement = {agreement}"
                                 for agreement, level in kept)


def write_both(database, address, script):
    connection = sqlite3.connect(database)
    connection.executescript(script)
    connection.close()
    ask(address, script)


def one(database, query):
    connection = sqlite3.connect(database)
    row = connection.execute(query).fetchone()
    connection.close()
    return row


def night_with_fault(enterprise, database, before):
    """What a night left of an enterprise that had a fault, and of the others."""
    expect("its fault is on the list", one(database, "SELECT COUNT(*), MAX(enterprise), MAX(fault), MAX(since) FROM night_fault"),
           (1, enterprise, int(FAULT_DB_VALUE), FAULTY))
    expect("nothing else is left of its night", one(database, f"SELECT seq FROM enterprise WHERE enterprise = {enterprise}"), before)
    expect("the others had theirs", one(database, f"SELECT COUNT(DISTINCT enterprise) > 5 FROM calendar_notice WHERE on_day = '{FAULTY}'"
                                        f" AND enterprise <> {enterprise}"), (1,))


def follows_at_once(licet, night_run, address):
    """A server and a night that read what happened at once, each in a process of its own: each event has its number."""
    ask(address, "DELETE FROM event; DELETE FROM audit_chain; DELETE FROM sequencer")
    runs = [subprocess.Popen([night_run, "--catch-up", address], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(3)]
    words = [one_run.communicate(timeout=TIMEOUT_SECONDS)[1] for one_run in runs]
    expect("three follow at once", [(one_run.returncode, said) for one_run, said in zip(runs, words)], [(0, "")] * 3)
    expect("all of it is chained, without a gap", ask(address, "SELECT COUNT(*) = (SELECT COUNT(*) FROM audit) AND COUNT(*) = MAX(number) "
                                                      "AND COUNT(*) > 1000 FROM audit_chain").strip(), "t")
    expect("each account's events have no gap", ask(address, "SELECT COUNT(*) > 20, BOOL_AND(n = m) FROM (SELECT COUNT(*) AS n, "
                                                    "MAX(number) AS m FROM event GROUP BY account) AS e").strip(), "t|t")
    expect("and it is clean", "; 0 findings;" in run(licet, "check", address), True)


def main():
    licet, night_run = sys.argv[1:]
    cluster = os.environ["LICET_TEST_POSTGRES"]
    with tempfile.TemporaryDirectory(prefix="licet_night_") as folder:
        database = os.path.join(folder, "demo.db")
        run(licet, "demo", "--size", "small", "--today", MADE_ON, "--database", database)
        settle(database)
        subprocess.run(["bench/copy_to_postgres.sh", database, cluster, SCHEMA], check=True, timeout=TIMEOUT_SECONDS)
        address = run("tests/postgres/cluster.sh", "address", cluster, SCHEMA)
        expect("as copied", different(database, address)[0], [])
        planted = "UPDATE enterprise SET seq = seq {} 1 WHERE enterprise = (SELECT MAX(enterprise) FROM enterprise)"
        ask(address, planted.format("+"))
        expect("a planted row is found", different(database, address)[0], ["enterprise"])
        ask(address, planted.format("-"))
        for day in NIGHTS:
            if day == FAULTY:
                enterprise, mends = plant_fault(database, address)
                before = one(database, f"SELECT seq FROM enterprise WHERE enterprise = {enterprise}")
            said = [counts(run(licet, "night", "--today", day, place)) for place in (database, address)]
            expect(f"the night of {day} does the same", said[1], said[0])
            found, count = different(database, address)
            expect(f"the night of {day}", found, [])
            expect("all tables are compared", count > 60, True)
            if day == FAULTY:
                night_with_fault(enterprise, database, before)
                write_both(database, address, mends)
        expect("the fault is over", one(database, "SELECT COUNT(*) FROM night_fault"), (0,))
        expect("its lines are quoted", one(database, f"SELECT COUNT(*) > 0 FROM quote JOIN enterprise USING (enterprise)"
                                           f" WHERE quote.enterprise = {enterprise} AND state = 'standing'"
                                           f" AND quote.seq > {before[0]}"), (1,))
        expect("the nights made quotes", sqlite3.connect(database).execute(
            "SELECT COUNT(*) > 50 FROM quote WHERE seq > 0 AND state = 'standing'").fetchone()[0], 1)
        check = run(licet, "check", address)
        expect("it is clean", "check: clean:" in check and "; 0 findings;" in check, True)
        follows_at_once(licet, night_run, address)
        ask(address, f"SET client_min_messages = error; DROP SCHEMA {SCHEMA} CASCADE")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
