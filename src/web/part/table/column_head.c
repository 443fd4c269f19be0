// The words of columns.
#include "web/part/table/column_head.h"

#include "base/messages.h"

typedef struct {
    Text name;
    Message (*label)(void);
} ColumnWord;

static const ColumnWord words[] = {
#define COLUMN_WORD(name) {S_INIT(#name), msg_column_##name},
#include "web/part/table/column.def"
#undef COLUMN_WORD
};

Message column_label(Text name) {
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (text_equal(words[i].name, name)) {
            return words[i].label();
        }
    }
    return msg_plain(name);
}
