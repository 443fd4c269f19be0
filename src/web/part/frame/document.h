// The document around everything: head, language, theme, the files that browsers load.
#ifndef WEB_PART_FRAME_DOCUMENT_H
#define WEB_PART_FRAME_DOCUMENT_H

#include "base/show/html.h"

typedef struct {
    Text lang;    // BCP 47
    Text theme;   // "light", "dark"; empty: the system's
    Text density; // "compact"; empty: comfortable
    Message title;
    Url stylesheet;
    Url script;
    Url font;
    bool looks_again;
    Html shell;
    Html icons; // icon_symbols of the shell
} Document;

#endif
