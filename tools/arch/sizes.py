"""Measures of house.md: how long, how many; and words that a room must not know."""
import os
import re
from collections import Counter

from house import GROWING

SIZES, README, WORDS = 'sizes', 'every room has a README', 'words'
FUNCTION_LINES, FILE_LINES, SQL_LINES, THING_LINES, PARAMETERS, FOLDER_FILES = 70, 800, 60, 150, 7, 30
# Functions whose parameters a library prescribes: it calls them.
CALLED_BY_LIBRARY = {'http_on_request': 'MHD_AccessHandlerCallback of libmicrohttpd'}
# Declarations, whose parenthesis is a list of named facts.
DECLARED = ('PAGE', 'ENDPOINT')
MEASURES = '(house.md, Measures)'
THING = re.compile(r'^(PAGE|ENDPOINT|REPORT|JOB)\s*\(', re.M)

# Rooms, what they must not say, why, and what to do instead.
FORBIDDEN_WORDS = [
    (('domain', 'store', 'action', 'report'), re.compile(r'\b(?:double|float)\b'),
     'no floating point in money, points or dates (house.md, Types)', 'use Money, Points or Percent, int64 inside'),
]


def check_functions(house):
    for path, source in house.sources.items():
        if path.endswith('.def'):
            continue
        for function in source.functions():
            if function.lines() > FUNCTION_LINES:
                house.refuse(path, function.first, SIZES, f'{function.name} has {function.lines()} lines, '
                             f'{FUNCTION_LINES} are allowed {MEASURES}', 'give a part of it a name of its own')
            if function.parameters > PARAMETERS and function.name not in (*CALLED_BY_LIBRARY, *DECLARED):
                house.refuse(path, function.first, SIZES, f'{function.name} has {function.parameters} parameters, '
                             f'{PARAMETERS} are allowed {MEASURES}', 'gather those that belong together in a struct')


def check_files(house):
    for path in house.files:
        if path in house.sources:
            source = house.sources[path]
            limit = THING_LINES if path.endswith('.c') and THING.search(source.code()) else FILE_LINES
            lines = source.lines
        elif path.endswith('.sql'):
            with open(os.path.join(house.root, path), 'rb') as file:
                lines, limit = file.read().count(b'\n'), SQL_LINES
        else:
            continue
        if lines > limit:
            house.refuse(path, limit + 1, SIZES, f'{lines} lines, {limit} are allowed {MEASURES}',
                         'split it by what it is about')


def check_folders(house):
    count = Counter(os.path.dirname(path) for path in house.files)
    for folder, files in sorted(count.items()):
        if files > FOLDER_FILES and not any((folder + '/').startswith(data + '/') for data in GROWING):
            house.refuse(folder or '.', 1, SIZES, f'{files} files in one folder, {FOLDER_FILES} are allowed {MEASURES}',
                         'make a folder for those that belong together')


def check_readmes(house):
    for room in house.sees:
        if f'src/{room}/README.md' not in house.files:
            house.refuse(f'src/{room}/README.md', 1, README, f'room {room} has none (house.md, Rooms and floors)',
                         'write ten lines: lives here, may use, must never')


def check_words(house):
    for rooms, word, why, step in FORBIDDEN_WORDS:
        for path, source in house.sources.items():
            if path.startswith('src/') and house.room_of(path) in rooms:
                found = word.search(source.code())
                if found:
                    line = source.code()[:found.start()].count('\n') + 1
                    house.refuse(path, line, WORDS, f'{found.group()}: {why}', step)
