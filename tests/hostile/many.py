"""Many files through one process (tests/tool/replay_many), where a process of its own costs too much.

A file is a line there: only JSON can be handed over so, its line breaks as blanks. What is no JSON, is
large, or comes from elsewhere than a file, goes the ordinary way: a schema that was filled and emptied
often is another one than a server begins with.
"""

import json
import os
import select
import shlex
import subprocess
import tempfile
import time


LARGE = 1_000_000   # bytes


class Many:
    """The process; started when first needed, and again after it died."""

    def __init__(self, command):
        self.command = shlex.split(command)
        self.process = None

    def start(self):
        self.errors = tempfile.TemporaryFile()
        self.process = subprocess.Popen(self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=self.errors, bufsize=0)

    def run(self, attack, seconds):
        """(exit code or None, standard output, standard error, seconds it took) as a process of its own has."""
        if self.process is None:
            self.start()
        began = time.monotonic()
        out, code = b"", None
        try:
            self.send(attack.content().replace(b"\n", b" ").replace(b"\r", b" ") + b"\n")
            out, code = self.answer(began + seconds)
        except BrokenPipeError:
            code = 0
        took = time.monotonic() - began
        if out.endswith(b"\n"):
            return (*self.outcome(out), took)
        return (*self.end(code), took)

    def send(self, data):
        while data:
            data = data[self.process.stdin.write(data):]

    def answer(self, deadline):
        """(a line, 0); or without the line's end: None where the time is over, 0 where the process closed."""
        out = b""
        while not out.endswith(b"\n"):
            if not select.select([self.process.stdout], [], [], max(0, deadline - time.monotonic()))[0]:
                return out, None
            piece = os.read(self.process.stdout.fileno(), 1 << 18)
            if not piece:
                return out, 0
            out += piece
        return out, 0

    @staticmethod
    def outcome(out):
        """What the program alone would have ended with."""
        try:
            unusable = json.loads(out).get("unusable")
        except (ValueError, AttributeError):
            unusable = None
        return (0, out, b"") if unusable is None else (2, b"", unusable.encode())

    def end(self, code):
        """Ends the process that gave no answer; a death is told as that, and silence as no end."""
        process, self.process = self.process, None
        if code is None:
            process.kill()
        status = process.wait()
        self.errors.seek(0)
        return (None if code is None else status if status != 0 else 1), b"", self.errors.read()

    def close(self):
        if self.process is not None:
            self.process.stdin.close()
            self.process.wait()


def can_take(attack):
    """True for a file that one line can hold: JSON, though perhaps with a key twice or a wrong value."""
    content = attack.content()
    if attack.how != "file" or len(content) > LARGE:
        return False
    try:
        json.loads(content.decode("utf-8"))
    except (ValueError, RecursionError):
        return False
    return True
