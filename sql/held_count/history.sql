-- What a customer wrote of a part at a site, the oldest first.
-- in: enterprise EnterpriseId, site SiteId, part Text
-- out: edition int64_t, seq int64_t, on_day Date, recorded_at Instant, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: many
-- scope: enterprise
SELECT c.edition, c.seq, c.on_day, r.recorded_at, c.download, c.media, c.support, c.deployed
FROM held_count_event AS c JOIN recorded AS r ON r.enterprise = c.enterprise AND r.seq = c.seq
WHERE c.enterprise = :enterprise AND c.site = :site AND c.part = :part
ORDER BY c.edition
