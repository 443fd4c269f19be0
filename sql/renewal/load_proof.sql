-- The newest proof of an order at a site.
-- in: enterprise EnterpriseId, order_id OrderId, site SiteId
-- out: number Text
-- rows: maybe
-- scope: enterprise
SELECT number FROM proof WHERE enterprise = :enterprise AND order_id = :order_id AND site = :site
ORDER BY proof DESC LIMIT 1
