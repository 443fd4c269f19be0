-- A page of sites before a key, backwards.
-- in: enterprise EnterpriseId, before_site SiteId, room int64_t
-- out: site SiteId
-- rows: many
-- scope: enterprise
SELECT site FROM site WHERE enterprise = :enterprise AND site < :before_site
ORDER BY site DESC LIMIT :room
