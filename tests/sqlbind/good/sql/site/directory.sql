-- Finds whose site a public number names.
-- in: number Text
-- out: enterprise EnterpriseId, site SiteId
-- rows: maybe
-- scope: exempt the directory routes a public number to its enterprise
SELECT enterprise, site FROM site WHERE number = :number
