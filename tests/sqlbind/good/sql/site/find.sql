-- Looks for a site by its number
-- among all that are open.
-- in: number Text,
--  enterprise EnterpriseId
-- out: site SiteId, joined_on Date
-- rows: maybe, ahead
-- scope: enterprise
SELECT s.site, s.joined_on
FROM open_site s
WHERE s.enterprise = :enterprise AND s.number = :number; -- closed ones are not found
