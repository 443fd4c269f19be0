// Printed once, then kept.
#include "api/quote/print/quote_file.h"

#include "api/problem.h"

enum { TAG_BYTES_MAX = 80 };

Err quote_file_give(EndpointCall *call) {
    Text type = call->endpoint->gives.type;
    bool pdf = text_equal(type, S("application/pdf"));
    QuotePrint print;
    Refusals refusals = {0};
    TextBuf tag = buf_new(call->arena, TAG_BYTES_MAX);
    TRY(do_quote_print(call->context, call->params[0], call->input, &call->press->quotes, &print,
                       &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    buf_addf(&tag, "\"%.*s\"", TEXT_ARG(pdf ? print.pdf_sha256 : print.twin_sha256));
    if (!http_answer_tag(call->request, call->answer, buf_text(&tag))) {
        http_answer_body(call->answer, type, pdf ? print.pdf : print.twin);
    }
    return OK;
}
