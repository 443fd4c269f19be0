-- The files of a job.
-- in: job int64_t
-- out: file int64_t, name Text, row_count int64_t, byte_count int64_t, sha256 Text
-- rows: many
-- scope: catalogue
SELECT file, name, row_count, byte_count, sha256 FROM file_job_file WHERE job = :job ORDER BY file
