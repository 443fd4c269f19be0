#!/usr/bin/env python3
"""Attacks the HTTP server (src/net) over raw sockets; the last line is "N passed, N failed".

    run.py CHECKED PROGRAM [--seed N] [--oddities N] [--only WORDS]

CHECKED is http_echo with ASan and UBSan, PROGRAM the release. Before the attacks a lax server of our own
must fail those that tell a strict one from it.
"""
import argparse
import os
import sys
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import behaviour                # noqa: E402
import crowds                   # noqa: E402
import heads                    # noqa: E402
import limits                   # noqa: E402
import load                     # noqa: E402
import oddities                 # noqa: E402
import selfcheck                # noqa: E402
import slow                     # noqa: E402


class Report:
    def __init__(self):
        self.passed = 0
        self.failed = 0

    def __call__(self, name, fault):
        self.passed += fault is None
        self.failed += fault is not None
        if fault is not None:
            print(f'{name}: {fault}', flush=True)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.split('\n', maxsplit=1)[0])
    parser.add_argument('checked')
    parser.add_argument('program')
    parser.add_argument('--seed', type=int, default=20261121)
    parser.add_argument('--oddities', type=int, default=6000)
    parser.add_argument('--only', default='')
    return parser.parse_args()


def main():
    asked = arguments()
    report = Report()
    groups = {
        'selfcheck': lambda: selfcheck.run(report),
        'heads': lambda: heads.run(asked.checked, report),
        'behaviour': lambda: behaviour.run(asked.checked, report),
        'limits': lambda: limits.run(asked.checked, report),
        'oddities': lambda: oddities.run(asked.checked, asked.seed, asked.oddities, report),
        'slow': lambda: slow.run(asked.program, report),
        'crowds': lambda: crowds.run(asked.program, report),
        'load': lambda: load.run(asked.program, report, asked.checked),
    }
    for name, group in groups.items():
        if asked.only in name:
            begin = time.monotonic()
            group()
            print(f'{name}: {time.monotonic() - begin:.1f} s', flush=True)
    print(f'{report.passed} passed, {report.failed} failed')
    return 1 if report.failed else 0


if __name__ == '__main__':
    sys.exit(main())
