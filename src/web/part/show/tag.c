// States as people read them.
#include "web/part/show/tag.h"

#include "base/messages.h"
#include "web/part/frame/icon.h"

typedef struct {
    StatesOf states;
    Text name;
    Text tone;
    Icon icon;
    Message (*label)(void);
} StateRow;

static const StateRow rows[] = {
#define STATE(states, name, tone, icon, label) {states, S_INIT(name), S_INIT(tone), icon, label},
#include "web/part/show/state.def"
#undef STATE
};

Tag tag_of(Arena *arena, StatesOf states, Text name) {
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        if (rows[i].states == states && text_equal(rows[i].name, name)) {
            return (Tag){rows[i].tone, icon_html(arena, rows[i].icon), rows[i].label()};
        }
    }
    NEVER("a state without a row in state.def");
}
