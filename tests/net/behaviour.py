"""What a well-behaved client may rely on: order, lengths, HEAD, streams, 304, 100-continue, the log."""
import json
import time

from echo import Server, connect, read_all, request, split_answers, statuses, talk

CLOSE = 'Connection: close\r\n'
LETTERS = bytes(ord('a') + i % 26 for i in range(60000))


def differs(got, wanted):
    return None if got == wanted else f'{got!r}, not {wanted!r}'


def echoed(server, path, headers='', body=b'', method='GET'):
    data, _ = talk(server.port, request(path, method, headers + CLOSE, body))
    (status, _, said), = split_answers(data)
    return (status, json.loads(said)) if status == 200 else (status, {})


def pipelining(server):
    data, closed = talk(server.port, request('/sleep?ms=50') + request('/hello') + request('/tag', headers=CLOSE))
    bodies = [body for _, _, body in split_answers(data)]
    return differs((bodies, closed), ([b'slept\n', b'hello\n', b'tagged\n'], True))


def nothing_behind_a_refusal(server):
    before = server.counts()['ok']
    data, closed = talk(server.port, request('/hello') + request('/a%zz') + request('/hello'))
    fault = differs((statuses(data), closed), ([200, 400], True))
    after = server.counts_when(lambda counts: counts['ok'] > before)['ok']
    return fault or differs(after, before + 1)


def head(server):
    data, _ = talk(server.port, request('/hello', 'HEAD', CLOSE))
    (status, headers, body), = split_answers(data, heads=(0,))
    return differs((status, headers['content-length'], body), (200, '6', b''))


def head_of_stream(server):
    before = server.counts()['produced']
    data, _ = talk(server.port, request('/stream?n=3', 'HEAD', CLOSE))
    (status, _, body), = split_answers(data, heads=(0,))
    return differs((status, body, server.counts()['produced']), (200, b'', before))


def refused_head(server):
    data, _ = talk(server.port, b'HEAD /hello HTTP/1.1\r\n\r\n')
    (status, _, body), = split_answers(data, heads=(0,))
    return differs((status, body), (400, b''))


def stream(server):
    data, _ = talk(server.port, request('/stream?n=20', headers=CLOSE), 20)
    (status, headers, body), = split_answers(data)
    return differs((status, headers.get('transfer-encoding'), body == LETTERS * 20), (200, 'chunked', True))


def stream_1_0(server):
    data, closed = talk(server.port, b'GET /stream?n=3 HTTP/1.0\r\n\r\n', 20)
    headers, _, body = data.partition(b'\r\n\r\n')
    return differs((b'chunked' in headers, body == LETTERS * 3, closed), (False, True, True))


def broken_stream(server):
    data, closed = talk(server.port, request('/broken'))
    return 'a broken stream looks whole' if statuses(data) is not None or not closed else None


def not_modified(server):
    data, _ = talk(server.port, request('/tag', headers='If-None-Match: W/"v1"\r\n' + CLOSE))
    (status, headers, body), = split_answers(data)
    return differs((status, headers['etag'], body), (304, '"v1"', b''))


def header_from_outside(server):
    good, _ = talk(server.port, request('/header?v=fine', headers=CLOSE))
    bad, _ = talk(server.port, request('/header?v=a%0D%0ASet-Cookie:%20x=1', headers=CLOSE))
    return differs((b'X-Value: fine\r\n' in good, statuses(bad), b'Set-Cookie' in bad), (True, [400], False))


def continues(server):
    with connect(server.port) as client:
        client.sendall(b'POST /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\nExpect: 100-continue\r\n'
                       b'Content-Length: 3\r\n\r\n')
        first = client.recv(1000)
        client.sendall(b'abc')
        rest, _ = read_all(client)
    return differs((first, statuses(rest)), (b'HTTP/1.1 100 Continue\r\n\r\n', [200]))


def does_not_continue(server):
    data, closed = talk(server.port, b'POST /echo HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n'
                                     b'Content-Length: 999999999\r\n\r\n')
    return differs((b'100 Continue' in data, statuses(data), closed), (False, [413], True))


