"""What every route answers to whom: one line per route, the permissions of portal.md section 4 as copied by hand, and
the rule that makes an expectation of both. `build/release/routes` says which routes there are; one without a line
here fails the test.

A new route is a line: its forms (P page, A behind /api/v1), method, path, who may come (`anybody`, `signed in`, `seated`
or SUBJECT ACT partner:RIGHT customer:RIGHT), the kind of thing whose number it names, and what it answers to who sees
that thing and asks for nothing that changes it: GET as it is; a form without fields, of a quote with an edition that never was;
a program's {} with such an edition.
"""
import re

ROUTES = """
P  GET    /                                 anybody                                                      -       303
P  GET    /sign-in                          anybody                                                      -       200
P  POST   /sign-in                          anybody                                                      -       422
P  POST   /sign-in/demo                     anybody                                                      -       422
P  POST   /prefs/language                   anybody                                                      -       422
P  POST   /prefs/density                    anybody                                                      -       422
P  POST   /prefs/theme                      anybody                                                      -       422
P  GET    /verify                           anybody                                                      -       200
P  POST   /verify                           anybody                                                      -       422
A  POST   /verify                           anybody                                                      -       200
A  POST   /session                          anybody                                                      -       422
PA GET    /me                               signed in                                                    -       200
PA POST   /me                               signed in                                                    -       200 303
A  GET    /openapi.json                     anybody                                                      -       200
P  GET    /seat                             signed in                                                    -       200
P  POST   /seat                             signed in                                                    -       422
PA GET    /home                             seated                                                       -       200
PA GET    /reports/renewal-lines            customers r        partner:reporting customer:reporting      -       200
PA GET    /reports/renewed-lines            customers r        partner:reporting customer:reporting      -       200
P  POST   /reports/renewal-lines/selected   customers r        partner:reporting customer:reporting      -       422
PA POST   /renewal-quotes                   renewal quotes w   partner:bids      customer:quotes         -       403 422
PA GET    /quotes                           quotes r           partner:bids      customer:quotes         -       200
P  GET    /bqo                              quotes r           partner:bids      customer:quotes         -       200
PA GET    /quotes/{number}                  quotes r           partner:bids      customer:quotes         quote   200
P  GET    /quotes/new                       quotes w           partner:bids      customer:quotes         -       200
PA POST   /quotes                           quotes w           partner:bids      customer:quotes         -       404 422
PA POST   /quotes/check                     quotes w           partner:bids      customer:quotes         -       404 422
A  GET    /quotes/parts                     quotes w           partner:bids      customer:quotes         -       422
P  GET    /quotes/{number}/add              quotes w           partner:bids      customer:quotes         quote   200 409
P  POST   /quotes/{number}/add              quotes w           partner:bids      customer:quotes         quote   409 412 422
P  POST   /quotes/{number}/add/check        quotes w           partner:bids      customer:quotes         quote   200 409
PA GET    /quotes/{number}/pdf              quotes r           partner:bids      customer:quotes         quote   200 409
PA GET    /quotes/{number}/json             quotes r           partner:bids      customer:quotes         quote   200 409
P  GET    /quotes/{number}/lines.csv        quotes r           partner:bids      customer:quotes         quote   200
P  GET    /quotes/{number}/lines.json       quotes r           partner:bids      customer:quotes         quote   200
P  GET    /quotes/{number}/lines/preview    quotes r           partner:bids      customer:quotes         quote   200 412 422
A  GET    /quotes/{number}/lines/{n}/trace  quotes r           partner:bids      customer:quotes         quote   200
P  POST   /quotes/{number}                  quotes w           partner:bids      customer:quotes         quote   412 422
A  PATCH  /quotes/{number}                  quotes w           partner:bids      customer:quotes         quote   412
P  GET    /quotes/{number}/accept           quotes accept      partner:bids      customer:quotes         quote   200 409
PA POST   /quotes/{number}/accept           quotes accept      partner:bids      customer:quotes         quote   409 412
P  GET    /quotes/{number}/decline          quotes accept      partner:bids      customer:quotes         quote   200 409
PA POST   /quotes/{number}/decline          quotes accept      partner:bids      customer:quotes         quote   409 412
P  GET    /quotes/{number}/present          quotes w           partner:bids      customer:quotes         quote   200 409
PA POST   /quotes/{number}/present          quotes w           partner:bids      customer:quotes         quote   409 412
P  GET    /quotes/{number}/requote          quotes w           partner:bids      customer:quotes         quote   200 409
PA POST   /quotes/{number}/requote          quotes w           partner:bids      customer:quotes         quote   409 412
P  GET    /quotes/{number}/withdraw         quotes w           partner:bids      customer:quotes         quote   200 409
PA POST   /quotes/{number}/withdraw         quotes w           partner:bids      customer:quotes         quote   409 412
P  GET    /enquiries                        quotes r           partner:bids      customer:quotes         -       200
A  GET    /enquiries                        quotes r           partner:bids      customer:quotes         -       200
P  GET    /enquiries/new                    quotes k           partner:bids      customer:quotes         -       200
A  GET    /enquiries/partners               quotes k           partner:bids      customer:quotes         -       200
PA POST   /enquiries                        quotes k           partner:bids      customer:quotes         -       422
PA GET    /enquiries/{number}               quotes r           partner:bids      customer:quotes         -       404
P  POST   /enquiries/{number}/decline       quotes w           partner:bids      customer:quotes         -       404
A  POST   /enquiries/{number}/decline       quotes w           partner:bids      customer:quotes         -       404 422
PA POST   /enquiries/{number}/withdraw      quotes k           partner:bids      customer:quotes         -       404
PA GET    /renewals                         renewal quotes r partner:bids    customer:quotes         -       200
PA GET    /renewals/months                  renewal quotes r partner:bids    customer:quotes         -       200
PA GET    /renewals/agreements              renewal quotes r partner:bids    customer:quotes         -       200
PA GET    /renewals/calendar                renewal quotes r partner:bids    customer:quotes         -       200
P  GET    /renewals/night                   renewal quotes w partner:bids    customer:quotes         -       200
A  GET    /renewals/nights                  renewal quotes w partner:bids    customer:quotes         -       200
A  GET    /renewals/exceptions              renewal quotes w partner:bids    customer:quotes         -       200
A  POST   /renewals/{number}/accept         renewal quotes accept partner:bids customer:quotes       quote   409 412
PA GET    /renewals/{number}/automatic      subscription changes x partner:-   customer:-              agreement 200 403
P  POST   /renewals/{number}/automatic      subscription changes x partner:-   customer:-              agreement 403 422
A  POST   /renewals/{number}/automatic      subscription changes x partner:-   customer:-              agreement 403 412
PA GET    /orders                           orders r           partner:ordering  customer:ordering       -       200
P  GET    /orders/new                       orders x           partner:ordering  customer:ordering       -       422
P  GET    /cart                             orders x           partner:ordering  customer:ordering       -       200
A  GET    /orders/parts                     orders x           partner:ordering  customer:ordering       -       422
PA POST   /orders                           orders x           partner:ordering  customer:ordering       -       404 422
PA POST   /orders/check                     orders x           partner:ordering  customer:ordering       -       404 422
PA POST   /orders/drafts                    orders x           partner:ordering  customer:ordering       -       404 422
PA POST   /orders/split                     orders x           partner:ordering  customer:ordering       -       404 422
P  GET    /what-if                          forecast x         partner:bids      customer:quotes         -       200
P  POST   /what-if                          forecast x         partner:bids      customer:quotes         -       200
P  GET    /forecast                         forecast x         partner:bids      customer:quotes         -       200
A  GET    /forecast                         forecast x         partner:bids      customer:quotes         -       422
A  POST   /what-if                          forecast x         partner:bids      customer:quotes         -       404 422
PA GET    /orders/{number}                  orders r           partner:ordering  customer:ordering       order   200
P  POST   /orders/{number}/attachments      orders x           partner:ordering  customer:ordering       -       404
A  POST   /orders/{number}/attachments      orders x           partner:ordering  customer:ordering       -       422
PA GET    /orders/{number}/attachments/{attachment} orders r   partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/attachments/{attachment}/remove orders x partner:ordering customer:ordering   -       404
P  GET    /orders/{number}/confirm          orders x           partner:ordering  customer:ordering       order   200 403 409
PA POST   /orders/{number}/confirm          orders x           partner:ordering  customer:ordering       order   403 404 409 422
P  GET    /orders/{number}/paid             orders x           partner:ordering  customer:ordering       order   403 409
P  POST   /orders/{number}/paid             orders x           partner:ordering  customer:ordering       order   403 409
A  POST   /orders/{number}/paid             orders x           partner:ordering  customer:ordering       order   403 412
P  GET    /orders/{number}/hold             orders x           partner:ordering  customer:ordering       order   200 403 409
PA POST   /orders/{number}/hold             orders x           partner:ordering  customer:ordering       order   403 404 409 422
P  GET    /orders/{number}/release          orders x           partner:ordering  customer:ordering       order   200 403 409
PA POST   /orders/{number}/release          orders x           partner:ordering  customer:ordering       order   403 404 409
P  GET    /orders/{number}/reject           orders x           partner:ordering  customer:ordering       order   200 403 409
PA POST   /orders/{number}/reject           orders x           partner:ordering  customer:ordering       order   403 404 409 422
P  GET    /orders/{number}/cancel           orders x           partner:ordering  customer:ordering       order   200 403 409
PA POST   /orders/{number}/cancel           orders x           partner:ordering  customer:ordering       order   403 404 409 422
P  GET    /orders/{number}/return           orders x           partner:ordering  customer:ordering       order   200
P  POST   /orders/{number}/return           orders x           partner:ordering  customer:ordering       order   422
A  POST   /orders/{number}/return           orders x           partner:ordering  customer:ordering       order   412 422
A  POST   /orders/{number}/return/check     orders x           partner:ordering  customer:ordering       order   422
P  GET    /orders/{number}/rebill           orders d           partner:ordering  customer:ordering       -       404
A  GET    /orders/{number}/rebill           orders d           partner:ordering  customer:ordering       -       404
A  POST   /orders/{number}/rebill/check     orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/rebill           orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/rebill/confirm   orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/rebill/refuse    orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/rebill/withdraw  orders d           partner:ordering  customer:ordering       -       404
P  GET    /orders/{number}/price            orders d           partner:ordering  customer:ordering       -       404
A  GET    /orders/{number}/price            orders d           partner:ordering  customer:ordering       -       404
A  POST   /orders/{number}/price/check      orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/price            orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/price/confirm    orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/price/refuse     orders d           partner:ordering  customer:ordering       -       404
PA POST   /orders/{number}/price/withdraw   orders d           partner:ordering  customer:ordering       -       404
P  GET    /customers                        customers r        partner:reporting customer:agreement.view -       200
A  GET    /customers                        customers r        partner:reporting customer:agreement.view -       422
PA GET    /customers/{number}               customers r        partner:reporting customer:agreement.view site    200
PA GET    /agreements                       customers r        partner:reporting customer:agreement.view -       200
PA GET    /agreements/{number}              customers r        partner:reporting customer:agreement.view agreement 200
PA GET    /agreements/{number}/state        customers r        partner:reporting customer:agreement.view agreement 200
PA POST   /agreements/{number}/deactivate   enrolment d        partner:access.update customer:access.update -         404
PA POST   /agreements/{number}/activate     enrolment d        partner:access.update customer:access.update -         404
PA GET    /customers/{number}/history       customers r        partner:reporting customer:agreement.view site    200
PA GET    /sites/{number}/contacts          contacts r         partner:reporting customer:contacts.view site   200 403
A  GET    /agreements/{number}/sites        customers r        partner:reporting customer:agreement.view agreement 200
A  GET    /agreements/{number}/points       customers r        partner:reporting customer:agreement.view agreement 200
A  GET    /agreements/{number}/access       users r            partner:access.update customer:access.view agreement 200 403
P  GET    /entitlements                     entitlements r     partner:reporting customer:entitlements.view - 200
A  GET    /entitlements                     entitlements r     partner:reporting customer:entitlements.view - 200 422
PA GET    /entitlements/{number}           entitlements r     partner:reporting customer:entitlements.view entitlement 200
A  GET    /entitlements/{number}/allocations allocations r      partner:reporting customer:entitlements.view entitlement 200
PA POST   /entitlements/{number}/allocations allocations w      partner:reporting customer:entitlements.update entitlement 412
A  GET    /entitlements/{number}/deployments allocations r      partner:reporting customer:entitlements.view entitlement 200
P  POST   /entitlements/{number}/deployments allocations w      partner:reporting customer:entitlements.update entitlement 422
A  POST   /entitlements/{number}/deployments allocations w      partner:reporting customer:entitlements.update entitlement 412
A  POST   /entitlements/bulk               allocations w      partner:reporting customer:entitlements.update - 422
P  GET    /entitlements/import             allocations w      partner:reporting customer:entitlements.update - 200
P  POST   /entitlements/import/check       allocations w      partner:reporting customer:entitlements.update - 422
P  POST   /entitlements/import             allocations w      partner:reporting customer:entitlements.update - 422
PA GET    /transfers                        moves r            partner:bids      customer:entitlements.view -    200
P  GET    /transfers/new                    moves r            partner:bids      customer:entitlements.update -  200
P  POST   /transfers/preview                moves r            partner:bids      customer:entitlements.update -  200
A  POST   /transfers/preview                moves r            partner:bids      customer:entitlements.update -  404
PA POST   /transfers                        moves r            partner:bids      customer:entitlements.update -  404
PA GET    /transfers/{number}               moves r            partner:bids      customer:entitlements.view -    404
PA POST   /transfers/{number}/approve       moves r            partner:bids      customer:entitlements.view -    404
PA POST   /transfers/{number}/refuse        moves r            partner:bids      customer:entitlements.view -    404
PA POST   /transfers/{number}/withdraw      moves r            partner:bids      customer:entitlements.view -    404
PA GET    /proofs                           entitlements r     partner:ordering  customer:documents.view -       200
PA GET    /proofs/{number}                  entitlements r     partner:ordering  customer:documents.view proof   200
PA GET    /proofs/{number}/json             entitlements r     partner:ordering  customer:documents.view proof   200
PA GET    /proofs/{number}/pdf              entitlements r     partner:ordering  customer:documents.view proof   200
PA GET    /queues                           seated                                                       -       200
PA GET    /queues/{queue}                   seated                                                       -       404
PA GET    /representatives                  seated                                                       -       200 403
P  POST   /representatives                  seated                                                       -       403 422
A  POST   /representatives                  seated                                                       -       422
P  POST   /queues/{queue}/assign            seated                                                       -       404 422
A  POST   /queues/{queue}/assign            seated                                                       -       404 422
PA GET    /partner-accounts                 programme r        partner:access.update customer:access.update -   200
PA GET    /partner-accounts/{number}        programme r        partner:access.update customer:access.update -   404
P  POST   /partner-accounts/{number}/suspend programme w       partner:access.update customer:access.update -   404 422
A  POST   /partner-accounts/{number}/suspend programme w       partner:access.update customer:access.update -   404
P  POST   /partner-accounts/{number}/resume programme w        partner:access.update customer:access.update -   404 422
A  POST   /partner-accounts/{number}/resume programme w        partner:access.update customer:access.update -   404
P  POST   /partner-accounts/{number}/close  programme w        partner:access.update customer:access.update -   404 422
A  POST   /partner-accounts/{number}/close  programme w        partner:access.update customer:access.update -   404
P  GET    /search                           seated                                                       -       200
A  GET    /search                           seated                                                       -       422
PA GET    /jobs                             seated                                                       -       200
PA GET    /jobs/{number}                    seated                                                       -       404
PA GET    /jobs/{number}/files/{n}          seated                                                       -       404
PA GET    /jobs/{number}/manifest           seated                                                       -       404
P  GET    /jobs/{number}/stream             seated                                                       -       404
PA POST   /jobs/{number}/cancel             seated                                                       -       404
PA POST   /jobs/{number}/retry              seated                                                       -       404
PA GET    /views                            seated                                                       -       200
PA POST   /views                            seated                                                       -       422
PA POST   /views/{number}/remove            seated                                                       -       404
P  POST   /sign-out                         signed in                                                    -       303
A  DELETE /session                          signed in                                                    -       204
"""

