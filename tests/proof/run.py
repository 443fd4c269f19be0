#!/usr/bin/env python3
"""Proofs of a demo database: rendered by a process of their own in the customer's language, kept, signed, verified
offline; every changed byte of a thousand is found; licet check finds what was changed in what is kept.

run.py LICET PORTAL_ACTS"""

import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile

TODAY = "2026-11-21"
passed = failed = 0


def expect(what, got, wanted):
    global passed, failed
    if got == wanted:
        passed += 1
    else:
        failed += 1
        print(f"{what}: got {got!r}, wanted {wanted!r}")


def run(*words):
    return subprocess.run(words, capture_output=True, check=False)


def proofs_by_country(database):
    connection = sqlite3.connect(database)
    rows = dict(connection.execute(
        "SELECT s.country, MIN(p.number) FROM proof p JOIN site s ON s.enterprise = p.enterprise AND s.site = p.site"
        " GROUP BY 1"))
    connection.close()
    return rows


def check_language(licet, acts, database, key, folder, number, words):
    """One proof: the same bytes twice, valid, and with these words in it. Returns its file."""
    first = run(acts, database, TODAY, "print", number, key, licet)
    again = run(acts, database, TODAY, "print", number, key, "/bin/false")
    expect(f"{number} printed", (first.returncode, first.stdout[:5]), (0, b"%PDF-"))
    expect(f"{number} printed again byte for byte, without rendering", again.stdout == first.stdout, True)
    path = os.path.join(folder, number + ".pdf")
    with open(path, "wb") as file:
        file.write(first.stdout)
    verdict = run(licet, "verify", path, "--key", key)
    expect(f"{number} valid", (verdict.returncode, f"proof {number}".encode() in verdict.stdout), (0, True))
    if shutil.which("pdftotext"):
        text = run("pdftotext", path, "-").stdout.decode()
        expect(f"{number} speaks its language", words in text, True)
    return path


def check_changes(licet, key, path, folder):
    public = run(licet, "key", "show", key).stdout.decode().split("\n")[0]
    other = os.path.join(folder, "other.key")
    expect("another key is made", run(licet, "key", "make", other).returncode, 0)
    expect("a key is not made twice", run(licet, "key", "make", other).returncode, 2)
    expect("its rights", os.stat(other).st_mode & 0o777, 0o600)
    expect("valid by the public key's text", run(licet, "verify", path, "--key", public).returncode, 0)
    expect("of an unknown key", run(licet, "verify", path, "--key", other).returncode, 2)
    expect("no key at all", run(licet, "verify", path, "--key", path).returncode, 2)
    with open(path, "rb") as file:
        whole = bytearray(file.read())
    draw = random.Random(20261121)
    changed = os.path.join(folder, "changed.pdf")
    missed = []
    for _ in range(1000):
        place = draw.randrange(len(whole))
        before = whole[place]
        whole[place] ^= draw.randrange(1, 256)
        with open(changed, "wb") as file:
            file.write(whole)
        whole[place] = before
        if run(licet, "verify", changed, "--key", public).returncode == 0:
            missed.append(place)
    expect("1,000 changed bytes of %d, missed" % len(whole), missed, [])
    with open(changed, "wb") as file:
        file.write(whole[:-1])
    expect("a byte less", run(licet, "verify", changed, "--key", public).returncode, 1)


FAULTS = [
    ("a letter of the kept PDF", "UPDATE document SET content = 'AAAA' || substr(content, 5) WHERE form = 'proof.pdf'"),
    ("a letter of the kept twin", "UPDATE document SET content = content || ' ' WHERE form = 'proof.json'"),
    ("another hash", "UPDATE document SET sha256 = replace(sha256, substr(sha256, 1, 1), 'x')"),
    ("a form missing", "DELETE FROM document WHERE form = 'proof.json'"),
    ("a form that there is not", "UPDATE document SET form = 'proof.txt' WHERE form = 'proof.json'"),
    ("a document of no proof", "UPDATE document SET object = object + 1"),
]


def check_kept(licet, database, key, other, folder):
    clean = run(licet, "check", "--key", key, database)
    expect("check with the key", (clean.returncode, b"0 findings" in clean.stdout, b" 0 documents" in clean.stdout),
           (0, True, False))
    expect("check with another key", run(licet, "check", "--key", other, database).returncode, 1)
    for name, statement in FAULTS:
        broken = os.path.join(folder, "broken.db")
        shutil.copyfile(database, broken)
        connection = sqlite3.connect(broken)
        expect(f"{name}: planted", connection.execute(statement).rowcount > 0, True)
        connection.commit()
        connection.close()
        found = run(licet, "check", "--key", key, broken)
        expect(f"{name}: found", (found.returncode, b"check: document: " in found.stdout), (1, True))
        os.remove(broken)


def main(licet, acts):
    with tempfile.TemporaryDirectory() as folder:
        database = os.path.join(folder, "demo.db")
        key = os.path.join(folder, "demo.key")
        made = run(licet, "demo", "--size", "small", "--today", TODAY, "--database", database)
        expect("a demo", made.returncode, 0)
        expect("a key", run(licet, "key", "make", key).returncode, 0)
        numbers = proofs_by_country(database)
        path = None
        for country, words in (("ID", "Bukti Hak Penggunaan"), ("TW", "授權證明"), ("JP", "Proof of Entitlement")):
            path = check_language(licet, acts, database, key, folder, numbers[country], words)
        check_changes(licet, key, path, folder)
        connection = sqlite3.connect(database)
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        check_kept(licet, database, key, os.path.join(folder, "other.key"), folder)
    print("%d passed, %d failed" % (passed, failed))
    return 0 if failed == 0 else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
