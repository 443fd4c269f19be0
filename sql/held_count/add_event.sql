-- Appends what a customer wrote.
-- in: enterprise EnterpriseId, site SiteId, part Text, edition int64_t, seq int64_t, on_day Date, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: changes 1
-- scope: enterprise
INSERT INTO held_count_event (enterprise, site, part, edition, seq, on_day, download, media, support, deployed)
VALUES (:enterprise, :site, :part, :edition, :seq, :on_day, :download, :media, :support, :deployed)
