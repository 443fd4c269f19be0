"""Tests of msgc: the good languages are made, compiled and used; each bad one is refused in exactly these
words; broken copies never crash it. The languages of the program are judged by msgfmt too. Last line counts."""
import os
import shutil
import sys

from trial import BASE, CHECKED, FLAGS, GOOD, SHOW, Trial, read_below, run

HEADER = '''msgid ""
msgstr ""
"Language: {}\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: {}\\n"
'''
EN = HEADER.format('en', 'nplurals=2; plural=(n != 1);')
ID = HEADER.format('id', 'nplurals=1; plural=0;')
ZH = HEADER.format('zh_Hant', 'nplurals=1; plural=0;')
SHAPE = ("a brace that is no hole; a hole is {name} or {name:kind}, its kind text, int, date, amount or share")
KEY = 'the msgid is no key; names of a-z, 0-9 and _ with dots between, as quote.present'
PLURAL = "the header's Plural-Forms is not nplurals=N; plural=EXPRESSION; with N from 1 to 6"
WORDS = 'not understood; comments, msgid, msgid_plural, msgstr and their quoted lines stand here'

# title, what en, id and zh_Hant say behind their headers (lines from 6), what msgc says
CASES = [
    ('a key that a language lacks', 'msgid "a"\nmsgstr "A"\n', '', 'msgid "a"\nmsgstr "A"\n',
     ['i18n/id.po:1: the key a is missing (i18n/en.po:6)']),
    ('a key that only a language has', '', 'msgid "a"\nmsgstr "A"\n', '',
     ['i18n/id.po:6: the source i18n/en.po has no key a']),
    ('a missing hole', 'msgid "a"\nmsgstr "{x} A"\n', 'msgid "a"\nmsgstr "A"\n', 'msgid "a"\nmsgstr "{x}"\n',
     ['i18n/id.po:7: the hole {x:text} is missing']),
    ('an extra hole', 'msgid "a"\nmsgstr "A"\n', 'msgid "a"\nmsgstr "A"\n', 'msgid "a"\nmsgstr "{x}"\n',
     ['i18n/zh_Hant.po:7: the source has no hole {x:text}']),
    ('a hole of another kind', 'msgid "a"\nmsgstr "{x:date}"\n', 'msgid "a"\nmsgstr "{x:int}"\n',
     'msgid "a"\nmsgstr "{x:date}"\n',
     ['i18n/id.po:7: the hole {x:date} is missing', 'i18n/id.po:7: the source has no hole {x:int}']),
    ('a hole of two kinds', 'msgid "a"\nmsgstr "{x:date} {x}"\n', '', '', ['i18n/en.po:7: {x} has two kinds',
     'i18n/id.po:1: the key a is missing (i18n/en.po:6)', 'i18n/zh_Hant.po:1: the key a is missing (i18n/en.po:6)']),
    *[(f'no hole: {text}', f'msgid "a"\nmsgstr "{text}"\n', None, None, [f'i18n/en.po:7: {SHAPE}'])
      for text in ('{', '}', 'a } b', '{}', '{X}', '{x:money}', '{x y}', '{x', '{{x}}', '{return}', '{1}', '{x:}')],
    ('seven holes', 'msgid "a"\nmsgstr "{a}{b}{c}{d}{e}{f}{g}"\n', None, None, ['i18n/en.po:7: more than 6 holes']),
    ('no counter', 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "{n:int}"\nmsgstr[1] "{n}"\n', None, None,
     ["i18n/en.po:6: the plural's last form lacks {n:int}, by which it counts"]),
    ('too few forms', 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "{n:int}"\n', None, None,
     ['i18n/en.po:6: 1 forms; the language has 2']),
    ('no plural in a language', 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "one"\nmsgstr[1] "{n:int}"\n',
     'msgid "a"\nmsgstr "{n:int}"\n', 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "{n:int}"\n',
     ['i18n/id.po:6: the source has a msgid_plural here (i18n/en.po:6)']),
    ('a form lacks a hole', 'msgid "a"\nmsgid_plural "a"\nmsgstr[0] "one"\nmsgstr[1] "{n:int} {x}"\n', None, None,
     ['i18n/en.po:8: the hole {x:text} is missing']),
    ('forms out of order', 'msgid "a"\nmsgid_plural "a"\nmsgstr[1] "{n:int}"\nmsgstr[0] "{n:int}"\n', None, None,
     ['i18n/en.po:8: msgstr[0], msgstr[1] … stand in this order after a msgid_plural']),
    ('another msgid_plural', 'msgid "a"\nmsgid_plural "b"\nmsgstr[0] "{n:int}"\nmsgstr[1] "{n:int}"\n', None, None,
     ['i18n/en.po:7: msgid_plural is not the key; it repeats the msgid']),
    ('a key twice', 'msgid "a"\nmsgstr "A"\n\nmsgid "a"\nmsgstr "B"\n', None, None,
     ['i18n/en.po:9: the key a stands in line 6 already']),
    ('keys that C takes for one', 'msgid "a.b"\nmsgstr "A"\nmsgid "a_b"\nmsgstr "B"\n', None, None,
     ['i18n/en.po:8: the key has the same name in C as that in line 6']),
    *[(f'no key: {key}', f'msgid "{key}"\nmsgstr "A"\n', None, None, [f'i18n/en.po:6: {KEY}'])
      for key in ('A', 'a.', '.a', 'a..b', 'a b', '1', 'a-b', 'ä')],
    ('no text', 'msgid "a"\nmsgstr ""\n', None, None, ['i18n/en.po:7: the text is empty']),
    ('a long text', f'msgid "a"\nmsgstr "{"x" * 2001}"\n', None, None, ['i18n/en.po:7: the text is longer than 2000 bytes']),
    *[(f'a blank at an end: "{text}"', f'msgid "a"\nmsgstr "{text}"\n', None, None,
       ['i18n/en.po:7: the text begins or ends with a blank; a message is a whole sentence'])
      for text in ('a ', ' a', 'a\\n')],
    ('a fuzzy text', '#, fuzzy\nmsgid "a"\nmsgstr "A"\n', None, None,
     ['i18n/en.po:6: a fuzzy entry; a person has to look at it and take the mark away']),
    ('an obsolete text', '#~ msgid "a"\n#~ msgstr "A"\n', None, None,
     ['i18n/en.po:6: an obsolete entry; take it out', 'i18n/en.po:7: an obsolete entry; take it out']),
    ('a context', 'msgctxt "x"\nmsgid "a"\nmsgstr "A"\n', None, None, [f'i18n/en.po:6: {WORDS}']),
    ('no msgstr', 'msgid "a"\nmsgid "b"\nmsgstr "B"\n', None, None, ['i18n/en.po:6: the key has no msgstr']),
    ('two msgstr', 'msgid "a"\nmsgstr "A"\nmsgstr "B"\n', None, None,
     ['i18n/en.po:8: one msgstr after a msgid, or msgstr[0] … after a msgid_plural']),
    ('no quotes', 'msgid "a"\nmsgstr A\n', None, None,
     ['i18n/en.po:7: a text in double quotes belongs here']),
    ('another escape', 'msgid "a"\nmsgstr "\\t"\n', None, None,
     ['i18n/en.po:7: only \\n, \\" and \\\\ stand after a backslash, and a quote after one']),
]
HEADERS = [
    ('no header', 'msgid "a"\nmsgstr "A"\n', ['i18n/en.po:1: the header is missing; its msgid is empty']),
    ('another language', EN.replace('Language: en', 'Language: de'),
     ["i18n/en.po:1: the header's Language is not en, as the file is called"]),
    ('another encoding', EN.replace('UTF-8', 'BIG5'),
     ["i18n/en.po:1: the header's Content-Type is not text/plain; charset=UTF-8"]),
    *[(f'no plural: {plural}', HEADER.format('en', plural), [f'i18n/en.po:1: {PLURAL}'])
      for plural in ('', 'nplurals=2', 'nplurals=7; plural=0;', 'nplurals=0; plural=0;', 'nplurals=2; plural=n+1;',
                     'nplurals=2; plural=exit(n);', 'nplurals=2; plural=n')],
]


