-- Orders that are held, with what holds them and since when, the oldest first; with how many there are.
-- in: skip int64_t, most int64_t
-- out: kind Text, item Text, enterprise EnterpriseId, entitlement EntitlementId, coverage_end ?Date, site Text,
--   since Date, due ?Date, reason Text, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT 'order' AS kind, r.number AS item, r.enterprise, CAST(0 AS bigint) AS entitlement, r.purchase_order_on AS coverage_end,
    s.number AS site, t.on_day AS since, r.customer_order_on AS due, COALESCE(t.hold, t.state) AS reason,
    COUNT(*) OVER () AS total, MIN(t.on_day) OVER () AS oldest
FROM order_request AS r
    JOIN site AS s ON s.enterprise = r.enterprise AND s.site = r.site
    JOIN order_step AS t ON t.enterprise = r.enterprise AND t.order_id = r.order_id
        AND t.seq = (SELECT MAX(w.seq) FROM order_step AS w WHERE w.enterprise = r.enterprise AND w.order_id = r.order_id)
WHERE t.state = 'in_review'
    AND NOT EXISTS (SELECT 1 FROM orders AS o WHERE o.enterprise = r.enterprise AND o.order_id = r.order_id)
ORDER BY t.on_day, r.number LIMIT :most OFFSET :skip
