#!/usr/bin/python3
"""T7 on PostgreSQL: the same request from 16 processes at once is one effect.

    races.py [RACES [SEED]]       LICET_TEST_POSTGRES: the cluster's folder (cluster.sh with …)

RACES races of one order under one key, and a tenth as many each of: the same key with two bodies (one wins, the other
is refused) · one enrolment under one key · sixteen enrolments at once · sixteen orders of one enterprise at once.
Planted at the end: a trigger that spoils the keys, which must be found.
"""

import os
import random
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import callers                 # noqa: E402

CALLERS = 16
SITES = 8
SPOIL = """
CREATE FUNCTION spoil() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN NEW.request := NEW.request || '' spoiled '' || NEW.seq; RETURN NEW; END';
CREATE TRIGGER spoil BEFORE INSERT ON request_key FOR EACH ROW EXECUTE FUNCTION spoil()
"""


class Races:
    def __init__(self, address):
        self.address = address
        self.callers = [callers.Caller(address) for _ in range(CALLERS)]
        self.acks, self.faults, self.passed, self.count = {}, [], 0, 0

    def race(self, lines):
        """Asks all callers at once; the answers without their keys."""
        self.count += 1
        for caller, line in zip(self.callers, lines):
            caller.ask(line)
        answers = [caller.answer().split(maxsplit=1) for caller in self.callers]
        for line, answer in zip(lines, answers):
            words = answer[1].split() if len(answer) == 2 else [""]
            if words[0] == "ordered":
                self.acks[line.split()[1]] = callers.Ack(*map(int, words[1:]))
        return [answer[1] if len(answer) == 2 else "nothing" for answer in answers]

    def judge(self, good, what, answers):
        self.passed += good
        if not good:
            self.faults.append(f"{what}: {sorted(set(answers))[:4]}")

    def one_order(self, site):
        answers = self.race([f"order one-{self.count} {site} 3"] * CALLERS)
        self.judge(len(set(answers)) == 1 and answers[0].startswith("ordered "), "one order", answers)

    def two_bodies(self, site):
        key = f"bodies-{self.count}"
        answers = self.race([f"order {key} {site} {n % 2 + 1}" for n in range(CALLERS)])
        kinds = sorted(set(answers))
        good = len(kinds) == 2 and kinds[0].startswith("ordered ") and kinds[1] == "refused idempotency_key_reused"
        self.judge(good and answers.count(kinds[1]) == CALLERS // 2, "two bodies", answers)

    def one_enrolment(self):
        answers = self.race([f"enrol enrol-{self.count} E{self.count}"] * CALLERS)
        self.judge(len(set(answers)) == 1 and answers[0].startswith("enrolled "), "one enrolment", answers)

    def many_enrolments(self):
        answers = self.race([f"enrol many-{self.count}-{n} M{self.count}-{n}" for n in range(CALLERS)])
        good = all(answer.startswith("enrolled ") for answer in answers)
        self.judge(good and len(set(answers)) == CALLERS, "many enrolments", answers)

    def many_orders(self, site):
        answers = self.race([f"order many-{self.count}-{n} {site} 1" for n in range(CALLERS)])
        good = all(answer.startswith("ordered ") for answer in answers)
        self.judge(good and len(set(answers)) == CALLERS, "many orders", answers)

    def end(self):
        for caller in self.callers:
            caller.end()
        broken = callers.broken_laws(self.address, self.acks) + callers.check(self.address)
        self.passed += not broken
        self.faults += broken


def planted_is_found(folder):
    address = callers.new_schema(folder, "races_planted")
    callers.enrol(address, ["S0"])
    callers.psql(address, SPOIL)
    races = Races(address)
    for _ in range(3):
        races.one_order("S0")
    races.end()
    return bool(races.faults)


def main(arguments):
    count = int(arguments[0]) if arguments else 100
    seed = int(arguments[1]) if len(arguments) > 1 else int(time.time())
    print(f"seed {seed}", flush=True)
    rng = random.Random(seed)
    folder = os.environ["LICET_TEST_POSTGRES"]
    address = callers.new_schema(folder, "races")
    sites = [f"S{n}" for n in range(SITES)]
    callers.enrol(address, sites)
    races = Races(address)
    for number in range(count):
        races.one_order(rng.choice(sites))
        if number % 10 == 0:
            races.two_bodies(rng.choice(sites))
            races.one_enrolment()
            races.many_enrolments()
            races.many_orders(rng.choice(sites))
    races.end()
    passed, faults = races.passed, races.faults
    if planted_is_found(folder):
        passed += 1
    else:
        faults.append("the planted fault was not found")
    print(f"{races.count} races of {CALLERS}, {len(races.acks)} orders acknowledged")
    print("".join(fault + "\n" for fault in faults[:20]), end="")
    print(f"{passed} passed, {len(faults)} failed")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