def bad(trial):
    for title, en, indonesian, chinese, expected in CASES:
        files = {'i18n/en.po': EN + en}
        # None: only the source has the key; what is said of the others is tested apart.
        if indonesian is None:
            trial.check(len(expected) > 0, title)
            said = said_of_source(trial, title, files)
            trial.check(said == expected, f'{title}: {said}')
            continue
        files |= {'i18n/id.po': ID + indonesian, 'i18n/zh_Hant.po': ZH + chinese}
        trial.refuses(title, files, ['--i18n', 'i18n'], expected)
    for title, en, expected in HEADERS:
        trial.refuses(title, {'i18n/en.po': en, 'i18n/id.po': ID, 'i18n/zh_Hant.po': ZH}, ['--i18n', 'i18n'],
                      expected)
    files = {'i18n/en.po': EN, 'i18n/id.po': ID, 'i18n/zh_Hant.po': ZH}
    trial.refuses('a file of no language', files | {'i18n/de.po': ''}, ['--i18n', 'i18n'],
                  ['i18n/de.po:1: no language reads this file; give it a row in src/base/show/lang.def'])
    trial.refuses('a language without its file', {'i18n/en.po': EN, 'i18n/id.po': ID}, ['--i18n', 'i18n'],
                  ['i18n/zh_Hant.po:0: the file cannot be read'])
    trial.refuses('no UTF-8', files | {'i18n/id.po': ID.encode() + b'# \xff\n'}, ['--i18n', 'i18n'],
                  ['i18n/id.po:1: the file is not UTF-8'])
    trial.refuses('a control character', files | {'i18n/id.po': ID + '#\n# \x01\n'}, ['--i18n', 'i18n'],
                  ['i18n/id.po:7: a control character; only tab and line feed are allowed'])


