#!/usr/bin/env python3
"""The processors' time of a night on PostgreSQL, of the program and of the server, which other work on the machine changes less than
lines per second. In the cluster of `bench/night_postgres.sh begin ENTITLEMENTS`, after `make release`; ours and the limit in turn.

    bench/night_processors.py ENTITLEMENTS PAIRS [NIGHT_RUN-OF-ANOTHER-BUILD]
"""
import os
import resource
import statistics
import subprocess
import sys
import time

from orders_processors import of_server

SCRIPT = 'bench/night_postgres.sh'


def of_program():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(master, entitlements, words):
    """Lines per second, and seconds of the server and of the program."""
    subprocess.run([SCRIPT, 'fresh', words[0], entitlements], check=True)
    server, program = of_server(master), of_program()
    said = subprocess.run([SCRIPT, 'run', *words], stdout=subprocess.PIPE, text=True, check=True).stdout
    program = of_program() - program
    time.sleep(0.3)  # until its connection has ended
    return int(said.split()[0]), of_server(master) - server, program


def main():
    entitlements, pairs, others = sys.argv[1], int(sys.argv[2]), sys.argv[3:]
    with open('build/bench/night_cluster.place', encoding='ascii') as note, \
            open(f'{note.read().strip()}/cluster/data/postmaster.pid', encoding='ascii') as file:
        master = int(file.readline())
    sides = [('before', ['ours', other]) for other in others] + [('ours', ['ours']), ('limit', ['raw'])]
    taken = {name: [] for name, _ in sides}
    for _ in range(pairs):
        for name, words in sides:
            taken[name].append(measure(master, entitlements, words))
            print(f'    {name}: {taken[name][-1]}, load {os.getloadavg()[0]:.1f}', file=sys.stderr, flush=True)
    for name, _ in sides:
        lines, server, program = (statistics.median(column) for column in zip(*taken[name]))
        by_clock = statistics.median(one[0] / limit[0] for one, limit in zip(taken[name], taken['limit']))
        by_time = statistics.median((limit[1] + limit[2]) / (one[1] + one[2]) for one, limit in zip(taken[name], taken['limit']))
        print(f'| {name} | {pairs} | {lines:,.0f} | {server:.2f} | {program:.2f} | {by_clock:.3f} | {by_time:.3f} |')


if __name__ == '__main__':
    main()
