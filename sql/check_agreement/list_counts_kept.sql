-- The counts as they are kept.
-- in: enterprise EnterpriseId
-- out: site SiteId, part Text, edition int64_t, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: many
-- scope: enterprise
SELECT site, part, edition, download, media, support, deployed
FROM held_count WHERE enterprise = :enterprise ORDER BY site, part
