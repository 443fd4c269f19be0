// What each refusal says, and what to do next.
#include "main/refusal_words.h"

#include "base/complaint.h"

enum { WORDS_MAX = 600 };

typedef struct {
    const char *what;
    const char *next;
} Words;

static const Words words_of[REFUSAL_COUNT] = {
    [REFUSAL_SITE_EXISTS] = {"there is a site of this number", "take another number"},
    [REFUSAL_AGREEMENT_EXISTS] = {"there is an agreement of this number",
                                  "take another number, or add the site to it"},
    [REFUSAL_AGREEMENT_NOT_FOUND] = {"there is no agreement of this number", "enrol it first"},
    [REFUSAL_SITE_NOT_FOUND] = {"there is no site of this number", "enrol it first"},
    [REFUSAL_EXPRESS_HAS_ONE_SITE] = {"an express agreement has one site",
                                      "name a relationship agreement"},
    [REFUSAL_NO_LINES] = {"an order needs at least one line", "add a line"},
    [REFUSAL_PART_NOT_FOUND] = {"there is no part of this number", "look it up in the price list"},
    [REFUSAL_BAD_QUANTITY] =
        {"must be a whole number from 1, at least the part's minimum, a multiple of "
         "its multiple, and no more than there is",
         "correct the quantity"},
    [REFUSAL_RENEWAL_NEEDS_RENEW] = {"a renewal part is ordered by renewing", "use renew"},
    [REFUSAL_NOTHING_LAPSED] = {"the site has less lapsed coverage of this part's licences",
                                "lower the quantity, or renew what still runs"},
    [REFUSAL_NO_PRICE] = {"no price is in force for this part at this level",
                          "publish a price row"},
    [REFUSAL_AMOUNT_TOO_LARGE] =
        {"an amount, a quantity or the points go over 1,000,000,000,000,000 smallest units",
         "split the order"},
    [REFUSAL_NOTHING_TO_RENEW] = {"no renewal line is open and due by then",
                                  "take a later day, or reinstate what lapsed"},
    [REFUSAL_ORDER_NOT_FOUND] = {"no accepted order of this name",
                                 "name an order or renew step that was accepted"},
    [REFUSAL_LINE_NOT_FOUND] = {"no such line is there",
                                "count the order's lines from 1; nothing may be left of it here"},
    [REFUSAL_NOT_RETURNABLE] = {"renewals, reinstatements and term commitments cannot be returned",
                                "let it run out"},
    [REFUSAL_RETURN_TOO_LATE] = {"the days in which it could be returned are over",
                                 "let it run out"},
    [REFUSAL_NOT_REBILLABLE] =
        {"only an accepted order can be rebilled, inside its agreement and while all "
         "of it is as it was sold",
         "return or move what is left, and order anew"},
    [REFUSAL_SAME_SITE] = {"source and target are one site", "name another target"},
    [REFUSAL_TARGET_IS_EXPRESS] = {"a move never leads to an express site",
                                   "name a relationship site"},
    [REFUSAL_NOTHING_TO_MIGRATE] = {"there is nothing to move", "name lines that the source holds"},
    [REFUSAL_SAME_AGREEMENT] = {"the site belongs to this agreement", "name another agreement"},
    [REFUSAL_NOT_SAME_ENTERPRISE] = {"both must belong to one enterprise",
                                     "name one of the same enterprise"},
    [REFUSAL_DECLARATION_REQUIRED] =
        {"renewing less than is covered needs a declaration that the rest is out of use",
         "declare it"},
    [REFUSAL_KEY_REUSED] = {"this key was used for another request", "take a fresh key"},
};

Text refusal_words(Arena *arena, const Refusal *refusal) {
    const Words words = words_of[refusal->id];
    ENSURE(words.what != NULL); // each refusal has its words
    TextBuf buf = buf_new(arena, WORDS_MAX);
    if (refusal->line > 0) {
        buf_addf(&buf, "line %d, ", refusal->line);
    }
    if (refusal->field.len > 0) {
        buf_add(&buf, refusal->field);
        buf_add(&buf, S(": "));
    }
    if (refusal->value.len > 0) {
        buf_add(&buf, complaint_quote(arena, refusal->value));
        buf_add(&buf, S(": "));
    }
    Text rule = refusal_rule(refusal->id);
    buf_addf(&buf, "%s (%.*s); next: %s", words.what, TEXT_ARG(rule), words.next);
    return buf_text(&buf);
}
