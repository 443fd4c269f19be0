-- How far a runner is; nothing where the job is no longer its own.
-- in: job int64_t, runner Text, row_count int64_t, now Instant
-- rows: changes any
-- scope: catalogue
UPDATE file_job SET row_count = :row_count, changed_at = :now
WHERE job = :job AND runner = :runner AND state = 'running'
