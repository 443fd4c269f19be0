"""Walls: who includes whom. Rooms see only what their see_ line names, private headers stay at home,
each library has one owner, and no files include each other in a circle."""
import fnmatch
import os
from collections import deque

WALLS, PRIVATE, OWNERS, CIRCLES = 'walls', 'private headers', 'one owner per library', 'no circle of files'


def check_table(house):
    """The table itself: every room on a floor, seeing only lower floors; every folder a room."""
    for room, seen in house.sees.items():
        line = house.makefile_line[room]
        if room not in house.floor:
            house.refuse('Makefile', line, WALLS, f'room {room} stands on no floor', 'name it in a floor_ line')
        for other in seen:
            if house.floor.get(other, 99) >= house.floor.get(room, 0):
                house.refuse('Makefile', line, WALLS, f'see_{room} names {other}, which is not on a lower floor '
                             '(house.md, Rooms and floors)', f'take {other} out of see_{room}')
    for folder in sorted(os.listdir(os.path.join(house.root, 'src'))):
        if not os.path.isdir(os.path.join(house.root, 'src', folder)):
            continue
        if folder not in house.sees:
            house.refuse(f'src/{folder}', 1, WALLS, f'{folder} is no room of the house',
                         'move its files into a room, or give it floor_ and see_ in the Makefile')


def check_includes(house):
    """Every "room/file.h" of every file that belongs to a room."""
    for path, source in house.sources.items():
        room = house.room_of(path)
        if room not in house.sees:
            continue
        for line, is_system, name in source.includes():
            other = name.split('/')[0]
            if is_system and other not in house.sees:
                continue
            if other not in house.sees or '..' in name:
                at_home = {f'{os.path.dirname(path)}/{name}', f'tests/unit/{room}/{name}'}
                if path.startswith('tests/') and at_home & house.sources.keys():
                    continue
                house.refuse(path, line, WALLS, f'"{name}" does not begin with a room',
                             f'write the include as "{room}/…"')
            elif is_system:
                house.refuse(path, line, WALLS, f'<{name}> is no library', f'write "{name}"')
            elif other != room and other not in house.sees[room]:
                seen = ' '.join(house.sees[room]) or 'no other room'
                house.refuse(path, line, WALLS, f'{room} may not see {other}, only {seen} (house.md, Rooms and floors)',
                             f'move this into a room that sees {other}, or hand the value in from above')
            elif other != room and name.endswith('_private.h'):
                house.refuse(path, line, PRIVATE, f'"{name}" never leaves {other} (house.md, Rooms and floors)',
                             f'use a public header of {other}, or move the declaration into one')


class Owners:
    """tools/arch/headers.txt: who may include what. Asked once per header, of which few are many times included."""

    def __init__(self, house):
        self.rows, self.found, self.open = [], {}, {}
        with open(os.path.join(house.root, 'tools/arch/headers.txt'), encoding='utf-8') as file:
            for line in file:
                words = line.split('#')[0].split()
                headers = [word for word in words if word.endswith('.h')]
                if headers:
                    self.rows.append((headers, words[len(headers):]))

    def of(self, name):
        """The words of the first row that knows the header, or None."""
        if name not in self.found:
            self.found[name] = next((who for headers, who in self.rows if
                                     any(fnmatch.fnmatchcase(name, header) for header in headers)), None)
        return self.found[name]

    def may_include(self, path, room, name):
        """True, or who may; None where no row knows the header."""
        who = self.of(name)
        if who is None or (path.startswith('tests/') and 'test' in who):
            return None if who is None else True
        stem = os.path.splitext(path)[0].removeprefix('src/').removesuffix('_private')
        allowed = '*' in who or room in who or any('/' in own and fnmatch.fnmatchcase(stem, own) for own in who)
        return True if allowed and '-' + room not in who else ' '.join(who)

    def is_open(self, path, room, is_system, name):
        """Whether a file of that room may include it; of rows that name files, asked for each file."""
        who = self.of(name)
        key = (path if who and any('/' in own for own in who) else path.startswith('tests/'), room, name)
        if key not in self.open:
            allowed = self.may_include(path, room, name)
            self.open[key] = allowed is True or (allowed is None and not is_system)
        return self.open[key]


