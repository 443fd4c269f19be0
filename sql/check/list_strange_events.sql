-- Owners of events that are no enterprises.
-- out: owner EnterpriseId, rows_named int64_t
-- rows: many
-- scope: exempt licet check reads everything
SELECT owner, COUNT(*) AS rows_named
FROM event AS v LEFT JOIN enterprise AS e ON e.enterprise = v.owner
WHERE e.enterprise IS NULL GROUP BY owner ORDER BY owner
