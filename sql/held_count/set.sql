-- Keeps other counts of a part at a site.
-- in: enterprise EnterpriseId, site SiteId, part Text, edition int64_t, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: changes 1
-- scope: enterprise
UPDATE held_count SET edition = :edition, download = :download, media = :media, support = :support, deployed = :deployed
WHERE enterprise = :enterprise AND site = :site AND part = :part
