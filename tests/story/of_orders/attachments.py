"""Papers of orders (P18): attached in the cart, to a draft and to an order that waits; who reads them and who does not (V4), what is
refused, and that they go with the order. Part of cart.py, on both engines."""
import base64
import hashlib
import json

from builder import area
from thread import TODAY, score

PDF = b"%PDF-1.7\nbytes \x00\xff of a purchase order\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))
TEXT = "part;quantity\r\nL1;2\r\n\u9060\u671b\r\n".encode()
MOST = 3000000


def paper(name, content):
    return {"name": name, "content": base64.b64encode(content).decode()}


def attach(person, order, name, content, key):
    return person.api("POST", f"/orders/{order}/attachments", paper(name, content), key)


def papers_of(person, order):
    return person.api("GET", f"/orders/{order}")[1]["attachments"]


def names_of(person, order):
    return [row["name"] for row in papers_of(person, order)]


def asked(case, purchase_order, **more):
    return dict({"site": case.site, "currency": case.currency, "purchase_order": purchase_order, "purchase_order_date": TODAY,
                 "lines": [{"part": case.instead, "quantity": 1}]}, **more)


def draft_of(person, case, purchase_order):
    status, said = person.api("POST", "/orders/drafts", asked(case, purchase_order), purchase_order + "-draft")
    score.same(status, 201, f"a draft: {said}"[:200])
    return said["number"]


def a_draft_with_one(person, line, part):
    """For other stories: the number of a draft, and its paper."""
    status, made = person.api("POST", "/orders/drafts", {"site": line["site"], "currency": line["currency"], "lines": [{"part": part, "quantity": 1}]}, "a-draft")
    assert status == 201, made
    status, row = attach(person, made["number"], "a.txt", b"a paper", "a-paper")
    assert status == 201, row
    return made["number"], row["attachment"]


def in_the_cart(reseller, case):
    """The file goes with keeping the cart; what is refused loses nothing typed; a double click attaches once."""
    before = {row["order"] for row in reseller.api("GET", "/orders?limit=1000")[1]["rows"]}
    typed = {"paste": f"{case.instead} 2\r\nWRONG 1", "purchase_order": "PO-PAPER-1", "customer_purchase_order": "C <1>"}
    page = reseller.get(f"/cart?site={case.site}")
    score.check("leave out what you sell at" in page.text, "the form says who will read it")
    for name, content, words in (("a.pdf", b"", "the file is empty"), ("a.pdf", b"MZ\x00\x01", "whatever it is called"),
                                 ("a.txt", b"x" * (MOST + 1), "at most 3,000,000"), ("..", PDF, "another name")):
        refused = reseller.send_file(page, "/orders", "file", content, name, to="/orders/drafts", **typed)
        fields = dict(refused.form("/orders").fields)
        kept = (area(refused).replace("\r\n", "\n"), fields["purchase_order"], fields["customer_purchase_order"])
        score.same((refused.status, kept), (422, (typed["paste"].replace("\r\n", "\n"), "PO-PAPER-1", "C <1>")), f"{words}: nothing typed is lost")
        score.check(words in refused.text and b'id="file-err"' in refused.body, f"{words}: it says so at the field")
    checked = reseller.send_file(page, "/orders", "file", PDF, "a.pdf", to="/orders/check", **typed)
    score.check(checked.status == 200 and "choose it again" in checked.text, "checking keeps no file, and says so")
    first, again = (reseller.send_file(page, "/orders", "file", PDF, "C:\\po\\p\u00f3 1.pdf", to="/orders/drafts", **typed) for _ in range(2))
    score.same((first.status, again.headers.get("location")), (303, first.headers.get("location")), "a double click is one")
    number, = {row["order"] for row in reseller.api("GET", "/orders?limit=1000")[1]["rows"]} - before
    row, = papers_of(reseller, number)
    score.same((row["name"], row["type"], row["bytes"], row["sha256"]), ("p\u00f3 1.pdf", "application/pdf", len(PDF), hashlib.sha256(PDF).hexdigest()), "kept as it was sent")
    shown = reseller.follow(first)
    score.check("p\u00f3 1.pdf" in shown.text and f"/orders/{number}/attachments/{row['attachment']}" in shown.links, "the cart lists it")
    other = reseller.send_file(page, "/orders", "file", PNG, "a.png", to="/orders/drafts", **typed)
    score.same(other.status, 422, "the used key with another file")
    return number, row["attachment"]


