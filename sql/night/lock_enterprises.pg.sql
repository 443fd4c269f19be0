-- Takes the locks of these enterprises (a JSON list), the lowest first, and gives those that are there.
-- in: enterprises Text
-- out: enterprise EnterpriseId
-- rows: many
-- scope: exempt the nightly run takes several enterprises at a time
WITH k AS MATERIALIZED (SELECT CAST(j.value AS bigint) AS enterprise FROM json_each(:enterprises) AS j)
SELECT e.enterprise FROM k CROSS JOIN enterprise AS e WHERE e.enterprise = k.enterprise
ORDER BY e.enterprise FOR NO KEY UPDATE OF e
