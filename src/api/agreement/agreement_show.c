// GET /api/v1/agreements/{agreement} (portal.md P11).
#include "action/agreement/agreement_page.h"
#include "api/answer.h"
#include "api/problem.h"
#include "report/rows_file.h"

ENDPOINT(agreement_show, HTTP_GET, "/agreements/{agreement}",
         MAY(SUBJECT_CUSTOMERS, READ, RIGHT_REPORTING, RIGHT_AGREEMENT_VIEW), TAKES_NOTHING) {
    AgreementPage page;
    Refusals refusals = {0};
    AnswerText text;
    RowsChoice columns = rows_choose_all(&agreement_columns);
    TRY(see_agreement_page(call->context, call->params[0], &page, &refusals));
    if (refused(&refusals)) {
        return problem_refuse(call, &refusals);
    }
    answer_text_begin(call, &text);
    rows_write_object(&text.writer, call->arena, &columns, &page.row);
    return answer_text_end(call, &text, 200, S("application/json"));
}
