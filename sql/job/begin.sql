-- Notes that a job runs from now on.
-- in: job int64_t, kind Text, for_day Date, now Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO job (job, kind, state, for_day, input, done, outcome, begun_at, changed_at)
VALUES (:job, :kind, 'running', :for_day, '', 0, '', :now, :now)
