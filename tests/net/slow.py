"""Slow clients: the sweeper cuts who takes too long, and whoever is quick does not notice."""
import resource
import selectors
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from echo import Server, connect, request, statuses, talk

CROWD = 400
HEAD_MS, BODY_MS, PIECE_MS, IDLE_SECONDS = 1500, 2000, 2000, 1
LATE = 1.0  # seconds behind the deadline in which a connection must be cut
FILLING = 8.0  # seconds in which a busy machine's own buffers of a hundred streams may fill: the deadline is of the last piece
UNNOTICED = 0.5  # seconds a quick client may wait on a busy machine; a slow one's deadlines are three times that and more


class Pulse(threading.Thread):
    """A quick client beside the slow ones: how long its requests take."""

    def __init__(self, port):
        super().__init__()
        self.port, self.took, self.failed, self.is_over = port, [], 0, False
        self.start()

    def run(self):
        while not self.is_over:
            begin = time.monotonic()
            try:
                data, _ = talk(self.port, request('/hello', headers='Connection: close\r\n'), 2)
                self.failed += statuses(data) != [200]
            except OSError:
                self.failed += 1
            self.took.append(time.monotonic() - begin)
            time.sleep(0.02)

    def fault(self, p99):
        self.is_over = True
        self.join()
        took = sorted(self.took)[int(len(self.took) * 0.99) - 1]
        print(f'slow: {len(self.took)} quick requests beside them, {self.failed} failed, p99 {took * 1000:.1f} ms')
        if self.failed or len(self.took) < 20:
            return f'{self.failed} of {len(self.took)} failed'
        return None if took <= p99 else f'p99 {took * 1000:.0f} ms'


def trickle(clients, piece, seconds):
    """Sends a piece on each connection now and then; {client: seconds until it was cut}."""
    watch = selectors.DefaultSelector()
    for client in clients:
        watch.register(client, selectors.EVENT_READ)
    begin, cut, next_piece = time.monotonic(), {}, 0
    while len(cut) < len(clients) and time.monotonic() - begin < seconds:
        if time.monotonic() - begin >= next_piece:
            next_piece += 0.2
            for client in clients:
                if client not in cut:
                    push(client, piece)
        for key, _ in watch.select(0.05):
            try:
                data = key.fileobj.recv(4096)
            except OSError:
                data = b''
            if not data:
                cut[key.fileobj] = time.monotonic() - begin
                watch.unregister(key.fileobj)
    return cut


def push(client, piece):
    try:
        client.send(piece)
    except OSError:
        pass


def crowd_fault(port, start, piece, allowed):
    """What is wrong with how a crowd that starts so and goes on so slowly is cut."""
    clients = [connect(port) for _ in range(CROWD)]
    try:
        for client in clients:
            client.sendall(start)
        cut = trickle(clients, piece, allowed + LATE + 1)
    finally:
        for client in clients:
            client.close()
    if len(cut) < CROWD:
        return f'{CROWD - len(cut)} of {CROWD} were never cut'
    first, last = min(cut.values()), max(cut.values())
    return None if allowed * 0.5 <= first and last <= allowed + LATE else f'cut between {first:.1f} and {last:.1f} s'


def heads(server):
    return crowd_fault(server.port, b'GET /hello HTTP/1.1\r\nHost: a\r\nX: ', b'x', HEAD_MS / 1000)


def second_heads(server):
    """The head of a second request has no more time than an idle connection and a first one together."""
    start = request('/hello') + b'GET /hello HTTP/1.1\r\nX: '
    return crowd_fault(server.port, start, b'x', HEAD_MS / 1000 + IDLE_SECONDS)


def bodies(server):
    return crowd_fault(server.port, b'POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 100000\r\n\r\n', b'x',
                       BODY_MS / 1000)


def chunks(server):
    return crowd_fault(server.port, b'POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n',
                       b'1\r\nx\r\n', BODY_MS / 1000)


def idle(server):
    """A silent connection is closed by the library's own limit."""
    return crowd_fault(server.port, request('/hello'), b'', IDLE_SECONDS)


def readers(server):
    """Readers that read nothing: they hold memory, bounded, and no worker; then they are cut."""
    clients = [connect(server.port, receive_bytes=4096) for _ in range(100)]
    for client in clients:
        client.sendall(request('/endless'))
    counts = server.counts_when(lambda counts: counts['streams'] == len(clients))
    if counts['streams'] != len(clients):
        return f"only {counts['streams']} streams"
    server.counts_when(lambda counts: counts['streams'] == 0, PIECE_MS / 1000 + LATE + FILLING)
    counts = server.counts()
    for client in clients:
        client.close()
    if counts['streams']:
        return f"{counts['streams']} streams were never cut"
    return None if counts['held_bytes'] < 1 << 20 else f"{counts['held_bytes']} bytes are held"


def run(program, report):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    with Server(program, f'head_ms={HEAD_MS}', f'body_ms={BODY_MS}', f'piece_ms={PIECE_MS}',
                f'idle_seconds={IDLE_SECONDS}', 'connections_kept=16384') as server:
        pulse = Pulse(server.port)
        cases = (heads, second_heads, bodies, chunks, idle)
        with ThreadPoolExecutor(len(cases)) as pool:
            for case, fault in zip(cases, pool.map(lambda case: case(server), cases)):
                report(f'slow: {case.__name__}', fault)
        report('slow: readers', readers(server))
        report('slow: a quick client beside them', pulse.fault(UNNOTICED))
        counts = server.counts_when(lambda counts: counts['connections'] == 0)
        report('slow: nothing is left', None if counts['connections'] == 0 and counts['held_bytes'] == 0 else f'{counts}')
        server.ask_to_stop(1000)
        well, _, rest = server.wait()
        report('slow: the server ends well', None if well else '\n'.join(rest) or 'it does not')
