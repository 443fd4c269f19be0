#!/usr/bin/env python3
"""The night run (R10.3) on the demo company: terms end, the audit is chained, events are numbered; a
second night changes nothing, and a night killed anywhere and repeated ends where an undisturbed one does.

    run.py LICET [--rounds 18] [--seed 1]

The chain is hashed again here from the audit rows, and who is told of what is worked out here too.
"""

import argparse
import hashlib
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

MADE_ON, NIGHT = "2026-11-21", "2027-03-31"
ROUNDS_MOST_FACTOR = 4   # a kill that comes too late does not count; so many rounds are tried in all
SOONER = 0.9             # and after it all kills come sooner by this factor
TIMEOUT_SECONDS = 300

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


def dump(database):
    """What is in a database, as a digest of its SQL; without the rows of jobs, which every night adds."""
    digest = hashlib.sha256()
    connection = sqlite3.connect(database)
    for line in connection.iterdump():
        if not line.startswith('INSERT INTO "job"'):
            digest.update(line.encode() + b"\n")
    connection.close()
    return digest.hexdigest()


def jobs(database):
    return rows(database, "SELECT job, kind, state, for_day, outcome FROM job ORDER BY job")


def counts(text):
    """The numbers of a night, as it says them and as its row keeps them."""
    return re.findall(r"\d+", text)


# A night's row as it ends well.
def ready(job, outcome):
    return job, "night", "ready", NIGHT, outcome


def settle(database):
    """Makes a database one file, which can be copied."""
    connection = sqlite3.connect(database)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def broken_links(database):
    """Numbers of the chain's links that are not what their audit rows make them."""
    broken = []
    previous = "0" * 64
    found = rows(database, "SELECT c.number, c.hash, a.enterprise, a.seq, a.at, a.actor, a.account, a.object, a.action,"
                 " a.detail FROM audit_chain AS c LEFT JOIN audit AS a ON a.enterprise = c.owner AND a.seq = c.seq"
                 " ORDER BY c.number")
    for place, (number, kept, *numbers, action, detail) in enumerate(found, 1):
        texts = "".join(f"{len(text.encode())}:{text}" for text in (action or "", detail or ""))
        link = previous + "".join(f" {figure}" for figure in numbers) + texts
        if number != place or kept != hashlib.sha256(link.encode()).hexdigest():
            broken.append(number)
        previous = kept
    return broken


# Each outbox row goes to who acted and to the partners of the order or the quote that it tells of,
# or else of the transaction's order, once each; what the calendar tells goes to the customer too, and of an agreement to
# every partner that saw a site of it that day (portal.md 6).
ITS_ORDER = """JOIN orders AS o ON o.enterprise = b.enterprise AND
    (b.kind LIKE 'order.%' AND o.order_id = b.object OR b.kind NOT LIKE 'order.%' AND o.seq = b.seq)"""
TOLD = f"""
    SELECT a.account AS account, b.enterprise, b.seq, b.item, b.kind, b.object, a.at
    FROM outbox AS b JOIN audit AS a USING (enterprise, seq)
    UNION SELECT o.distributor, b.enterprise, b.seq, b.item, b.kind, b.object, a.at
    FROM outbox AS b JOIN audit AS a USING (enterprise, seq) {ITS_ORDER}
    UNION SELECT o.reseller, b.enterprise, b.seq, b.item, b.kind, b.object, a.at
    FROM outbox AS b JOIN audit AS a USING (enterprise, seq) {ITS_ORDER}
    UNION SELECT q.distributor, b.enterprise, b.seq, b.item, b.kind, b.object, a.at
    FROM outbox AS b JOIN audit AS a USING (enterprise, seq)
        JOIN quote AS q ON q.enterprise = b.enterprise AND q.quote = b.object AND q.newest = 1
    UNION SELECT q.reseller, b.enterprise, b.seq, b.item, b.kind, b.object, a.at
    FROM outbox AS b JOIN audit AS a USING (enterprise, seq)
        JOIN quote AS q ON q.enterprise = b.enterprise AND q.quote = b.object AND q.newest = 1
    UNION SELECT c.account, b.enterprise, b.seq, b.item, b.kind, b.object, a.at
    FROM outbox AS b JOIN audit AS a USING (enterprise, seq)
        JOIN account AS c ON c.enterprise = b.enterprise AND c.kind = 'customer'
    WHERE b.kind IN ('contact.check', 'renewal.quote_ready', 'renewal.reminder', 'renewal.lapsed', 'quote.expiring', 'agreement.inactivity')
    UNION SELECT v.account, b.enterprise, b.seq, b.item, b.kind, b.object, a.at
    FROM outbox AS b JOIN audit AS a USING (enterprise, seq) JOIN recorded AS r USING (enterprise, seq)
        JOIN site AS s ON s.enterprise = b.enterprise AND s.agreement = b.object
        JOIN visibility AS v ON v.enterprise = s.enterprise AND v.site = s.site
    WHERE b.kind = 'agreement.inactivity' AND v.from_day <= r.on_day AND (v.until_day IS NULL OR v.until_day >= r.on_day)"""


