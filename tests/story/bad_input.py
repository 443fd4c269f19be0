"""Bad input (portal.md §8) and safe writing (§10) on every form and every endpoint of the program: what each must refuse,
and how; never a fault, never done; what was typed stays. A form or an endpoint without a row here fails.
bad_input.py PROGRAM FORMS"""
import html
import json
import re
import sqlite3
import subprocess
import sys
import time
from collections import Counter
from urllib.parse import urlencode

import described
import plans
from of_orders import attachments, changes, prices
from orders import people, signed_in
from portal import Person, Served
from thread import ask_database

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
JSON = {"Content-Type": "application/json"}
# Those who see the whole agreement: a quote is headed by its originating site.
CUSTOMERS = ("SELECT u.number FROM account_user AS u JOIN account AS a ON a.account = u.account "
             "JOIN site AS s ON s.number = u.number "
             "WHERE a.kind = 'customer' AND u.role = 'primary' AND u.state = 'active' AND s.role = 'originating'")
PRIMARY_AT = ("SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity "
              "JOIN account AS a ON a.account = u.account WHERE (a.number = '{0}' OR u.number = '{0}') "
              "AND u.role = 'primary' AND u.state = 'active' LIMIT 1")
ADMINS = ("SELECT i.mail FROM account_user AS u JOIN identity AS i ON i.identity = u.identity WHERE u.desk = 'admin' "
          "AND u.state = 'active' ORDER BY i.mail")
PASSWORD = "a demo for everybody"
BODY_MAX = 4 << 20
TODAY = "2026-11-21"
passed = failed = 0


def check(holds, what):
    global passed, failed
    if holds:
        passed += 1
    else:
        failed += 1
        print("FAILED:", what)


# ---- the world: somebody at every form ----

class World:
    """People of a demo, and for each form and path of the API who has it open, and where."""

    def __init__(self, served):
        self.served = served
        roles = people(served.port)
        lines = self.due_lines(signed_in(served, roles, "administrator"))
        self.distributor = self.account(lines[0]["distributor"])
        self.customer = self.account(lines[0]["site"])
        self.line, self.part = lines[3]["renewal_line"], lines[0]["licence_part"]
        self.draft, self.presented, self.accepted = (self.quote(line["renewal_line"]) for line in lines[:3])
        self.step(self.reseller, self.presented, "present")
        self.step(self.reseller, self.accepted, "present")
        self.step(self.customer, self.accepted, "accept")
        status, said = self.customer.api("POST", "/enquiries", {"site": lines[0]["site"], "partner": lines[0]["reseller"],
                                                                "lines": [{"part": self.part, "quantity": "1"}]}, "enquiry")
        assert status == 201, said
        self.enquiry = said["enquiry"]
        self.drafted, self.paper = attachments.a_draft_with_one(self.reseller, lines[0], self.part)
        self.find_split()
        self.make_jobs()
        self.view = self.reseller.api("POST", "/views", {"list": "/quotes", "name": "Mine"}, "view")[1]["view"]
        self.make_automatic(roles)
        self.find_partners()
        self.make_move()
        self.make_inactive()
        self.held = next(row["entitlement"] for row in self.customer.api("GET", "/entitlements?limit=1000")[1]["rows"]
                         if row["allocated"] == 0 and row["deployed"] is None)

    def make_automatic(self, roles):
        """The customer's agreement, and an order that renewed by itself and waits to be paid."""
        self.orders = signed_in(self.served, roles, "order desk")
        self.agreement = self.customer.api("GET", f"/quotes/{self.presented}")[1]["agreement"]
        with sqlite3.connect(self.served.database, timeout=10) as database:
            enterprise, order, self.automatic, seq = database.execute(
                "SELECT enterprise, order_id, number, seq FROM orders WHERE kind = 'renewal' AND state = 'accepted' "
                "ORDER BY seq LIMIT 1").fetchone()
            database.execute("INSERT INTO automatic_order (enterprise, order_id, seq, quote, due, pay_until, state) "
                             "VALUES (?, ?, ?, 0, '2026-11-01', '2027-01-01', 'ordered')", (enterprise, order, seq))

    def make_move(self):
        """A move that waits for the customer's yes, which also asked for it."""
        rows = self.customer.api("GET", f"/agreements/{self.agreement}/sites")[1]["rows"]
        self.move_from, self.move_to = [row["site"] for row in rows][:2]
        status, made = self.customer.api("POST", "/transfers", {"from": self.move_from, "to": self.move_to}, "move")
        assert status == 201, made
        self.move = made["transfer"]

    def make_inactive(self):
        """An agreement that may be set inactive, as its last order and coverage are long over, and one that is."""
        with sqlite3.connect(self.served.database, timeout=10) as database:
            rows = database.execute("SELECT enterprise, agreement, number FROM agreement WHERE number <> '' ORDER BY number DESC LIMIT 2").fetchall()
            (enterprise, agreement, self.idle), (other, ended, self.inactive) = rows
            database.execute("UPDATE orders SET accepted_on = '2020-01-10' WHERE enterprise = ? AND agreement = ?", (enterprise, agreement))
            database.execute("UPDATE entitlement SET coverage_end = '2021-01-31' WHERE enterprise = ? AND site IN "
                             "(SELECT site FROM site WHERE enterprise = ? AND agreement = ?)", (enterprise, enterprise, agreement))
            database.execute("INSERT INTO agreement_state (enterprise, agreement, edition, seq, on_day, state, reason) "
                             "VALUES (?, ?, 1, 1, '2026-11-01', 'inactive', 'x')", (other, ended))
            database.execute("UPDATE agreement SET state = 'inactive' WHERE enterprise = ? AND agreement = ?", (other, ended))

    def find_partners(self):
        """An account that an administrator may suspend, and one that another one suspended."""
        self.admin, other = (self.person(row[0]) for row in ask_database(self.served, ADMINS)[:2])
        rows = self.admin.api("GET", "/partner-accounts?limit=1000")[1]["rows"]
        own = {person.api("GET", "/orders?limit=1")[1]["rows"][0][member]
               for person in (self.reseller, self.splitter) for member in ("reseller", "distributor")}
        free = [row["number"] for row in rows if row["tier"] == "reseller" and row["number"] not in own]
        self.partner, self.suspended = free[:2]
        status, said = other.api("POST", f"/partner-accounts/{self.suspended}/suspend", {"reason": "x"}, "suspend", revision=1)
        assert status == 200, said

    def make_jobs(self):
        """One that another server is at, and one that failed."""
        self.job_open, self.job_failed = (self.customer.get(f"{path}?format=xlsx").headers["location"].split("/")[-1]
                                          for path in ("/orders", "/proofs"))
        until = time.monotonic() + 60
        while time.monotonic() < until and any(self.customer.api("GET", f"/jobs/{job}")[1]["state"] != "ready"
                                               for job in (self.job_open, self.job_failed)):
            time.sleep(0.05)
        with sqlite3.connect(self.served.database, timeout=10) as database:
            database.execute("UPDATE file_job SET state = 'running', runner = 'another', changed_at = 4000000000 "
                             "WHERE number = ?", (self.job_open,))
            database.execute("UPDATE file_job SET state = 'failed', outcome = 'fault' WHERE number = ?", (self.job_failed,))

    def due_lines(self, desk):
        """Lines of one customer who signs in, under one reseller and its distributor."""
        seats = {row[0] for row in ask_database(self.served, CUSTOMERS)}
        rows = [row for row in desk.api("GET", "/reports/renewal-lines?state=announced&limit=1000")[1]["rows"]
                if row["site"] in seats and row["reseller"] and row["distributor"]]
        of = Counter((row["site"], row["reseller"], row["distributor"]) for row in rows)
        for (site, reseller, _), _ in of.most_common(8):
            self.reseller = self.account(reseller)
            own = self.reseller.api("GET", f"/reports/renewal-lines?state=announced&site={site}&limit=100")[1]["rows"]
            if len(own) >= 4:
                return own
        raise AssertionError("no reseller of the demo sees four lines of one customer")

    def quote(self, line):
        status, made = self.reseller.api("POST", "/renewal-quotes", {"lines": [{"renewal_line": line}]}, f"world-{line}")
        assert status == 201, made
        return made["quotes"][0]

    def find_split(self):
        """What costs less as two orders, for the form that orders them."""
        buyer = signed_in(self.served, people(self.served.port), "distributor primary")
        self.splitter = buyer
        self.split_site, self.split_currency, self.split_part, self.split_quantity, _ = plans.find_split(buyer)
        asked = {"site": self.split_site, "currency": self.split_currency, "lines": [{"part": self.split_part, "quantity": 5}], "purchase_order_date": TODAY}

        def ordered(paper, key, **more):
            status, made = buyer.api("POST", "/orders", dict(asked, purchase_order=paper, **more), key)
            assert (status, made["hold"]) == (201, "duplicate_order" if more else None), made
            return made["number"]
        self.returnable, self.returnable_line = ordered("PO-BACK-1", "back"), 1
        self.on_hold, self.priced = (ordered("PO-BACK-1", key, confirm_duplicate=True) for key in ("held", "priced"))
        # An order that can be rebilled, and two of which a second person of the desk has to say whether.
        self.billable, self.changed = (ordered(f"PO-CHANGE-{at}", f"change-{at}") for at in (1, 2))
        self.orders, _, self.second, _ = changes.desk_of_two(self.served, people(self.served.port))
        self.seller = self.orders.api("GET", f"/orders/{self.billable}")[1]["order"]["distributor"]
        assert changes.ask(self.orders, self.changed, changes.asked_of(self.orders, self.changed, customer_purchase_order="C-1", reason="x"), "change")[0] == 200
        assert prices.ask(self.orders, self.priced, [{"line": 1, "unit": "1.00"}], "price")[0] == 200

    def step(self, person, number, verb):
        path = f"/quotes/{number}/{verb}"
        answer = person.send(person.get(path), path)
        assert answer.status == 303, (path, answer.status, answer.text[-300:])

    def person(self, mail):
        person = Person(self.served.port)
        answer = person.send(person.get("/sign-in"), "/sign-in", mail=mail, password=PASSWORD)
        assert person.follow(answer).status == 200, mail
        return person

    def account(self, number):
        return self.person(ask_database(self.served, PRIMARY_AT.format(number))[0][0])

    def place_order(self):
        """An order that waits for its distributor."""
        page = self.reseller.get(f"/orders/new?quote={self.accepted}")
        answer = self.reseller.send(page, "/orders", purchase_order="PO-BAD-1", purchase_order_date=TODAY)
        assert answer.status == 303, answer.text[-300:]
        self.order = self.reseller.api("GET", "/orders?limit=1")[1]["rows"][0]["order"]


