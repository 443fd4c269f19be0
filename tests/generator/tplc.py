"""Tests of tplc: the good templates are made, compiled by both compilers and used; each bad one is refused in
exactly these words; a wrong type is the compiler's error in the line of the template; broken copies never
crash it. Last line counts."""
import os
import re
import sys

from trial import BASE, CHECKED, FLAGS, GOOD, SHOW, Trial, read_below, run, write

ARGUMENTS = ['--room', 'web', '--src', 'src/web', '--messages', 'messages.list']
LIST = 'home\nquote.lines n\nquote.expires number day\n'
PLACE = 'a value stands in content or in a quoted attribute'
ADDRESS = 'an address is one Url, from its start; C makes it by url_join and url_with'
QUOTES = "an attribute's value stands in double quotes"
SCRIPT = '<script> has no content: scripts are files of static/'
CSP = 'the content security policy refuses'
BRANCH = 'each of its branches closes what it opens'
BLOCK = 'a block stands in content, between attributes or in a value'

# title, the template behind {{view T}} in its first line, what tplc says (without its path)
BAD = [
    ('a tag that is not closed', '<p><b></p></b>', ['1: </p> where </b> belongs', '1: </b> where </p> belongs']),
    ('an element open at the end', '<ul>\n<li>\n</ul>', ['3: </ul> where </li> belongs', '4: <ul> is not closed']),
    ('an end without a begin', 'a</p>', ['1: </p> closes nothing']),
    ('an end tag of a void element', '<br></br>', ['1: </br> closes nothing']),
    ('a tag that closes itself', '<div/>', ['1: <div/> closes nothing in HTML; write <div></div>']),
    ('the file ends in a tag', '<p', ['2: the file ends inside a tag']),
    ('the file ends in a value', '<p title="x', ['2: the file ends inside a tag']),
    ('an unquoted value', '<p title=x></p>', [f"1: 'x' here; {QUOTES}", '1: </p> closes nothing']),
    ('an unquoted hole', '<p title={{x}}></p>', [f'1: {PLACE}', f"1: '>' here; {QUOTES}", '1: </p> closes nothing']),
    ('single quotes', "<p title='x'></p>", [f"1: ''' here; {QUOTES}", '1: </p> closes nothing']),
    ('a value as a tag', '<{{x}}></p>', [f'1: {PLACE}', "1: '>' here; a < that begins no tag is written &lt;",
                                         '1: </p> closes nothing']),
    ('a value in a tag name', '<h{{x}}></h>', [f'1: {PLACE}']),
    ('a value as an attribute', '<p {{x}}></p>', [f'1: {PLACE}']),
    ('a value in an end tag', '<p></{{x}}p>', [f'1: {PLACE}']),
    ('a message as an attribute', '<p {{t home}}></p>', [f'1: {PLACE}']),
    ('a bare <', 'a < b', ["1: ' ' here; a < that begins no tag is written &lt;"]),
    ('a script', '<script>x()</script>',
     ['1: <script> without src is refused: scripts are files of static/', f'1: {SCRIPT}', '1: </script> closes nothing']),
    ('a script with src and content', '<script src="/a.js">x</script>', [f'1: {SCRIPT}', '1: </script> closes nothing']),
    ('a value in a script', '<script src="/a.js">{{x}}</script>', ['1: nothing is written into <script>']),
    ('a script in capitals', '<SCRIPT></SCRIPT>', ['1: <script> without src is refused: scripts are files of static/']),
    ('a script with src in one branch', '<script {{if x}}src="/a.js"{{end}}></script>',
     ['1: <script> without src is refused: scripts are files of static/']),
    ('a style', '<style>p{}</style>',
     [f'1: <style> is refused: style belongs into a file of static/, {CSP} it here']),
    ('a style attribute', '<p style="x"></p>',
     [f'1: the attribute style is refused: style belongs into a file of static/, {CSP} it here']),
    ('a style attribute with a value', '<p STYLE="{{x}}"></p>',
     [f'1: the attribute style is refused: style belongs into a file of static/, {CSP} it here']),
    ('a handler', '<p onclick="{{x}}"></p>',
     [f'1: the attribute onclick is refused: handlers belong into a script of static/, {CSP} them here']),
    ('a frame', '<iframe src="/x"></iframe>', ['1: <iframe> is refused: no page shows documents of others']),
    ('srcdoc', '<p srcdoc="x"></p>', ['1: the attribute srcdoc is refused: no page shows documents of others']),
    ('base', '<base href="/x">', ['1: <base> is refused: base would send every address of the page elsewhere']),
    ('srcset', '<img src="/x" alt="" srcset="{{x}}">', ['1: nothing is written into this attribute']),
    ('an http-equiv', '<meta http-equiv="refresh" content="{{x}}">', ['1: the content of an http-equiv is literal']),
    ('an http-equiv behind its content', '<meta content="{{x}}" http-equiv="refresh">',
     ['1: the content of an http-equiv is literal']),
    ('an address in pieces', '<a href="/quotes/{{x}}">x</a>', [f'1: {ADDRESS}']),
    ('an address of two', '<a href="{{x}}{{y}}">x</a>', [f'1: {ADDRESS}']),
    ('an address behind a branch', '<a href="{{if x}}/a{{end}}{{y}}">x</a>', [f'1: {ADDRESS}']),
    ('a message as an address', '<form action="{{t home}}"></form>', [f'1: {ADDRESS}']),
    ('a comment for readers', '<!-- x -->', ['1: a comment would be sent to every reader; write {{# … }}']),
    ('another doctype', '<!doctype xml>', ['1: only <!doctype html> begins with <!']),
    ('no end', '{{if x}}<p></p>', ['2: the block that begins in line 1 has no {{end}}']),
    ('an end too many', '{{end}}', ['1: {{end}} without its {{if …}} or {{each …}}']),
    ('an else outside', '{{else}}', ['1: {{else}} stands once inside {{if …}} … {{end}}']),
    ('two else', '{{if x}}{{else}}{{else}}{{end}}', ['1: {{else}} stands once inside {{if …}} … {{end}}']),
    ('an else in a loop', '{{each x in y}}{{else}}{{end}}', ['1: {{else}} stands once inside {{if …}} … {{end}}']),
    ('a branch that opens', '{{if x}}\n<p>\n{{end}}</p>', [f'3: the block that begins in line 1 ends elsewhere: {BRANCH}',
                                                        '3: </p> closes nothing']),
    ('branches that close otherwise', '<p>{{if x}}</p>{{else}}{{end}}',
     [f'1: the block that begins in line 1 ends elsewhere: {BRANCH}', '2: <p> is not closed']),
    ('a loop that closes', '<p>{{each x in y}}</p><p>{{end}}</p>', []),
    ('a branch into a value', '<p {{if x}}title="{{end}}"></p>',
     [f'1: the block that begins in line 1 ends elsewhere: {BRANCH}', "1: '\"' here; an attribute, > or /> belongs here",
      '1: </p> closes nothing']),
    ('a branch into another value', '<p title="{{if x}}" lang="{{end}}{{y}}"></p>',
     [f'1: the block that begins in line 1 ends elsewhere: {BRANCH}']),
    ('a branch into another void tag', '<br {{if x}}><br {{end}}>',
     [f'1: the block that begins in line 1 ends elsewhere: {BRANCH}']),
    ('a block in a tag name', '<{{if x}}b{{end}}></b>', [f'1: {BLOCK}',
     f'1: the block that begins in line 1 ends elsewhere: {BRANCH}', "1: '>' here; a < that begins no tag is written &lt;",
     '1: </b> closes nothing']),
    ('a loop in a tag', '<p {{each x in y}}a{{end}}></p>', ['1: a loop stands in content']),
    ('a loop without in', '{{each x y}}{{end}}', ["1: {{}}: a value is x or x.y, names of a-z, 0-9 and _",
                                                  '1: a loop is {{each name in list}}']),
    ('a loop inside of its name', '{{each x in y}}{{each x in z}}{{end}}{{end}}',
     ['1: a loop around this one has the name x']),
    ('a loop called view', '{{each view in y}}{{end}}', ['1: a loop is {{each name in list}}']),
    ('an expression', '{{x + 1}}', ['1: {{x + 1}}: a value is x or x.y, names of a-z, 0-9 and _']),
    ('a call', '{{f(x)}}', ['1: {{f(x)}}: a value is x or x.y, names of a-z, 0-9 and _']),
    ('an arrow', '{{x->y}}', ['1: {{x->y}}: a value is x or x.y, names of a-z, 0-9 and _']),
    ('nothing', '{{}}', ['1: {{}}: a value is x or x.y, names of a-z, 0-9 and _']),
    ('a name with a point at its end', '{{x.}}', ['1: {{x.}}: a value is x or x.y, names of a-z, 0-9 and _']),
    ('a comparison', '{{if x == 1}}{{end}}', ['1: {{ x == 1}}: a value is x or x.y, names of a-z, 0-9 and _']),
    ('not closed', 'a\n{{x', ['2: {{ without its }}']),
    ('not closed before another', 'a\n{{x {{y}}', ['2: {{ without its }}']),
    ('a wrong key', '{{t hone}}', ['1: no message has the key hone; keys stand in i18n/en.po']),
    ('an empty hole', '{{t quote.lines}}', ['1: the hole n of quote.lines is not filled: n=…']),
    ('a hole too many', '{{t home n=x}}', ['1: home has the holes:  none']),
    ('another hole', '{{t quote.lines n=x m=y}}', ['1: quote.lines has the holes:  n']),
    ('a part that is not there', '{{part other view}}', ['1: the room has no template "other"; {{part name view}}']),
    ('a part without its view', '{{part page}}', ['1: {{}}: a value is x or x.y, names of a-z, 0-9 and _']),
    ('a part in a value', '<p title="{{part page view}}"></p>', ['1: a part stands in content']),
    ('two views', '{{view T}}', ['1: {{view Type}} stands once, at the start']),
]
FIRST = [('no view', '<p></p>'), ('nothing', ''), ('blanks', ' \n'), ('a value first', '{{x}}{{view T}}'),
         ('only a comment', '{{# x }}')]
