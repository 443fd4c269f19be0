#!/usr/bin/python3 -B
"""T7: one key from many sockets at once is one order and one answer; the same key with other content is refused;
a reply that was lost is repeated. Planted fault, in every run: a server that forgets the keys is caught.

same_key.py [--races N] [--seed N]"""
import argparse
import os
import random
import shutil
import sqlite3
import sys
import tempfile
import time

import ledger
import server

SOCKETS, LOST, OTHERS = 64, 50, 50


class Test:
    def __init__(self, it, seed):
        self.it, self.dice = it, random.Random(seed)
        self.clients = [server.Client(it.path) for _ in range(SOCKETS)]
        self.acknowledged = {}
        self.wrong = []

    def check(self, good, what):
        if not good:
            self.wrong.append(what)

    def order(self):
        return f'order S1 XL100 {self.dice.randint(1, 9)} ND100 {self.dice.randint(1, 9)}'

    def race(self, lines):
        """Sends a line per socket, all before any answer is read."""
        for client, line in zip(self.clients, lines):
            client.send(line)
        return [client.receive() for client, _ in zip(self.clients, lines)]

    def keep(self, words):
        self.acknowledged[words[0]] = (words[2], int(words[3]), int(words[4]))

    def one_key(self, key):
        answers = self.race([f'{key} {self.order()}'] * SOCKETS)
        self.check(answers[0][1] == 'OK', f'{key}: {answers[0]}')
        self.check(all(words == answers[0] for words in answers), f'{key}: answers differ: {answers}')
        if answers[0][1] == 'OK':
            self.keep(answers[0])

    def other_content(self, key):
        """Half of the sockets ask for something else: one of the two is done, the other refused."""
        lines = [f'{key} order S1 XL100 {1 + i % 2}' for i in range(SOCKETS)]
        self.dice.shuffle(lines)
        answers = self.race(lines)
        good = {line for line, words in zip(lines, answers) if words[1] == 'OK'}
        bad = {line for line, words in zip(lines, answers) if words[1:] == ['ERR', 'idempotency_key_reused']}
        self.check(len(good) == 1 and len(bad) == 1 and not good & bad, f'{key}: {answers}')
        for words in answers:
            if words[1] == 'OK':
                self.keep(words)

    def lost_reply(self, key):
        """The client goes away after asking; another repeats, before or after the first was done."""
        line = f'{key} {self.order()}'
        gone = server.Client(self.it.path)
        gone.connect(time.monotonic() + 10)
        gone.send(line)
        time.sleep(self.dice.choice([0, 0, 0.001, 0.005]))
        gone.close()
        first, second = (self.clients[i].ask(line) for i in (0, 1))
        self.check(first[1] == 'OK' and first == second, f'{key}: {first} {second}')
        if first[1] == 'OK':
            self.keep(first)


def orders_in(path):
    database = sqlite3.connect(path)
    count = database.execute('SELECT count(*) FROM orders').fetchone()[0]
    database.close()
    return count


def begin(folder, seed, planted=None):
    os.mkdir(folder)
    it = server.Server(folder, planted=planted)
    it.setup()
    it.start()
    it.wait()
    test = Test(it, seed)
    for client in test.clients:
        client.connect(time.monotonic() + 10)
    test.clients[0].ask('e enrol S1 A1')
    return test


def end(test):
    for client in test.clients:
        client.close()
    return test.it.stop()


def run(folder, races, seed):
    test = begin(os.path.join(folder, 'sound'), seed)
    it = test.it
    cases = [(test.one_key, races), (test.other_content, OTHERS), (test.lost_reply, LOST)]
    parts = []
    for case, times in cases:
        test.wrong = []
        for i in range(times):
            case(f'{case.__name__}-{i}')
        parts.append((case.__name__, times, test.wrong))
    before = orders_in(it.database)
    parts.append(('one order per key', before, [] if before == len(test.acknowledged) else ['orders and keys differ']))
    counts = end(test)
    parts.append(('requests met in groups', counts['TOGETHER'], [] if counts['TOGETHER'] > 1 else [counts]))
    parts.append(('ledger', len(test.acknowledged), ledger.judge(it.database, test.acknowledged)))
    keyless = begin(os.path.join(folder, 'keyless'), seed, '--keyless')
    for case in (keyless.one_key, keyless.other_content, keyless.lost_reply):
        keyless.wrong = []
        case('planted-' + case.__name__)
        parts.append((f'planted: keys forgotten, caught by {case.__name__}', 1, [] if keyless.wrong else ['not caught']))
    end(keyless)
    return parts


def main():
    server.tidy_when_ended()
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--races', type=int, default=500)
    words.add_argument('--seed', type=int, default=random.SystemRandom().randrange(1 << 32))
    asked = words.parse_args()
    print(f'same_key: seed {asked.seed}')
    home = tempfile.mkdtemp(prefix='licet_key_')
    try:
        parts = run(home, asked.races, asked.seed)
    finally:
        shutil.rmtree(home)
    for name, count, wrong in parts:
        print(f'{name}: {count}' if not wrong else f'WRONG {name}: {len(wrong)}, {wrong[0]!s:.300}')
    failed = sum(1 for _, _, wrong in parts if wrong)
    print(f'{len(parts) - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
