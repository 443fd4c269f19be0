// One Proof of Entitlement (P36): what it proves, the chain it stands in, how to check it.
#ifndef WEB_PROOF_PROOF_SHOW_H
#define WEB_PROOF_PROOF_SHOW_H

#include "base/show/html.h"
#include "web/part/form/another_day.h"
#include "web/part/show/facts.h"
#include "web/part/show/name.h"
#include "web/part/show/tag.h"

typedef struct {
    Text part;
    Text description;
    Message quantity; // with its metric
    bool has_coverage;
    Date coverage_start;
    Date coverage_end;
} ProofShowLine;

typedef struct {
    ProofShowLine *items;
    size_t count;
} ProofShowLines;

typedef struct {
    bool current; // this proof
    Message title;
    Url page; // empty: not the viewer's to see
    Message text;
} ChainLink;

typedef struct {
    ChainLink *items;
    size_t count;
} ChainLinks;

typedef struct {
    Text number;
    Name legal_entity;
    Text site;
    Date issued_on;
    Tag state;
    Url pdf;
    Url json;
    ProofShowLines lines;
    ChainLinks chain;
    Facts facts;
    Text sha256; // of the PDF; empty: not rendered yet
    AnotherDay day;
} ProofPage;

#endif
