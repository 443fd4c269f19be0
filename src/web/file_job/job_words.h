// What people call jobs: their lists, their states, their addresses.
#ifndef WEB_FILE_JOB_JOB_WORDS_H
#define WEB_FILE_JOB_JOB_WORDS_H

#include "action/file_job/file_job_see.h"
#include "base/show/message.h"
#include "base/show/url.h"

// Of the report's stable name; one that is none stands as it is.
Message job_report_words(Text report);
// "1,234 rows so far", "ready …", why it failed.
Message job_progress_words(const FileJobRow *job);
// /jobs/<number>; with a verb /jobs/<number>/<verb>
Url job_url(Arena *arena, Text number);
Url job_verb_url(Arena *arena, Text number, Text verb);
Url job_file_url(Arena *arena, Text number, int64_t file);
// It waits or runs: it will say more.
bool job_is_open(const FileJobRow *job);

#endif
