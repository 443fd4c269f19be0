// The parts of a home as JSON. `rows` is the path of the list whose count or sum a figure is.
#ifndef API_HOME_HOME_WRITE_H
#define API_HOME_HOME_WRITE_H

#include "action/home/home_customer.h"
#include "action/home/home_lines.h"
#include "action/home/home_queues.h"
#include "action/home/home_tasks.h"
#include "api/endpoint.h"
#include "base/json_write.h"

typedef struct {
    JsonWriter *writer;
    Arena *arena;
} HomeWriting;

// A member; null where the text is empty.
void home_add_text(const HomeWriting *to, Text key, Text value);
void home_add_int(const HomeWriting *to, Text key, int64_t number);
void home_add_day(const HomeWriting *to, Text key, bool is_known, Date day);
void home_add_money(const HomeWriting *to, Text key, Money money, Currency currency);
void home_add_points(const HomeWriting *to, Text key, Points points);

// "waiting" and "quotes".
void home_write_tasks(const HomeWriting *to, const HomeTasks *tasks);
// "renewals"; null where the caller does not see lines.
void home_write_lines(const HomeWriting *to, const HomeLines *lines);
// "agreement", "orders" and "proofs" of a customer; each null where its rights do not open it.
void home_write_customer(const HomeWriting *to, const Programme *programme,
                         const HomeCustomer *customer);
// "queues" of a desk.
void home_write_queues(const HomeWriting *to, const HomeQueues *queues);

#endif
