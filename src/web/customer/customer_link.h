// Where the name of a customer leads.
#ifndef WEB_CUSTOMER_CUSTOMER_LINK_H
#define WEB_CUSTOMER_CUSTOMER_LINK_H

#include "web/page.h"

// The page of the customer at this site; empty where its gate does not open for the reader, or no
// site is named. That the reader sees the site is for who calls to know.
Url customer_link(const PageCall *call, Text site);

#endif
