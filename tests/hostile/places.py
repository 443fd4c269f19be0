"""Attacks by where the file comes from: standard input, nowhere, a folder, something unreadable.

Also how an attack is handed to the program, as arguments and standard input.
"""

import os

import base
from attack import Answered, Attack, Unusable, ids_of, text_of

# Opens, but cannot be read from its start, also by the superuser.
OWN_MEMORY = "/proc/self/mem"


def hand_over(attack, folder):
    """(arguments after PROGRAM, bytes for standard input or None)"""
    path = os.path.join(folder, "scenario.json")
    if attack.how == "stdin":
        return ["replay", "-"], attack.content()
    if attack.how == "missing":
        return ["replay", os.path.join(folder, attack.content().decode())], None
    if attack.how == "folder":
        return ["replay", folder], None
    if attack.how == "unreadable":
        return ["replay", unreadable(path, attack.content())], None
    if attack.how == "named":
        path = os.path.join(folder, attack.name)
    with open(path, "wb") as out:
        out.write(attack.content())
    return ["replay", path], None


def unreadable(path, content):
    if os.geteuid() == 0:
        return OWN_MEMORY
    with open(path, "wb") as out:
        out.write(content)
    os.chmod(path, 0)
    return path


def attacks():
    whole, ids = text_of(base.scenario()), ids_of(base.scenario())
    fine, no = [Answered({"order-1": "ok", "renew": "ok"})], [Unusable()]
    yield Attack("standard input, valid", whole, fine, ids, "stdin")
    yield Attack("standard input, 10 MB", lambda: whole + b" " * 10_000_000, fine, ids, "stdin")
    yield Attack("standard input, over 16 MiB", lambda: whole + b" " * 17_000_000, no, None,
                 "stdin")
    yield Attack("standard input, empty", b"", no, None, "stdin")
    yield Attack("standard input, cut off", whole[:700], no, None, "stdin")
    yield Attack("standard input, no JSON", b"\xff\x00\xff", no, None, "stdin")
    for name in (b"no-such-file.json", b"no/such/folder/file.json", b"x" * 1000,
                 "😀.json".encode(), b"a\nb.json", b"\x1b[31mred.json", b"%s%n.json"):
        yield Attack(f"missing file {name[:20]!r}", name, no, None, "missing")
    yield Attack("a folder", b"", no, None, "folder")
    yield Attack("an unreadable file", whole, no, None, "unreadable")
    for name in ("a file with blanks.json", "файл 😀.json", "no-ending", "'quoted\".json"):
        yield Attack(name, whole, fine, ids, "named")
