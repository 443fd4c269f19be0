// Every page and every endpoint, each list ended by NULL; made of their declarations.
#ifndef MAIN_SERVE_LISTS_H
#define MAIN_SERVE_LISTS_H

#include "api/endpoint.h"
#include "web/page.h"

extern const Page *const pages[];
extern const Endpoint *const endpoints[];

#endif
