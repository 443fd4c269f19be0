"""Bounds under load, and the end: full queues, late requests, streams, memory, connections, draining."""
import json
import threading
import time

from echo import Server, connect, read_all, request, split_answers, statuses, talk

CLOSE = 'Connection: close\r\n'


def codes(data):
    return [json.loads(body).get('code') if headers.get('content-type') == 'application/problem+json' else status
            for status, headers, body in split_answers(data)]


class Asking(threading.Thread):
    """A request in the background; .data and .took when it has been joined."""

    def __init__(self, port, data):
        super().__init__()
        self.port, self.asked, self.data, self.took, self.closed = port, data, b'', 0, False
        self.start()

    def run(self):
        begin = time.monotonic()
        try:
            self.data, self.closed = talk(self.port, self.asked, 20)
        except OSError as error:
            self.data = repr(error).encode()
        self.took = time.monotonic() - begin

    def result(self):
        self.join()
        return self


def expect(got, wanted):
    return None if got == wanted else f'{got!r}, not {wanted!r}'


def queue(program):
    """One runs, two wait, the fourth is turned away at once; it has run nothing."""
    with Server(program, 'workers=1', 'queue=2') as server:
        slow = request('/sleep?ms=400', headers=CLOSE)
        running = Asking(server.port, slow)
        server.counts_when(lambda counts: counts['running'] == 1)
        waiting = [Asking(server.port, slow) for _ in range(2)]
        server.counts_when(lambda counts: counts['waiting'] == 2)
        fourth = Asking(server.port, request('/hello')[:-2] + CLOSE.encode() + b'\r\n').result()
        fault = expect((codes(fourth.data), b'Retry-After: 1\r\n' in fourth.data, fourth.took < 0.1), (['busy'], True, True))
        rest = [asking.result().data for asking in [running, *waiting]]
        fault = fault or expect([statuses(data) for data in rest], [[200]] * 3)
        server.ask_to_stop(1000)
        well, objects, _ = server.wait()
        turned = [line for line in objects if line.get('refused') == 'busy']
        return fault or expect((well, [line['ran_us'] for line in turned]), (True, [0]))


def looks(program):
    """One look at a time; what changes does not wait for it, and a look that has waited for long runs beside it,
    on half of the workers at most."""
    slow = request('/sleep?ms=1000', headers=CLOSE)
    change = request('/hello', 'POST', headers=CLOSE)
    with Server(program, 'workers=4', 'looks=1', 'look_ms=60000', 'queue_ms=20000') as server:
        asked = [Asking(server.port, slow) for _ in range(3)]
        before = server.counts_when(lambda counts: (counts['running'], counts['waiting']) == (1, 2))
        Asking(server.port, change).result()
        behind = server.counts_when(lambda counts: counts['running'] == 1)  # the change leaves after its answer
        rest = [statuses(asking.result().data) for asking in asked]
        fault = expect([[counts[name] for name in ('running', 'waiting')] for counts in (before, behind)], [[1, 2]] * 2)
        fault = fault or expect(rest, [[200]] * 3)
    with Server(program, 'workers=6', 'looks=1', 'look_ms=50') as server:
        asked = [Asking(server.port, slow) for _ in range(4)]
        beside = server.counts_when(lambda counts: counts['running'] == 3)
        time.sleep(0.1)
        behind = server.counts()
        rest = [statuses(asking.result().data) for asking in asked]
        fault = fault or expect([[counts[name] for name in ('running', 'waiting')] for counts in (beside, behind)], [[3, 1]] * 2)
        return fault or expect(rest, [[200]] * 4)


def keeps_connection_when_busy(program):
    with Server(program, 'workers=1', 'queue=1') as server:
        askings = []
        for running, waiting in ((1, 0), (1, 1)):
            askings.append(Asking(server.port, request('/sleep?ms=400', headers=CLOSE)))
            server.counts_when(lambda counts: (counts['running'], counts['waiting']) == (running, waiting))
        with connect(server.port) as client:
            client.sendall(request('/hello'))
            first = client.recv(65536)
            for asking in askings:
                asking.join()
            client.sendall(request('/hello', headers=CLOSE))
            second, _ = read_all(client)
        return expect((codes(first), statuses(second)), (['busy'], [200]))


def late(program):
    with Server(program, 'workers=1', 'queue_ms=100') as server:
        first = Asking(server.port, request('/sleep?ms=400', headers=CLOSE))
        server.counts_when(lambda counts: counts['running'] == 1)
        second = Asking(server.port, request('/hello', headers=CLOSE)).result()
        return expect((codes(second.data), statuses(first.result().data)), (['late'], [200]))


