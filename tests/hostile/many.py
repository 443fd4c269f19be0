"""Many files through one process (tests/tool/replay_many --files), where a process of its own costs too much.

What is over the program's limit, or comes from elsewhere than a file, goes the ordinary way; so does on a server what
is large: a schema that was filled and emptied often is another one than it begins with.
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
        self.command = [*shlex.split(command), "--files"]
        self.process = None
        self.folder = tempfile.TemporaryDirectory()
        self.path = os.path.join(self.folder.name, "scenario.json")

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
            with open(self.path, "wb") as file:
                file.write(attack.content())
            self.send(self.path.encode() + b"\n")
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
        self.folder.cleanup()


def can_take(attack):
    """True for a file that is neither handed over otherwise nor large."""
    return attack.how == "file" and len(attack.content()) <= LARGE
