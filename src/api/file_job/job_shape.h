// A job as the API answers it.
#ifndef API_FILE_JOB_JOB_SHAPE_H
#define API_FILE_JOB_JOB_SHAPE_H

#include "api/endpoint.h"

// Its columns (P27) and its files; of a FileJobView.
extern const Shape file_job_shape;

// The job as it is now; 404 where it is not the viewer's.
Err file_job_answer(EndpointCall *call, Text number);

#endif
