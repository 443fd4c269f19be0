-- The first and the last day on which a site ordered.
-- in: enterprise EnterpriseId, site SiteId
-- out: first_on ?Date, last_on ?Date
-- rows: one
-- scope: enterprise
SELECT MIN(o.accepted_on) AS first_on, MAX(o.accepted_on) AS last_on
FROM order_line AS l JOIN orders AS o ON o.enterprise = l.enterprise AND o.order_id = l.order_id
WHERE l.enterprise = :enterprise AND l.site = :site
