#!/usr/bin/env python3
"""Hostile scenario files: the program must refuse them in order, or answer every step.

    run.py PROGRAM [--only WORDS] [--list] [--seconds N] [--many COMMAND] [--refused-share N] [--quick]

Every attack says which outcome replay.md demands. Before the attacks, fake programs that crash or
misbehave prove that the judge reports them. The last line is `N passed, N failed`.

A process of its own for each file costs more than all else: --many COMMAND hands the files to one process
(tests/tool/replay_many), except those that are large or no files. --refused-share 50 takes only every
fiftieth of those that must be refused as unusable, which no database ever sees; --quick leaves out the
six files of near a hundred thousand statements or more, which the nightly run has.
"""

import argparse
import collections
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

from attack import Answered   # noqa: E402
import figures                # noqa: E402
import judge                  # noqa: E402
import many                   # noqa: E402
import names                  # noqa: E402
import places                 # noqa: E402
import selfcheck              # noqa: E402
import shapes                 # noqa: E402
import sizes                  # noqa: E402
import texts                  # noqa: E402

GROUPS = (shapes, texts, figures, names, places, sizes)


def arguments_of(words):
    parser = argparse.ArgumentParser(description="Hostile scenario files.")
    parser.add_argument("program", help="the program to test")
    parser.add_argument("--only", default="", help="only attacks whose name contains this")
    parser.add_argument("--list", action="store_true", help="print every attack and its time")
    parser.add_argument("--seconds", type=float, default=10, help="the longest a file may take")
    parser.add_argument("--many", default="", metavar="COMMAND",
                        help="a replay_many that answers all but large files")
    parser.add_argument("--refused-share", type=int, default=1, metavar="N",
                        help="every N-th of the files that must be refused, and the first of each group")
    parser.add_argument("--quick", action="store_true", help="without the files of very many statements")
    return parser.parse_args(words)


def all_attacks(only):
    for group in GROUPS:
        for attack in group.attacks():
            name = f"{group.__name__}: {attack.name}"
            if only in name:
                yield name, attack


def printable(text):
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def may_be_answered(attack):
    return any(isinstance(demand, Answered) for demand in attack.demand)


def chosen_attacks(asked):
    """All that may be answered, and the share of the others."""
    refused = collections.Counter()
    for name, attack in all_attacks(asked.only):
        group = name.split(":")[0]
        wanted = may_be_answered(attack) or refused[group] % asked.refused_share == 0
        if wanted and not (asked.quick and attack.many_statements):
            yield name, attack
        refused[group] += not may_be_answered(attack)


def say_share(asked):
    can = [may_be_answered(attack) for _, attack in all_attacks(asked.only)]
    took = [may_be_answered(attack) for _, attack in chosen_attacks(asked)]
    print(f"{sum(took)} of {sum(can)} files that may be answered, {len(took) - sum(took)} of {len(can) - sum(can)} "
          "that must be refused", flush=True)


def run_attacks(asked):
    """(passed, failed, name and seconds of the slowest)"""
    passed, failed, slowest = 0, 0, ("", 0)
    alone = judge.Alone(os.path.abspath(asked.program))
    crowd = many.Many(asked.many) if asked.many else None
    for name, attack in chosen_attacks(asked):
        together = crowd and many.can_take(attack)
        fault, took = judge.fault_of(crowd if together else alone, attack, asked.seconds)
        slowest = max(slowest, (name, took), key=lambda pair: pair[1])
        passed, failed = (passed, failed + 1) if fault else (passed + 1, failed)
        if fault:
            print(printable(f"{name}: {fault}"), flush=True)
        elif asked.list:
            print(printable(f"ok {took:6.2f} s {name}"), flush=True)
    if crowd:
        crowd.close()
    return passed, failed, slowest


def main(words):
    asked = arguments_of(words)
    fakes, faults = selfcheck.run()
    print(f"self-check: {fakes} fake programs, {len(faults)} judged wrongly")
    for fault in faults:
        print(fault)
    say_share(asked)
    passed, failed, (name, took) = run_attacks(asked)
    print(printable(f"slowest: {took:.2f} s, {name}"))
    if passed + failed == 0:
        print("no attack was run")
        failed = 1
    failed += len(faults)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
