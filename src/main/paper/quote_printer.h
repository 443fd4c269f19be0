// How quotes become papers: wires report/paper with the process that sets them.
#ifndef MAIN_PAPER_QUOTE_PRINTER_H
#define MAIN_PAPER_QUOTE_PRINTER_H

#include "action/quote/print/quote_print.h"

// `program`: see paper_child_set; it must outlive the printer.
QuotePrinter quote_printer(const char *const *program);

#endif
