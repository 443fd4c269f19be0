// The JSON twin of a quote's print: the same figures for programs, always the same bytes.
#ifndef REPORT_PAPER_QUOTE_TWIN_H
#define REPORT_PAPER_QUOTE_TWIN_H

#include "domain/record/quote_sheet.h"

// Money and points are strings, missing values null, days ISO 8601 (C3).
Err quote_twin(Arena *arena, const QuoteSheet *sheet, Text *ret_json);

#endif
