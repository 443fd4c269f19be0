// Judges what was typed, and lays the page out.
#include "web/quote/build/build_form.h"

#include "base/messages.h"
#include "web/enquiry/enquiry_url.h"
#include "web/frame.h"
#include "web/part/show/amounts.h"
#include "web/line/typed_view.h"
#include "web/quote/build/quote_build.h"
#include "web/quote/quote_page.h"
#include "web/quote/quote_terms.h"
#include "web/quote/quote_view.h"
#include "web/tpl_quote_build.h"

enum { FIELDS_MAX = 3, CRUMBS_MAX = 3 };

// What the page is made of.
typedef struct {
    const QuoteBuildForm *form;
    QuoteBuildInput input; // with what was repaired and added
    QuoteBuilt built;
    PartsFound found;
    Refusals refusals; // what was tried, or what judging refuses
} Shown;

static bool has_lines(const QuoteBuildInput *input) {
    return (input->site.len > 0 || input->quote.len > 0) &&
           (input->paste.len > 0 || input->lines.count > 0);
}

static Err judge(const PageCall *call, Shown *shown) {
    Refusals refusals = {0};
    if (has_lines(&shown->input)) {
        TRY(see_quote_built(call->context, &shown->input, &shown->built, &refusals));
    }
    const TypedLines *typed = &shown->built.typed;
    bool repairs = shown->form->repair.value && typed->repairs > 0;
    bool merges = shown->form->merge.value && typed->again > 0;
    if (repairs || merges) {
        shown->input.paste = repairs ? typed->repaired : typed->merged;
        TRY(see_quote_built(call->context, &shown->input, &shown->built, &refusals));
    }
    for (int32_t i = 0; i < refusals.count && shown->refusals.count == 0; i++) {
        shown->refusals = refusals;
    }
    return OK;
}

static Err find(const PageCall *call, Shown *shown) {
    PartFindInput input = {.site = shown->input.site,
                           .quote = shown->input.quote,
                           .currency = shown->input.currency,
                           .find = shown->form->find};
    Refusals refusals = {0};
    if (input.find.len == 0 || (input.site.len == 0 && input.quote.len == 0)) {
        return OK;
    }
    TRY(see_parts_found(call->context, &input, &shown->found, &refusals));
    if (shown->refusals.count == 0) {
        shown->refusals = refusals;
    }
    return OK;
}

// ---- the view ----

static void add_field(const PageCall *call, const Shown *shown, FormFields *fields,
                      FormField field) {
    Message problem;
    if (page_problem_of(call, &shown->refusals, field.name, &problem)) {
        field = field_with_problem(field, problem);
    }
    fields->items[fields->count++] = field;
}

// As it was typed, or as an enquiry says it.
static Text begun(const PageCall *call, Text name, Text value) {
    return page_was_sent(call, name) ? page_typed(call, name) : value;
}

static FormFields fields_of(const PageCall *call, const Shown *shown) {
    FormFields fields = {arena_array(call->arena, FormField, FIELDS_MAX), 0};
    if (shown->input.quote.len > 0) {
        return fields;
    }
    add_field(call, shown, &fields,
              field_with_hint(
                  field_text(S("site"), msg_site(), begun(call, S("site"), shown->input.site)),
                  msg_site_hint()));
    add_field(
        call, shown, &fields,
        field_with_hint(field_text(S("currency"), msg_currency(), page_typed(call, S("currency"))),
                        msg_currency_hint()));
    if (call->viewer->kind != VIEWER_PARTNER || call->viewer->is_distributor) {
        add_field(call, shown, &fields,
                  field_text(S("reseller"), msg_reseller(), page_typed(call, S("reseller"))));
        fields.items[fields.count - 1].optional = true;
    }
    return fields;
}

static const QuoteLine *line_of(const QuoteBuilt *built, int64_t line) {
    for (size_t i = 0; i < built->quote.line_count; i++) {
        if (built->quote.lines[i].line == line) {
            return &built->quote.lines[i];
        }
    }
    return NULL;
}

static void fill_good(const QuoteLine *line, TypedRow *row) {
    row->good = true;
    row->part = line->part;
    row->description = line->description;
    row->quantity = quantity_amount(line->quantity);
    row->unit = amount_bare(line->unit, line->money);
    row->has_own = !line->buy_unit_null || !line->sell_unit_null;
    row->own_unit =
        amount_bare(line->buy_unit_null ? line->sell_unit : line->buy_unit, line->money);
    row->has_points = line->points.hundredths > 0;
    row->points = points_amount(line->points);
    row->extended = amount_bare(line->extended, line->money);
}

