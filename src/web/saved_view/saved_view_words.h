// What the lists are called of which views are saved.
#ifndef WEB_SAVED_VIEW_SAVED_VIEW_WORDS_H
#define WEB_SAVED_VIEW_SAVED_VIEW_WORDS_H

#include "base/show/message.h"

// list: the path of its page.
Message saved_view_list_words(Text list);

#endif
