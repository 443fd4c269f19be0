// Renewal lines that are asked for by their names (P21): found by their sites, in the ways in which
// the viewer comes to lines, so that what he does not see is found no more than what is not there.
#include "action/renewal/line_filter_private.h"

#include <stdlib.h>

enum { MONTH_BYTES = 6, MONTHS_OF_YEAR = 12, BATCH = 500 };

// The lines of a question; its filter points to `pages`.
typedef struct {
    LinesThen pages;
    LineRow *rows; // bare, by due day
    size_t count;
} AtHand;

static bool read_month(Text text, Date *ret) {
    int64_t number = 0;
    if (decimal_parse(text, 0, &number) != DECIMAL_FINE || number % 100 < 1 ||
        number % 100 > MONTHS_OF_YEAR || number < 100) {
        return false;
    }
    *ret = date_of((CivilDay){(int32_t)(number / 100), (int32_t)(number % 100), 1});
    return true;
}

// "7001234-K3J0000000000-202604": site, record, first month of the coverage.
static bool split(const ActionContext *context, Text name, Text *ret_site, LineNamed *named) {
    enum { TAIL = 1 + RECORD_CODE_BYTES + 1 + MONTH_BYTES };
    if (name.len <= TAIL) {
        return false;
    }
    const char *tail = name.bytes + name.len - TAIL;
    *ret_site = (Text){name.bytes, name.len - TAIL};
    return tail[0] == '-' && tail[1 + RECORD_CODE_BYTES] == '-' &&
           record_code_parse((Text){tail + 1, RECORD_CODE_BYTES}, context->number_key,
                             &named->entitlement.id) &&
           read_month((Text){tail + 2 + RECORD_CODE_BYTES, MONTH_BYTES}, &named->start);
}

static int by_site(const void *left, const void *right) {
    const LineNamed *a = left;
    const LineNamed *b = right;
    if (a->enterprise.id != b->enterprise.id) {
        return a->enterprise.id < b->enterprise.id ? -1 : 1;
    }
    if (a->site.id != b->site.id) {
        return a->site.id < b->site.id ? -1 : 1;
    }
    return (a->entitlement.id > b->entitlement.id) - (a->entitlement.id < b->entitlement.id);
}

Err line_names(const ActionContext *context, const FieldList *names, LineQuestion *question,
               Refusals *refusals) {
    const Text *texts = names->items;
    question->is_named = names->count > 0;
    if (names->count > RENEWAL_LINES_NAMED) {
        refuse(refusals, (Refusal){.id = REFUSAL_TOO_MANY_LINES, .field = S("renewal_line")});
        return OK;
    }
    question->named = arena_array(context->arena, LineNamed, names->count);
    for (size_t i = 0; i < names->count; i++) {
        LineNamed named = {0};
        Text number;
        SiteRecord site;
        bool found = false;
        if (split(context, texts[i], &number, &named)) {
            TRY(site_find(context->db, context->arena, number, &site, &found));
        }
        if (found) {
            named.enterprise = site.enterprise;
            named.agreement = site.agreement;
            named.site = site.site;
            question->named[question->named_count++] = named;
        }
    }
    if (question->named_count > 1) {
        qsort(question->named, question->named_count, sizeof *question->named, by_site);
    }
    question->nothing = question->nothing || (question->is_named && question->named_count == 0);
    return OK;
}

bool line_is_named(const LineQuestion *question, const LineRow *row) {
    Date start = date_add_days(row->coverage_end, 1);
    for (size_t i = 0; i < question->named_count; i++) {
        const LineNamed *named = &question->named[i];
        if (named->enterprise.id == row->enterprise.id &&
            named->entitlement.id == row->entitlement.id && named->site.id == row->site.id &&
            date_month_first(start, 0).days == named->start.days) {
            return true;
        }
    }
    return false;
}

static bool is_behind(const LineRow *row, LinePlace after) {
    LinePlace place = line_place(row);
    return line_place_compare(&place, &after) > 0;
}

static Err next(const ActionContext *context, const LineFilter *filter, LinePlace after,
                size_t most, LinePage *ret_page) {
    const AtHand *hand = (const AtHand *)(const void *)filter->then; // its first member
    LinePage page = {.rows = arena_array(context->arena, LineRow, hand->count)};
    for (size_t i = 0; i < hand->count; i++) {
        if (is_behind(&hand->rows[i], after)) {
            page.more = page.count == most;
            if (page.more) {
                break;
            }
            page.rows[page.count++] = hand->rows[i];
        }
    }
    *ret_page = page;
    return lines_fill(context, filter, page.rows, page.count);
}

// Those of one site: `first` and the named behind it.
static Err find_at_site(const ActionContext *context, const LineQuestion *question,
                        const LineNamed *first, size_t count, AtHand *hand) {
    LineFilter filter = question->filter;
    LinePlace after = LINES_BEGIN;
    LinePage page = {.more = true};
    bool elsewhere = (filter.holder.id != 0 && (filter.enterprise.id != first->enterprise.id ||
                                                filter.holder.id != first->agreement.id)) ||
                     (filter.only_site.id != 0 && filter.only_site.id != first->site.id);
    filter.enterprise = first->enterprise;
    filter.holder = first->agreement;
    filter.only_site = first->site;
    size_t most = hand->count + count;
    while (!elsewhere && page.more && hand->count < most) {
        TRY(lines_next_bare(context, &filter, after, BATCH, &page));
        for (size_t i = 0; i < page.count && hand->count < most; i++) {
            if (line_is_named(question, &page.rows[i])) {
                hand->rows[hand->count++] = page.rows[i];
            }
        }
        after = page.count > 0 ? line_place(&page.rows[page.count - 1]) : after;
    }
    return OK;
}

static int by_due(const void *left, const void *right) {
    return line_compare(left, right);
}

Err lines_named_open(const ActionContext *context, LineQuestion *question) {
    AtHand *hand = arena_new(context->arena, AtHand);
    size_t begin = 0;
    if (!question->is_named || question->when != NULL || question->nothing) {
        return OK;
    }
    *hand = (AtHand){.pages = {next},
                     .rows = arena_array(context->arena, LineRow, question->named_count)};
    while (begin < question->named_count) {
        const LineNamed *first = &question->named[begin];
        size_t end = begin + 1;
        while (end < question->named_count && question->named[end].site.id == first->site.id &&
               question->named[end].enterprise.id == first->enterprise.id) {
            end++;
        }
        TRY(find_at_site(context, question, first, end - begin, hand));
        begin = end;
    }
    if (hand->count > 1) {
        qsort(hand->rows, hand->count, sizeof *hand->rows, by_due);
    }
    question->filter.then = &hand->pages;
    return OK;
}
