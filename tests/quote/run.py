"""Quotes of the demo: in every state that a quote of today can have, clean for licet check, and each planted
fault is found. run.py PROGRAM: prints "N passed, N failed" last."""
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

STATES = {'draft', 'presented', 'accepted', 'declined', 'withdrawn', 'superseded'}
ONE = "(SELECT MIN(enterprise * 100000000000 + quote) FROM quote WHERE state = '%s' AND newest = 1)"
KEY = 'enterprise * 100000000000 + quote = ' + ONE


def quote(state, change):
    return 'UPDATE quote SET %s WHERE newest = 1 AND %s' % (change, KEY % state)


def line(state, change):
    return 'UPDATE quote_line SET %s WHERE line = 1 AND %s' % (change, KEY % state)


# (name, SQL, the word of the kind that licet check must answer with)
FAULTS = [
    ('a cent more on a unit', line('presented', 'unit = unit + 1'), 'price'),
    ('a cent more on an extended price', line('draft', 'extended = extended + 1'), 'price'),
    ('another price row', line('presented', 'price_row = price_row - 1'), 'price_row'),
    ('a line twice the quantity', line('presented', 'quantity = quantity * 2'), 'price'),
    ("a line's points", line('accepted', 'points = points + 1'), 'points'),
    ('a total', quote('presented', 'total = total + 1'), 'total'),
    ('the points of a quote', quote('presented', 'points = points + 1'), 'total'),
    ('the number of lines', quote('draft', 'lines = lines + 1'), 'lines'),
    ('a line deleted', 'DELETE FROM quote_line WHERE line = 1 AND ' + KEY % 'presented', 'total'),
    ('figures of another day', quote('presented', "priced_on = '2026-11-20'"), 'quote'),
    ('another state', quote('presented', "state = 'accepted'"), 'quote'),
    ('an edition', quote('presented', 'edition = edition + 1'), 'quote'),
    ('an event missing', 'DELETE FROM quote_event WHERE edition = 1 AND ' + KEY % 'presented', 'quote'),
    ('an event of another verb', "UPDATE quote_event SET verb = 'decline' WHERE edition = 2 AND " + KEY % 'accepted',
     'quote'),
    ('an old revision that is the newest', "UPDATE quote SET newest = 1 WHERE state = 'superseded'", 'quote'),
    ('a version of the programme that is not there', quote('presented', 'programme_version = 7'), 'programme'),
    ('evidence missing', "DELETE FROM visibility WHERE evidence = 'quote'", 'visibility'),
    ('evidence of a quote that ended', "UPDATE quote_event SET state = 'declined', verb = 'decline' WHERE edition = 2"
     ' AND ' + KEY % 'presented', 'quote'),
    ('evidence that lasts longer', "UPDATE visibility SET until_day = '2036-01-01' WHERE evidence = 'quote'",
     'visibility'),
    ('a line in two live quotes',
     'UPDATE quote_line SET entitlement = (SELECT l.entitlement FROM quote_line l JOIN quote q USING (enterprise, '
     'quote, revision) WHERE q.newest = 1 AND q.enterprise = quote_line.enterprise AND l.line = 1 AND l.quote = '
     'quote_line.quote) WHERE line = 2 AND (enterprise, quote, revision) IN (SELECT enterprise, quote, revision '
     "FROM quote WHERE newest = 1 AND state = 'presented')", 'quote'),
]

passed = 0
failed = 0


def expect(right, what):
    global passed, failed
    passed += bool(right)
    failed += not right
    if not right:
        print('quote: ' + what)


def check(program, database):
    done = subprocess.run([program, 'check', database], capture_output=True, text=True, check=False)
    return done.stdout + done.stderr


def plant(program, clean, database, name, statement, kind):
    shutil.copyfile(clean, database)
    connection = sqlite3.connect(database)
    connection.execute('PRAGMA foreign_keys = OFF')
    changed = connection.execute(statement).rowcount
    connection.commit()
    connection.close()
    expect(changed > 0, '%s: the statement changes nothing' % name)
    answer = check(program, database)
    expect('check: %s: ' % kind in answer, '%s: wanted %s, got %s' % (name, kind, answer[:300]))


def main():
    program = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        clean = os.path.join(folder, 'clean.db')
        subprocess.run([program, 'demo', '--size', 'small', '--today', '2026-11-21', '--database', clean],
                       capture_output=True, check=True)
        connection = sqlite3.connect(clean)
        states = {row[0] for row in connection.execute('SELECT DISTINCT state FROM quote')}
        connection.execute('PRAGMA wal_checkpoint(TRUNCATE)')
        connection.close()
        expect(states == STATES, 'states %s' % sorted(states))
        expect('0 findings' in check(program, clean), 'the clean database: ' + check(program, clean)[:300])
        for name, statement, kind in FAULTS:
            plant(program, clean, os.path.join(folder, 'planted.db'), name, statement, kind)
    print('%d passed, %d failed' % (passed, failed))
    return 1 if failed else 0


sys.exit(main())