def pairs(server):
    status, got = echoed(server, '/echo?b=1&a=%20&b=+', 'Cookie: x=1; y=2\r\nCookie: z=3\r\n'
                         'Content-Type: Application/X-WWW-Form-Urlencoded; charset=utf-8\r\n', b'f=1&f=%E6%9D%B1', 'POST')
    return differs((status, got.get('query'), got.get('cookies'), got.get('form'), got.get('type'), got.get('peer')),
                   (200, [['b', '1'], ['a', ' '], ['b', ' ']], [['x', '1'], ['y', '2'], ['z', '3']],
                    [['f', '1'], ['f', '東']], 'application/x-www-form-urlencoded', '127.0.0.1'))


def chunked_body(server):
    data, _ = talk(server.port, request('/echo', 'POST', 'Transfer-Encoding: chunked\r\n' + CLOSE)
                   + b'3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\nX: y\r\n\r\n')
    (status, _, said), = split_answers(data)
    got = json.loads(said)
    return differs((status, got['length'], got['body']), (200, 7, 'abcdefg'))


def head_in_pieces(server):
    """However a head is cut, it is the same request: its texts still lie one behind the other."""
    data = request('/echo', 'POST', 'X-Long: ' + 'v' * 20000 + '\r\nX-B: 2\r\n' + CLOSE, b'abc')
    with connect(server.port) as client:
        for at in range(0, len(data), 997):
            client.sendall(data[at:at + 997])
            time.sleep(0.001)
        said, _ = read_all(client)
    return differs(statuses(said), [200])


def largest_head(server):
    """As large as is usual, in many lines; and one byte more."""
    lines = ''.join(f'X-{i:03}: ' + 'v' * 300 + '\r\n' for i in range(90))
    rest = 32768 - len(request('/hello', headers=CLOSE + lines + 'X: \r\n'))
    good, _ = talk(server.port, request('/hello', headers=CLOSE + lines + 'X: ' + 'v' * rest + '\r\n'))
    bad, _ = talk(server.port, request('/hello', headers=CLOSE + lines + 'X: ' + 'v' * (rest + 1) + '\r\n'))
    return differs((statuses(good), statuses(bad), b'head-large' in bad), ([200], [431], True))


def body_as_sent(server):
    body = bytes(range(256)) * 4000
    status, got = echoed(server, '/echo', 'Content-Type: application/octet-stream\r\n', body, 'POST')
    return differs((status, got.get('length')), (200, len(body)))


def keeps_on(server):
    """A thousand requests on one connection."""
    with connect(server.port) as client:
        for i in range(1000):
            client.sendall(request(f'/bytes?n={i}'))
            data = b''
            while statuses(data) != [200]:
                data += client.recv(65536)
    return None


CASES = [pipelining, nothing_behind_a_refusal, head, head_of_stream, refused_head, stream, stream_1_0, broken_stream,
         not_modified, header_from_outside, continues, does_not_continue, pairs, chunked_body, head_in_pieces,
         largest_head, body_as_sent, keeps_on]


def fault_of_log(objects):
    """One line per request with its figures, and nothing of a query in it."""
    names = {'id', 'at', 'peer', 'method', 'path', 'status', 'bytes_in', 'bytes_out', 'queued_us', 'ran_us', 'took_us'}
    for line in objects:
        if not names <= set(line) or '?' in line['path']:
            return f'{line}'
    slept = [line for line in objects if line['path'] == '/sleep']
    if not slept or slept[0]['ran_us'] < 50000 or slept[0]['took_us'] < slept[0]['ran_us']:
        return f'the time asleep is not told: {slept}'
    if len({line['id'] for line in objects}) != len(objects):
        return 'two requests with the same id'
    return None


def run(program, report):
    with Server(program) as server:
        for case in CASES:
            try:
                fault = case(server)
            except (OSError, ValueError) as error:
                fault = repr(error)
            report(f'behaviour: {case.__name__}', fault)
        counts = server.counts_when(lambda counts: counts['running'] == counts['streams'] == counts['held_bytes'] == 0)
        server.ask_to_stop(2000)
        well, objects, rest = server.wait()
        report('behaviour: the server ends well', None if well else '\n'.join(rest) or 'it does not')
        report('behaviour: the log', fault_of_log(objects))
        report('behaviour: the counts', differs((len(objects), counts['took'], counts['held_bytes'], counts['streams']),
                                                (counts['ended'], counts['ended'], 0, 0)))
