#!/usr/bin/python3
"""Replays every case of tests/cases (which is judged on SQLite) and random scenarios on SQLite and on PostgreSQL:
the answers must be equal to the byte.

    same.py COUNT [SEED]      LICET_TEST_POSTGRES: the cluster's folder (cluster.sh with …)

Half of them does every step twice with its key on PostgreSQL. At the end a difference is planted there (a trigger
that gives each agreement a point more), which must be found.
"""

import json
import multiprocessing
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = os.path.join(HERE, "..", "cases")
sys.path[:0] = [os.path.join(HERE, "..", "property"), CASES]
sys.dont_write_bytecode = True

import cases                        # noqa: E402
import judge                        # noqa: E402
from run import Program, ProgramFailure   # noqa: E402

PROGRAM = "build/release/replay_many"
WORKERS = 2
MOST_SHOWN = 5
PLANT = """
CREATE FUNCTION planted() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN NEW.term_points := NEW.term_points + 100; RETURN NEW; END';
CREATE TRIGGER planted BEFORE UPDATE ON agreement FOR EACH ROW EXECUTE FUNCTION planted()
"""


def address(schema=None):
    words = [os.path.join(HERE, "cluster.sh"), "address", os.environ["LICET_TEST_POSTGRES"]]
    return subprocess.run(words + ([schema] if schema else []), capture_output=True, text=True, check=True).stdout.strip()


def psql(text, schema=None):
    subprocess.run(["psql", "-q", "-v", "ON_ERROR_STOP=1", address(schema), "-c",
                    "SET client_min_messages = error", "-c", text], check=True)


class Pair:
    """Both programs, and how many scenarios they answered alike or not."""

    def __init__(self, schema, repeat):
        psql(f"DROP SCHEMA IF EXISTS {schema} CASCADE; CREATE SCHEMA {schema}")
        self.lite = Program(PROGRAM)
        self.post = Program(f"{PROGRAM} {'--repeat ' if repeat else ''}--database {address(schema)}")
        self.passed = self.failed = 0

    def ask(self, name, text):
        try:
            lite, post = self.lite.ask(text), self.post.ask(text)
        except ProgramFailure as failure:
            lite, post = "(one of them has none)", str(failure)
        if lite == post:
            self.passed += 1
            return
        self.failed += 1
        if self.failed <= MOST_SHOWN:
            at = next((i for i, (a, b) in enumerate(zip(lite, post)) if a != b), min(len(lite), len(post)))
            print(f"{name}, byte {at}:\n  SQLite:     …{lite[max(0, at - 60):at + 60]}\n"
                  f"  PostgreSQL: …{post[max(0, at - 60):at + 300]}", flush=True)

    def end(self):
        for program in (self.lite, self.post):
            if program.process:
                program.end()


def named_cases():
    every, unreadable = cases.read_folder(CASES)
    assert every and not unreadable, unreadable
    return [(case.name, json.dumps(case.scenario(), ensure_ascii=False)) for case in every]


def random_case(seed):
    return f"seed {seed}", judge.case_of(seed).text


def run_worker(number, first, count):
    pair = Pair(f"same_{number}", repeat=number % 2 == 1)
    for name, text in named_cases()[number::WORKERS]:
        pair.ask(name, text)
    for seed in range(first, first + count):
        pair.ask(*random_case(seed))
    pair.end()
    return pair.passed, pair.failed


def planted_is_found(first):
    pair = Pair("same_planted", repeat=False)
    pair.ask(*random_case(first))
    psql(PLANT, "same_planted")
    pair.failed, shown = MOST_SHOWN + 1, MOST_SHOWN + 1
    for seed in range(first, first + 20):
        pair.ask(*random_case(seed))
    pair.end()
    return pair.failed > shown


def main(arguments):
    count = int(arguments[0])
    first = int(arguments[1]) if len(arguments) > 1 else int(time.time()) * 1000
    print(f"seed {first}", flush=True)
    share = -(-count // WORKERS)
    with multiprocessing.Pool(WORKERS) as pool:
        answers = pool.starmap(run_worker, [(n, first + n * share, share) for n in range(WORKERS)])
    passed, failed = (sum(column) for column in zip(*answers))
    if planted_is_found(first):
        passed += 1
    else:
        failed += 1
        print("the planted difference was not found")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
