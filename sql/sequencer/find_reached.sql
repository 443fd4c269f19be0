-- How far an enterprise has come, and how far the sequencer has read it.
-- in: enterprise EnterpriseId
-- out: seq int64_t, reached int64_t
-- rows: one, ahead
-- scope: enterprise
SELECT e.seq, COALESCE(s.seq, 0) AS reached
FROM enterprise AS e LEFT JOIN sequencer AS s ON s.enterprise = e.enterprise
WHERE e.enterprise = :enterprise
