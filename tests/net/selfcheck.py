"""The probes can fail: a server that takes everything, sees a request wherever one is written, cuts nobody and
bounds nothing must be found by each of them."""
import re
import socketserver
import threading

import heads
import limits
import oddities
import slow

REQUEST = re.compile(rb'(?:GET|HEAD|POST|PUT|DELETE|TRACE|BREW)[ \t]+(\S*)')


class Lax(socketserver.BaseRequestHandler):
    """Answers 200 to every piece in which a request is written, or to any piece at all."""

    def handle(self):
        try:
            while data := self.request.recv(1 << 20):
                paths = REQUEST.findall(data)
                self.server.handled += [path.decode('latin-1') for path in paths]
                self.request.sendall(b'HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n' * max(1, len(paths)))
        except OSError:
            pass


class LaxServer(socketserver.ThreadingTCPServer):
    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self):
        super().__init__(('127.0.0.1', 0), Lax)
        self.handled = []
        self.port = self.server_address[1]
        threading.Thread(target=self.serve_forever, args=(0.05,), daemon=True).start()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.shutdown()
        self.server_close()


def found(what, fault):
    return None if fault else f'nothing is said of {what}'


def heads_found(server):
    """Each row that must be refused is missed by the lax server: the reason is asked for at once."""
    missed = []

    def impatient(port, data):
        return heads_talk(port, data, 0.02)

    heads_talk, heads.talk = heads.talk, impatient
    try:
        for why, data, wanted in heads.ROWS:
            if wanted != 200 and heads.fault_of(server.port, data, wanted) is None:
                missed.append(why)
    finally:
        heads.talk = heads_talk
    return f'not found: {missed}' if missed else None


def run(report):
    with LaxServer() as server:
        report('selfcheck: heads', heads_found(server))
        server.handled.clear()
        expected, _, _ = oddities.attack(server.port, 1, 100)
        evil = [path for path in server.handled if path.startswith('/evil')]
        wrong = oddities.faults([path for path in server.handled if re.fullmatch(r'/[a-z]+\d+', path)], expected)
        report('selfcheck: oddities', found('requests out of bodies', evil and wrong))
        for name, make, limit, over, codes in limits.ROWS:
            report(f'selfcheck: limits, {name}',
                   found('what is over', limits.fault_of(server.port, make(limit + 1), over, codes, 1, 0.1)))
        crowd, slow.CROWD = slow.CROWD, 5
        report('selfcheck: slow heads', found('whom nobody cuts', slow.crowd_fault(server.port, b'GET', b'x', -1)))
        slow.CROWD = crowd
