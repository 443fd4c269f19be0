// Says the tests' messages in every language, one per line.
#include "base/messages.h"

#include <stdio.h>

static void say(Arena *arena, Lang lang, Message message) {
    Text text = message_text(arena, lang, message);
    printf("%.*s\n", TEXT_ARG(text));
}

int main(void) {
    Arena arena;
    if (err_failed(arena_init(&arena, 1 << 20))) {
        return 1;
    }
    const Date day = date_of((CivilDay){2026, 11, 27});
    const Amount total = {.units = -128460050, .digits = 2, .code = S("USD")};
    for (int i = 0; i < LANG_COUNT; i++) {
        Lang lang = (Lang)i;
        Text tag = lang_tag(lang);
        printf("== %.*s\n", TEXT_ARG(tag));
        say(&arena, lang, msg_quote_plain());
        say(&arena, lang, msg_quote_expires(S("{day}"), day));
        say(&arena, lang, msg_quote_lines(0));
        say(&arena, lang, msg_quote_lines(1));
        say(&arena, lang, msg_quote_lines(1200));
        say(&arena, lang, msg_quote_all_kinds(S("<a>"), -1200, day, total, (Share){1250}));
        say(&arena, lang, msg_home());
    }
    arena_free(&arena);
    return 0;
}