class Below:
    """What each header reaches, with itself: asked once per header. (A circle of headers is refused by check_circles.)"""

    def __init__(self, house):
        self.house, self.found = house, {}

    def of(self, is_system, name):
        if name not in self.found:
            self.found[name] = {(is_system, name)}
            inner = None if is_system else self.house.included(name)
            self.found[name] = self.found[name].union(*(self.of(s, n) for _, s, n in (inner.includes() if inner else ())))
        return self.found[name]

    def all_of(self, path):
        return set().union(*(self.of(s, n) for _, s, n in self.house.sources[path].includes()))


def reached(house, path):
    """(line of the first step, name, chain) of everything that a file includes, directly or not."""
    seen, queue = set(), deque((line, is_system, name, []) for line, is_system, name in
                               house.sources[path].includes())
    while queue:
        line, is_system, name, chain = queue.popleft()
        if name in seen:
            continue
        seen.add(name)
        yield line, is_system, name, chain
        inner = None if is_system else house.included(name)
        if inner:
            queue.extend((line, s, n, chain + [name]) for _, s, n in inner.includes())


def check_owners(house):
    """Libraries, system headers and our own guarded headers against tools/arch/headers.txt."""
    owners, below = Owners(house), Below(house)
    for path in list(house.sources):
        room = house.room_of(path)
        if room not in house.sees or all(owners.is_open(path, room, s, n) for s, n in below.all_of(path)):
            continue
        for line, is_system, name, chain in reached(house, path):
            if owners.is_open(path, room, is_system, name):
                continue
            allowed = owners.may_include(path, room, name)
            if allowed is None:
                if not chain:
                    house.refuse(path, line, OWNERS, f'<{name}> has no owner',
                                 'ask the room that has what you need, or add a row to tools/arch/headers.txt')
            else:
                through = f' (through {" ← ".join(reversed(chain))})' if chain else ''
                house.refuse(path, line, OWNERS, f'{room} may not include {name}{through}, only {allowed} may '
                             '(tools/arch/headers.txt)', 'ask its owner, whose headers must not show it')


def file_of(name):
    """A .h, its .c and its _private.h count as one file."""
    return os.path.splitext(name)[0].removesuffix('_private')


def check_circles(house):
    """The graph of files must be a tree of floors inside each room too: its first circle is refused."""
    edges = {}
    for path, source in house.sources.items():
        if path.startswith('src/') and not path.endswith('.def'):
            here = file_of(path.removeprefix('src/'))
            for line, is_system, name in source.includes():
                there = file_of(name)
                if not is_system and name.endswith('.h') and there != here:
                    edges.setdefault(here, {}).setdefault(there, (path, line))
    done = set()
    for start in sorted(edges):
        circle = find_circle(edges, start, done)
        if circle:
            path, line = edges[circle[0]][circle[1]]
            house.refuse(path, line, CIRCLES, ' → '.join(circle) + ' (house.md, Measures)',
                         'move what both need into a third file below them')


def find_circle(edges, start, done):
    """Depth first from start; the circle as a list of files that ends with its first, or None."""
    path, inside, stack = [start], {start}, [iter(edges.get(start, ()))]
    while stack:
        there = next(stack[-1], None)
        if there is None:
            stack.pop()
            inside.discard(path[-1])
            done.add(path.pop())
        elif there in inside:
            circle = path[path.index(there):] + [there]
            done.update(circle)
            return circle
        elif there not in done:
            path.append(there)
            inside.add(there)
            stack.append(iter(edges.get(there, ())))
    return None
