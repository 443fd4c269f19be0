-- A runner begins a job, from its start.
-- in: job int64_t, runner Text, tries int64_t, now Instant
-- rows: changes any
-- scope: catalogue
UPDATE file_job SET state = 'running', runner = :runner, tries = :tries + 1, row_count = 0, byte_count = 0,
    outcome = '', changed_at = :now
WHERE job = :job AND tries = :tries AND state IN ('queued', 'running')
