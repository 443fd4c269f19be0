// GET /partner-accounts: the partner accounts by name (portal.md P43).
#include "action/partner/partner_account.h"
#include "base/messages.h"
#include "web/frame.h"
#include "web/list/list_frame.h"
#include "web/partner/partner_list.h"
#include "web/tpl_partner_list.h"

PAGE(partner_accounts, HTTP_GET, "/partner-accounts",
     MAY(SUBJECT_PROGRAMME, READ, RIGHT_ACCESS_UPDATE, RIGHT_ACCESS_UPDATE), &partners_fields) {
    PartnersView partners = {0};
    Refusals refusals = {0};
    if (call->complaints->count == 0) {
        TRY(see_partner_accounts(call->context, call->input, &partners, &refusals));
    }
    PartnerListPage view = {
        .rows = {arena_array(call->arena, PartnerListRow, partners.count), partners.count},
        .pager = list_pager(call, partners.count, partners.next)};
    for (size_t i = 0; i < partners.count; i++) {
        const PartnerAccount *row = &partners.rows[i];
        view.rows.items[i] = (PartnerListRow){
            .name = name_of(row->name, call->lang),
            .page = url_join(call->arena, url_path(S("/partner-accounts")), row->number),
            .number = row->number,
            .country = row->country,
            .tier = row->tier,
            .since = row->since,
            .state = tag_of(call->arena, STATES_OF_ACCOUNT, row->state),
        };
    }
    PageParts parts = {.title = msg_partner_accounts(),
                       .problems = page_problems(call, &refusals),
                       .main = page_part(call)};
    tpl_partner_list(&parts.main, &view);
    return page_show(call, parts.problems.count > 0 ? 422 : 200, &parts);
}
