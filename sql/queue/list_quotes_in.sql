-- Quotes in a state that end by a day, the first to end first; with how many there are and since when.
-- in: state Text, reason Text, today Date, soon Date, skip int64_t, most int64_t
-- out: kind Text, item Text, enterprise EnterpriseId, entitlement EntitlementId, coverage_end ?Date, site Text,
--   since Date, due ?Date, reason Text, total int64_t, oldest ?Date
-- rows: many
-- scope: exempt the desks see what waits over many enterprises
SELECT 'quote' AS kind, q.number AS item, q.enterprise, CAST(0 AS bigint) AS entitlement, q.valid_to AS coverage_end,
    COALESCE(s.number, '') AS site, COALESCE(q.presented_on, q.valid_to) AS since, q.valid_to AS due,
    CAST(:reason AS text) AS reason, COUNT(*) OVER () AS total, MIN(q.presented_on) OVER () AS oldest
FROM quote AS q LEFT JOIN site AS s ON s.enterprise = q.enterprise AND s.site = q.site
WHERE q.newest = 1 AND q.state = :state AND q.valid_to >= :today AND q.valid_to <= :soon
ORDER BY q.valid_to NULLS LAST, q.number LIMIT :most OFFSET :skip