# Where each form stands: path → who has it open, on which page, and where it is sent; {…} are the world's.
FORMS = {
    "/sign-in": ("visitor", "/sign-in", "/sign-in"),
    "/sign-in/demo": ("visitor", "/sign-in", "/sign-in/demo"),
    "/sign-out": ("customer", "/home", "/sign-out"),
    "/seat": ("customer", "/home", "/seat"),
    "/prefs/language": ("visitor", "/sign-in", "/prefs/language"),
    "/prefs/density": ("reseller", "/orders", "/prefs/density"),
    "/prefs/theme": ("visitor", "/sign-in", "/prefs/theme"),
    "/me": ("customer", "/me", "/me"),
    "/verify": ("visitor", "/verify", "/verify"),
    "/renewal-quotes": ("reseller", "/reports/renewal-lines?state=announced", "/renewal-quotes"),
    "/reports/renewal-lines/selected": ("reseller", "/reports/renewal-lines?state=announced", "/reports/renewal-lines/selected"),
    "/quotes": ("reseller", "/quotes/new", "/quotes"),
    "/quotes/check": ("reseller", "/quotes/new", "/quotes/check"),
    "/quotes/{number}/add": ("reseller", "/quotes/{draft}/add", "/quotes/{draft}/add"),
    "/quotes/{number}/add/check": ("reseller", "/quotes/{draft}/add", "/quotes/{draft}/add/check"),
    "/quotes/{number}": ("reseller", "/quotes/{draft}", "/quotes/{draft}"),
    "/quotes/{number}/present": ("reseller", "/quotes/{draft}/present", "/quotes/{draft}/present"),
    "/quotes/{number}/withdraw": ("reseller", "/quotes/{presented}/withdraw", "/quotes/{presented}/withdraw"),
    "/quotes/{number}/requote": ("reseller", "/quotes/{draft}", "/quotes/{draft}/requote"),
    "/quotes/{number}/accept": ("customer", "/quotes/{presented}/accept", "/quotes/{presented}/accept"),
    "/quotes/{number}/decline": ("customer", "/quotes/{presented}/decline", "/quotes/{presented}/decline"),
    "/enquiries": ("customer", "/enquiries/new", "/enquiries"),
    "/enquiries/{number}/decline": ("reseller", "/enquiries/{enquiry}", "/enquiries/{enquiry}/decline"),
    "/enquiries/{number}/withdraw": ("customer", "/enquiries/{enquiry}", "/enquiries/{enquiry}/withdraw"),
    "/orders": ("reseller", "/orders/new?quote={accepted}", "/orders"),
    "/orders/check": ("reseller", "/orders/new?quote={accepted}", "/orders/check"),
    "/orders/drafts": ("splitter", "/cart?site={split_site}", "/orders/drafts"),
    "/orders/split": ("splitter", "/what-if?site={split_site}&currency={split_currency}&lines.1.part={split_part}"
                      "&lines.1.quantity={split_quantity}", "/orders/split"),
    "/what-if": ("splitter", "/what-if?site={split_site}", "/what-if"),
    "/transfers": ("customer", "/transfers/new?from={move_from}&to={move_to}", "/transfers"),
    "/transfers/preview": ("customer", "/transfers/new?from={move_from}&to={move_to}", "/transfers/preview"),
    "/transfers/{number}/approve": ("customer", "/transfers/{move}", "/transfers/{move}/approve"),
    "/transfers/{number}/refuse": ("customer", "/transfers/{move}", "/transfers/{move}/refuse"),
    "/transfers/{number}/withdraw": ("customer", "/transfers/{move}", "/transfers/{move}/withdraw"),
    "/orders/{number}/confirm": ("distributor", "/orders/{order}/confirm", "/orders/{order}/confirm"),
    "/orders/{number}/paid": ("orders", "/orders/{automatic}/paid", "/orders/{automatic}/paid"),
    "/renewals/{number}/automatic": ("customer", "/renewals/{agreement}/automatic", "/renewals/{agreement}/automatic"),
    "/orders/{number}/reject": ("distributor", "/orders/{order}/reject", "/orders/{order}/reject"),
    "/orders/{number}/hold": ("orders", "/orders/{on_hold}/hold", "/orders/{on_hold}/hold"),
    "/orders/{number}/release": ("orders", "/orders/{on_hold}/release", "/orders/{on_hold}/release"),
    "/orders/{number}/return": ("splitter", "/orders/{returnable}/return?lines.1.line={returnable_line}&lines.1.quantity=1",
                                "/orders/{returnable}/return"),
    "/orders/{number}/rebill": ("orders", "/orders/{billable}/rebill?site={split_site}&distributor={seller}&purchase_order=PO-CHANGE-1"
                                "&purchase_order_date=2026-11-21&customer_purchase_order=C-2", "/orders/{billable}/rebill"),
    "/orders/{number}/attachments": ("reseller", "/orders/{drafted}", "/orders/{drafted}/attachments"),
    "/orders/{number}/attachments/{attachment}/remove": ("reseller", "/orders/{drafted}", "/orders/{drafted}/attachments/{paper}/remove"),
    "/orders/{number}/price": ("orders", "/orders/{on_hold}/price?lines.1.line=1&lines.1.unit=1.00", "/orders/{on_hold}/price"),
    "/jobs/{number}/cancel": ("customer", "/jobs/{job_open}", "/jobs/{job_open}/cancel"),
    "/jobs/{number}/retry": ("customer", "/jobs/{job_failed}", "/jobs/{job_failed}/retry"),
    "/views": ("reseller", "/quotes?state=draft", "/views"),
    "/views/{number}/remove": ("reseller", "/views", "/views/{view}/remove"),
    "/orders/{number}/cancel": ("reseller", "/orders/{order}/cancel", "/orders/{order}/cancel"),
    "/representatives": ("admin", "/representatives", "/representatives"),
    "/queues/{queue}/assign": ("admin", "/queues/quotes_accepted", "/queues/quotes_accepted/assign"),
    "/partner-accounts/{number}/suspend": ("admin", "/partner-accounts/{partner}", "/partner-accounts/{partner}/suspend"),
    "/partner-accounts/{number}/resume": ("admin", "/partner-accounts/{suspended}", "/partner-accounts/{suspended}/resume"),
    "/partner-accounts/{number}/close": ("admin", "/partner-accounts/{suspended}", "/partner-accounts/{suspended}/close"),
    "/agreements/{number}/deactivate": ("admin", "/agreements/{idle}/state", "/agreements/{idle}/deactivate"),
    "/agreements/{number}/activate": ("admin", "/agreements/{inactive}/state", "/agreements/{inactive}/activate"),
    "/entitlements/{number}/allocations": ("customer", "/entitlements/{held}", "/entitlements/{held}/allocations"),
    "/entitlements/{number}/deployments": ("customer", "/entitlements/{held}", "/entitlements/{held}/deployments"),
    "/entitlements/import": ("customer", "/entitlements/import", "/entitlements/import"),
    "/entitlements/import/check": ("customer", "/entitlements/import", "/entitlements/import/check"),
}
# Of both kinds of change of an order, what is done with one that waits.
CHANGE_VERBS = [(kind, of, verb, who) for kind, of in (("rebill", "changed"), ("price", "priced")) for verb, who in (("confirm", "second"), ("refuse", "second"), ("withdraw", "orders"))]
FORMS |= {f"/orders/{{number}}/{kind}/{verb}": (who, f"/orders/{{{of}}}/{kind}", f"/orders/{{{of}}}/{kind}/{verb}") for kind, of, verb, who in CHANGE_VERBS}
# Whose button stands in another's form.
SENT_BY = {"/reports/renewal-lines/selected": "/renewal-quotes", "/orders/drafts": "/orders", "/transfers/preview": "/transfers", "/transfers/{number}/refuse": "/transfers/{move}/approve", "/orders/{number}/rebill/refuse": "/orders/{changed}/rebill/confirm", "/orders/{number}/price/refuse": "/orders/{priced}/price/confirm", "/orders/check": "/orders", "/entitlements/import": "/entitlements/import/check", "/quotes/check": "/quotes", "/quotes/{number}/add/check": "/quotes/{draft}/add", "/partner-accounts/{number}/close": "/partner-accounts/{suspended}/resume", "/views/{number}/remove": "/views"}
# Of the API: operation → who, what stands for {…}, a body that is read without a mistake.
LINE = [{"part": "NO-PART", "quantity": 1}]
OPERATIONS = {
    "session_make": ("visitor", {}, {"mail": "nobody@nowhere.example", "password": "x"}),
    "session_end": ("visitor", {}, None),
    "customers_list": ("reseller", {}, None),
    "agreements_list": ("reseller", {}, None),
    "entitlements_list": ("reseller", {}, None),
    "held_show": ("customer", {"number": "held"}, None),
    "held_allocations": ("customer", {"number": "held"}, None),
    "held_allocate": ("customer", {"number": "held"}, {"download": 0}),
    "held_deployments": ("customer", {"number": "held"}, None),
    "held_deploy": ("customer", {"number": "held"}, {"deployed": 0}),
    "held_bulk": ("customer", {}, {"rows": [{"entitlement": "0000000-NO-PART", "deployed": 1}]}),
    "site_show": ("reseller", {"number": "0000000"}, None),
    "agreement_show": ("reseller", {"number": "000000"}, None),
    "agreement_sites_list": ("reseller", {"number": "000000"}, None), "agreement_points_list": ("reseller", {"number": "000000"}, None), "site_history_list": ("reseller", {"number": "0000000"}, None), "contacts_list": ("reseller", {"number": "0000000"}, None),
    "agreement_access_list": ("customer", {"number": "000000"}, None),
    "home_show": ("reseller", {}, None),
    "me_show": ("customer", {}, None),
    "me_change": ("customer", {}, {}),
    "openapi_get": ("visitor", {}, None),
    "verify": ("visitor", {}, None),
    "renewal_lines_list": ("reseller", {}, None),
    "renewal_quotes_make": ("reseller", {}, {"lines": [{"renewal_line": "none"}]}),
    "quotes_list": ("reseller", {}, None),
    "quote_make": ("reseller", {}, {"site": "0000000", "lines": [{"part": "NO-PART", "quantity": "1"}]}),
    "quotes_check": ("reseller", {}, {"site": "0000000", "paste": "NO-PART 1"}),
    "quote_parts": ("reseller", {}, None),
    "quote_pdf": ("reseller", {"number": "presented"}, None),
    "quote_json": ("reseller", {"number": "presented"}, None),
    "renewals_list": ("reseller", {}, None),
    "renewal_months_list": ("reseller", {}, None),
    "renewal_agreements_list": ("reseller", {}, None),
    "renewals_calendar": ("reseller", {}, None),
    "representatives": ("admin", {}, None),
    "representative_assign": ("admin", {}, {"kind": "site", "number": "0000000"}),
    "renewal_exceptions": ("reseller", {}, None),
    "renewal_nights": ("reseller", {}, None),
    "renewal_automatic": ("customer", {"number": "agreement"}, None),
    "renewal_automatic_put": ("customer", {"number": "agreement"}, {"automatic": True}),
    "renewal_accept": ("customer", {"number": "presented"}, {}),
    "quote_get": ("reseller", {"number": "draft"}, None),
    "quote_trace": ("reseller", {"number": "draft", "n": "1"}, None),
    "quote_change": ("reseller", {"number": "draft"}, {"lines": [{"line": 999, "quantity": "1"}]}),
    "quote_present": ("reseller", {"number": "draft"}, None),
    "quote_withdraw": ("reseller", {"number": "presented"}, {}),
    "quote_requote": ("reseller", {"number": "draft"}, None),
    "quote_accept": ("customer", {"number": "presented"}, {}),
    "quote_decline": ("customer", {"number": "presented"}, {}),
    "enquiries_list": ("customer", {}, None), "renewed_lines_list": ("reseller", {}, None),
    "enquiry_partners": ("customer", {}, None),
    "enquiry_make": ("customer", {}, {"site": "0000000", "lines": [{"part": "NO-PART", "quantity": "1"}]}),
    "enquiry_show": ("reseller", {"number": "enquiry"}, None),
    "enquiry_decline": ("reseller", {"number": "enquiry"}, {"reason": "x"}),
    "enquiry_withdraw": ("customer", {"number": "enquiry"}, {}),
    "order_submit": ("reseller", {}, {"site": "0000000", "currency": "USD", "lines": LINE}),
    "order_check": ("reseller", {}, {"site": "0000000", "currency": "USD", "lines": LINE}),
    "order_draft": ("reseller", {}, {"site": "0000000", "currency": "USD", "lines": LINE}),
    "order_parts": ("reseller", {}, None),
    "order_pair_submit": ("reseller", {}, {"site": "0000000", "currency": "USD", "lines": LINE}),
    "what_if": ("reseller", {}, {"site": "0000000", "currency": "USD", "lines": LINE}),
    "transfers_list": ("customer", {}, None),
    "transfer_preview": ("customer", {}, {"from": "0000000", "to": "0000001"}),
    "transfer_submit": ("customer", {}, {"from": "0000000", "to": "0000001"}),
    "transfer_show": ("customer", {"number": "move"}, None),
    "transfer_approve": ("customer", {"number": "move"}, {}),
    "transfer_refuse": ("customer", {"number": "move"}, {"reason": "x"}),
    "transfer_withdraw": ("customer", {"number": "move"}, {}),
    "order_return": ("reseller", {"number": "order"}, {"lines": [{"line": 1, "quantity": 1}], "reason": "x"}),
    "order_return_check": ("reseller", {"number": "order"}, {"lines": [{"line": 1, "quantity": 1}]}),
    "order_attach": ("reseller", {"number": "drafted"}, {"name": "a.txt", "content": "YQ=="}),
    "order_attachment": ("reseller", {"number": "drafted", "attachment": "paper"}, None),
    "order_detach": ("reseller", {"number": "drafted", "attachment": "paper"}, {}),
    "order_rebill_show": ("orders", {"number": "changed"}, None),
    "order_rebill_check": ("orders", {"number": "billable"}, {"site": "0000000"}),
    "order_rebill_ask": ("orders", {"number": "billable"}, {"site": "0000000", "reason": "x"}),
    "order_reprice_show": ("orders", {"number": "priced"}, None),
    "order_reprice_check": ("orders", {"number": "on_hold"}, {"lines": [{"line": 9, "unit": "1"}]}),
    "order_reprice_ask": ("orders", {"number": "on_hold"}, {"lines": [{"line": 9, "unit": "1"}], "reason": "x"}),
    "forecast": ("reseller", {}, None),
    "order_list": ("reseller", {}, None),
    "order_show": ("reseller", {"number": "order"}, None),
    "order_confirm": ("distributor", {"number": "order"}, {}),
    "order_reject": ("distributor", {"number": "order"}, {}),
    "order_hold": ("orders", {"number": "on_hold"}, {"hold": "credit", "reason": "x"}),
    "order_release": ("orders", {"number": "on_hold"}, {}),
    "order_paid": ("orders", {"number": "automatic"}, None),
    "order_cancel": ("reseller", {"number": "order"}, {}),
    "search_list": ("customer", {}, None),
    "queues_list": ("admin", {}, None),
    "queue_list": ("admin", {"queue": "orphans"}, None),
    "queue_assign": ("admin", {"queue": "orphans"}, {"kind": "quote", "item": "0000000000"}),
    "partner_accounts": ("admin", {}, None),
    "partner_account": ("admin", {"number": "partner"}, None),
    "partner_suspend": ("admin", {"number": "suspended"}, {"reason": "x"}),
    "partner_resume": ("admin", {"number": "partner"}, {"reason": "x"}),
    "partner_close": ("admin", {"number": "partner"}, {"reason": "x"}),
    "agreement_state": ("admin", {"number": "idle"}, None),
    "agreement_deactivate": ("admin", {"number": "idle"}, {"reason": "x"}),
    "agreement_activate": ("admin", {"number": "inactive"}, {"reason": "x"}),
    "job_list": ("customer", {}, None), "job_show": ("customer", {"number": "job_open"}, None), "job_file": ("customer", {"number": "job_open", "n": "1"}, None), "job_manifest": ("customer", {"number": "job_open"}, None),
    "job_cancel": ("customer", {"number": "job_failed"}, {}),
    "job_retry": ("customer", {"number": "job_open"}, {}),
    "saved_views_list": ("reseller", {}, None),
    "saved_view_keep": ("reseller", {}, {"list": "/quotes", "name": "Mine"}),
    "saved_view_remove": ("reseller", {"number": "view"}, {}),
    "proof_list": ("reseller", {}, None), "proof_show": ("reseller", {"number": "0000000000"}, None), "proof_pdf": ("reseller", {"number": "0000000000"}, None), "proof_json": ("reseller", {"number": "0000000000"}, None),
}
OPERATIONS |= {f"order_{'reprice' if kind == 'price' else kind}_{verb}": (who, {"number": of}, None if verb == "withdraw" else {"reason": "x"}) for kind, of, verb, who in CHANGE_VERBS}

