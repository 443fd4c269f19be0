-- Notes that a job's files are gone.
-- in: job int64_t, now Instant
-- rows: changes any
-- scope: catalogue
UPDATE file_job SET state = 'purged', changed_at = :now WHERE job = :job AND state = 'ready'
