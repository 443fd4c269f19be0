#!/usr/bin/python3 -B
"""Group commit, with the disk held, full and failing (disk.so before the server): nothing is answered before
COMMIT; members of a group do not touch each other; a full disk is got over without restart (D5), a failing one
stops the acknowledging, also where it fails in the thread that moves the log, and a fresh process goes on. Planted fault: a server that answers early is caught.

group_commit.py"""
import os
import select
import shutil
import sqlite3
import sys
import tempfile
import time

import ledger
import server

MEMBERS, HELD_SECONDS = 16, 0.5
LOG_BYTES = 2500 * (4096 + 24)  # by which the log has grown when it is moved; who writes moves it at 16,000 pages (main/writer.c, store/db_sqlite.c)
LINES, MOVED_SECONDS = 100, 0.3  # of an order that makes it grow; in which the mover has moved it


class Disk:
    """The switches of disk.so, and a server behind it."""

    def __init__(self, folder, planted=None, **more):
        self.switches = {name: os.path.join(folder, name) for name in ('DISK_HOLD', 'DISK_FAIL', 'DISK_FULL')}
        os.mkdir(os.path.join(folder, 'data'))
        env = server.environment(['disk'], DISK_FOLDER=os.path.join(folder, 'data'), **self.switches, **more)
        self.server = server.Server(os.path.join(folder, 'data'), env=env, planted=planted)
        self.server.setup()
        self.acknowledged = {}
        self.clients = []

    def start(self):
        self.server.start()
        self.server.wait()
        self.clients = [server.Client(self.server.path) for _ in range(MEMBERS + 1)]
        for client in self.clients:
            client.connect(time.monotonic() + 10)

    def on(self, switch):
        with open(self.switches[switch], 'w', encoding='utf-8'):
            pass

    def off(self, switch):
        os.unlink(self.switches[switch])

    def ask(self, line, client=0):
        return self.keep(self.clients[client].ask(line))

    def keep(self, words):
        if words[1] == 'OK' and 'enrol' not in words[0]:
            self.acknowledged[words[0]] = (words[2], int(words[3]), int(words[4]))
        return words

    def answered(self, seconds):
        """The clients that have an answer within this time."""
        sockets = {client.socket: client for client in self.clients}
        ready, _, _ = select.select(list(sockets), [], [], seconds)
        return [sockets[it] for it in ready]

    def orders(self):
        """As another connection sees them now."""
        database = sqlite3.connect(f'file:{self.server.database}?mode=ro', uri=True)
        count = database.execute('SELECT count(*) FROM orders').fetchone()[0]
        database.close()
        return count

    def end(self):
        for client in self.clients:
            client.close()
        self.server.stop()
        return ledger.judge(self.server.database, self.acknowledged)


def require(good, what):
    if not good:
        raise AssertionError(what)


def form_group(disk, lines):
    """Holds the disk under a first order until all lines wait behind it: they are one group then."""
    disk.on('DISK_HOLD')
    disk.clients[MEMBERS].send('first order S1 XL100 1')
    time.sleep(0.1)
    for client, line in zip(disk.clients, lines):
        client.send(line)
        time.sleep(0.01)  # so that they wait in this order
    time.sleep(0.1)


def nothing_is_answered_before_commit(folder):
    disk = Disk(folder)
    disk.start()
    disk.ask('enrol enrol S1 A1')
    form_group(disk, [f'k{i} order S1 XL100 {i + 1}' for i in range(MEMBERS)])
    require(disk.answered(HELD_SECONDS) == [], 'answered while the disk was held')
    require(disk.orders() == 0, 'seen by others while the disk was held')
    disk.off('DISK_HOLD')
    for client in disk.clients:
        words = disk.keep(client.receive())
        require(words[1] == 'OK', words)
    require(disk.end() == [], 'ledger')


def an_early_answer_is_caught(folder):
    disk = Disk(folder, planted='--early')
    disk.start()
    disk.ask('enrol enrol S1 A1')
    disk.on('DISK_HOLD')
    disk.clients[0].send('k order S1 XL100 1')
    caught = disk.answered(HELD_SECONDS)
    disk.off('DISK_HOLD')
    require(caught == [disk.clients[0]], 'the planted fault was not caught')
    disk.end()