def test_events(database):
    due = set(row for row in rows(database, TOLD) if row[0])
    told = rows(database, "SELECT account, owner, seq, item, type, object, at FROM event")
    expect("there are events", len(told) > 0, True)
    expect("each is told once", len(set(told)), len(told))
    expect("everything is told, and nothing else", set(told) ^ due, set())
    gaps = rows(database, "SELECT account FROM event GROUP BY account HAVING MIN(number) <> 1 OR MAX(number) <> COUNT(*)")
    expect("events are gapless per account", gaps, [])


def late_terms(database):
    return rows(database, f"SELECT COUNT(*) FROM agreement WHERE term_end < '{NIGHT}'")[0][0]


def found_clean(licet, database):
    """(clean, everything sequenced) as licet check says."""
    said = run(licet, "check", database)
    return "check: clean:" in said and "; 0 findings;" in said, ", 0 transactions not yet sequenced;" in said


def night(licet, database):
    return run(licet, "night", "--today", NIGHT, database)


# What should stand in a quote (P24): due within 90 days and covered still. What a live quote of the same partner holds, or
# its customer declined, stays out of the standing ones.
DUE = f"""SELECT e.enterprise, e.entitlement, date(e.coverage_end, '+1 day') AS start, s.agreement,
        COALESCE(e.reseller, e.distributor, 0) AS party
    FROM entitlement AS e JOIN site AS s USING (enterprise, site) JOIN part AS p USING (part)
    WHERE e.quantity > 0 AND e.due <= date('{NIGHT}', '+90 day') AND e.coverage_end >= '{NIGHT}' AND p.renewal IS NOT NULL"""
QUOTED = f"""SELECT l.enterprise, l.entitlement, l.coverage_start, q.agreement, COALESCE(q.reseller, q.distributor, 0), q.quote
    FROM quote AS q JOIN quote_line AS l USING (enterprise, quote, revision) WHERE q.newest = 1 AND q.kind = 'renewal' AND """
HELD = f"""q.state <> 'standing' AND (q.state = 'declined' OR q.state NOT IN ('ordered', 'expired', 'withdrawn')
    AND (q.valid_to IS NULL OR q.valid_to >= '{NIGHT}'))"""


def test_standing(database, said):
    """Works out anew which lines stand: each once, all of an agreement and partner in one quote."""
    due = set(rows(database, DUE))
    held = {row[:5] for row in rows(database, QUOTED + HELD)}
    stands = rows(database, QUOTED + "q.state = 'standing'")
    expect("there are lines due, and some that are held", (len(due) > 100, len(due & held) > 0), (True, True))
    expect("every line due stands once", sorted(row[:5] for row in stands), sorted(due - held))
    express = {row[:2] for row in rows(database, "SELECT enterprise, agreement FROM agreement WHERE programme = 'express'")}
    groups = {}
    for enterprise, _, _, agreement, party, quote in stands:
        if (enterprise, agreement) not in express:
            groups.setdefault((enterprise, agreement, party), set()).add(quote)
    expect("one quote per agreement and partner", [group for group, quotes in groups.items() if len(quotes) != 1], [])
    expect("some are over several sites", rows(database, "SELECT COUNT(*) > 0 FROM (SELECT 1 FROM quote AS q JOIN quote_line"
           " AS l USING (enterprise, quote, revision) WHERE q.state = 'standing' GROUP BY q.enterprise, q.quote"
           " HAVING COUNT(DISTINCT l.site) > 1)"), [(1,)])
    quotes = len({(row[0], row[5]) for row in stands})
    expect("the night says so", f" {quotes} standing quotes of {len(stands)} lines, 0 exceptions," in said, True)
    expect("each was told once", rows(database, "SELECT COUNT(*), COUNT(DISTINCT enterprise || ' ' || object) FROM outbox"
           " WHERE kind = 'renewal.quote_ready'"), [(quotes, quotes)])
    expect("each notice is an outbox row", rows(database, "SELECT COUNT(*) FROM calendar_notice AS n LEFT JOIN outbox AS b"
           " USING (enterprise, seq, item) WHERE b.kind IS NOT n.kind OR b.object IS NOT n.object"), [(0,)])


