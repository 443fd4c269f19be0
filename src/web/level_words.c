// The names of levels for the reader.
#include "web/level_words.h"

Text level_called(const PageCall *call, Text code) {
    return programme_level_name(call->context->prices.programme, code, lang_tag(call->lang));
}

Text level_called_of(const PageCall *call, Level level) {
    return level_called(call, programme_level_code(call->context->prices.programme, level));
}
