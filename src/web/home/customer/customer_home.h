// A customer's home (P43): what it has to decide, what it holds, what falls due.
#ifndef WEB_HOME_CUSTOMER_CUSTOMER_HOME_H
#define WEB_HOME_CUSTOMER_CUSTOMER_HOME_H

#include "web/home/customer/home_agreement.h"
#include "web/home/home.h"

typedef struct {
    Text id;
    Message title;
    Message none; // said where there is no row
    HomeCountRows rows;
    Url all;
    Message all_label;
} HomeList;

typedef struct {
    Message title;
    Message sub;
    Actions actions;
    HomeWork work;
    bool has_agreement;
    HomeAgreement agreement;
    bool has_due;
    HomeDue due;
    bool has_covered;
    HomeList covered;
    HomeChoices currencies;
    bool has_coming;
    HomeComing coming;
    bool has_orders;
    HomeList orders;
    bool has_proofs;
    HomeList proofs;
} CustomerHome;

#endif
