"""The program under probe (tests/tool/http_echo.c), and a client that speaks in bytes."""
import json
import os
import socket
import subprocess
import tempfile
import time


class Server:
    """One http_echo with its limits; as a context it is stopped and must have ended well."""

    def __init__(self, program, *limits):
        self.log_file = tempfile.TemporaryFile()
        self.process = subprocess.Popen([program, *limits], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.log_file, text=True)
        self.port = int(self.process.stdout.readline())
        self.ended_well = None

    def counts(self):
        self.process.stdin.write('counts\n')
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def counts_when(self, is_so, seconds=5):
        """The counts as soon as they are so; the last ones if they never are."""
        until = time.monotonic() + seconds
        while True:
            counts = self.counts()
            if is_so(counts) or time.monotonic() > until:
                return counts
            time.sleep(0.02)

    def memory(self):
        """Resident bytes."""
        with open(f'/proc/{self.process.pid}/status', encoding='ascii') as status:
            return next(int(line.split()[1]) * 1024 for line in status if line.startswith('VmRSS:'))

    def ask_to_stop(self, drain_ms):
        self.process.stdin.write(f'stop {drain_ms}\n')
        self.process.stdin.flush()

    def wait(self, seconds=20):
        """(ended well, the log's objects, other lines on standard error)"""
        code = self.process.wait(seconds)
        self.log_file.seek(0)
        lines = self.log_file.read().decode('utf-8', 'replace').splitlines()
        objects = [json.loads(line) for line in lines if line.startswith('{')]
        rest = [line for line in lines if not line.startswith('{')]
        self.ended_well = code == 0 and not rest
        return self.ended_well, objects, rest

    def __enter__(self):
        return self

    def __exit__(self, kind, *_):
        well, rest = True, []
        if self.process.poll() is None:
            if kind is None:
                self.ask_to_stop(2000)
                well, _, rest = self.wait()
            else:
                self.process.kill()
                self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout, self.log_file):
            pipe.close()
        if not well:
            raise ValueError('the server did not end well: ' + '\n'.join(rest)[:3000])


def connect(port, timeout=5.0, receive_bytes=None):
    client = socket.socket()
    client.settimeout(timeout)
    if receive_bytes:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive_bytes)
    client.connect(('127.0.0.1', port))
    return client


def read_all(client):
    """What comes until the other end closes; b'…' and whether it closed in time."""
    parts = []
    try:
        while True:
            part = client.recv(65536)
            if not part:
                return b''.join(parts), True
            parts.append(part)
    except ConnectionError:
        return b''.join(parts), True
    except TimeoutError:
        return b''.join(parts), False


def talk(port, data, timeout=5.0):
    """Sends bytes on a connection of their own; what came back, and whether it was closed in time."""
    with connect(port, timeout) as client:
        try:
            client.sendall(data)
        except OSError:
            pass  # the other end has closed already: what it said counts
        return read_all(client)


def split_answers(data, heads=()):
    """[(status, {header: value}, body)] of the bytes of some answers; `heads`: which of them answer HEAD."""
    answers = []
    while data:
        head, found, rest = data.partition(b'\r\n\r\n')
        lines = head.decode('latin-1').split('\r\n')
        if not found or not lines[0].startswith('HTTP/1.1 '):
            raise ValueError(f'no answer: {data[:80]!r}')
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(':') for line in lines[1:])}
        status = int(lines[0].split()[1])
        if status == 100:
            data = rest
            continue
        if len(answers) in heads or status == 304:
            body, data = b'', rest
        elif 'content-length' in headers:
            length = int(headers['content-length'])
            if len(rest) < length:
                raise ValueError('an answer that is cut short')
            body, data = rest[:length], rest[length:]
        else:
            body, data = unchunk(rest)
        answers.append((status, headers, body))
    return answers


def unchunk(data):
    """(body, what is behind it) of a chunked body."""
    body = []
    while True:
        size, found, data = data.partition(b'\r\n')
        length = int(size, 16) if found else -1
        if length < 0 or data[length:length + 2] != b'\r\n':
            raise ValueError('a chunk that is cut short')
        body.append(data[:length])
        data = data[length + 2:]
        if length == 0:
            return b''.join(body), data


def request(path, method='GET', headers='', body=b''):
    if body:
        headers += f'Content-Length: {len(body)}\r\n'
    return f'{method} {path} HTTP/1.1\r\nHost: licet.example\r\n{headers}\r\n'.encode('latin-1') + body


def statuses(data):
    try:
        return [status for status, _, _ in split_answers(data)]
    except ValueError:
        return None


def program_beside(name):
    return os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), name)
