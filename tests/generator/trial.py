"""What the tests of msgc and tplc share: building them checked, running cases, breaking copies, counting."""
import os
import random
import shutil
import subprocess

FLAGS = ['-std=c17', '-D_GNU_SOURCE', '-Wall', '-Wextra', '-Wpedantic', '-Wshadow', '-Wconversion', '-Wstrict-prototypes',
         '-Wmissing-prototypes', '-Wvla', '-Wswitch-enum', '-Wformat=2', '-Werror', '-g', '-O1']
CHECKED = ['-fsanitize=address,undefined', '-fno-sanitize-recover=all']
GOOD = 'tests/generator/good'
BASE = [f'src/base/{name}.c' for name in ('arena', 'text', 'err', 'date')]
SHOW = [f'src/base/show/{name}.c' for name in ('format', 'html', 'lang', 'message', 'url')]


class Trial:
    """Counts what held and what did not."""

    def __init__(self, name):
        self.out = f'build/test_{name}'
        self.tool = f'{os.getcwd()}/{self.out}/{name}'
        self.passed = self.failed = 0
        shutil.rmtree(self.out, ignore_errors=True)
        os.makedirs(self.out)

    def compile(self):
        """The generator with sanitizers; false where it does not compile."""
        tool = os.path.basename(self.tool)
        sources = [f'tools/{folder}/{name}' for folder in (tool, 'source')
                   for name in sorted(os.listdir(f'tools/{folder}')) if name.endswith('.c')]
        done = run(['gcc', *FLAGS, *CHECKED, '-Isrc', '-Itools', *sources, *BASE[:3], '-o', self.tool])
        return self.holds(done, f'{tool} does not compile')

    def holds(self, done, what, code=0):
        self.check(done.returncode == code, f'{what}: exit {done.returncode}: {done.stderr}')
        return done.returncode == code

    def check(self, good, what):
        self.passed += bool(good)
        self.failed += not good
        if not good:
            print('FAIL', what)

    def refuses(self, title, files, arguments, expected):
        """The tool, run beside these files, says exactly these lines, and writes nothing."""
        folder = f'{self.out}/bad/{self.passed + self.failed:03d}'
        for path, text in files.items():
            write(f'{folder}/{path}', text)
        done = run([self.tool, *arguments, '--out', 'made'], cwd=folder)
        count = len(expected)
        name = os.path.basename(self.tool)
        wanted = [*expected, f'{name}: {count} mistake{"" if count == 1 else "s"}; nothing was written', '']
        self.check(done.returncode == 1 and done.stderr == '\n'.join(wanted) and not os.path.exists(f'{folder}/made'),
                   f'{title}: exit {done.returncode}\n  said   {done.stderr}  wanted {wanted}')

    def survives(self, files, arguments, count, seed=1):
        """Broken copies of good files end with 0 or 1 and without a sanitizer's word."""
        chance = random.Random(seed)
        refused = 0
        for number in range(count):
            folder = f'{self.out}/broken'
            shutil.rmtree(folder, ignore_errors=True)
            broken = chance.choice(sorted(files))
            for path, data in files.items():
                write(f'{folder}/{path}', break_bytes(chance, data) if path == broken else data)
            done = run([self.tool, *arguments, '--out', 'made'], cwd=folder, text=False,
                       env={**os.environ, 'ASAN_OPTIONS': 'detect_leaks=0'})
            good = done.returncode in (0, 1) and b'Sanitizer' not in done.stderr and b'runtime error' not in done.stderr
            self.check(good, f'broken copy {number} (seed {seed}): exit {done.returncode}: {done.stderr[:2000]}')
            refused += done.returncode == 1
        self.check(refused > count // 4, f'only {refused} of {count} broken copies are refused')

    def end(self):
        print(f'{self.passed} passed, {self.failed} failed')
        return 1 if self.failed else 0


def run(words, **options):
    return subprocess.run(words, capture_output=True, check=False, **{'text': True, **options})


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'wb') as file:
        file.write(data if isinstance(data, bytes) else data.encode())


def read_below(folder, top):
    """path inside folder → bytes, of all files below top."""
    found = {}
    for place, _, names in os.walk(f'{folder}/{top}'):
        for name in names:
            path = os.path.join(place, name)
            with open(path, 'rb') as file:
                found[os.path.relpath(path, folder)] = file.read()
    return found


def break_bytes(chance, data):
    how = chance.randrange(5)
    at = chance.randrange(len(data) + 1)
    if how == 0:
        return data[:at]
    if how == 1:
        return data[:at] + bytes([chance.randrange(256)]) + data[at + 1:]
    if how == 2:
        return data[:at] + chance.choice([b'"', b'<', b'>', b'{', b'}', b'{{', b'}}', b'{{end}}', b'{{else}}', b'/', b'=',
                                          b'\\', b'msgstr ""\n', b'#', b'.', b'{{if x}}', b'</', b'\n', b' ']) + data[at:]
    lines = data.split(b'\n')
    line = chance.randrange(len(lines))
    if how == 3:
        del lines[line]
    else:
        lines.insert(chance.randrange(len(lines)), lines[line])
    return b'\n'.join(lines)
