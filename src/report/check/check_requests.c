// Submitted orders (P18): the steps of each are those of R9.1, and an accepted one became the order
// that it was.
#include "report/check/check_private.h"

typedef struct {
    const Books *books;
    const QCheckPaperListRequestsRow *request;
    const QCheckPaperListStepsRow *steps;
    size_t step_count;
    Spot spot;
} Request;

static Claim about(const char *what) {
    return (Claim){CHECK_REQUEST, what, "P18"};
}

static void say(const Request *request, const char *what) {
    finding_say(request->books->findings, CHECK_REQUEST, &request->spot, "%s (R9.1)", what);
}

static bool is(const QCheckPaperListStepsRow *step, Text state) {
    return text_equal(step->state, state);
}

// draft → draft (kept anew) | in_review | accepted | cancelled; in_review → accepted | cancelled |
// in_review for another reason.
static bool follows(const QCheckPaperListStepsRow *before, const QCheckPaperListStepsRow *after) {
    bool waits = is(before, S("in_review"));
    bool draft = is(before, S("draft"));
    return is(after, S("draft")) ? draft
           : is(after, S("in_review"))
               ? draft || (waits && !text_equal(before->hold, after->hold))
               : (waits || draft) && (is(after, S("accepted")) || is(after, S("cancelled")));
}

static bool is_told(const Books *books, int64_t seq, Text kind, int64_t object) {
    RefRange refs = refs_of(&books->outbox_by_seq, seq);
    for (size_t i = 0; i < refs.count; i++) {
        const QCheckListOutboxRow *row = &books->outbox.rows[refs.refs[i].index];
        if (row->object == object && text_equal(row->kind, kind)) {
            return true;
        }
    }
    return false;
}

static bool is_submitted(const Request *request, const QCheckPaperListStepsRow *step) {
    return is(step, S("in_review")) && (step == request->steps || is(step - 1, S("draft")));
}

static void check_step(const Request *request, const QCheckPaperListStepsRow *step) {
    const Books *books = request->books;
    const QCheckListAuditRow *audit = books_audit(books, step->seq);
    int64_t order = request->request->order_id.id;
    (void)same_day(books->findings, &request->spot, about("day"), some_day(step->on_day),
                   some_day(books_day(books, step->seq, step->on_day)));
    if (audit == NULL) {
        say(request, "a step names a transaction that is not there");
        return;
    }
    (void)same_int(books->findings, &request->spot, about("account of a step"), step->account.id,
                   audit->account.id);
    (void)same_int(books->findings, &request->spot, about("instant of a step"), step->at.seconds,
                   audit->at.seconds);
    if (!is(step, S("draft"))) {
        (void)same_int(books->findings, &request->spot, about("object of its audit row"),
                       audit->object, order);
    }
    bool silent =
        (is_submitted(request, step) && !is_told(books, step->seq, S("order.submitted"), order)) ||
        (is(step, S("in_review")) && !is_told(books, step->seq, S("order.held"), order)) ||
        (is(step, S("cancelled")) && !is_told(books, step->seq, S("order.cancelled"), order));
    if (silent) {
        finding_say(books->findings, CHECK_OUTBOX, &request->spot,
                    "a step was not left to be told (D6)");
    }
}

static void check_steps(const Request *request) {
    if (request->step_count == 0) {
        say(request, "has no step");
        return;
    }
    const QCheckPaperListStepsRow *first = &request->steps[0];
    (void)same_int(request->books->findings, &request->spot, about("transaction"), first->seq,
                   request->request->seq);
    if (is(first, S("cancelled"))) { // what came with papers is accepted at once
        say(request, "does not begin as a draft, in review or accepted");
    }
    for (size_t i = 0; i < request->step_count; i++) {
        check_step(request, &request->steps[i]);
        if (i > 0 && !follows(&request->steps[i - 1], &request->steps[i])) {
            say(request, "took a step that there is not");
        }
    }
}

// An order of several sites stands at none; it was submitted with papers of its first line's.
static int64_t site_of(const Books *books, const QCheckListOrdersRow *order) {
    const QCheckListLinesRow *first = books_line(books, order->order_id, 1);
    return !order->site_null ? order->site.id : first == NULL ? 0 : first->site.id;
}

