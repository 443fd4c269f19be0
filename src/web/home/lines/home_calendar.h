// The programme's renewal calendar (R4.8): how many lines reach which step in which month.
#ifndef WEB_HOME_LINES_HOME_CALENDAR_H
#define WEB_HOME_LINES_HOME_CALENDAR_H

#include "base/show/html.h"

typedef struct {
    bool known;
    int64_t lines;
    Url rows;
} HomeCalendarCell;

typedef struct {
    HomeCalendarCell *items;
    size_t count;
} HomeCalendarCells;

typedef struct {
    Text month;
    HomeCalendarCells cells; // a step each
} HomeCalendarMonth;

typedef struct {
    HomeCalendarMonth *items;
    size_t count;
} HomeCalendarMonths;

typedef struct {
    Message label;
} HomeCalendarStep;

typedef struct {
    HomeCalendarStep *items;
    size_t count;
} HomeCalendarSteps;

typedef struct {
    Html chart;
    HomeCalendarSteps steps;
    HomeCalendarMonths months;
} HomeCalendar;

#endif
