// Papers of orders (portal.md P18): the bytes are those that were attached, by who may, while the
// order could take them.
#include "report/check/check_private.h"

#include "base/digest.h"
#include "domain/record/attachment.h"
#include "store/q_check_attachment.h"

typedef struct {
    const Books *books;
    QCheckAttachmentListRows rows;
} Papers;

static void say(const Papers *all, const QCheckAttachmentListRow *paper, const char *what) {
    Spot spot = spot_of(all->books, "paper", paper->attachment);
    finding_say(all->books->findings, CHECK_ATTACHMENT, &spot, "%s (P18)", what);
}

static const QCheckPaperListRequestsRow *request_of(const Books *books, OrderId order) {
    for (size_t i = 0; i < books->requests.count; i++) {
        if (books->requests.rows[i].order_id.id == order.id) {
            return &books->requests.rows[i];
        }
    }
    return NULL;
}

// Accepted or cancelled by a transaction before that one.
static bool was_over(const Books *books, OrderId order, int64_t seq) {
    for (size_t i = 0; i < books->steps.count; i++) {
        const QCheckPaperListStepsRow *step = &books->steps.rows[i];
        bool ends =
            text_equal(step->state, S("accepted")) || text_equal(step->state, S("cancelled"));
        if (step->order_id.id == order.id && ends && step->seq < seq) {
            return true;
        }
    }
    return false;
}

static void check_kept(const Papers *all, const QCheckAttachmentListRow *paper) {
    const Books *books = all->books;
    RefRange refs = refs_of(&books->audit_by_seq, paper->seq);
    const QCheckListAuditRow *audit =
        refs.count == 0 ? NULL : &books->audit.rows[refs.refs[0].index];
    const QCheckPaperListRequestsRow *request = request_of(books, paper->order_id);
    if (audit == NULL || paper->attachment / IDS_PER_SEQ != paper->seq ||
        audit->account.id != paper->account.id || audit->actor.id != paper->actor.id ||
        audit->at.seconds != paper->added_at.seconds) {
        say(all, paper, "was not attached by its transaction");
    }
    if (request == NULL) {
        say(all, paper, "is of an order that is not there");
    } else if (paper->account.id != request->account.id &&
               paper->account.id != partner(request->distributor_null, request->distributor).id) {
        say(all, paper, "was attached by who neither orders nor confirms");
    } else if (was_over(books, paper->order_id, paper->seq)) {
        say(all, paper, "was attached to an order that was decided");
    }
}

static Err check_bytes(const Papers *all, const QCheckAttachmentListRow *paper) {
    const Books *books = all->books;
    QCheckAttachmentContentRow row;
    Text bytes;
    TRY(q_check_attachment_content(books->catalogue->db, books->arena,
                                   &(QCheckAttachmentContentIn){.enterprise = books->enterprise,
                                                                .attachment = paper->attachment},
                                   &row));
    if (!base64_parse(books->arena, row.content, &bytes)) {
        say(all, paper, "is not kept in base 64");
        return OK;
    }
    if ((int64_t)bytes.len != paper->bytes || bytes.len > ATTACHMENT_BYTES_MAX) {
        say(all, paper, "has another number of bytes than is kept, or too many");
    }
    if (!text_equal(digest_text(books->arena, bytes), paper->sha256)) {
        say(all, paper, "has another hash than is kept");
    }
    Text name;
    if (!text_equal(attachment_type(bytes), paper->type) ||
        !attachment_name(books->arena, paper->name, paper->type, &name) ||
        !text_equal(name, paper->name)) {
        say(all, paper, "has another type or name than its bytes allow");
    }
    return OK;
}

// Sorted by order and account.
static size_t count_before(const Papers *all, size_t index) {
    const QCheckAttachmentListRow *rows = all->rows.rows;
    size_t first = index;
    while (first > 0 && rows[first - 1].order_id.id == rows[index].order_id.id &&
           rows[first - 1].account.id == rows[index].account.id) {
        first--;
    }
    return index - first;
}

Err check_attachments(const Books *books) {
    Papers all = {.books = books};
    TRY(q_check_attachment_list(books->catalogue->db, books->arena,
                                &(QCheckAttachmentListIn){.enterprise = books->enterprise},
                                &all.rows));
    for (size_t i = 0; i < all.rows.count; i++) {
        size_t mark = books->arena->used;
        check_kept(&all, &all.rows.rows[i]);
        TRY(check_bytes(&all, &all.rows.rows[i]));
        if (count_before(&all, i) == ATTACHMENTS_MAX) {
            say(&all, &all.rows.rows[i], "is one more than an account may attach");
        }
        arena_rewind(books->arena, mark);
    }
    return OK;
}
