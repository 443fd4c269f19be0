#!/usr/bin/env python3
"""The processors' time of an order on PostgreSQL, of the callers and of the server with all its processes, which other work on the
machine changes less than orders per second. In the cluster of `bench/orders_postgres.sh begin`, after `make release`.

    bench/orders_processors.py CALLERS SECONDS PAIRS [FOLDER-OF-ANOTHER-BUILD'S-PROGRAMS]
"""
import os
import resource
import subprocess
import sys
import time

HERTZ = os.sysconf('SC_CLK_TCK')
QUIET = dict(stdout=subprocess.DEVNULL, check=True)


def ask(address, *statements):
    words = [word for statement in statements for word in ('-c', statement)]
    return subprocess.run(['psql', '-qXAt', address, *words], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()


def of_process(number):
    """Parent, and clock ticks of itself and of its children that ended."""
    with open(f'/proc/{number}/stat', encoding='ascii') as file:
        words = file.read().rsplit(')', 1)[1].split()
    return int(words[1]), int(words[11]) + int(words[12]), int(words[13]) + int(words[14])


def of_server(master):
    ticks = sum(of_process(master)[1:])
    for name in filter(str.isdigit, os.listdir('/proc')):
        try:
            parent, own, _ = of_process(name)
        except OSError:  # it has ended
            continue
        ticks += own if parent == master else 0
    return ticks / HERTZ


def of_callers():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def measure(place, programs, name, callers, seconds):
    address = f'postgresql://licet@/postgres?host={place}/cluster/socket'
    there = f'{address}&options=-csearch_path%3Dorders'
    with open(f'{place}/cluster/data/postmaster.pid', encoding='ascii') as file:
        master = int(file.readline())
    ask(address, 'SET client_min_messages = error', 'DROP SCHEMA IF EXISTS orders CASCADE', 'CREATE SCHEMA orders', 'CHECKPOINT')
    subprocess.run([f'{programs}/orders_postgres', there, '1', '1'], **QUIET)
    ask(there, 'ANALYZE')
    before, server, client = int(ask(there, 'SELECT count(*) FROM orders')), of_server(master), of_callers()
    said = subprocess.run([f'{programs}/{name}', there, callers, seconds], stdout=subprocess.PIPE, text=True, check=True).stdout
    client = of_callers() - client
    time.sleep(0.3)  # until its connections have ended
    server = of_server(master) - server
    orders = int(ask(there, 'SELECT count(*) FROM orders')) - before
    return int(said.split()[0]), client * 1000 / orders, server * 1000 / orders


def main():
    if len(sys.argv) not in (4, 5):
        sys.exit(__doc__)
    os.chdir(os.path.join(os.path.dirname(os.path.abspath(__file__)), '..'))
    callers, seconds, pairs = sys.argv[1:4]
    with open('build/bench/cluster.place', encoding='ascii') as file:
        place = file.read().strip()
    runs = [('before', sys.argv[4], 'orders_postgres')] if len(sys.argv) == 5 else []
    runs += [('ours', 'build/release', 'orders_postgres'), ('limit', 'build/release', 'raw_orders_postgres')]
    for _ in range(int(pairs)):
        for word, programs, name in runs:
            rate, client, server = measure(place, programs, name, callers, seconds)
            print(f'{word}: {rate} orders/s, callers {client:.3f} ms + server {server:.3f} ms = {client + server:.3f} ms an order, '
                  f'load {os.getloadavg()[0]:.1f}', flush=True)


if __name__ == '__main__':
    main()
