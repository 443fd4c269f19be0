#!/usr/bin/python3 -B
"""T2: the power goes. A server's writes, syncs and answers are recorded (disk.so); at every one of them the disk
is rebuilt as it may be found afterwards (replayed_disk.py), opened, and judged: what was acknowledged stands, and
the ledger is sound. Negative controls, in every run, each to be caught within 1,000 states: SQLite's synchronous
NORMAL and OFF, syncs that do nothing, and syncs of folders that do nothing.

power_loss.py [--states N] [--seed N] [--jobs N]"""
import argparse
import multiprocessing
import os
import random
import shutil
import sys
import tempfile
import time

import ledger
import replayed_disk
import server

CUSTOMERS, ORDERS, CONTROL_ORDERS, CONTROL_STATES = 4, 48, 12, 1000
CHECKPOINTS = 'PRAGMA wal_autocheckpoint=100'  # pages: many checkpoints in a short record
SOUND_EVERY, DEEP_EVERY = 2, 8  # states whose every fold, and whose every page and index, is looked at, too; before
# the first answer there is nothing but pages, and SOUND_EVERY is theirs
CONTROLS = [
    ('synchronous NORMAL', {'SQLITE_PRAGMAS': 'PRAGMA synchronous=NORMAL'}),
    ('synchronous OFF', {'SQLITE_PRAGMAS': 'PRAGMA synchronous=OFF'}),
    ('eaten syncs', {'DISK_EAT': 'all'}),
    ('eaten syncs of folders', {'DISK_EAT': 'folder'}),
]
NOTHING, ALL, RANDOM = 'nothing unsynced', 'all of it', 'some of it'


def record(folder, seed, orders, env):
    """The events of a server from its empty folder on, under a few customers."""
    data = os.path.join(folder, 'data')
    os.mkdir(data)
    log = os.path.join(folder, 'log')
    it = server.Server(data, env=server.environment(['pragma', 'disk'], DISK_FOLDER=data, DISK_LOG=log, **env))
    it.setup()
    it.start()
    it.wait()
    loads = [server.Load(it.path, f'c{i}', random.Random(f'{seed}-{i}'), orders) for i in range(CUSTOMERS)]
    for load in loads:
        load.start()
    for load in loads:
        load.join()
        if load.failure:
            raise load.failure
    it.stop()
    wrong = ledger.judge(it.database, server.acknowledged_by(loads))
    if wrong:
        raise RuntimeError(wrong[0])
    return [event for event in replayed_disk.read_log(log) if not event[1].endswith(('-shm', '/socket'))]


def acknowledge(data, acknowledged):
    for line in data.decode().splitlines():
        words = line.split(' ')
        if words[1] == 'OK' and not words[0].endswith('-enrol'):
            acknowledged[words[0]] = (words[2], int(words[3]), int(words[4]))


