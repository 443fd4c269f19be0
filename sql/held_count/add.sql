-- Keeps the first counts of a part at a site.
-- in: enterprise EnterpriseId, site SiteId, part Text, edition int64_t, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: changes 1
-- scope: enterprise
INSERT INTO held_count (enterprise, site, part, edition, download, media, support, deployed)
VALUES (:enterprise, :site, :part, :edition, :download, :media, :support, :deployed)
