-- Notes of every job of a kind that never said its end that it was killed.
-- in: kind Text, now Instant
-- rows: changes any
-- scope: catalogue
UPDATE job SET state = 'failed', outcome = 'killed', changed_at = :now
WHERE kind = :kind AND state = 'running'