static TypedRows rows_of(const PageCall *call, const QuoteBuilt *built) {
    TypedRows rows = {arena_array(call->arena, TypedRow, built->typed.count), built->typed.count};
    for (size_t i = 0; i < built->typed.count; i++) {
        const TypedLine *line = &built->typed.lines[i];
        const QuoteLine *priced = line->line == 0 ? NULL : line_of(built, line->line);
        rows.items[i].place = line->typed.place;
        if (priced != NULL) {
            fill_good(priced, &rows.items[i]);
        } else {
            typed_row_bad(call, line, &rows.items[i]);
        }
    }
    return rows;
}

static void fill_figures(const PageCall *call, const QuoteBuilt *built, QuoteBuildPage *view) {
    const Quote *quote = &built->quote;
    view->priced = built->priced;
    view->currency = built->typed.count > 0 ? currency_code(built->currency) : S("");
    if (!built->priced) {
        return;
    }
    view->totals = quote_view_totals(call, quote);
    view->has_level = !quote->standing.express;
    if (view->has_level) {
        view->points_now = msg_points_now(points_amount(quote->standing.term_before),
                                          points_amount(quote->standing.of_order_points),
                                          points_amount(quote->standing.term_after));
        view->meter = quote_view_meter(call, quote);
        view->effect = quote_view_effect(call, quote);
    }
}

static QuoteBuildPage view_of(const PageCall *call, const Shown *shown) {
    const QuoteBuilt *built = &shown->built;
    bool more = shown->input.quote.len > 0;
    Url own = more ? build_more_url(call->arena, shown->input.quote) : url_path(S("/quotes"));
    int64_t good = (int64_t)(built->typed.count - built->typed.bad);
    QuoteBuildPage view = {
        .title = more ? msg_add_lines() : msg_new_quote(),
        .quote = shown->input.quote,
        .quote_page = more ? quote_url(call->arena, shown->input.quote) : (Url){{0}},
        .make = own,
        .check = url_join(call->arena, own, S("check")),
        .fields = fields_of(call, shown),
        .paste = typed_paste_field(call, &shown->refusals, shown->input.paste, msg_paste_lines(),
                                   msg_paste_hint()),
        .find = typed_find_field(call, &shown->refusals),
        .found = found_parts(call, &shown->found,
                             shown->form->find.len > 0 && shown->refusals.count == 0),
        .typed = typed_table(&built->typed, rows_of(call, built), msg_quote_lines()),
        .has_good = built->typed.bad > 0 && good > 0,
        .make_good = msg_count_only_good_lines(good),
        .make_all = more ? msg_add_lines() : msg_make_quote(),
    };
    if (!more && shown->input.enquiry.len > 0) {
        view.enquiry = shown->input.enquiry;
        view.enquiry_page = enquiry_url(call->arena, view.enquiry);
    }
    view.found.check = view.typed.check = view.check;
    fill_figures(call, built, &view);
    return view;
}

static Text edition_of(const PageCall *call, const QuoteBuildForm *form) {
    TextBuf buf = buf_new(call->arena, 24);
    if (form->revision > 0) {
        buf_add_int(&buf, form->revision);
    }
    return buf_text(&buf);
}

Err build_show(PageCall *call, int status, Text quote, const QuoteBuildForm *form,
               const Refusals *tried) {
    Shown shown = {.form = form, .input = form->build};
    shown.input.quote = quote;
    shown.refusals = tried == NULL ? (Refusals){0} : *tried;
    if (form->add.len > 0) {
        shown.input.paste = typed_with_line(call->arena, shown.input.paste, form->add);
    }
    if (call->complaints->count == 0) {
        TRY(judge(call, &shown));
        TRY(find(call, &shown));
    }
    QuoteBuildPage view = view_of(call, &shown);
    view.keys = page_keys(call, edition_of(call, form));
    if (quote.len == 0) {
        TRY(quote_terms_fields(call, shown.input.site, NULL, &shown.refusals, &view.terms));
    }
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMBS_MAX);
    size_t count = 0;
    crumbs[count++] = (Crumb){msg_quotes(), url_path(S("/quotes"))};
    if (quote.len > 0) {
        crumbs[count++] = (Crumb){msg_plain(quote), view.quote_page};
    }
    crumbs[count++] = (Crumb){.label = view.title};
    PageParts parts = {.title = view.title,
                       .crumbs = {crumbs, count},
                       .problems = page_problems(call, &shown.refusals),
                       .main = page_part(call)};
    tpl_quote_build(&parts.main, &view);
    return page_show(call, status, &parts);
}

Url build_more_url(Arena *arena, Text quote) {
    return url_join(arena, quote_url(arena, quote), S("add"));
}
