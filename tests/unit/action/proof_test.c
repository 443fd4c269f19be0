// Proofs (P36, R7): one per order and site, the chain of moves, rendered once, changed bytes found.
#include "action/proof/proof_render.h"
#include "action/proof/proof_verify.h"
#include "submit_world.h"

static const unsigned char seed[SIGNING_SEED_BYTES] = {7};
static const unsigned char other_seed[SIGNING_SEED_BYTES] = {8};

static ProofsView proofs_of(World *world, const Viewer *viewer, ProofsInput input) {
    ActionContext context = on_day(world, "2025-06-10");
    ProofsView view = {0};
    Refusals refusals;
    context.viewer = viewer;
    input.limit = PROOFS_LIMIT_MAX;
    MUST(see_proofs(&context, &input, &view, &refusals));
    expect_refusals(refusals, "", "proofs");
    return view;
}

static ProofView proof_as(World *world, const Viewer *viewer, Text number, const char *wanted) {
    ActionContext context = on_day(world, "2025-06-10");
    ProofView view = {0};
    Refusals refusals;
    context.viewer = viewer;
    MUST(see_proof(&context, number, &view, &refusals));
    expect_refusals(refusals, wanted, "proof");
    return view;
}

static void move_all(World *world, const char *from, const char *to, const char *on) {
    ActionContext context = on_day(world, on);
    MoveInput input = {.from = text_of(from), .to = text_of(to), .all = true};
    Quantity moved;
    Refusals refusals;
    MUST(do_entitlements_move(&context, &input, &moved, &refusals));
    expect_refusals(refusals, "", "move");
}

START_TEST(an_order_of_two_lines_makes_one_proof) {
    World world = new_trade(false);
    Viewer viewer = viewer_of(DIRECT);
    ActionContext context = as_viewer(&world, "2025-06-01", &viewer, "k");
    OrderLineInput lines[] = {{S("XL"), {3}}, {S("XM"), {15}}};
    OrderSubmitInput input = submit_input(&world, lines, 2, "PO-1");
    OrderSubmitOutcome outcome;
    Refusals refusals;
    MUST(do_order_submit(&context, &input, &outcome, &refusals));
    ProofsView mine = proofs_of(&world, &viewer, (ProofsInput){.order = outcome.number});
    ck_assert_uint_eq(mine.count, 2);
    ck_assert(text_equal(mine.rows[0].proof, mine.rows[1].proof));
    ck_assert(text_equal(mine.rows[0].reseller, S("0000013")));
    ProofView proof = proof_as(&world, &viewer, mine.rows[0].proof, "");
    ck_assert_uint_eq(proof.issued.line_count, 2);
    Viewer stranger = viewer_of(STRANGER);
    (void)proof_as(&world, &stranger, mine.rows[0].proof, "proof_not_found");
    (void)proof_as(&world, &viewer, S("0000000000"), "proof_not_found");
    ck_assert_uint_eq(proofs_of(&world, &stranger, (ProofsInput){0}).count, 0);
    Viewer customer = {.kind = VIEWER_CUSTOMER,
                       .enterprise = site_of(&world, "S1").enterprise,
                       .site = site_of(&world, "S1").site};
    (void)proof_as(&world, &customer, mine.rows[0].proof, "");
    customer.site = site_of(&world, "S2").site;
    (void)proof_as(&world, &customer, mine.rows[0].proof, "proof_not_found");
    ck_assert_uint_eq(proofs_of(&world, &customer, (ProofsInput){.order = outcome.number}).count,
                      0);
    end_world(&world);
}

START_TEST(P36_3_the_chain_over_two_moves_can_be_followed) {
    World world = new_trade(false);
    move_all(&world, "S1", "S3", "2025-06-02");
    move_all(&world, "S3", "S2", "2025-06-03");
    ProofsView at_last = proofs_of(&world, NULL, (ProofsInput){.site = S("S2")});
    ProofView last = {0};
    for (size_t i = 0; i < at_last.count; i++) {
        if (at_last.rows[i].source_proof.len > 0 && at_last.rows[i].quantity.count == 40) {
            last = proof_as(&world, NULL, at_last.rows[i].proof, "");
        }
    }
    ck_assert_int_eq(last.issued.kind, PROOF_OF_MOVE);
    ck_assert_uint_eq(last.chain_count, 2);
    ck_assert(text_equal(last.chain[0].how, S("source")) && last.chain[0].far == 1);
    ck_assert(text_equal(last.chain[1].how, S("source")) && last.chain[1].far == 2);
    ck_assert(text_equal(last.chain[0].site, S("S3")));
    ck_assert(text_equal(last.chain[1].site, S("S1")));
    ProofView first = proof_as(&world, NULL, last.chain[1].proof, "");
    ck_assert_int_eq(first.issued.kind, PROOF_OF_ORDER);
    ck_assert_uint_eq(first.chain_count, 2);
    ck_assert(text_equal(first.chain[1].proof, last.issued.number));
    ck_assert(text_equal(first.chain[0].how, S("moved")) && !first.superseded);
    end_world(&world);
}

