// Who the reader is here, and how pages look to them (P01).
#ifndef WEB_ACCOUNT_ME_H
#define WEB_ACCOUNT_ME_H

#include "base/show/html.h"
#include "web/part/form/field.h"
#include "web/part/form/keys.h"
#include "web/part/show/facts.h"
#include "web/part/show/name.h"

typedef struct {
    Message *items;
    size_t count;
} RightNames;

typedef struct {
    Name account;
    Text number;
    Message role;
    Message kind;
    RightNames rights;
    Message until;
} MySeat;

typedef struct {
    MySeat *items;
    size_t count;
} MySeats;

typedef struct {
    Facts facts;
    FormKeys keys;
    FormFields fields;
    MySeats seats;
} MePage;

#endif
