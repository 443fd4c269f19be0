"""Reads C source as far as the checks need it: code without comments and texts, the functions with
their lines and parameters, the includes. Knows no rule of the house."""
import os
import re

NOISE = re.compile(r'//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\'', re.S)
DIRECTIVE = re.compile(r'^[ \t]*#(?:[^\n]*\\\n)*[^\n]*', re.M)
ATTRIBUTE = re.compile(r'__attribute__\s*\(\((?:[^()]|\([^()]*\))*\)\)')
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]')


def only_newlines(match):
    return '\n' * match.group().count('\n') or ' '


class Function:
    """Where a function stands: name, first and last line, number of parameters."""

    def __init__(self, name, first, last, parameters):
        self.name, self.first, self.last, self.parameters = name, first, last, parameters

    def lines(self):
        return self.last - self.first + 1


def parameters_of(head):
    """Counts the parameters in the last parenthesis of a function's head."""
    depth, commas, end = 0, 0, head.rindex(')')
    for at in range(end, -1, -1):
        if head[at] == ')':
            depth += 1
        elif head[at] == '(':
            depth -= 1
            if depth == 0:
                inside = head[at + 1:end].strip()
                name = re.search(r'(\w+)\s*$', head[:at])
                count = 0 if inside in ('', 'void') else commas + 1
                return (name.group(1) if name else '?'), count
        elif head[at] == ',' and depth == 1:
            commas += 1
    return '?', 0


def is_function(head):
    """True where what stands before a brace is the head of a function, not a type or a value."""
    if not head.endswith(')'):
        return False
    outside = re.sub(r'\([^()]*\)', '', re.sub(r'\([^()]*\)', '', head))
    return '=' not in outside


class Source:
    """One file of C."""

    def __init__(self, root, path):
        self.path = path
        with open(os.path.join(root, path), encoding='utf-8', errors='replace') as file:
            self.text = file.read()
        self.lines = self.text.count('\n') + (not self.text.endswith('\n') and self.text != '')
        self._code = self._includes = None

    def includes(self):
        """(line, is_system, name) of each include."""
        if self._includes is None:
            found = ((number, INCLUDE.match(line)) for number, line in enumerate(self.text.split('\n'), 1))
            self._includes = [(number, match.group(1) == '<', match.group(2)) for number, match in found if match]
        return self._includes

    def code(self):
        """The text without comments, texts and directives; the lines keep their numbers."""
        if self._code is None:
            self._code = DIRECTIVE.sub(only_newlines, NOISE.sub(only_newlines, self.text))
        return self._code

    def functions(self):
        """The functions whose bodies stand in this file."""
        depth, start, head, line = 0, 0, None, 1
        for match in re.finditer(r'[{};\n]', self.code()):
            sign = match.group()
            if sign == '\n':
                line += 1
            elif sign == '{':
                if depth == 0:
                    head = ATTRIBUTE.sub('', self.code()[start:match.start()])
                    first = line - head.lstrip().count('\n')
                depth += 1
            elif sign == '}':
                depth = max(depth - 1, 0)
                if depth == 0:
                    if head is not None and is_function(head.strip()):
                        name, parameters = parameters_of(head.strip())
                        yield Function(name, first, line, parameters)
                    head, start = None, match.end()
            elif depth == 0:
                start = match.end()