def said_of_source(trial, title, files):
    """What is said of en.po where the others are empty, without what that makes missing."""
    folder = f'{trial.out}/source'
    shutil.rmtree(folder, ignore_errors=True)
    for path, text in (files | {'i18n/id.po': ID, 'i18n/zh_Hant.po': ZH}).items():
        os.makedirs(f'{folder}/i18n', exist_ok=True)
        with open(f'{folder}/{path}', 'w', encoding='utf-8') as file:
            file.write(text)
    done = run([trial.tool, '--i18n', 'i18n', '--out', 'made'], cwd=folder)
    trial.check(done.returncode == 1 and not os.path.exists(f'{folder}/made'), title)
    return [line for line in done.stderr.split('\n') if line.startswith('i18n/en.po')]


def good(trial):
    made = f'{trial.out}/gen/base'
    trial.holds(run([trial.tool, '--i18n', f'{GOOD}/i18n', '--out', made]), 'the good languages')
    before = {name: os.stat(f'{made}/{name}').st_mtime_ns for name in os.listdir(made)}
    trial.holds(run([trial.tool, '--i18n', f'{GOOD}/i18n', '--out', made]), 'a second run')
    trial.check(before == {name: os.stat(f'{made}/{name}').st_mtime_ns for name in os.listdir(made)},
                'a second run touches files that did not change')
    with open(f'{GOOD}/say.expected', encoding='utf-8') as file:
        expected = file.read()
    for compiler in ('gcc', 'clang-14'):
        program = f'{trial.out}/say_{compiler}'
        compiled = run([compiler, *FLAGS, *CHECKED, '-Isrc', f'-I{trial.out}/gen', f'{GOOD}/say.c', f'{made}/messages.c',
                        *SHOW, *BASE, '-o', program])
        if trial.holds(compiled, compiler):
            said = run([program])
            trial.check(said.returncode == 0 and said.stdout == expected, f'{compiler}: {said.stdout}{said.stderr}')
    for call, why in (('msg_quote_line(1)', 'a wrong key'), ('msg_quote_lines()', 'a missing hole'),
                      ('msg_quote_expires(1, S("x"))', 'holes of another kind')):
        with open(f'{trial.out}/wrong.c', 'w', encoding='utf-8') as file:
            file.write(f'#include "base/messages.h"\nMessage wrong(void);\nMessage wrong(void) {{\n    return {call};\n}}\n')
        done = run(['gcc', *FLAGS, '-Isrc', f'-I{trial.out}/gen', '-c', f'{trial.out}/wrong.c', '-o', '/dev/null'])
        trial.check(done.returncode != 0 and 'wrong.c:4' in done.stderr, f'{why} compiles')


def main():
    trial = Trial('msgc')
    if not trial.compile():
        return trial.end()
    good(trial)
    bad(trial)
    for folder in (f'{GOOD}/i18n', 'i18n'):
        for name in sorted(os.listdir(folder)):
            done = run(['msgfmt', '-c', '-o', '/dev/null', f'{folder}/{name}'])
            trial.check(done.returncode == 0 and done.stderr == '', f'msgfmt -c {folder}/{name}: {done.stderr}')
    trial.survives(read_below(GOOD, 'i18n'), ['--i18n', 'i18n'], 300)
    return trial.end()


sys.exit(main())
