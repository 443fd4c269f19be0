"""What a disk may hold after the power went: rebuilt from the log of disk.so, at any of its events.

The model is strict. What a file's sync covered is there; any other write may be there, be missing, or have
reached the disk in some of its sectors only, each for itself, so in any order. A name that was made, taken away or
changed holds after its folder was synced; before, it may hold or not."""
import struct

SECTOR = 512
HEAD = struct.Struct('<BBHHHIIq')  # Head of disk.c


def read_log(path):
    """[(what, path, other path, bytes, offset)]"""
    with open(path, 'rb') as file:
        log = file.read()
    events, at = [], 0
    while at < len(log):
        what, _, path_bytes, other_bytes, _, count, _, offset = HEAD.unpack_from(log, at)
        at += HEAD.size
        name = log[at:at + path_bytes].decode()
        other = log[at + path_bytes:at + path_bytes + other_bytes].decode()
        at += path_bytes + other_bytes
        events.append((chr(what), name, other, log[at:at + count], offset))
        at += count
    return events


def put(content, offset, data):
    if len(content) < offset:
        content.extend(bytes(offset - len(content)))
    content[offset:offset + len(data)] = data


def apply(content, change):
    what, data, offset = change
    if what == 'w':
        put(content, offset, data)
    elif len(content) > offset:
        del content[offset:]
    else:
        content.extend(bytes(offset - len(content)))


def apply_torn(content, change, dice):
    what, data, offset = change
    if what != 'w':
        apply(content, change)
        return
    for at in range(0, len(data), SECTOR):
        if dice.random() < 0.5:
            put(content, offset + at, data[at:at + SECTOR])


class File:
    def __init__(self):
        self.content, self.changes = bytearray(), []  # on the disk for sure; not yet


class Disk:
    def __init__(self):
        self.names, self.live, self.name_changes = {}, {}, []  # for sure; as the program sees them; not yet

    def take(self, event):
        """One event of the log; True where the disk for sure holds something else now."""
        what, name, other, data, offset = event
        if what == 'c':
            self.live[name] = File()
            self.name_changes.append((name, self.live[name]))
        elif what in 'wt':
            self.live[name].changes.append((what, data, offset))
        elif what == 's':
            file = self.live[name]
            for change in file.changes:
                apply(file.content, change)
            file.changes = []
        elif what == 'd':
            self.names = self.names_after(lambda: True)
            self.name_changes = []
        elif what == 'u':
            del self.live[name]
            self.name_changes.append((name, None))
        elif what == 'r':
            self.live[other] = self.live.pop(name)
            self.name_changes += [(name, None), (other, self.live[other])]
        return what in 'sd'

    def names_after(self, holds):
        names = dict(self.names)
        for name, file in self.name_changes:
            if not holds():
                continue
            if file is None:
                names.pop(name, None)
            else:
                names[name] = file
        return names

    def without_unsynced(self):
        return {name: file.content for name, file in self.names.items()}

    def with_all(self):
        return self.built(lambda: True, None, 0)

    def at_random(self, dice):
        share = dice.choice([0.1, 0.5, 0.9])
        return self.built(lambda: dice.random() < share, dice, dice.choice([0, 0.3]))

    def built(self, holds, dice, torn):
        files = {}
        for name, file in self.names_after(holds).items():
            content = bytearray(file.content)
            for change in file.changes:
                if not holds():
                    continue
                if torn and dice.random() < torn:
                    apply_torn(content, change, dice)
                else:
                    apply(content, change)
            files[name] = content
        return files
