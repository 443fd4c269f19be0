// Shapes of jobs.
#include "api/file_job/job_shape.h"

#include "api/answer.h"
#include "api/problem.h"

#include <stddef.h>

static const Shape file_shape = {.name = S_INIT("file_job_file"),
                                 .columns = &file_job_file_columns};

// FileJobView begins with its row, so the row's columns are its own.
_Static_assert(offsetof(FileJobView, job) == 0, "the row is first");

static const ShapePart parts[] = {
    PART_LIST("files", &file_shape, FileJobView, files, file_count),
};
const Shape file_job_shape = {
    .name = S_INIT("file_job"), .columns = &file_job_columns, .parts = parts, .part_count = 1};

Err file_job_answer(EndpointCall *call, Text number) {
    FileJobView job;
    Refusals refusals = {0};
    TRY(see_file_job(call->context, number, &job, &refusals));
    return refused(&refusals) ? problem_refuse(call, &refusals) : answer_shape(call, &job);
}
