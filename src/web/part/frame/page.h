// A whole page: what stands around it, the symbols it names, the document.
#ifndef WEB_PART_FRAME_PAGE_H
#define WEB_PART_FRAME_PAGE_H

#include "web/part/frame/shell.h"

enum { PAGE_BYTES_MAX = 16 << 20 };

// How the reader wants pages to look, and where browsers find what they load.
typedef struct {
    Text theme;   // "light", "dark"; empty: the system's
    Text density; // "compact"; empty: comfortable
    Url stylesheet;
    Url script;
    Url font;
    bool looks_again; // every five seconds, where there are no scripts
} PageLook;

Html page_html(Arena *arena, Lang lang, const PageLook *look, Message title, const Shell *shell);

#endif