# What a request needs to be one at all.
NO_JOB = '0' * 13  # jobs are their asker's alone: tests/story/files.py has theirs
QUERIES = {'/quotes/{number}/lines/preview': '?revision=1&lines.1.line=1&lines.1.quantity=1'}
BODIES = {('PATCH', '/api/v1/quotes/{number}'): {'lines': [{'line': 1, 'note': 'matrix'}]},
          ('POST', '/api/v1/renewals/{number}/automatic'): {'automatic': True},
          ('POST', '/api/v1/entitlements/{number}/deployments'): {'deployed': 1}}

# portal.md section 4: customer and partner primary, care, pricing, orders, renewals, admin; r read, w write, x act,
# d decide, k ask. A user with the right does as the primary, but on rows marked °. The auditor reads everything.
PERMISSIONS = """
| access requests | do | do | d claims | - | - | - | - |
| users | wo | wo | w users, ticket | - | - | - | - |
| contacts | wo | wo, rv | w | r | r | r | r |
| customers | ro | rv | r | r | r | r | r |
| price files | - | ro | - | r | r | r | r |
| quotes | k, accept | wv | r | w | w | w | r |
| bids | - | xv | - | x d | - | x | d |
| orders | xo | xv | r | r | xd (2) | r | r |
| forecast | xo | xv | - | x | x | x | x |
| renewal quotes | accept | wv | - | - | - | w | - |
| subscription changes ° | xo | consent | - | - | - | - | - |
| entitlements | ro | rv | r | - | reissue | r | - |
| allocations | wo | - | - | - | - | - | - |
| allocations | wo | - | - | - | - | - | - |
| downloads | xo | - | - | - | ship | - | - |
| moves | do | xv | - | - | - | x | - |
| enrolment | x | x | - | - | - | - | d |
| programme | - | - | - | - | - | - | w2 |
"""
COLUMNS = ('customer', 'partner', 'care', 'pricing', 'orders', 'renewals', 'admin')


