-- What a quote tells of a site and its agreement (portal.md C2 @site).
-- in: enterprise EnterpriseId, site SiteId
-- out: number Text, name Text, city Text, country Text, time_zone Text
-- rows: maybe
-- scope: enterprise
SELECT number, name, city, country, time_zone FROM site
WHERE enterprise = :enterprise AND site = :site
