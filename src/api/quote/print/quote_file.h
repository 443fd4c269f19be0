// The kept print of a quote, for programs.
#ifndef API_QUOTE_PRINT_QUOTE_FILE_H
#define API_QUOTE_PRINT_QUOTE_FILE_H

#include "action/quote/print/quote_print.h"
#include "api/endpoint.h"

// In the form that the endpoint gives.
Err quote_file_give(EndpointCall *call);

#endif