WRONG_DAYS = ("2026-02-30", "26-01-31", "31/01/2026", "2026-1-1", "tomorrow")
WRONG_INSTANTS = ("2026-11-21", "2026-02-30T00:00:00Z", "2026-11-21T24:00:00Z", "2026-11-21T21:30:00+07:00", "2026-11-21 21:30:00Z", "now")
WRONG_TEXTS = ("a\x01b", "a\u202eb", "a\u2066b", "\x7f", "a\nb")
KIND_VALUES = {"date": WRONG_DAYS, "integer": ("x", "1.5", "99999999999999999999", "-99999999999999999999"),
               "choice": ("nope",), "bool": ("maybe",)}


# ---- forms ----

class OpenForm:
    def __init__(self, world, path):
        self.path = path
        who, page, action = FORMS[path]
        self.person = Person(world.served.port) if who == "visitor" else getattr(world, who)
        self.page = self.person.get(page.format(**vars(world)))
        self.action = action.format(**vars(world))
        at = SENT_BY.get(path, self.action).format(**vars(world))
        own = [form for form in self.page.forms if form.action.split("?")[0] == at]
        self.fields = own[0].fields if own else []
        pairs = dict(self.fields)
        if "csrf" not in pairs:
            pairs["csrf"] = next(value for form in self.page.forms for name, value in form.fields if name == "csrf")
        self.csrf, self.key = pairs["csrf"], pairs.get("idempotency_key", "key-of-" + path)

    def send(self, changed=(), own=None, headers=None, raw=None):
        """The form as it stands, with some fields put in another's place."""
        changed = list(changed)
        names = {name for name, _ in changed}
        token = {"csrf": self.csrf, "idempotency_key": self.key} if own is None else own
        pairs = [(name, value) for name, value in self.fields
                 if name not in names and name not in ("csrf", "idempotency_key")]
        body = urlencode(pairs + changed + list(token.items())) if raw is None else raw
        return self.person.ask("POST", self.action, body, dict(FORM, **(headers or {})))