def plan(events, states):
    """(event, which) of all states: after every event nothing and all of what was not synced, and as much at
    random as `states` asks for; where that is fewer, evenly some of them."""
    planned, changes = [], []
    for index, event in enumerate(events):
        if event[0] in 'sdA':
            planned.append((index, NOTHING))
        if event[0] != 'A':
            planned.append((index, ALL))
            changes.append(index)
    if len(planned) >= states:
        return [planned[i * len(planned) // states] for i in range(states)]
    missing = states - len(planned)
    planned += [(changes[i * len(changes) // missing], RANDOM) for i in range(missing)]
    return sorted(planned, key=lambda state: state[0])


def put_on_disk(place, files):
    """The files as they are, over what a state before left: memory that is there need not be asked for again."""
    wanted = {os.path.basename(name): content for name, content in files.items()}
    for name in set(os.listdir(place)) - set(wanted):
        os.unlink(os.path.join(place, name))
    for name, content in wanted.items():
        with open(os.open(os.path.join(place, name), os.O_WRONLY | os.O_CREAT, 0o600), 'wb') as file:
            file.write(content)
            file.truncate()


def judge_state(place, files, acknowledged, number):
    sound, deep = number % SOUND_EVERY == 0, number % DEEP_EVERY == 0
    put_on_disk(place, files)
    path = os.path.join(place, 'db')
    if acknowledged:
        return ledger.judge(path, acknowledged, sound, deep) if os.path.exists(path) else ['lost: the whole database']
    return ledger.judge_pages(path) if sound and os.path.exists(path) else []


def judge_share(events, planned, seed, share, shares, until_wrong):
    """Judges every `shares`-th state; (how many, wrong ones with their first complaint)."""
    home = tempfile.mkdtemp(prefix='licet_power_', dir='/dev/shm' if os.path.isdir('/dev/shm') else None)
    disk, acknowledged, wrong, done, at = replayed_disk.Disk(), {}, [], 0, 0
    try:
        for number, (index, which) in enumerate(planned):
            while at <= index:
                if events[at][0] == 'A':
                    acknowledge(events[at][3], acknowledged)
                else:
                    disk.take(events[at])
                at += 1
            if number % shares != share:
                continue
            if which == NOTHING:
                files = disk.without_unsynced()
            else:
                files = disk.with_all() if which == ALL else disk.at_random(random.Random(f'{seed}-{number}'))
            complaints = judge_state(home, files, acknowledged, done)
            done += 1
            if complaints:
                wrong.append(f'state {number}, after event {index} of {len(events)}, {which}: {complaints[0]}')
                if until_wrong:
                    break
    finally:
        shutil.rmtree(home)
    return done, wrong


def work(arguments):
    return judge_share(*arguments)


def judge_all(events, states, seed, jobs):
    planned = plan(events, states)
    with multiprocessing.Pool(jobs) as pool:
        parts = pool.map(work, [(events, planned, seed, share, jobs, False) for share in range(jobs)], chunksize=1)
    return sum(done for done, _ in parts), [line for _, wrong in parts for line in wrong]


def recorded(home, name, seed, orders, env):
    folder = os.path.join(home, name.replace(' ', '_'))
    os.mkdir(folder)
    return record(folder, seed, orders, env)


def main():
    server.tidy_when_ended()
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument('--states', type=int, default=20000)
    words.add_argument('--seed', type=int, default=random.SystemRandom().randrange(1 << 32))
    words.add_argument('--jobs', type=int, default=os.cpu_count())
    asked = words.parse_args()
    print(f'power_loss: seed {asked.seed}')
    failed, begin = 0, time.monotonic()
    home = tempfile.mkdtemp(prefix='licet_power_')
    try:
        events = recorded(home, 'sound', asked.seed, ORDERS, {'SQLITE_PRAGMAS': CHECKPOINTS})
        kinds = {what: sum(1 for event in events if event[0] == what) for what in 'wsdA'}
        print(f'{len(events)} events: {kinds["w"]} writes, {kinds["s"]} syncs of files, {kinds["d"]} of folders, '
              f'{kinds["A"]} answers')
        done, wrong = judge_all(events, asked.states, asked.seed, asked.jobs)
        print(f'{done} states, {time.monotonic() - begin:.1f} s')
        for line in wrong[:5]:
            print('WRONG', line)
        failed += 1 if wrong or done < asked.states else 0
        for name, env in CONTROLS:
            events = recorded(home, name, asked.seed, CONTROL_ORDERS, env)
            done, wrong = judge_share(events, plan(events, CONTROL_STATES), asked.seed, 0, 1, True)
            if wrong:
                print(f'control: {name}, caught in {done} states: {wrong[0]}')
            else:
                print(f'WRONG control: {name} was not caught in {done} states')
                failed += 1
    finally:
        shutil.rmtree(home)
    passed = 1 + len(CONTROLS) - failed
    print(f'{time.monotonic() - begin:.1f} s')
    print(f'{passed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
