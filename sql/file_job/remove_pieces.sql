-- Forgets what the files of a job hold.
-- in: job int64_t
-- rows: changes any
-- scope: catalogue
DELETE FROM file_job_piece WHERE job = :job