def refused(answer, statuses, what):
    check(answer.status in statuses, f"{what}: {answer.status}, not {statuses}: {answer.text[-160:]}")


def form_proves_itself(form, keyed):
    at = f"POST {form.path}"
    other = Person(form.person.port).get("/sign-in")
    foreign = next(value for one in other.forms for name, value in one.fields if name == "csrf")
    for what, token in (("no token", {}), ("a wrong token", {"csrf": "0" * 128}),
                        ("half a token", {"csrf": form.csrf[:64]}), ("another's token", {"csrf": foreign})):
        refused(form.send(own=dict(token, idempotency_key=form.key)), (403,), f"{at}: {what}")
    refused(form.send(headers={"Sec-Fetch-Site": "cross-site"}), (403,), f"{at}: another site")
    refused(form.send(headers={"Origin": "https://evil.example"}), (403,), f"{at}: another origin")
    if keyed:
        for what, key in (("no key", None), ("a blank key", "a b"), ("a long key", "k" * 201), ("a key of letters", "\u00e9")):
            token = {"csrf": form.csrf} if key is None else {"csrf": form.csrf, "idempotency_key": key}
            refused(form.send(own=token), (400,), f"{at}: {what}")


def names_of(fields, before=""):
    """Each field with the name that a form gives it."""
    for field in fields:
        if field["kind"] == "list":
            yield from names_of(field["fields"], f"{before}{field['name']}.1.")
        else:
            yield before + field["name"], field


