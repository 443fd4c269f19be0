// What people call a part type.
#ifndef WEB_PART_SHOW_PART_TYPE_H
#define WEB_PART_SHOW_PART_TYPE_H

#include "base/show/message.h"

// Of its stable name, "fixed_term"; a name that is none stands as it is.
Message part_type_words(Text name);

#endif
