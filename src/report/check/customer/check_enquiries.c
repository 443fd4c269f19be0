// What customers ask quotes for (P16): each was asked by a transaction that says so, has its lines,
// and ended as the one that ended it says; its quote is of its site and of who was asked.
#include "report/check/check_private.h"

#include "store/q_check_quote.h"

static Claim claim(const char *what) {
    return (Claim){CHECK_ENQUIRY, what, "P16"};
}

static Text audit_of(const Books *books, int64_t seq) {
    RefRange audit = refs_of(&books->audit_by_seq, seq);
    return audit.count == 0 ? S("") : books->audit.rows[audit.refs[0].index].action;
}

static Text ending_of(Text state) {
    return text_equal(state, S("answered"))   ? S("quote.present")
           : text_equal(state, S("declined")) ? S("enquiry.decline")
                                              : S("enquiry.withdraw");
}

static void check_end(const Books *books, const QCheckQuoteListEnquiriesRow *row,
                      const Spot *spot) {
    bool open = text_equal(row->state, S("asked"));
    if (open != row->ended_seq_null || open != row->ended_on_null) {
        finding_say(books->findings, CHECK_ENQUIRY, spot, "is open and ended (P16)");
        return;
    }
    if (open) {
        return;
    }
    (void)same_text(books->findings, spot, claim("end"), audit_of(books, row->ended_seq),
                    ending_of(row->state));
    (void)same_day(books->findings, spot, claim("last day"), some_day(row->ended_on),
                   some_day(books_day(books, row->ended_seq, row->ended_on)));
    if (text_equal(row->state, S("answered")) && row->presented == 0) {
        finding_say(books->findings, CHECK_ENQUIRY, spot,
                    "is answered by no quote that was presented (P16)");
    }
}

static void check_quote(const Books *books, const QCheckQuoteListEnquiriesRow *row,
                        const Spot *spot) {
    if (row->quote_null) {
        return;
    }
    if (row->quote_found == 0) {
        finding_say(books->findings, CHECK_ENQUIRY, spot, "has a quote of another site (P16)");
        return;
    }
    (void)same_int(books->findings, spot, claim("quote's owner"),
                   row->owner_null ? 0 : row->owner.id, row->partner_null ? 0 : row->partner.id);
}

Err check_enquiries(const Books *books) {
    QCheckQuoteListEnquiriesRows rows;
    TRY(q_check_quote_list_enquiries(books->catalogue->db, books->arena,
                                     &(QCheckQuoteListEnquiriesIn){.enterprise = books->enterprise},
                                     &rows));
    for (size_t i = 0; i < rows.count; i++) {
        const QCheckQuoteListEnquiriesRow *row = &rows.rows[i];
        Spot spot = spot_of(books, "enquiry", row->enquiry.id);
        (void)same_text(books->findings, &spot, claim("transaction"), audit_of(books, row->seq),
                        S("enquiry.ask"));
        (void)same_day(books->findings, &spot, claim("day"), some_day(row->asked_on),
                       some_day(books_day(books, row->seq, row->asked_on)));
        if (row->lines == 0 || row->lines != row->last_line) {
            finding_say(books->findings, CHECK_ENQUIRY, &spot, "has not lines 1 to n (P16)");
        }
        check_end(books, row, &spot);
        check_quote(books, row, &spot);
    }
    return OK;
}
