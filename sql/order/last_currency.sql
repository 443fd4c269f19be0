-- What a site last bought in, of the orders that the reader sees.
-- in: enterprise EnterpriseId, site SiteId
-- out: currency Text
-- rows: maybe
-- scope: enterprise
SELECT o.currency FROM orders AS o WHERE o.enterprise = :enterprise AND o.site = :site
ORDER BY o.order_id DESC LIMIT 1
