"""The house as the checks see it: its rooms and walls, read from the Makefile, and its files."""
import os
import re

from csource import Source

# Folders that grow by data or by time, and whose files nobody reads as a list.
GROWING = ('build', 'db/migrations', 'docs/decisions', 'fuzz/corpus', 'i18n', 'tests/golden', 'tests/cases')


class House:
    """Rooms, walls, files, and the refusals that were found."""

    def __init__(self, root='.'):
        self.root = root
        self.refusals = []
        with open(os.path.join(root, 'Makefile'), encoding='utf-8') as file:
            makefile = file.read()
        self.sees = {room: seen.split() for room, seen in
                     re.findall(r'^see_(\w+)[ \t]*:=(.*)$', makefile, re.M)}
        self.floor = {room: int(number) for number, rooms in
                      re.findall(r'^floor_(\d+)[ \t]*:=(.*)$', makefile, re.M) for room in rooms.split()}
        self.makefile_line = {room: makefile[:found.start()].count('\n') + 1 for room in self.sees
                              for found in [re.search(rf'^see_{room}\b', makefile, re.M)]}
        self.files = sorted(self.find_files())
        self.sources = {path: Source(root, path) for path in self.files if path.endswith(('.c', '.h', '.def'))}

    def included(self, name):
        """The source that an include of ours names; also what a generator wrote, once it has."""
        if 'src/' + name in self.sources:
            return self.sources['src/' + name]
        made = 'build/gen/' + name
        if os.path.exists(os.path.join(self.root, made)):
            return self.sources.setdefault(made, Source(self.root, made))
        return None

    def find_files(self):
        for folder, folders, names in os.walk(self.root):
            folders[:] = [f for f in folders if not f.startswith('.') and f not in ('node_modules', '__pycache__')
                          and not (folder == self.root and f == 'build')]
            for name in names:
                if not name.startswith('.'):
                    yield os.path.relpath(os.path.join(folder, name), self.root)

    def room_of(self, path):
        """The room a file belongs to: src/<room>/…, tests/unit/<room>/…; else None."""
        parts = path.split('/')
        if parts[0] == 'src' and len(parts) > 2:
            return parts[1]
        if parts[:2] == ['tests', 'unit'] and len(parts) > 3:
            return parts[2]
        return None

    def refuse(self, path, line, rule, what, step):
        self.refusals.append((rule, f'{path}:{line}: {rule}: {what}. Next: {step}'))
