#!/usr/bin/env python3
"""Credit and rebill (R9.3) on a database: what it changes, what it keeps, what it refuses, and that
`licet check` finds nothing afterwards.

run.py LICET REBILL MAKE_PARTNER_DB"""

import json
import os
import sqlite3
import subprocess
import sys
import tempfile

PRICES = [{"from": "2020-01-01", "BL": "1000.00", "D": "950.00"}]
SCENARIO = {
    "parts": [{"part": "XL", "type": "licence", "points": "10.00", "prices": PRICES}],
    "steps": [
        {"id": "s1", "on": "2024-01-10", "do": "enrol", "site": "S1", "agreement": "A1"},
        {"id": "s2", "on": "2024-01-10", "do": "add_site", "site": "S2", "agreement": "A1"},
        {"id": "s3", "on": "2024-01-10", "do": "enrol", "site": "S3", "agreement": "A2"},
        {"id": "o1", "on": "2024-03-15", "do": "order", "site": "S1", "lines": [{"part": "XL", "quantity": 60}]},
        {"id": "o2", "on": "2024-05-15", "do": "order", "site": "S1", "lines": [{"part": "XL", "quantity": 2}]},
        {"id": "r2", "on": "2024-05-20", "do": "return", "order": "o2", "line": 1, "quantity": 1},
    ],
}

passed = failed = 0


def expect(what, got, wanted):
    global passed, failed
    if got == wanted:
        passed += 1
    else:
        failed += 1
        print(f"{what}: got {got!r}, wanted {wanted!r}")


def run(*words):
    done = subprocess.run(words, capture_output=True, text=True)
    return done.stdout.strip() if done.returncode == 0 else f"exit {done.returncode}: {done.stderr.strip()}"


def rows(database, query, *values):
    with sqlite3.connect(database) as connection:
        return connection.execute(query, values).fetchall()


def test_who_is_told(licet, rebill, make_partner_db, folder, scenario):
    """The credit is told to who sold the old order, the new order to who sells it now, and neither to the other."""
    database = os.path.join(folder, "partners.db")
    run(make_partner_db, scenario, database)
    (number, order, *old), = rows(database, "SELECT number, order_id, distributor, reseller FROM orders ORDER BY order_id"
                                  " LIMIT 1")
    expect("the old order has partners that sell none of the new one", (len(set(old)), set(old) & {None, 2, 5}),
           (2, set()))
    expect("billed to others", run(rebill, database, number, "S2", "2024-06-01", "2", "5"), "done")
    run(licet, "night", "--today", "2024-06-02", database)
    expect("the credit is told to the old partners and to who acted", rows(
        database, "SELECT account FROM event WHERE type = 'order.credited' ORDER BY account"),
        [(account,) for account in sorted([*old, 2])])
    expect("the new order is told to its partners", rows(
        database, "SELECT account FROM event WHERE type = 'order.accepted' AND object <> ? AND seq = (SELECT seq FROM"
        " event WHERE type = 'order.credited' LIMIT 1) ORDER BY account", order), [(2,), (5,)])
    expect("check agrees", run(licet, "check", database).split(":")[1].strip(), "clean")
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE event SET account = 5, number = 1 + (SELECT MAX(number) FROM event WHERE account = 5)"
                           " WHERE type = 'order.credited' AND account = ?", (max(old),))
    expect("check finds the new partner told of the credit", "exit 1" in run(licet, "check", database), True)


def main():
    licet, rebill, make_partner_db = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as folder:
        scenario, database = os.path.join(folder, "s.json"), os.path.join(folder, "l.db")
        with open(scenario, "w", encoding="utf-8") as file:
            json.dump(SCENARIO, file)
        run(licet, "replay", "--database", database, scenario)
        (first,), (second,) = rows(database, "SELECT number FROM orders ORDER BY order_id")
        expect("an unknown order", run(rebill, database, "0000000000", "S2", "2024-06-01"), "order_not_found")
        expect("an unknown site", run(rebill, database, first, "S9", "2024-06-01"), "site_not_found")
        expect("another agreement", run(rebill, database, first, "S3", "2024-06-01"), "rebill_other_agreement")
        expect("partly returned", run(rebill, database, second, "S2", "2024-06-01"), "not_rebillable")
        expect("refused, nothing changed", rows(database, "SELECT COUNT(*) FROM orders"), [(2,)])
        expect("to the other site", run(rebill, database, first, "S2", "2024-06-01"), "done")
        expect("a second time", run(rebill, database, first, "S2", "2024-06-01"), "not_rebillable")
        kept = "accepted_on, level, points, total, term"
        old, new = rows(database, f"SELECT {kept} FROM orders WHERE number = ? OR kind = 'rebill' ORDER BY order_id", first)
        expect("P19-3: date, price, level and points are kept", new, old)
        expect("the old one is credited", rows(database, "SELECT state FROM orders WHERE number = ?", first), [("credited",)])
        expect("what is held stands at the new site", rows(database,
               "SELECT s.number, SUM(e.quantity) FROM entitlement AS e JOIN site AS s ON s.enterprise = e.enterprise"
               " AND s.site = e.site GROUP BY 1 ORDER BY 1"), [("S1", 1), ("S2", 60)])
        expect("the term's points are the same", rows(database,
               "SELECT term_points FROM agreement WHERE number = 'A1'"), [(61000,)])
        expect("the new proof names the old", rows(database,
               "SELECT COUNT(*) FROM proof AS p JOIN proof AS o ON o.enterprise = p.enterprise"
               " AND o.proof = p.supersedes"), [(1,)])
        expect("check", run(licet, "check", database).split(":")[1].strip(), "clean")
        test_who_is_told(licet, rebill, make_partner_db, folder, scenario)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
