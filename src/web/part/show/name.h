// A name as it stands in the data. One in another script than the page's carries its own language,
// which gives it the right letters and the right voice.
#ifndef WEB_PART_SHOW_NAME_H
#define WEB_PART_SHOW_NAME_H

#include "base/show/lang.h"

typedef struct {
    Text text;
    Text lang; // BCP 47; empty: the page's
} Name;

// Names with Han characters are Traditional Chinese, but on a page that is so itself.
Name name_of(Text text, Lang page);

#endif
