// The icons: what a page shows of one, and the symbols that a page names. Each page carries the
// symbols that it uses, so that an icon costs no request and works under the content security
// policy.
#ifndef WEB_PART_FRAME_ICON_H
#define WEB_PART_FRAME_ICON_H

#include "base/show/html.h"

typedef enum {
#define ICON(id, name, shapes) id,
#include "web/part/frame/icon.def"
#undef ICON
    ICON_COUNT
} Icon;

// The icon as it stands in a page, hidden from readers' software: a word always stands beside it.
Html icon_html(Arena *arena, Icon icon);
// The symbols of all icons that the page names, once each, to stand at its end. A name that no row
// has shows nothing; tests/browser finds it.
Html icon_symbols(Arena *arena, Html page);

#endif
