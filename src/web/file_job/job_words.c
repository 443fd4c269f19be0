// Words and addresses.
#include "web/file_job/job_words.h"

#include "base/messages.h"

enum { FILE_NUMBER_BYTES = 24 };

Message job_report_words(Text report) {
    static const struct {
        Text name;
        Message (*words)(void);
    } reports[] = {
        {S_INIT("customers"), msg_customers},
        {S_INIT("orders"), msg_orders},
        {S_INIT("quotes"), msg_quotes},
        {S_INIT("bqo"), msg_quotes},
        {S_INIT("proofs"), msg_proofs},
        {S_INIT("renewal-lines"), msg_renewal_lines},
        {S_INIT("entitlements"), msg_entitlements},
        {S_INIT("points"), msg_points},
        {S_INIT("sites"), msg_sites},
        {S_INIT("agreements"), msg_agreements},
        {S_INIT("contacts"), msg_contacts},
        {S_INIT("history"), msg_history},
        {S_INIT("access"), msg_users_and_access},
    };
    for (size_t i = 0; i < sizeof reports / sizeof reports[0]; i++) {
        if (text_equal(reports[i].name, report)) {
            return reports[i].words();
        }
    }
    return msg_plain(report);
}

static Message failed_words(Text outcome) {
    return text_equal(outcome, S("forbidden")) ? msg_job_failed_forbidden()
           : text_equal(outcome, S("refused")) ? msg_job_failed_refused()
                                               : msg_job_failed();
}

Message job_progress_words(const FileJobRow *job) {
    if (text_equal(job->state, S("queued"))) {
        return msg_job_waits();
    }
    if (text_equal(job->state, S("running"))) {
        return msg_job_rows_so_far(job->rows);
    }
    if (text_equal(job->state, S("ready"))) {
        return msg_job_ready_until(job->rows, job->expires_on);
    }
    return text_equal(job->state, S("failed"))      ? failed_words(job->outcome)
           : text_equal(job->state, S("cancelled")) ? msg_job_was_cancelled()
                                                    : msg_job_was_purged();
}

Url job_url(Arena *arena, Text number) {
    return url_join(arena, url_path(S("/jobs")), number);
}

Url job_verb_url(Arena *arena, Text number, Text verb) {
    return url_join(arena, job_url(arena, number), verb);
}

Url job_file_url(Arena *arena, Text number, int64_t file) {
    TextBuf buf = buf_new(arena, FILE_NUMBER_BYTES);
    buf_add_int(&buf, file);
    return url_join(arena, job_verb_url(arena, number, S("files")), buf_text(&buf));
}

bool job_is_open(const FileJobRow *job) {
    return text_equal(job->state, S("queued")) || text_equal(job->state, S("running"));
}
