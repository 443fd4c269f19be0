-- The key repeated in each term.
-- in: enterprise EnterpriseId, site SiteId, number Text
-- out: site SiteId, note ?Text
-- rows: many
-- scope: enterprise
SELECT site, note FROM site
WHERE (enterprise = :enterprise AND site = :site) OR (enterprise = :enterprise AND number = :number)