def to_a_draft(reseller, others, number, first):
    """On its page and by program; the owner alone; removed again until it is submitted."""
    page = reseller.get(f"/orders/{number}")
    path = f"/orders/{number}/attachments"
    score.same(reseller.send_file(page, path, "file", TEXT, "list").status, 303, "on the draft's page")
    score.same(names_of(reseller, number), ["p\u00f3 1.pdf", "list.txt"], "a name without an ending has its type's")
    empty = reseller.send_file(reseller.get(f"/orders/{number}"), path, "file", b"", "")
    score.check(empty.status == 422 and "no file was chosen" in empty.text and b'id="file-err"' in empty.body, "no file")
    there = reseller.send_file(reseller.get(f"/orders/{number}"), path, "file", TEXT, "again.txt")
    score.check(there.status == 409 and "attached already" in there.text, "the same bytes again")
    status, row = attach(reseller, number, "x/../scan.jpg", PNG, "paper-png")
    score.same((status, row["name"], row["type"]), (201, "scan.jpg.png", "image/png"), "by program; the bytes say what it is")
    score.same(attach(reseller, number, "x/../scan.jpg", PNG, "paper-png"), (201, row), "the same key again is the same paper")
    score.same(attach(reseller, number, "other", TEXT + b"x", "paper-png")[1]["code"], "idempotency_key_reused", "with another file it is not")
    for change, status, code in (({"name": "a\u202eb"}, 422, None), ({"content": "%%%"}, 422, "attachment_encoding"), ({"content": ""}, 422, None),
                                 ({"content": base64.b64encode(b"\xff\xfe\x00").decode()}, 422, "attachment_kind"),
                                 ({"content": base64.b64encode(PNG).decode()}, 409, "attachment_there"),
                                 ({"content": base64.b64encode(b"y" * (MOST + 1)).decode()}, 422, "attachment_too_large")):
        got, said = reseller.api("POST", path, dict(paper("a.txt", b"new"), **change), "paper-bad")
        score.check(got == status and code in (None, said["code"]), f"{list(change)}: {got} {said.get('code')}")
    for words, person in others.items():
        score.same(attach(person, number, "theft.txt", b"x", "theft")[0], 404, f"{words}: nothing is attached to another's draft")
        score.same(person.api("POST", f"{path}/{first}/remove", {}, "theft")[0], 404, f"{words}: nor removed")
        score.same(person.get(f"{path}/{first}").status, 404, f"{words}: nor read")
    score.same(reseller.send(reseller.get(f"/orders/{number}"), f"{path}/{row['attachment']}/remove").status, 303, "its owner removes it")
    score.same(reseller.api("POST", f"{path}/{row['attachment']}/remove", {}, "gone")[1]["code"], "attachment_not_found", "once")
    score.same(names_of(reseller, number), ["p\u00f3 1.pdf", "list.txt"], "and it is gone")


def bytes_are_given(person, number, first):
    answer = person.get(f"/orders/{number}/attachments/{first}")
    head = answer.headers
    score.same((answer.status, answer.body, head["content-length"]), (200, PDF, str(len(PDF))), "the bytes as they were")
    score.same((head["content-disposition"], head["x-content-type-options"], head["content-type"]),
               ("attachment; filename=\"p__ 1.pdf\"; filename*=UTF-8''p%C3%B3%201.pdf", "nosniff", "application/octet-stream"), "to be saved, never shown")
    score.check("sandbox" in head["content-security-policy"], "in a sandbox")
    again = person.ask("GET", f"/api/v1/orders/{number}/attachments/{first}", None, {"If-None-Match": head["etag"]})
    score.same((head["etag"], again.status), (f'"{hashlib.sha256(PDF).hexdigest()}"', 304), "its ETag is its hash")


def two_404(person, number, first, words):
    """What is hidden and what never was, to the byte but for what was typed."""
    bodies = []
    for code in (first, first[:-1] + ("0" if first[-1] != "0" else "1")):
        answer = person.ask("GET", f"/api/v1/orders/{number}/attachments/{code}", None, {})
        bodies.append((answer.status, answer.body.replace(code.encode(), b"")))
        score.same(person.get(f"/orders/{number}/attachments/{code}").status, 404, f"{words}: as page")
    said = [json.loads(body) for _, body in bodies]
    for one in said:
        one.pop("instance", None)
    score.same((bodies[0][0], said[0]), (404, said[1]), f"{words}: hidden and missing are one")


