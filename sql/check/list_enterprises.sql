-- Every enterprise with the number of its latest transaction, and how far the sequencer has read it.
-- out: enterprise EnterpriseId, seq int64_t, created_on Date, reached int64_t
-- rows: many
-- scope: exempt licet check reads everything
SELECT e.enterprise, e.seq, e.created_on, COALESCE(s.seq, 0) AS reached
FROM enterprise AS e LEFT JOIN sequencer AS s ON s.enterprise = e.enterprise
ORDER BY e.enterprise
