// A short list with the way to all of it; its view stands in customer_home.h.
#ifndef WEB_HOME_CUSTOMER_HOME_LIST_H
#define WEB_HOME_CUSTOMER_HOME_LIST_H

#include "web/home/customer/customer_home.h"

#endif
