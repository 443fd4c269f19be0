-- The latest transaction of an enterprise that was recorded at or before an instant.
-- in: enterprise EnterpriseId, known_on Instant
-- out: seq int64_t
-- rows: maybe
-- scope: enterprise
SELECT seq FROM recorded WHERE enterprise = :enterprise AND recorded_at <= :known_on
ORDER BY seq DESC LIMIT 1
