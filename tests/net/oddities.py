"""One request never becomes two. Requests whose body looks like another request are bent at random, in their
framing lines, line ends, blanks and single bytes. A strict reader of our own says which requests the bytes hold;
what the server handled must be the beginning of that, for it may refuse more, never see others.

Three things the library hides from us entirely, and the strict reader takes them too (src/net/README.md): empty lines
before a request that end in a bare LF, NUL LF in place of CR LF, and ":" LF in place of the empty line."""
import random
import re
from concurrent.futures import ThreadPoolExecutor

from echo import Server, connect, statuses

TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
REQUEST_LINE = re.compile(rb'(' + TOKEN + rb') (/[\x21\x22\x24-\x7e]*) HTTP/1\.([01])')
HEADER_LINE = re.compile(rb'(' + TOKEN + rb'):[ \t]*([^\x00-\x08\x0a-\x1f\x7f]*)')
TAKES_BODY = {b'POST', b'PUT', b'PATCH', b'DELETE'}
TAKES_NONE = {b'GET', b'HEAD', b'OPTIONS'}


# ---- the strict reader --------------------------------------------------------------------------

def read_body(headers, is_1_1, data):
    """(body taken, what is behind it), or None where it is not certain or not whole."""
    lengths = [value for name, value in headers if name == b'content-length']
    codings = [value for name, value in headers if name == b'transfer-encoding']
    if len(lengths) + len(codings) > 1:
        return None
    if codings:
        return read_chunks(data) if is_1_1 and codings[0].lower() == b'chunked' else None
    if not lengths:
        return False, data
    if not re.fullmatch(rb'[0-9]{1,18}', lengths[0]) or int(lengths[0]) > len(data):
        return None
    length = int(lengths[0])
    return length > 0, data[length:]


def read_chunks(data):
    """Chunks may end their lines in a bare LF: the library takes that, and where a chunk ends is certain."""
    while True:
        line = re.match(rb'([0-9A-Fa-f]{1,8})(;[^\n]*?)?\r?\n', data)
        if not line:
            return None
        data, size = data[line.end():], int(line[1], 16)
        if size == 0:
            break
        end = re.compile(rb'\r?\n').match(data, size)
        if not end:
            return None
        data = data[end.end():]
    while True:
        line = re.match(rb'([^\n]*?)\r?\n', data)
        if not line:
            return None
        data = data[line.end():]
        if not line[1]:
            return True, data


def read_request(data):
    """(path, the bytes behind the request), or None."""
    data = re.sub(rb'\A(?:\r?\n)+', b'', data).replace(b'\x00\n', b'\r\n').replace(b'\r\n:\n', b'\r\n\r\n')
    head, found, rest = data.partition(b'\r\n\r\n')
    lines = head.split(b'\r\n')
    first = REQUEST_LINE.fullmatch(lines[0])
    parsed = [HEADER_LINE.fullmatch(line) for line in lines[1:]]
    if not found or not first or None in parsed or first[1] not in TAKES_BODY | TAKES_NONE:
        return None
    headers = [(match[1].lower(), match[2].strip(b' \t')) for match in parsed]
    hosts = [value for name, value in headers if name == b'host']
    is_1_1 = first[3] == b'1'
    if len(hosts) > 1 or (is_1_1 and not hosts):
        return None
    body = read_body(headers, is_1_1, rest)
    if body is None or (body[0] and first[1] in TAKES_NONE):
        return None
    closes = not is_1_1 or any(name == b'connection' and b'close' in value.lower() for name, value in headers)
    return first[2], b'' if closes else body[1]


def requests_in(data):
    paths = []
    while data:
        read = read_request(data)
        if read is None:
            break
        paths.append(read[0].decode())
        data = read[1]
    return paths


# ---- bending ------------------------------------------------------------------------------------

LENGTHS = [b'Content-Length: %d', b'Content-Length:%d', b'Content-Length : %d', b'Content-Length: +%d',
           b'Content-Length: 0%d', b'Content-Length: %d ', b'Content-Length: %d, %d', b'content-length: %d',
           b'Content-Length: 0', b'Content-Length: %d\r\nContent-Length: 0', b'Content-Length: 0\r\nContent-Length: %d',
           b'Content-Length\x00: %d', b'Content-Length:\x0b%d', b'Content_Length: %d', b' Content-Length: %d',
           b'Content-Length: %d\x00', b'Content-Length: %de0', b'Content-Length: "%d"', b'X: y\n\rContent-Length: %d',
           b'X: y\rContent-Length: %d', b'X: y\nContent-Length: %d', b'X: y\r\n\tContent-Length: %d', b'']