def read_permissions():
    """(subject, column) → the acts of the cell; whoever may do something may also read."""
    table = {}
    for line in PERMISSIONS.strip().split('\n'):
        subject, *cells = (cell.strip() for cell in line.strip('|').split('|'))
        for column, cell in zip(COLUMNS, cells):
            acts = set()
            for word in re.findall(r'[a-z]+', cell):
                acts |= set(word) & set('rwxdk') if re.fullmatch(r'[rwxdk]+[ov]?', word) else {word}
            table[subject.rstrip(' °'), column] = acts | {'r'} if acts else acts
        table[subject.rstrip(' °'), 'auditor'] = {'r'}
    return table


class Route:
    def __init__(self, form, method, path, who, of, answers):
        self.is_api = form == 'A'
        self.method, self.path, self.of = method, ('/api/v1' if self.is_api else '') + path, of
        self.answers = {int(word) for word in answers.split()}
        words = re.fullmatch(r'(.*) (\w+) +partner:(\S+) +customer:(\S+)', who)
        self.who = who if words is None else 'may'
        if words:
            self.subject, self.act, self.rights = words[1].strip(), words[2], {'partner': words[3], 'customer': words[4]}

    def key(self):
        return self.method, self.path

    def at(self, number):
        return self.path.replace('{n}', '1').replace('{queue}', 'nowhere').replace('{attachment}', 'nowhere').replace('{number}', number or NO_JOB).replace('{site}', number) + QUERIES.get(self.path, '')

    def body(self):
        return BODIES.get(self.key(), {})


