-- Renewal lines that no standing quote could take, the oldest first; with how many there are and since when.
-- in: skip int64_t, most int64_t
-- out: kind Text, item Text, enterprise EnterpriseId, entitlement EntitlementId, coverage_end ?Date, site Text,
--   since Date, due ?Date, reason Text, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT 'renewal_line' AS kind, '' AS item, x.enterprise, x.entitlement, e.coverage_end, s.number AS site, x.since, e.due,
    x.refusal AS reason, COUNT(*) OVER () AS total, MIN(x.since) OVER () AS oldest
FROM renewal_exception AS x
    JOIN entitlement AS e ON e.enterprise = x.enterprise AND e.entitlement = x.entitlement
    JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
ORDER BY x.since, x.enterprise, x.entitlement LIMIT :most OFFSET :skip
