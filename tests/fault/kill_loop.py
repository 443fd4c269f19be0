#!/usr/bin/python3 -B
"""T1: the server is killed (SIGKILL) at random moments while eight customers order and repeat with their keys.
Every tenth round and at the end each acknowledged order stands once, as it was said, and the ledger is sound.
Planted fault, in every run: a server that answers before COMMIT is caught.

kill_loop.py [--rounds N] [--seed N] [--keep]"""
import argparse
import os
import random
import shutil
import sys
import tempfile
import time

import ledger
import server

CUSTOMERS, CHECK_EVERY, PLANTED_ROUNDS = 8, 10, 40


def run(folder, rounds, seed, planted, check_every):
    """(rounds done, acknowledged, doubts, what was wrong); ends at the first round that is wrong."""
    dice = random.Random(seed)
    it = server.Server(folder, planted=planted)
    it.setup()
    it.start()
    loads = [server.Load(it.path, f'c{i}', random.Random(f'{seed}-{i}')) for i in range(CUSTOMERS)]
    for load in loads:
        load.start()
    it.wait()
    time.sleep(0.2)
    wrong, done = [], 0
    for done in range(1, rounds + 1):
        time.sleep(dice.uniform(0.003, 0.06))
        it.kill()
        if done % check_every == 0:
            wrong = ledger.judge(it.database, server.acknowledged_by(loads))
            if wrong:
                break
        it.start()
        it.wait()
    for load in loads:
        load.ending = True
    it.kill()
    for load in loads:
        load.join()
    acknowledged = server.acknowledged_by(loads)
    wrong = wrong or ledger.judge(it.database, acknowledged)
    wrong += [f'{load.name}: {load.failure}' for load in loads if load.failure]
    return done, acknowledged, wrong


def main():
    server.tidy_when_ended()
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--rounds', type=int, default=300)
    words.add_argument('--seed', type=int, default=random.SystemRandom().randrange(1 << 32))
    words.add_argument('--keep', action='store_true', help='keep the databases')
    asked = words.parse_args()
    print(f'kill_loop: seed {asked.seed}')
    failed = 0
    home = tempfile.mkdtemp(prefix='licet_kill_')
    try:
        begin = time.monotonic()
        for name in ('sound', 'early'):
            os.mkdir(os.path.join(home, name))
        done, acknowledged, wrong = run(os.path.join(home, 'sound'), asked.rounds, asked.seed, None, CHECK_EVERY)
        print(f'{done} rounds, {len(acknowledged)} acknowledged, {time.monotonic() - begin:.1f} s')
        for line in wrong[:10]:
            print('WRONG', line)
        failed += 1 if wrong or len(acknowledged) < done else 0
        done, acknowledged, wrong = run(os.path.join(home, 'early'), PLANTED_ROUNDS, asked.seed, '--early', 1)
        if any(line.startswith('lost: ') for line in wrong):
            print(f'planted: answers before COMMIT, caught in round {done}: {wrong[0]}')
        else:
            print(f'WRONG the planted fault, answers before COMMIT, was not caught in {done} rounds')
            failed += 1
    finally:
        if asked.keep:
            print('kept', home)
        else:
            shutil.rmtree(home)
    print(f'{2 - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
