-- Forgets the files of a job that begins anew.
-- in: job int64_t
-- rows: changes any
-- scope: catalogue
DELETE FROM file_job_file WHERE job = :job
