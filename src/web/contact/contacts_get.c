// GET /sites/{site}/contacts: the tab of a customer's page (portal.md P10, V5); a page, or a file.
#include "action/contact/contacts_read.h"
#include "base/messages.h"
#include "report/rows_ask.h"
#include "web/contact/contact_list.h"
#include "web/contact/contact_words.h"
#include "web/contact/contacts_url.h"
#include "web/frame.h"
#include "web/list/list_answer.h"
#include "web/list/list_frame.h"
#include "web/lost.h"
#include "web/part/frame/icon.h"
#include "web/site/site_tabs.h"
#include "web/tpl_contact_list.h"

enum { CRUMB_COUNT = 2 };

static ContactRoleNames names_of(const PageCall *call, Text text) {
    Message *names = arena_array(call->arena, Message, CONTACT_ROLE_COUNT);
    size_t count = 0;
    ContactRoles roles = {0};
    if (text.len > 0) {
        bool known = contact_roles_parse(text, &roles);
        ENSURE(known);
    }
    for (int role = 0; role < (int)CONTACT_ROLE_COUNT; role++) {
        if (contact_holds(roles, (ContactRole)role)) {
            names[count++] = contact_role_words((ContactRole)role);
        }
    }
    return (ContactRoleNames){names, count};
}

static ContactCards cards_of(const PageCall *call, const ContactsView *contacts) {
    ContactCard *cards = arena_array(call->arena, ContactCard, contacts->count);
    for (size_t i = 0; i < contacts->count; i++) {
        const ContactRow *row = &contacts->rows[i];
        cards[i] = (ContactCard){
            .person = name_of(row->name, call->lang),
            .mail = row->mail,
            .phone = row->phone,
            .roles = names_of(call, row->roles),
            .stands_in_for = names_of(call, row->stands_in_for),
            .city = row->city,
            .province = row->province,
            .postal_code = row->postal_code,
            .country = row->country,
            .state = tag_of(call->arena, STATES_OF_CONTACT, row->mail_state),
            .has_confirmed = !row->last_confirmed_on_null,
            .confirmed = row->last_confirmed_on,
        };
    }
    return (ContactCards){cards, contacts->count};
}

// C7: why there is none, and never that one is hidden.
static Empty empty_of(const PageCall *call, bool opens) {
    return opens ? (Empty){.icon = icon_html(call->arena, ICON_USERS),
                           .title = msg_no_contacts(),
                           .text = msg_no_contacts_text()}
                 : (Empty){.icon = icon_html(call->arena, ICON_LOCK),
                           .title = msg_contacts_closed(),
                           .text = msg_contacts_closed_text()};
}

static Err show(PageCall *call, const ContactsOpen *open, const ContactsView *contacts) {
    ContactListPage view = {
        .head = site_head(call, &open->customer, S(""), SITE_CONTACTS),
        .opens = open->opens,
        .exports = list_exports(call),
        .rows = cards_of(call, contacts),
        .empty = empty_of(call, open->opens),
    };
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_customers(), url_path(S("/customers"))};
    crumbs[1] = (Crumb){.label = msg_plain(open->customer.site)};
    PageParts parts = {
        .title = msg_contacts(), .crumbs = {crumbs, CRUMB_COUNT}, .main = page_part(call)};
    tpl_contact_list(&parts.main, &view);
    return page_show(call, 200, &parts);
}

static Err stream(PageCall *call, const RowsAsk *ask, Text site) {
    RowsStream rows;
    void *state = NULL;
    Arena *memory = NULL;
    if (!list_file_rows(call, ask, &contact_columns, &rows)) {
        return page_lost(call, 400);
    }
    TRY(call->stream(call, &contacts_source, &rows, &state, &memory));
    contacts_state(state, site);
    list_file_name(call, S("contacts"), rows.form.format);
    return OK;
}

PAGE(contacts, HTTP_GET, "/sites/{number}/contacts", CONTACTS_GATE, &rows_ask_fields) {
    const RowsAsk *ask = call->input;
    ContactsOpen open;
    ContactsView contacts = {0};
    Refusals refusals = {0};
    if (call->complaints->count > 0) {
        return page_lost(call, 400);
    }
    TRY(see_contacts_open(call->context, call->params[0], &open, &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    if (ask->format != ASK_PAGE && open.opens) {
        return stream(call, ask, open.customer.site);
    }
    if (open.opens) {
        TRY(do_contacts_read(call->context, open.customer.site, &contacts, &refusals));
    }
    return ask->format != ASK_PAGE ? page_lost(call, 403) : show(call, &open, &contacts);
}