def form_reads_strictly(form, fields):
    at = f"POST {form.path}"
    refused(form.send([("quantitty", "1")]), (400,), f"{at}: an unknown field")
    for name, field in names_of(fields):
        if field["kind"] != "names":
            refused(form.send([(name, "1"), (name, "2")]), (400,), f"{at}: {name} twice")
        if field["kind"] in ("name", "names"):
            for text in WRONG_TEXTS:
                refused(form.send([(name, text)]), (422,), f"{at}: {name} {text!r}")
            refused(form.send([(name, "x" * (field["most"] + 1))]), (422,), f"{at}: {name} too long")
        if field["kind"] == "text":
            for text in WRONG_TEXTS[:-1]:
                refused(form.send([(name, "fine\r\n" + text)]), (422,), f"{at}: {name} {text!r}")
        for value in KIND_VALUES.get(field["kind"], ()):
            answer = form.send([(name, value)])
            refused(answer, (422,), f"{at}: {name} {value}")
        if field["required"] and "." not in name:
            refused(form.send([(name, "")]), (422,), f"{at}: no {name}")


def form_takes_only_forms(form):
    at = f"POST {form.path}"
    for what, kind, body in (("JSON", "application/json", '{"csrf":"x"}'), ("text", "text/plain", "csrf=x"),
                             ("no type", "", "csrf=x"), ("half a multipart", "multipart/form-data; boundary=x", "--x")):
        answer = form.send(raw=body, headers={"Content-Type": kind})
        refused(answer, (400, 403, 415), f"{at}: {what}")
    for what, body in (("a broken escape", "a=%4"), ("no UTF-8", "a=%ff"), ("a NUL", "a=%00")):
        refused(form.send(raw=body), (400,), f"{at}: {what}")


