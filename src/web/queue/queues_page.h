// See queue_page.h.
#ifndef WEB_QUEUE_QUEUES_PAGE_H
#define WEB_QUEUE_QUEUES_PAGE_H

#include "web/queue/queue_page.h"

#endif
