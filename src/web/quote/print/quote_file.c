// Printed once, then kept.
#include "web/quote/print/quote_file.h"

#include "web/lost.h"

enum { NAME_BYTES_MAX = 160, TAG_BYTES_MAX = 80 };

static void name_file(PageCall *call, const char *ending) {
    TextBuf name = buf_new(call->arena, NAME_BYTES_MAX);
    buf_addf(&name, "attachment; filename=\"quote-%.*s.%s\"", TEXT_ARG(call->params[0]), ending);
    bool added = http_answer_header(call->answer, S("Content-Disposition"), buf_text(&name));
    ENSURE(added);
}

Err quote_file_answer(PageCall *call, bool pdf) {
    QuotePrint print;
    Refusals refusals = {0};
    TextBuf tag = buf_new(call->arena, TAG_BYTES_MAX);
    if (call->complaints->count > 0) {
        return page_lost(call, 422);
    }
    TRY(do_quote_print(call->context, call->params[0], call->input, &call->press->quotes, &print,
                       &refusals));
    if (refused(&refusals)) {
        return page_refused(call, &refusals);
    }
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(pdf ? print.pdf_sha256 : print.twin_sha256));
    if (!http_answer_tag(call->request, call->answer, buf_text(&tag))) {
        name_file(call, pdf ? "pdf" : "json");
        http_answer_body(call->answer, pdf ? S("application/pdf") : S("application/json"),
                         pdf ? print.pdf : print.twin);
    }
    return OK;
}
