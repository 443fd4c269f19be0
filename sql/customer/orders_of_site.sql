-- The first and the last day on which a site ordered, until a day and as recorded by a transaction.
-- in: enterprise EnterpriseId, site SiteId, true_on Date, known_seq int64_t
-- out: first_on ?Date, last_on ?Date
-- rows: one
-- scope: enterprise
SELECT MIN(o.accepted_on) AS first_on, MAX(o.accepted_on) AS last_on
FROM order_line AS l JOIN orders AS o ON o.enterprise = l.enterprise AND o.order_id = l.order_id
WHERE l.enterprise = :enterprise AND l.site = :site
    AND o.accepted_on <= :true_on AND o.seq <= :known_seq
