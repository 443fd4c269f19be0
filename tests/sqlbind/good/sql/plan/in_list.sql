-- Sites of a list.
-- in: enterprise EnterpriseId, sites Text
-- out: site SiteId, note ?Text
-- rows: many
-- scope: enterprise
SELECT site, note FROM site
WHERE enterprise = :enterprise AND site IN (SELECT CAST(value AS bigint) FROM json_each(:sites)) ORDER BY site
