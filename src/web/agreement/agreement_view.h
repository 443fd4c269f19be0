// Making the view of an agreement's page.
#ifndef WEB_AGREEMENT_AGREEMENT_VIEW_H
#define WEB_AGREEMENT_AGREEMENT_VIEW_H

#include "action/agreement/access_read.h"
#include "action/agreement/agreement_page.h"
#include "web/agreement/agreement_show.h"
#include "web/page.h"

typedef enum { TAB_SITES, TAB_POINTS, TAB_ACCESS, TAB_COUNT } AgreementTabKind;

// As addresses have them.
extern const Text agreement_tab_names[TAB_COUNT];
Url agreement_tab_url(const PageCall *call, Text number, AgreementTabKind tab);

// access: read for TAB_ACCESS, else not looked at.
AgreementShow agreement_show(const PageCall *call, const AgreementPage *page, AgreementTabKind tab,
                             const AccessView *access);

// agreement_access.c
void agreement_fill_access(const PageCall *call, const AccessView *access, AgreementShow *view);

#endif
