-- Takes the locks of these enterprises (a JSON list), the lowest first, and gives those that are there; SQLite takes one writer at a
-- time anyway.
-- in: enterprises Text
-- out: enterprise EnterpriseId
-- rows: many
-- scope: exempt the nightly run takes several enterprises at a time
SELECT enterprise FROM enterprise WHERE enterprise IN (SELECT CAST(j.value AS bigint) FROM json_each(:enterprises) AS j)
ORDER BY enterprise
