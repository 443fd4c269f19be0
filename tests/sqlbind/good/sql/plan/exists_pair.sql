-- Sites that bought something and never something else.
-- in: enterprise EnterpriseId, product int64_t
-- out: site SiteId
-- rows: many
-- scope: enterprise
SELECT s.site FROM site s WHERE s.enterprise = :enterprise
  AND EXISTS (SELECT 1 FROM purchase p WHERE p.enterprise = s.enterprise AND p.site = s.site)
  AND NOT EXISTS (SELECT 1 FROM purchase p
                  WHERE p.enterprise = :enterprise AND p.site = s.site AND p.product = :product)
