"""The rows of http_limits.def about sizes: one below, at, one over, a hundred times over. What is over is
answered with its code, soon, and its connection is closed."""
import json
import time

from echo import Server, connect, read_all, split_answers

HEAD, TARGET, HEADERS, BODY, QUERY, FORM = 4096, 1024, 20, 20000, 8, 8
SOON = 0.05  # seconds; the checked build and a busy machine get four times that
CLOSE = b'Connection: close\r\n'


def of_head(size):
    start = b'GET /hello HTTP/1.1\r\nHost: a\r\n' + CLOSE + b'X: '
    return start + b'v' * (size - len(start) - 4) + b'\r\n\r\n'


def of_target(size):
    return b'GET /hello?' + b'q' * (size - 7) + b' HTTP/1.1\r\nHost: a\r\n' + CLOSE + b'\r\n'


def of_headers(count):
    return b'GET /hello HTTP/1.1\r\nHost: a\r\n' + CLOSE + b'A:1\r\n' * (count - 2) + b'\r\n'


def of_body(size):
    return b'POST /echo HTTP/1.1\r\nHost: a\r\n' + CLOSE + b'Content-Length: %d\r\n\r\n' % size + b'b' * size


def of_chunks(size):
    chunks = b''.join(b'%x\r\n' % min(1000, size - at) + b'b' * min(1000, size - at) + b'\r\n'
                      for at in range(0, size, 1000))
    return b'POST /echo HTTP/1.1\r\nHost: a\r\n' + CLOSE + b'Transfer-Encoding: chunked\r\n\r\n' + chunks + b'0\r\n\r\n'


def of_query(count):
    return b'GET /hello?' + b'&'.join([b'a'] * count) + b' HTTP/1.1\r\nHost: a\r\n' + CLOSE + b'\r\n'


def of_form(count):
    body = b'&'.join([b'a'] * count)
    return (b'POST /echo HTTP/1.1\r\nHost: a\r\n' + CLOSE + b'Content-Type: application/x-www-form-urlencoded\r\n'
            b'Content-Length: %d\r\n\r\n' % len(body) + body)


# name, what makes a request of that size, the limit, status and codes of what is over it. A head far over its
# limit does not fit the library's memory: it is refused by the library, which has no code.
ROWS = [
    ('head', of_head, HEAD, 431, ('head-large', None)),
    ('target', of_target, TARGET, 414, ('target-long', None)),
    ('headers', of_headers, HEADERS, 431, ('headers-many', None)),
    ('body', of_body, BODY, 413, ('body-large',)),
    ('body in chunks', of_chunks, BODY, 413, ('body-large',)),
    ('query pairs', of_query, QUERY, 414, ('query-many',)),
    ('form pairs', of_form, FORM, 413, ('form-many',)),
]


def exchange(port, data, patience=3):
    """(answers, closed, seconds until the answer began): the answer may come before all is sent."""
    with connect(port, patience) as client:
        begin = time.monotonic()
        try:
            client.sendall(data)
        except OSError:
            pass
        first = b''
        try:
            first = client.recv(65536)
        except OSError:
            pass
        took = time.monotonic() - begin
        rest, closed = read_all(client)
        return split_answers(first + rest), closed, took


def fault_of(port, data, wanted, codes, soon, patience=3):
    try:
        answers, closed, took = exchange(port, data, patience)
    except ValueError as error:
        return str(error)
    if not answers or not closed:
        return 'no answer' if not answers else 'the connection stays open'
    status, headers, body = answers[0]
    if status != wanted:
        return f'{status}, not {wanted}'
    if status != 200:
        is_ours = headers.get('content-type') == 'application/problem+json'
        code = json.loads(body)['code'] if is_ours else None
        if code not in codes:
            return f'code {code}, not {codes}'
        if took > soon:
            return f'answered after {took * 1000:.0f} ms'
    return None


def run(program, report, rows=tuple(ROWS)):
    with Server(program, f'head_bytes={HEAD}', f'target_bytes={TARGET}', f'headers={HEADERS}', f'body_bytes={BODY}',
                f'query_pairs={QUERY}', f'form_pairs={FORM}') as server:
        for name, make, limit, over, codes in rows:
            for size in (limit - 1, limit, limit + 1, limit * 100):
                if name == 'query pairs' and size == limit * 100:
                    size = TARGET // 2 - 10  # as many as a target can hold
                wanted = 200 if size <= limit else over
                report(f'limits: {name} of {size}', fault_of(server.port, make(size), wanted, codes, SOON * 4))
        server.ask_to_stop(2000)
        well, _, rest = server.wait()
        report('limits: the server ends well', None if well else '\n'.join(rest) or 'it does not')
    report('limits: one out of its range does not start', None if refuses_to_start(program) else 'it starts')


def refuses_to_start(program):
    try:
        with Server(program, 'head_bytes=65537'):
            return False
    except ValueError:
        return True
