// Part types to keys: each row of part_type.def has its word, or this does not compile.
#include "web/part/show/part_type.h"

#include "base/messages.h"
#include "domain/part.h"

static const struct {
    Text name;
    Message (*label)(void);
} words[] = {
    {S_INIT("licence"), msg_part_licence},
    {S_INIT("fixed_term"), msg_part_fixed_term},
    {S_INIT("committed_term"), msg_part_committed_term},
    {S_INIT("renewal"), msg_part_renewal},
    {S_INIT("reinstatement"), msg_part_reinstatement},
};
_Static_assert(sizeof words / sizeof words[0] == PART_TYPE_COUNT, "a word for each part type");

Message part_type_words(Text name) {
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++) {
        if (text_equal(words[i].name, name)) {
            return words[i].label();
        }
    }
    return msg_plain(name);
}
