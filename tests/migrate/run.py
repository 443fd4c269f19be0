#!/usr/bin/python3
"""`licet migrate` brings a database that lacks the last migration to this program, on both engines, and touches none
that is not there, another program's, or of a newer program.

    run.py PROGRAM      LICET_TEST_POSTGRES: the cluster's folder (cluster.sh with …)"""
import glob
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
CLUSTER = os.path.join(ROOT, "tests", "postgres", "cluster.sh")
SCHEMA = "migrated"
*EARLIER, LAST = sorted(glob.glob(os.path.join(ROOT, "db", "migrations", "*.sql")))
COUNT = int(os.path.basename(LAST)[:4])
# What the last migration makes, and how it is unmade; an index that it drops is made as it was before.
UNMAKE = ((r"CREATE (?:UNIQUE )?INDEX (\w+)", "DROP INDEX IF EXISTS {}"), (r"ALTER TABLE (\w+) ADD COLUMN (\w+)", "ALTER TABLE {} DROP COLUMN {}"),
          (r"CREATE TABLE (\w+)", "DROP TABLE {}"))

passed = failed = 0


def check(holds, what):
    global passed, failed
    passed += bool(holds)
    failed += not holds
    if not holds:
        print("FAILED:", what, flush=True)


class File:
    """A database of SQLite."""

    def __init__(self, folder):
        self.address = os.path.join(folder, "a.db")

    def run(self, statements):
        database = sqlite3.connect(self.address, isolation_level=None)
        for statement in statements:
            database.execute(statement)
        database.close()


class Schema:
    """A schema of PostgreSQL."""

    def __init__(self, name=SCHEMA):
        words = [CLUSTER, "address", os.environ["LICET_TEST_POSTGRES"]]
        self.name = name
        self.server = subprocess.run(words, capture_output=True, text=True, check=True).stdout.strip()
        self.address = subprocess.run(words + [name], capture_output=True, text=True, check=True).stdout.strip()
        self.run_at(self.server, [f"DROP SCHEMA IF EXISTS {name} CASCADE", f"CREATE SCHEMA {name}"])

    def run_at(self, address, statements):
        words = [word for statement in ["SET client_min_messages = error", *statements] for word in ("-c", statement)]
        subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", address, *words], check=True)

    def run(self, statements):
        self.run_at(self.address, [f"{one} CASCADE" if one.startswith("DROP TABLE") else one for one in statements])


def text_of(path):
    with open(path, encoding="utf-8") as file:
        return re.sub("--.*", "", file.read())


def unmade():
    text = text_of(LAST)
    before = "".join(map(text_of, EARLIER))
    made = [(found.start(), form.format(*found.groups())) for pattern, form in UNMAKE for found in re.finditer(pattern, text)]
    for dropped in re.finditer(r"DROP INDEX (?:IF EXISTS )?(\w+)", text):
        made.append((dropped.start(), re.findall(rf"CREATE (?:UNIQUE )?INDEX {dropped[1]}\b[^;]*", before)[-1]))
    return [statement for _, statement in sorted(made, reverse=True)] + [f"DELETE FROM migration WHERE number = {COUNT}"]


def says(program, *words):
    ended = subprocess.run([program, *words], capture_output=True, text=True, check=False)
    return ended.returncode, ended.stdout + ended.stderr


def judge(program, database, scenario):
    at = database.address
    status, words = says(program, "replay", "--database", at, scenario)
    check(status == 0, f"replay into {at}: {words}")
    check(says(program, "migrate", at) == (0, f"migrate: {at}: has migration {COUNT} of {COUNT} already\n"), f"{at} is new")
    database.run(unmade())
    status, words = says(program, "check", at)
    check(status == 2 and "another version" in words and "licet migrate" in words, f"an older {at}: {words}")
    check(says(program, "migrate", at) == (0, f"migrate: {at}: from migration {COUNT - 1} to {COUNT}\n"), f"{at} is older")
    status, words = says(program, "check", at)
    check(status == 0, f"check of {at} as it is now: {words}")
    database.run([f"INSERT INTO migration (number, name, checksum) VALUES ({COUNT + 1}, 'later', 'x')"])
    status, words = says(program, "migrate", at)
    check(status == 2 and "another version" in words, f"a newer {at}: {words}")
    database.run([f"DELETE FROM migration WHERE number > {COUNT}", f"UPDATE migration SET checksum = 'x' WHERE number = {COUNT}"])
    status, words = says(program, "migrate", at)
    check(status == 2 and "another version" in words, f"other words of the same number in {at}: {words}")


def strangers(program, folder):
    """What is none of ours stays as it is."""
    nowhere = os.path.join(folder, "nowhere.db")
    status, words = says(program, "migrate", nowhere)
    check(status == 2 and not os.path.exists(nowhere), f"a file that is not there: {words}")
    other = File(os.path.join(folder, ""))
    other.address = os.path.join(folder, "other.db")
    other.run(["CREATE TABLE mine (a INTEGER)"])
    status, words = says(program, "migrate", other.address)
    check(status == 2 and "another version" in words, f"another program's: {words}")
    tables = sqlite3.connect(other.address).execute("SELECT name FROM sqlite_schema").fetchall()
    check(tables == [("mine",)], f"another program's has now {tables}")
    empty = Schema("migrate_empty")
    status, words = says(program, "migrate", empty.address)
    check(status == 2 and "another version" in words, f"an empty schema: {words}")
    check(says(program, "migrate")[0] == 2 and says(program, "migrate", "--help")[0] == 2, "words that are none")


def main():
    program = os.path.abspath(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        scenario = os.path.join(folder, "scenario.json")
        with open(os.path.join(ROOT, "tests", "golden", "G05-first-order-600.json"), encoding="utf-8") as golden, \
                open(scenario, "w", encoding="utf-8") as file:
            json.dump(json.load(golden)["scenario"], file)
        for database in (File(folder), Schema()):
            judge(program, database, scenario)
        strangers(program, folder)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
