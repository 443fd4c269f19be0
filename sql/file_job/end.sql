-- How a runner's job ended; nothing where it is no longer its own.
-- in: job int64_t, runner Text, state Text, row_count int64_t, byte_count int64_t, outcome Text, manifest Text,
--   now Instant, ready_at ?Instant, expires_on ?Date
-- rows: changes any
-- scope: catalogue
UPDATE file_job SET state = :state, runner = '', row_count = :row_count, byte_count = :byte_count,
    outcome = :outcome, manifest = :manifest, changed_at = :now, ready_at = :ready_at, expires_on = :expires_on
WHERE job = :job AND runner = :runner AND state = 'running'
