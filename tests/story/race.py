"""Sixteen hands at one quote: however many accept it and order it at the same moment, it becomes one order."""
import threading
from urllib.parse import urlencode

from orders import people, signed_in

HANDS, LINES, PAPER = 16, 3, "PO-RACE-1"
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def at_once(persons, ask):
    """All begin together, each on a connection of its own; their answers."""
    answers, gate = [None] * len(persons), threading.Barrier(len(persons))

    def hand(at):
        gate.wait()
        answers[at] = ask(at, persons[at])
    threads = [threading.Thread(target=hand, args=(at,)) for at in range(len(persons))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return answers


def bodies_of(person, page, action, **typed):
    """The form of a page sixteen times: the first half with the page's own key, the others each with one of its own."""
    form = page.form(action)
    bodies = []
    for at in range(HANDS):
        fields = dict(form.fields, **typed)
        if at >= HANDS // 2:
            fields["idempotency_key"] = f"{at:02d}{fields['idempotency_key'][2:]}"
        bodies.append(urlencode(fields))
    return bodies


def judge(score, answers, what, done_at_least):
    """One was first; who had its key is answered the same, the others are told that it is done."""
    statuses = sorted(answer.status for answer in answers)
    done = [answer for answer in answers if answer.status == 303]
    score.check(len(done) >= done_at_least, f"{what}: somebody is answered that it is done: {statuses}")
    score.check(len({answer.headers["location"] for answer in done}) == 1, f"{what}: all are led to one place")
    score.check(set(statuses) <= {303, 409, 412}, f"{what}: the others are told so: {statuses}")


def run(served, score, rows):
    """Of lines that nobody has quoted yet."""
    roles = people(served.port)
    reseller = signed_in(served, roles, "reseller primary")
    customer = signed_in(served, roles, "customer primary, whole agreement")
    page = reseller.get(f"/reports/renewal-lines?agreement={rows[0]['agreement']}&limit=100")
    own = page.form("/renewal-quotes")
    ticks = [("renewal_lines", row["renewal_line"]) for row in rows[:LINES]]
    made = reseller.ask("POST", "/renewal-quotes", urlencode(own.fields + ticks), FORM)
    quote = made.headers["location"].split("?")[0]
    reseller.send(reseller.get(f"{quote}/present"), f"{quote}/present")
    action = f"{quote}/accept"
    bodies = bodies_of(customer, customer.get(action), action)
    judge(score, at_once([customer] * HANDS, lambda at, who: who.ask("POST", action, bodies[at], FORM)),
          "sixteen accept", 1)
    page = reseller.get(f"/orders/new?quote={quote.split('/')[2]}")
    bodies = bodies_of(reseller, page, "/orders", purchase_order=PAPER, purchase_order_date=served.today)
    judge(score, at_once([reseller] * HANDS, lambda at, who: who.ask("POST", "/orders", bodies[at], FORM)),
          "sixteen order", 1)
    orders = [row["order"] for row in reseller.api("GET", "/orders?limit=1000")[1]["rows"]
              if row["purchase_order"] == PAPER]
    score.same(len(orders), 1, "P18-1: sixteen submits of one quote make one order")