def read_routes():
    routes = []
    for line in ROUTES.strip().split('\n'):
        forms, method, path, who, of, answers = re.fullmatch(
            r'(\S+) +(\S+) +(\S+) +(.*?) +(-|order|quote|proof|site|agreement|entitlement) +([\d ]+)', line.rstrip()).groups()
        routes += [Route(form, method, path, who, of, answers) for form in forms]
    return routes


def may(route, person, permissions):
    """Section 4, and the tool right of who is neither staff nor primary (P05)."""
    column = person.desk if person.kind == 'staff' else person.kind
    if route.act not in permissions[route.subject, column]:
        return False
    return person.kind == 'staff' or person.role == 'primary' or any(
        right in person.rights for right in (route.rights[person.kind], route.rights[person.kind].replace('.view', '.update')))


def expected(route, person, permissions, sees=None, thing=None):
    """The statuses that are right. `sees`: None where the route names nothing. A quote is changed by its owner alone."""
    if (route.who != 'anybody' and not person.signed_in) or (route.who in ('seated', 'may') and person.kind is None):
        return {401} if route.is_api or route.method != 'GET' else {303}
    if route.who == 'may' and not may(route, person, permissions):
        return {403}
    if sees is False:
        return {404}
    if route.of == 'quote' and route.act == 'w' and thing.owner != person.account:
        return {403} | (route.answers & ({200, 409} if route.method == 'GET' else {422}))  # its state, or a form's mistakes
    return route.answers


def matches(pattern, path):
    return re.fullmatch(re.sub(r'\{\w+\}', '[^/]+', re.escape(pattern).replace(r'\{', '{').replace(r'\}', '}')), path)


def methods_at(routes, path):
    """The methods that an address has; GET comes with HEAD."""
    found = {route.method for route in routes if matches(route.path, path)}
    return found | {'HEAD'} if 'GET' in found else found
