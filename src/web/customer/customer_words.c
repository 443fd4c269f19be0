// Names to keys.
#include "web/customer/customer_words.h"

#include "base/messages.h"

Message programme_words(Text name) {
    return text_equal(name, S("relationship")) ? msg_programme_relationship()
           : text_equal(name, S("express"))    ? msg_express()
                                               : msg_plain(name);
}

Message customer_type_words(Text name) {
    return text_equal(name, S("commercial"))   ? msg_customer_type_commercial()
           : text_equal(name, S("government")) ? msg_customer_type_government()
           : text_equal(name, S("academic"))   ? msg_customer_type_academic()
                                               : msg_plain(name);
}

Url customer_url(Arena *arena, Text site) {
    return url_join(arena, url_path(S("/customers")), site);
}

Url agreement_url(Arena *arena, Text agreement) {
    return url_join(arena, url_path(S("/agreements")), agreement);
}

Url agreement_state_url(Arena *arena, Text agreement) {
    return url_join(arena, agreement_url(arena, agreement), S("state"));
}
