-- The last jobs of a kind, the newest first.
-- in: kind Text, most int64_t
-- out: job int64_t, state Text, for_day ?Date, done int64_t, outcome Text, begun_at Instant, changed_at Instant
-- rows: many
-- scope: catalogue
SELECT job, state, for_day, done, outcome, begun_at, changed_at FROM job WHERE kind = :kind
ORDER BY job DESC LIMIT :most
