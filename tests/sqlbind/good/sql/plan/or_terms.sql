-- Either of two terms by different indexes.
-- in: enterprise EnterpriseId, site SiteId, number Text
-- out: site SiteId, note ?Text
-- rows: many
-- scope: enterprise
SELECT site, note FROM site WHERE enterprise = :enterprise AND (site = :site OR number = :number)
