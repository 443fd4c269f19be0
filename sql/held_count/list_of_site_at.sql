-- The same of a day, as it was recorded by a transaction: of each part the latest that counts then.
-- in: enterprise EnterpriseId, site SiteId, until Date, known_seq int64_t
-- out: part Text, description Text, type Text, metric Text, product ?Text, download Quantity, media Quantity, support Quantity, deployed ?Quantity
-- rows: many
-- scope: enterprise
SELECT c.part, p.description, p.type, p.metric, p.product, c.download, c.media, c.support, c.deployed
FROM held_count_event AS c JOIN part AS p ON p.part = c.part
WHERE c.enterprise = :enterprise AND c.site = :site AND c.on_day <= :until AND c.seq <= :known_seq
    AND NOT EXISTS (SELECT 1 FROM held_count_event AS x WHERE x.enterprise = c.enterprise AND x.site = c.site AND x.part = c.part
        AND x.edition > c.edition AND x.on_day <= :until AND x.seq <= :known_seq)
ORDER BY c.part
