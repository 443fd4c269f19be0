// Writes the twin of a proof.
#include "report/paper/proof_twin.h"

#include "base/json_write.h"

// A line of a proof takes at most so much, all its texts at their longest and escaped.
enum { HEAD_BYTES_MAX = 32 * 1024, LINE_BYTES_MAX = 8 * 1024 };

static Err take(void *target, Text piece) {
    TextBuf *all = target;
    buf_add(all, piece);
    return all->overflow ? FAULT_AT(FAULT_TOO_LARGE, 0) : OK;
}

static void add_text(JsonWriter *json, Text key, Text value) {
    json_key(json, key);
    if (value.len == 0) {
        json_add_null(json);
    } else {
        json_add_text(json, value);
    }
}

static void add_day(JsonWriter *json, Text key, bool has, Date day) {
    char text[DATE_TEXT_BYTES];
    json_key(json, key);
    if (has) {
        date_write(day, text);
        json_add_text(json, (Text){text, sizeof text});
    } else {
        json_add_null(json);
    }
}

static void add_line(JsonWriter *json, const ProofLine *line) {
    json_begin_object(json);
    json_key(json, S("line"));
    json_add_int(json, line->line);
    add_text(json, S("part"), line->part);
    add_text(json, S("description"), line->description);
    add_text(json, S("part_type"), line->part_type);
    add_text(json, S("metric"), line->metric);
    json_key(json, S("quantity"));
    json_add_int(json, line->quantity.count);
    add_day(json, S("coverage_start"), line->has_start, line->coverage_start);
    add_day(json, S("coverage_end"), line->has_end, line->coverage_end);
    json_end_object(json);
}

static void add_head(JsonWriter *json, const Proof *proof) {
    add_text(json, S("proof"), proof->number);
    add_day(json, S("issued_on"), true, proof->issued_on);
    add_text(json, S("kind"), proof_kind_name(proof->kind));
    add_text(json, S("agreement"), proof->agreement);
    add_text(json, S("site"), proof->site);
    add_text(json, S("customer_name"), proof->customer_name);
    add_text(json, S("city"), proof->city);
    add_text(json, S("country"), proof->country);
    add_text(json, S("legal_entity"), proof->legal_entity);
    add_text(json, S("order"), proof->order);
    add_text(json, S("purchase_order"), proof->purchase_order);
    add_text(json, S("customer_purchase_order"), proof->customer_purchase_order);
    add_text(json, S("distributor"), proof->distributor);
    add_text(json, S("distributor_name"), proof->distributor_name);
    add_text(json, S("reseller"), proof->reseller);
    add_text(json, S("reseller_name"), proof->reseller_name);
    add_text(json, S("source_proof"), proof->source_proof);
    add_text(json, S("supersedes"), proof->supersedes);
}

Err proof_twin(Arena *arena, const Proof *proof, Text *ret_json) {
    size_t room = HEAD_BYTES_MAX + proof->line_count * LINE_BYTES_MAX;
    TextBuf all = buf_new(arena, room);
    JsonWriter json = json_writer(arena, (Sink){take, &all});
    json_begin_object(&json);
    add_head(&json, proof);
    json_key(&json, S("lines"));
    json_begin_list(&json);
    for (size_t i = 0; i < proof->line_count; i++) {
        add_line(&json, &proof->lines[i]);
    }
    json_end_list(&json);
    json_end_object(&json);
    TRY(json_writer_end(&json));
    *ret_json = buf_text(&all);
    return OK;
}
