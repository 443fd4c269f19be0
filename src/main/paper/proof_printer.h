// How proofs become papers: wires report/paper with the process that sets them.
#ifndef MAIN_PAPER_PROOF_PRINTER_H
#define MAIN_PAPER_PROOF_PRINTER_H

#include "action/proof/proof_render.h"

// `program`: see paper_child_set; it must outlive the printer.
ProofPrinter proof_printer(const char *const *program);

#endif
