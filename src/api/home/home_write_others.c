// What a customer's home and a desk have beside renewal lines.
#include "api/home/home_write.h"

static void write_agreement(const HomeWriting *to, const Programme *programme,
                            const HomeCustomer *customer) {
    const AgreementSummary *standing = &customer->standing;
    json_key(to->writer, S("agreement"));
    if (!customer->sees_agreement) {
        json_add_null(to->writer);
        return;
    }
    json_begin_object(to->writer);
    home_add_text(to, S("agreement"), customer->agreement);
    home_add_text(to, S("programme"), customer->programme);
    home_add_text(to, S("customer_type"), customer->customer_type);
    home_add_text(to, S("level"), programme_level_code(programme, standing->level));
    home_add_day(to, S("term_end"), standing->has_term, standing->term_end);
    home_add_day(to, S("next_anniversary"), standing->has_term, standing->next_anniversary);
    home_add_points(to, S("term_points"), standing->has_term ? standing->term_points : (Points){0});
    home_add_text(to, S("next_level"),
                  standing->has_next_level ? programme_level_code(programme, standing->next_level)
                                           : (Text){0});
    if (standing->has_next_level) {
        home_add_points(to, S("points_to_next"), standing->points_to_next);
    } else {
        home_add_text(to, S("points_to_next"), (Text){0});
    }
    json_end_object(to->writer);
}

static void write_orders(const HomeWriting *to, const HomeCustomer *customer) {
    json_key(to->writer, S("orders"));
    if (!customer->sees_orders) {
        json_add_null(to->writer);
        return;
    }
    json_begin_list(to->writer);
    for (size_t i = 0; i < customer->order_count; i++) {
        const OrderRow *order = &customer->orders[i];
        json_begin_object(to->writer);
        home_add_text(to, S("order"), order->order);
        home_add_text(to, S("state"), order->state);
        home_add_text(to, S("hold"), order->hold);
        home_add_day(to, S("submitted_on"), true, order->accepted_on);
        home_add_money(to, S("total"), order->total, order->money);
        home_add_text(to, S("currency"), order->currency);
        json_end_object(to->writer);
    }
    json_end_list(to->writer);
}

static void write_proofs(const HomeWriting *to, const HomeCustomer *customer) {
    json_key(to->writer, S("proofs"));
    if (!customer->sees_proofs) {
        json_add_null(to->writer);
        return;
    }
    json_begin_list(to->writer);
    for (size_t i = 0; i < customer->proof_count; i++) {
        const ProofRow *proof = &customer->proofs[i];
        json_begin_object(to->writer);
        home_add_text(to, S("proof"), proof->proof);
        home_add_text(to, S("order"), proof->order);
        home_add_day(to, S("issued_on"), true, proof->issued_on);
        home_add_text(to, S("state"), proof->state);
        json_end_object(to->writer);
    }
    json_end_list(to->writer);
}

void home_write_customer(const HomeWriting *to, const Programme *programme,
                         const HomeCustomer *customer) {
    home_add_text(to, S("site"), customer->site);
    write_agreement(to, programme, customer);
    write_orders(to, customer);
    write_proofs(to, customer);
}

void home_write_queues(const HomeWriting *to, const HomeQueues *queues) {
    json_key(to->writer, S("queues"));
    json_begin_list(to->writer);
    for (size_t i = 0; i < queues->count; i++) {
        const HomeQueue *queue = &queues->items[i];
        json_begin_object(to->writer);
        home_add_text(to, S("queue"), home_queue_name(queue->kind));
        home_add_int(to, S("count"), queue->count);
        home_add_day(to, S("oldest"), queue->has_oldest, queue->oldest);
        home_add_int(to, S("age_days"), queue->age_days);
        home_add_text(to, S("rows"), queue->rows);
        json_end_object(to->writer);
    }
    json_end_list(to->writer);
}