def too_large(form):
    answer = form.send(raw="a=" + "x" * BODY_MAX)
    refused(answer, (413,), f"POST {form.path}: over 4 MiB")


def typed_stays(form, typed, what):
    """A refused form comes back with all that was typed."""
    answer = form.send(list(typed.items()))
    check(answer.status in (409, 422), f"{what}: {answer.status}")
    shown = {name: value for one in answer.forms for name, value in one.fields}
    kept = {name: shown.get(name) for name in typed}
    check(kept == typed, f"{what}: what was typed is {kept}, not {typed}")
    fresh = next((value for one in answer.forms for name, value in one.fields if name == "idempotency_key"), None)
    check(fresh and fresh != form.key, f"{what}: comes back with a fresh key")


def forms(world, described_forms):
    for one in described_forms:
        form = OpenForm(world, one["path"])
        form_proves_itself(form, one["keyed"])
        form_reads_strictly(form, one["fields"])
        form_takes_only_forms(form)
    too_large(OpenForm(world, "/orders/check"))
    too_large(OpenForm(world, "/sign-in"))


def what_was_typed(world):
    for quantity in ("0", "-1", "1.5", "1000000000", "99999999999999999999", "12x"):
        typed_stays(OpenForm(world, "/quotes/{number}"), {"lines.1.quantity": quantity}, f"a quantity of {quantity}")
    row = next(name[:-5] for form in world.reseller.get(f"/quotes/{world.draft}").forms for name in form.names
               if name.endswith(".part"))
    for part in ("NO-SUCH-PART", "D00000", "<b>\u00e9\u9060</b>", "0"):
        typed_stays(OpenForm(world, "/quotes/{number}"), {f"{row}.part": part, f"{row}.quantity": "2"}, f"the part {part}")
    for quantity in ("", "0", "-1", "1.5", "1000000000"):
        typed = {f"{row}.part": world.part, f"{row}.quantity": quantity}
        typed_stays(OpenForm(world, "/quotes/{number}"), typed, f"{quantity or 'nothing'} of a part")
    typed_stays(OpenForm(world, "/me"), {"name": "x" * 201}, "a name of 201 letters")
    typed_stays(OpenForm(world, "/orders"), {"purchase_order": "", "customer_purchase_order": "C <1>"}, "no purchase order")
    cart_keeps(world)
    typed_stays(OpenForm(world, "/orders/check"), {"purchase_order": "x" * 201}, "a long purchase order")


def cart_keeps(world):
    """The form of parts without a quote, which is sent where the form of a quote's order is."""
    FORMS["/cart"] = ("splitter", "/cart?site={split_site}", "/orders")
    lines = "NO-SUCH-PART 1\r\n{0} 0\r\n{0} 1.5\r\n{0} 1000000000\r\n<b>\u00e9\u9060</b>".format(world.split_part)
    typed = {"purchase_order": "P <1>", "customer_purchase_order": "C &"}
    for paste in (lines, "x" * 5000, "nothing", "\u00e9 1"):
        form = OpenForm(world, "/cart")
        answer = form.send([("paste", paste), *typed.items()])
        check(answer.status == 422, f"a cart of {paste[:20]!r}: {answer.status}")
        check(html.escape(paste.replace("\r\n", "\n")) in answer.body.decode().replace("\r\n", "\n").replace("&#39;", "&#x27;"),
              f"a cart of {paste[:20]!r}: what was typed stays")
    typed_stays(OpenForm(world, "/cart"), {"purchase_order": "x" * 201, "customer_purchase_order": "C"}, "a cart's long paper")
    check(OpenForm(world, "/cart").send([("purchase_order_date", "2026-02-30")]).status == 422, "a cart's day that is none")
    for change, status in (({"site": "0000001"}, 404), ({"draft": "0000000001"}, 404), ({"site": ""}, 422), ({"quote": "0000000001"}, 404)):
        answer = OpenForm(world, "/cart").send(list(dict({"paste": lines}, **change).items()))
        check(answer.status == status, f"a cart with {change}: {answer.status}")
    del FORMS["/cart"]


# ---- the API ----

class Api:
    def __init__(self, world, document):
        self.world, self.document = world, described.Described(document)
        self.operations = {operation["operationId"]: (method.upper(), path, operation)
                           for path, methods in document["paths"].items() for method, operation in methods.items()}
        self.count = 0

    def who(self, name):
        word = OPERATIONS[name][0]
        return Person(self.world.served.port) if word == "visitor" else getattr(self.world, word)

    def path(self, name):
        _, path, _ = self.operations[name]
        for hole, word in OPERATIONS[name][1].items():
            path = path.replace(f"{{{hole}}}", getattr(self.world, word, word))
        return "/api/v1" + path

    def ask(self, name, body=None, query="", headers=None, raw=None, key=True, match='"1"'):
        method, _, operation = self.operations[name]
        parameters = {one.get("$ref", "").split("/")[-1] for one in operation["parameters"]}
        sent = dict(JSON if method in ("POST", "PATCH", "PUT") else {})
        if key and "Idempotency-Key" in parameters:
            self.count += 1
            sent["Idempotency-Key"] = key if isinstance(key, str) else f"bad-{self.count}"
        if match and "If-Match" in parameters:
            sent["If-Match"] = match
        sent.update(headers or {})
        content = raw if raw is not None else None if body is None else json.dumps(body)
        return self.who(name).ask(method, self.path(name) + query, content, sent)


