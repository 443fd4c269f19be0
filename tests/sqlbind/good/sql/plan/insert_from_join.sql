-- Copies purchases of one site to another.
-- in: enterprise EnterpriseId, site SiteId, target SiteId, shift int64_t
-- rows: changes any
-- scope: enterprise
INSERT INTO purchase (enterprise, purchase, site, product, quantity, amount, placed_at)
SELECT p.enterprise, p.purchase + :shift, :target, p.product, p.quantity, p.amount, p.placed_at
FROM site s JOIN purchase p ON p.enterprise = s.enterprise AND p.site = s.site
WHERE s.enterprise = :enterprise AND s.site = :site ORDER BY p.purchase
