#!/usr/bin/env python3
"""Hostile scenario files: the program must refuse them in order, or answer every step.

    run.py PROGRAM [--only WORDS] [--list] [--seconds N]

Every attack says which outcome replay.md demands. Before the attacks, fake programs that crash or
misbehave prove that the judge reports them. The last line is `N passed, N failed`.
"""

import argparse
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import figures                # noqa: E402
import judge                  # noqa: E402
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
    return parser.parse_args(words)


def all_attacks(only):
    for group in GROUPS:
        for attack in group.attacks():
            name = f"{group.__name__}: {attack.name}"
            if only in name:
                yield name, attack


def printable(text):
    return "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in text)


def run_attacks(asked):
    """(passed, failed, name and seconds of the slowest)"""
    passed, failed, slowest = 0, 0, ("", 0)
    program = os.path.abspath(asked.program)
    for name, attack in all_attacks(asked.only):
        fault, took = judge.fault_of(program, attack, asked.seconds)
        slowest = max(slowest, (name, took), key=lambda pair: pair[1])
        passed, failed = (passed, failed + 1) if fault else (passed + 1, failed)
        if fault:
            print(printable(f"{name}: {fault}"), flush=True)
        elif asked.list:
            print(printable(f"ok {took:6.2f} s {name}"), flush=True)
    return passed, failed, slowest


def main(words):
    asked = arguments_of(words)
    fakes, faults = selfcheck.run()
    print(f"self-check: {fakes} fake programs, {len(faults)} judged wrongly")
    for fault in faults:
        print(fault)
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