VIEWS = ['{{view}}', '{{view t}}', '{{view T *}}', '{{view T-U}}']

# What C refuses: the template's second line, and a word of the compiler's error.
TYPES = [
    ('a wrong member', '{{nomber}}', 'nomber'),
    ('a wrong member of a line', '{{each x in lines}}{{x.parts}}{{end}}', 'parts'),
    ('a text as an address', '<a href="{{note}}">x</a>', 'Url'),
    ('an answer as a value', '{{draft}}', 'association'),
    ('markup in an attribute', '<p title="{{chart}}"></p>', 'Html'),
    ('a list as a value', '{{lines}}', 'QuoteLines'),
    ('a list as an answer', '{{if lines}}{{end}}', 'QuoteLines'),
    ('a day as an answer', '{{if day}}{{end}}', 'Date'),
    ('a loop over a text', '{{each x in note}}{{end}}', 'count'),
    ('a hole of another kind', '{{t quote.lines n=note}}', 'Text'),
    ('a part of another view', '{{part quote_line view}}', 'QuoteLine'),
]


def bad(trial):
    for title, text, expected in BAD:
        files = {'messages.list': LIST, 'src/web/page.html': '{{view T}}' + text + '\n'}
        if expected:
            trial.refuses(title, files, ARGUMENTS, [f'src/web/page.html:{line}' for line in expected])
    for title, text in FIRST:
        trial.refuses(title, {'messages.list': LIST, 'src/web/page.html': text}, ARGUMENTS,
                      ['src/web/page.html:1: a template begins with {{view Type}}'])
    for text in VIEWS:
        trial.refuses(text, {'messages.list': LIST, 'src/web/page.html': text}, ARGUMENTS,
                      ['src/web/page.html:1: {{view Type}} stands once, at the start',
                       'src/web/page.html:1: a template begins with {{view Type}}'])
    trial.refuses('two of one name', {'messages.list': LIST, 'src/web/a/x.html': '{{view T}}',
                                      'src/web/b/x.html': '{{view T}}'}, ARGUMENTS,
                  ["src/web/b/x.html:1: the name of src/web/a/x.html; a template's name is its function's"])
    trial.refuses('no name in C', {'messages.list': LIST, 'src/web/a-b.html': '{{view T}}'}, ARGUMENTS,
                  ['src/web/a-b.html:1: the name is no name in C: a-z, then a-z, 0-9 and _'])