def streams(program):
    with Server(program, 'streams=2') as server:
        held = [connect(server.port, receive_bytes=4096) for _ in range(2)]
        for client in held:
            client.sendall(request('/endless'))
        server.counts_when(lambda counts: counts['streams'] == 2)
        third, _ = talk(server.port, request('/stream?n=2', headers=CLOSE))
        for client in held:
            client.close()
        server.counts_when(lambda counts: counts['streams'] == 0, 10)
        fourth, _ = talk(server.port, request('/stream?n=2', headers=CLOSE))
        return expect((codes(third), statuses(fourth)), (['streams'], [200]))


def memory(program):
    """Bodies that wait to be whole are bounded together, and what they held is free again."""
    with Server(program, 'held_bytes=200000') as server:
        start = b'POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 100001\r\n\r\n' + b'b' * 100000
        held = [connect(server.port) for _ in range(3)]
        for client in held:
            client.sendall(start)
        answers = [client_answer(client) for client in held]
        refused = [answer for answer in answers if answer]
        fault = expect((len(refused) >= 1, set(code for answer in refused for code in codes(answer))), (True, {'memory'}))
        for client in held:
            client.close()
        counts = server.counts_when(lambda counts: counts['held_bytes'] == 0)
        again, _ = talk(server.port, request('/hello', headers=CLOSE))
        return fault or expect((counts['held_bytes'], statuses(again)), (0, [200]))


def memory_of_readers(program):
    """Answers that nobody takes do not keep others out for long."""
    with Server(program, 'held_bytes=8000000') as server:
        held = [connect(server.port, receive_bytes=4096) for _ in range(20)]
        for client in held:
            client.sendall(request('/bytes?n=4000000'))
        server.counts_when(lambda counts: counts['held_bytes'] > 6000000, 2)
        server.counts_when(lambda counts: counts['held_bytes'] < 6000000, 5)
        after, _ = talk(server.port, request('/hello', headers=CLOSE))
        cut = server.counts()['cut']
        for client in held:
            client.close()
        return expect((statuses(after), cut > 0), ([200], True))


def client_answer(client):
    client.settimeout(0.3)
    try:
        return client.recv(65536)
    except OSError:
        return b''


def connections_of_a_peer(program):
    with Server(program, 'connections_per_peer=3') as server:
        held = [connect(server.port) for _ in range(3)]
        server.counts_when(lambda counts: counts['connections'] == 3)
        refused, closed = talk(server.port, b'', 2)
        for client in held:
            client.close()
        server.counts_when(lambda counts: counts['connections'] == 0)
        again, _ = talk(server.port, request('/hello', headers=CLOSE))
        return expect((refused, closed, statuses(again)), (b'', True, [200]))


def connections_kept(program):
    with Server(program, 'connections_kept=2') as server:
        held = [connect(server.port) for _ in range(2)]
        server.counts_when(lambda counts: counts['connections'] == 2)
        held[0].sendall(request('/hello'))
        kept = held[0].recv(65536)
        third, closed = talk(server.port, request('/hello'))
        for client in held:
            client.close()
        return expect((statuses(kept), b'Connection: close' in kept, statuses(third), closed), ([200], False, [200], True))


def connections(program):
    with Server(program, 'connections=8') as server:
        held = [connect(server.port) for _ in range(8)]
        server.counts_when(lambda counts: counts['connections'] == 8)
        ninth = Asking(server.port, request('/hello', headers=CLOSE))
        time.sleep(0.3)
        waits = server.counts()['ok'] == 0
        for client in held:
            client.close()
        return expect((waits, statuses(ninth.result().data)), (True, [200]))


def back_pressure(program):
    """Readers that do not read get what fits the sockets, and nothing more is made for them."""
    with Server(program, 'streams=100') as server:
        before = server.memory()
        clients = [connect(server.port, receive_bytes=4096) for _ in range(50)]
        for client in clients:
            client.sendall(request('/endless'))
        server.counts_when(lambda counts: counts['streams'] == 50)
        first, second = {'produced': -1}, server.counts()
        until = time.monotonic() + 10
        while first['produced'] != second['produced'] and time.monotonic() < until:
            time.sleep(0.5)
            first, second = second, server.counts()
        grown = server.memory() - before
        for client in clients:
            client.close()
        print(f"load: 50 streams unread: {second['produced'] / 50 / 1e6:.2f} MB made for each, {grown / 1e6:.1f} MB more memory")
        if first['produced'] != second['produced'] or second['running']:
            return f'it goes on: {first} then {second}'
        if grown > 32 << 20:
            return f'{grown} bytes more'
        left = server.counts_when(lambda counts: counts['streams'] == 0, 10)
        return expect((left['streams'], left['held_bytes']), (0, 0))


