// The form of an import, and what it would change.
#include "web/held/held_import_view.h"

#include "base/messages.h"
#include "action/refusal_message.h"
#include "domain/value/figures.h"
#include "report/table_text.h"
#include "web/frame.h"
#include "web/held/held_import.h"
#include "web/held/held_url.h"
#include "web/part/frame/icon.h"
#include "web/tpl_held_import.h"

enum { ROWS_SHOWN = 200, CELL_COUNT = USE_COUNT + 1, FIELD_COUNT_OF_FORM = 2, CRUMB_COUNT = 2 };

void import_read(const PageCall *call, const HeldBulkAsk *ask, bool with_file,
                 ImportGiven *ret_given, Refusals *refusals) {
    ImportGiven given = {.text = ask->text, .site = ask->site};
    Text file = {0};
    TableText table;
    if (with_file && http_find(call->request->files, S("file"), &file) && file.len > 0) {
        given.text = file;
    }
    table_text_read(call->arena, given.text, HELD_ROWS_MAX, &table, refusals);
    given.text = text_is_utf8(table.text) ? table.text : (Text){0};
    if (!refused(refusals)) {
        HeldTable cells = {table.header, table.columns, table.rows, table.lines, table.count};
        held_text_read(call->arena, &cells, &given.read, refusals);
    }
    *ret_given = given;
}

// ---- rows ----

static ImportCells cells_of(const PageCall *call, const HeldRowDone *row) {
    Message labels[USE_COUNT] = {msg_use_download(), msg_use_media(), msg_use_support()};
    ImportCells cells = {arena_array(call->arena, ImportCell, CELL_COUNT), CELL_COUNT};
    for (HeldUse use = USE_DOWNLOAD; use < USE_COUNT; use++) {
        Quantity before = row->before.allocated[use];
        Quantity after = row->after.allocated[use];
        cells.items[use] = (ImportCell){.label = labels[use],
                                        .changes = before.count != after.count,
                                        .known_before = row->found,
                                        .known = row->found,
                                        .before = quantity_amount(before),
                                        .after = quantity_amount(after)};
    }
    bool same = row->before.has_deployed == row->after.has_deployed &&
                row->before.deployed.count == row->after.deployed.count;
    cells.items[USE_COUNT] = (ImportCell){.label = msg_deployed(),
                                          .changes = !same,
                                          .known_before = row->before.has_deployed,
                                          .known = row->after.has_deployed,
                                          .before = quantity_amount(row->before.deployed),
                                          .after = quantity_amount(row->after.deployed)};
    return cells;
}

static Text state_of(const HeldRowDone *row, bool written) {
    return row->result == HELD_DONE && !written ? S("would") : held_result_name(row->result);
}

static ImportRow row_of(const PageCall *call, const HeldRowDone *row, bool written) {
    bool wrong = row->result == HELD_REFUSED;
    Text name = held_name(call->arena, row->site, row->part);
    return (ImportRow){
        .has_line = row->line > 0,
        .line = msg_import_line(row->line),
        .row_key = row->row_key,
        .part = row->part,
        .site = row->site,
        .page = row->found ? held_url(call->arena, name) : (Url){0},
        .known = row->found,
        .entitled = quantity_amount(row->entitled),
        .cells = cells_of(call, row),
        .beyond = row->after.has_deployed && row->after.deployed.count > row->entitled.count,
        .over = tag_of(call->arena, STATES_OF_COUNT, S("beyond")),
        .result = tag_of(call->arena, STATES_OF_COUNT, state_of(row, written)),
        .wrong = wrong,
        .field = row->problem.field,
        .problem = wrong ? page_refusal_words(call, &row->problem) : msg_plain(S("")),
        .next = wrong ? refusal_next(row->problem.id) : msg_plain(S("")),
    };
}

// What changes or cannot, as far as it is shown.
static void fill_rows(const PageCall *call, const ImportGiven *given, const HeldBulkDone *done,
                      HeldImportPage *view) {
    view->rows.items = arena_array(call->arena, ImportRow, ROWS_SHOWN);
    for (size_t i = 0; i < done->count && view->rows.count < ROWS_SHOWN; i++) {
        if (done->rows[i].result != HELD_UNCHANGED || !done->rows[i].found) {
            view->rows.items[view->rows.count++] = row_of(call, &done->rows[i], done->written);
        }
    }
    view->checked = true;
    view->has_good = done->done > 0 && !done->written;
    view->primary = view->has_good && done->refused == 0;
    view->says =
        msg_import_says((int64_t)done->done, (int64_t)done->unchanged, (int64_t)done->refused);
    view->has_joined = given->read.joined > 0;
    view->joined = msg_import_joined((int64_t)given->read.joined);
    view->has_more = done->count > view->rows.count;
    view->more = msg_import_more((int64_t)(done->count - view->rows.count));
}

// ---- the page ----

static FormFields fields_of(const PageCall *call, const ImportGiven *given) {
    FormFields fields = {arena_array(call->arena, FormField, FIELD_COUNT_OF_FORM),
                         FIELD_COUNT_OF_FORM};
    fields.items[0] =
        field_with_hint(field_file(S("file"), msg_import_file()), msg_import_file_hint());
    fields.items[1] = field_with_hint(field_text(S("site"), msg_import_site(), given->site),
                                      msg_import_site_hint());
    return fields;
}

static Notices notices_of(const PageCall *call, const HeldBulkDone *done) {
    Notice *notice = arena_array(call->arena, Notice, 1);
    if (done == NULL || !done->written) {
        return (Notices){notice, 0};
    }
    *notice = (Notice){.tone = S("good"),
                       .icon = icon_html(call->arena, ICON_CIRCLE_CHECK),
                       .title = msg_import_written((int64_t)done->done)};
    return (Notices){notice, 1};
}

Err import_page(PageCall *call, int status, const ImportGiven *given, const HeldBulkDone *done,
                const Refusals *refusals) {
    Message problem;
    HeldImportPage view = {
        .keys = page_keys(call, S("")),
        .check = url_path(S("/entitlements/import/check")),
        .write = url_path(S("/entitlements/import")),
        .fields = fields_of(call, given),
        .text = field_with_hint(field_area(S("text"), msg_import_text(), given->text),
                                msg_import_text_hint()),
    };
    if (page_problem_of(call, refusals, S("text"), &problem)) {
        view.text = field_with_problem(view.text, problem);
    }
    if (done != NULL) {
        fill_rows(call, given, done, &view);
    }
    Crumb *crumbs = arena_array(call->arena, Crumb, CRUMB_COUNT);
    crumbs[0] = (Crumb){msg_entitlements(), url_path(S("/entitlements"))};
    crumbs[1] = (Crumb){.label = msg_import_counts()};
    PageParts parts = {.title = msg_import_counts(),
                       .crumbs = {crumbs, CRUMB_COUNT},
                       .notices = notices_of(call, done),
                       .main = page_part(call)};
    parts.problems = page_problems(call, refusals);
    tpl_held_import(&parts.main, &view);
    return page_show(call, status, &parts);
}
