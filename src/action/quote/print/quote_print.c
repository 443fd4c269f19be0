// do_quote_print: from what the viewer sees, once; kept with whom it is for.
#include "action/quote/print/quote_print.h"

#include "action/quote/quote_see_private.h"
#include "action/viewer.h"
#include "base/digest.h"
#include "base/sign/signature.h"
#include "domain/language.h"
#include "store/q_document.h"

#include <stddef.h>

enum { FORM_BYTES = 64 };

static const Field fields[] = {
    {.name = S_INIT("revision"),
     .kind = FIELD_INTEGER,
     .offset = offsetof(QuotePrintAsk, revision),
     .least = 1,
     .most = INT32_MAX},
};
const FieldTable quote_print_fields = FIELD_TABLE("a print of a quote", QuotePrintAsk, fields);

// What is printed, for whom, and where it is kept.
typedef struct {
    QuoteWork work;
    Text reader;
    Text form_pdf;
    Text form_twin;
    Text language;
    QuotePrint print;
} Printing;

static Text reader_of(const ActionContext *context, const QuoteWork *work) {
    const Viewer *viewer = context->viewer;
    if (viewer == NULL || viewer->kind == VIEWER_STAFF) {
        return S("vendor");
    }
    if (viewer->kind == VIEWER_CUSTOMER) {
        return S("customer");
    }
    return viewer->account.id == work->distributor.id ? S("distributor") : S("reseller");
}

static Text form_of(Arena *arena, const Printing *printing, const char *ending) {
    TextBuf buf = buf_new(arena, FORM_BYTES);
    buf_addf(&buf, "quote.%lld.%.*s.%s", (long long)printing->work.revision,
             TEXT_ARG(printing->reader), ending);
    return buf_text(&buf);
}

static SheetPrice price_of(bool unit_null, Money unit, bool extended_null, Money extended) {
    return unit_null || extended_null ? (SheetPrice){0} : (SheetPrice){true, unit, extended};
}

static QuoteSheetLine line_of(const QuoteLine *line) {
    return (QuoteSheetLine){
        .line = line->line,
        .part = line->part,
        .description = line->description,
        .metric = line->metric,
        .site = line->site,
        .quantity = line->quantity,
        .coverage_start = line->coverage_start,
        .coverage_end = line->coverage_end,
        .months = line->months,
        .points = line->points,
        .price = price_of(line->unit_null, line->unit, line->extended_null, line->extended),
        .buy = price_of(line->buy_unit_null, line->buy_unit, line->buy_extended_null,
                        line->buy_extended),
        .sell = price_of(line->sell_unit_null, line->sell_unit, line->sell_extended_null,
                         line->sell_extended),
        .note = line->note,
    };
}

static QuoteSheet sheet_of(Arena *arena, const Quote *quote, Text reader, Points points) {
    QuoteSheetLine *lines = arena_array(arena, QuoteSheetLine, quote->line_count);
    for (size_t i = 0; i < quote->line_count; i++) {
        lines[i] = line_of(&quote->lines[i]);
    }
    return (QuoteSheet){
        .number = quote->number,
        .revision = quote->revision,
        .kind = quote->kind,
        .reader = reader,
        .presented_on = quote->presented_on,
        .valid_to = quote->valid_to,
        .agreement = quote->agreement,
        .site = quote->site,
        .customer_name = quote->customer_name,
        .city = quote->city,
        .country = quote->country,
        .distributor = quote->distributor,
        .distributor_name = quote->distributor_name,
        .reseller = quote->reseller,
        .reseller_name = quote->reseller_name,
        .currency = quote->money,
        .level = quote->level,
        .points = points,
        .total = quote->totals.net,
        .has_buy = !quote->totals.buy_null,
        .buy_total = quote->totals.buy,
        .has_sell = !quote->totals.sell_null,
        .sell_total = quote->totals.sell,
        .contact = quote->contact,
        .contact_role = quote->contact_role,
        .has_maximum = !quote->maximum_end_price_null,
        .maximum_end_price = quote->maximum_end_price,
        .input_hash = quote->input_hash,
        .lines = lines,
        .line_count = quote->line_count,
    };
}