def members_do_not_touch_each_other(folder):
    disk = Disk(folder)
    disk.start()
    disk.ask('enrol enrol S1 A1')
    wanted, lines = [], []
    for i in range(MEMBERS):
        kind = i % 4
        lines.append([f'k{i} order S1 XL100 {i + 1}', f'k{i} order S1 NONE 1', f'k{i - 2} order S1 XL100 {i - 1}',
                      f'k{i - 3} order S1 XL200 1'][kind])
        wanted.append([['OK'], ['ERR', 'part_not_found'], ['OK'], ['ERR', 'idempotency_key_reused']][kind])
    form_group(disk, lines)
    disk.off('DISK_HOLD')
    answers = [disk.keep(client.receive()) for client in disk.clients]
    for words, want in zip(answers, wanted):
        require(words[1:1 + len(want)] == want, f'{words}, wanted {want}')
    for i in range(0, MEMBERS, 4):
        require(answers[i] == answers[i + 2], f'{answers[i]} and {answers[i + 2]}')
    require(disk.orders() == 1 + MEMBERS // 4, 'orders')
    require(disk.end() == [], 'ledger')


def a_full_disk_is_got_over(folder):
    disk = Disk(folder)
    disk.start()
    disk.ask('enrol enrol S1 A1')
    require(disk.ask('before order S1 XL100 1')[1] == 'OK', 'before')
    disk.on('DISK_FULL')
    for i in range(MEMBERS):
        disk.clients[i].send(f'k{i} order S1 XL100 1')
    for i in range(MEMBERS):
        words = disk.clients[i].receive()
        require(words[1] == 'DOUBT', words)
    require(disk.orders() == 1, 'reads go on')
    disk.off('DISK_FULL')
    for i in range(MEMBERS):
        require(disk.ask(f'k{i} order S1 XL100 1')[1] == 'OK', f'k{i} after')
    require(disk.orders() == 1 + MEMBERS, 'orders')
    require(disk.end() == [], 'ledger')


def a_failing_disk_stops_the_acknowledging(folder):
    disk = Disk(folder)
    disk.start()
    disk.ask('enrol enrol S1 A1')
    require(disk.ask('before order S1 XL100 1')[1] == 'OK', 'before')
    disk.on('DISK_FAIL')
    require(disk.ask('k order S1 XL100 1')[1] == 'DOUBT', 'while it fails')
    disk.off('DISK_FAIL')
    for i in range(MEMBERS):
        require(disk.ask(f'k{i} order S1 XL100 1')[1] == 'DOUBT', 'acknowledged after the disk failed')
    disk.server.kill()
    disk.start()
    require(disk.ask('k order S1 XL100 1')[1] == 'OK', 'in a fresh process')
    for i in range(MEMBERS):
        require(disk.ask(f'k{i} order S1 XL100 1')[1] == 'OK', 'in a fresh process')
    require(disk.orders() == 2 + MEMBERS, 'orders')
    require(disk.end() == [], 'ledger')


def log_bytes(disk):
    return os.path.getsize(disk.server.database + '-wal')


def a_disk_that_fails_while_the_log_is_moved_stops_the_acknowledging(folder):
    """Syncs of the database file alone fail, which is the mover's; of the log, that who writes waits for, none."""
    disk = Disk(folder, DISK_FAIL_OF='db')
    disk.start()
    disk.ask('enrol enrol S1 A1')
    disk.on('DISK_FAIL')
    made, told, words = 0, 0, ['', 'OK']
    while words[1] == 'OK' and log_bytes(disk) < 6 * LOG_BYTES:
        words = disk.ask(f'big{made} order S1' + ' XL100 1' * LINES)
        made += words[1] == 'OK'
        if log_bytes(disk) >= told + LOG_BYTES:  # SQLite syncs the file where all was moved: nothing is written meanwhile
            told = log_bytes(disk)
            time.sleep(MOVED_SECONDS)
    require(words[1] == 'DOUBT', f'{made} acknowledged, and the log was moved on a disk that fails: {words}')
    require(made > 1 and log_bytes(disk) > LOG_BYTES, f'{made} orders, {log_bytes(disk)} bytes: who writes had no fault before')
    disk.off('DISK_FAIL')
    for i in range(MEMBERS):
        require(disk.ask(f'k{i} order S1 XL100 1')[1] == 'DOUBT', 'acknowledged after the disk failed')
    require(disk.orders() == made, 'reads go on')
    disk.server.kill()
    disk.start()
    for key in [f'big{made} order S1' + ' XL100 1' * LINES] + [f'k{i} order S1 XL100 1' for i in range(MEMBERS)]:
        require(disk.ask(key)[1] == 'OK', 'in a fresh process')
    require(disk.orders() == made + 1 + MEMBERS, 'orders')
    require(disk.end() == [], 'ledger')


CASES = [nothing_is_answered_before_commit, an_early_answer_is_caught, members_do_not_touch_each_other,
         a_full_disk_is_got_over, a_failing_disk_stops_the_acknowledging, a_disk_that_fails_while_the_log_is_moved_stops_the_acknowledging]


def main():
    server.tidy_when_ended()
    failed = 0
    for case in CASES:
        home = tempfile.mkdtemp(prefix='licet_group_')
        try:
            case(home)
        except (AssertionError, OSError, RuntimeError) as error:
            print(f'WRONG {case.__name__}: {error!r}')
            failed += 1
        finally:
            shutil.rmtree(home)
    print('group_commit: no dice, no seed')
    print(f'{len(CASES) - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
