// What each refusal says, and what to do next.
#include "main/refusal_words.h"

#include "base/complaint.h"

enum { WORDS_MAX = 600 };

typedef struct {
    const char *what;
    const char *next;
} Words;

static Words words_of(RefusalId id) {
    switch (id) {
    case REFUSAL_SITE_EXISTS:
        return (Words){"there is a site of this number", "take another number"};
    case REFUSAL_AGREEMENT_EXISTS:
        return (Words){"there is an agreement of this number",
                       "take another number, or add the site to it"};
    case REFUSAL_AGREEMENT_NOT_FOUND:
        return (Words){"there is no agreement of this number", "enrol it first"};
    case REFUSAL_SITE_NOT_FOUND:
        return (Words){"there is no site of this number", "enrol it first"};
    case REFUSAL_EXPRESS_HAS_ONE_SITE:
        return (Words){"an express agreement has one site", "name a relationship agreement"};
    case REFUSAL_NO_LINES:
        return (Words){"an order needs at least one line", "add a line"};
    case REFUSAL_PART_NOT_FOUND:
        return (Words){"there is no part of this number", "look it up in the price list"};
    case REFUSAL_BAD_QUANTITY:
        return (Words){"must be a whole number from 1, at least the part's minimum, a multiple of "
                       "its multiple, and no more than there is",
                       "correct the quantity"};
    case REFUSAL_RENEWAL_NEEDS_RENEW:
        return (Words){"a renewal part is ordered by renewing", "use renew"};
    case REFUSAL_NOTHING_LAPSED:
        return (Words){"the site has less lapsed coverage of this part's licences",
                       "lower the quantity, or renew what still runs"};
    case REFUSAL_NO_PRICE:
        return (Words){"no price is in force for this part at this level", "publish a price row"};
    case REFUSAL_AMOUNT_TOO_LARGE:
        return (Words){
            "an amount, a quantity or the points go over 1,000,000,000,000,000 smallest units",
            "split the order"};
    case REFUSAL_NOTHING_TO_RENEW:
        return (Words){"no renewal line is open and due by then",
                       "take a later day, or reinstate what lapsed"};
    case REFUSAL_ORDER_NOT_FOUND:
        return (Words){"no accepted order of this name",
                       "name an order or renew step that was accepted"};
    case REFUSAL_LINE_NOT_FOUND:
        return (Words){"no such line is there",
                       "count the order's lines from 1; nothing may be left of it here"};
    case REFUSAL_NOT_RETURNABLE:
        return (Words){"renewals, reinstatements and term commitments cannot be returned",
                       "let it run out"};
    case REFUSAL_RETURN_TOO_LATE:
        return (Words){"the days in which it could be returned are over", "let it run out"};
    case REFUSAL_SAME_SITE:
        return (Words){"source and target are one site", "name another target"};
    case REFUSAL_TARGET_IS_EXPRESS:
        return (Words){"a move never leads to an express site", "name a relationship site"};
    case REFUSAL_NOTHING_TO_MIGRATE:
        return (Words){"there is nothing to move", "name lines that the source holds"};
    case REFUSAL_SAME_AGREEMENT:
        return (Words){"the site belongs to this agreement", "name another agreement"};
    case REFUSAL_NOT_SAME_ENTERPRISE:
        return (Words){"both must belong to one enterprise", "name one of the same enterprise"};
    case REFUSAL_DECLARATION_REQUIRED:
        return (Words){
            "renewing less than is covered needs a declaration that the rest is out of use",
            "declare it"};
    case REFUSAL_KEY_REUSED:
        return (Words){"this key was used for another request", "take a fresh key"};
    case REFUSAL_NONE:
    case REFUSAL_COUNT:
        break;
    }
    NEVER("a refusal of the list");
}

Text refusal_words(Arena *arena, const Refusal *refusal) {
    Words words = words_of(refusal->id);
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
