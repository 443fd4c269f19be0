-- The counts of a part at a site, and how often they were written.
-- in: enterprise EnterpriseId, site SiteId, part Text
-- out: edition int64_t, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: maybe
-- scope: enterprise
SELECT edition, download, media, support, deployed
FROM held_count WHERE enterprise = :enterprise AND site = :site AND part = :part