def make(trial, source, made):
    """Templates below source/src/web into made/web, the paths as the project would have them."""
    arguments = ['--room', 'web', '--src', 'src/web', '--messages', os.path.abspath(f'{made}/base/messages.list'),
                 '--out', os.path.abspath(f'{made}/web')]
    return run([trial.tool, *arguments], cwd=source)


def good(trial, made):
    trial.holds(make(trial, GOOD, made), 'the good templates')
    write(f'{made}/web/tpl_gone.c', '')
    before = {name: os.stat(f'{made}/web/{name}').st_mtime_ns for name in os.listdir(f'{made}/web')}
    trial.holds(make(trial, GOOD, made), 'a second run')
    after = {name: os.stat(f'{made}/web/{name}').st_mtime_ns for name in os.listdir(f'{made}/web')}
    del before['tpl_gone.c']
    trial.check(before == after, 'a second run touches files that did not change, or leaves those of one that is gone')
    sources = [f'{made}/{path}' for path in ('base/messages.c', 'web/tpl_quote_show.c', 'web/tpl_quote_line.c')]
    for compiler in ('gcc', 'clang-14'):
        program = f'{trial.out}/use_{compiler}'
        compiled = run([compiler, *FLAGS, *CHECKED, f'-I{GOOD}/src', '-Isrc', f'-I{made}', f'{GOOD}/use.c', *sources,
                        *SHOW, *BASE, '-o', program])
        if trial.holds(compiled, compiler):
            pages(trial, program)


