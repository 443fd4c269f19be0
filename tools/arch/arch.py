"""make arch: refuses what the house does not allow, one line each, and ends with "N passed, N failed".
arch.py MAKE: the rules on the source come first; only where they hold, the release is built and the
rules on headers and objects are asked. A rule counts as one; tests/arch plants a fault for each."""
import subprocess
import sys

import objects
import sizes
import walls
from house import House

SOURCE_RULES = {
    walls.WALLS: (walls.check_table, walls.check_includes),
    walls.PRIVATE: (),  # found by check_includes
    walls.OWNERS: (walls.check_owners,),
    walls.CIRCLES: (walls.check_circles,),
    sizes.SIZES: (sizes.check_functions, sizes.check_files, sizes.check_folders),
    sizes.README: (sizes.check_readmes,),
    sizes.WORDS: (sizes.check_words,),
}
OBJECT_RULES = {
    objects.GLOBALS: (objects.check_globals,),
    objects.PURE: (objects.check_domain,),
}
COMPILES, HEADERS = 'the house compiles', 'headers stand alone'


def build(make, house):
    """Builds the objects and compiles every header by itself; header.sh and the compiler say what is wrong."""
    run = subprocess.run([make, '--no-print-directory', '-s', '-k', 'arch-built'], check=False,
                         stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True, close_fds=False)
    if run.returncode == 0:
        return
    refused = [line for line in run.stdout.split('\n') if f': {HEADERS}: ' in line]
    house.refusals.extend((HEADERS, line) for line in refused)
    if not refused:
        print(run.stdout, run.stderr, sep='', end='')
        house.refuse('Makefile', 1, COMPILES, 'it does not, see above', 'make build')


def main(make):
    house = House()
    rules = list(SOURCE_RULES) + [COMPILES, HEADERS] + list(OBJECT_RULES)
    for checks in SOURCE_RULES.values():
        for check in checks:
            check(house)
    if house.refusals:
        rules = list(SOURCE_RULES)
    else:
        build(make, house)
        walls.check_owners(house)  # again: now the generated headers stand there too
        for checks in OBJECT_RULES.values():
            for check in checks:
                check(house)
    for line in sorted({line for _, line in house.refusals}):
        print(line)
    failed = len({rule for rule, _ in house.refusals})
    if rules == list(SOURCE_RULES):
        print('the rules on headers and objects were not asked, for the source comes first')
    print(f'{len(rules) - failed} passed, {failed} failed')
    return 1 if house.refusals else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
