// menu.def, filtered by the gates of its pages.
#include "web/menu.h"

#include "base/messages.h"
#include "web/part/frame/icon.h"

enum { FOR_PARTNERS = 1, FOR_CUSTOMERS = 2, FOR_STAFF = 4, FOR_ALL = 7 };

typedef enum {
    GROUP_TOP,
    GROUP_SELL,
    GROUP_RENEW,
    GROUP_CUSTOMERS,
    GROUP_AGREEMENT,
    GROUP_LICENCES,
    GROUP_REPORTS,
    GROUP_ACCOUNT,
    GROUP_COUNT
} Group;

typedef enum { WAITS_NONE, WAITS_QUOTES, WAITS_ORDERS, WAITS_FILES } Waits;

typedef struct {
    unsigned audience;
    Group group;
    Icon icon;
    Message (*label)(void);
    const Page *page;
    Waits waits;
} Item;

#define MENU(audience, group, icon, label, page, waits) extern const Page page_##page;
#include "web/menu.def"
#undef MENU

static const Item items[] = {
#define MENU(audience, group, icon, label, page, waits)                                            \
    {audience, group, icon, msg_##label, &page_##page, waits},
#include "web/menu.def"
#undef MENU
};

enum { ITEM_COUNT = sizeof items / sizeof items[0] };

static unsigned audience_of(const Viewer *viewer) {
    return viewer->kind == VIEWER_PARTNER    ? FOR_PARTNERS
           : viewer->kind == VIEWER_CUSTOMER ? FOR_CUSTOMERS
                                             : FOR_STAFF;
}

static Message title_of(Group group) {
    switch (group) {
    case GROUP_SELL:
        return msg_nav_sell();
    case GROUP_RENEW:
        return msg_nav_renew();
    case GROUP_CUSTOMERS:
        return msg_nav_customers();
    case GROUP_AGREEMENT:
        return msg_nav_agreement();
    case GROUP_LICENCES:
        return msg_nav_licences();
    case GROUP_REPORTS:
        return msg_nav_reports();
    case GROUP_TOP:
    case GROUP_ACCOUNT:
    case GROUP_COUNT:
        break;
    }
    return msg_nav_account();
}

static bool is_at_or_below(Text path, const Page *page) {
    return text_begins(path, page->path) &&
           (path.len == page->path.len || path.bytes[page->path.len] == '/');
}

// An item is current on its own page and on those below it that are no items themselves.
static bool is_current(const PageCall *call, const Page *page) {
    Text path = call->request->path;
    for (size_t i = 0; i < ITEM_COUNT; i++) {
        const Page *other = items[i].page;
        if (other->path.len > page->path.len && is_at_or_below(path, other)) {
            return false;
        }
    }
    return is_at_or_below(path, page);
}

static int64_t count_of(const HomeWaiting *waiting, Waits waits) {
    switch (waits) {
    case WAITS_QUOTES:
        return waiting->quotes;
    case WAITS_ORDERS:
        return waiting->orders;
    case WAITS_FILES:
        return waiting->files;
    case WAITS_NONE:
        break;
    }
    return 0;
}

// `shown`: room for all of the group.
static NavItems items_of(const PageCall *call, const HomeWaiting *waiting, Group group,
                         NavItem *shown) {
    size_t count = 0;
    for (size_t i = 0; i < ITEM_COUNT; i++) {
        const Item *item = &items[i];
        if (item->group != group || (item->audience & audience_of(call->viewer)) == 0 ||
            gate_ask(&item->page->gate, true, call->viewer) != GATE_OPEN) {
            continue;
        }
        shown[count++] = (NavItem){
            .icon = icon_html(call->arena, item->icon),
            .label = item->label(),
            .url = url_path(item->page->path),
            .current = is_current(call, item->page),
            .count = count_of(waiting, item->waits),
        };
    }
    return (NavItems){shown, count};
}

NavGroups menu_groups(const PageCall *call, const HomeWaiting *waiting) {
    if (call->viewer == NULL) {
        return (NavGroups){0};
    }
    NavGroup *groups = arena_array(call->arena, NavGroup, GROUP_COUNT);
    NavItem *room = arena_array(call->arena, NavItem, ITEM_COUNT); // an item is of one group
    size_t count = 0;
    for (int group = 0; group < (int)GROUP_COUNT; group++) {
        NavItems shown = items_of(call, waiting, (Group)group, room);
        room += shown.count;
        if (shown.count > 0) {
            groups[count++] = (NavGroup){group != (int)GROUP_TOP, title_of((Group)group), shown};
        }
    }
    return (NavGroups){groups, count};
}