static void compare_order(const Request *request, const QCheckListOrdersRow *order, int64_t seq) {
    const QCheckPaperListRequestsRow *asked = request->request;
    Findings *findings = request->books->findings;
    (void)same_int(findings, &request->spot, about("accepted by"), order->seq, seq);
    (void)same_text(findings, &request->spot, about("number"), order->number, asked->number);
    (void)same_int(findings, &request->spot, about("site"), site_of(request->books, order),
                   asked->site.id);
    (void)same_int(findings, &request->spot, about("distributor"),
                   partner(order->distributor_null, order->distributor).id,
                   partner(asked->distributor_null, asked->distributor).id);
    (void)same_int(findings, &request->spot, about("reseller"),
                   partner(order->reseller_null, order->reseller).id,
                   partner(asked->reseller_null, asked->reseller).id);
}

// A draft that nobody submitted has its text, and no lines.
static bool is_draft_still(const Request *request) {
    size_t drafts = 0;
    while (drafts < request->step_count && is(&request->steps[drafts], S("draft"))) {
        drafts++;
    }
    return drafts > 0 &&
           (drafts == request->step_count || is(&request->steps[drafts], S("cancelled")));
}

// Lines 1 … n, and of an accepted order the same as its own.
static void check_lines(const Request *request, bool accepted) {
    const Books *books = request->books;
    OrderId order = request->request->order_id;
    int64_t count = 0;
    for (size_t i = 0; i < books->request_lines.count; i++) {
        const QCheckPaperListRequestLinesRow *line = &books->request_lines.rows[i];
        if (line->order_id.id != order.id) {
            continue;
        }
        (void)same_int(books->findings, &request->spot, about("line"), line->line, ++count);
        const QCheckListLinesRow *made = books_line(books, order, line->line);
        if (accepted && (made == NULL || !text_equal(made->part, line->part) ||
                         made->quantity.count != line->quantity.count)) {
            say(request, "was accepted with another line than was submitted");
        }
    }
    bool empty = count == 0 && !(is_draft_still(request) && request->request->typed.len > 0);
    if (empty || (accepted && books_line(books, order, count + 1) != NULL)) {
        say(request, "has no line, or was accepted with one more");
    }
}

static void check_request(const Request *request) {
    const Books *books = request->books;
    size_t index = 0;
    bool is_order = books_order(books, request->request->order_id, &index);
    const QCheckPaperListStepsRow *last =
        request->step_count == 0 ? NULL : &request->steps[request->step_count - 1];
    bool accepted = last != NULL && is(last, S("accepted"));
    const QCheckListAuditRow *audit = books_audit(books, request->request->seq);
    check_steps(request);
    if (is_order != accepted) {
        say(request,
            is_order ? "is an order that nobody accepted" : "was accepted and is no order");
    } else if (is_order) {
        compare_order(request, &books->orders.rows[index], last->seq);
    }
    check_lines(request, is_order && accepted);
    if (audit != NULL) {
        (void)same_int(books->findings, &request->spot, about("account"),
                       request->request->account.id, audit->account.id);
        (void)same_int(books->findings, &request->spot, about("actor"), request->request->actor.id,
                       audit->actor.id);
    }
}

void check_requests(const Books *books) {
    size_t at = 0;
    for (size_t i = 0; i < books->requests.count; i++) {
        const QCheckPaperListRequestsRow *row = &books->requests.rows[i];
        Request request = {.books = books,
                           .request = row,
                           .spot = {.enterprise = books->enterprise,
                                    .thing = "submitted order",
                                    .number = row->number,
                                    .id = row->order_id.id}};
        while (at < books->steps.count && books->steps.rows[at].order_id.id < row->order_id.id) {
            at++;
        }
        request.steps = books->steps.rows + at;
        while (at < books->steps.count && books->steps.rows[at].order_id.id == row->order_id.id) {
            request.step_count++;
            at++;
        }
        check_request(&request);
    }
}
