-- A page of sites after a key.
-- in: enterprise EnterpriseId, after_number Text, after_site SiteId, room int64_t
-- out: number Text, site SiteId, joined_on Date
-- rows: many
-- scope: enterprise
SELECT number, site, joined_on FROM site
WHERE enterprise = :enterprise AND (number, site) > (:after_number, :after_site)
ORDER BY number, site LIMIT :room
