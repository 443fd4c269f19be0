"""A person at the portal: a browser without scripts. Cookies, forms and links; only what a page offers
can be followed or sent."""
import html.parser
import http.client
import json
import os
import re
import subprocess
import tempfile
import urllib.parse

import described

READY_SECONDS = 20
# Orders by program accept the terms in force, as forms do (P18); who names others sends those.
with open(os.path.join(os.path.dirname(__file__), "../../programme/standard.json"), encoding="utf-8") as _file:
    TERMS = json.load(_file)["terms_version"]
ORDERING = ("/orders", "/orders/check", "/orders/split")
_documents = {}  # of the server at a port


class Form:
    def __init__(self, action, method):
        self.action, self.method = action, method
        self.fields = []  # (name, value) as the page has them
        self.names = set()
        self.files = set()


class Page(html.parser.HTMLParser):
    """What a reader finds on a page: links, forms, words."""

    def __init__(self, status, headers, body):
        super().__init__()
        self.status, self.headers, self.body = status, headers, body
        self.links, self.forms, self.words = [], [], []
        self._form = self._select = self._area = None
        self._main = self.in_main = 0
        self.main_links = []
        if headers.get("content-type", "").startswith("text/html"):
            self.feed(body.decode())

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())

    def handle_starttag(self, tag, attrs):
        at = dict(attrs)
        if tag == "main":
            self.in_main = 1
        if tag == "a" and "href" in at:
            self.links.append(at["href"])
            if self.in_main:
                self.main_links.append(at["href"])
        elif tag == "form":
            self._form = Form(at.get("action", ""), at.get("method", "get").lower())
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(tag, at)

    def _field(self, tag, at):
        name = at.get("name")
        if tag == "input" and name:
            self._form.names.add(name)
            if at.get("type") == "file":
                self._form.files.add(name)
            elif at.get("type") not in ("checkbox", "radio") or "checked" in at:
                self._form.fields.append((name, at.get("value", "")))
        elif tag == "select":
            self._select = name
            self._form.names.add(name)
        elif tag == "option" and "selected" in at and self._select:
            self._form.fields.append((self._select, at.get("value", "")))
        elif tag == "textarea":
            self._form.names.add(name)
            self._area = name
        elif tag == "button" and name:
            self._form.names.add(name)

    def handle_endtag(self, tag):
        if tag == "form":
            self._form = None
        elif tag == "main":
            self.in_main = 0

    def handle_data(self, data):
        self.words.append(data)

    def form(self, action):
        for form in self.forms:
            if form.action.split("?")[0] == action:
                return form
        raise AssertionError(f"no form leads to {action}: {[f.action for f in self.forms]}")


