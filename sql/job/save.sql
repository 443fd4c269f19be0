-- Notes how far a job is, or how it ended.
-- in: job int64_t, state Text, done int64_t, outcome Text, now Instant
-- rows: changes 1
-- scope: catalogue
UPDATE job SET state = :state, done = :done, outcome = :outcome, changed_at = :now WHERE job = :job
