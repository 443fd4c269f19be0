"""Runs sqlbind over broken copies of the good files: cut short, bytes flipped, lines lost or doubled.
Any end but exit 0 or 1 without a sanitizer's report is a failure. The same copies every time."""
import os
import random
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor


def break_bytes(chance, data):
    how = chance.randrange(5)
    at = chance.randrange(len(data) + 1)
    if how == 0:
        return data[:at]
    if how == 1:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1:]
    if how == 2:
        return data[:at] + chance.choice([b"'", b'"', b'(', b')', b';', b':', b',', b'--', b'?', b'$1', b'\n', b'.',
                                          b' NULL ', b' AS ', b' KEY ', b' date ', b':enterprise']) + data[at:]
    lines = data.split(b'\n')
    line = chance.randrange(len(lines))
    if how == 3:
        del lines[line]
    else:
        lines.insert(chance.randrange(len(lines)), lines[line])
    return b'\n'.join(lines)


def run(number, sqlbind, good, out, names):
    chance = random.Random(number)
    folder = f'{out}/{number}'
    taken = chance.sample([name for name in names if name.startswith('sql/')], 8)
    taken += [name for name in names if not name.startswith('sql/')]
    for name in taken:
        os.makedirs(os.path.dirname(f'{folder}/{name}'), exist_ok=True)
        os.link(f'{good}/{name}', f'{folder}/{name}')
    for _ in range(chance.choice([1, 1, 1, 2, 5])):
        path = f'{folder}/{chance.choice(taken)}'
        with open(path, 'rb') as file:
            data = file.read()
        os.unlink(path)  # a link to the good one
        with open(path, 'wb') as file:
            file.write(break_bytes(chance, data))
    done = subprocess.run([sqlbind, '--migrations', f'{folder}/migrations', '--sql', f'{folder}/sql', '--out',
                           f'{folder}/made'], capture_output=True, check=False)
    bad = done.returncode not in (0, 1) or b'Sanitizer' in done.stderr or b'runtime error' in done.stderr
    if bad or (done.returncode == 1) != (b'nothing was written' in done.stderr):
        print(f'{folder}: exit {done.returncode}: {done.stderr.decode(errors="replace")[:2000]}')
        return False, done.returncode
    shutil.rmtree(folder)
    return True, done.returncode


def main():
    sqlbind, good, out, count = sys.argv[1:5]
    os.makedirs(out, exist_ok=True)
    names = sorted(os.path.relpath(os.path.join(folder, name), good)
                   for top in ('sql', 'migrations') for folder, _, files in os.walk(f'{good}/{top}') for name in files)
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        ends = list(pool.map(lambda number: run(number, sqlbind, good, out, names), range(int(count))))
    print(f'{len(ends)} broken copies: {sum(code == 1 for _, code in ends)} refused')
    sys.exit(0 if all(held for held, _ in ends) else 1)


main()