class Person:
    def __init__(self, port, language="en"):
        self.port = port
        self.cookies = {"language": language}

    def ask(self, method, path, body=None, headers=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        sent = dict(headers or {})
        sent["Cookie"] = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        content = answer.read()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                pair = value.split(";")[0].split("=", 1)
                self.cookies[pair[0]] = pair[1]
        page = Page(answer.status, {name.lower(): answer.getheader(name) for name, _ in answer.getheaders()},
                    content)
        connection.close()
        if path.startswith(described.ROOT + "/"):
            self._judge(method, path, body, page)
        return page

    def _judge(self, method, path, sent, page):
        """Each answer of the API is as its document says (described.py)."""
        if self.port not in _documents:
            _documents[self.port] = described.of_server(self._ask_plain)
        document = _documents[self.port]
        document.judge(method, path, page.status, page.headers, page.body)
        if 200 <= page.status < 300:
            document.judge_taken(method, path, sent)

    def _ask_plain(self, path):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        connection.request("GET", path)
        answer = connection.getresponse()
        status, body = answer.status, answer.read()
        connection.close()
        return status, body

    def get(self, path, headers=None):
        return self.ask("GET", path, headers=headers)

    def follow(self, page):
        """Where an answer leads."""
        assert page.status == 303, (page.status, page.text[:300])
        return self.get(page.headers["location"])

    def send(self, page, action, to=None, **typed):
        """Fills a form of the page and presses its button (or the one that leads `to`)."""
        form = page.form(action)
        unknown = set(typed) - form.names
        assert not unknown, f"the form has no {unknown}"
        fields = [(name, value) for name, value in form.fields if name not in typed]
        fields += list(typed.items())
        body = urllib.parse.urlencode(fields)
        return self.ask("POST", to or action, body,
                        {"Content-Type": "application/x-www-form-urlencoded"})

    def send_file(self, page, action, name, content, file_name="file.pdf", to=None, **typed):
        form = page.form(action)
        assert name in form.files, f"the form takes no file {name}"
        edge = "edge-of-a-part-0123456789"
        parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
                 .encode() for key, value in dict(form.fields, **typed).items()]
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; '
                     f'filename="{file_name}"\r\nContent-Type: application/pdf\r\n\r\n'.encode()
                     + content + b"\r\n")
        parts.append(f"--{edge}--\r\n".encode())
        return self.ask("POST", to or action, b"".join(parts),
                        {"Content-Type": f"multipart/form-data; boundary={edge}"})

    def sign_in_demo(self, mail):
        page = self.get("/sign-in")
        answer = self.send(page, "/sign-in/demo", identity=mail)
        home = self.follow(answer)
        assert home.status in (200, 303), home.status
        return home

    def api(self, method, path, value=None, key=None, revision=None):
        if method == "POST" and path in ORDERING and isinstance(value, dict):
            value = {name: one for name, one in dict({"terms_version": TERMS}, **value).items() if (name, one) != ("terms_version", None)}
        headers = {"Content-Type": "application/json"} if value is not None else {}
        if revision is not None:
            headers["If-Match"] = f'"{revision}"'
        if key:
            headers["Idempotency-Key"] = key
        body = None if value is None else json.dumps(value)
        page = self.ask(method, "/api/v1" + path, body, headers)
        return page.status, json.loads(page.body) if page.body else None


def all_at_once(port, path, count, headers):
    """What so many connections are answered that ask together, before any is read: the statuses."""
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=120) for _ in range(count)]
    for connection in connections:
        connection.connect()
    for connection in connections:
        connection.request("GET", path, headers=headers)
    statuses = []
    for connection in connections:
        answer = connection.getresponse()
        answer.read()
        statuses.append(answer.status)
        connection.close()
    return statuses


class Served:
    """`licet serve` over a small demo, with a key of its own."""

    def __init__(self, program, today="2026-11-21", database=None, words=(), makes=False, key=None):
        """A database that is named is there already, or is made where `makes` says so (an empty schema); DEMO_MADE in
        the environment says that it holds such a demo."""
        self.words = list(words)  # more for `licet serve`
        self.folder = tempfile.TemporaryDirectory()
        self.program = os.path.abspath(program)
        self.database = database or os.path.join(self.folder.name, "demo.db")
        self.key = key or os.path.join(self.folder.name, "key")
        self.today = today
        if database is None or (makes and "DEMO_MADE" not in os.environ):
            subprocess.run([self.program, "demo", "--size", "small", "--today", today,
                            "--database", self.database], check=True, stdout=subprocess.DEVNULL)
        if key is None:
            subprocess.run([self.program, "key", "make", self.key], check=True,
                           stdout=subprocess.DEVNULL)

    def __enter__(self):
        environment = dict(os.environ, LICET_KEY=self.key)
        self.process = subprocess.Popen(
            [self.program, "serve", "--port", "0", "--today", self.today, "--quiet", *self.words, self.database],
            env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        found = re.search(r":(\d+)/", line)
        if not found:
            raise AssertionError(f"it does not serve: {line}{self.process.stderr.read()}")
        self.port = int(found.group(1))
        return self

    def __exit__(self, *_):
        _documents.pop(self.port, None)
        self.process.terminate()
        _, said = self.process.communicate(timeout=READY_SECONDS)
        self.faults = [line for line in said.splitlines() if '"fault"' in line]
        self.folder.cleanup()