def problem(answer, statuses, what, code=None):
    value = json.loads(answer.body) if answer.body else {}
    check(answer.status in statuses and (code is None or value.get("code") == code),
          f"{what}: {answer.status} {value.get('code')}, not {statuses} {code or ''}")
    return value


def queries_are_read_strictly(api, name):
    _, _, operation = api.operations[name]
    parameters = {one["name"]: one["schema"] for one in operation["parameters"] if one.get("in") == "query"}
    said = problem(api.ask(name, query="?limitt=1"), (400,), f"{name}: an unknown parameter", "unknown_member")
    if "limit" in parameters:
        check("limit" in said["errors"][0]["next"], f"{name}: the nearest is named: {said['errors'][0]['next']}")
    for parameter, schema in parameters.items():
        if schema["type"] != "array":
            problem(api.ask(name, query=f"?{parameter}=1&{parameter}=1"), (400,), f"{name}: {parameter} twice",
                    "given_twice")
        for value in wrong_for(schema, query=True):
            problem(api.ask(name, query="?" + urlencode({parameter: value})), (422,), f"{name}: {parameter}={value!r}")
    if "fields" in parameters and api.ask(name).status == 200:  # a search needs its filter first
        for given in ("nowhere", "currency,currency", ""):
            answer = api.ask(name, query=f"?fields={given}")
            check(answer.status == (200 if given == "" else 400), f"{name}: fields={given}: {answer.status}")


def wrong_for(schema, query=False):
    kind = schema.get("type")
    if kind == "string" and schema.get("format") == "date":
        yield from WRONG_DAYS
    elif kind == "string" and schema.get("format") == "date-time":
        yield from WRONG_INSTANTS
    elif "enum" in schema:
        yield "nope"
    elif kind == "string":
        of_lines = schema["maxLength"] > 5000  # a text may have breaks
        yield from (text for text in WRONG_TEXTS if not (of_lines and "\n" in text))
        yield "x" * (schema["maxLength"] + 1) if schema["maxLength"] < 5000 else "a\x01b"
    elif kind == "integer" and "maximum" in schema:
        yield from (schema["minimum"] - 1, schema["maximum"] + 1) if schema["maximum"] < 1 << 60 else ()
        if query:
            yield from ("x", "1.5")
    if not query:
        yield from (None, {}, [1] if kind != "array" else "x")


def bodies_are_read_strictly(api, name):
    _, _, operation = api.operations[name]
    body = OPERATIONS[name][2]
    schema = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    for what, raw in (("half an object", '{"a":'), ("no JSON", "a=1"), ("two values", "{} {}"),
                      ("a doubled member", '{"x":1,"x":1}'), ("no UTF-8", b'{"a":"\xff"}'),
                      ("a nesting of 33", '{"a":' + "[" * 33 + "]" * 33 + "}"),
                      ("a nesting of 100,000", "[" * 100000)):
        problem(api.ask(name, raw=raw), (400,), f"{name}: {what}")
    for kind in ("text/plain", "application/x-www-form-urlencoded", "application/xml"):
        given = json.dumps(body if body is not None else {"a": 1})
        problem(api.ask(name, raw=given, headers={"Content-Type": kind}), (400, 403, 415), f"{name}: {kind}")
    problem(api.ask(name, raw="[]"), (422,), f"{name}: a list for an object")
    problem(api.ask(name, body={"quantitty": 1}), (400,), f"{name}: an unknown member", "unknown_member")
    if schema:
        members_are_read_strictly(api, name, schema, body)


def members_are_read_strictly(api, name, schema, body):
    for member, kind in schema["properties"].items():
        if kind.get("type") == "array" and kind["items"].get("type") == "object":
            for inner, inner_kind in kind["items"]["properties"].items():
                for value in wrong_for(inner_kind):
                    if "minimum" in inner_kind and "maximum" not in inner_kind:
                        continue  # FIELD_COUNT, FIELD_WHOLE: the action refuses it, below
                    problem(api.ask(name, body=dict(body, **{member: [{inner: value}]})), (422,),
                            f"{name}: {member}.{inner}={str(value)[:20]!r}")
            problem(api.ask(name, body=dict(body, **{member: [{"quantitty": 1}]})), (400,), f"{name}: unknown in {member}")
        if "minimum" in kind and "maximum" not in kind or not kind:
            continue
        for value in wrong_for(kind):
            problem(api.ask(name, body=dict(body, **{member: value})), (422,), f"{name}: {member}={str(value)[:20]!r}")
    for member in schema["required"]:
        without = {other: value for other, value in body.items() if other != member}
        problem(api.ask(name, body=without), (422,), f"{name}: without {member}")


def writing_is_safe(api, name):
    method, _, operation = api.operations[name]
    parameters = {one.get("$ref", "").split("/")[-1] for one in operation["parameters"]}
    body = OPERATIONS[name][2]
    if "Idempotency-Key" in parameters:
        for what, key in (("no key", None), ("a blank", "a b"), ("201 letters", "k" * 201)):
            headers = {} if key is None else {"Idempotency-Key": key}
            problem(api.ask(name, body, key=None, headers=headers), (400,), f"{name}: {what}", "idempotency_key_required")
    if "If-Match" in parameters:
        problem(api.ask(name, body, match=None), (428,), f"{name}: no If-Match")
        for tag in ('"999"', "1", '"x"', '"0"', 'W/"1"', "*", '"-1"'):
            problem(api.ask(name, body, match=tag), (412,), f"{name}: If-Match {tag}")
    if operation["security"]:
        sent = dict(JSON, **{"Idempotency-Key": "k", "If-Match": '"1"'})
        answer = Person(api.world.served.port).ask(method, api.path(name), json.dumps(body) if body else None, sent)
        problem(answer, (401,), f"{name}: nobody is signed in")
    if method in ("POST", "PATCH") and operation["security"]:
        answer = api.ask(name, body, headers={"Sec-Fetch-Site": "cross-site"})
        problem(answer, (403,), f"{name}: another site")


def endpoints(api):
    for name, (method, _, operation) in api.operations.items():
        queries_are_read_strictly(api, name) if method in ("GET", "DELETE") and name != "session_end" else None
        if method in ("POST", "PATCH", "PUT") and name != "verify":
            bodies_are_read_strictly(api, name)
        writing_is_safe(api, name)
    large = api.ask("order_check", raw="{" + " " * BODY_MAX + "}")
    problem(large, (413,), "order_check: over 4 MiB")


