"""Starts, asks and kills tests/tool/order_server."""
import os
import signal
import socket
import subprocess
import sys
import threading
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.join(ROOT, 'build/release/order_server')
LIBRARIES = os.path.join(ROOT, 'build/fault')
SCENARIO = os.path.join(HERE, 'scenario.json')
START_SECONDS = 20


def tidy_when_ended():
    """A test that is told to end (SIGTERM) still takes its folders away."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def environment(preload=(), **more):
    env = dict(os.environ, **more)
    if preload:
        env['LD_PRELOAD'] = ' '.join(os.path.join(LIBRARIES, name + '.so') for name in preload)
    return env


class Server:
    """A database in a folder and the server over it."""

    def __init__(self, folder, env=None, planted=None):
        self.folder, self.env, self.planted = folder, env, planted
        self.database = os.path.join(folder, 'db')
        self.path = os.path.join(folder, 'socket')
        self.process = None

    def setup(self):
        subprocess.run([PROGRAM, '--setup', self.database, SCENARIO], check=True, env=self.env, timeout=60)

    def start(self):
        if os.path.exists(self.path):
            os.unlink(self.path)
        words = [self.planted] if self.planted else []
        self.process = subprocess.Popen([PROGRAM, *words, self.database, SCENARIO, self.path], env=self.env,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def wait(self):
        """Until it listens."""
        client = Client(self.path)
        client.connect(time.monotonic() + START_SECONDS)
        client.close()

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def stop(self):
        """Lets it end by itself; its last words."""
        said, _ = self.process.communicate(input='', timeout=60)
        if self.process.returncode != 0:
            raise RuntimeError(f'order_server ended with {self.process.returncode}')
        words = said.split()
        return {words[i]: int(words[i + 1]) for i in range(0, len(words), 2)}

    def alive(self):
        return self.process.poll() is None


class Client:
    """One connection; asks again with the same key until it has an answer."""

    def __init__(self, path):
        self.path, self.socket, self.rest = path, None, b''

    def connect(self, until):
        while self.socket is None:
            attempt = socket.socket(socket.AF_UNIX)
            attempt.settimeout(10)
            try:
                attempt.connect(self.path)
                self.socket, self.rest = attempt, b''
            except OSError:
                attempt.close()
                if time.monotonic() > until:
                    raise
                time.sleep(0.001)

    def close(self):
        if self.socket is not None:
            self.socket.close()
            self.socket = None

    def send(self, line):
        self.socket.sendall(line.encode() + b'\n')

    def receive(self):
        while b'\n' not in self.rest:
            came = self.socket.recv(4096)
            if not came:
                raise ConnectionError('the server is gone')
            self.rest += came
        line, self.rest = self.rest.split(b'\n', 1)
        return line.decode().split(' ')

    def ask(self, line, until=None):
        """The answer's words; after a lost connection the line is sent again."""
        until = until or time.monotonic() + START_SECONDS
        while True:
            try:
                self.connect(until)
                self.send(line)
                return self.receive()
            except OSError:
                self.close()
                if time.monotonic() > until:
                    raise


class Load(threading.Thread):
    """A customer who orders, and now and then returns, until told to stop; keeps what was acknowledged."""

    def __init__(self, path, name, dice, limit=None):
        super().__init__(daemon=True)
        self.client, self.name, self.dice, self.limit = Client(path), name, dice, limit
        self.site = 'S' + name
        self.acknowledged, self.refused, self.doubts, self.failure = {}, 0, 0, None
        self.ending = False
        self.number = None

    def ask(self, line):
        """One request until it has an answer that is no doubt; None where it is to end."""
        while not self.ending:
            try:
                self.client.connect(time.monotonic() + 0.1)
                self.client.send(line)
                words = self.client.receive()
            except OSError:
                self.client.close()
                time.sleep(0.0005)
                continue
            if words[0] != line.split(' ')[0]:
                raise RuntimeError(f'{line} was answered {words}')
            if words[1] != 'DOUBT':
                return words
            self.doubts += 1
            time.sleep(0.005)
        return None

    def order_lines(self):
        parts = self.dice.sample(['XL100', 'XL200', 'ND100'], self.dice.randint(1, 3))
        return ' '.join(f'{part} {self.dice.randint(1, 9)}' for part in parts)

    def next_line(self, key):
        if self.number is not None and self.dice.random() < 0.1:
            number, self.number = self.number, None
            return f'{key} return {number} 1 1'
        if self.dice.random() < 0.05:
            return f'{key} order {self.site} NONE 1'
        return f'{key} order {self.site} {self.order_lines()}'

    def run(self):
        try:
            self.live()
        except Exception as failure:  # shown by the test, which counts it
            self.failure = failure
        self.client.close()

    def live(self):
        self.ask(f'{self.name}-enrol enrol {self.site} A{self.name}')
        turn = 0
        while not self.ending and (self.limit is None or turn < self.limit):
            key = f'{self.name}-{turn}'
            turn += 1
            words = self.ask(self.next_line(key))
            if words is None:
                return
            if words[1] == 'OK':
                self.acknowledged[key] = (words[2], int(words[3]), int(words[4]))
                self.number = words[2] if self.number is None else self.number
            else:
                self.refused += 1


def acknowledged_by(loads):
    together = {}
    for load in loads:
        together.update(load.acknowledged)
    return together
