"""The API's document: it is OpenAPI 3.1 by the specification's own schemas, it keeps our rules, it names every
endpoint; and what is planted against it is caught. run.py PROGRAM"""
import copy
import json
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "story"))
from described import Described, Undescribed  # noqa: E402

passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


def operations(document):
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def references(part):
    if isinstance(part, dict):
        if "$ref" in part:
            yield part["$ref"]
        for value in part.values():
            yield from references(value)
    elif isinstance(part, list):
        for value in part:
            yield from references(value)


def objects(part):
    if isinstance(part, dict):
        if part.get("type") == "object" and "properties" in part:
            yield part
        for value in part.values():
            yield from objects(value)
    elif isinstance(part, list):
        for value in part:
            yield from objects(value)


def broken_rules(document):
    """What of our own rules the document breaks."""
    wrong = []
    names = [operation["operationId"] for _, _, operation in operations(document)]
    wrong += [f"two operations are called {name}" for name in set(names) if names.count(name) > 1]
    for reference in set(references(document)):
        at = document
        for step in reference[2:].split("/"):
            at = at.get(step) if isinstance(at, dict) else None
        if at is None:
            wrong.append(f"{reference} is nowhere")
    known = set(references(document))
    for kind in ("schemas", "responses", "parameters", "headers"):
        wrong += [f"{kind}/{name} is used nowhere" for name in document["components"][kind]
                  if f"#/components/{kind}/{name}" not in known]
    for path, method, operation in operations(document):
        at = f"{method} {path}"
        if not operation["summary"] or operation["summary"].endswith("."):
            wrong.append(f"{at}: its summary is no phrase")
        if not any(status.startswith("2") for status in operation["responses"]):
            wrong.append(f"{at}: never succeeds")
        if "500" in operation["responses"]:
            wrong.append(f"{at}: promises to fail")
        taken = {one["name"] for one in operation["parameters"] if one.get("in") == "path"}
        if taken != set(re.findall(r"{([^}]*)}", path)):
            wrong.append(f"{at}: its path has other parameters")
        if operation["security"] and not {"401", "403"} <= set(operation["responses"]):
            wrong.append(f"{at}: is for somebody, and never says no")
    wrong += [f"an object takes any member: {list(one['properties'])}" for one in objects(document)
              if one.get("additionalProperties") is not False
              and set(one["properties"]) != {"status", "code"}]  # beside the problem in its allOf
    return wrong


def declared(root):
    """Method and path of every ENDPOINT() in the sources."""
    found = set()
    for file in (root / "src/api").rglob("*.c"):
        for line in re.findall(r'^ENDPOINT\(\w+,\s*HTTP_(\w+),\s*"([^"]*)"', file.read_text(), re.M):
            found.add((line[0].lower(), line[1]))
    return found


def lint(documents):
    """The verdict on each, by the specification's schemas."""
    with tempfile.TemporaryDirectory() as folder:
        files = []
        for number, document in enumerate(documents):
            files.append(f"{folder}/{number}.json")
            pathlib.Path(files[-1]).write_text(json.dumps(document))
        done = subprocess.run([HERE / "lint.sh", *files], capture_output=True, text=True, check=True)
        return done.stdout.splitlines()


# ---- planted ----

def changed(document, change):
    other = copy.deepcopy(document)
    change(other)
    return other


def no_description(document):
    del document["paths"]["/quotes"]["get"]["responses"]["200"]["description"]


def wrong_place(document):
    document["paths"]["/quotes"]["get"]["parameters"][0]["in"] = "body"


def planted_in_rules(document):
    def twice(d): d["paths"]["/quotes"]["get"]["operationId"] = "order_list"
    def dangling(d): d["paths"]["/quotes"]["get"]["responses"]["400"] = {"$ref": "#/components/responses/no"}
    def unused(d): d["components"]["schemas"]["nobody"] = {"type": "string"}
    def open_object(d): del d["components"]["schemas"]["quote"]["additionalProperties"]
    def no_parameter(d): d["paths"]["/quotes/{number}"]["patch"]["parameters"] = []
    for change in (twice, dangling, unused, open_object, no_parameter):
        check(broken_rules(changed(document, change)), f"the rules overlook: {change.__name__}")


PROBLEM = {"type": "/help/errors/not_found", "title": "No", "status": 404, "detail": None,
           "instance": "/api/v1/orders/1", "code": "not_found", "errors": []}
