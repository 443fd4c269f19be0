"""Heads as bytes, and what has to be answered. A row that passes must reach the handler once; a row that
does not must not reach it at all, and its connection must be closed."""
from echo import Server, split_answers, talk

HOST = b'Host: licet.example\r\n'
CLOSE = b'Connection: close\r\n'


def get(lines=b'', path=b'/hello', version=b'HTTP/1.1', host=HOST):
    return b'GET ' + path + b' ' + version + b'\r\n' + host + CLOSE + lines + b'\r\n'


def post(lines, body=b'', host=HOST):
    return b'POST /echo HTTP/1.1\r\n' + host + CLOSE + lines + b'\r\n' + body


# Refused by libmicrohttpd itself, whose 0.9.75 then sends its head twice: only that it is a 4xx, that the
# connection is closed and that nothing is run can be asked for.
LIBRARY = 'library'

# (why, bytes, status; 0: closed without an answer)
ROWS = [
    ('a plain GET', get(), 200),
    ('HTTP/1.0 without Host', get(version=b'HTTP/1.0', host=b''), 200),
    ('no blank behind the colon', get(b'X-A:1\r\n'), 200),
    ('many blanks behind the colon', get(b'X-A: \t   1\r\n'), 200),
    ('a blank behind the value', get(b'X-A: 1 \r\n'), 200),
    ('an empty value', get(b'X-A:\r\n'), 200),
    ('an empty value behind a blank', get(b'X-A: \r\n'), 200),
    ('an empty line before the request', b'\r\n' + get(), 200),
    ('cookies in two lines', get(b'Cookie: a=1\r\nCookie: b=2\r\n'), 200),
    ('two hundred cookies', get(b'Cookie: ' + b'a=1; ' * 200 + b'b=2\r\n'), 200),
    ('a body', post(b'Content-Length: 3\r\n', b'abc'), 200),
    ('chunks', post(b'Transfer-Encoding: chunked\r\n', b'3\r\nabc\r\n0\r\n\r\n'), 200),
    ('chunks with a trailer', post(b'Transfer-Encoding: chunked\r\n', b'3\r\nabc\r\n0\r\nX: y\r\n\r\n'), 200),
    ('a form', post(b'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5\r\n', b'a=%20'), 200),

    ('bare LF everywhere', get().replace(b'\r\n', b'\n'), 400),
    ('bare LF behind the request line', get().replace(b'\r\n', b'\n', 1), 400),
    ('bare LF behind the last line', b'GET /hello HTTP/1.1\r\nHost: a\n\r\n', 400),
    ('a bare LF as the empty line', b'GET /hello HTTP/1.1\r\nHost: a\r\n\n', 400),
    ('a bare CR in a value', get(b'X-A: 1\r2\r\n'), 400),
    ('a doubled CR', get(b'X-A: 1\r\r\n'), 400),
    ('a folded line', get(b'X-A: 1\r\n  2\r\n'), 400),
    ('a line folded by a tab', get(b'X-A: 1\r\n\t2\r\n'), 400),
    ('a fold that makes a name', post(b'Transfer: chunked\r\n -Encoding\r\n', b'0\r\n\r\n'), 400),
    ('a fold as the first line', b'GET /hello HTTP/1.1\r\n ' + HOST + b'\r\n', 400),
    ('NUL in a value', get(b'X-A: 1\x002\r\n'), 400),
    ('NUL in a name', get(b'X\x00A: 1\r\n'), 400),
    ('NUL in the path', get(path=b'/hel\x00lo'), 400),
    ('NUL in the method', b'GE\x00T /hello HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    ('NUL in the version', get(version=b'HTTP/1.1\x00'), 400),
    ('NUL in Host', get(host=b'Host: a\x00b\r\n'), 400),
    ('a blank before the colon', get(b'X-A : 1\r\n'), 400),
    ('a tab before the colon', post(b'Content-Length\t: 3\r\n', b'abc'), 400),
    ('no colon', get(b'X-A\r\n'), 400),
    ('no name', get(b': 1\r\n'), 400),
    ('a control character in a value', get(b'X-A: \x01\r\n'), 400),
    ('DEL in a value', get(b'X-A: \x7f\r\n'), 400),
    ('a vertical tab before the value', post(b'Transfer-Encoding: \x0bchunked\r\n', b'0\r\n\r\n'), 400),
    ('two blanks in the request line', b'GET  /hello HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    ('two blanks before the version', b'GET /hello  HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    ('a blank behind the version', b'GET /hello HTTP/1.1 \r\n' + HOST + b'\r\n', 400),
    ('a blank in the path', get(path=b'/hel lo'), 400),
    ('a tab for a blank', b'GET\t/hello HTTP/1.1\r\n' + HOST + b'\r\n', (400, 0)),
    ('a blank before the method', b' GET /hello HTTP/1.1\r\n' + HOST + b'\r\n', (400, 0)),
    ('no Host', get(host=b''), 400),
    ('two Hosts', get(HOST), 400),
    ('an empty Host', get(host=b'Host:\r\n'), 400),
    ('a Host with a path', get(host=b'Host: a/b\r\n'), 400),
    ('a Host that is a list', get(host=b'Host: a, b\r\n'), 400),
    ('length and chunks', post(b'Content-Length: 3\r\nTransfer-Encoding: chunked\r\n', b'0\r\n\r\n'), 400),
    ('chunks and length', post(b'Transfer-Encoding: chunked\r\nContent-Length: 3\r\n', b'0\r\n\r\n'), 400),
    ('two lengths', post(b'Content-Length: 3\r\nContent-Length: 3\r\n', b'abc'), 400),
    ('two lengths that differ', post(b'Content-Length: 3\r\nContent-Length: 4\r\n', b'abcd'), 400),
    ('a list of lengths', post(b'Content-Length: 3, 3\r\n', b'abc'), LIBRARY),
    ('a signed length', post(b'Content-Length: +3\r\n', b'abc'), LIBRARY),
    ('a negative length', post(b'Content-Length: -3\r\n', b'abc'), LIBRARY),
    ('a hexadecimal length', post(b'Content-Length: 0x3\r\n', b'abc'), LIBRARY),
    ('a length with a blank in it', post(b'Content-Length: 1 0\r\n', b'abc'), LIBRARY),
    ('an empty length', post(b'Content-Length:\r\n', b'abc'), LIBRARY),
    ('a length beyond 64 bits', post(b'Content-Length: 18446744073709551619\r\n', b'abc'), LIBRARY),
    ('two codings', post(b'Transfer-Encoding: gzip, chunked\r\n', b'0\r\n\r\n'), 400),
    ('chunked twice', post(b'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n', b'0\r\n\r\n'), 400),
    ('chunked, identity', post(b'Transfer-Encoding: chunked, identity\r\n', b'0\r\n\r\n'), 400),
    ('xchunked', post(b'Transfer-Encoding: xchunked\r\n', b'0\r\n\r\n'), 400),
    ('identity', post(b'Transfer-Encoding: identity\r\n', b'abc'), 400),
    ('chunks in HTTP/1.0', b'POST /echo HTTP/1.0\r\n' + HOST + b'Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n', 400),
    ('a chunk that is no number', post(b'Transfer-Encoding: chunked\r\n', b'zz\r\nabc\r\n0\r\n\r\n'), 400),
    ('a signed chunk', post(b'Transfer-Encoding: chunked\r\n', b'+3\r\nabc\r\n0\r\n\r\n'), 400),
    ('a hexadecimal chunk', post(b'Transfer-Encoding: chunked\r\n', b'0x3\r\nabc\r\n0\r\n\r\n'), 400),
    ('a chunk beyond 64 bits', post(b'Transfer-Encoding: chunked\r\n', b'10000000000000000\r\na'), 413),
    ('a chunk that is longer than it says', post(b'Transfer-Encoding: chunked\r\n', b'3\r\nabcd\r\n0\r\n\r\n'), 400),
    ('chunks that end early', post(b'Transfer-Encoding: chunked\r\n', b'3\r\nabc\r\n0\r\n'), 0),
    ('a body that ends early', post(b'Content-Length: 4\r\n', b'abc'), 0),
    ('a head that ends early', b'GET /hello HTTP/1.1\r\nHost: a\r\n', 0),
    ('a GET with a body', get(b'Content-Length: 3\r\n') + b'abc', 400),
    ('a packed body', post(b'Content-Encoding: gzip\r\nContent-Length: 3\r\n', b'abc'), 415),
    ('another expectation', post(b'Expect: 200-ok\r\nContent-Length: 3\r\n', b'abc'), 417),
    ('a key twice', post(b'Idempotency-Key: a\r\nIdempotency-Key: b\r\nContent-Length: 3\r\n', b'abc'), 400),
    ('HTTP/2.0', get(version=b'HTTP/2.0'), 505),
    ('HTTP/1.2', get(version=b'HTTP/1.2'), 505),
    ('HTTP/0.9', b'GET /hello\r\n\r\n', (400, 505)),
    ('a small version', get(version=b'http/1.1'), 400),
    ('TRACE', b'TRACE /hello HTTP/1.1\r\n' + HOST + b'\r\n', 501),
    ('CONNECT', b'CONNECT /hello HTTP/1.1\r\n' + HOST + b'\r\n', 501),
    ('a small method', b'get /hello HTTP/1.1\r\n' + HOST + b'\r\n', 501),
    ('an unknown method', b'BREW /hello HTTP/1.1\r\n' + HOST + b'\r\n', 501),
    ('a method that is no word', b'G(T /hello HTTP/1.1\r\n' + HOST + b'\r\n', 400),
    ('a whole address', get(path=b'http://licet.example/hello'), 400),
    ('a star', get(path=b'*'), 400),
    ('a fragment', get(path=b'/hello#a'), 400),
    ('raw UTF-8 in the path', get(path='/東'.encode()), 400),
    ('a bad escape', get(path=b'/hel%zzlo'), 400),
    ('an escaped NUL', get(path=b'/hello%00'), 400),
    ('an escaped line break', get(path=b'/hello%0d%0a'), 400),
    ('an escaped slash', get(path=b'/a%2fb'), 400),
    ('up', get(path=b'/a/../hello'), 400),
    ('up, escaped', get(path=b'/a/%2e%2e/hello'), 400),
    ('a query that is not UTF-8', get(path=b'/hello?a=%ff'), 400),
    ('a query with an empty piece', get(path=b'/hello?a=1&&b=2'), 400),
    ('a form that is broken', post(b'Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n', b'a=%'), 400),
    ('a flood of cookies', get(b'Cookie: ' + b'a=;' * 10000 + b'\r\n'), LIBRARY),
    ('TLS', bytes.fromhex('16030100c8010000c40303') + b'\x00' * 40, (400, 0)),
    ('HTTP/2 by prior knowledge', b'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', (505, 501, 400)),
    ('nothing but line ends', b'\r\n' * 50, (400, 0)),
    ('noise', bytes(range(256)) + b'\r\n\r\n', (400, 0)),
]


def fault_of(port, data, wanted):
    """What is wrong with the answer to these bytes; None: nothing."""
    said, closed = talk(port, data)
    if not closed:
        return 'the connection stays open'
    if wanted == LIBRARY:
        return None if said.startswith(b'HTTP/1.1 4') else f'{said[:40]!r}'
    allowed = wanted if isinstance(wanted, tuple) else (wanted,)
    try:
        answers = split_answers(said)
    except ValueError as error:
        return str(error)
    if not answers:
        return None if 0 in allowed else 'no answer'
    status, headers, _ = answers[0]
    if len(answers) > 1:
        return f'{len(answers)} answers'
    if status not in allowed:
        return f'status {status}, not {wanted}'
    if status >= 400 and headers.get('connection') != 'close':
        return 'a refusal without Connection: close'
    return None


def run(program, report):
    passing = 0
    with Server(program, 'head_ms=1000', 'body_ms=1000') as server:
        for why, data, wanted in ROWS:
            passing += wanted == 200
            report(f'heads: {why}', fault_of(server.port, data, wanted))
        counts = server.counts_when(lambda counts: counts['ok'] >= passing)
        report('heads: only what passes reaches the handler',
               None if counts['ok'] == passing else f"{counts['ok']} reached it, not {passing}")
        server.ask_to_stop(2000)
        well, _, rest = server.wait()
        report('heads: the server ends well', None if well else '\n'.join(rest) or 'it does not')
