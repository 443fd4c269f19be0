-- Changes of orders that wait for a second person, the oldest first; with how many there are.
-- in: skip int64_t, most int64_t
-- out: kind Text, item Text, enterprise EnterpriseId, entitlement EntitlementId, coverage_end ?Date, site Text,
--   since Date, due ?Date, reason Text, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT 'order' AS kind, COALESCE(o.number, r.number) AS item, c.enterprise, CAST(0 AS bigint) AS entitlement,
    NULLIF(c.asked_on, c.asked_on) AS coverage_end, s.number AS site, c.asked_on AS since,
    NULLIF(c.asked_on, c.asked_on) AS due, 'change_waits' AS reason,
    COUNT(*) OVER () AS total, MIN(c.asked_on) OVER () AS oldest
FROM order_change AS c LEFT JOIN orders AS o ON o.enterprise = c.enterprise AND o.order_id = c.order_id
    LEFT JOIN order_request AS r ON r.enterprise = c.enterprise AND r.order_id = c.order_id
    JOIN site AS s ON s.enterprise = c.enterprise AND s.site = COALESCE(o.site, r.site)
WHERE c.state = 'waiting'
ORDER BY c.asked_on, item LIMIT :most OFFSET :skip
