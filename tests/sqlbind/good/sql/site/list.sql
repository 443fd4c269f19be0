-- All sites of an enterprise.
-- in: enterprise EnterpriseId
-- out: site SiteId, number Text, joined_on Date, closed_on ?Date, is_main bool, note ?Text
-- rows: many
-- scope: enterprise
SELECT site, number, joined_on, closed_on, is_main, note
FROM site
WHERE enterprise = :enterprise
ORDER BY closed_on NULLS LAST, site