def quantities(world):
    """The action's own judgement, by line and field."""
    reseller = world.reseller
    for quantity in (0, -1, 1.5, 1000000000, 99999999999999999999, "1", None, True):
        value = {"site": "0000000", "currency": "USD", "lines": [{"part": "NO-PART", "quantity": quantity}]}
        status, said = reseller.api("POST", "/orders/check", value)
        wanted = "bad_quantity" if quantity == 1000000000 else None
        check(status in (404, 422) and wanted in (None, said["code"]), f"order_check: a quantity of {quantity}: {said}")
    for quantity in ("0", "-1", "1.5", "1000000000", "x"):
        tag = reseller.get(f"/api/v1/quotes/{world.draft}").headers["etag"]
        page = reseller.ask("PATCH", f"/api/v1/quotes/{world.draft}",
                            json.dumps({"lines": [{"line": 1, "quantity": quantity}]}), dict(JSON, **{"If-Match": tag}))
        said = problem(page, (422,), f"quote_change: a quantity of {quantity}", "bad_quantity")
        check(said["errors"][0]["field"] == "/lines/0/quantity", f"at its field: {said['errors']}")


def minimum_and_multiple(world):
    """§8: a quantity off the multiple is told with both."""
    part, minimum, multiple = ask_database(world.served, "SELECT part, minimum_quantity, multiple FROM part "
                                           "WHERE type = 'licence' AND multiple > 1 LIMIT 1")[0]
    tag = world.reseller.get(f"/api/v1/quotes/{world.draft}").headers["etag"]
    for quantity in (1, minimum + 1):
        page = world.reseller.ask("PATCH", f"/api/v1/quotes/{world.draft}",
                                  json.dumps({"lines": [{"part": part, "quantity": str(quantity)}]}),
                                  dict(JSON, **{"If-Match": tag}))
        said = problem(page, (422,), f"{quantity} of {part}", "bad_quantity")
        check(said["errors"][0]["value"] == f"{part}: {quantity} (\u2265 {minimum}, \u00d7 {multiple})",
              f"minimum and multiple: {said['errors']}")


def keys_are_for_ever(world):
    """§10: the same again is answered the same; other content is refused; a refusal leaves the key free."""
    reseller, key = world.reseller, "one-key-for-ever"

    def ask(value):
        page = reseller.ask("POST", "/api/v1/renewal-quotes", json.dumps(value), dict(JSON, **{"Idempotency-Key": key}))
        return page.status, page.headers.get("idempotency-replayed"), json.loads(page.body)
    wrong = {"lines": [{"renewal_line": "none"}]}
    check(ask(wrong)[0] == 422, "a line that is not there")
    good = {"lines": [{"renewal_line": world.line}]}
    first, again = ask(good), ask({"lines": [{"renewal_line": world.line}]})
    check(first[0] == 201 and first[1] is None, f"the key is free behind a refusal: {first}")
    check(again[0] == 201 and again[1] == "true" and again[2]["quotes"] == first[2]["quotes"], f"the same again: {again}")
    other = ask(dict(good, group_by="site"))
    check(other[0] == 422 and other[2]["code"] == "idempotency_key_reused", f"other content: {other}")


def stale_says_both(world):
    """§10: 412 with yours and theirs."""
    reseller, path = world.reseller, f"/api/v1/quotes/{world.draft}"
    page = reseller.ask("PATCH", path, json.dumps({"lines": [{"line": 1, "quantity": "7"}]}),
                        dict(JSON, **{"If-Match": '"999"'}))
    said = problem(page, (412,), "a stale change", "stale")
    conflicts = {one["field"]: one for one in said["conflicts"]}
    check(conflicts.get("/edition", {}).get("yours") == "999" and conflicts["/edition"]["theirs"] != "999", "the edition")
    line = conflicts.get("/lines/0/quantity", {})
    check(line.get("yours") == "7" and line.get("theirs") not in (None, "7") and line.get("at") and line.get("by"), f"the line: {conflicts}")


def rows_are_missing(rows, there):
    """What of the program has no row, and which rows are of nothing."""
    return sorted(set(there) ^ set(rows))


def catches(what, judge):
    """A planted fault: `judge` has to fail a check, which is not counted then."""
    global passed, failed
    before, said = (passed, failed), []
    loud, sys.stdout = sys.stdout, type("Quiet", (), {"write": lambda _, text: said.append(text), "flush": id})()
    try:
        judge()
    finally:
        sys.stdout = loud
    caught = failed > before[1]
    passed, failed = before
    check(caught, f"overlooked: {what}")


def planted(world):
    good = OpenForm(world, "/prefs/theme")

    def taken():
        refused(good.send([("theme", "dark")]), (422,), "a theme that is one")
    catches("bad input that is taken", taken)
    catches("a form that comes back empty", lambda: typed_stays(good, {"theme": "nope"}, "a theme"))
    catches("a form without a token that is taken",
            lambda: form_proves_itself(type("Taken", (), {"path": "/", "key": "k", "csrf": "c" * 128, "person": good.person,
                                            "send": lambda _, *__, **___: good.send([("theme", "dark")])})(), False))
    check(rows_are_missing({"/a", "/b"}, {"/a", "/new"}) == ["/b", "/new"], "overlooked: a form without a row")


def main():
    program, forms_program = sys.argv[1:3]
    described_forms = [json.loads(line) for line in
                       subprocess.run([forms_program], capture_output=True, text=True, check=True).stdout.splitlines()]
    document = json.loads(subprocess.run([program, "openapi"], capture_output=True, check=True).stdout)
    missing = rows_are_missing(FORMS, [form["path"] for form in described_forms])
    check(not missing, f"forms without a row, or rows without a form: {missing}")
    names = {operation["operationId"] for methods in document["paths"].values() for operation in methods.values()}
    missing = rows_are_missing(OPERATIONS, names)
    check(not missing, f"endpoints without a row, or rows without an endpoint: {missing}")
    with Served(program) as served:
        world = World(served)
        world.order = "0000000000"
        what_was_typed(world)
        quantities(world)
        minimum_and_multiple(world)
        world.place_order()
        forms(world, [form for form in described_forms if form["path"] in FORMS])
        api = Api(world, document)
        api.operations = {name: value for name, value in api.operations.items() if name in OPERATIONS}
        endpoints(api)
        keys_are_for_ever(world)
        stale_says_both(world)
        planted(world)
    check(not served.faults, f"faults: {served.faults[:3]}")
    print(f"{passed} passed, {failed} failed")
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
