"""Attacks on the text: not JSON, not UTF-8, cut off, too deep, keys twice.

RFC 8259 decides what is JSON; what is not JSON is unusable. A key twice is "not this shape": one
field, two values. A byte order mark is left open by the RFC, so both outcomes are allowed.
"""

import base
from attack import Answered, Attack, Unusable, ids_of, text_of, answered, unusable, Raw


def valid():
    return text_of(base.scenario())


def spoiled(name, old, new):
    """The valid file with one piece of its bytes replaced."""
    whole = valid()
    assert whole.count(old) >= 1, (name, old)
    return unusable(name, whole.replace(old, new, 1))


def cut_off():
    whole = valid()
    for length in range(0, len(whole), 50):
        yield unusable(f"cut off after {length} of {len(whole)} bytes", whole[:length])
    yield unusable("cut off before the last byte", whole[:-1])


def not_utf8():
    for name, data in (
            ("a stray byte 0xff", b"\xff"), ("a stray byte 0x80", b"\x80"),
            ("an overlong NUL", b"\xc0\x80"), ("an overlong slash", b"\xe0\x80\xaf"),
            ("a character cut short", b"\xe2\x82"), ("an encoded surrogate", b"\xed\xa0\x80"),
            ("above U+10FFFF", b"\xf4\x90\x80\x80"), ("Latin-1", "Zürich".encode("latin-1")),
            ("five bytes", b"\xf8\x88\x80\x80\x80")):
        yield spoiled(f"{name} in an identifier", b'"S1"', b'"S1' + data + b'"')
        yield spoiled(f"{name} in a member's name", b'"site"', b'"site' + data + b'"')
        yield unusable(f"{name} after the end", valid() + data)
    text = valid().decode()
    for code in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        yield unusable(f"the whole file in {code}", text.encode(code))


def nul_bytes():
    whole = valid()
    yield spoiled("NUL in an identifier", b'"S1"', b'"S\x001"')
    yield spoiled("NUL between two members", b', "do"', b',\x00 "do"')
    yield unusable("NUL before the file", b"\x00" + whole)
    yield unusable("NUL after the file", whole + b"\x00")
    yield unusable("something after a NUL", whole + b"\x00" + whole)
    yield unusable("nothing but NULs", b"\x00" * 4096)
    yield unusable("one NUL", b"\x00")


def escapes():
    for name, text in (
            ("NUL", r"S\u0000"), ("a lone high surrogate", r"S\ud800"),
            ("a lone low surrogate", r"S\udc00"), ("a high surrogate and a letter", r"\ud800x"),
            ("two high surrogates", r"\ud800\ud800"), ("surrogates the wrong way", r"\ude00\ud83d"),
            ("an unknown escape", r"\x41"), ("a short escape", r"\u12"),
            ("an escape with a wrong digit", r"\u12G4"), ("a backslash at the end", "S\\")):
        yield spoiled(f"{name} in an identifier", b'"S1"', b'"' + text.encode() + b'"')
    for raw in (b"\n", b"\t", b"\x01", b"\x1f"):
        yield spoiled(f"a raw {raw!r} in a string", b'"S1"', b'"S' + raw + b'1"')
    text = valid().replace(b'"site": "S1"', rb'"site": "S\u0031"', 1)
    yield Attack("an escape of a plain letter", text, [Answered({"order-1": "ok"})],
                 ids_of(base.scenario()))
    text = valid().replace(b'"S1"', rb'"\ud83d\ude00"', 1).replace(b'"S1"', "\"😀\"".encode())
    yield Attack("a surrogate pair and the same letter raw", text,
                 [Answered({"order-1": "ok", "held-1": "ok"})], ids_of(base.scenario()))


