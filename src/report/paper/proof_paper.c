// Lays a proof out as a paper.
#include "report/paper/proof_paper.h"

#include "doc/paper.h"
#include "report/paper/proof_words.h"

enum { NOTE_BYTES_MAX = 1200 };

// A pair that is only there where there is something to say.
static void add_pair(PaperWriter *paper, Text key, Text value) {
    if (value.len > 0) {
        paper_pair(paper, key, value);
    }
}

// "Name (number)"; a place as "City, ID".
static Text joined(Arena *arena, Text first, const char *between, Text second, const char *behind) {
    TextBuf buf = buf_new(arena, NOTE_BYTES_MAX);
    if (first.len == 0 || second.len == 0) {
        return first.len == 0 ? second : first;
    }
    buf_addf(&buf, "%.*s%s%.*s%s", TEXT_ARG(first), between, TEXT_ARG(second), behind);
    return buf_text(&buf);
}

static void add_head(Arena *arena, PaperWriter *paper, const ProofWords *words,
                     const Proof *proof) {
    paper_title(paper, words->title, proof->number);
    add_pair(paper, words->number, proof->number);
    add_pair(paper, words->issued_on, date_text(arena, proof->issued_on));
    add_pair(paper, words->customer, proof->customer_name);
    add_pair(paper, words->legal_entity, proof->legal_entity);
    add_pair(paper, words->place, joined(arena, proof->city, ", ", proof->country, ""));
    add_pair(paper, words->agreement, proof->agreement);
    add_pair(paper, words->site, proof->site);
    add_pair(paper, words->order, proof->order);
    add_pair(paper, words->purchase_order, proof->purchase_order);
    add_pair(paper, words->customer_purchase_order, proof->customer_purchase_order);
    add_pair(paper, words->reseller,
             joined(arena, proof->reseller_name, " (", proof->reseller, ")"));
    add_pair(paper, words->distributor,
             joined(arena, proof->distributor_name, " (", proof->distributor, ")"));
    add_pair(paper, words->source_proof, proof->source_proof);
    add_pair(paper, words->supersedes, proof->supersedes);
}

static Text coverage_of(Arena *arena, const ProofLine *line) {
    Text start = line->has_start ? date_text(arena, line->coverage_start) : (Text){0};
    Text end = line->has_end ? date_text(arena, line->coverage_end) : (Text){0};
    return joined(arena, start, " – ", end, "");
}

static void add_lines(Arena *arena, PaperWriter *paper, const ProofWords *words,
                      const Proof *proof) {
    const PaperColumn columns[] = {
        {words->line, 3, true},    {words->part, 8, false},    {words->description, 18, false},
        {words->metric, 7, false}, {words->quantity, 5, true}, {words->coverage, 13, false},
    };
    paper_table(paper, columns, sizeof columns / sizeof columns[0]);
    for (size_t i = 0; i < proof->line_count; i++) {
        const ProofLine *line = &proof->lines[i];
        enum { DIGITS = 24 };
        TextBuf number = buf_new(arena, DIGITS);
        TextBuf quantity = buf_new(arena, DIGITS);
        buf_add_int(&number, line->line);
        buf_add_int(&quantity, line->quantity.count);
        const Text cells[] = {
            buf_text(&number), line->part,          line->description,
            line->metric,      buf_text(&quantity), coverage_of(arena, line),
        };
        paper_row(paper, cells);
    }
}

static Text footer_of(Arena *arena, const Proof *proof, Text twin_sha256) {
    TextBuf buf = buf_new(arena, NOTE_BYTES_MAX);
    buf_addf(&buf, "%.*s · JSON SHA-256 %.*s", TEXT_ARG(proof->number), TEXT_ARG(twin_sha256));
    return buf_text(&buf);
}

Err proof_paper(Arena *arena, const Proof *proof, Text twin_sha256, Text language, Sink sink) {
    const ProofWords *words = proof_words(language);
    PaperHead head = {
        .language = words->language,
        .title = joined(arena, words->title, " ", proof->number, ""),
        .made_on = date_text(arena, proof->issued_on),
        .footer = footer_of(arena, proof, twin_sha256),
    };
    PaperWriter paper = paper_writer(arena, &head, sink);
    add_head(arena, &paper, words, proof);
    add_lines(arena, &paper, words, proof);
    paper_paragraph(&paper, proof->kind == PROOF_OF_RENEWAL ? words->proves_renewal
                            : proof->kind == PROOF_OF_MOVE  ? words->proves_move
                                                            : words->proves);
    paper_paragraph(&paper, words->how_to_verify);
    return paper_end(&paper);
}
