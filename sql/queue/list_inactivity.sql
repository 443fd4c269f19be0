-- The agreements that may be set inactive (R1.9): their notice of it is over, and since then nothing was ordered or covered.
-- idle_by: what was ordered or covered by then is long enough ago. It may be done, and has no due day. The longest idle
-- first; with how many there are.
-- in: today Date, idle_by Date, skip int64_t, most int64_t
-- out: kind Text, item Text, enterprise EnterpriseId, entitlement EntitlementId, coverage_end ?Date, site Text,
--   since Date, due ?Date, reason Text, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT g.kind, g.item, g.enterprise, g.entitlement, g.coverage_end, g.site, g.since, g.due, g.reason,
    COUNT(*) OVER () AS total, MIN(g.since) OVER () AS oldest
FROM (
    SELECT 'agreement' AS kind, a.number AS item, a.enterprise, CAST(0 AS bigint) AS entitlement, MAX(n.for_day) AS coverage_end,
        '' AS site, MAX(n.for_day) AS since, NULLIF(MAX(n.for_day), MAX(n.for_day)) AS due, 'idle' AS reason
    FROM calendar_notice AS n JOIN agreement AS a ON a.enterprise = n.enterprise AND a.agreement = n.object
    WHERE n.kind = 'agreement.inactivity' AND n.for_day <= :today AND a.state = 'active'
        AND NOT EXISTS (SELECT 1 FROM orders AS o
            WHERE o.enterprise = a.enterprise AND o.agreement = a.agreement AND o.accepted_on > :idle_by)
        AND NOT EXISTS (SELECT 1 FROM site AS s JOIN entitlement AS e ON e.enterprise = s.enterprise AND e.site = s.site
            WHERE s.enterprise = a.enterprise AND s.agreement = a.agreement AND e.quantity > 0 AND e.coverage_end > :idle_by)
    GROUP BY a.enterprise, a.agreement, a.number
) AS g
ORDER BY g.since, g.item LIMIT :most OFFSET :skip
