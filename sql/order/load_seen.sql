-- An accepted order with what the list says of it; its sums are those of the lines that the viewer sees.
-- in: enterprise EnterpriseId, order_id OrderId
-- out: number Text, seq int64_t, kind Text, state Text, agreement AgreementId, site SiteId,
--   accepted_on Date, accepted_at Instant, level Text, points Points, total Money, currency Text,
--   purchase_order Text, distributor_purchase_order Text, customer_purchase_order Text,
--   distributor AccountId, reseller AccountId, source_number Text, lines int64_t, quantity Quantity,
--   reinstatements int64_t, proof Text
-- rows: maybe
-- scope: enterprise
SELECT o.number, o.seq, o.kind, o.state, o.agreement, COALESCE(o.site, MIN(l.site)) AS site,
    o.accepted_on, o.accepted_at, COALESCE(o.level, '') AS level,
    CAST(SUM(l.points) AS bigint) AS points, CAST(SUM(l.extended) AS bigint) AS total, o.currency,
    COALESCE(o.purchase_order, '') AS purchase_order,
    COALESCE(o.distributor_purchase_order, '') AS distributor_purchase_order,
    COALESCE(o.customer_purchase_order, '') AS customer_purchase_order,
    COALESCE(o.distributor, 0) AS distributor, COALESCE(o.reseller, 0) AS reseller,
    COALESCE((SELECT b.number FROM orders AS b WHERE b.enterprise = o.enterprise
        AND b.order_id = o.source_order), '') AS source_number,
    COUNT(*) AS lines, CAST(SUM(l.quantity) AS bigint) AS quantity,
    CAST(SUM(CASE WHEN p.type = 'reinstatement' THEN 1 ELSE 0 END) AS bigint) AS reinstatements,
    COALESCE((SELECT MIN(f.number) FROM proof AS f WHERE f.enterprise = o.enterprise
        AND f.order_id = o.order_id AND f.source_proof IS NULL), '') AS proof
FROM orders AS o JOIN order_line AS l ON l.enterprise = o.enterprise AND l.order_id = o.order_id
    JOIN part AS p ON p.part = l.part
WHERE o.enterprise = :enterprise AND o.order_id = :order_id
GROUP BY o.enterprise, o.order_id
