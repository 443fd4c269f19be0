// A customer's home, made of what see_home_customer, see_home_lines and see_home_tasks say.
#ifndef WEB_HOME_CUSTOMER_CUSTOMER_VIEW_H
#define WEB_HOME_CUSTOMER_CUSTOMER_VIEW_H

#include "action/home/home_customer.h"
#include "web/home/customer/customer_home.h"
#include "web/home/home_view.h"

HomeAgreement home_agreement(const PageCall *call, const HomeCustomer *customer);
HomeList home_covered(const PageCall *call, const HomeLines *lines);
HomeList home_orders(const PageCall *call, const HomeCustomer *customer);
HomeList home_proofs(const PageCall *call, const HomeCustomer *customer);

#endif