def pages(trial, program):
    for tag in ('en', 'id', 'zh-Hant-TW'):
        with open(f'{GOOD}/page.{tag}.expected', encoding='utf-8') as file:
            expected = file.read()
        done = run([program, tag, '100000'])
        trial.check(done.returncode == 0 and done.stdout == expected, f'{program} {tag}: {done.stderr}{done.stdout}')
        size = len(done.stdout.encode())
        trial.holds(run([program, tag, str(size)]), f'{program}: a page of just so many bytes')
        cut = run([program, tag, str(size - 1)])
        trial.check(cut.returncode == 2 and done.stdout.startswith(cut.stdout), f'{program}: a page that does not fit')


def types(trial, made):
    """The compiler names the template and its line."""
    for title, text, word in TYPES:
        place = f'{trial.out}/types'
        for path, data in read_below(GOOD, 'src').items():
            write(f'{place}/{path}', data)
        write(f'{place}/src/web/quote/quote_wrong.html', '{{view QuoteShow}}\n' + text + '\n')
        write(f'{place}/src/web/quote/quote_wrong.h', '#include "web/quote/quote_show.h"\n')
        trial.holds(make(trial, place, made), title)
        for compiler in ('gcc', 'clang-14'):
            done = run([compiler, *FLAGS, f'-I{place}/src', '-Isrc', f'-I{made}', '-c', f'{made}/web/tpl_quote_wrong.c',
                        '-o', '/dev/null'])
            # gcc says a macro's error where the macro stands, and the template's line in a note behind it.
            lines = re.findall(r'^src/web/quote/quote_wrong.html:(\d+):.* (?:error|note): ', done.stderr, re.M)
            told = word in done.stderr or 'struct <anonymous>' in done.stderr
            trial.check(done.returncode != 0 and lines and lines[0] == '2' and told,
                        f'{compiler}: {title}: exit {done.returncode}: {done.stderr[:1500]}')


def main():
    trial = Trial('tplc')
    if not trial.compile():
        return trial.end()
    made = f'{trial.out}/gen'
    msgc = 'build/tools/msgc'
    trial.holds(run([msgc, '--i18n', f'{GOOD}/i18n', '--out', f'{made}/base']), 'the good languages')
    good(trial, made)
    types(trial, made)
    bad(trial)
    files = read_below(GOOD, 'src') | {'messages.list': read_below(f'{made}', 'base')['base/messages.list']}
    trial.survives(files, ARGUMENTS, 300)
    return trial.end()


sys.exit(main())
