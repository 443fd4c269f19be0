-- What customers wrote of their parts, site by site.
-- in: enterprise EnterpriseId
-- out: site SiteId, part Text, edition int64_t, seq int64_t, on_day Date, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: many
-- scope: enterprise
SELECT site, part, edition, seq, on_day, download, media, support, deployed
FROM held_count_event WHERE enterprise = :enterprise ORDER BY site, part, edition
