"""Tests of tools/static/pack.sh: files become arrays that hold the same bytes, with their type, their name in the
cache and a brotli variant that unpacks to the same; what it does not know is refused. Last line counts."""
import hashlib
import os
import sys

from trial import BASE, CHECKED, FLAGS, SHOW, Trial, run, write

FILES = {
    'static/app.css': (b'p { color: #082a35; }\n' * 100, 'text/css; charset=utf-8', True),
    'static/js/app.js': (b'"use strict"; // ??/ \\ "\n' * 50, 'text/javascript; charset=utf-8', True),
    'static/font-a.woff2': (bytes(hashlib.sha512(bytes([i])).digest()[0] for i in range(256)) * 1, 'font/woff2', False),
    'static/i.svg': (b'<svg xmlns="http://www.w3.org/2000/svg"/>', 'image/svg+xml', False),
}
REFUSED = [
    ('static/x.exe', b'x', 'static/x.exe:1: no type is known for this ending; give it one in tools/static/pack.sh'),
    ('static/x', b'x', 'static/x:1: the name has other characters than a-z 0-9 _ - . /'),
    ('static/Ä.css', b'x', 'static/Ä.css:1: the name has other characters than a-z 0-9 _ - . /'),
    ('static/x.css', b'', 'static/x.css:1: the file is empty'),
]
SHOWS = r'''// Writes what static_files holds: a line of words per file, then its bytes, then the packed ones.
#include "web/static_files.h"

#include <stdio.h>

int main(void) {
    for (int i = 0; i < STATIC_COUNT; i++) {
        const StaticFile *file = &static_files[i];
        Url url = static_url((StaticId)i);
        printf("%.*s|%.*s|%.*s|%.*s|%zu|%zu\n", TEXT_ARG(file->path), TEXT_ARG(url.text),
               TEXT_ARG(file->type), TEXT_ARG(file->etag), file->bytes.len, file->brotli.len);
        fwrite(file->bytes.bytes, 1, file->bytes.len, stdout);
        if (file->brotli.len > 0) {
            fwrite(file->brotli.bytes, 1, file->brotli.len, stdout);
        }
    }
    return 0;
}
'''


def pack(place, files):
    script = os.path.abspath('tools/static/pack.sh')
    return run([script, 'gen/web', *sorted(files)], cwd=place)


def good(trial):
    place = trial.out
    for path, (data, _, _) in FILES.items():
        write(f'{place}/{path}', data)
    trial.holds(pack(place, FILES), 'the good files')
    before = os.stat(f'{place}/gen/web/static_files.c').st_mtime_ns
    trial.holds(pack(place, FILES), 'a second run')
    trial.check(before == os.stat(f'{place}/gen/web/static_files.c').st_mtime_ns, 'a second run touches files')
    write(f'{place}/show.c', SHOWS)
    for compiler in ('gcc', 'clang-14'):
        done = run([compiler, *FLAGS, *CHECKED, '-Isrc', f'-I{place}/gen', f'{place}/show.c',
                    f'{place}/gen/web/static_files.c', *SHOW[4:], *BASE, '-o', f'{place}/show'])
        if trial.holds(done, compiler):
            judge(trial, run([f'{place}/show'], text=False).stdout)


def judge(trial, output):
    for path, (data, kind, packed) in sorted(FILES.items()):
        line, _, output = output.partition(b'\n')
        name, url, got_kind, etag, size, small = line.decode().split('|')
        digest = hashlib.sha256(data).hexdigest()
        stem, ending = path[len('static/'):].rsplit('.', 1)
        trial.check((name, got_kind, etag) == (f'{stem}.{ending}', kind, f'"{digest[:32]}"'), f'{path}: {line}')
        trial.check(url == f'/static/{stem}.{digest[:16]}.{ending}', f'{path}: {url}')
        trial.check(int(size) == len(data) and output.startswith(data), f'{path}: other bytes')
        output = output[len(data):]
        trial.check((int(small) > 0) == packed, f'{path}: {small} bytes packed')
        if packed:
            unpacked = run(['brotli', '-d', '-c'], input=output[:int(small)], text=False).stdout
            trial.check(unpacked == data, f'{path}: unpacks to other bytes')
        output = output[int(small):]
    trial.check(output == b'', 'something stands behind the last file')


def bad(trial):
    for number, (path, data, expected) in enumerate(REFUSED):
        place = f'{trial.out}/bad/{number}'
        write(f'{place}/{path}', data)
        done = pack(place, [path])
        trial.check(done.returncode != 0 and expected in done.stderr.split('\n'),
                    f'{path}: exit {done.returncode}: {done.stderr}')
        trial.check(not os.path.exists(f'{place}/gen/web/static_files.c'), f'{path}: something is written')


def main():
    trial = Trial('static')
    good(trial)
    bad(trial)
    return trial.end()


sys.exit(main())
