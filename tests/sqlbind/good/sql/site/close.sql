-- Closes a site that is open.
-- in: enterprise EnterpriseId, site SiteId, day Date
-- rows: changes 1
-- scope: enterprise
UPDATE site SET closed_on = :day WHERE enterprise = :enterprise AND site = :site AND closed_on IS NULL
