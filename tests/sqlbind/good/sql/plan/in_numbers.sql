-- Sites by the numbers of other rows.
-- in: enterprise EnterpriseId
-- out: site SiteId, note ?Text
-- rows: many
-- scope: enterprise
SELECT site, note FROM site
WHERE enterprise = :enterprise AND number IN ('a', 'b')
  AND site IN (SELECT site FROM purchase WHERE enterprise = :enterprise AND quantity > 3)
