// Printing a quote that was presented, once per revision and reader; afterwards it prints again
// byte for byte (P16-2). No reader's print holds another's price (V4, P16-3).
#ifndef ACTION_QUOTE_PRINT_QUOTE_PRINT_H
#define ACTION_QUOTE_PRINT_QUOTE_PRINT_H

#include "action/action.h"
#include "base/input/fields.h"
#include "domain/record/quote_sheet.h"

// Who sets papers: main wires report/paper with the process that makes the PDF.
typedef struct {
    // The JSON twin: the same figures for programs; its SHA-256 stands in the PDF.
    Err (*twin)(const void *target, Arena *arena, const QuoteSheet *sheet, Text *ret_json);
    Err (*pdf)(const void *target, Arena *arena, const QuoteSheet *sheet, Text twin_sha256,
               Text language, Text *ret_bytes);
    const void *target;
} QuotePrinter;

typedef struct {
    int64_t revision; // 0: the newest that the viewer may see
} QuotePrintAsk;

extern const FieldTable quote_print_fields;

typedef struct {
    Text pdf;
    Text pdf_sha256;
    Text twin; // JSON
    Text twin_sha256;
} QuotePrint;

// The kept print for the viewer's place in the quote; set in the customer's language and kept where
// it is not yet. Setting stands outside of the transaction; two at once keep one. Refuses
// quote_not_found · quote_state (that revision was never presented; value: its state).
Err do_quote_print(const ActionContext *context, Text number, const QuotePrintAsk *ask,
                   const QuotePrinter *printer, QuotePrint *ret_print, Refusals *ret_refusals);

#endif
