"""L2 of the load that is wanted: 4,000 clients at once that send a body slowly or take an answer slowly, with the limits that the
product has (only the deadlines are shorter). Whoever is quick beside them is answered, and they are cut in time."""
import json
import resource
import selectors
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor

from echo import Server, connect, request, statuses, talk
from slow import FILLING, LATE, trickle

CROWD = 4000
BODY_MS, PIECE_MS, PIECES, IDLE_SECONDS = 2000, 1000, 4, 1
PROBES_LEAST = 5
# seconds, where other work has the cores: less than who is slow has; wanted are 50 ms on a machine of its own
UNNOTICED, PATIENCE = 2.5, 10
DRIP_BYTES, DRIP_EVERY = 512, 0.3
SEEN = 50 # so many connections at once say that the crowd is there


# ---- who is quick: a process of its own, which no crowd of this one holds up ----
def probe(port, patience):
    """Asks until its input ends; says when it has begun, and then what failed and how long each took."""
    watch = selectors.DefaultSelector()
    watch.register(sys.stdin, selectors.EVENT_READ)
    failed, took = [], []
    over = False
    while not over:
        begin = time.monotonic()
        try:
            data, _ = talk(port, request('/hello', headers='Connection: close\r\n'), patience)
            if statuses(data) != [200]:
                failed.append(data[-200:].decode('latin-1'))
        except OSError as error:
            failed.append(repr(error))
        took.append(time.monotonic() - begin)
        if len(took) == 1:
            print('begun', flush=True)
        over = watch.select(0.02)
    print(json.dumps({'failed': failed, 'took': took}))


class Probes:
    def __init__(self, server, patience=PATIENCE):
        self.process = subprocess.Popen([sys.executable, '-B', __file__, str(server.port), str(patience)],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self.process.stdout.readline()

    def fault(self, what):
        said = json.loads(self.process.communicate()[0])
        took = sorted(said['took'])
        p99 = took[int(len(took) * 0.99) - 1]
        print(f"crowds: {what}: {len(took)} quick requests beside it, {len(said['failed'])} failed, p99 {p99 * 1000:.1f} ms")
        if said['failed'] or len(took) < PROBES_LEAST:
            return f"{len(said['failed'])} of {len(took)} failed: {said['failed'][:2]}"
        return None if p99 <= UNNOTICED else f'p99 {p99 * 1000:.0f} ms'


# ---- who is slow ----
def connected(server, count, start, receive_bytes=None):
    """So many clients that have begun, and that the server has seen."""
    clients = [connect(server.port, 10, receive_bytes) for _ in range(count)]
    for client in clients:
        client.sendall(start)
    server.counts_when(lambda counts: counts['connections'] >= min(count, SEEN))
    return clients


def all_cut(server, clients, seconds, each_time):
    """Whether the server closes them in time, doing something to them now and then."""
    until = time.monotonic() + seconds
    least = None
    while time.monotonic() < until:
        least = server.counts()['connections']
        if least <= 1: # the probe's
            return None
        for client in clients:
            each_time(client)
        time.sleep(DRIP_EVERY)
    return f'{least} of {len(clients)} were never cut'


def close(clients):
    for client in clients:
        client.close()


def nothing(_):
    pass


def drip(client):
    """Takes a few bytes."""
    client.setblocking(False)
    try:
        client.recv(DRIP_BYTES)
    except OSError:
        pass


def bodies_fault(server, count, head, piece, allowed):
    clients = connected(server, count, head)
    try:
        cut = trickle(clients, piece, allowed + LATE + 2)
    finally:
        close(clients)
    return None if len(cut) == count else f'{count - len(cut)} of {count} were never cut'


def readers_fault(server, count, path, each_time, allowed):
    clients = connected(server, count, request(path), 4096)
    try:
        return all_cut(server, clients, allowed + LATE + FILLING, each_time)
    finally:
        close(clients)


BODY = b'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n', b'x', BODY_MS / 1000
ANSWER = f'/bytes?n={PIECES * 50000}' # more than the system's own buffers take; a piece's time for each 64 KiB begun
TAKING = PIECES * PIECE_MS / 1000
CASES = (
    ('bodies', bodies_fault, BODY),
    ('readers of answers that take nothing', readers_fault, (ANSWER, nothing, TAKING)),
    ('readers of answers that take little', readers_fault, (ANSWER, drip, TAKING)),
    ('readers of streams that take nothing', readers_fault, ('/endless', nothing, PIECE_MS / 1000)),
    ('readers of streams that take little', readers_fault, ('/endless', drip, PIECE_MS / 1000)),
)


def server_of(program, *limits):
    return Server(program, f'idle_seconds={IDLE_SECONDS}', 'head_ms=10000', *limits)


def run_case(program, report, name, fault_of, words):
    with server_of(program, f'body_ms={BODY_MS}', f'piece_ms={PIECE_MS}') as server:
        probes = Probes(server)
        fault = fault_of(server, CROWD, *words)
        report(f'crowds: {name}', fault)
        report(f'crowds: {name}: who is quick beside them', probes.fault(name))
        counts = server.counts_when(lambda counts: counts['connections'] == 0)
        left = [counts[name] for name in ('connections', 'streams', 'running', 'held_bytes')]
        report(f'crowds: {name}: nothing is left', None if left == [0] * 4 else f'{counts}')


def planted(program, report):
    """A server that waits for ever is found by each case, and one that is full by who is quick."""
    few = 5
    with server_of(program, 'body_ms=600000', 'piece_ms=600000', 'connections=8') as server:
        for name, fault_of, words in CASES:
            most = 0.5 - LATE - (FILLING if fault_of is readers_fault else 2)
            fault = fault_of(server, few, *words[:-1], most)
            report(f'crowds: planted: {name}', None if fault else 'nothing is said of whom nobody cuts')
            server.counts_when(lambda counts: counts['connections'] == 0)
        clients = connected(server, 8, BODY[0])
        probes = Probes(server, 0.5)
        fault = probes.fault('a server that is full')
        close(clients)
        report('crowds: planted: a server that is full', None if fault else 'nothing is said of requests that wait')


def run(program, report):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with ThreadPoolExecutor(1) as beside:
        waits = beside.submit(planted, program, report)
        for case in CASES:
            begin = time.monotonic()
            run_case(program, report, *case)
            print(f'crowds: {case[0]}: {time.monotonic() - begin:.1f} s', flush=True)
        waits.result()


if __name__ == '__main__':
    probe(int(sys.argv[1]), float(sys.argv[2]))
