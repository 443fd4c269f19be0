-- When each transaction of an enterprise was recorded.
-- in: enterprise EnterpriseId
-- out: seq int64_t, recorded_at Instant, on_day Date
-- rows: many
-- scope: enterprise
SELECT seq, recorded_at, on_day FROM recorded WHERE enterprise = :enterprise ORDER BY seq
