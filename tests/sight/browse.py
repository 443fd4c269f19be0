"""A server and who asks it: one connection that is kept, a person's cookie or token with each request, and what is
left of an answer when that is taken away which is drawn anew for each."""
import contextlib
import http.client
import json
import os
import re
import subprocess
import urllib.parse

from worlds import EVERY_ROLE, TODAY

WORKERS = 4

TIMEOUT_SECONDS = 60
# Drawn or told anew for every answer; all else has to be the same to the byte.
DRAWN_HEADERS = {'date', 'x-request-id', 'set-cookie', 'x-work'}
DRAWN = ((re.compile(rb'(name="(?:csrf|idempotency_key)" value=")[0-9a-f]{64,}'), rb'\1drawn'),)


@contextlib.contextmanager
def lost(address, leak):
    """Row security without its condition for each scope:TABLE of a leak; of SQLite the server itself loses it."""
    tables = re.findall(r'scope:(\w+)', leak) if address.startswith('postgresql:') else []

    def tell(text):
        subprocess.run(['psql', '-q', '-v', 'ON_ERROR_STOP=1', address, *(word for table in tables for word in
                                                                       ('-c', text.format(table)))], check=True)
    if tables:
        tell(f'CREATE POLICY leak ON {{}} FOR SELECT TO {EVERY_ROLE} USING (true)')
    try:
        yield
    finally:
        if tables:
            tell('DROP POLICY leak ON {}')


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def head(self, name):
        return self.headers.get(name, '')

    def bare(self, number=None):
        """Status, headers and body without what is drawn, and without the number that was asked for."""
        body = self.body
        for pattern, word in DRAWN:
            body = pattern.sub(word, body)
        headers = [(name, value) for name, value in sorted(self.headers.items()) if name not in DRAWN_HEADERS]
        if number:
            body = body.replace(number.encode(), b'#')
            headers = [(name, value.replace(number, '#')) for name, value in headers]
        return self.status, headers, body

    def work(self):
        return self.headers.get('x-work')


class Server:
    """A program that serves a database on a port of its own."""

    def __init__(self, program, words, database, leak='', key=None):
        environment = dict(os.environ, LICET_LEAK=leak, LICET_DB=database)
        if key:
            environment['LICET_KEY'] = key
        self.process = subprocess.Popen([program, *words, '--port', '0', '--today', TODAY, '--quiet', '--workers', str(WORKERS), database],
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)
        found = re.search(r':(\d+)/', self.process.stdout.readline())
        if not found:
            raise RuntimeError(f'it does not serve: {self.process.stderr.read()}')
        self.port = int(found[1])
        self.asked = 0
        self._connect()

    def _connect(self):
        self.connection = http.client.HTTPConnection('127.0.0.1', self.port, timeout=TIMEOUT_SECONDS)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        _, said = self.process.communicate(timeout=TIMEOUT_SECONDS)
        self.said = said
        self.faults = [line for line in said.splitlines() if '"fault"' in line or 'ERROR' in line]

    def ask(self, method, path, person, body=None, headers=None, bearer=False):
        sent = dict(headers or {})
        if person.signed_in and bearer:
            sent['Authorization'] = 'Bearer ' + person.bearer
        elif person.signed_in:
            sent['Cookie'] = f'language=en; __Host-licet={person.secret}'
        else:
            sent['Cookie'] = f'language=en; __Host-licet-visit={person.secret}'
        self.asked += 1
        for last in (False, True):
            try:
                self.connection.request(method, path, body, sent)
                answer = self.connection.getresponse()
                return Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionError):
                self.connection.close()  # idle for too long
                self._connect()
                if last or self.process.poll() is not None:
                    raise RuntimeError(f'{method} {path} as {person.name} ended the server') from None

    def get(self, path, person, bearer=False):
        return self.ask('GET', path, person, bearer=bearer)

    def press(self, path, person, key, **fields):
        """A form of a page."""
        form = dict(fields, csrf=person.token(), idempotency_key=key)
        return self.ask('POST', path, person, urllib.parse.urlencode(form, doseq=True),
                        {'Content-Type': 'application/x-www-form-urlencoded', 'Sec-Fetch-Site': 'same-origin'})

    def call(self, method, path, person, key, value=None, revision=None):
        """A program's request."""
        headers = {'Content-Type': 'application/json', 'Idempotency-Key': key}
        if revision is not None:
            headers['If-Match'] = f'"{revision}"'
        return self.ask(method, path, person, json.dumps({} if value is None else value), headers, bearer=True)