// The revision and its place among kept documents; refuses what do_quote_print refuses.
static Err find(const ActionContext *context, Text number, const QuotePrintAsk *ask,
                Printing *printing, Refusals *refusals) {
    bool found = false;
    TRY(quote_see_load(context, number, ask->revision, NULL, &printing->work, &found));
    if (!found) {
        refuse(refusals,
               (Refusal){.id = REFUSAL_QUOTE_NOT_FOUND, .field = S("quote"), .value = number});
        return OK;
    }
    if (!printing->work.presented || !printing->work.has_valid_to) {
        refuse(refusals, (Refusal){.id = REFUSAL_QUOTE_STATE,
                                   .field = S("state"),
                                   .value = quote_state_name(printing->work.state)});
        return OK;
    }
    printing->reader = reader_of(context, &printing->work);
    printing->form_pdf = form_of(context->arena, printing, "pdf");
    printing->form_twin = form_of(context->arena, printing, "json");
    return OK;
}

static Err load_form(const ActionContext *context, const Printing *printing, Text form,
                     QDocumentFindRow *row, bool *ret_found) {
    return q_document_find(context->db, context->arena,
                           &(QDocumentFindIn){.enterprise = printing->work.enterprise,
                                              .object = printing->work.quote.id,
                                              .form = form},
                           row, ret_found);
}

static Err load_kept(const ActionContext *context, const Printing *printing, QuotePrint *print,
                     bool *ret_found) {
    QDocumentFindRow pdf;
    QDocumentFindRow twin;
    bool both = false;
    TRY(load_form(context, printing, printing->form_pdf, &pdf, ret_found));
    if (!*ret_found) {
        return OK;
    }
    TRY(load_form(context, printing, printing->form_twin, &twin, &both));
    *print =
        (QuotePrint){.pdf_sha256 = pdf.sha256, .twin = twin.content, .twin_sha256 = twin.sha256};
    return both && base64_parse(context->arena, pdf.content, &print->pdf)
               ? OK
               : FAULT_AT(FAULT_DB_VALUE, 0);
}

static Err set(const ActionContext *context, const QuotePrinter *printer, Printing *printing) {
    Quote quote;
    QuotePrint *print = &printing->print;
    TRY(quote_see_work(context, &printing->work, (QuoteLinesAsk){0}, &quote, &(Refusals){0}));
    QuoteSheet sheet = sheet_of(context->arena, &quote, printing->reader, printing->work.points);
    printing->language = language_of_country(quote.country);
    sheet.level_name =
        programme_level_name(context->prices.programme, quote.level, printing->language);
    TRY(printer->twin(printer->target, context->arena, &sheet, &print->twin));
    print->twin_sha256 = digest_text(context->arena, print->twin);
    TRY(printer->pdf(printer->target, context->arena, &sheet, print->twin_sha256,
                     printing->language, &print->pdf));
    print->pdf_sha256 = digest_text(context->arena, print->pdf);
    return OK;
}

static Err keep(Action *action, const void *given, void *outcome) {
    const Printing *printing = given;
    const QuotePrint *print = &printing->print;
    bool found = false;
    TRY(action_open(action, printing->work.enterprise));
    if (refused(action->refusals)) {
        return OK;
    }
    TRY(load_kept(action->context, printing, outcome, &found));
    if (found) {
        action->rehearsed = true; // another was first: nothing is left to do
        return OK;
    }
    QDocumentAddIn row = {
        .enterprise = action->enterprise,
        .object = printing->work.quote.id,
        .form = printing->form_twin,
        .language = S(""),
        .sha256 = print->twin_sha256,
        .content = print->twin,
        .reader = printing->reader,
    };
    TRY(q_document_add(action->db, &row));
    row.form = printing->form_pdf;
    row.language = printing->language;
    row.sha256 = print->pdf_sha256;
    row.content = base64_text(action->arena, print->pdf);
    TRY(q_document_add(action->db, &row));
    *(QuotePrint *)outcome = *print;
    return action_finish(action, S("quote.print"), printing->work.quote.id);
}

Err do_quote_print(const ActionContext *context, Text number, const QuotePrintAsk *ask,
                   const QuotePrinter *printer, QuotePrint *ret_print, Refusals *ret_refusals) {
    Printing printing = {0};
    bool found = false;
    *ret_refusals = (Refusals){0};
    TRY(find(context, number, ask, &printing, ret_refusals));
    if (refused(ret_refusals)) {
        return OK;
    }
    TRY(load_kept(context, &printing, ret_print, &found));
    if (found) {
        return OK;
    }
    TRY(set(context, printer, &printing));
    // The kept print is its own key: printing twice is printing once.
    ActionContext keyless = *context;
    keyless.key = (Text){0};
    keyless.digest = (Text){0};
    return action_run(&keyless, keep, &printing, ret_print, ret_refusals);
}