START_TEST(a_rebill_supersedes) {
    World world = new_trade(false);
    ActionContext context = on_day(&world, "2025-06-01");
    Ask ask = {.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "S2"};
    Answer answer = ask_in(&world, &context, &ask);
    expect_refusals(answer.refusals, "", "rebill");
    size_t superseded = 0;
    ProofsView all = proofs_of(&world, NULL, (ProofsInput){0});
    for (size_t i = 0; i < all.count; i++) {
        if (all.rows[i].superseded_by.len > 0) {
            superseded++;
            ck_assert(text_equal(all.rows[i].state, S("superseded")));
            ProofView by = proof_as(&world, NULL, all.rows[i].superseded_by, "");
            ck_assert(text_equal(by.issued.supersedes, all.rows[i].proof));
            ck_assert_int_eq(by.issued.kind, PROOF_OF_REBILL);
        }
    }
    ck_assert_uint_eq(superseded, 1);
    end_world(&world);
}

// ---- rendering ----

typedef struct {
    int printed;
} Press;

static Err twin(const void *target, Arena *arena, const Proof *proof, Text *ret_json) {
    (void)target;
    *ret_json = text_copy(arena, proof->number);
    return OK;
}

static Err pdf(const void *target, Arena *arena, const Proof *proof, Text twin_sha256,
               Text language, Text *ret_bytes) {
    Press *press = *(Press *const *)target;
    TextBuf buf = buf_new(arena, 400);
    press->printed++;
    buf_addf(&buf, "%%PDF %.*s %.*s %.*s\n%%%%EOF\n", TEXT_ARG(proof->number), TEXT_ARG(language),
             TEXT_ARG(twin_sha256));
    *ret_bytes = buf_text(&buf);
    return OK;
}

static ProofDocument render(World *world, Press *press, Text number, const SigningKey *key,
                            const char *wanted) {
    Press **target = arena_new(&world->arena, Press *);
    *target = press;
    ActionContext context = on_day(world, "2025-06-10");
    ProofRenderInput input = {
        .number = number, .key = key, .printer = {.twin = twin, .pdf = pdf, .target = target}};
    ProofDocument document = {0};
    Refusals refusals;
    MUST(do_proof_render(&context, &input, &document, &refusals));
    expect_refusals(refusals, wanted, "render");
    return document;
}

START_TEST(a_proof_is_rendered_once_and_kept) {
    World world = new_trade(true);
    SigningKey key = signing_key_from_seed(seed);
    SigningKey other = signing_key_from_seed(other_seed);
    Press press = {0};
    Text number = proofs_of(&world, NULL, (ProofsInput){.site = S("S1")}).rows[0].proof;
    (void)render(&world, &press, number, NULL, "no_signing_key");
    (void)render(&world, &press, S("0000000000"), &key, "proof_not_found");
    ProofDocument first = render(&world, &press, number, &key, "");
    Bytes before = world_bytes(&world);
    ProofDocument again = render(&world, &press, number, &other, "");
    ProofDocument keyless = render(&world, &press, number, NULL, "");
    Bytes after = world_bytes(&world);
    ck_assert_int_eq(press.printed, 1);
    ck_assert(same_bytes(&before, &after));
    ck_assert(text_equal(first.pdf, again.pdf) && text_equal(first.pdf, keyless.pdf));
    ck_assert(text_equal(first.pdf_sha256, again.pdf_sha256));
    ck_assert(text_equal(first.twin, number) && text_equal(again.twin, number));
    ck_assert(proof_as(&world, NULL, number, "").kept);
    end_world(&world);
}

START_TEST(a_changed_byte_is_found_and_superseding_is_said) {
    World world = new_trade(false);
    SigningKey key = signing_key_from_seed(seed);
    Press press = {0};
    ProofVerified verified;
    ActionContext context = on_day(&world, "2025-06-01");
    ProofsView all = proofs_of(&world, NULL, (ProofsInput){.site = S("S1")});
    Text number = all.rows[all.count - 1].proof;
    for (size_t i = 0; i < all.count; i++) {
        number = all.rows[i].quantity.count == 4 ? all.rows[i].proof : number;
    }
    Text file = render(&world, &press, number, &key, "").pdf;
    MUST(see_proof_verified(&context, &key, 1, file, &verified));
    ck_assert_int_eq(verified.file.verdict, SIGNATURE_VALID);
    ck_assert(text_equal(verified.file.number, number));
    ck_assert(verified.known && !verified.superseded);
    char *bytes = arena_take(&world.arena, file.len);
    for (size_t i = 0; i < file.len; i++) {
        memcpy(bytes, file.bytes, file.len);
        bytes[i] = (char)(bytes[i] ^ 1);
        ProofFile changed = proof_file_verify(&key, 1, (Text){bytes, file.len});
        ck_assert_msg(changed.verdict != SIGNATURE_VALID && changed.number.len == 0, "byte %zu", i);
    }
    Ask ask = {.kind = ASK_REBILL, .order = ORDER_RECENT, .site = "S2"};
    Answer answer = ask_in(&world, &context, &ask);
    expect_refusals(answer.refusals, "", "rebill");
    MUST(see_proof_verified(&context, &key, 1, file, &verified));
    ck_assert(verified.known && verified.superseded);
    ck_assert(render(&world, &press, number, &key, "").superseded);
    end_world(&world);
}
