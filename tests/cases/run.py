#!/usr/bin/env python3
"""Runs the cases of this folder against a program.

    run.py PROGRAM [--only C-101,…]   every case, then the self-test
    run.py --self-test                the self-test alone, without a program
    run.py --write DIR                writes each case's scenario as DIR/C-….json

The last line is `N passed, N failed`; the exit code is 0 only when nothing failed.
"""

import argparse
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
sys.dont_write_bytecode = True

import cases                  # noqa: E402
import judge                  # noqa: E402
import selftest               # noqa: E402

FOLDER = os.path.dirname(os.path.abspath(__file__))


def arguments_of(words):
    parser = argparse.ArgumentParser(description="Runs the cases of this folder.")
    parser.add_argument("program", nargs="?", help="the program to test")
    parser.add_argument("--only", help="cases to run, by name, with commas between")
    parser.add_argument("--self-test", action="store_true",
                        help="only prove that wrong expectations are reported")
    parser.add_argument("--write", metavar="DIR", help="write the scenarios and run nothing")
    asked = parser.parse_args(words)
    if not (asked.program or asked.self_test or asked.write):
        parser.error("which program?")
    return asked


def write_scenarios(all_cases, folder):
    os.makedirs(folder, exist_ok=True)
    for case in all_cases:
        with open(os.path.join(folder, case.name + ".json"), "w", encoding="utf-8") as out:
            json.dump(case.scenario(), out, ensure_ascii=False, indent=1)
            out.write("\n")
    print(f"{len(all_cases)} scenarios written")


def run_cases(program, all_cases):
    """(faults, number of failed cases, {case name: results})"""
    faults, failed, answers = [], 0, {}
    for case in all_cases:
        results, wrong = judge.run_case(program, case)
        failed += bool(wrong)
        faults += wrong
        if results is not None and not wrong:
            answers[case.name] = results
    return faults, failed, answers


def chosen(all_cases, only):
    wanted = only.split(",") if only else None
    return [case for case in all_cases if wanted is None or case.name in wanted]


def run_and_prove(program, all_cases, unreadable):
    """(faults, passed, failed) of all cases, if there is a program, and of the self-test."""
    faults, failed, answers = [str(fault) for fault in unreadable], len(unreadable), {}
    if program:
        wrong, more, answers = run_cases(os.path.abspath(program), all_cases)
        faults, failed = faults + wrong, failed + more
        if not all_cases:
            faults, failed = faults + ["no case to run"], failed + 1
    planted, missed = selftest.run(all_cases, answers)
    print(f"self-test: {planted} planted mistakes, {len(missed)} not reported")
    passed = len(answers) if program else planted - len(missed)
    return faults + missed, passed, failed + len(missed)


def main(words):
    asked = arguments_of(words)
    all_cases, unreadable = cases.read_folder(FOLDER)
    all_cases = chosen(all_cases, asked.only)
    if asked.write and not unreadable:
        write_scenarios(all_cases, asked.write)
        return 0
    program = None if asked.self_test or asked.write else asked.program
    faults, passed, failed = run_and_prove(program, all_cases, unreadable)
    print("".join(fault + "\n" for fault in faults), end="")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
