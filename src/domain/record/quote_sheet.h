// A quote as it was presented, for one of its readers (portal.md P16, V4): whose prices stand in it
// is decided by who made it; what it says never changes.
#ifndef DOMAIN_RECORD_QUOTE_SHEET_H
#define DOMAIN_RECORD_QUOTE_SHEET_H

#include "base/date.h"
#include "domain/value/money.h"
#include "domain/value/points.h"

typedef struct {
    bool given;
    Money unit;
    Money extended;
} SheetPrice;

typedef struct {
    int64_t line;
    Text part;
    Text description;
    Text metric;
    Text site;
    Quantity quantity;
    Date coverage_start;
    Date coverage_end;
    int64_t months; // 0: not prorated
    Points points;
    SheetPrice price; // suggested
    SheetPrice buy;   // the reader's own
    SheetPrice sell;
    Text note;
} QuoteSheetLine;

typedef struct {
    Text number;
    int64_t revision;
    Text kind;   // "sales", "renewal"
    Text reader; // "vendor", "distributor", "reseller", "customer"
    Date presented_on;
    Date valid_to;
    Text agreement;
    Text site;
    Text customer_name;
    Text city;
    Text country;
    Text distributor;
    Text distributor_name;
    Text reseller;
    Text reseller_name;
    Currency currency;
    Text level;      // its code; empty for express
    Text level_name; // what it is called in the print's language
    Points points;
    Money total;
    bool has_buy;
    Money buy_total;
    bool has_sell;
    Money sell_total;
    Text contact;      // its code; empty: none, or not open to the reader (V5)
    Text contact_role; // the first that it holds
    bool has_maximum;
    Money maximum_end_price; // what the customer may be asked for all of it
    Text input_hash;
    const QuoteSheetLine *lines;
    size_t line_count;
} QuoteSheet;

#endif
