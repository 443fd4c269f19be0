"""What only the compiler knows: asks the objects of the release build for data that can change, and the
domain's objects for calls that leave the rules."""
import os
import re
import subprocess

GLOBALS, PURE = 'no mutable globals', 'domain is pure'
OBJECTS = 'build/release/obj'

# Where a variable may stand. .rodata* is constant. .data.rel.ro* is too: a constant table of pointers
# in a position-independent program, written once by the loader and then sealed (-z relro -z now).
# Anything in .data, .bss, .tdata, .tbss or COMMON can change while the program runs, and is refused.
CONSTANT = ('.rodata', '.data.rel.ro')

# What the compiler itself makes and we cannot avoid: none so far.
MADE_BY_COMPILER = ()

# All that the rules may call beside base and themselves: memory, texts, sorting, 128-bit arithmetic,
# and what a failed assertion or the stack protector calls. No file, no clock, no allocation.
PURE_CALLS = re.compile(r'mem(cpy|move|set|cmp|chr)|str(len|n?cmp|r?chr)|abort|qsort|bsearch|__assert_fail'
                        r'|__stack_chk_fail|__mem(cpy|move|set)_chk|__u?(div|mod|divmod)[td]i[34]|__mul[ot]i4'
                        r'|_GLOBAL_OFFSET_TABLE_')
SYMBOL = re.compile(r'^[0-9a-f]+ (.{7}) (\S+)\t[0-9a-f]+\s+(?:\.hidden )?(\S+)$')


def objects(house, below=''):
    for folder, _, names in sorted(os.walk(os.path.join(house.root, OBJECTS, below))):
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), os.path.join(house.root, OBJECTS))
            if name.endswith('.o') and not path.startswith(('tests/', 'bench/', 'unit/')) \
                    and os.path.exists(source_of(house, path)):
                yield path


def source_of(house, path):
    """The source of an object; one without a source is left from an earlier build."""
    place = 'build' if path.startswith('gen/') else 'src'
    return os.path.join(house.root, place, path.removesuffix('.o') + '.c')


def symbols(house, paths):
    """(object, flags, section, name) of every symbol."""
    if not paths:
        return
    run = subprocess.run(['objdump', '-t', *paths], cwd=os.path.join(house.root, OBJECTS), check=True,
                         capture_output=True, text=True)
    path = None
    for line in run.stdout.split('\n'):
        if line.endswith(':     file format elf64-x86-64') or ': ' in line and 'file format' in line:
            path = line.split(':')[0]
        else:
            match = SYMBOL.match(line)
            if match:
                yield path, match.group(1), match.group(2), match.group(3)


def check_globals(house):
    for path, flags, section, name in symbols(house, list(objects(house))):
        is_data = ('O' in flags and section not in ('*UND*', '*ABS*')) or section.startswith(('.tdata', '.tbss'))
        if is_data and 'd' not in flags and not section.startswith(CONSTANT) and name not in MADE_BY_COMPILER:
            source = os.path.relpath(source_of(house, path), house.root)
            plain = name.split('.')[0]
            house.refuse(source, line_of(house, source, plain), GLOBALS,
                         f'{plain} can change ({section}) (house.md, Measures)',
                         'make it const, or hand it down from main as a parameter')


def line_of(house, source, name):
    with open(os.path.join(house.root, source), encoding='utf-8') as file:
        for number, line in enumerate(file, 1):
            if re.search(rf'\b{re.escape(name)}\b', line.split('//')[0]):
                return number
    return 1


def check_domain(house):
    """Calls of the domain that lead neither into itself, nor into base, nor to PURE_CALLS."""
    own = list(objects(house, 'domain'))
    known = {name for _, _, section, name in symbols(house, own + list(objects(house, 'base'))) if section != '*UND*'}
    declared = set()  # a function of ours that nobody has written yet is the linker's matter
    for path, source in house.sources.items():
        if path.startswith(('src/domain/', 'src/base/')) and path.endswith('.h'):
            declared.update(re.findall(r'\b(\w+)\s*\(', source.code()))
    for path, _, section, name in symbols(house, own):
        if section == '*UND*' and name not in known | declared and not PURE_CALLS.fullmatch(name):
            source = os.path.relpath(source_of(house, path), house.root)
            house.refuse(source, line_of(house, source, name.removeprefix('__').removesuffix('_chk')), PURE,
                         f'the domain may not call {name} (house.md, Rooms and floors)',
                         'let the caller do it and hand the result in')
