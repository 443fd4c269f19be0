// Levels as people read them: pages show the programme's names, while files, API and addresses have
// the codes (ui.md §10).
#ifndef WEB_LEVEL_WORDS_H
#define WEB_LEVEL_WORDS_H

#include "web/page.h"

// What the programme calls the level with this code, in the reader's language; the code where it
// has no name for it. Of the empty text: the empty text.
Text level_called(const PageCall *call, Text code);
Text level_called_of(const PageCall *call, Level level);

#endif
