// The audit's chain, hashed again link by link (P46).
#include "report/check/check_private.h"

#include "domain/record/audit.h"

#include <string.h>

enum { LINKS_AT_ONCE = 1000, HASH_BYTES = 64 };

// The link before, kept where no arena is rewound.
typedef struct {
    Findings *findings;
    int64_t number;
    char hash[HASH_BYTES];
} Chain;

static void keep(Chain *chain, Text hash) {
    memcpy(chain->hash, hash.bytes, HASH_BYTES);
}

static Text hash_again(Arena *arena, const Chain *chain, const QCheckListChainRow *row) {
    AuditRow audit = {
        .enterprise = row->owner,
        .seq = row->seq,
        .at = row->at,
        .actor = row->actor,
        .account = row->account,
        .action = row->action,
        .object = row->object,
        .detail = row->detail,
    };
    return audit_link(arena, (Text){chain->hash, HASH_BYTES}, &audit);
}

// A stored hash is what the next link stands on, so that a fault is said where it is.
static void check_link(Chain *chain, Arena *arena, const QCheckListChainRow *row) {
    Spot spot = {.enterprise = row->owner, .thing = "audit link", .id = row->number};
    (void)same_int(chain->findings, &spot, (Claim){CHECK_CHAIN, "number", "P46"}, row->number,
                   chain->number + 1);
    chain->number = row->number;
    bool is_hash = row->hash.len == HASH_BYTES;
    if (row->at_null) { // every column of an audit row is given, or none
        finding_say(chain->findings, CHECK_CHAIN, &spot,
                    "its audit row of transaction %lld is not there (P46)", (long long)row->seq);
    } else {
        Text made = hash_again(arena, chain, row);
        if (!text_equal(made, row->hash)) {
            finding_say(chain->findings, CHECK_CHAIN, &spot,
                        "is not the hash of the one before and of transaction %lld (P46)",
                        (long long)row->seq);
        }
        keep(chain, is_hash ? row->hash : made);
        return;
    }
    if (is_hash) {
        keep(chain, row->hash);
    }
}

Err check_chain(Db *db, Arena *passing, Findings *findings, int64_t *ret_links) {
    Chain chain = {.findings = findings};
    QCheckListChainRows rows;
    size_t mark = passing->used;
    int64_t links = 0;
    int64_t after = INT64_MIN;
    keep(&chain, audit_chain_start());
    do {
        arena_rewind(passing, mark);
        TRY(q_check_list_chain(db, passing,
                               &(QCheckListChainIn){.after = after, .most = LINKS_AT_ONCE}, &rows));
        size_t page = passing->used;
        for (size_t i = 0; i < rows.count; i++) {
            check_link(&chain, passing, &rows.rows[i]);
            arena_rewind(passing, page);
        }
        after = chain.number;
        links += (int64_t)rows.count;
    } while (rows.count == LINKS_AT_ONCE);
    arena_rewind(passing, mark);
    *ret_links = links;
    return OK;
}
