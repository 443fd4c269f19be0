-- The highest id of a job; 0 where there is none.
-- out: job int64_t
-- rows: one
-- scope: catalogue
SELECT COALESCE(MAX(job), 0) AS job FROM file_job