MADE = {"number": "1", "revision": 1, "edition": 2, "state": "presented"}
PROBLEM_TYPE, JSON_TYPE = "application/problem+json", "application/json"


def answers(document):
    """Answers that are as declared, and such that are not."""
    tagged = {"etag": '"2"'}
    present = ("POST", "/api/v1/quotes/1/present", 200, dict(tagged, **{"content-type": JSON_TYPE}))
    missing = ("GET", "/api/v1/orders/1", 404, {"content-type": PROBLEM_TYPE})
    page = ("GET", "/api/v1/quotes/1/lines/1/trace", 200, {"content-type": JSON_TYPE})
    row = dict.fromkeys(document["components"]["schemas"]["quote_trace_row"]["properties"], "x")
    row["before"] = row["after"] = "1.00"
    envelope = {"meta": {"next": None}, "rows": [row]}
    good = [(*present, MADE), (*missing, PROBLEM), (*page, envelope),
            ("GET", "/api/v1/nowhere", 404, {"content-type": PROBLEM_TYPE}, PROBLEM),
            ("DELETE", "/api/v1/session", 204, {}, None)]
    bad = {
        "a member that is not declared": (*present, dict(MADE, more=1)),
        "a member that is left out": (*present, {"number": "1"}),
        "a member of another type": (*present, dict(MADE, revision="1")),
        "a status that is not declared": (*present[:2], 202, present[3], MADE),
        "a fault": (*present[:2], 500, {"content-type": PROBLEM_TYPE}, dict(PROBLEM, status=500)),
        "a type that is not declared": (*present[:3], dict(tagged, **{"content-type": "text/html"}), MADE),
        "no ETag": (*present[:3], {"content-type": JSON_TYPE}, MADE),
        "a header that is not declared": (*missing[:3], dict(missing[3], etag='"1"'), PROBLEM),
        "a code of another status": (*missing, dict(PROBLEM, code="stale")),
        "another status in the body": (*missing, dict(PROBLEM, status=403)),
        "a list without its envelope": (*page, [row]),
        "a row with one column more": (*page, dict(envelope, rows=[dict(row, more="x")])),
        "a row with one column less": (*page, dict(envelope, rows=[{"step": "x"}])),
        "an amount that is none": (*page, dict(envelope, rows=[dict(row, after="1,00")])),
        "a path that is not declared": ("GET", "/api/v1/nowhere", 200, {"content-type": JSON_TYPE}, {}),
        "a method that is not declared": ("DELETE", "/api/v1/orders/1", 204, {}, None),
    }
    return good, bad


def judged(described, answer):
    method, path, status, headers, value = answer
    try:
        described.judge(method, path, status, headers, b"" if value is None else json.dumps(value).encode())
        return ""
    except Undescribed as wrong:
        return str(wrong)


def taken(described, target, body):
    try:
        described.judge_taken("POST" if body else "GET", target, body)
        return True
    except Undescribed:
        return False


def main():
    program = sys.argv[1]
    text = subprocess.run([program, "openapi"], capture_output=True, check=True).stdout
    document = json.loads(text)
    check(text == subprocess.run([program, "openapi"], capture_output=True, check=True).stdout, "the same bytes twice")
    verdicts = lint([document, changed(document, no_description), changed(document, wrong_place)])
    check(verdicts[0] == "fine 3.1", f"the document: {verdicts[0]}")
    check(not verdicts[1].startswith("fine"), "the schemas overlook a response without description")
    check(not verdicts[2].startswith("fine"), "the schemas overlook a parameter in no place")
    wrong = broken_rules(document)
    check(not wrong, f"our rules: {wrong}")
    planted_in_rules(document)
    here = {(method, path) for path, method, _ in operations(document)}
    check(here == declared(HERE.parent.parent), f"not the endpoints of the sources: {here ^ declared(HERE.parent.parent)}")
    described = Described(document)
    good, bad = answers(document)
    for answer in good:
        check(judged(described, answer) == "", f"refused, and is as declared: {judged(described, answer)}")
    for what, answer in bad.items():
        check(judged(described, answer), f"overlooked: {what}")
    check(taken(described, "/api/v1/quotes?limit=5", None), "a parameter that is declared")
    check(not taken(described, "/api/v1/quotes?limits=5", None), "overlooked: a parameter that is not declared")
    check(taken(described, "/api/v1/session", b'{"mail":"a","password":"b"}'), "members that are declared")
    check(not taken(described, "/api/v1/session", b'{"mail":"a","pass":"b"}'), "overlooked: a member taken unsaid")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


main()
