// Kinds and holds to keys; addresses of papers.
#include "web/order/order_words.h"

#include "base/messages.h"

typedef struct {
    Text name;
    Message (*words)(void);
} Word;

static Message words_of(const Word *words, size_t count, Text name) {
    for (size_t i = 0; i < count; i++) {
        if (text_equal(words[i].name, name)) {
            return words[i].words();
        }
    }
    return msg_plain(name);
}

enum { REVISION_ROOM = 24 };

Message order_kind_words(Text kind) {
    static const Word words[] = {
        {S_INIT("licence"), msg_kind_licence_order},
        {S_INIT("renewal"), msg_kind_renewal_order},
        {S_INIT("reinstatement"), msg_kind_reinstatement_order},
    };
    return words_of(words, sizeof words / sizeof words[0], kind);
}

Message order_hold_words(Text hold) {
    static const Word words[] = {
        {S_INIT("distributor_confirm"), msg_hold_distributor_confirm},
        {S_INIT("duplicate_order"), msg_hold_duplicate_order},
        {S_INIT("price_differs"), msg_hold_price_differs},
        {S_INIT("credit"), msg_hold_credit},
        {S_INIT("export_check"), msg_hold_export_check},
        {S_INIT("signature_missing"), msg_hold_signature_missing},
        {S_INIT("other"), msg_hold_other},
    };
    return words_of(words, sizeof words / sizeof words[0], hold);
}

Message order_hold_next(Text hold) {
    static const Word words[] = {
        {S_INIT("distributor_confirm"), msg_hold_distributor_confirm_next},
        {S_INIT("duplicate_order"), msg_hold_duplicate_order_next},
        {S_INIT("price_differs"), msg_hold_price_differs_next},
        {S_INIT("credit"), msg_hold_credit_next},
        {S_INIT("export_check"), msg_hold_export_check_next},
        {S_INIT("signature_missing"), msg_hold_signature_missing_next},
        {S_INIT("other"), msg_hold_other_next},
    };
    return words_of(words, sizeof words / sizeof words[0], hold);
}

Url order_url(Arena *arena, Text number) {
    return url_join(arena, url_path(S("/orders")), number);
}

Url order_verb_url(Arena *arena, Text number, Text verb) {
    return url_join(arena, order_url(arena, number), verb);
}

Url proof_url(Arena *arena, Text number) {
    return url_join(arena, url_path(S("/proofs")), number);
}

Text order_revision_text(Arena *arena, int64_t revision) {
    TextBuf buf = buf_new(arena, REVISION_ROOM);
    buf_add_int(&buf, revision);
    return buf_text(&buf);
}

bool order_opens_site(const OrderRow *order) {
    static const Text others[] = {S_INIT("draft"), S_INIT("submitted"), S_INIT("in_review"),
                                  S_INIT("cancelled")};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (text_equal(order->state, others[i])) {
            return false;
        }
    }
    return true;
}