def not_json():
    whole = valid()
    for name, data in (
            ("empty", b""), ("blanks", b" \n\t\r "), ("a bracket", b"{"), ("a quote", b'"'),
            ("a word", b"licet"), ("HTML", b"<!doctype html><p>no"), ("CSV", b"part,quantity\n"),
            ("YAML", b"steps:\n  - id: s1\n"), ("a shell script", b"#!/bin/sh\nrm -rf x\n"),
            ("text after the end", whole + b"x"), ("the file twice", whole + whole),
            ("a bracket too many", whole + b"}"), ("another object after it", whole + b" {}"),
            ("a comma after the end", whole + b","), ("random bytes", bytes(range(256)) * 16)):
        yield unusable(name, data)
    for name, old, new in (
            ("a comma too many", b"}]}]", b"},]}]"), ("a missing comma", b', "do"', b' "do"'),
            ("a missing colon", b'"do": ', b'"do" '), ("single quotes", b'"S1"', b"'S1'"),
            ("a bare word", b'"S1"', b"S1"), ("a comment", b', "do"', b', /* x */ "do"'),
            ("a line comment", b', "do"', b', // x\n "do"'), ("True", b": true", b": True"),
            ("NaN", b": 5}", b": NaN}"), ("Infinity", b": 5}", b": Infinity}"),
            ("01", b": 5}", b": 01}"), ("+1", b": 5}", b": +1}"), (".5", b": 5}", b": .5}"),
            ("1.", b": 5}", b": 1.}"), ("0x5", b": 5}", b": 0x5}"), ("1e", b": 5}", b": 1e}"),
            ("- 5", b": 5}", b": - 5}"), ("--5", b": 5}", b": --5}"),
            ("no value", b": 5}", b": }"), ("a form feed", b', "do"', b',\x0c "do"'),
            ("a no-break space", b', "do"', b',\xc2\xa0"do"')):
        yield spoiled(f"not JSON: {name}", old, new)


def keys_twice():
    for name, old, new in (
            ("steps", b'"steps": ', b'"steps": [], "steps": '),
            ("parts", b'"parts": ', b'"parts": [], "parts": '),
            ("currency", b'"currency": "USD"', b'"currency": "JPY", "currency": "USD"'),
            ("id", b'"id": "add"', b'"id": "add", "id": "add"'),
            ("on", b'"on": "2024-05-01"', b'"on": "2024-05-01", "on": "2024-05-01"'),
            ("quantity", b'"quantity": 5', b'"quantity": 5, "quantity": 6'),
            ("quantity by an escape", b'"quantity": 5', rb'"quantity": 5, "quantit\u0079": 6'),
            ("a price", b'"BL": "1000.00"', b'"BL": "1000.00", "BL": "1.00"'),
            ("part", b'"part": "XL100"', b'"part": "XL100", "part": "XL100"')):
        yield spoiled(f"the key {name} twice", old, new)


def nested(depth):
    """A quantity of so many arrays around nothing; the file is then depth + 5 deep."""
    return base.small([{"part": "XL100", "quantity": Raw("[" * depth + "]" * depth)}])


def deep():
    for depth in (1_000, 100_000, 1_000_000):
        yield unusable(f"{depth:,} open brackets", b"[" * depth)
        yield unusable(f"{depth:,} open objects", b'{"a":' * depth)
        yield unusable(f"{depth:,} pairs of brackets", b"[" * depth + b"]" * depth)
        yield unusable(f"a quantity {depth:,} brackets deep", nested(depth))
    yield unusable("100,000 closing brackets", b"]" * 100_000)
    yield answered("a quantity 20 brackets deep", nested(20), {"order": "bad_quantity"})
    yield answered("a quantity that makes the file 31 deep", nested(26),
                   {"order": "bad_quantity"})
    yield unusable("a quantity that makes the file 34 deep", nested(29))


def around():
    whole = valid()
    ids = ids_of(base.scenario())
    fine = [Answered({"order-1": "ok"})]
    yield Attack("a byte order mark before it", b"\xef\xbb\xbf" + whole,
                 [Unusable()] + fine, ids)
    yield unusable("a byte order mark after it", whole + b"\xef\xbb\xbf")
    yield Attack("blanks around it", b" \r\n\t" * 9 + whole + b"\r\n \t" * 9, fine, ids)
    yield Attack("a line for every token", whole.replace(b" ", b"\r\n"), fine, ids)
    yield Attack("no blanks at all", whole.replace(b" ", b""), fine, ids)


def attacks():
    for group in (around, cut_off, not_utf8, nul_bytes, escapes, not_json, keys_twice, deep):
        yield from group()
