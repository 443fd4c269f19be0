// The forms in which a list can be had as a file; an empty address leaves one out.
#ifndef WEB_PART_TABLE_EXPORT_MENU_H
#define WEB_PART_TABLE_EXPORT_MENU_H

#include "base/show/html.h"

typedef struct {
    Url csv;
    Url sheet; // CSV with the reader's marks
    Url json;
    Url xlsx;     // a job makes it
    Url calendar; // iCalendar, of what has days
} ExportMenu;

#endif