CODINGS = [b'Transfer-Encoding: chunked', b'Transfer-Encoding:chunked', b'Transfer-Encoding : chunked',
           b'Transfer-Encoding: Chunked', b'Transfer-Encoding: xchunked', b'Transfer-Encoding: chunked, identity',
           b'Transfer-Encoding: gzip, chunked', b'Transfer-Encoding:\x0bchunked', b'Transfer-Encoding: \x00chunked',
           b'Transfer-Encoding\n: chunked', b'Transfer-Encoding: chunked\r\nTransfer-Encoding: identity',
           b'Transfer-Encoding:\r\n chunked', b'X: y\nTransfer-Encoding: chunked', b'Transfer: chunked\r\n -Encoding',
           b'X: y\rTransfer-Encoding: chunked', b'Transfer_Encoding: chunked', b' Transfer-Encoding: chunked', b'']
ODD_BYTES = [b'\x00', b'\r', b'\n', b'\r\n', b' ', b'\t', b'\x0b', b'\x0c', b'\x7f', b'\x80', b'\xa0', b':', b',', b';',
             b'0', b'1', b'a', b'\r\n ', b'\n\n', b'\r\r\n']


def bent(rng, number):
    """A request with another one in its body, and a last one behind it."""
    evil = b'GET /evil%d HTTP/1.1\r\nHost: a\r\n\r\n' % number
    chunked = rng.random() < 0.5
    body = b'%x\r\n%s\r\n0\r\n\r\n' % (len(evil), evil) if chunked else evil
    if rng.random() < 0.2:
        body = b'0\r\n\r\n' + evil
    length = rng.choice(LENGTHS)
    lines = [b'Host: a', b'X-A: 1', length.replace(b'%d', b'%d' % len(body))]
    if chunked or rng.random() < 0.2:
        lines.append(rng.choice(CODINGS))
        if rng.random() < 0.5:
            del lines[2]
    rng.shuffle(lines)
    method = rng.choice([b'POST', b'POST', b'POST', b'PUT', b'GET', b'DELETE'])
    version = rng.choice([b'HTTP/1.1', b'HTTP/1.1', b'HTTP/1.1', b'HTTP/1.0', b'HTTP/1.1 '])
    head = b'%s /a%d %s\r\n' % (method, number, version) + b''.join(line + b'\r\n' for line in lines if line) + b'\r\n'
    for _ in range(rng.choice([0, 0, 1, 1, 2])):  # anywhere but in the path, which tells requests apart
        behind_path = head.index(b'/a%d' % number) + len(b'/a%d ' % number)
        at = rng.choice([rng.randrange(len(method)), rng.randrange(behind_path, len(head))])
        head = head[:at] + rng.choice(ODD_BYTES) + head[at + rng.choice([0, 0, 1]):]
    return head + body + b'GET /last%d HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n' % number


# ---- judging ------------------------------------------------------------------------------------

def send(port, data, expected):
    """Sends and waits until the server has closed, or has answered as much as it can."""
    with connect(port, 0.5 if expected and expected[-1].startswith('/last') else 0.1) as client:
        said = b''
        try:
            client.sendall(data)
            while part := client.recv(65536):
                said += part
        except OSError:
            pass
    return said


def faults(handled, expected):
    """Per number, what the server handled that the bytes do not hold."""
    seen = {}
    for path in handled:
        number = int(re.sub(r'\D', '', path) or 0)
        seen.setdefault(number, []).append(path)
    wrong = []
    for number, paths in seen.items():
        allowed = expected.get(number, [])
        if paths != allowed[:len(paths)]:
            wrong.append(f'{number}: handled {paths}, but the bytes hold {allowed}')
    return wrong


def attack(port, seed, count):
    """Sends the oddities; {number: the paths that they hold}."""
    rng = random.Random(seed)
    sent = [bent(rng, number) for number in range(count)]
    expected = {number: requests_in(data) for number, data in enumerate(sent)}
    with ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda number: send(port, sent[number], expected[number]), range(count)))
    refused = sum(1 for said in answers if said.startswith(b'HTTP/1.1 4'))
    whole = sum(1 for said in answers if statuses(said))
    return expected, refused, whole


def run(program, seed, count, report):
    with Server(program, 'head_ms=3000', 'body_ms=3000') as server:
        expected, refused, whole = attack(server.port, seed, count)
        server.ask_to_stop(1000)
        well, objects, rest = server.wait()
        handled = [line['path'] for line in sorted(objects, key=lambda line: line['id'])
                   if 'refused' not in line and 'broken' not in line and line['status'] == 404]
        wrong = faults(handled, expected)
        for line in wrong[:5]:
            print(line)
        held = sum(len(paths) for paths in expected.values())
        print(f'oddities: seed {seed}, {count} sent, {refused} refused, {whole} answered in order; the bytes hold {held} '
              f'requests, {len(handled)} were handled')
        report('oddities: one request never becomes two', f'{len(wrong)} did' if wrong else None)
        report('oddities: what is whole is handled', None if len(handled) > held * 0.9 else f'{len(handled)} of {held}')
        report('oddities: they are odd', None if refused > count / 4 else f'only {refused} are refused')
        report('oddities: the server ends well', None if well else '\n'.join(rest) or 'it does not')