def slow_readers_hold_no_worker(program):
    with Server(program, 'workers=1', 'streams=60') as server:
        clients = [connect(server.port, receive_bytes=4096) for _ in range(50)]
        for client in clients:
            client.sendall(request('/endless'))
        server.counts_when(lambda counts: counts['streams'] == 50)
        asking = Asking(server.port, request('/hello', headers=CLOSE)).result()
        for client in clients:
            client.close()
        return expect((statuses(asking.data), asking.took < 1), ([200], True))


def drain(program):
    """What runs is answered, on a connection that is then closed; who comes is refused; it ends at once behind it."""
    with Server(program) as server:
        running = Asking(server.port, request('/sleep?ms=700'))
        kept = connect(server.port)
        server.counts_when(lambda counts: counts['running'] == 1)
        begin = time.monotonic()
        server.ask_to_stop(5000)
        time.sleep(0.2)
        try:
            connect(server.port, 1).close()
            comes_in = True
        except OSError:
            comes_in = False
        well, _, _ = server.wait()
        took = time.monotonic() - begin
        kept.close()
        data = running.result().data
        return expect((statuses(data), b'Connection: close\r\n' in data, running.closed, comes_in, well, 0.4 < took < 2),
                      ([200], True, True, False, True, True))


def drain_deadline(program):
    """An endless stream and a body that does not come do not keep it longer than the deadline."""
    with Server(program) as server:
        endless = connect(server.port)
        endless.sendall(request('/endless'))
        half = connect(server.port)
        half.sendall(b'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc')
        server.counts_when(lambda counts: counts['streams'] == 1)
        begin = time.monotonic()
        server.ask_to_stop(300)
        well, _, _ = server.wait()
        took = time.monotonic() - begin
        cut, _ = read_all(endless)
        endless.close()
        half.close()
        return expect((well, 0.2 < took < 2, statuses(cut)), (True, True, None))


def drain_waits_for_handlers(program):
    """A handler is waited for in any case; what waits behind it is answered without having run."""
    with Server(program, 'workers=1') as server:
        running = Asking(server.port, request('/sleep?ms=800', headers=CLOSE))
        server.counts_when(lambda counts: counts['running'] == 1)
        waiting = Asking(server.port, request('/sleep?ms=800', headers=CLOSE))
        server.counts_when(lambda counts: counts['waiting'] == 1)
        begin = time.monotonic()
        server.ask_to_stop(100)
        well, objects, _ = server.wait()
        took = time.monotonic() - begin
        running.join()
        waiting.join()
        ran = [line['ran_us'] > 700000 for line in sorted(objects, key=lambda line: line['id'])]
        return expect((well, took < 1.5, ran), (True, True, [True, False]))


def storm(program):
    """Many clients, many kinds, some of which go away in the middle; then everything is as before."""
    kinds = [request('/hello', headers=CLOSE), request('/stream?n=5', headers=CLOSE), request('/bytes?n=300000', headers=CLOSE),
             request('/sleep?ms=5', headers=CLOSE), request('/broken'), request('/a%zz'),
             request('/echo', 'POST', CLOSE, b'x' * 50000), b'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nx']

    def bother(port, first):
        for i in range(60):
            with connect(port, 10) as client:
                client.sendall(kinds[(first + i) % len(kinds)])
                if i % 3:
                    client.settimeout(0.05 if i % 3 == 1 else 10)
                    if (first + i) % len(kinds) != 7:
                        read_all(client)

    with Server(program, 'workers=4', 'body_ms=1500', 'head_ms=1500', 'piece_ms=1500', 'idle_seconds=2') as server:
        threads = [threading.Thread(target=bother, args=(server.port, first)) for first in range(16)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        counts = server.counts_when(lambda counts: not counts['connections'] and not counts['running'], 10)
        return expect([counts[name] for name in ('connections', 'running', 'waiting', 'streams', 'held_bytes')], [0] * 5)


CASES = [queue, looks, keeps_connection_when_busy, late, streams, memory, memory_of_readers, connections_of_a_peer, connections_kept, connections, back_pressure,
         slow_readers_hold_no_worker, drain, drain_deadline, drain_waits_for_handlers, storm]


def run(program, report, checked=None):
    for case in CASES:
        try:
            fault = case(checked if checked and case is storm else program)
        except (OSError, ValueError) as error:
            fault = repr(error)
        report(f'load: {case.__name__}', fault)
