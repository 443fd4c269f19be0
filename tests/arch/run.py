"""Tests of the checks themselves: plants one fault at a time in a copy of the tree and demands that
`make arch` (for banned names: the compiler) refuses it with the right words, and that it accepts the
clean copy and everything that lies just inside a limit.
run.py [NAME…]: all plants, or those whose names contain one of the words. Run it from the project's root."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

SKIP = ('.git', 'node_modules', '__pycache__', 'debug', 'clang', 'fuzz', 'log', 'tidy', 'property')
HEAD = '// Planted by tests/arch/run.py.\n'


def function(lines, name='planted'):
    """A function of exactly that many lines, with its prototype before it."""
    body = ''.join(f'    sum += x * {n};\n' for n in range(lines - 4))
    return f'int {name}(int x);\nint {name}(int x) {{\n    int sum = 0;\n{body}    return sum;\n}}\n'


def parameters(count, name='planted'):
    head = f'int {name}(' + ', '.join(f'int x{n}' for n in range(count)) + ')'
    return f'{head};\n{head} {{\n    return ' + ' + '.join(f'x{n}' for n in range(count)) + ';\n}\n'


def padded(lines, start=HEAD, suffix='// padding\n'):
    return start + suffix * (lines - start.count('\n'))


def header(name, body):
    guard = re.sub(r'\W', '_', name).upper()
    return f'{HEAD}#ifndef {guard}\n#define {guard}\n{body}\n#endif\n'


ENUM = 'enum {{ {}_LIMIT = 1 }};'

# All faults lie in folders of their own, so that they do not add to the files of a room's folder.
# name: (files to plant, the line that must be printed as a regular expression)
REFUSED = {
    'upward include': (
        {'src/domain/planted/planted.c': HEAD + '#include "store/planted/planted.h"\n'},
        r'src/domain/planted/planted\.c:2: walls: domain may not see store, only base .*Next: '),
    'sideways include': (
        {'src/web/planted/planted.c': HEAD + '\n#include "api/planted.h"\n'},
        r'src/web/planted/planted\.c:3: walls: web may not see api'),
    'upward include with a path of its own': (
        {'src/domain/planted/planted.c': HEAD + '#include "../store/planted/planted.h"\n'},
        r'src/domain/planted/planted\.c:2: walls: "\.\./store/planted/planted\.h" does not begin with a room'),
    'upward include in angle brackets': (
        {'src/domain/planted/planted.c': HEAD + '#include <store/planted/planted.h>\n'},
        r'src/domain/planted/planted\.c:2: walls: <store/planted/planted\.h> is no library'),
    'upward include in a unit test': (
        {'tests/unit/domain/planted/planted_test.c': HEAD + '#include "store/planted/planted.h"\n#include <check.h>\n'},
        r'tests/unit/domain/planted/planted_test\.c:2: walls: domain may not see store'),
    'page that sees the store': (
        {'src/web/planted/planted_show.c': HEAD + '#include "store/planted/planted.h"\n'},
        r'src/web/planted/planted_show\.c:2: walls: web may not see store'),
    'see_ line that looks upward': (
        {'Makefile': lambda text: re.sub(r'(?m)^see_domain .*$', 'see_domain := base store', text)},
        r'Makefile:\d+: walls: see_domain names store, which is not on a lower floor'),
    'room without a see_ line': (
        {'src/planted/README.md': 'planted\n'}, r'src/planted:1: walls: planted is no room of the house'),
    'private header that leaves': (
        {'src/domain/planted/planted_private.h': header('domain/planted/planted_private.h', ENUM.format('PLANTED')),
         'src/store/planted/planted.c': HEAD + '#include "domain/planted/planted_private.h"\n'},
        r'src/store/planted/planted\.c:2: private headers: "domain/planted/planted_private\.h" never leaves domain'),
    'sqlite3.h in action': (
        {'src/action/planted/planted.c': HEAD + '#include <sqlite3.h>\n'},
        r'src/action/planted/planted\.c:2: one owner per library: action may not include sqlite3\.h, only store may'),
    'sqlite3.h that shows through': (
        {'src/store/planted/planted.h': header('store/planted/planted.h', '#include <sqlite3.h>'),
         'src/action/planted/planted.c': HEAD + '#include "store/planted/planted.h"\n'},
        r'src/action/planted/planted\.c:2: one owner per library: action may not include sqlite3\.h \(through store/planted/planted\.h\)'),
    'jansson.h in domain': (
        {'src/domain/planted/planted.c': HEAD + '#include <jansson.h>\n'},
        r'src/domain/planted/planted\.c:2: one owner per library: domain may not include jansson\.h, only base/json\* may'),
    'jansson.h in base beside the reader': (
        {'src/base/planted/planted.c': HEAD + '#include <jansson.h>\n'},
        r'src/base/planted/planted\.c:2: one owner per library: base may not include jansson\.h'),
    'library without an owner': (
        {'src/net/planted/planted.c': HEAD + '#include <curl/curl.h>\n'},
        r'src/net/planted/planted\.c:2: one owner per library: <curl/curl\.h> has no owner'),
    'json.h in domain': (
        {'src/domain/planted/planted.c': HEAD + '#include "base/json.h"\n'},
        r'src/domain/planted/planted\.c:2: one owner per library: domain may not include base/json\.h'),
    'clock.h in domain, through another header': (
        {'src/base/planted/planted.h': header('base/planted/planted.h', '#include "base/clock.h"'),
         'src/domain/planted/planted.c': HEAD + '#include "base/planted/planted.h"\n'},
        r'src/domain/planted/planted\.c:2: .*domain may not include base/clock\.h \(through base/planted/planted\.h\)'),
    'files in domain': (
        {'src/domain/planted/planted.c': HEAD + '#include <stdio.h>\n'},
        r'src/domain/planted/planted\.c:2: one owner per library: domain may not include stdio\.h'),
    'environment in domain': (
        {'src/domain/planted/planted.c': HEAD + '#include <stdlib.h>\nchar *planted(void);\n'
         'char *planted(void) {\n    return getenv("HOME");\n}\n'},
        r'src/domain/planted/planted\.c:5: domain is pure: the domain may not call getenv'),
    'floating point in domain': (
        {'src/domain/planted/planted.h': header('domain/planted/planted.h', 'typedef double Share;')},
        r'src/domain/planted/planted\.h:4: words: double: no floating point'),
    'circle of headers': (
        {'src/domain/planted/planted_a.h': header('domain/planted/planted_a.h', '#include "domain/planted/planted_b.h"'),
         'src/domain/planted/planted_b.h': header('domain/planted/planted_b.h', '#include "domain/planted/planted_a.h"')},
        r'src/domain/planted/planted_a\.h:4: no circle of files: domain/planted/planted_a → domain/planted/planted_b → domain/planted/planted_a'),
    'circle of pairs': (
        {'src/domain/planted/planted_a.h': header('domain/planted/planted_a.h', ENUM.format('A')),
         'src/domain/planted/planted_b.h': header('domain/planted/planted_b.h', ENUM.format('B')),
         'src/domain/planted/planted_a.c': HEAD + '#include "domain/planted/planted_b.h"\n',
         'src/domain/planted/planted_b.c': HEAD + '#include "domain/planted/planted_a.h"\n'},
        r'src/domain/planted/planted_a\.c:2: no circle of files: domain/planted/planted_a → domain/planted/planted_b → domain/planted/planted_a'),
    '801-line file': (
        {'src/domain/planted/planted.c': padded(801)}, r'src/domain/planted/planted\.c:801: sizes: 801 lines, 800 are allowed'),
    '71-line function': (
        {'src/domain/planted/planted.c': HEAD + function(71)},
        r'src/domain/planted/planted\.c:3: sizes: planted has 71 lines, 70 are allowed'),
    '71-line inline function': (
        {'src/domain/planted/planted.h': header('domain/planted/planted.h', 'static inline ' + function(71).split('\n', 1)[1])},
        r'src/domain/planted/planted\.h:4: sizes: planted has 71 lines'),
    '8 parameters': (
        {'src/domain/planted/planted.c': HEAD + parameters(8)},
        r'src/domain/planted/planted\.c:3: sizes: planted has 8 parameters, 7 are allowed'),
    '61-line query': (
        {'sql/planted/planted.sql': padded(61, '-- planted\n', '-- padding\n')},
        r'sql/planted/planted\.sql:61: sizes: 61 lines, 60 are allowed'),
    '151-line page': (
        {'src/web/planted/planted_show.c': padded(151, HEAD + 'PAGE(planted_show) {\n}\n')},
        r'src/web/planted/planted_show\.c:151: sizes: 151 lines, 150 are allowed'),
    '31 files in a folder': (
        {f'src/domain/planted/{n}.txt': 'x\n' for n in range(31)},
        r'src/domain/planted:1: sizes: 31 files in one folder, 30 are allowed'),
    'missing README': (
        {'src/mail/README.md': None}, r'src/mail/README\.md:1: every room has a README: room mail has none'),
    'header that does not stand alone': (
        {'src/domain/planted/planted.h': header('domain/planted/planted.h', 'size_t planted(void);')},
        r'src/domain/planted/planted\.h:4: headers stand alone: unknown type name .size_t'),
    'header without a guard': (
        {'src/domain/planted/planted.h': HEAD + ENUM.format('PLANTED') + '\n'},
        r'src/domain/planted/planted\.h:2: headers stand alone: redeclaration of enumerator'),
    'mutable global': (
        {'src/domain/planted/planted.c': HEAD + 'extern int planted_count;\nint planted_count = 1;\n'},
        r'src/domain/planted/planted\.c:2: no mutable globals: planted_count can change \(\.data\)'),
    'mutable global of zeros': (
        {'src/store/planted/planted.c': HEAD + 'extern int planted_count;\nint planted_count;\n'},
        r'src/store/planted/planted\.c:2: no mutable globals: planted_count can change \(\.bss\)'),
    'static variable in a function': (
        {'src/domain/planted/planted.c': HEAD + 'int planted(void);\nint planted(void) {\n'
         '    static int calls;\n    return ++calls;\n}\n'},
        r'src/domain/planted/planted\.c:4: no mutable globals: calls can change \(\.bss\)'),
    'variable of a thread': (
        {'src/base/planted/planted.c': HEAD + 'int planted(void);\nint planted(void) {\n'
         '    static _Thread_local int calls;\n    return ++calls;\n}\n'},
        r'src/base/planted/planted\.c:4: no mutable globals: calls can change \(\.tbss\)'),
}

# Just inside every limit, and what looks like a fault but is none: must be accepted, all at once.
ACCEPTED = {
    'src/domain/planted/planted_long.c': padded(800),
    'src/domain/planted/planted_function.c': HEAD + function(70, 'planted_long_one') + parameters(7, 'planted_wide_one'),
    'src/domain/planted/planted_names.c': HEAD + '// "store/x.h", double\nextern const char *const planted_names[];\n'
    'const char *const planted_names[] = {"int main(void) {", "}"};\n',
    'src/domain/planted/planted_private.h': header('domain/planted/planted_private.h', ENUM.format('PLANTED')),
    'src/domain/planted/planted_at_home.c': HEAD + '#include "domain/planted/planted_private.h"\n',
    **{f'src/domain/planted/thirty/{n}.txt': 'x\n' for n in range(30)},
}


def calling(call, header_name):
    return f'{HEAD}#include <{header_name}>\nvoid planted(char *x);\nvoid planted(char *x) {{\n    {call};\n}}\n'


# name: (file, its text, what the compiler must say)
NOT_COMPILED = {
    'upward include': ('src/domain/planted/planted.c', HEAD + '#include "store/README.md"\n', 'No such file'),
    'strcpy': ('src/domain/planted/planted.c', calling('strcpy(x, "y")', 'string.h'), 'poisoned "strcpy"'),
    'sprintf in base too': ('src/base/planted/planted.c', calling('sprintf(x, "y")', 'stdio.h'), 'poisoned "sprintf"'),
    'atoi': ('src/store/planted/planted.c', calling('(void)atoi(x)', 'stdlib.h'), 'poisoned "atoi"'),
    'rand': ('src/action/planted/planted.c', calling('*x = (char)rand()', 'stdlib.h'), 'poisoned "rand"'),
    'strtok': ('src/base/planted/planted.c', calling('(void)strtok(x, ",")', 'string.h'), 'poisoned "strtok"'),
    'time': ('src/action/planted/planted.c', calling('*x = (char)time(NULL)', 'time.h'), 'poisoned "time"'),
    'localtime': ('src/base/planted/planted.c', calling('(void)localtime(NULL)', 'time.h'), 'poisoned "localtime"'),
}


def copy_if_there(source, target):
    """Other stages run beside this one, and take away what they made."""
    try:
        return shutil.copy2(source, target, follow_symlinks=False)
    except FileNotFoundError:
        return target


class Copy:
    """A copy of the tree in which faults are planted and taken out again."""

    def __init__(self, folder):
        self.root = os.path.join(folder, 'tree')
        shutil.copytree('.', self.root, symlinks=True, ignore=shutil.ignore_patterns(*SKIP), copy_function=copy_if_there)

    def run(self, *command):
        environment = dict(os.environ, LC_ALL='C.UTF-8')
        environment.pop('MAKELEVEL', None)
        run = subprocess.run(command, cwd=self.root, check=False, text=True, stdin=subprocess.DEVNULL, env=environment,
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return run.returncode, run.stdout

    def plant(self, path, text):
        """Writes a file (a function changes what is there, None removes it); gives what undoes it."""
        full = os.path.join(self.root, path)
        made = []
        folder = os.path.dirname(full)
        while not os.path.isdir(folder):
            made.append(folder)
            folder = os.path.dirname(folder)
        os.makedirs(os.path.dirname(full), exist_ok=True)
        kept = full + '.kept' if os.path.exists(full) else None
        if kept:
            shutil.copy2(full, kept)
            with open(full, encoding='utf-8') as file:
                before = file.read()
            os.remove(full)
        if text is not None:
            with open(full, 'w', encoding='utf-8') as file:
                file.write(text(before) if callable(text) else text)
        if kept:  # out of the tree: the copy must differ by the fault alone
            shutil.move(kept, os.path.join(self.root, '..', 'kept'))

        def undo():
            if os.path.exists(full):
                os.remove(full)
            if kept:
                shutil.move(os.path.join(self.root, '..', 'kept'), full)
            for empty in made:
                os.rmdir(empty)
        return undo

    def with_plants(self, files, *command):
        undo = [self.plant(path, text) for path, text in files.items()]
        try:
            return self.run(*command)
        finally:
            for step in reversed(undo):
                step()


class Counts:
    def __init__(self):
        self.passed = self.failed = 0

    def judge(self, name, good, output):
        self.passed += good
        self.failed += not good
        if not good:
            print(f'FAILED {name}; the output was:\n' + ''.join(f'    {line}\n' for line in output.split('\n')))


def judge_refused(counts, copy, name, files, expected):
    # What `make arch` runs, less make's own reading of the house, which takes longer than the checks.
    status, output = copy.with_plants(files, '/usr/bin/python3', '-B', 'tools/arch/arch.py', 'make')
    lines = [line for line in output.split('\n') if re.match(expected, line)]
    complete = len(lines) == 1 and lines[0].count('. Next: ') == 1
    counts.judge(f'refuses: {name} (expected one line {expected})', status != 0 and complete, output)


def main(words):
    def wanted(name):
        return not words or any(word in name for word in words)
    counts = Counts()
    with tempfile.TemporaryDirectory(prefix='licet-arch-') as folder:
        copy = Copy(folder)
        # The tree as it is is judged by `make arch` itself.
        status, output = copy.with_plants(ACCEPTED, 'make', '-s', f'-j{os.cpu_count()}', 'arch')
        counts.judge('accepts what lies just inside the limits', status == 0, output)
        for name, (files, expected) in REFUSED.items():
            if wanted(name):
                judge_refused(counts, copy, name, files, expected)
        for name, (path, text, expected) in NOT_COMPILED.items():
            if wanted(name):
                target = path.replace('src/', 'build/release/obj/').replace('.c', '.o')
                status, output = copy.with_plants({path: text}, 'make', '-s', target)
                counts.judge(f'does not compile: {name} (expected {expected})', status != 0 and expected in output, output)
    print(f'{counts.passed} passed, {counts.failed} failed')
    return counts.failed != 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
