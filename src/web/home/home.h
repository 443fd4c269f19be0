// A partner's home: what waits for it, before anything else (P43).
#ifndef WEB_HOME_HOME_H
#define WEB_HOME_HOME_H

#include "web/home/lines/home_calendar.h"
#include "web/home/lines/home_close.h"
#include "web/home/lines/home_coming.h"
#include "web/home/lines/home_due.h"
#include "web/home/lines/home_months.h"
#include "web/home/work/home_counts.h"
#include "web/home/work/home_work.h"
#include "web/part/frame/notice.h"

typedef struct {
    Message label;
    Url url;
    bool current;
} HomeChoice;

typedef struct {
    HomeChoice *items;
    size_t count;
} HomeChoices;

typedef struct {
    Message title;
    int64_t waits;
    bool has_due;
    int64_t due_lines; // of the currency of the sums
    Date due_to;
    Actions actions;
    HomeWork work;
    bool has_quotes;
    HomeCounts quotes;
    HomeChoices currencies; // empty where there is nothing to choose
    HomeDue due;
    bool has_months;
    HomeMonthsSheet months;
    bool has_coming;
    HomeComing coming;
    bool has_lines;
    HomeCloseSheet close;
    bool has_calendar;
    HomeCalendar calendar;
    bool not_all; // lines lie beyond what was added up
    Notice more;
} HomePage;

#endif