def with_the_order(people, case, number, first):
    """Submitted, the papers are the order's: its distributor reads the reseller's, the desk does not, nor does the customer; what the
    distributor adds goes on to the vendor and not back."""
    reseller, distributor, desk = people["its reseller"], people["its distributor"], people["the order desk"]
    page = reseller.get(f"/cart?draft={number}")
    made = reseller.send_file(page, "/orders", "file", PNG, "late.png", paste=f"{case.instead} 2")
    score.same(made.status, 303, f"submitted with one more: {made.text[-200:]}")
    mine = ["p\u00f3 1.pdf", "list.txt", "late.png"]
    score.same((names_of(reseller, number), names_of(distributor, number), names_of(desk, number)), (mine, mine, []), "read by who attached it and by whom it buys from")
    bytes_are_given(distributor, number, first)
    score.check("p\u00f3 1.pdf" in distributor.get(f"/orders/{number}").text, "on the distributor's page of the order too")
    two_404(desk, number, first, "the order desk")
    two_404(people["the customer"], number, first, "the customer")
    two_404(people["a competitor"], number, first, "a competitor")
    score.same(attach(desk, number, "a.txt", b"x", "paper-desk")[0], 404, "the desk attaches nothing")
    score.same(reseller.api("POST", f"/orders/{number}/attachments/{first}/remove", {}, "paper-late")[1]["code"], "already_decided", "what was read is not removed")
    status, theirs = attach(distributor, number, "dpo.pdf", PDF, "paper-dpo")
    score.same((status, names_of(reseller, number), names_of(desk, number)), (201, mine, ["dpo.pdf"]), "the distributor's goes to the vendor alone")
    two_404(reseller, number, theirs["attachment"], "the reseller")
    before = reseller.api("GET", f"/orders/{number}")[1]["revision"]
    for at in range(8):
        status, said = attach(reseller, number, "n.txt", b"number %d" % at, f"paper-n-{at}")
    score.same((status, said["code"], len(papers_of(reseller, number))), (409, "too_many_attachments", 10), "ten of an account")
    score.same(reseller.api("GET", f"/orders/{number}")[1]["revision"], before, "a paper is no change of the order that others could count")
    status, done = distributor.api("POST", f"/orders/{number}/confirm", {"purchase_order": "DPO-PAPER", "purchase_order_date": TODAY}, "paper-confirm", before)
    score.same((status, done["state"]), (200, "accepted"), f"confirmed: {done}"[:200])
    score.same((names_of(reseller, number)[:3], names_of(desk, number)), (mine, ["dpo.pdf"]), "accepted, they stay")
    for words, person in (("its reseller", reseller), ("its distributor", distributor)):
        score.same(attach(person, number, "late.txt", b"late", "paper-over")[1]["code"], "already_decided", f"{words}: nothing is added")
        score.check(not any("/attachments" in form.action for form in person.get(f"/orders/{number}").forms), f"{words}: nor offered")


def at_once(people, case):
    """An order that is accepted at once takes its papers in the same transaction; what was left or cancelled keeps its own to itself."""
    distributor, desk = people["its distributor"], people["the order desk"]
    page = distributor.get(f"/cart?site={case.site}")
    priced = distributor.send(page, "/orders", to="/orders/check", paste=f"{case.instead} 1")
    made = distributor.send_file(priced, "/orders", "file", TEXT, "po.csv", paste=f"{case.instead} 1", purchase_order="PO-PAPER-2")
    number = made.headers["location"].split("/")[-1]
    shown = distributor.api("GET", f"/orders/{number}")[1]
    score.same((made.status, shown["order"]["state"], names_of(distributor, number), names_of(desk, number)), (303, "accepted", ["po.csv"], ["po.csv"]), "accepted with its paper")
    score.same(names_of(people["its reseller"], number) if people["its reseller"].api("GET", f"/orders/{number}")[0] == 200 else [], [], "which no reseller reads")
    draft = draft_of(distributor, case, "PO-PAPER-3")
    score.same(attach(distributor, draft, "a.txt", b"a", "paper-a")[0], 201, "a draft's paper")
    status, taken = distributor.api("POST", "/orders", asked(case, "PO-PAPER-3", draft=draft), "paper-taken")
    score.same((status, taken["number"], names_of(desk, draft)), (201, draft, ["a.txt"]), "by program: kept, attached, submitted")
    draft = draft_of(distributor, case, "PO-PAPER-4")
    attach(distributor, draft, "b.txt", b"b", "paper-b")
    distributor.api("POST", f"/orders/{draft}/cancel", {}, "paper-cancel", revision=1)
    score.same((names_of(distributor, draft), desk.api("GET", f"/orders/{draft}").__getitem__(1).get("attachments", [])), (["b.txt"], []), "cancelled before it was submitted, nobody else reads it")
    score.same(attach(distributor, draft, "c.txt", b"c", "paper-c")[1]["code"], "already_decided", "nor does it take more")


def story(people, case):
    reseller = people["its reseller"]
    number, first = in_the_cart(reseller, case)
    to_a_draft(reseller, {words: person for words, person in people.items() if person is not reseller}, number, first)
    with_the_order(people, case, number, first)
    at_once(people, case)
