// What is typed, without a look at what there is.
#include "action/customer/asked_private.h"

#include "base/fold.h"
#include "base/json_write.h"
#include "domain/record/name_words.h"

bool asked_number(const ActionContext *context, NumberKind kind, Text typed, Text *ret_number,
                  Refusals *refusals) {
    Text offer;
    Text number = number_typed(context->arena, typed);
    if (typed.len == 0) {
        return false;
    }
    if (number_lacks_zeros(context->arena, kind, number, &offer)) {
        refuse(refusals, (Refusal){.id = REFUSAL_NUMBER_LACKS_ZEROS,
                                   .field = number_kind_name(kind),
                                   .value = offer});
        return false;
    }
    *ret_number = number;
    return true;
}

Err asked_name(const ActionContext *context, Text name, NameAsked *ret_name, Refusals *refusals) {
    NameAsked asked = {.words = S("[]")};
    *ret_name = asked;
    if (name.len == 0) {
        return OK;
    }
    TRY(text_fold(context->arena, name, &asked.folded));
    NameWords words = name_words_typed(context->arena, asked.folded);
    if (words.count == 0 || !name_is_long_enough(asked.folded)) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_SEARCH_TOO_SHORT, .field = S("name"), .value = name});
        return OK;
    }
    asked.words = json_of_texts(context->arena, words.words, words.count);
    for (size_t i = 0; i < words.count; i++) {
        if (words.words[i].len > asked.longest.len) {
            asked.longest = words.words[i];
        }
    }
    *ret_name = asked;
    return OK;
}

Text asked_choices(const ActionContext *context, const FieldList *given, Text field,
                   bool (*is_choice)(const ActionContext *context, Text name), Refusals *refusals) {
    const Text *names = given->items;
    for (size_t i = 0; i < given->count; i++) {
        if (!is_choice(context, names[i])) {
            refuse(refusals,
                   (Refusal){.id = REFUSAL_BAD_CHOICE, .field = field, .value = names[i]});
        }
    }
    return json_of_texts(context->arena, names, given->count);
}

bool asked_has(const FieldList *asked, Text value) {
    const Text *names = asked->items;
    size_t i = 0;
    while (i < asked->count && !text_equal(names[i], value)) {
        i++;
    }
    return asked->count == 0 || i < asked->count;
}

bool asked_is_programme(const ActionContext *context, Text name) {
    (void)context;
    return text_equal(name, S("relationship")) || text_equal(name, S("express"));
}

bool asked_is_customer_type(const ActionContext *context, Text name) {
    CustomerType type;
    (void)context;
    return customer_type_find(name, &type);
}

bool asked_is_level(const ActionContext *context, Text name) {
    Level level;
    return programme_find_level(context->prices.programme, name, &level);
}
