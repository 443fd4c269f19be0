"""Whether the API does what its document (OpenAPI) says: an answer of a status, a type, a member or a
header that is not declared is refused. Schemas are compiled once for a document."""
import csv
import hashlib
import io
import json
import re

import fastjsonschema

ROOT = "/api/v1"


class Undescribed(AssertionError):
    """The API answered what its document does not say."""


class Described:
    def __init__(self, document):
        self.document = document
        self.operations = {}  # method → [(pattern, path, operation)]
        self.compiled = {}
        self.met = set()  # (operationId, status)
        for path, methods in document["paths"].items():
            pattern = re.compile(re.sub(r"\{[^}]*\}", "[^/]+", path) + "$")
            for method, operation in methods.items():
                self.operations.setdefault(method.upper(), []).append((pattern, path, operation))
        for found in self.operations.values():
            found.sort(key=lambda entry: entry[1].count("{"))  # as the router: the plainer first

    def operation(self, method, path):
        for pattern, _, operation in self.operations.get("GET" if method == "HEAD" else method, []):
            if pattern.match(path):
                return operation
        return None

    def refer(self, part):
        while "$ref" in part:
            at = self.document
            for step in part["$ref"][2:].split("/"):
                at = at[step]
            part = at
        return part

    def validate(self, name, schema, value):
        if name not in self.compiled:
            self.compiled[name] = fastjsonschema.compile(
                {"allOf": [schema], "components": self.document["components"]})
        try:
            self.compiled[name](value)
        except fastjsonschema.JsonSchemaException as wrong:
            raise Undescribed(f"{name}: {wrong.message}: {str(wrong.value)[:300]}") from None

    # ---- answers ----

    def judge(self, method, target, status, headers, body):
        """Raises Undescribed. `headers` are called in lower case."""
        path, _, query = target[len(ROOT):].partition("?")
        operation = self.operation(method, path)
        kind = headers.get("content-type", "").split(";")[0]
        if operation is None:
            if status not in (404, 405) or kind != "application/problem+json":
                raise Undescribed(f"{method} {path} is not declared, and answered with {status}")
            self.validate("problem", self.document["components"]["schemas"]["problem"],
                          json.loads(body or "{}") if method != "HEAD" else None)
            return
        name = f"{operation['operationId']} {status} {kind}"
        response = operation["responses"].get(str(status))
        if response is None:
            raise Undescribed(f"{name}: the status is not declared: {body[:300]}")
        self.met.add((operation["operationId"], status))
        response = self.refer(response)
        self._judge_headers(name, response, headers)
        content = response.get("content", {})
        if method == "HEAD" or not content and not body:
            return
        if kind not in content:
            raise Undescribed(f"{name}: the type is not declared")
        self._judge_body(name, content, kind, body, "fields=" in query)

    def _judge_headers(self, name, response, headers):
        for header, fact in response.get("headers", {}).items():
            fact, value = self.refer(fact), headers.get(header.lower())
            if value is None and fact["required"]:
                raise Undescribed(f"{name}: no {header}")
            if value is not None:
                self.validate(f"{name} {header}", fact["schema"], value)
        for header in ("ETag", "Location", "Idempotency-Replayed"):
            if header.lower() in headers and header not in response.get("headers", {}):
                raise Undescribed(f"{name}: {header} is not declared")

    def _judge_body(self, name, content, kind, body, partial):
        if kind.endswith("json") and kind != "application/x-ndjson":
            value = json.loads(body)
            self.validate(name, content[kind].get("schema", {}), value)
            rows = content[kind].get("schema", {}).get("properties", {}).get("rows")
            if rows:
                self._judge_columns(name, rows, [list(row) for row in value["rows"][:1]], partial)
        elif kind == "application/x-ndjson":
            rows = content["application/json"]["schema"]["properties"]["rows"]
            values = [json.loads(line) for line in body.splitlines()]
            self.validate(name, rows, values)
            self._judge_columns(name, rows, [list(row) for row in values[:1]], partial)
        elif kind == "text/csv":
            rows = content["application/json"]["schema"]["properties"]["rows"]
            text = body.decode("utf-8-sig")
            head = text.partition("\r\n")[0]
            table = csv.reader(io.StringIO(head), delimiter=";" if ";" in head else ",")
            self._judge_columns(name, rows, list(table), partial)

    def _judge_columns(self, name, rows, heads, partial):
        declared = list(self.refer(rows["items"])["properties"])
        for head in heads:
            expected = [column for column in declared if column in head] if partial else declared
            if sorted(head) != sorted(expected) or not partial and head != expected:
                raise Undescribed(f"{name}: the columns are {head}")

    # ---- requests ----

    def judge_taken(self, method, target, body):
        """What was taken is declared, too."""
        path, _, query = target[len(ROOT):].partition("?")
        operation = self.operation(method, path)
        names = {self.refer(one)["name"] for one in operation.get("parameters", [])}
        for pair in filter(None, query.split("&")):
            if pair.split("=")[0] not in names:
                raise Undescribed(f"{operation['operationId']} took the parameter {pair}")
        content = operation.get("requestBody", {}).get("content", {})
        if body and "application/json" in content:
            self.validate(f"{operation['operationId']} takes", content["application/json"]["schema"],
                          json.loads(body))


_by_text = {}


def of_server(ask):
    """The document that a server answers; `ask(path)` gives status and body."""
    status, body = ask(f"{ROOT}/openapi.json")
    assert status == 200, f"no document: {status}"
    name = hashlib.sha256(body).hexdigest()
    if name not in _by_text:
        _by_text[name] = Described(json.loads(body))
    return _by_text[name]
