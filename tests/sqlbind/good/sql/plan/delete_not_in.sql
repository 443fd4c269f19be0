-- Removes sites that never bought.
-- in: enterprise EnterpriseId
-- out: site SiteId
-- rows: many
-- scope: enterprise
DELETE FROM site WHERE enterprise = :enterprise
  AND site NOT IN (SELECT p.site FROM purchase p WHERE p.enterprise = :enterprise)
RETURNING site