def test_night(licet, start, done):
    """Runs one undisturbed night; how long it took."""
    expect("there are terms to close", late_terms(start) > 0, True)
    expect("check before the night: clean, nothing unread", found_clean(licet, start), (True, True))
    chained = rows(start, "SELECT COUNT(*) FROM audit_chain")[0][0]
    shutil.copyfile(start, done)
    begun = time.monotonic()
    said = night(licet, done)
    seconds = time.monotonic() - begun
    audits = rows(done, "SELECT COUNT(*) FROM audit")[0][0]
    expect("the night speaks of every audit row that it made", f" {audits - chained} audit rows chained" in said, True)
    expect("every term that ended is closed", late_terms(done), 0)
    expect("check after the night: clean, nothing unread", found_clean(licet, done), (True, True))
    expect("every audit row is chained", rows(done, "SELECT COUNT(*) FROM audit_chain")[0][0], audits)
    expect("the chain hashed again", broken_links(done), [])
    expect("its row keeps the same counts", [counts(row[4]) for row in jobs(done)], [counts(said)])
    expect("in no language", re.fullmatch(r"([a-z]+=\d+ ?){9}", jobs(done)[0][4]) is not None, True)
    expect("its row has ended well", [row[:4] for row in jobs(done)], [ready(1, "")[:4]])
    expect("its row counts the enterprises", rows(done, "SELECT done > 0, changed_at >= begun_at FROM job"), [(1, 1)])
    test_standing(done, said)
    test_events(done)
    return seconds


def test_again(licet, done):
    before = dump(done)
    nothing = ("0 enterprises closed, 0 quotes ordered themselves, 0 cancelled, 0 standing quotes of 0 lines, 0 exceptions, 0 notices,"
               " 0 audit rows chained, 0 events numbered")
    expect("the second night", night(licet, done), "night: " + nothing)
    expect("the second night has a row", [row[:4] for row in jobs(done)[1:]], [ready(2, "")[:4]])
    expect("it counts nothing", counts(jobs(done)[1][4]), counts(nothing))
    expect("the second night changes nothing", dump(done), before)


def test_planted(licet, done, copy):
    """What this program says of a chain that was changed."""
    shutil.copyfile(done, copy)
    connection = sqlite3.connect(copy)
    connection.execute("UPDATE audit SET detail = detail || 'x' WHERE (enterprise, seq) = "
                       "(SELECT owner, seq FROM audit_chain WHERE number = 7)")
    connection.commit()
    connection.close()
    expect("a changed audit row is seen here", broken_links(copy), [7])
    expect("a changed audit row is seen by check", found_clean(licet, copy)[0], False)
    os.remove(copy)


def killed(licet, database, delay):
    """Kills a night after a delay; True where it was still running."""
    with subprocess.Popen((licet, "night", "--today", NIGHT, database), stdout=subprocess.DEVNULL,
                          stderr=subprocess.DEVNULL) as process:
        try:
            process.wait(delay)
        except subprocess.TimeoutExpired:
            process.kill()
        return process.wait(TIMEOUT_SECONDS) == -signal.SIGKILL


def test_kills(licet, folder, start, done, options, seconds):
    draw = random.Random(options.seed)
    before, after = dump(start), dump(done)
    hit = differed = half = begun = 0
    for number in range(options.rounds * ROUNDS_MOST_FACTOR):
        if hit == options.rounds:
            break
        database = os.path.join(folder, f"killed-{number}.db")
        shutil.copyfile(start, database)
        # spread over the night, so that each part of it is met; one that had said its end came to it
        if (killed(licet, database, seconds * (hit + draw.random()) / options.rounds)
                and not any(row[2] == "ready" for row in jobs(database))):
            hit += 1
            left = dump(database)
            differed += left != after
            half += left not in (before, after)
            expect(f"check after kill {hit}", found_clean(licet, database)[0], True)
            was = jobs(database)
            begun += len(was)
            expect(f"no row says that night {hit} ended", [row[2] for row in was if row[2] != "running"], [])
            said = night(licet, database)
            expect(f"the night after kill {hit} ends well", said.startswith("night: "), True)
            expect(f"what was killed in round {hit} is seen", [(row[2], row[4]) for row in jobs(database)[:-1]],
                   [("failed", "killed")] * len(was))
            expect(f"it says so in round {hit}", f"{len(was)} before it never ended" in said, len(was) > 0)
            expect(f"the row after kill {hit}", jobs(database)[-1][:4], ready(len(was) + 1, "")[:4])
            expect(f"its counts in round {hit}", counts(jobs(database)[-1][4]), counts(said.split("\n")[0]))
            expect(f"the night after kill {hit} ends as an undisturbed one", dump(database), after)
        else:   # the machine is faster now than it was for the undisturbed night
            seconds *= SOONER
        for rest in ("", "-wal", "-shm"):
            if os.path.exists(database + rest):
                os.remove(database + rest)
    expect("rounds that were killed", hit, options.rounds)
    expect("a night that is not repeated differs", differed > 0, True)
    expect("some were killed half-way", half > 0, True)
    expect("some left a row of a job that began", begun > 0, True)
    print(f"{hit} killed, {half} half-way, {differed} differed before they were repeated")


def main(words):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("licet")
    parser.add_argument("--rounds", type=int, default=18)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as folder:
        start, done = os.path.join(folder, "start.db"), os.path.join(folder, "done.db")
        run(options.licet, "demo", "--size", "small", "--today", MADE_ON, "--database", start)
        settle(start)
        seconds = test_night(options.licet, start, done)
        test_again(options.licet, done)
        settle(done)
        test_planted(options.licet, done, os.path.join(folder, "planted.db"))
        test_kills(options.licet, folder, start, done, options, seconds)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
