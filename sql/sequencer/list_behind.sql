-- Enterprises whose committed transactions the sequencer has not read to the end.
-- in: after EnterpriseId, most int64_t
-- out: enterprise EnterpriseId
-- rows: many
-- scope: exempt the sequencer follows all enterprises
SELECT e.enterprise
FROM enterprise AS e LEFT JOIN sequencer AS s ON s.enterprise = e.enterprise
WHERE e.enterprise > :after AND e.seq > COALESCE(s.seq, 0)
ORDER BY e.enterprise LIMIT :most
