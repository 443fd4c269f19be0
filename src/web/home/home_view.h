// The parts of a partner's home, made of what see_home_lines and see_home_tasks say.
#ifndef WEB_HOME_HOME_VIEW_H
#define WEB_HOME_HOME_VIEW_H

#include "action/home/home_lines.h"
#include "action/home/home_renewed.h"
#include "action/home/home_tasks.h"
#include "action/queue/queues_see.h"
#include "web/home/home.h"
#include "web/page.h"

// Tasks, then lines that lapse.
HomeWork home_work(const PageCall *call, const HomeTasks *tasks, const HomeLines *lines);
HomeCounts home_quotes(const PageCall *call, const HomeTasks *tasks);
HomeCounts home_queues(const PageCall *call, const QueueSums *queues);

// Empty where there is only one currency.
HomeChoices home_currencies(const PageCall *call, const HomeLines *lines);
// What is said where not every line was read; its link asks for all.
Notice home_more(const PageCall *call, const HomeLines *lines);
HomeDue home_due(const PageCall *call, const HomeLines *lines);
HomeRenewedPart home_renewed(const PageCall *call, const HomeRenewed *renewed);
HomeMonthsSheet home_months(const PageCall *call, const HomeLines *lines);
HomeComing home_coming(const PageCall *call, const HomeLines *lines);
HomeCloseSheet home_close(const PageCall *call, const HomeLines *lines);
HomeCalendar home_calendar(const PageCall *call, const HomeLines *lines);

// The address of a figure's rows.
Url home_url(Text rows);
// "Dec 2026" in the reader's language.
Text home_month(const PageCall *call, Date month);

#endif
