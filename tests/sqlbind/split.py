"""Splits *.cases into one folder per case: title, its files, expected (see run.sh)."""
import os
import re
import sys


def write(path, lines):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    text = ''.join(line + '\n' for line in lines).encode()
    with open(path, 'wb') as file:
        file.write(re.sub(rb'\\x([0-9a-f]{2})', lambda match: bytes([int(match[1], 16)]), text))


def split(out, types, path):
    with open(path, encoding='utf-8') as file:
        cases = re.split(r'^== ', file.read(), flags=re.M)[1:]
    for number, case in enumerate(cases):
        title, *lines = case.splitlines()
        stem = os.path.splitext(os.path.basename(path))[0]
        folder = f'{out}/{stem}_{number:02d}'
        expected = [line[3:].replace('TYPES', types) for line in lines if line.startswith('!! ')]
        if not expected:
            sys.exit(f'{path}: {title}: no message')
        for part in re.split(r'^@@ ', '\n'.join(line for line in lines if not line.startswith('!! ')), flags=re.M)[1:]:
            name, *content = part.rstrip('\n').split('\n')
            write(f'{folder}/{name}', content)
        write(f'{folder}/title', [f'{stem}: {title}'])
        write(f'{folder}/expected', expected)


for each in sys.argv[3:]:
    split(sys.argv[1], sys.argv[2], each)
